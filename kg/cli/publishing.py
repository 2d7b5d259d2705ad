"""Publishing (发布): the commands that make a store ready for others: a website, a release to cite."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path

import click

from kg.cli.opening import open_store
from kg.cli.options import store_option


@click.command(epilog="Example: kg site build/site --base-url https://example.org/zhice/")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Where it will be published (网址): adds redirects for w3id.org, a sitemap.",
)
@store_option
def site(folder: Path, base_url: str, store: Path) -> None:
    """Write the graph as a website (网站): one page a thing, its claims and their sentences, Turtle and JSON-LD beside.

    Plain files with relative links: open DIR/index.html, copy DIR to any web server, or publish it by GitHub Pages.
    """
    from kg.site import site_files, write_site

    address = base_url if not base_url or base_url.endswith("/") else base_url + "/"
    if address and not address.startswith(("https://", "http://")):
        raise click.UsageError("--base-url begins with https:// or http://")
    with open_store(store) as graph:
        count = write_site(folder, site_files(graph, address=address, reference=_reference_page()))
    click.echo(f"{folder}: {count} files; open {folder / 'index.html'}", err=True)


def _reference_page() -> str:
    """The reference page of the ontology where this is a checkout that can write it, else ""."""
    root = Path(__file__).resolve().parent.parent.parent
    if not (root / "reference" / "page.py").is_file() or importlib.util.find_spec("jinja2") is None:
        return ""
    if str(root) not in sys.path:
        sys.path.append(str(root))
    page: str = importlib.import_module("reference.page").render()
    return page

"""Publishing (发布): the commands that make a store ready for others: a website, a release to cite."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path

import click

from kg.cli.opening import open_store
from kg.cli.options import store_option

# Told here too, so that the command line starts without what writes a release; a test holds them equal.
_LICENCES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC0-1.0", "ODbL-1.0")


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


@click.command(epilog="Example: kg release build/release --documents seeds/ --previous last-year/ --date 2026-11-21")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--previous", type=click.Path(path_type=Path), metavar="RELEASE|STORE", help="Tell what changed since it."
)
@click.option(
    "--date", "day", default="", metavar="DATE", help="Date of release; else SOURCE_DATE_EPOCH or the ontology's."
)
@click.option("--version", default="", help="The version to cite; by default that of the data.")
@click.option(
    "--creator", "creators", multiple=True, metavar="NAME", help="By whom (作者); may be given several times."
)
@click.option("--licence", type=click.Choice(_LICENCES), default=_LICENCES[0], show_default=True, help="Of the data.")
@click.option(
    "--documents",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE|FOLDER",
    help="Read quotes again there.",
)
@click.option("--with-documents", is_flag=True, help="Put these documents into the release; mind their rights.")
@store_option
def release(
    folder: Path,
    previous: Path | None,
    day: str,
    version: str,
    creators: tuple[str, ...],
    licence: str,
    documents: tuple[Path, ...],
    with_documents: bool,
    store: Path,
) -> None:
    """Write the graph as a folder to publish and cite (发布): for Zenodo, Dataverse or a Git repository.

    Dumps, tables, ontology, queries, the documents' manifest, descriptions with counts (VoID, DCAT, RO-Crate), measured
    quality, changes, sums, README in both languages. The same store and date give the same bytes.
    """
    from kg.documents import list_sources
    from kg.releases import DEFAULT_CREATOR, read_particulars, write_release

    if with_documents and not documents:
        raise click.UsageError("--with-documents needs --documents FILE|FOLDER")
    sources = list_sources(documents) if documents else ()
    with open_store(store) as graph:
        told = read_particulars(graph, version=version, day=day, creators=creators, licence=licence)
        count = write_release(graph, folder, told, previous=previous, sources=sources, with_documents=with_documents)
    click.echo(f"{folder}: {count} files, version {told.version}, {told.date}", err=True)
    if not creators:
        click.echo(f"the creator is {DEFAULT_CREATOR!r}; of a release of your own, say --creator NAME", err=True)

"""Site (网站): a store as static pages, one a thing and one a claim, each with its Turtle and JSON-LD beside it.

It needs no server and no network: links are relative, the search runs in the page, nothing is fetched from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.exports.destination import written_folder
from kg.site.claim_pages import claim_page
from kg.site.descriptions import described, jsonld_of, turtle_of
from kg.site.frame import Frame
from kg.site.lists import first_page, list_pages, search_words
from kg.site.missing import missing_page
from kg.site.ontology import ontology_files
from kg.site.paths import stem_of
from kg.site.reader import Name, Reader
from kg.site.redirects import htaccess
from kg.site.things import thing_page
from kg.store import Graph

__all__ = ["htaccess", "site_files", "write_site"]

MARK = "assets/words.js"
"""The file by which a folder is known as a site."""

_HERE = Path(__file__).resolve().parent
_TITLE = Name("知策图谱", "The Zhice graph")


def write_site(path: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write a site into a folder, in place of an earlier one; how many files it has."""
    count = 0
    with written_folder(path, MARK) as fresh:
        for name, data in files:
            file = fresh / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            count += 1
    return count


def site_files(graph: Graph, *, address: str = "", reference: str = "") -> Iterator[tuple[str, bytes]]:
    """The files of the site of a graph, by their paths. `address` is where it will be published, if that is known."""
    reader = Reader(graph)
    frame = Frame(_TITLE, address)
    yield "index.html", first_page(frame, reader)
    yield from list_pages(frame, reader)
    for iris in reader.things.values():
        for iri in iris:
            yield from _files_of(reader, iri, thing_page(frame, reader, iri))
    for claim in reader.claims:
        yield from _files_of(reader, claim, claim_page(frame, reader, claim))
    yield from ontology_files(frame, reference)
    yield "404.html", missing_page(frame)
    yield MARK, search_words(reader)
    for name in ("site.js", "style.css"):
        yield f"assets/{name}", (_HERE / name).read_bytes()
    # GitHub Pages would leave out files whose names it takes for its own.
    yield ".nojekyll", b""
    if address:
        yield "w3id/.htaccess", htaccess(address).encode()
        pages = sorted(f"{address}{stem_of(iri)}.html" for iris in reader.things.values() for iri in iris)
        yield "sitemap.txt", "".join(f"{page}\n" for page in [f"{address}index.html", *pages]).encode()


def _files_of(reader: Reader, iri: str, page: bytes) -> Iterator[tuple[str, bytes]]:
    stem = stem_of(iri)
    nodes = described(reader, iri)
    yield f"{stem}.html", page
    yield f"{stem}.ttl", turtle_of(nodes)
    yield f"{stem}.jsonld", jsonld_of(nodes)

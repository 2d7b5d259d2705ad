"""The site: its links, what stands on a page, what stands beside it, and that it needs nothing from elsewhere."""

from __future__ import annotations

import json
import os
import posixpath
import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import Graph as RdflibGraph

from kg.bad_input import BadInput
from kg.rdf import read_facts
from kg.site import site_files, write_site
from kg.site.frame import both
from kg.site.paths import stem_of
from kg.site.reader import Name, Reader
from kg.store import Graph, open_graph
from kg.vocabulary import DATA_IRI, RDF, ZC

LINK = re.compile(r'(?:href|src)="([^"]*)"')
VOID = {"meta", "link", "input", "base", "br", "img"}
PARTS = "<{0}participation>|<http://www.w3.org/ns/prov#wasDerivedFrom>|<{0}echo>".format(ZC.Claim.removesuffix("Claim"))


class Reading(HTMLParser):
    """Reads a page: its words, its ids, and whether each element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read_page(data: bytes) -> Reading:
    reading = Reading()
    reading.feed(data.decode())
    assert reading.open == []
    return reading


def described(graph: Graph, iri: str) -> set[str]:
    """What stands beside the page of a node, asked of the store by SPARQL."""
    query = f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
        {{ BIND(<{iri}> AS ?o) ?s ?p ?o }}
        UNION {{ <{iri}> ({PARTS})* ?s . ?s ?p ?o }}
        UNION {{ ?s <http://www.w3.org/ns/dqv#computedOn> <{iri}> ; ?p ?o }} }}"""
    return {str(triple) for triple in graph.query(query)}


def of_store(kind: str, graph: Graph) -> list[str]:
    return sorted(quad.subject.value for quad in graph.triples(None, NamedNode(RDF.type), NamedNode(kind)))  # type: ignore[union-attr]


def test_every_link_inside_the_site_leads_to_a_file_of_it(site: dict[str, bytes]) -> None:
    assert sum(path.endswith(".html") for path in site) > 3000
    wrong = []
    for path, data in site.items():
        if not path.endswith(".html"):
            continue
        for target in map(unescape, LINK.findall(data.decode())):
            if target.startswith(("https://", "http://")) or (path == "404.html"):
                continue
            name = target.partition("#")[0]
            if name and posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) not in site:
                wrong.append((path, target))
    assert not wrong


def test_pages_are_well_formed_with_each_id_once_and_links_to_places_in_pages_hold(site: dict[str, bytes]) -> None:
    kinds = {path.split("/")[1] for path in site if path.startswith("id/")}
    for path in [
        path for path in site if path.endswith(".html") and not path.startswith(("id/claim/", "id/indicator/"))
    ]:
        reading = read_page(site[path])
        assert len(set(reading.ids)) == len(reading.ids), path
        for target in re.findall('href="#([^"]+)"', site[path].decode()):
            assert target in reading.ids, (path, target)
    assert {
        "agency",
        "area",
        "centre",
        "claim",
        "concept",
        "document",
        "fund",
        "institution",
        "policy",
        "rule",
    } <= kinds


def test_nothing_is_fetched_from_elsewhere(site: dict[str, bytes]) -> None:
    for path, data in site.items():
        if path.endswith(".html"):
            assert not re.search(rb'<(?:script|img|iframe)[^>]*src="(?:https?:)?//', data), path
            assert not re.search(rb'<link rel="stylesheet" href="(?:https?:)?//', data), path
    assert b"http" not in site["assets/style.css"]
    assert b"fetch(" not in site["assets/site.js"]


def test_the_turtle_and_the_json_ld_beside_a_page_are_what_the_store_states(
    graph: Graph, site: dict[str, bytes]
) -> None:
    stems = [path.removesuffix(".html") for path in site if path.startswith("id/") and path.endswith(".html")]
    for number, stem in enumerate(sorted(stems)):
        turtle = {str(quad.triple) for quad in parse(site[f"{stem}.ttl"], format=RdfFormat.TURTLE)}
        linked = {str(quad.triple) for quad in parse(site[f"{stem}.jsonld"], format=RdfFormat.JSON_LD)}
        assert turtle == linked, stem
        # Asking for each would take long; a prime step meets every kind.
        if number % 7 == 0:
            assert turtle == described(graph, f"{DATA_IRI}{stem.removeprefix('id/')}"), stem


@pytest.mark.parametrize("stem", ["id/area/310000", "id/document/gansu-plan-2016", "id/rule/centres.full"])
def test_rdflib_reads_both_alike(stem: str, site: dict[str, bytes]) -> None:
    turtle = RdflibGraph().parse(data=site[f"{stem}.ttl"], format="turtle")
    linked = RdflibGraph().parse(data=site[f"{stem}.jsonld"], format="json-ld")
    assert len(turtle) == len(linked) > 5
    assert set(turtle) == set(linked)


def test_every_fact_stands_with_its_sentence_on_the_page_of_its_document_and_of_its_thing(
    graph: Graph, site: dict[str, bytes]
) -> None:
    pages: dict[str, str] = {}

    def words(path: str) -> str:
        if path not in pages:
            pages[path] = "".join(read_page(site[path]).words)
        return pages[path]

    facts = list(read_facts(graph.triples))
    assert len(facts) > 1000
    for fact in facts:
        assert fact.evidence.quote in words(f"id/document/{fact.evidence.document}.html"), fact
    for claim in of_store(ZC.CentreStatusClaim, graph) + of_store(ZC.FundClaim, graph):
        (thing,) = {quad.object.value for quad in graph.triples(NamedNode(claim), NamedNode(ZC.about))}  # type: ignore[union-attr]
        anchor = f'id="c-{claim.rsplit("/", 1)[1]}"'
        assert anchor in site[f"id/{thing.removeprefix(DATA_IRI)}.html"].decode()


def test_claims_stand_in_order_of_time(site: dict[str, bytes]) -> None:
    years = re.findall(r'<section class="of-year"><h3>(\d+)</h3>', site["id/area/310000.html"].decode())
    assert len(years) > 1
    assert years == sorted(years)


def test_a_page_tells_where_documents_do_not_agree(site: dict[str, bytes]) -> None:
    page = "".join(read_page(site["id/centre/54c929339bb8.html"]).words)
    assert "另一条陈述说法不一：2017 筹建" in page
    assert "Another claim says otherwise: 2017 being prepared" in page


def test_both_languages_stand_on_every_page(site: dict[str, bytes]) -> None:
    page = site["id/area/310000.html"].decode()
    assert '<span class="zh" lang="zh-Hans">上海市</span><span class="en" lang="en">Shanghai</span>' in page
    assert 'href="http://www.wikidata.org/entity/Q8686"' in page


def test_things_of_one_kind_and_name_are_told_apart(graph: Graph) -> None:
    reader = Reader(graph)
    names = [reader.name(iri) for iri in reader.things[ZC.Agreement]]
    assert len({name.zh for name in names}) == len({name.en for name in names}) == len(names)
    assert any(name.zh.startswith("合作协议（山东省；") for name in names)
    assert any(name.en.startswith("合作协议 (山东省; ") for name in names)
    assert "合作协议" not in {name.zh for name in names}


def test_the_search_knows_every_thing_by_all_of_its_names(graph: Graph, site: dict[str, bytes]) -> None:
    script = site["assets/words.js"].decode()
    things = json.loads("[" + script.partition("things: [")[2].rpartition("]};")[0] + "]")
    pages = [path for path in site if path.startswith("id/") and path.endswith(".html")]
    assert sorted(path for *_, path, _ in things) == sorted(path for path in pages if not path.startswith("id/claim/"))
    shanghai = next(entry for entry in things if entry[4] == "id/area/310000.html")
    assert shanghai[:3] == ["上海市", "Shanghai", "上海"]


def test_the_same_store_gives_the_same_bytes_whatever_the_hash_seed(small: Path) -> None:
    code = (
        "import hashlib, sys; from pathlib import Path\n"
        "from kg.site import site_files; from kg.store import open_graph\n"
        "with open_graph(Path(sys.argv[1])) as graph:\n"
        "    print(hashlib.sha256(repr(list(site_files(graph))).encode()).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", code, str(small)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


def test_a_site_replaces_an_earlier_one_but_no_other_folder_and_keeps_its_repository(
    small: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    with open_graph(small) as graph:
        write_site(folder, site_files(graph))
        (folder / ".git").mkdir()
        (folder / ".git" / "HEAD").write_text("ref")
        (folder / "CNAME").write_text("example.org")
        (folder / "old.html").write_text("old")
        write_site(folder, site_files(graph))
        assert (folder / ".git" / "HEAD").read_text() == "ref"
        assert (folder / "CNAME").read_text() == "example.org"
        assert not (folder / "old.html").exists()
        assert (folder / ".nojekyll").exists()
        other = tmp_path / "other"
        other.mkdir()
        (other / "thesis.txt").write_text("mine")
        with pytest.raises(BadInput, match="something else"):
            write_site(other, site_files(graph))
        assert (other / "thesis.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "site"]


def test_names_from_documents_are_text_and_no_markup() -> None:
    assert both(Name("<b>", 'a & "b"')) == (
        '<span class="zh" lang="zh-Hans">&lt;b&gt;</span><span class="en" lang="en">a &amp; &quot;b&quot;</span>'
    )
    assert stem_of(f"{DATA_IRI}document/../../etc/passwd") is None
    assert stem_of("https://example.org/a") is None


def test_the_plain_list_or_the_reference_page_stands_at_the_ontology(small: Path) -> None:
    with open_graph(small) as graph:
        plain = dict(site_files(graph))["ontology/index.html"].decode()
        given = dict(site_files(graph, reference='<a class="brand" href="#top">知策</a>'))[
            "ontology/index.html"
        ].decode()
    assert 'id="Policy"' in plain
    assert given == '<a class="brand" href="../index.html">知策</a>'

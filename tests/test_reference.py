"""Tests of the reference page: it tells of every term, its links lead somewhere, and what is drawn holds."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import escape

from kg.vocabulary import ONTOLOGY, ZC
from reference.diagram import BODIES, EDGES, THINGS
from reference.fact import fact, members_of_region
from reference.page import render
from reference.schemes import schemes
from reference.terms import GROUPS, Term, terms
from reference.usage import usage

ROOT = Path(__file__).parent.parent
TERMS = {term.name: term for term in terms()}
# What the boxes of the diagram stand for where it is no class of ours.
GROUP = {"Thing": (*THINGS, *BODIES), "Concept": ()}


class Links(HTMLParser):
    """The ids of a page, the places that its links lead to, and what it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.places: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
            elif name == "href" and tag == "a" and str(value).startswith("#"):
                self.places.append(str(value)[1:])
            elif name in ("src", "srcset") or (name == "href" and tag != "a"):
                self.fetched.append(str(value))


@pytest.fixture(scope="module")
def page() -> str:
    return render()


@pytest.fixture(scope="module")
def links(page: str) -> Links:
    parser = Links()
    parser.feed(page)
    return parser


def article(page: str, name: str) -> str:
    """What the page says of one term."""
    match = re.search(rf'<article id="{name}".*?</article>', page, re.DOTALL)
    assert match
    return match[0]


def over(name: str) -> set[str]:
    """A class and those above it."""
    found = {name}
    for parent in TERMS[name].parents if name in TERMS else ():
        found |= over(parent.removeprefix("zc:"))
    return found


def test_the_page_tells_of_every_class_and_property_and_of_nothing_else(page: str) -> None:
    assert set(TERMS) == set(dir(ZC))
    assert set(re.findall(r'<article id="(\w+)"', page)) == set(TERMS)


@pytest.mark.parametrize("term", TERMS.values(), ids=lambda term: term.name)
def test_an_entry_has_labels_definitions_an_example_and_what_the_term_is_aligned_with(page: str, term: Term) -> None:
    text = article(page, term.name)
    for words in (term.zh, term.en, f"zc:{term.name}", *term.aligned, *term.parents, *term.domain, *term.range):
        assert words in text, words
    assert text.count('class="example"') == len(term.examples) > 0
    assert all(example.document and example.document in text for example in term.examples)
    assert term.group in GROUPS


def test_every_scheme_is_listed_with_its_concepts(page: str) -> None:
    # The terms of names translate words of questions; no graph has them.
    files = [path for path in ONTOLOGY.glob("*.ttl") if path.name != "question-terms.ttl"]
    declared = sum(path.read_text("utf-8").count("a skos:ConceptScheme") for path in files)
    assert len(schemes()) == declared
    for scheme in schemes():
        assert f'id="scheme-{scheme.name}"' in page
        assert scheme.concepts, scheme.name
        assert all(f"<code>{escape(concept.notation)}</code>" in page for concept in scheme.concepts)
        assert all(str(escape(concept.zh)) in page for concept in scheme.concepts)


def test_the_schemes_of_coded_values_say_which_property_has_them() -> None:
    used = {scheme.name: scheme.used_by for scheme in schemes()}
    assert "zc:status" in used["centre-status"]
    assert "zc:kind" in used["fund-kind"]
    assert used["grantee-ending"] == ()


def test_every_link_leads_to_a_place_of_the_page_that_is_there_once(links: Links) -> None:
    assert [name for name, times in Counter(links.ids).items() if times > 1] == []
    assert sorted(set(links.places) - set(links.ids)) == []


def test_reading_the_page_needs_no_network(page: str, links: Links) -> None:
    assert links.fetched == []
    assert "@import" not in page
    assert "url(http" not in page


def test_the_page_is_the_same_each_time(page: str) -> None:
    assert render() == page


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge[0]} {edge[1]} {edge[2]}")
def test_an_arrow_of_the_class_diagram_agrees_with_the_ontology(edge: tuple[str, str, str, object, object]) -> None:
    name, start, end = edge[:3]
    if name not in TERMS:
        assert (name, start, end) == ("wasDerivedFrom", "Claim", "Passage")
        return
    for side, said in ((start, TERMS[name].domain), (end, TERMS[name].range)):
        classes = [side] if side in TERMS else GROUP[side]
        if said and classes:
            assert any({each.removeprefix("zc:") for each in said} & over(name) for name in classes), side


def test_a_usage_names_the_queries_and_the_example_file_of_a_term() -> None:
    assert "protection-centres" in usage(TERMS["CentreStatusClaim"]).queries
    assert usage(TERMS["ProtectionCentre"]).example == "protection-centre"
    assert "zc:lead" in {f"zc:{name}" for name in usage(TERMS["participant"]).below}
    assert usage(TERMS["Task"]).starts == ("participant", "lead")


def test_the_fact_drawn_stands_in_the_document_where_it_is_said_to_stand() -> None:
    path = ROOT / "seeds" / f"{fact().document.rsplit('/', 1)[1]}.txt"
    raw = path.read_bytes()
    passage = raw.decode("utf-8")[fact().start : fact().end]
    assert re.sub(r"\s", "", passage) == fact().quote
    assert fact().quote in fact().sentence
    assert hashlib.sha256(raw).hexdigest() in fact().turtle


def test_the_dashed_line_of_the_fact_follows_from_the_ontology() -> None:
    assert members_of_region()
    assert ("zc:locatedIn", "zc:memberOf") in TERMS["inRegion"].chains
    assert TERMS["area"].parents == ("zc:locatedIn",)

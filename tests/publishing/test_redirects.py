"""The redirects for w3id.org, applied as Apache applies them: every IRI of the graph leads to a file of the site."""

from __future__ import annotations

import re

import pytest

from kg.store import Graph
from kg.vocabulary import DATA_IRI, ONTOLOGY_IRI

ADDRESS = "https://example.org/zhice/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
ENDINGS = {BROWSER: ".html", "text/turtle": ".ttl", "application/ld+json": ".jsonld", "*/*": ".html"}


def redirect(rules: str, iri: str, accepted: str) -> str | None:
    """Where the rules lead from an IRI, as far as they are written: conditions on Accept, then a pattern."""
    path = iri.removeprefix("https://w3id.org/zhice/")
    holds = True
    for line in rules.splitlines():
        word, _, rest = line.partition(" ")
        if word == "RewriteCond":
            holds = re.search(rest.removeprefix("%{HTTP_ACCEPT} "), accepted) is not None
        elif word == "RewriteRule":
            pattern, target, flags = rest.split(" ")
            assert flags == "[R=303,L]"
            match = re.search(pattern, path)
            if holds and match:
                return target.replace("$1", match[1] if match.groups() else "")
            holds = True
    return None


@pytest.fixture(scope="session")
def rules(site: dict[str, bytes]) -> str:
    return site["w3id/.htaccess"].decode()


@pytest.mark.parametrize("accepted", ENDINGS)
def test_every_iri_of_the_data_that_has_a_page_leads_to_it(accepted: str, rules: str, site: dict[str, bytes]) -> None:
    ending = ENDINGS[accepted]
    for path in site:
        if path.startswith("id/") and path.endswith(".html"):
            stem = path.removesuffix(".html")
            assert redirect(rules, f"https://w3id.org/zhice/{stem}", accepted) == f"{ADDRESS}{stem}{ending}"


@pytest.mark.parametrize("accepted", ENDINGS)
def test_passages_participations_and_measurements_lead_to_what_they_belong_to(
    accepted: str, rules: str, graph: Graph, site: dict[str, bytes]
) -> None:
    seen = set()
    for name in ("Passage", "Echo", "Participation", "Coverage", "Measurement"):
        for row in graph.query(f"SELECT ?node {{ ?node a <{ONTOLOGY_IRI}#{name}> }} ORDER BY ?node LIMIT 25"):
            target = redirect(rules, row["node"].value, accepted)  # type: ignore[index]
            assert target is not None
            # A rule that found nothing in these documents has no page.
            if name != "Measurement" or target.removeprefix(ADDRESS) in site:
                assert target.removeprefix(ADDRESS) in site, row
                seen.add(name)
    assert len(seen) == 5


@pytest.mark.parametrize("path", ["", "#Policy", "/0.1.0"])
def test_the_ontology_is_negotiated(path: str, rules: str, site: dict[str, bytes]) -> None:
    iri = (ONTOLOGY_IRI + path).partition("#")[0]
    found = {accepted: redirect(rules, iri, accepted) for accepted in ENDINGS}
    assert found[BROWSER] == f"{ADDRESS}ontology/index.html"
    assert found["text/turtle"] == f"{ADDRESS}ontology/zhice.ttl"
    assert found["application/ld+json"] == f"{ADDRESS}ontology/zhice.jsonld"
    assert {f"ontology/{name}" for name in ("index.html", "zhice.ttl", "zhice.jsonld", "context.jsonld")} <= site.keys()


def test_the_context_and_the_data_set_lead_somewhere(rules: str) -> None:
    assert redirect(rules, f"{ONTOLOGY_IRI}/context.jsonld", "*/*") == f"{ADDRESS}ontology/context.jsonld"
    assert redirect(rules, f"{DATA_IRI}dataset/data", "text/turtle") == f"{ADDRESS}index.html"
    assert redirect(rules, "https://w3id.org/zhice/nothing!", "*/*") is None

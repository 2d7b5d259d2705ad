"""Tests of ontology/shapes.ttl: a valid graph holds to it, and what breaks it is found, as pySHACL finds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from checked import Break, breaks, valid_graph
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store, serialize
from pyshacl import validate

from kg.checks import check_shapes, check_terms
from kg.checks.probes import Probe, Prober
from kg.checks.shapes import SHAPES, read_shapes

HERE = Path(__file__).parent
PREFIXES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX zc: <https://w3id.org/zhice/ontology#>
"""
SH = "http://www.w3.org/ns/shacl#"
# The breaks are brought before pySHACL in a few graphs, for it takes seconds for each.
BATCHES = 3
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

Violation = tuple[str, str, str]
"""Node, path (empty where it is no single property) and component."""


def updates() -> dict[str, str]:
    text = (HERE / "checks" / "breaks.ru").read_text(encoding="utf-8")
    return {
        head: PREFIXES + body for head, body in re.findall(r"^### (.*)\n([^#]+(?:#[^#]+)*?)(?=^###|\Z)", text, re.M)
    }


@pytest.fixture(scope="module")
def valid() -> Store:
    """A graph that holds to all shapes; tests undo what they do to it."""
    return valid_graph()


@pytest.fixture(scope="module")
def probes(valid: Store) -> list[Probe]:
    prober = Prober(valid)
    return [probe for shape in read_shapes() for probe in prober.probes(shape)]


def found(store: Store, probe: Probe) -> list[list[object]]:
    return [list(row) for row in store.query(probe.query)]


def targets(store: Store, probe: Probe) -> list[NamedNode]:
    rows = store.query(f"SELECT ?this WHERE {{ {target_of(probe.query)} }}")
    return sorted((row[0] for row in rows), key=str)


def target_of(query: str) -> str:
    """The first group within the query: the subquery that selects the nodes of the shape."""
    start = query.index("{ SELECT DISTINCT ?this")
    depth = 0
    for at in range(start, len(query)):
        depth += {"{": 1, "}": -1}.get(query[at], 0)
        if depth == 0:
            return query[start : at + 1]
    raise AssertionError(query)


def broken(store: Store, probe: Probe) -> Break | None:
    """The first break that the probe finds; the store is left as it was."""
    for change in breaks(store, probe, targets(store, probe)):
        change.apply(store)
        hit = found(store, probe)
        change.undo(store)
        if hit:
            return change
    return None


# Shapes


def test_the_valid_graph_breaks_no_shape_and_uses_no_unknown_term(valid: Store) -> None:
    assert [str(failure) for failure in check_shapes(valid)] == []
    assert [str(failure) for failure in check_terms(valid)] == []


def test_every_constraint_can_be_broken_and_is_then_found(valid: Store, probes: list[Probe]) -> None:
    before = set(valid)
    unbroken = [
        (probe.shape, probe.path, probe.component)
        for probe in probes
        if probe.component != "sparql" and broken(valid, probe) is None
    ]
    assert unbroken == []
    assert set(valid) == before
    assert len(probes) > 250


def test_every_rule_in_sparql_has_an_update_that_breaks_it(probes: list[Probe]) -> None:
    assert {probe.demand for probe in probes if probe.component == "sparql"} == set(updates())


@pytest.mark.parametrize("message", updates())
def test_a_rule_in_sparql_finds_what_breaks_it(valid: Store, message: str) -> None:
    store = Store()
    store.extend(valid)
    store.update(updates()[message])
    assert any(message in failure.problem for failure in check_shapes(store))


@pytest.mark.parametrize(
    ("triple", "problem"),
    [
        ("_:x rdfs:comment 'nobody'", "a blank node"),
        ("<https://example.org/x> rdfs:seeAlso _:x", "a blank node"),
        ("<https://example.org/x> zc:colour 'red'", "is not in the ontology"),
        ("<https://example.org/x> a zc:Unicorn", "is not in the ontology"),
        ("zc:unicorn rdfs:comment 'x'", "is not in the ontology"),
    ],
)
def test_blank_nodes_and_unknown_terms_are_found(valid: Store, triple: str, problem: str) -> None:
    store = Store()
    store.extend(valid)
    store.update(f"{PREFIXES} INSERT DATA {{ {triple} }}")
    (failure,) = check_terms(store)
    assert problem in failure.problem


def test_a_failure_tells_in_one_line_which_rule_read_what_and_where(valid: Store) -> None:
    store = Store()
    store.extend(valid)
    update = (
        "DELETE { ?fund zc:year ?year } INSERT { ?fund zc:year 3017 } WHERE { ?fund a zc:FundClaim ; zc:year ?year }"
    )
    store.update(PREFIXES + update)
    (failure,) = check_shapes(store)
    assert re.fullmatch(
        r"shapes: https://w3id.org/zhice/id/claim/\w+: zc:year 3017 is not <= 2100 \(shape Claim\);"
        r" mend the rule a.rule, which read it in a-plan at 500, or the shape if the text is right",
        str(failure),
    )


def test_a_constraint_that_is_not_known_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> ."
        " ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:maxLength 3 ] .",
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="sh:maxLength"):
        read_shapes(path)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_probes_find_what_pyshacl_finds(valid: Store, probes: list[Probe], batch: int) -> None:
    store = Store()
    store.extend(valid)
    for probe in probes[batch::BATCHES]:
        if probe.component != "sparql" and (change := broken(valid, probe)):
            change.apply(store)
    for text in list(updates().values())[batch::BATCHES]:
        store.update(text)
    ours, reference = by_probes(store), by_pyshacl(store)
    assert ours - reference == set()
    assert reference - ours == set()
    assert len(ours) > 50


def by_probes(store: Store) -> set[Violation]:
    prober = Prober(store)
    return {
        ("a blank node" if isinstance(row[0], BlankNode) else row[0].value, plain(probe.path), probe.component)
        for shape in read_shapes()
        for probe in prober.probes(shape)
        for row in found(store, probe)
    }


def by_pyshacl(store: Store) -> set[Violation]:
    data = rdflib.Graph().parse(
        data=serialize(store.quads_for_pattern(None, None, None), format=RdfFormat.N_QUADS), format="nt"
    )
    _, report, _ = validate(data, shacl_graph=str(SHAPES), shacl_graph_format="turtle", inplace=True)
    results = set()
    for result in report.objects(None, rdflib.URIRef(SH + "result")):
        values = [report.value(result, rdflib.URIRef(SH + name)) for name in ("focusNode", "resultPath")]
        component = str(report.value(result, rdflib.URIRef(SH + "sourceConstraintComponent"))).removeprefix(SH)
        name = component.removesuffix("ConstraintComponent")
        path = f"<{values[1]}>" if isinstance(values[1], rdflib.URIRef) else None
        focus = "a blank node" if isinstance(values[0], rdflib.BNode) else str(values[0])
        results.add((focus, plain(path), "sparql" if name == "SPARQL" else name[0].lower() + name[1:]))
    return results


def plain(path: str | None) -> str:
    """A path of one property, else nothing."""
    return path if path and re.fullmatch("<[^>]+>", path) else ""

"""Tests of kg.reasoning: what it derives is what owlrl derives, and what contradicts the axioms is told."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from reasoning_reference import LEFT_OUT, derive_all_by_reference, derive_by_reference
from samples import reports
from texts import SEEDS

from kg.build import Outcome, read_file
from kg.rdf import ontology_to_quads
from kg.reasoning import Closure, Statement, close, compile_axioms, explain_contradiction, explain_triple, read_axioms
from kg.reasoning.axioms import is_axiom
from kg.reasoning.explaining import Lookup
from kg.vocabulary import DATA_IRI, OWL, RDF, RDFS, XSD, ZC

EXAMPLE = "http://example.org/"
# owlrl takes half a second a graph, and shrinking a failure minutes.
REFERENCED = settings(max_examples=16, phases=[Phase.explicit, Phase.generate])
SYNTHETIC = Path(__file__).with_name("reasoning") / "synthetic.ttl"


def named(quads: Iterable[Quad]) -> Iterator[Triple]:
    """Triples with IRIs for blank nodes, as the graph has them."""
    for quad in quads:
        subject, value = (
            NamedNode(f"{DATA_IRI}axiom/{term.value}") if isinstance(term, BlankNode) else term
            for term in (quad.subject, quad.object)
        )
        assert isinstance(subject, NamedNode)
        assert isinstance(value, NamedNode | Literal)
        yield Triple(subject, quad.predicate, value)


@cache
def synthetic() -> tuple[Triple, ...]:
    return tuple(named(parse(path=SYNTHETIC)))


@cache
def own() -> tuple[Triple, ...]:
    """The axioms of the ontology."""
    return tuple(triple for triple in named(ontology_to_quads()) if is_axiom(str(triple.predicate), str(triple.object)))


def quads(outcome: Outcome) -> Iterable[Quad]:
    return parse(outcome.triples, format=RdfFormat.N_TRIPLES)


def lines(triples: Iterable[Triple | Quad]) -> list[bytes]:
    return [f"{each.subject} {each.predicate} {each.object} .".encode() for each in triples]


def close_triples(triples: Iterable[Triple | Quad]) -> Closure:
    found = list(triples)
    same = any(each.predicate.value == OWL.sameAs for each in found)
    return close(compile_axioms(read_axioms(found)), lines(found), equality=same)


def derive(triples: Iterable[Triple | Quad]) -> set[Statement]:
    found = list(close_triples(triples).statements())
    assert len(found) == len(set(found))
    return set(found)


def term(name: str) -> NamedNode:
    return NamedNode(EXAMPLE + name)


def triple(subject: str, predicate: str, value: str) -> Triple:
    """A triple of example terms; `a` is rdf:type."""
    return Triple(term(subject), NamedNode(RDF.type) if predicate == "a" else term(predicate), term(value))


NODES = [term(f"n{number}") for number in range(6)]
CLASSES = [
    *(term(name) for name in "ABCDEFGIJKLMNOPQRSTZ"),
    *(term(name) for name in ("NoT", "NoM")),
]
PROPERTIES = [
    *(term(name) for name in "pqrstuwxyz"),
    *(term(name) for name in ("t2", "chained", "key1", "irreflexive", "asymmetric", "other")),
]
VALUES = [Literal("fixed"), Literal("free"), Literal("3", datatype=NamedNode(XSD.integer))]


ROLES = [term("v"), term("key2"), term("name")]

synthetic_data = st.lists(
    st.one_of(
        st.builds(Triple, st.sampled_from(NODES), st.just(NamedNode(RDF.type)), st.sampled_from(CLASSES)),
        st.builds(Triple, st.sampled_from(NODES), st.sampled_from(PROPERTIES), st.sampled_from(NODES)),
        st.builds(Triple, st.sampled_from(NODES), st.sampled_from(ROLES), st.sampled_from(VALUES)),
    ),
    min_size=2,
    max_size=14,
    unique=True,
)
same_data = st.lists(
    st.builds(Triple, st.sampled_from(NODES), st.just(NamedNode(OWL.sameAs)), st.sampled_from(NODES)), max_size=1
)


def dense(seed: int) -> list[Triple]:
    """Many triples among a few nodes, of properties that make no two things one."""
    chance = random.Random(seed)
    nodes = [term(f"n{number}") for number in range(14)]
    properties = [name for name in PROPERTIES if name not in (term("y"), term("z"), term("key1"))]
    found = [Triple(chance.choice(nodes), chance.choice(properties), chance.choice(nodes)) for _ in range(30)]
    found += [Triple(chance.choice(nodes), NamedNode(RDF.type), chance.choice(CLASSES)) for _ in range(12)]
    return list(dict.fromkeys(found))


@given(data=synthetic_data, same=same_data)
@REFERENCED
def test_every_construct_of_owl_rl_gives_what_owlrl_gives(data: list[Triple], same: list[Triple]) -> None:
    graph = [*synthetic(), *data, *same]
    assert derive(graph) == derive_by_reference(graph)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_dense_graphs_give_what_owlrl_gives(seed: int) -> None:
    graph = [*synthetic(), *dense(seed)]
    assert derive(graph) == derive_by_reference(graph)


EQUALITIES = [
    ("prp-fp", "n0 y n1, n0 y n2"),
    ("prp-ifp", "n0 z n2, n1 z n2"),
    ("prp-key", "n0 a P, n1 a P, n2 a P, n0 key1 n5, n1 key1 n5, n2 key1 n4"),
    ("cls-maxc2", "n0 a K, n0 t n1, n0 t n2"),
    ("cls-maxqc3", "n0 a L, n0 u n1, n0 u n2, n0 u n3, n1 a M, n2 a M"),
    ("cls-maxqc4", "n0 a O, n0 u n1, n0 u n2"),
]


@pytest.mark.parametrize(("rule", "data"), EQUALITIES)
def test_what_makes_two_things_one_gives_what_owlrl_gives(rule: str, data: str) -> None:
    graph = [*synthetic(), *(triple(*part.split()) for part in data.split(", ")), triple("n1", "x", "n5")]
    assert close_triples(graph).rules[rule]
    assert derive(graph) == derive_by_reference(graph)


def test_every_rule_fires_in_the_graphs_of_these_tests() -> None:
    program = compile_axioms(read_axioms(synthetic()))
    fired = {rule for rule, _ in EQUALITIES}
    for seed in range(100):
        fired |= close_triples([*synthetic(), *dense(seed)]).rules.keys()
    assert {rule.name for rule in program.rules if not rule.head.step} <= fired


def test_each_difference_allowed_occurs() -> None:
    graph = [
        *synthetic(),
        triple("n0", "a", "N"),
        triple("n0", "t", "n1"),
        triple("n1", "p", "n2"),
        triple("n3", "y", "n4"),
        triple("n3", "key2", "n4"),
        Triple(term("n5"), term("y"), VALUES[0]),
        Triple(term("n5"), term("y"), term("n1")),
        Triple(term("key2"), NamedNode(RDFS.range), NamedNode(XSD.string)),
        triple("n0", "a", "H"),
    ]
    terms = compile_axioms(read_axioms(graph)).vocabulary
    found = derive_all_by_reference(graph)[0]
    for reason, is_left_out in LEFT_OUT.items():
        assert any(is_left_out(statement, terms) for statement in found), reason


def own_terms(first: str) -> list[NamedNode]:
    """Classes ("A") or properties ("a") of the ontology, the latter such as hold between things."""
    names = [name for name in dir(ZC) if name[0].isupper() == first.isupper()]
    kind = NamedNode(OWL.Class if first.isupper() else OWL.ObjectProperty)
    typed = {each.subject for each in own() if each.predicate.value == RDF.type and each.object == kind}
    return [node for node in (NamedNode(getattr(ZC, name)) for name in names) if node in typed]


@pytest.mark.parametrize("seed", range(5))
def test_random_graphs_of_the_ontologys_own_terms_give_what_owlrl_gives(seed: int) -> None:
    chance = random.Random(seed)
    classes, properties = own_terms("A"), own_terms("a")
    data = [Triple(chance.choice(NODES), NamedNode(RDF.type), chance.choice(classes)) for _ in range(6)]
    data += [Triple(chance.choice(NODES), chance.choice(properties), chance.choice(NODES)) for _ in range(24)]
    data.append(Triple(NODES[0], NamedNode(ZC.abbreviation), Literal("沪")))
    graph = [*own(), *dict.fromkeys(data)]
    assert derive(graph) == derive_by_reference(graph)


@pytest.mark.parametrize("document", ["local-key-points-2019", "gansu-plan-2016", "annual-report-2017-ch3"])
def test_the_facts_of_a_seed_give_what_owlrl_gives(document: str) -> None:
    outcome = read_file(SEEDS[document])
    data = [each.triple for each in quads(outcome)]
    mentioned = {each.object for each in data}
    within = [each for each in named(ontology_to_quads()) if each.subject in mentioned]
    graph = list(dict.fromkeys([*own(), *within, *data]))
    found = derive(graph)
    assert found == derive_by_reference(graph)
    assert len(found) > len(data) / 2


@pytest.mark.whole
def test_the_graph_of_all_seeds_gives_what_owlrl_gives() -> None:
    documents = [quads(read_file(path)) for path in SEEDS.values()]
    graph = list(dict.fromkeys(each.triple for each in chain(ontology_to_quads(), *documents)))
    assert derive(graph) == derive_by_reference(graph)


def test_every_axiom_of_the_ontology_is_read() -> None:
    assert not compile_axioms(read_axioms(ontology_to_quads())).unread


def test_axioms_that_no_rule_serves_are_told() -> None:
    axiom = Triple(term("A"), NamedNode(OWL.minCardinality), Literal("1", datatype=NamedNode(XSD.integer)))
    assert compile_axioms(read_axioms([axiom])).unread


def test_a_seed_document_does_not_contradict_the_ontology(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(reports()["江苏省"], encoding="utf-8")
    graph = [*ontology_to_quads(), *quads(read_file(path))]
    assert not close_triples(graph).contradictions


def names(closure: Closure) -> set[str]:
    return {found.rule.name for found in closure.contradictions}


@pytest.mark.parametrize(
    ("rule", "data"),
    [
        ("cax-dw", "n5 a A, n5 a I"),
        ("cls-com", "n5 a D, n5 a Z"),
        ("cax-adc", "n5 a M, n5 a N"),
        ("prp-pdw", "n4 p n5, n5 s n4"),
        ("prp-adp", "n4 q n5, n4 x n5"),
        ("prp-irp", "n5 irreflexive n5"),
        ("prp-asyp", "n4 asymmetric n5, n5 asymmetric n4"),
        ("cls-nothing2", "n5 a Empty"),
        ("cls-maxc1", "n5 a NoT, n5 t n4"),
        ("cls-maxqc1", "n5 a NoM, n5 u n4, n4 a M"),
        ("prp-npa1", "n3 p n4"),
        ("eq-diff1", "n5 y n0, n5 y n1"),
    ],
)
def test_what_breaks_an_axiom_is_told_with_stated_triples_that_suffice(rule: str, data: str) -> None:
    stated = [triple(*part.split()) for part in data.split(", ")]
    graph = [*synthetic(), *stated]
    assert rule in names(close_triples(graph))
    assert all(
        rule not in names(close_triples([*synthetic(), *stated[:at], *stated[at + 1 :]])) for at in range(len(stated))
    )
    closure = close_triples(graph)
    found = next(each for each in closure.contradictions if each.rule.name == rule)
    lookup, is_stated = look_into(graph, closure)
    program = compile_axioms(read_axioms(graph))
    proofs = explain_contradiction(program, found.rule, found.terms, lookup, is_stated)
    told = {statement for proof in proofs for statement in proof.stated()}
    assert told == {(str(each.subject), str(each.predicate), str(each.object)) for each in stated}


def test_two_values_where_one_may_be_are_told_unless_they_are_the_same_number() -> None:
    def values(*texts: str) -> Closure:
        kind = {True: XSD.decimal, False: XSD.integer}
        literals = [Literal(text, datatype=NamedNode(kind["." in text])) for text in texts]
        return close_triples([*synthetic(), *(Triple(term("n5"), term("y"), value) for value in literals)])

    assert names(values("1", "2")) == {"dt-diff"}
    assert not names(values("1", "1.0"))


def look_into(graph: Iterable[Triple], closure: Closure) -> tuple[Lookup, Callable[[Statement], bool]]:
    stated = {(str(each.subject), str(each.predicate), str(each.object)) for each in graph}
    known = sorted(stated | set(closure.statements()))

    def lookup(subject: str | None, predicate: str, value: str | None) -> Iterator[Statement]:
        for statement in known:
            if statement[1] == predicate and subject in (None, statement[0]) and value in (None, statement[2]):
                yield statement

    return lookup, stated.__contains__


@given(data=synthetic_data, same=same_data)
@settings(max_examples=25)
def test_every_inferred_triple_is_explained_by_stated_ones_from_which_it_follows(
    data: list[Triple], same: list[Triple]
) -> None:
    graph = [*synthetic(), *data, *same]
    closure, program = close_triples(graph), compile_axioms(read_axioms(graph))
    by_text = {(str(each.subject), str(each.predicate), str(each.object)): each for each in graph}
    lookup, is_stated = look_into(graph, closure)
    for statement in sorted(closure.statements()):
        proof = explain_triple(program, statement, lookup, is_stated)
        assert proof is not None, statement
        assert proof.rule is not None
        premises = [by_text[each] for each in proof.stated()]
        assert statement in derive([*synthetic(), *premises])


def test_an_explanation_names_the_rule_the_axiom_and_the_stated_triples() -> None:
    graph = [*synthetic(), triple("n0", "p", "n1"), triple("n1", "q", "n2"), triple("n3", "s", "n2")]
    lookup, is_stated = look_into(graph, close_triples(graph))
    wanted = tuple(f"<{EXAMPLE}{name}>" for name in ("n0", "u", "n3"))
    proof = explain_triple(compile_axioms(read_axioms(graph)), wanted, lookup, is_stated)
    assert proof is not None
    assert proof.rule == "prp-spo2"
    assert proof.axiom is not None
    assert proof.axiom[2] == f"( <{EXAMPLE}p> <{EXAMPLE}q> <{EXAMPLE}s> )"
    assert [each.rule for each in proof.premises] == [None, None, "prp-symp"]
    assert len(proof.stated()) == 3


def test_the_same_triples_in_another_order_give_the_same() -> None:
    graph = [*synthetic(), *dense(7)]
    assert derive(graph) == derive(reversed(graph))
    assert list(close_triples(graph).lines()) == list(close_triples(graph).lines())


def test_nothing_that_is_stated_or_nameless_is_inferred() -> None:
    for seed in range(20):
        graph = [*synthetic(), *dense(seed)]
        stated = {(str(each.subject), str(each.predicate), str(each.object)) for each in graph}
        found = derive(graph)
        assert not found & stated
        assert not [statement for statement in found if "_:" in "".join(statement) or "/axiom/" in "".join(statement)]


def place(name: str) -> NamedNode:
    return NamedNode(DATA_IRI + name)


@pytest.mark.parametrize(
    ("question", "subject", "predicate", "value"),
    [
        ("a centre in a district is a centre in its province", "centre/1", ZC.locatedIn, "area/310000"),
        ("a centre in a member of a region is in the region", "centre/1", ZC.inRegion, "region/1"),
        ("who leads a task takes part in it", "agency/1", ZC.participatesIn, "task/1"),
        ("issued is the inverse of issued by", "agency/1", ZC.issued, "policy/1"),
        ("who takes part in a claim is involved in it", "agency/1", ZC.involvedIn, "claim/1"),
        ("a policy that implements another refers to it", "policy/2", ZC.referredToBy, "policy/1"),
    ],
)
def test_the_ontology_answers_by_reasoning(question: str, subject: str, predicate: str, value: str) -> None:
    stated = [
        ("centre/1", ZC.place, "area/310115"),
        ("area/310115", ZC.within, "area/310000"),
        ("region/1", ZC.hasMember, "area/310000"),
        ("task/1", ZC.lead, "agency/1"),
        ("policy/1", ZC.issuedBy, "agency/1"),
        ("claim/1", ZC.participation, "claim/1/part/1"),
        ("claim/1/part/1", ZC.member, "agency/1"),
        ("policy/1", ZC.implements, "policy/2"),
    ]
    data = [Triple(place(one), NamedNode(link), place(other)) for one, link, other in stated]
    assert (str(place(subject)), f"<{predicate}>", str(place(value))) in derive([*own(), *data]), question

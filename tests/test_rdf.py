"""Tests of kg/rdf: facts become quads that lose nothing and use only declared terms, and read back as they were."""

from __future__ import annotations

import doctest
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from sources import Source

import kg.rdf.nodes
from kg.facts import TYPES, AgencyRole, Agreement, Evidence, Fact, Fund, Policy, ProtectionCentre, Statistic
from kg.lexicon import concept_by_iri
from kg.rdf import (
    ONTOLOGY_GRAPH,
    claim_iri,
    count_facts,
    document_iri,
    facts_to_triples,
    graph_iri,
    ontology_to_quads,
    read_fact,
    read_facts,
    unhandled_fields,
)
from kg.vocabulary import DATA_IRI, OA, ORG, PROV, QB, RDF, RDFS, SKOS, ZC

RECORDS, NAMESAKES = (
    json.loads((Path(__file__).parent / "rdf" / name).read_text(encoding="utf-8"))
    for name in ("facts.json", "namesakes.json")
)


def evidence(start: int, document: str = "a-plan") -> Evidence:
    return Evidence(
        document=document,
        start=start,
        end=start + 9,
        exact="原 文\n二字",
        quote="原文二字",
        sentence="这是原文二字。",
        prefix="这是",
        suffix="。\n",
        rule="some.rule",
        echoes=((start + 500, start + 509), (start + 700, start + 709)),
    )


def make(record: dict[str, Any], start: int) -> Fact:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items() if key != "type"}
    return TYPES[record["type"]](evidence=evidence(start), **values)


FACTS = [make(record, 10 * number) for number, record in enumerate(RECORDS)]


def graph(*facts: Fact, source: Source | None = None) -> Store:
    """The triples of some facts, as a store keeps them for queries."""
    store = Store()
    for quad in facts_to_triples(source or Source(), facts).quads():
        store.add(Quad(quad.subject, quad.predicate, quad.object))
    return store


def objects(store: Store, subject: str, predicate: str) -> list[str]:
    found = store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
    return sorted(str(getattr(quad.object, "value", "")) for quad in found)


def labels(store: Store, subject: str) -> dict[str | None, str]:
    found = store.quads_for_pattern(NamedNode(subject), NamedNode(SKOS.prefLabel), None)
    return {quad.object.language: quad.object.value for quad in found if isinstance(quad.object, Literal)}


def fact_of(kind: str, number: int = 0) -> Fact:
    return [fact for fact in FACTS if kind == fact.TYPE][number]


def about(store: Store, fact: Fact) -> str:
    (thing,) = objects(store, claim_iri(fact), ZC.about)
    return thing


def read(store: Store) -> list[Fact]:
    return list(read_facts(lambda s, p, o: store.quads_for_pattern(s, p, o)))


@pytest.mark.parametrize("kind", list(TYPES.values()), ids=lambda kind: kind.TYPE)
def test_every_field_of_a_fact_has_its_property(kind: type[Fact]) -> None:
    assert unhandled_fields(kind) == set()


def test_the_cases_hold_every_type_and_every_field() -> None:
    assert {record["type"] for record in RECORDS} == set(TYPES)
    for name, kind in TYPES.items():
        fields = {key for record in RECORDS if record["type"] == name for key in record}
        missing = set(kind.__dataclass_fields__) - fields - {"TYPE", "evidence", "city"}
        assert not missing, (name, missing)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.TYPE)
def test_a_fact_reads_back_from_the_graph_as_it_was(fact: Fact) -> None:
    store = graph(fact)
    assert read(store) == [fact]
    assert read_fact(lambda s, p, o: store.quads_for_pattern(s, p, o), claim_iri(fact)) == fact


def test_all_facts_of_a_document_read_back_in_order_of_place() -> None:
    assert read(graph(*reversed(FACTS))) == FACTS


def test_facts_are_counted_by_type_and_document() -> None:
    store = graph(*FACTS)
    counted = count_facts(lambda s, p, o: store.quads_for_pattern(s, p, o))
    assert counted == Counter((fact.TYPE, fact.evidence.document) for fact in FACTS)


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(min_value=0, max_value=1e15))
def test_no_number_is_changed_by_the_graph(change: float, value: float) -> None:
    fact = replace(fact_of("statistic"), value=value, change_pct=change)
    assert read(graph(fact)) == [fact]


@given(st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_no_text_is_changed_by_the_graph(name: str, quote: str) -> None:
    fact = replace(fact_of("institution"), name=name, evidence=replace(evidence(3), quote=quote, exact=quote))
    assert read(graph(fact)) == [fact]


def test_a_document_says_everything_in_its_own_graph_without_blank_nodes_and_with_ascii_iris() -> None:
    for quad in facts_to_triples(Source(), FACTS, covered=[("甘肃省", 2016), ("甘肃省", None)]).quads():
        assert quad.graph_name == NamedNode(graph_iri("a-plan"))
        for term in (quad.subject, quad.object):
            assert not isinstance(term, BlankNode)
            assert not isinstance(term, NamedNode) or term.value.isascii()


def test_the_same_facts_give_the_same_quads_in_the_same_order_each_once() -> None:
    first, second = (list(facts_to_triples(Source(), FACTS).quads()) for _ in range(2))
    assert first == second
    assert max(Counter(map(str, first)).values()) == 1


def test_every_term_in_the_graph_is_declared_by_the_ontology() -> None:
    base = "https://w3id.org/zhice/ontology#"
    for quad in facts_to_triples(Source(), FACTS, covered=[("甘肃省", 2016)]).quads():
        for term in (quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(base):
                assert term.value in ZC


def test_every_node_that_is_spoken_of_has_a_type_and_every_thing_labels_in_both_languages() -> None:
    store = graph(*FACTS)
    ground = Store()
    ground.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in ontology_to_quads())
    unlabelled = ("/claim/", "/passage/", "/coverage/")
    for subject in sorted({str(getattr(quad.subject, "value", "")) for quad in store}):
        assert objects(store, subject, RDF.type) or objects(ground, subject, RDF.type), subject
        if not any(kind in subject for kind in unlabelled):
            known = labels(ground, subject)
            assert set(labels(store, subject) or known) >= {"zh-hans", "en"}, subject


def test_every_concept_that_the_graph_points_to_is_in_the_ontology() -> None:
    for quad in graph(*FACTS):
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(f"{DATA_IRI}concept/"):
            assert concept_by_iri(quad.object.value)


def test_the_graph_keeps_to_the_domains_and_ranges_of_the_ontology() -> None:
    ontology = list(ontology_to_quads())
    parents: dict[str, set[str]] = {}
    for quad in ontology:
        if quad.predicate.value == RDFS.subClassOf:
            parents.setdefault(quad.subject.value, set()).add(quad.object.value)
    store = graph(*FACTS)
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in ontology)

    def kinds(node: str) -> set[str]:
        found, queue = set(), objects(store, node, RDF.type)
        while queue:
            kind = queue.pop()
            found.add(kind)
            queue += parents.get(kind, set()) - found
        return found

    rules = [quad for quad in ontology if quad.predicate.value in (RDFS.domain, RDFS.range)]
    checked = 0
    for rule in rules:
        for quad in store.quads_for_pattern(None, NamedNode(rule.subject.value), None):
            node = quad.subject if rule.predicate.value == RDFS.domain else quad.object
            if isinstance(node, NamedNode):
                assert rule.object.value in kinds(node.value), (quad, rule)
                checked += 1
            elif isinstance(node, Literal):
                assert rule.object.value in (node.datatype.value, RDFS.label.replace("label", "Literal")), (quad, rule)
                checked += 1
    assert checked > 200


def test_evidence_is_a_passage_with_both_selectors_and_the_hash_of_the_text() -> None:
    fact = fact_of("fund")
    store = graph(fact)
    (passage,) = objects(store, claim_iri(fact), PROV.wasDerivedFrom)
    assert {OA.TextPositionSelector, OA.TextQuoteSelector, ZC.Passage} == set(objects(store, passage, RDF.type))
    assert objects(store, passage, OA.exact) == ["原 文\n二字"]
    assert objects(store, passage, ZC.quote) == ["原文二字"]
    assert objects(store, passage, ZC.sha256) == ["0" * 64]
    assert objects(store, passage, OA.hasSource) == [document_iri("a-plan")]
    assert len(objects(store, passage, ZC.echo)) == 2


def test_an_echo_has_the_section_that_it_stands_in() -> None:
    fact = fact_of("fund")
    store = Store()
    sections = {fact.evidence.start: "总体要求", fact.evidence.start + 700: "保障措施"}
    for quad in facts_to_triples(Source(), [fact], sections=sections).quads():
        store.add(Quad(quad.subject, quad.predicate, quad.object))
    (passage,) = objects(store, claim_iri(fact), PROV.wasDerivedFrom)
    echoes = objects(store, passage, ZC.echo)
    assert objects(store, passage, ZC.section) == ["总体要求"]
    assert [objects(store, echo, ZC.section) for echo in echoes] == [[], ["保障措施"]]


def test_the_document_that_is_the_policy_says_so() -> None:
    store = graph(*FACTS)
    assert objects(store, document_iri("a-plan"), ZC.textOf) == [about(store, fact_of("policy"))]


def test_every_joint_issuer_issued_the_policy() -> None:
    store = graph(*FACTS)
    issuers = objects(store, about(store, fact_of("policy")), ZC.issuedBy)
    assert [labels(store, issuer)["zh-hans"] for issuer in issuers] == ["甘肃省知识产权局", "甘肃省科学技术厅"]


def test_a_policy_inside_a_title_is_cited_by_the_policy_of_that_title() -> None:
    fact = fact_of("policy", 1)
    store = graph(fact)
    (container,) = objects(store, claim_iri(fact), ZC.container)
    assert objects(store, container, ZC.implements) == [f"{DATA_IRI}policy/ip-powerhouse-opinions-2015"]


def test_the_notice_that_issues_a_policy_does_not_cite_it() -> None:
    fact = Policy(
        area="全国",
        title="知识产权综合管理改革试点总体方案",
        action="referenced",
        container="国务院办公厅关于印发知识产权综合管理改革试点总体方案的通知",
        relation="cites",
        evidence=evidence(1),
    )
    store = graph(fact)
    policy = about(store, fact)
    assert objects(store, policy, ZC.cites) == []
    assert objects(store, claim_iri(fact), ZC.container) == []
    assert objects(store, claim_iri(fact), ZC.containerTitle) == [fact.container]


def test_titles_with_one_number_in_a_document_are_one_policy() -> None:
    long = Policy(
        area="甘肃省",
        title="甘肃省专利资助管理办法",
        action="issued",
        doc_number="甘知发〔2016〕1号",
        evidence=evidence(1),
    )
    short = Policy(
        area="甘肃省", title="资助新规", action="implementing", doc_number="甘知发[2016]1号", evidence=evidence(50)
    )
    store = graph(short, long)
    assert about(store, short) == about(store, long)
    assert "same-number: 资助新规" in objects(store, about(store, long), ZC.joinedBy)


def test_what_one_sentence_says_of_the_issuer_helps_the_others_of_the_document() -> None:
    told = Policy(area="江西省", title="知识产权运营管理办法", action="issued", issuer="南昌市", evidence=evidence(1))
    untold = Policy(area="江西省", title="知识产权运营管理办法", action="implementing", evidence=evidence(50))
    store = graph(told, untold)
    assert about(store, told) == about(store, untold)


def test_all_names_of_a_thing_are_kept_with_the_reason() -> None:
    full = replace(fact_of("protection_centre"), name="中国（浦东）知识产权保护中心")
    short = replace(fact_of("protection_centre"), evidence=evidence(80))
    assert isinstance(short, ProtectionCentre)
    store = graph(full, short)
    centre = about(store, full)
    assert centre == about(store, short)
    assert labels(store, centre)["zh-hans"] == "中国（浦东）知识产权保护中心"
    assert objects(store, centre, SKOS.altLabel) == ["浦东保护中心"]
    assert objects(store, centre, ZC.joinedBy) == ["centre-place-and-kind: 浦东保护中心"]


def test_we_is_kept_with_its_document_and_is_no_name_of_the_office() -> None:
    policy = Policy(area="四川省", title="试点方案", action="issued", issuer="我局会同省科技厅", evidence=evidence(1))
    store = graph(policy)
    issuers = objects(store, claim_iri(policy), ZC.issuer)
    office = f"{DATA_IRI}agency/510000-ip"
    assert issuers == [office, f"{DATA_IRI}agency/510000-science"]
    assert objects(store, office, SKOS.altLabel) == []
    assert objects(store, office, ZC.joinedBy) == ["office-of-place: 我局 (a-plan)"]
    assert objects(store, claim_iri(policy), ZC.issuerName) == ["我局会同省科技厅"]


def test_we_is_the_body_that_the_document_speaks_for() -> None:
    policy = Policy(area="甘肃省", title="试点方案", action="issued", issuer="我局", evidence=evidence(1))
    store = graph(policy, source=Source(issuer="甘肃省市场监督管理局"))
    (office,) = objects(store, claim_iri(policy), ZC.issuer)
    assert office == f"{DATA_IRI}agency/620000-market"
    assert objects(store, office, ZC.joinedBy) == ["speaker-of-document: 我局 (a-plan)"]


def test_each_body_that_a_collective_name_tells_takes_part_under_the_name_printed() -> None:
    pact = Agreement(area="四川省", title="协作协议", parties=("川渝两地知识产权局",), evidence=evidence(1))
    store = graph(pact)
    offices = [f"{DATA_IRI}agency/{code}-ip" for code in (500000, 510000)]
    assert objects(store, about(store, pact), ZC.party) == offices
    (part,) = objects(store, claim_iri(pact), ZC.participation)
    assert objects(store, part, ZC.member) == offices
    assert objects(store, part, ZC.name) == ["川渝两地知识产权局"]
    assert objects(store, offices[0], SKOS.altLabel) == []
    assert read(store) == [pact]


def test_bodies_that_a_collective_name_leaves_untold_are_a_group_and_no_agency() -> None:
    names = ("省知识产权局", "各市州政府")
    role = AgencyRole(area="甘肃省", task="开展执法检查", lead="省知识产权局", agencies=names, evidence=evidence(1))
    store = graph(role)
    office, group = objects(store, about(store, role), ZC.lead) + objects(store, about(store, role), ZC.participant)
    assert objects(store, office, RDF.type) == [ZC.Agency]
    assert objects(store, group, RDF.type) == [ZC.AgencyGroup]
    assert labels(store, group)["zh-hans"] == "甘肃省各市州政府"


def test_no_two_things_of_a_class_have_one_label() -> None:
    store = Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in ontology_to_quads())
    for name in ("a-plan", "another"):
        told = [make(record, 10 * number) for number, record in enumerate(NAMESAKES)]
        told = [replace(fact, evidence=replace(fact.evidence, document=name)) for fact in told]
        for quad in facts_to_triples(Source(id=name), told).quads():
            store.add(Quad(quad.subject, quad.predicate, quad.object))
    found = Counter(
        (kind.object.value, label.object.value, label.object.language)
        for label in store.quads_for_pattern(None, NamedNode(RDFS.label), None)
        for kind in store.quads_for_pattern(label.subject, NamedNode(RDF.type), None)
    )
    assert [key for key, number in found.items() if number > 1] == []
    names = Counter(
        (kind.object.value, name)
        for kind in store.quads_for_pattern(None, NamedNode(RDF.type), None)
        for name in labels(store, kind.subject.value).values()
    )
    shared = {kind.rsplit("#", 1)[-1] for (kind, _), number in names.items() if number > 1}
    told_apart = {"Agency", "Agreement", "Document", "Fund", "Indicator", "Policy", "ProtectionCentre", "Publication"}
    assert shared >= told_apart | {"Task"}


def test_a_thing_has_one_label_whatever_documents_call_it() -> None:
    one = Fund(area="四川省", name="四川知识产权运营基金", kind="operation_fund", evidence=evidence(1, "b"))
    store = graph(fact_of("fund"))
    for quad in facts_to_triples(Source(id="b"), [one]).quads():
        store.add(Quad(quad.subject, quad.predicate, quad.object))
    fund = about(store, one)
    assert len(list(store.quads_for_pattern(NamedNode(fund), NamedNode(SKOS.prefLabel), None))) == 2
    assert len(objects(store, fund, SKOS.altLabel)) == 1


def test_claims_of_two_documents_are_never_merged() -> None:
    fact = fact_of("fund")
    again = replace(fact, evidence=replace(fact.evidence, document="b"))
    assert claim_iri(fact) != claim_iri(again)


def test_a_claim_is_the_same_whatever_rule_read_it() -> None:
    fact = fact_of("fund")
    assert claim_iri(fact) == claim_iri(replace(fact, evidence=replace(fact.evidence, rule="another.rule")))
    assert claim_iri(fact) != claim_iri(replace(fact, evidence=replace(fact.evidence, start=1)))


def test_a_figure_with_a_year_is_an_observation_and_one_without_is_none() -> None:
    store = graph(*FACTS)
    dated, undated = fact_of("statistic"), fact_of("statistic", 1)
    assert QB.Observation in objects(store, claim_iri(dated), RDF.type)
    assert objects(store, claim_iri(dated), QB.dataSet) == [f"{DATA_IRI}dataset/statistics"]
    assert QB.Observation not in objects(store, claim_iri(undated), RDF.type)


def test_an_indicator_keeps_its_wording_beside_the_concept() -> None:
    store = graph(*FACTS)
    fact = fact_of("statistic")
    assert isinstance(fact, Statistic)
    assert objects(store, claim_iri(fact), ZC.name) == [fact.indicator]
    assert objects(store, claim_iri(fact), ZC.indicator) == [f"{DATA_IRI}concept/indicator/invention-patents-filed"]


def test_an_unknown_unit_is_kept_as_printed() -> None:
    store = graph(fact_of("statistic", 1))
    claim = claim_iri(fact_of("statistic", 1))
    assert objects(store, claim, ZC.unitName) == ["翼"]
    assert objects(store, claim, ZC.unit) == []


def test_a_task_has_its_leads_and_its_other_agencies() -> None:
    store = graph(fact_of("agency_role"))
    task = about(store, fact_of("agency_role"))
    leads = [labels(store, agency)["zh-hans"] for agency in objects(store, task, ZC.lead)]
    assert sorted(leads) == ["甘肃省知识产权局", "甘肃省高级人民法院"]
    assert len(objects(store, task, ZC.participant)) == 3


def test_only_who_holds_a_title_is_linked_to_it() -> None:
    store = graph(*FACTS)
    held, sought = fact_of("designation"), fact_of("designation", 1)
    (zone,) = objects(store, claim_iri(held), ZC.entity)
    (university,) = objects(store, claim_iri(sought), ZC.entity)
    assert zone == f"{DATA_IRI}zone/510900-economic-zone"
    assert objects(store, zone, ZC.within) == [f"{DATA_IRI}area/510900"]
    assert objects(store, zone, ZC.designatedAs) == [about(store, held)]
    assert objects(store, university, ZC.designatedAs) == []


def test_coverage_says_what_a_document_speaks_of_even_where_nothing_was_found() -> None:
    store = Store()
    for quad in facts_to_triples(Source(), [], covered=[("青海省", 2016), ("青海省", None)]).quads():
        store.add(Quad(quad.subject, quad.predicate, quad.object))
    found = list(store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(ZC.Coverage)))
    assert len(found) == 2


def test_another_base_moves_the_data_and_leaves_the_ontology() -> None:
    base = "https://example.org/kg/"
    for quad in facts_to_triples(Source(), FACTS, base=base).quads():
        for term in (quad.subject, quad.object, quad.graph_name):
            if isinstance(term, NamedNode) and term.value.startswith(DATA_IRI):
                assert re.match(f"{DATA_IRI}(concept|area|zone|agency|policy|dataset|rule)/", term.value), term
    subjects = {quad.subject.value for quad in facts_to_triples(Source(), FACTS, base=base).quads()}
    assert any(subject.startswith(f"{base}claim/") for subject in subjects)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("fund", "status", "abandoned"),
        ("policy", "date", "22 November"),
        ("fund", "area", "火星"),
        ("statistic", "cmp", "!"),
    ],
)
def test_a_word_that_the_ontology_lacks_is_refused(kind: str, field: str, value: str) -> None:
    fact = replace(fact_of(kind), **{field: value})
    with pytest.raises(ValueError, match=re.escape(value)):
        list(facts_to_triples(Source(), [fact]).quads())


def test_a_document_with_a_chinese_name_gets_ascii_nodes() -> None:
    assert document_iri("某市工作要点").isascii()
    assert document_iri("某市工作要点") != document_iri("某县工作要点")


def test_the_ontology_stands_in_its_own_graph_without_blank_nodes() -> None:
    for quad in ontology_to_quads():
        assert quad.graph_name == NamedNode(ONTOLOGY_GRAPH)
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)


def test_the_ontology_gives_the_same_quads_each_time() -> None:
    assert [str(quad) for quad in ontology_to_quads()] == [str(quad) for quad in ontology_to_quads()]


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(kg.rdf.nodes).failed == 0


def test_participations_are_memberships_of_the_organization_ontology() -> None:
    found = [quad.object.value for quad in ontology_to_quads() if quad.subject.value == ZC.Participation]
    assert ORG.Membership in found

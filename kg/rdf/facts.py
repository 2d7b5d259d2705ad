"""Facts to triples (事实入图): all that one document says: its node, its claims, their evidence, the things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import singledispatch
from itertools import chain

from kg.facts import (
    AgencyRole,
    Agreement,
    Designation,
    Evidence,
    Fact,
    Fund,
    Institution,
    Policy,
    ProtectionCentre,
    Publication,
    Statistic,
    Target,
)
from kg.identity import (
    CentreName,
    Identity,
    identify_body,
    identify_centres,
    identify_entity,
    identify_programme,
    identify_work,
    kind_of_title,
    short_hash,
    speakers_of,
)
from kg.lexicon import Area
from kg.rdf.claims import claim_iri, role_of, write_claim, write_participations
from kg.rdf.evidence import write_evidence
from kg.rdf.fields import CLAIMS
from kg.rdf.figures import write_figure
from kg.rdf.nodes import Triples, concept
from kg.rdf.policies import name_policies, write_policy
from kg.rdf.source import SourceDocument, document_iri, graph_iri, write_coverage, write_document, write_topic
from kg.rdf.things import (
    write_area,
    write_organisation,
    write_organisations,
    write_place,
    write_thing,
)
from kg.rdf.totals import parts_of_totals
from kg.vocabulary import DATA_IRI, QB, ZC

_DATASET = f"{DATA_IRI}dataset/statistics"


@dataclass(frozen=True, slots=True)
class _Context:
    """What the facts of one document share: where triples go, the document, and the names settled for it as a whole."""

    triples: Triples
    source: SourceDocument
    policies: Mapping[tuple[str, str], Identity]
    centres: Mapping[CentreName, Identity]
    speakers: tuple[str, ...]


def facts_to_triples(
    source: SourceDocument,
    facts: Iterable[Fact],
    *,
    covered: Iterable[tuple[str, int | None]] = (),
    topics: Iterable[tuple[str, str, Evidence]] = (),
    sections: Mapping[int, str] | None = None,
    base: str = DATA_IRI,
) -> Triples:
    """All that a document says, as triples of its named graph, each once; the same facts give the same in order.

    `covered` is which areas and years the document speaks of, `topics` of which topics (concept, area, where),
    `sections` the section of each raw offset where a passage or its echo begins. Raises ValueError for a fact with a
    coded word that the ontology lacks.
    """
    found = list(facts)
    triples = Triples(graph_iri(source.id), base)
    context = _Context(
        triples,
        source,
        name_policies(fact for fact in found if isinstance(fact, Policy)),
        identify_centres(_centre_name(fact) for fact in found if isinstance(fact, ProtectionCentre)),
        speakers_of(source.issuer, source.title),
    )
    write_document(triples, source)
    write_coverage(triples, source, covered)
    for fact in found:
        claim = write_claim(triples, fact)
        write_evidence(triples, claim, fact.evidence, source.sha256, sections or {})
        write_place(triples, claim, fact)
        triples.add(claim, ZC.about, _write_about(fact, claim, context))
    for part, total in parts_of_totals(fact for fact in found if isinstance(fact, Statistic)):
        triples.add(claim_iri(part), ZC.partOf, claim_iri(total))
    for topic, area, evidence in topics:
        write_topic(triples, source, area, topic, evidence)
    return triples


@singledispatch
def _write_about(fact: Fact, claim: str, context: _Context) -> str:
    """Write the thing that a claim is about, with its shortcut triples, and return its node."""
    raise TypeError(f"{type(fact).__name__} has no place in the graph")


@_write_about.register
def _(fact: Policy, claim: str, context: _Context) -> str:
    return write_policy(context.triples, claim, fact, context.policies, context.source, context.speakers).iri


@_write_about.register
def _(fact: Agreement, claim: str, context: _Context) -> str:
    identity = identify_work(
        "agreement", fact.title, area=fact.area, city=fact.city, parties=fact.parties, document=context.source.id
    )
    _write_work(context, identity, fact.title, "agreement")
    members = tuple(write_organisations(context.triples, fact, name, context.speakers) for name in fact.parties)
    write_participations(context.triples, claim, fact, members)
    for member in dict.fromkeys(chain.from_iterable(members)):
        context.triples.add(identity.iri, ZC.party, member)
    return identity.iri


@_write_about.register
def _(fact: Publication, claim: str, context: _Context) -> str:
    identity = identify_work("publication", fact.title, area=fact.area, city=fact.city, document=context.source.id)
    _write_work(context, identity, fact.title, "publication")
    return identity.iri


@_write_about.register
def _(fact: ProtectionCentre, claim: str, context: _Context) -> str:
    identity = context.centres[_centre_name(fact)]
    return _write_body(context, identity, ZC.ProtectionCentre, "Protection centre", fact)


@_write_about.register
def _(fact: Fund, claim: str, context: _Context) -> str:
    identity = identify_body("fund", fact.name, area=fact.area, city=fact.city, document=context.source.id)
    return _write_body(context, identity, ZC.Fund, "Fund", fact)


@_write_about.register
def _(fact: Institution, claim: str, context: _Context) -> str:
    identity = identify_body("institution", fact.name, area=fact.area, city=fact.city, document=context.source.id)
    return _write_body(context, identity, ZC.Institution, "Institution", fact)


@_write_about.register
def _(fact: Target, claim: str, context: _Context) -> str:
    return write_figure(context.triples, claim, fact)


@_write_about.register
def _(fact: Statistic, claim: str, context: _Context) -> str:
    if fact.year is not None:
        # An observation has all dimensions of the cube; a figure without a year is a claim only.
        context.triples.add_type(claim, QB.Observation)
        context.triples.add(claim, QB.dataSet, _DATASET)
    return write_figure(context.triples, claim, fact)


@_write_about.register
def _(fact: AgencyRole, claim: str, context: _Context) -> str:
    triples = context.triples
    task = f"{document_iri(context.source.id)}/task/{short_hash(fact.area, fact.city, fact.task)}"
    triples.add_type(task, ZC.Task)
    whose = f"{fact.area}{fact.city or ''}；{context.source.id}"
    triples.add_labels(task, fact.task, f"Task: {fact.task}", whose)
    triples.add(document_iri(context.source.id), ZC.states, task)
    members = tuple(write_organisations(triples, fact, name, context.speakers) for name in fact.agencies)
    write_participations(triples, claim, fact, members)
    for name, named in zip(fact.agencies, members, strict=True):
        for member in named:
            triples.add(task, ZC.lead if role_of(fact, name) == "lead" else ZC.participant, member)
    return task


@_write_about.register
def _(fact: Designation, claim: str, context: _Context) -> str:
    triples, document = context.triples, context.source.id
    identity = identify_programme(fact.programme, area=fact.area, city=fact.city)
    write_thing(triples, document, identity, ZC.Programme, "Programme", fact.programme)
    holder = identify_entity(fact.entity, area=fact.area, city=fact.city, document=document, speakers=context.speakers)
    if isinstance(holder, Area):
        entity = holder.iri
        write_area(triples, holder)
    else:
        entity = write_organisation(triples, document, holder, fact.entity)
    triples.add(claim, ZC.entity, entity)
    if fact.status != "candidate":
        triples.add(entity, ZC.designatedAs, identity.iri)
    return identity.iri


def _write_work(context: _Context, identity: Identity, title: str, document_class: str) -> None:
    kind = {"agreement": ZC.Agreement, "publication": ZC.Publication}[document_class]
    write_thing(context.triples, context.source.id, identity, kind, document_class.capitalize(), title)
    noun = kind_of_title(title, document_class)
    if noun is not None:
        context.triples.add(identity.iri, ZC.kind, noun.iri)


def _write_body(
    context: _Context, identity: Identity, kind: str, word: str, fact: ProtectionCentre | Fund | Institution
) -> str:
    write_thing(context.triples, context.source.id, identity, kind, word, fact.name)
    scheme = CLAIMS[fact.TYPE].fields["kind"].scheme
    context.triples.add(identity.iri, ZC.kind, concept(scheme, fact.kind))
    return identity.iri


def _centre_name(fact: ProtectionCentre) -> CentreName:
    return CentreName(fact.name, fact.kind, fact.area, fact.city)

"""Policies (政策): the policies of one document, named together, with their issuers and the network of citations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.facts import NATION, Policy
from kg.identity import Identity, fold, fold_number, identify_policy, kind_of_title, split_organisations
from kg.rdf.nodes import Triples, date, text
from kg.rdf.source import SourceDocument, document_iri
from kg.rdf.things import write_organisations, write_thing
from kg.vocabulary import ZC

_RELATIONS = {"implements": ZC.implements, "based_on": ZC.basedOn, "amends": ZC.amends, "cites": ZC.cites}


_WITH = ("与", "同", "联合")

_MAKING = ("issued", "revised", "drafting", "planned")


@dataclass(frozen=True, slots=True)
class _Known:
    """What one document says of a title: who issued it, its number, the place where all that speak of it agree, and
    whether the area itself makes it (`own`).
    """

    issuer: str | None
    number: str | None
    city: str | None
    own: bool


def name_policies(facts: Iterable[Policy]) -> dict[tuple[str, str], Identity]:
    """Which policy each title of a document means, by area and title; containers of citations are named too.

    What one sentence says of the issuer or number helps the others; titles with one number are one policy.
    """
    policies = list(facts)
    groups: dict[tuple[str, str], list[Policy]] = defaultdict(list)
    for fact in policies:
        groups[fact.area, fold(fact.title)].append(fact)
    known = {key: _know(group) for key, group in groups.items()}
    named = {(fact.area, fact.title): _name(fact, fact.title, known) for fact in policies}
    for fact in policies:
        if fact.container and (fact.area, fact.container) not in named:
            named[fact.area, fact.container] = _name(fact, fact.container, known)
    numbers: dict[str, list[Policy]] = defaultdict(list)
    for fact in policies:
        if fact.doc_number:
            numbers[fold_number(fact.doc_number)].append(fact)
    for group in numbers.values():
        longest = max(group, key=lambda fact: (len(fact.title), fact.title, fact.area))
        chosen = named[longest.area, longest.title]
        for fact in group:
            own = named[fact.area, fact.title]
            if own.iri != chosen.iri:
                joined = (*own.joined, "same-number")
                named[fact.area, fact.title] = replace(chosen, joined=joined)
    return named


def write_policy(
    triples: Triples,
    claim: str,
    fact: Policy,
    named: Mapping[tuple[str, str], Identity],
    source: SourceDocument,
    speakers: tuple[str, ...] = (),
) -> Identity:
    """Write the policy of a claim: kind, number, dates, issuers, and how the policy that contains its title uses it."""
    document = fact.evidence.document
    identity = named[fact.area, fact.title]
    iri = identity.iri
    write_thing(triples, document, identity, ZC.Policy, "Policy", fact.title)
    kind = kind_of_title(fact.title, "policy")
    if kind is not None:
        triples.add(iri, ZC.kind, kind.iri)
    if fact.doc_number:
        triples.add(iri, ZC.documentNumber, text(fold_number(fact.doc_number)))
    if fact.date:
        triples.add(iri, ZC.dateIssued, date(fact.date))
    if fact.effective:
        triples.add(iri, ZC.dateEffective, date(fact.effective))
    for name in _issuers(fact):
        for issuer in write_organisations(triples, fact, name, speakers):
            triples.add(claim, ZC.issuer, issuer)
            triples.add(iri, ZC.issuedBy, issuer)
    if fact.container:
        container = named[fact.area, fact.container]
        write_thing(triples, document, container, ZC.Policy, "Policy", fact.container)
        # The notice that issues a policy is the same policy: 国务院办公厅关于印发…总体方案的通知.
        if container.iri != iri:
            triples.add(claim, ZC.container, container.iri)
            triples.add(container.iri, _RELATIONS[fact.relation or "cites"], iri)
    if _is_text_of(source, fact):
        triples.add(document_iri(document), ZC.textOf, iri)
    return identity


def _issuers(fact: Policy) -> tuple[str, ...]:
    """The issuers as the text names them, and 我局 where it issued the document with them: 与省公安厅共同出台《…》."""
    if not fact.issuer:
        return ()
    joined = fact.evidence.quote.partition(fact.issuer)[0].endswith(_WITH)
    return (*(("我局",) if joined else ()), *split_organisations(fact.issuer))


def _know(group: list[Policy]) -> _Known:
    cities = {fact.city for fact in group}
    return _Known(
        next((fact.issuer for fact in group if fact.issuer), None),
        next((fact.doc_number for fact in group if fact.doc_number), None),
        cities.pop() if len(cities) == 1 else None,
        any(fact.area != NATION and fact.action in _MAKING and not _is_national(fact) for fact in group),
    )


def _is_national(fact: Policy) -> bool:
    """Whether its sentence calls it a standard of the nation: 配合参与国家标准《专利代理机构服务规范》的起草制定."""
    return f"国家标准《{fact.title}》" in fact.evidence.sentence


def _name(fact: Policy, title: str, known: Mapping[tuple[str, str], _Known]) -> Identity:
    about = known.get((fact.area, fold(title))) or _Known(None, None, fact.city, False)
    return identify_policy(
        title,
        area=fact.area,
        city=about.city,
        issuer=about.issuer,
        number=about.number,
        own=about.own,
        document=fact.evidence.document,
    )


def _is_text_of(source: SourceDocument, fact: Policy) -> bool:
    """Whether the document is the policy itself: the same number, or the same title."""
    if source.number and fact.doc_number:
        return fold_number(source.number) == fold_number(fact.doc_number)
    return bool(source.title) and fold(source.title or "") == fold(fact.title)

"""Claims (陈述): one node a fact, with its own words, its values and its evidence."""

from __future__ import annotations

from dataclasses import fields

from kg.facts import AgencyRole, Agreement, Fact, fact_to_json
from kg.identity import short_hash
from kg.rdf.fields import CLAIMS, Field, Form
from kg.rdf.nodes import Triples, concept, date, decimal, flag, integer, text
from kg.rdf.source import area_iri
from kg.vocabulary import DATA_IRI, ZC


def claim_iri(fact: Fact) -> str:
    """The node of a fact: the same for the same statement at the same place of a document, whatever rule read it."""
    record = {key: value for key, value in fact_to_json(fact).items() if key != "rule"}
    return f"{DATA_IRI}claim/{short_hash(record, length=16)}"


def write_claim(triples: Triples, fact: Fact) -> str:
    """Write the node of a fact with every field but its evidence, and return it."""
    iri = claim_iri(fact)
    form = CLAIMS[fact.TYPE]
    triples.add_type(iri, form.type)
    for name, field in form.fields.items():
        value = getattr(fact, name)
        # 0 is a figure; False and None are what the text does not say.
        if value is not None and value is not False and field.form is not Form.PARTIES:
            triples.add(iri, field.property, _term(field, value))
    return iri


def write_participations(
    triples: Triples, claim: str, fact: Agreement | AgencyRole, members: tuple[tuple[str, ...], ...]
) -> None:
    """Write who takes part, in the order printed: the name as printed, the organisations it means, the role."""
    names = fact.parties if isinstance(fact, Agreement) else fact.agencies
    for order, (name, named) in enumerate(zip(names, members, strict=True), 1):
        part = f"{claim}/part/{order}"
        triples.add(claim, ZC.participation, part)
        triples.add_type(part, ZC.Participation)
        triples.add(part, ZC.order, integer(order))
        triples.add(part, ZC.name, text(name))
        for member in named:
            triples.add(part, ZC.member, member)
        triples.add(part, ZC.role, text(role_of(fact, name)))


def role_of(fact: Agreement | AgencyRole, name: str) -> str:
    """What part a name plays: "party" of an agreement; of a task "lead" where the lead names it, else "partner"."""
    if isinstance(fact, Agreement):
        return "party"
    return "lead" if name in fact.lead.replace("，", "、").split("、") else "partner"


def unhandled_fields(kind: type[Fact]) -> set[str]:
    """Fields of a fact type that no property holds; empty, or the graph would lose what a document says."""
    return {field.name for field in fields(kind)} - {"evidence"} - set(CLAIMS[kind.TYPE].fields)


def _term(field: Field, value: object) -> str:
    match field.form, value:
        case Form.TEXT, str():
            return text(value)
        case Form.INTEGER, int():
            return integer(value)
        case Form.DECIMAL, int() | float():
            return decimal(value)
        case Form.DATE, str():
            return date(value)
        case Form.FLAG, bool():
            return flag(value)
        case Form.CONCEPT, str():
            return concept(field.scheme, value)
        case Form.AREA, str():
            return area_iri(value)
    raise ValueError(f"{value!r} cannot be written as {field.form.value}")

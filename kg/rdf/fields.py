"""Fields (字段): which property holds each field of each fact, in one table that writing and reading share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kg.facts import (
    AgencyRole,
    Agreement,
    Designation,
    Fund,
    Institution,
    Policy,
    ProtectionCentre,
    Publication,
    Statistic,
    Target,
)
from kg.vocabulary import ZC


class Form(Enum):
    """How a field's value is written: as a literal of some type, as a concept, or as a list of participations."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    FLAG = "flag"
    CONCEPT = "concept"
    AREA = "area"
    PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class Field:
    """The property of a claim that holds a field; `scheme` is the scheme of a concept's notation."""

    property: str
    form: Form
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """The class of the claims of a fact type, and the property of each field but the evidence."""

    type: str
    fields: Mapping[str, Field]


_AREA = {"area": Field(ZC.area, Form.AREA), "city": Field(ZC.placeName, Form.TEXT)}
_YEAR = {"year": Field(ZC.year, Form.INTEGER)}
_FIGURE = {
    "indicator": Field(ZC.name, Form.TEXT),
    "value": Field(ZC.value, Form.DECIMAL),
    "unit": Field(ZC.unitName, Form.TEXT),
    "cmp": Field(ZC.comparison, Form.CONCEPT, "comparison"),
    "value_max": Field(ZC.valueMax, Form.DECIMAL),
}

CLAIMS: Mapping[str, ClaimForm] = {
    Policy.TYPE: ClaimForm(
        ZC.PolicyClaim,
        _AREA
        | _YEAR
        | {
            "title": Field(ZC.name, Form.TEXT),
            "action": Field(ZC.action, Form.CONCEPT, "policy-action"),
            "date": Field(ZC.dateIssued, Form.DATE),
            "effective": Field(ZC.dateEffective, Form.DATE),
            "issuer": Field(ZC.issuerName, Form.TEXT),
            "doc_number": Field(ZC.documentNumber, Form.TEXT),
            "titled": Field(ZC.titled, Form.FLAG),
            "container": Field(ZC.containerTitle, Form.TEXT),
            "relation": Field(ZC.relation, Form.CONCEPT, "relation"),
        },
    ),
    Agreement.TYPE: ClaimForm(
        ZC.AgreementClaim,
        _AREA
        | _YEAR
        | {
            "title": Field(ZC.name, Form.TEXT),
            "parties": Field(ZC.participation, Form.PARTIES),
            "action": Field(ZC.action, Form.CONCEPT, "policy-action"),
        },
    ),
    Publication.TYPE: ClaimForm(
        ZC.PublicationClaim,
        _AREA | _YEAR | {"title": Field(ZC.name, Form.TEXT), "action": Field(ZC.action, Form.CONCEPT, "policy-action")},
    ),
    ProtectionCentre.TYPE: ClaimForm(
        ZC.CentreStatusClaim,
        _AREA
        | _YEAR
        | {
            "name": Field(ZC.name, Form.TEXT),
            "kind": Field(ZC.kind, Form.CONCEPT, "centre-kind"),
            "status": Field(ZC.status, Form.CONCEPT, "centre-status"),
            "accepted": Field(ZC.accepted, Form.FLAG),
            "inspected": Field(ZC.inspected, Form.FLAG),
            "composed": Field(ZC.composed, Form.FLAG),
        },
    ),
    Fund.TYPE: ClaimForm(
        ZC.FundClaim,
        _AREA
        | _YEAR
        | {
            "name": Field(ZC.name, Form.TEXT),
            "kind": Field(ZC.kind, Form.CONCEPT, "fund-kind"),
            "amount": Field(ZC.amount, Form.DECIMAL),
            "cmp": Field(ZC.comparison, Form.CONCEPT, "comparison"),
            "amount_role": Field(ZC.amountRole, Form.CONCEPT, "amount-role"),
            "status": Field(ZC.status, Form.CONCEPT, "fund-status"),
        },
    ),
    Target.TYPE: ClaimForm(ZC.TargetClaim, _AREA | _YEAR | _FIGURE),
    Statistic.TYPE: ClaimForm(
        ZC.StatisticClaim,
        _AREA
        | _YEAR
        | _FIGURE
        | {
            "change_pct": Field(ZC.changePercent, Form.DECIMAL),
            "change_cmp": Field(ZC.changeComparison, Form.CONCEPT, "comparison"),
            "rank": Field(ZC.rank, Form.INTEGER),
            "rank_of": Field(ZC.rankOf, Form.TEXT),
            "coverage": Field(ZC.period, Form.CONCEPT, "coverage"),
        },
    ),
    AgencyRole.TYPE: ClaimForm(
        ZC.RoleClaim,
        _AREA
        | {
            "task": Field(ZC.name, Form.TEXT),
            "lead": Field(ZC.leadName, Form.TEXT),
            "agencies": Field(ZC.participation, Form.PARTIES),
        },
    ),
    Designation.TYPE: ClaimForm(
        ZC.DesignationClaim,
        _AREA
        | _YEAR
        | {
            "entity": Field(ZC.entityName, Form.TEXT),
            "programme": Field(ZC.name, Form.TEXT),
            "status": Field(ZC.status, Form.CONCEPT, "designation-status"),
            "batch": Field(ZC.batch, Form.TEXT),
        },
    ),
    Institution.TYPE: ClaimForm(
        ZC.InstitutionClaim,
        _AREA
        | _YEAR
        | {
            "name": Field(ZC.name, Form.TEXT),
            "kind": Field(ZC.kind, Form.CONCEPT, "institution-kind"),
            "status": Field(ZC.status, Form.CONCEPT, "institution-status"),
        },
    ),
}
"""Fact type -> how its claims are written."""

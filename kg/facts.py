"""Facts (事实): what one sentence of one document states, one frozen dataclass a type.

A fact carries its evidence and imports nothing of the pipeline, so it can be compared with annotations as plain
JSON and
read without RDF. Amounts are in base units (元, not 万元), years are integers, dates are ISO 8601 strings. An optional
field that the text does not give is None and is left out of the JSON form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar

NATION = "全国"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands (证据): a span of the raw text of one document, and the rule that read it.

    `start` and `end` count Unicode code points of the raw text, end exclusive; `exact` is that very slice, `quote` the
    same clause cleaned (white space removed, fake bold printed once, captions that interrupt it left out).
    `sentence` is the whole clean sentence. `echoes` are further places where the document prints the same passage again
    or states the same fact in other words.
    """

    document: str
    start: int
    end: int
    exact: str
    quote: str
    sentence: str
    prefix: str
    suffix: str
    rule: str
    echoes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has: the province-level area it belongs to, the place below it when there is one, its
    evidence.
    """

    TYPE: ClassVar[str] = ""

    area: str
    city: str | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Fact):
    """A normative or planning document (政策文件) and what the sentence says was done with it.

    `date` is the day of issue, `effective` the day of entry into force (施行); they are never the same field.
    `titled` is true where the text prints the title in 《》. `container` is the title of the document inside whose own
    title this one is cited, `relation` how that document uses it (implements, based_on, amends, cites).
    """

    TYPE: ClassVar[str] = "policy"

    title: str
    action: str
    year: int | None = None
    date: str | None = None
    effective: str | None = None
    issuer: str | None = None
    doc_number: str | None = None
    titled: bool = False
    container: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Fact):
    """A memorandum, agreement or cooperation framework that was signed (协议、备忘录).

    `action` is "planned" where a task or a plan says that it is to be signed, else None.
    """

    TYPE: ClassVar[str] = "agreement"

    title: str
    parties: tuple[str, ...] = ()
    year: int | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Fact):
    """A report, book, database, film or directory that binds nobody (报告、目录、数据库)."""

    TYPE: ClassVar[str] = "publication"

    title: str
    action: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionCentre(Fact):
    """A status event of a named centre of the protection network (知识产权保护中心、快速维权中心、维权援助中心).

    `inspected` is true where the text says that an inspection took place and not how it ended (迎接了…验收).
    `composed` is true where the full name is put together by the program from a place and a kind that the text prints
    apart ("烟台、东营知识产权保护中心" -> 中国（烟台）知识产权保护中心).
    """

    TYPE: ClassVar[str] = "protection_centre"

    name: str
    kind: str
    status: str
    accepted: bool = False
    inspected: bool = False
    year: int | None = None
    composed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund(Fact):
    """A fund or earmarked pool of money (基金、专项资金、风险补偿资金)."""

    TYPE: ClassVar[str] = "fund"

    name: str
    kind: str
    amount: float | None = None
    cmp: str | None = None
    amount_role: str | None = None
    status: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Fact):
    """A quantified goal (目标) for a time after the document."""

    TYPE: ClassVar[str] = "target"

    indicator: str
    value: float
    unit: str
    cmp: str
    value_max: float | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic(Fact):
    """A number reported as fact (统计数据), with its growth and rank where the text gives them.

    `coverage` says what period the number covers: year, part (上半年、1-10月), cumulative (累计、截至), forecast
    (预计).
    `change_cmp` is the comparison of the growth itself: 增长近40% -> "<". `rank_of` is 增长率 where the growth
    holds the rank: 同比增长69%，增长率居全国第二.
    """

    TYPE: ClassVar[str] = "statistic"

    indicator: str
    value: float
    unit: str
    cmp: str
    value_max: float | None = None
    year: int | None = None
    change_pct: float | None = None
    change_cmp: str | None = None
    rank: int | None = None
    rank_of: str | None = None
    coverage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRole(Fact):
    """Who is responsible for a task (责任分工): the lead first, then all agencies in the order printed."""

    TYPE: ClassVar[str] = "agency_role"

    task: str
    lead: str
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation(Fact):
    """An area or organisation admitted to, or awarded, a named programme, pilot, list or title (试点、示范、称号)."""

    TYPE: ClassVar[str] = "designation"

    entity: str
    programme: str
    status: str
    year: int | None = None
    batch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution(Fact):
    """A named court, exchange, platform, alliance, college or office that was created, opened or approved (机构、
    平台).
    """

    TYPE: ClassVar[str] = "institution"

    name: str
    kind: str
    status: str
    year: int | None = None


TYPES: Mapping[str, type[Fact]] = {
    kind.TYPE: kind
    for kind in (
        Policy,
        Agreement,
        Publication,
        ProtectionCentre,
        Fund,
        Target,
        Statistic,
        AgencyRole,
        Designation,
        Institution,
    )
}


@cache
def field_names(kind: str) -> tuple[str, ...]:
    """The fields of a type of fact (`Fact.TYPE`), in order."""
    return tuple(field.name for field in fields(TYPES[kind]))


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """The fact in the exchange form: common fields, its own fields, then the evidence; absent and false fields
    left out.
    """
    record: dict[str, Any] = {"doc": fact.evidence.document, "type": fact.TYPE, "area": fact.area}
    for name in field_names(fact.TYPE):
        value = getattr(fact, name)
        if name in ("area", "evidence") or value is None or value is False or value == ():
            continue
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        record[name] = list(value) if isinstance(value, tuple) else value
    evidence = fact.evidence
    record |= {"quote": evidence.quote, "start": evidence.start, "end": evidence.end, "rule": evidence.rule}
    if evidence.echoes:
        record["echoes"] = [list(echo) for echo in evidence.echoes]
    return record

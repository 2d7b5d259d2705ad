"""Statistics (统计数据): the numbers that a text reports as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.figures import Figure, read_figures
from kg.extractors.reading import Passage, Reading
from kg.facts import Statistic

_FORECAST = re.compile(r"预计|预期")
_AIM = re.compile(r"力争|争取|计划(?!项目)|(?<!虚)拟(?!定)|将(?!近)|目标|到20\d\d年|要达到|确保|预期")
RATE = re.compile(r"资助|奖励|补助|补贴|给予|一次性|奖补|贴息|最高|不超过|每[件项家人年笔]")


def extract_statistics(reading: Reading) -> Iterator[Statistic]:
    """Figures of sentences that report, and rates of subsidies wherever they stand (rules statistics.count, .share, .growth, .rank)."""
    for passage in reading.passages():
        if passage.section.column in ("value", "indicator", "lead", "partner", "deadline") or passage.scope.mode == "reference":
            continue
        for figure in read_figures(passage):
            if is_reported(passage, figure):
                yield _statistic(passage, figure)


def is_reported(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is reported as fact, not set as an aim: by the mode of its place, by the words before it, by its year."""
    clause = passage.clause_at(figure.at)
    words = passage.slice(clause.start, figure.at)
    if figure.unit == "元" and RATE.search(passage.slice(clause.start, clause.end)):
        return True
    if passage.scope.mode == "report":
        if _FORECAST.search(words):
            return True
        return not (_AIM.search(words) or _aims(passage, figure))
    if figure.date_kind in ("until", "since") or re.search(r"截至|截止|已|目前|累计达", words):
        return not _AIM.search(words)
    return False


def _aims(passage: Passage, figure: Figure) -> bool:
    """Whether the sentence as a whole looks ahead: "到2020年，…；培育100家…"."""
    year = passage.reading.document.year
    return figure.date_kind == "by" and figure.year is not None and year is not None and figure.year > year


def _statistic(passage: Passage, figure: Figure) -> Statistic:
    change = figure.change
    indicator = figure.indicator
    forecast = _FORECAST.search(passage.slice(passage.clause_at(figure.at).start, figure.at))
    return Statistic(
        area=passage.scope.area,
        city=passage.scope.city,
        indicator=f"{indicator}（预计）" if forecast and "预计" not in indicator else indicator,
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        cmp=figure.cmp,
        year=figure.year or passage.scope.year,
        change_pct=change.pct if change else None,
        change_cmp=change.cmp if change and change.pct is not None and change.cmp != "=" else None,
        rank=figure.rank,
        coverage=_coverage(figure, bool(forecast)),
        evidence=passage.evidence(figure.start, figure.end, f"statistics.{figure.kind}"),
    )


def _coverage(figure: Figure, forecast: bool) -> str:
    if forecast:
        return "forecast"
    if "累计" in figure.before or figure.total or figure.date_kind == "since":
        return "cumulative"
    if figure.date_kind == "part":
        return "part"
    return "cumulative" if figure.date_kind == "until" else "year"

"""Targets (量化目标): the numbers that a text sets for a time to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.passages.aims import told_as_aim
from kg.extractors.passages.reading import Passage, Reading
from kg.extractors.passages.requests import is_asked_for
from kg.extractors.statistics.conditions import is_condition
from kg.extractors.statistics.figures import Figure
from kg.extractors.statistics.grids import stands_in_grid
from kg.extractors.statistics.statistics import judged_figures
from kg.extractors.statistics.subjects import figure_place
from kg.facts import Target
from kg.scope import is_review, period_end, term_end
from kg.values import Change
from kg.values.numbers import read_number

# "力争|三年内|实现每县1件", "用|5年左右时间|".
_YEARS = re.compile(
    r"(?:力争|争取|计划|用|未来|今后)(?:在|用)?(?P<number>[一二两三四五1-5])年"
    r"(?:之?内|左右的?时间|的?时间|(?<=未来.年)|(?<=今后.年))"
)
_WITHIN = re.compile(
    r"^(?:未来|今后)[一二两三四五\d]年|^[一二两三四五\d]年(?:之?内|左右的?时间|的?时间)[，,]?(?:基本)?(?:实现)?(?=.{3})"
)
# "培育中心|须于2023年底前完成绩效目标|：每家新增授权不少于20件": of each of them.
_MUST_REACH = re.compile(r"(?:都|均)?(?:要|须|应当?|必须)[^，。；]*?(?:目标|指标|要求)(?=每)")
# What a clause opens with counts, whatever year its sentence told before: |三年内|培育优势企业3—5家.
_OWN_YEARS = re.compile(r"(?P<number>[一二三四五1-5])年(?:之?内|左右的?时间|的?时间)")
# "进度滞后的|3个|市要在10月底前拿出整改措施": who shall do it, not what is aimed at.
_ORDERED = re.compile(
    r"[\d一二两三四五六七八九十]+[家个所户名位][^，；、\d]{1,8}?(?<![主需重])(?:要(?![求素件点])|应当?(?![用急对诉答])|必须|须)"
)
_TERM = re.compile(r"(?:建设|实施|创建|培育|试点|示范|项目|服务|执行)(?:周期|期限|期)(?:之?内|期?满|结束)")
_BODIES = ("家", "个", "所", "户", "名", "位")
_GIVEN = re.compile(r"(?<!融)资金|经费|投入|预算")
_PREAMBLE = re.compile(r"^(?:为|根据|按照|现将|各)")


def extract_targets(reading: Reading) -> Iterator[Target]:
    """Figures of sentences that plan or assign, and of aims inside reports (rule targets.figure)."""
    for passage, figures in judged_figures(reading):
        if stands_in_grid(passage):
            continue
        for figure, reported in figures:
            if (
                not reported
                and (figure.kind in ("count", "share", "growth", "difference") or _is_bound(figure))
                and _is_aim(passage, figure)
                and not is_condition(passage, figure)
            ):
                target = _target(passage, figure)
                yield target
                if figure.change is not None and figure.change.pct is not None and _grows_then(passage, figure):
                    yield _growth(target, figure.change)


def _is_bound(figure: Figure) -> bool:
    """Whether a rank is one that is to be reached: 综合实力进入|全国前15位|."""
    return figure.kind == "rank" and figure.cmp == "<="


def _is_aim(passage: Passage, figure: Figure) -> bool:
    clause = passage.clause_at(figure.at)
    words = passage.slice(clause.start, figure.at)
    if _PREAMBLE.match(words):
        return False
    if figure.unit in _BODIES and _ORDERED.match(passage.slice(figure.at, clause.end)):
        return False
    return not is_asked_for(passage, figure.at)


def _target(passage: Passage, figure: Figure) -> Target:
    area, city = figure_place(passage, figure)
    return Target(
        area=area,
        city=city,
        indicator=_MUST_REACH.sub("", _WITHIN.sub("", re.sub(r"(?:不低于|不少于|达到|达)$", "", figure.indicator))),
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        cmp=figure.cmp,
        year=_own_years(passage, figure.at)
        or figure.year
        or _within_years(passage, figure.at)
        or _within_term(passage, figure.at)
        or _due(passage, figure.at),
        evidence=passage.evidence(figure.start, figure.end, "targets.figure"),
    )


def _grows_then(passage: Passage, figure: Figure) -> bool:
    """Whether the growth told with an aim is that of its own year, and not of money that is given."""
    dates = passage.dates(figure.at, min(figure.end, passage.sentence.end))
    later = [date for date in dates if passage.slice(date.start - 1, date.start) not in ("比", "较", "在")]
    return not later and not (figure.unit == "元" and _GIVEN.search(figure.indicator))


def _growth(target: Target, change: Change) -> Target:
    """The growth that an aim sets beside its number: 质押融资突破240亿元，|增长10%左右|."""
    pct = change.pct
    assert pct is not None
    name = f"{target.indicator}增长率"
    return replace(target, indicator=name, value=pct, value_max=change.pct_max, unit="%", cmp=change.cmp)


def _own_years(passage: Passage, at: int) -> int | None:
    """By when an aim is due whose clause opens with a number of years: |三年内|培育优势企业."""
    clause = passage.clause_at(at)
    told = _OWN_YEARS.match(passage.slice(clause.start, at))
    number = read_number(told["number"]) if told else None
    year = passage.reading.document.year
    bound = period_end(passage.reading.document)  # a plan's years end with its period
    return year + int(number) if number is not None and year is not None and bound is None else None


def _within_years(passage: Passage, at: int) -> int | None:
    """By when an aim is due that is set so many years from now, also for the clauses behind: 力争|三年内|实现…."""
    document = passage.reading.document
    told = list(_YEARS.finditer(passage.text, 0, max(0, at - passage.sentence.start)))
    if not told or document.year is None or "；" in passage.text[told[-1].end() : at - passage.sentence.start]:
        return None
    number = read_number(told[-1]["number"])
    return document.year + int(number) if number is not None else None


def _within_term(passage: Passage, at: int) -> int | None:
    """By when an aim is due that is set for the term of a project, whose years the text gives: 在|建设周期内|达到…."""
    told = list(_TERM.finditer(passage.text, 0, max(0, at - passage.sentence.start)))
    if not told or "；" in passage.text[told[-1].end() : at - passage.sentence.start]:
        return None
    return term_end(passage.reading.document)


def _due(passage: Passage, at: int) -> int | None:
    """By when an aim without a year is due: in a review the end of the plan reviewed, else the year of its place; not
    known of one that a report only refers to.
    """
    document = passage.reading.document
    if passage.scope.mode == "report" and told_as_aim(passage, at):
        return None
    end = period_end(document) if passage.scope.mode == "report" and is_review(document) else None
    return end or passage.scope.year

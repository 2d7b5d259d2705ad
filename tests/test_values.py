"""Tests of kg.values: cases in tests/values/*.tsv, and properties of every number that can be printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.values import find_changes, find_dates, find_quantities, find_ranks
from kg.values.comparisons import AFTER, BEFORE
from kg.values.numbers import read_number
from kg.values.units import COUNTED, MEASURED, canonical_unit

CASES = Path(__file__).parent / "values"
NOTHING = "-"


def cases(name: str) -> list[ParameterSet]:
    found = []
    for number, line in enumerate((CASES / name).read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            text, expected = line.split("\t")
            wanted = [] if expected == NOTHING else [item.strip() for item in expected.split(";;")]
            found.append(pytest.param(text, wanted, id=f"{name}:{number}"))
    return found


def show(*values: object) -> str:
    """One value as a case prints it: fields parted by bars, None as nothing, whole floats as integers."""
    return "|".join(
        "" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value) for value in values
    )


def flagged(line: str, flag: str, is_set: bool) -> str:
    return f"{line}|{flag}" if is_set else line


@pytest.mark.parametrize(("text", "expected"), cases("quantities.tsv"))
def test_quantities_are_read_with_unit_comparison_and_span(text: str, expected: list[str]) -> None:
    found = [
        flagged(show(text[q.start : q.end], q.value, q.value_max, q.unit, q.cmp), "loose", q.loose)
        for q in find_quantities(text)
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), cases("changes.tsv"))
def test_changes_are_read_with_direction_base_and_span(text: str, expected: list[str]) -> None:
    found = [
        flagged(
            show(text[c.start : c.end], c.pct, c.cmp, c.absolute, c.unit, c.base_year), "distributed", c.distributed
        )
        for c in find_changes(text)
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), cases("ranks.tsv"))
def test_ranks_are_read_and_ordinals_are_not(text: str, expected: list[str]) -> None:
    found = [flagged(show(text[r.start : r.end], r.rank), "distributed", r.distributed) for r in find_ranks(text)]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), cases("dates.tsv"))
def test_dates_are_read_with_their_kind_and_span(text: str, expected: list[str]) -> None:
    found = [
        show(text[d.start : d.end], d.year, d.month, d.day, d.year_end, d.month_end, d.kind, d.relative, d.day_end)
        for d in find_dates(text)
    ]
    assert found == expected


SCALES = {"": 1, "百": 100, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
UNITS = sorted(set(COUNTED | MEASURED) - {"成", "日", "个多月"})
SENTENCE = st.text(
    alphabet="专利申请量企业达到增长同比近约超第一二三十百万亿余多个家件元年月日居全国位和、，。（）-—.%12345７０ +“",
    max_size=40,
)
FINDERS: list[Callable[[str], tuple[Any, ...]]] = [find_quantities, find_changes, find_dates, find_ranks]


def chinese(number: int) -> str:
    """The number in Chinese numerals as a careful writer prints it: 10005 is 一万零五."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return chinese(high) + "万" + ("" if not low else ("零" if low < 1_000 else "") + chinese(low))
    printed, gap = "", False
    for step, word in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // step % 10
        if digit:
            printed += ("零" if gap and printed else "") + "零一二三四五六七八九"[digit] + word
            gap = False
        else:
            gap = bool(printed)
    return printed


@given(st.decimals(min_value="0.01", max_value=9999, places=2), st.sampled_from(sorted(SCALES)), st.sampled_from(UNITS))
def test_every_number_with_scale_and_unit_is_read_back(number: Decimal, scale: str, unit: str) -> None:
    assume(not (unit == "年" and number * SCALES[scale] >= 1900))
    printed = f"{number.normalize():f}{scale}{unit}"
    (quantity,) = find_quantities(f"全年共有{printed}。")
    assert (Decimal(str(quantity.value)), quantity.unit) == (number * SCALES[scale], canonical_unit(unit))
    assert (quantity.start, quantity.end, quantity.cmp) == (4, 4 + len(printed), "=")


@given(st.integers(min_value=1, max_value=99_999_999))
def test_every_chinese_numeral_is_read_back(number: int) -> None:
    assert read_number(chinese(number)) == number
    assert [quantity.value for quantity in find_quantities(f"完成{chinese(number)}件专利")] == [number]


@given(st.integers(min_value=1, max_value=10**9))
def test_thousands_may_be_parted_by_commas(number: int) -> None:
    assert read_number(f"{number:,}") == number == read_number(f"{number:,}".replace(",", " "))


@given(st.integers(min_value=3, max_value=1800), st.sampled_from(sorted(BEFORE)))
def test_a_comparison_before_the_number_is_read_and_covered(number: int, word: str) -> None:
    (quantity,) = find_quantities(f"企业{word}{number}家")
    assert (quantity.value, quantity.cmp, quantity.start, quantity.number_start) == (
        number,
        BEFORE[word],
        2,
        2 + len(word),
    )


@given(st.integers(min_value=3, max_value=1800), st.sampled_from(sorted(AFTER)))
def test_a_comparison_behind_the_unit_is_read_and_covered(number: int, word: str) -> None:
    text = f"企业达到{number}家{word}"
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.cmp, quantity.end) == (number, AFTER[word], len(text))


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=999), st.sampled_from("-—–~～至到"))
def test_the_scale_of_a_range_holds_for_both_ends(low: int, more: int, joint: str) -> None:
    (quantity,) = find_quantities(f"给予{low}{joint}{low + more}万元支持")
    assert (quantity.value, quantity.value_max, quantity.cmp) == (low * 10_000, (low + more) * 10_000, "range")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_from_1900_is_read_back(day: date) -> None:
    text = f"于{day.year}年{day.month}月{day.day}日印发"
    (found,) = find_dates(text)
    assert (found.year, found.month, found.day, found.kind) == (day.year, day.month, day.day, "point")
    assert text[found.start : found.end] == text[1:-2]
    assert find_quantities(text) == ()


@given(st.decimals(min_value="0.1", max_value=999, places=1), st.booleans())
def test_a_fall_is_the_negative_of_a_rise(percent: Decimal, falls: bool) -> None:
    (change,) = find_changes(f"同比{'下降' if falls else '增长'}{percent}%")
    assert change.pct == float(-percent if falls else percent)


@given(SENTENCE)
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    for find in FINDERS:
        end = 0
        for value in find(text):
            assert end <= value.start < value.end <= len(text)
            end = value.end


@given(SENTENCE)
def test_the_number_lies_within_the_span_and_a_range_rises(text: str) -> None:
    for quantity in find_quantities(text):
        assert quantity.start <= quantity.number_start < quantity.number_end <= quantity.end
        assert (quantity.cmp == "range") == (quantity.value_max is not None)
        assert quantity.value_max is None or quantity.value < quantity.value_max


@given(SENTENCE)
def test_full_width_digits_read_like_ascii_ones(text: str) -> None:
    wide = text.translate(str.maketrans("0123456789%", "０１２３４５６７８９％"))
    for find in FINDERS:
        assert find(wide) == find(wide.translate(str.maketrans("０１２３４５６７８９％", "0123456789%")))


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "开展知识产权宣传", "😀第", "0", "百分之", "同比增长", "居全国第", "2017"]
)
def test_texts_that_state_nothing_give_no_change_rank_or_date(text: str) -> None:
    assert [find(text) for find in (find_changes, find_ranks, find_dates)] == [(), (), ()]

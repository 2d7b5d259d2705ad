"""Fake bold: text printed four times a run reads as if printed once, and what really repeats stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from texts import SEEDS, document_of

from kg.documents.text.boldface import COPIES, bold_offsets

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "documents" / "boldface.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
LINES = sorted(
    {
        "".join(line.split())
        for name in ("annual-report-2017-ch9", "gansu-plan-2016")
        for line in SEEDS[name].read_text(encoding="utf-8").splitlines()
        if len(line) > 12
    }
)
# In a run of letters or marks alone, "aa" printed four times cannot be told from "a" printed eight times.
DOUBLED = re.compile(r"(.+)\1")


def unbold(line: str) -> str:
    kept = bold_offsets(line)
    return line if kept is None else "".join(line[offset] for offset in kept)


def print_bold(line: str, cuts: list[int]) -> str:
    """The line in runs, each of them four times over."""
    ends = [*sorted({cut for cut in cuts if 0 < cut < len(line)}), len(line)]
    starts = [0, *ends[:-1]]
    return "".join(line[start:end] * COPIES for start, end in zip(starts, ends, strict=True))


@st.composite
def printed(draw: st.DrawFn, longest: int = 24) -> tuple[str, str]:
    """A piece of a real line and its print in runs of any length."""
    line = draw(st.sampled_from(LINES))
    start = draw(st.integers(0, max(0, len(line) - longest)))
    piece = line[start : start + draw(st.integers(4, longest))]
    assume(sum(char >= "\u3400" for char in piece) >= 2)
    cuts = draw(st.lists(st.integers(1, len(piece)), max_size=6))
    ends = [*sorted({cut for cut in cuts if cut < len(piece)}), len(piece)]
    runs = [piece[a:b] for a, b in zip([0, *ends[:-1]], ends, strict=True)]
    assume(not any(DOUBLED.fullmatch(run) for run in runs))
    return piece, print_bold(piece, cuts)


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_a_line_reads_as_recorded(line: str, expected: str) -> None:
    assert unbold(line) == expected


@given(printed())
def test_a_line_printed_four_times_a_run_reads_as_printed_once(line: tuple[str, str]) -> None:
    piece, bold = line
    assert unbold(bold) == piece


@given(st.sampled_from(LINES))
def test_a_line_of_prose_is_left_as_it_is(line: str) -> None:
    assert bold_offsets(line) is None


@given(st.from_regex(r"[1-9]{1,3}", fullmatch=True), st.sampled_from("件家项名元"))
def test_digits_that_repeat_in_a_plain_line_survive(digits: str, unit: str) -> None:
    line = f"全省立案{digits * COPIES}{unit}。"
    assert bold_offsets(line) is None
    assert digits * COPIES in document_of(line).text


@given(printed(), st.from_regex(r"[1-9]\d{0,3}", fullmatch=True))
def test_figures_printed_once_in_a_bold_line_keep_their_digits(line: tuple[str, str], number: str) -> None:
    piece, bold = line
    assume(not re.search(r"\d", piece) and not (len(number) == COPIES and len(set(number)) == 1))
    assert unbold(f"{bold} {number} {bold}") == f"{piece} {number} {piece}"


@given(printed())
def test_the_kept_offsets_are_the_first_print_of_each_run_in_order(line: tuple[str, str]) -> None:
    kept = bold_offsets(line[1])
    assert kept is not None
    assert kept == sorted(set(kept))


@given(st.lists(printed(), min_size=2, max_size=5), st.lists(st.booleans(), min_size=5, max_size=5))
def test_a_text_of_bold_and_plain_lines_reads_as_the_plain_text(lines: list[tuple[str, str]], bold: list[bool]) -> None:
    plain = "\n".join(piece for piece, _ in lines)
    mixed = "\n".join(print_ if flag else piece for (piece, print_), flag in zip(lines, bold, strict=False))
    assert document_of(mixed).text.replace("\n", "") == document_of(plain).text.replace("\n", "")

"""Metamorphic tests of layout: real passages printed another way state the same facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import opencc
import pytest
from samples import plan, print_bold, reports, typeset, wrap
from texts import facts_of, read, show

from kg.facts import Fact

DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
LETTERS = str.maketrans({code: code + 0xFEE0 for code in range(ord("A"), ord("Z") + 1)})
BRACKETS = str.maketrans("（）", "()")
TRADITIONAL = opencc.OpenCC("s2t")

PRINTS: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends of old Macs": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "blank lines between the lines": lambda text: text.replace("\n", "\n\n"),
    "two blank lines between the lines": lambda text: text.replace("\n", "\n\n\n"),
    "blanks at the end of lines": lambda text: text.replace("\n", "  \n"),
    "paragraphs set in by two": lambda text: re.sub(r"(?m)^(?=.{30})", "\u3000\u3000", text),
    "paragraphs set in by four half blanks": lambda text: re.sub(r"(?m)^(?=.{30})", "    ", text),
    "full-width digits": lambda text: text.translate(DIGITS),
    "full-width letters": lambda text: text.translate(LETTERS),
    "half-width brackets": lambda text: text.translate(BRACKETS),
    "traditional characters": TRADITIONAL.convert,
    "blanks around figures": lambda text: re.sub(r"(?<=[\u3400-\u9fff])(?=\d)|(?<=\d)(?=[\u3400-\u9fff])", " ", text),
}


def facts_said(facts: tuple[Fact, ...]) -> Counter[str]:
    """What the facts say; brackets count the same in either width."""
    return Counter(show(fact).translate(BRACKETS) for fact in facts)


def assert_same(text: str, printed: str) -> None:
    before, after = facts_said(facts_of(text)), facts_said(facts_of(printed))
    assert (list(before - after), list(after - before)) == ([], [])


def all_reports() -> str:
    """The sections of all provinces under one title."""
    first, *others = reports().values()
    return first + "".join(text.partition("\n")[2] for text in others)


@pytest.mark.parametrize("print_", PRINTS.values(), ids=list(PRINTS))
def test_all_provinces_printed_another_way_state_the_same_facts(print_: Callable[[str], str]) -> None:
    assert_same(all_reports(), print_(all_reports()))


@pytest.mark.parametrize("print_", PRINTS.values(), ids=list(PRINTS))
def test_a_plan_printed_another_way_states_the_same_facts(print_: Callable[[str], str]) -> None:
    assert_same(plan(), print_(plan()))


@pytest.mark.parametrize("counted", [False, True], ids=["at a width", "after characters"])
@pytest.mark.parametrize("width", range(15, 46))
def test_provinces_with_wrapped_lines_state_the_same_facts(width: int, counted: bool) -> None:
    provinces = list(reports())
    for start in (0, 10, 20):
        first, *others = (reports()[name] for name in provinces[start : start + 3])
        text = first + "".join(other.partition("\n")[2] for other in others)
        assert_same(text, wrap(text, width, counted))


@pytest.mark.parametrize("width", range(20, 46))
def test_provinces_set_as_printers_do_state_the_same_facts(width: int) -> None:
    assert_same(all_reports(), typeset(all_reports(), width))


@pytest.mark.parametrize("width", range(20, 46, 5))
def test_a_plan_with_wrapped_lines_states_the_same_facts(width: int) -> None:
    assert_same(plan(), wrap(plan(), width))


@pytest.mark.parametrize("run", [1, 2, 3, 7, 18, 10_000])
def test_provinces_in_fake_bold_state_the_same_facts(run: int) -> None:
    text = wrap(all_reports(), 40)
    assert_same(text, print_bold(text, run))


@pytest.mark.parametrize("stem", ["annual-report-2017-ch9", "gansu-plan-2016", "local-key-points-2019"])
@pytest.mark.parametrize(
    "name", ["line ends of Windows", "a byte order mark", "full-width digits", "half-width brackets"]
)
def test_a_seed_printed_another_way_states_the_same_facts(stem: str, name: str) -> None:
    raw = read(stem).raw
    assert_same(raw, PRINTS[name](raw))

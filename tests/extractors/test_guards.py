"""Guards: what a sentence or clause must hold for patterns to be tried on it at all stands in whatever they match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest

from kg.extractors.centres import names as centre_names
from kg.extractors.designations import admissions, dated, frames, programmes, same_lists, sponsored, undertakings
from kg.extractors.funds import names as fund_names
from kg.extractors.institutions import counted_names, heads, nicknames, offices, one_each
from kg.extractors.roles import orders
from kg.extractors.works import heads as work_heads
from kg.scope import coming

_ORDERS = ("ORDER", "APART", "WATCHED", "LED", "LED_PASSIVE", "SHARE", "MADE_BY", "PASSIVE", "LED_AS")
GUARDED = [
    *((orders._WORK, getattr(orders, f"_{name}")) for name in _ORDERS),
    (fund_names._MONEY, fund_names._HEAD),
    *(
        (frames._WORTHY, form)
        for form in (programmes._HEAD, programmes._CIRCLE, sponsored._NAMED, undertakings._TRYING)
    ),
    (re.compile("继"), frames._PRECEDED),
    (re.compile("落"), undertakings._SETTLES),
    (re.compile("支持"), sponsored._SUPPORTS),
    (re.compile("的"), same_lists._TITLED),
    (re.compile("的"), same_lists._INVERTED),
    (re.compile("年"), dated._EACH),
    (re.compile("年"), dated._APART),
    (re.compile("通过"), admissions._PASSED),
    (re.compile("挂"), offices._SIGN),
    *((re.compile("知识产权局"), form) for form in (offices._OPENS, offices._FOUNDED)),
    (re.compile("快速维权"), centre_names._INNER),
    (nicknames._ONLINE, nicknames._online()),
    *((heads.heads(), pattern()) for pattern in (counted_names._of_trades, counted_names._list, one_each._counted)),
    (work_heads._noun(), work_heads._pattern()),
    (re.compile("将"), coming._CLAUSE),
]


@pytest.mark.parametrize(("guard", "pattern"), GUARDED, ids=range(len(GUARDED)))
def test_whatever_a_pattern_matches_passes_its_guard(guard: re.Pattern[str], pattern: re.Pattern[str]) -> None:
    assert _may_do_without(guard, pattern) is False


def test_a_word_that_a_guard_forgets_is_found() -> None:
    pattern = re.compile("由?.{2,9}?(?:负(?:责|有)|(?:统一)?牵头)")
    assert _may_do_without(re.compile("负责|牵头"), pattern) is True
    assert _may_do_without(re.compile("负责|负有|牵头"), pattern) is False


def _may_do_without(guard: re.Pattern[str], pattern: re.Pattern[str]) -> bool:
    """Whether a pattern may match a text that does not pass the guard."""
    return bool(_ends(guard, import_module("re._parser").parse(pattern.pattern), {""}))


def _ends(guard: re.Pattern[str], items: Iterable[tuple[Any, Any]], before: set[str]) -> set[str]:
    """How texts without a word of the guard may end where the items of a parsed pattern match behind these endings.

    An ending is the literal characters since the last that may be any: a word of the guard may go on from it.
    """
    ends = before
    for op, value in items:
        kind = str(op)
        if kind == "SUBPATTERN":
            ends = _ends(guard, value[-1], ends)
        elif kind == "BRANCH":
            ends = {end for branch in value[1] for end in _ends(guard, branch, ends)}
        elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
            once = _ends(guard, value[2], ends)
            again = {""} if once and value[1] > 1 else set()
            ends = once | again | (ends if value[0] == 0 else set())
        elif kind == "ASSERT" and value[0] == 1:
            ends = {""} if ends and _ends(guard, value[1], {""}) else set()
        elif kind == "LITERAL":
            ends = {end + chr(value) for end in ends}
        elif kind == "IN" and all(str(each) == "LITERAL" for each, _ in value):
            ends = {end + chr(code) for end in ends for _, code in value}
        else:
            ends = {""} if ends else set()
        ends = {end for end in ends if not guard.search(end)}
    return ends

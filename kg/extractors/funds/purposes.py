"""Purposes of a fund (资金用途): what of earmarked money goes where, told behind its sum.

"安排专项资金4500万元，其中用于专利资助1800万元、用于强企培育900万元" gives each purpose a fund of its own, named after
both; "下达保护经费4100万元。其中：洛阳市1300万元，南阳市900万元" gives each place one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extractors.funds.money import Money
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import place_at
from kg.extractors.passages.reading import Passage
from kg.values import Quantity

_OPENING = re.compile(r"其中[，,：:]?")
_ITEM = re.compile(
    r"[、，：和及]?(?:分别)?(?:安排|拨付|下达)?(?:用于|支持)?(?P<what>[^\d，；。、：（）]{2,16}?)(?:各|约|共|为|达|安排)*$"
)
# The sum first: "其中|2100万元|用于知识产权保护".
_BEHIND = re.compile(r"(?:专门|主要)?用于(?P<what>[^\d，；。、：（）]{2,16})(?=$|[，；。、])")
_FOR = re.compile(r"(?:[\d.,]+[万亿]?元)?(?:专门|主要)?(?:用于|支持)")
_TO_PLACE = re.compile(r"[^\d，。；、：]{2,12}?(?:各|约|共|为|达)*[\d.,]+[余多]?[万亿]*元")
# Between the whole and its parts: 兑付2300万元，|惠及企业318家|，其中….
_REACHED = re.compile(
    r"(?:共|累计|直接)*(?:惠及|覆盖|受益|涉及)[^，；。\d]{0,10}[\d.]+[余多]?万?[家户个项件人名]次?[^，；。\d]{0,8}"
)
_STOP = re.compile(r"[。，]?")
_BARE = re.compile(r"[、，和及]?(?:安排|拨付|下达)?")
_NO_PURPOSE = re.compile(
    rf"{pattern('fund-word', 'finance')}|首[期批]|[一二三]期|财政|[省市县区]级|基金|到位|募集|已|社会|企业$"
    rf"|支出|兑付|执行|最高|新增|{pattern('fund-word', 'rate')}"
)


def find_purposes(passage: Passage, given: Sequence[Money], before: Sequence[Money] = ()) -> Iterator[Money]:
    """What of money given goes to which purpose or place: the sums of a clause that begins 其中, behind the clause of
    the whole, which may end the sentence before (`before`).

    None where a sum has no purpose before it, or where they exceed the whole.
    """
    for clause in passage.clauses:
        opening = _OPENING.match(clause.text)
        whole = next((money for money in reversed([*before, *given]) if money.end <= clause.start), None)
        if opening and whole is not None and not _between(passage, whole, clause) and _follows(passage, whole, clause):
            yield from _items(passage, _run(passage, clause), clause.start + opening.end(), whole)


def sum_end(passage: Passage, money: Money) -> int:
    """Where the sum itself ends in the span that states it."""
    sums = passage.mentions("quantity", money.start, money.end)
    return next((mention.end for mention in sums if mention.value is money.quantity), money.end)


def _between(passage: Passage, whole: Money, clause: Clause) -> bool:
    """Whether a clause stands between the whole and its parts that does not only say whom the money reached."""
    between = [other for other in passage.clauses if whole.end < other.start < clause.start]
    return not all(_REACHED.fullmatch(passage.slice(other.start, other.end)) for other in between)


def _follows(passage: Passage, whole: Money, clause: Clause) -> bool:
    """Whether a clause stands in the sentence of the whole, or opens the next of its paragraph."""
    return whole.end >= passage.sentence.start or _STOP.fullmatch(passage.slice(whole.end, clause.start)) is not None


def _run(passage: Passage, clause: Clause) -> int:
    """Where the parts end: with the clauses behind that give a sum for a purpose or to a place too."""
    end = clause.end
    for other in passage.clauses:
        text = other.text
        part = _FOR.match(text) or (_TO_PLACE.fullmatch(text) and place_at(passage, other.start))
        if end <= other.start <= end + 1 and part:
            end = other.end
    return end


def _items(passage: Passage, end: int, start: int, whole: Money) -> list[Money]:
    """The parts between two offsets, each a sum with its purpose before or behind it; none where one has no purpose."""
    found: list[Money] = []
    for mention in passage.mentions("quantity", start, end):
        quantity = mention.value
        before, after = passage.slice(start, mention.start), passage.slice(mention.end, end)
        item = _ITEM.match(before) or (_BEHIND.match(after) if _BARE.fullmatch(before) else None)
        if (
            not isinstance(quantity, Quantity)
            or quantity.unit != "元"
            or item is None
            or _NO_PURPOSE.search(item["what"])
        ):
            return []
        behind = item.re is _BEHIND
        begin = mention.start if behind else start + item.start("what")
        start = mention.end + item.end() if behind else mention.end
        clause = passage.clause_at(mention.start)
        place = None if behind else place_at(passage, begin)
        if place is not None and place.end != begin + len(item["what"]):
            place = None
        name = f"{item['what']}{whole.name}" if place else f"{whole.name}（{item['what']}）"
        found.append(Money(name, quantity, whole.role, clause, begin, start, place))
    total = sum(part.quantity.value for part in found)
    return found if total <= whole.quantity.value * 1.001 else []

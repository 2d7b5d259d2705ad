"""Listed kinds (并列种类): things counted in one list share the verb and the rank before the first of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import is_measure, trim_before, words_of
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.reading import Passage
from kg.lexicon import begins_as_area
from kg.values.marks import LIST_MARK

_LEAD = re.compile(r"(?:(?:[全我本][省市区州县国]|各级|市场监管部门)?(?:已|共|累计|现|还)*)")
_NEW_OR_HANDLED = r"新(?:增|认定|培育|建成?|设立|设|获批)|查处|查办|布局建设|受理|审结"
DEED = re.compile(_NEW_OR_HANDLED)
_OWN_DEED = re.compile(rf"{_NEW_OR_HANDLED}|新|累计|获|授权|申请|登记|注册|调处|发出|移送|办结|结案")
_RANKS = ("国家", "省级", "市级", "区级")
_SISTER = re.compile(r"(?:试验|示范|试点|实验|培育|先行)(?P<kind>区|园区|基地|城市|[市县])$")
_RANK = re.compile(r"(?:国家级?|省级|市级|区级)?(?:知识产权)?")


def listed_with(
    passage: Passage, slots: Sequence[Slot], position: int, figure: Figure, figures: Sequence[Figure]
) -> Figure:
    """A figure of a list under a name that stands alone: "新增国家知识产权示范企业11家、|优势企业|102家" counts
    新增国家知识产权优势企业, "查处商标违法案件612件、|假冒专利案件|57件" 查处假冒专利案件; any other figure as it is.

    The sister of what was counted takes its name also in a clause of its own: 批复设立国家…试验区6家，|示范区|2家.
    """
    slot, before = slots[position], figures[-1] if figures else None
    first = slots[position - 1] if position else slot
    own = trim_before(slot.before)[0]
    if (
        before is None
        or before.at != first.mention.start
        or (before.unit, before.kind, figure.kind) != (figure.unit, "count", "count")
        or figure.indicator != own
    ):
        return figure
    between = passage.slice(first.mention.end, slot.start)
    deed, noun = _parted(before.indicator)
    sister = _SISTER.fullmatch(own)
    elder = _SISTER.search(noun) if sister and between in ("，", "、") and slot.before == own else None
    if sister and elder and own != elder.group() and elder["kind"] == sister["kind"]:
        return replace(figure, indicator=deed + noun[: elder.start()] + own)
    if slot.clause != first.clause or not LIST_MARK.fullmatch(between) or _stands_alone(own):
        return figure
    return replace(figure, indicator=deed + _shared(noun, own) + own)


def _parted(indicator: str) -> tuple[str, str]:
    """The verb of an indicator and the things it counts: 查处|商标违法案件; 提出 is no deed."""
    lead = _LEAD.match(indicator)
    start = lead.end() if lead else 0
    deed = DEED.match(indicator, start) or words_of("predicate").match(indicator, start)
    if deed is None or deed.group() == "提出":
        return "", indicator[start:]
    again = words_of("predicate").match(indicator, deed.end())
    return deed.group(), indicator[again.end() if again else deed.end() :]


def _shared(noun: str, own: str) -> str:
    """What the first of listed things says for the next too: 国家知识产权|示范企业|: 优势企业."""
    if noun[-2:] != own[-2:] or len(own) >= len(noun) or "知识产权" in own or own.startswith(_RANKS):
        return ""
    alike = noun.find(own[:2])
    rank = _RANK.match(noun)
    return noun[:alike] if alike > 0 else rank.group() if rank else ""


def _stands_alone(own: str) -> bool:
    """Whether the words of a number have a verb, place or measure of their own."""
    begins = _OWN_DEED.match(own) or words_of("predicate").match(own)
    return (
        bool(begins) or own.endswith(("量", "数", "额", "率")) or is_measure(own) or begins_as_area(own) or len(own) < 3
    )

"""Shares (占比): what part of a whole something is."""

from __future__ import annotations

import re

from kg.extractors.figures.figure import Figure
from kg.extractors.figures.figure_making import make_figure
from kg.extractors.figures.indicators import trim_before
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.periods import OF_PAST
from kg.extractors.statistics.sharing import without_place
from kg.extractors.statistics.slot_words import without_dates
from kg.extractors.statistics.views import mainly
from kg.lexicon import area_by_name
from kg.values import Quantity

_SHARE = re.compile(r"占了?(.{0,20}?)(?:的|总)?(?:比例|比重|比)?(?:均|都|也|则|还|仍|已|首次)*(?:为|达|达到|高达|的)?$")
# "三区共申请486件，|超过全市的|四成".
_OF_WHOLE = re.compile(
    r"(?:超过|超|不到|不足|接近|将近|近|约|达到?|相当于|为)(?P<whole>全[市省国区州县](?:总量|总数|总额)?|总量|总数|总额)的$"
)
_ABOUT = ("约占", "近占", "超占", "大约占", "不足占")
"""A share whose 占 stands within the comparison: 可转化专利9600余件，|约占四成|."""
_NEXT_WHOLE = re.compile(r"([^，；、占\d]{2,12})的")
_OF = re.compile(r"(.+)占.+的比重")
_REACHED = re.compile(
    r"(?:已经?|将|也|均|逐步|力争|大幅度?|进一步|稳步|显著|明显|不断|首次|仍|始终|一直|长期)*"
    r"(?:(?:提高|提升|上升|升|增长|增加|下降|降低|降|扩大|增|达)(?:到|至|为)|(?:保持|稳定|维持)在)$"
)


def next_share(passage: Passage, slot: Slot, latest: str) -> Figure | None:
    """One more share of what a share before it is of: "三行占全省总笔数的46.2%、|总金额的44.3%|"; else None."""
    quantity = slot.mention.value
    whole, told = _NEXT_WHOLE.fullmatch(slot.before), _OF.fullmatch(latest)
    listed = passage.slice(slot.start - 1, slot.start) in ("、", "和", "及", "与")
    if not isinstance(quantity, Quantity) or quantity.unit != "%" or whole is None or told is None or not listed:
        return None
    return make_figure(passage, slot, f"{told[1]}占{whole[1]}的比重", "share", False)


def read_share(passage: Passage, slot: Slot, previous: str) -> Figure | None:
    """The share that a number is, of what its clause or else `previous` names: "占总量的|42%", "占GDP的比重提高到|2%";
    of what it was in a year before ("已达|去年全年|的68%"); None of a number that is none.
    """
    quantity = slot.mention.value
    assert isinstance(quantity, Quantity)
    of = (OF_PAST.search(slot.before) or _OF_WHOLE.search(slot.before)) if quantity.unit == "%" else None
    if of is not None and (part := trim_before(slot.before[: of.start()])[0] or previous):
        return make_figure(passage, slot, f"{part}占{of[1]}的比重", "share", False)
    before = slot.before + ("占" if passage.slice(slot.mention.start, slot.mention.end).startswith(_ABOUT) else "")
    share = _SHARE.search(_REACHED.sub("", before)) if quantity.unit == "%" else None
    if share is None:
        return None
    topic = trim_before(without_dates(passage, slot, share.start()))[0]
    topic = topic.removesuffix("所") if topic not in ("所", "其", "而") else previous
    if previous and area_by_name(topic):
        topic += without_place(previous)
    topic = topic or mainly(passage, slot.clause) or previous
    name = f"{topic}占{share[1]}的比重" if share[1] else f"{topic}占比"
    return make_figure(passage, slot, name, "share", False)

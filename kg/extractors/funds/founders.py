"""Founders of funds (设立主体): whose fund it is that several places, or a class of places, set up each.

鼓励|市县|设立配套资金 is no fund of the province; 鼓励|大同市、晋城市|设立配套资金池 is one for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.funds.names import FundName
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place, places_listed
from kg.extractors.passages.reading import Passage

_HOW = r"(?:都|均|也|要|正在?|应当?|可|分别|各自|先后|相继|探索|逐步|同步|积极|尽快|联合|按比例)*"
_FOUNDS = rf"(?:{pattern('fund-word', 'founding')}|安排)了?"
_CLASS = (
    r"(?:地市|市县|市州|州市|区县|县区|县市|盟市|各地|地方|园区|县市区|设区市|设区的市|区市县|市（州）|县（市、区）)"
)
_ALL = re.compile(
    r"(?:^|[，；：、的由]|鼓励|支持|推动|引导|指导|要求|督促|全[省市区])"
    rf"(?P<who>各[^，。；、的各]{{0,5}}?{_CLASS}|各[^，。；、的各级类项]{{0,3}}[市县区州盟地](?:（[市地州县区、]+）)?"
    rf"|(?:有条件的)?{_CLASS}(?:[和及、]{_CLASS})*){_HOW}{_FOUNDS}$"
)
_ONE_EACH = re.compile(
    rf"(?:等[地市]|等?[两二三四五六七八九十\d]+个?[市地县区州](?:[市区])?)?{_HOW}{pattern('fund-word', 'founding')}了?"
    r"(?:[省市县区]级)?$"
)


def of_a_class(passage: Passage, fund: FundName) -> FundName:
    """The fund under the name of the class of places that set it up, each its own: 各设区市要设立|知识产权专项资金."""
    if fund.points_back or not passage.sentence.start <= fund.start < passage.sentence.end:
        return fund
    founding = _ALL.search(passage.slice(passage.clause_at(fund.start).start, fund.start))
    if founding is None:
        return fund
    return replace(fund, name=founding["who"].removeprefix("有条件的") + fund.name, named=True)


_PARTNER = re.compile(
    rf"(?:[、和与及][^，；。]{{2,40}}?)?(?:[两二三四五六七八九十]+[方家])?(?:参与|共同|联合|合作|发起|出资)*{_FOUNDS}"
)


def is_partner(passage: Passage, fund: FundName, funds: Sequence[FundName]) -> bool:
    """Whether a fund is only one of those that found another: "|市产业基金|和某集团共同设立…运营基金"."""
    if not passage.sentence.start <= fund.start < passage.sentence.end:
        return False
    clause = passage.clause_at(fund.start)
    others = (other for other in funds if fund.end < other.start and other.end <= clause.end and other.named)
    return any(_PARTNER.fullmatch(passage.slice(fund.end, other.start)) for other in others)


def one_each(passage: Passage, fund: FundName) -> tuple[Place, ...]:
    """The places of which each sets up the fund; () where there are not several."""
    if not passage.sentence.start <= fund.start < passage.sentence.end:
        return ()
    clause = passage.clause_at(fund.start)
    founding = _ONE_EACH.search(passage.slice(clause.start, fund.start))
    places = places_listed(passage, clause.start + founding.start()) if founding else ()
    return places if len(places) > 1 else ()

"""Shares of funds (分配): sums that one clause hands out to several places, one fund each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extractors.funds.amount import Amount
from kg.extractors.funds.names import FundName
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.named_places import Place, place_at, places_listed
from kg.extractors.passages.reading import Passage
from kg.mentions import Mention
from kg.values import Quantity

# "洛阳、开封|两市分别设立", "向山南、林芝、那曲|三地各下拨", "武汉、宜昌、襄阳|分得".
_HANDS = re.compile(
    rf"(?:等?[两二三四五六七八九十\d]+个?[市地县区州省](?:市|州|区)?)?(?:[市县区州](?:本)?级)?(?:财政)?(?:已|均|首次|先后|拟|计划|将|也|还|可|要)*"
    rf"(?:(?P<each>分别|依次|各自|各)(?:新|共|已)?(?:(?P<founded>{pattern('fund-word', 'founding')})"
    rf"|(?P<given>{pattern('fund-word', 'giving', 'spending', 'getting')}))|(?P<got>分得|分获))(?:了)?"
)
_SHARED = re.compile(r"分别|各|依次|分得|分获|每个?[市县区州地]")
_TOGETHER = re.compile(
    rf"[，,](?:并|用于)?(?:共同|联合|合作|合力|一起|发起|参与)*{pattern('fund-word', 'founding')}了?"
)
_OF_THEM = re.compile(
    rf"(?:(?P<each>每个?[市县区州地]|各市|各地)(?:每年|各|首[期年])*(?:{pattern('fund-word', 'giving', 'investing')})"
    r"|(?P<size>(?:(?:总|首期|资金|初始)?规模|金额)?(?:已|均)?(?:分别|依次)(?:达到?|为)?)"
    rf"|(?:{pattern('fund-word', 'finance')}|[省市县区]政府)?(?:已经?|均)*(?:分别|依次)"
    rf"{pattern('fund-word', 'giving')})"
)
_SIZES = re.compile(r"(?:总|首期|资金|初始)*规模(?:已|均)*(?:分别|依次)(?:达到?|为|是)?")
# "其中|郑州市安排|1000万元、|洛阳市安排|600万元": each place with a verb of its own.
_OPENS = re.compile(r"其中[，：:]?")
_JOINT = re.compile(r"[、和与及]?")
_GIVES = re.compile(
    rf"(?:人民)?(?:政府|本级|财政)*(?:每年|已|再|各)*"
    rf"(?:{pattern('fund-word', 'giving', 'spending', 'getting', 'founding', 'investing')})(?:了|约)?"
)
_TO_NAME = re.compile(r"(?:人民币|规模)?的?“?")


@dataclass(frozen=True, slots=True)
class Share:
    """The sum that one of several places founds, gives or gets."""

    amount: Amount
    fund: FundName
    place: Place


def find_shares(passage: Passage, funds: Sequence[FundName], last: FundName | None) -> Iterator[Share]:
    """The shares of a sentence: as many sums as places in their order, or one sum for each of them.

    The fund is the one named behind the sums ("分别设立2000万元、500万元的|…资金池") or between verb and sum, else
    the one before.
    """
    apiece = False
    for clause in passage.clauses:
        text = clause.text
        if pieces := _apiece(passage, clause, funds, apiece):
            apiece = True
            yield from pieces
            continue
        apiece = False
        if _SHARED.search(text) is None:
            continue
        if sized := _sized(passage, clause, funds):
            yield from sized
            continue
        for hands in _HANDS.finditer(text):
            places = places_listed(passage, clause.start + hands.start())
            sums = list(_sums(passage, clause, clause.start + hands.end()))
            if len(places) < 2 or len(sums) not in (1, len(places)):
                continue
            named = _fund(passage, clause, sums, funds, clause.start + hands.end())
            joint = None if named else _joint(passage, clause, funds)
            fund = named or joint or last
            if fund is None or (hands["each"] in ("分别", "依次") and len(sums) == 1):
                continue
            role = "size" if hands["founded"] else "allocated"
            for place, mention in zip(places, sums if len(sums) > 1 else sums * len(places), strict=True):
                assert isinstance(mention.value, Quantity)
                own = replace(fund, name=f"{fund.name}（{place.printed}{hands['given'] or '出资'}）") if joint else fund
                yield Share(Amount(mention, mention.value, own, role, "", clause), own, place)
            break
        else:
            yield from _told_before(passage, clause, funds)


def _sized(passage: Passage, clause: Clause, funds: Sequence[FundName]) -> list[Share]:
    """The sizes of the funds of several places: "宜昌、襄阳两市风险补偿资金池规模分别为|3000万元、1500万元|"."""
    sums = [*_sums(passage, clause, clause.start)]
    named = [fund for fund in funds if clause.start <= fund.start and sums and fund.end <= sums[0].start]
    if not named or not _SIZES.fullmatch(passage.slice(named[-1].end, sums[0].start)):
        return []
    areas = passage.mentions("area", clause.start, named[-1].start)
    places = max((places_listed(passage, area.end) for area in areas), key=len, default=())
    if len(places) < 2 or len(places) != len(sums):
        return []
    shares: list[Share] = []
    for place, mention in zip(places, sums, strict=True):
        assert isinstance(mention.value, Quantity)
        own = replace(named[-1], name=place.printed + named[-1].name)
        shares.append(Share(Amount(mention, mention.value, own, "size", "", clause), own, place))
    return shares


def _apiece(passage: Passage, clause: Clause, funds: Sequence[FundName], goes_on: bool) -> list[Share]:
    """The sums of places told one by one as parts of a fund before: "…配套资金，其中|郑州市安排1000万元|、…"."""
    fund = next((fund for fund in reversed(funds) if fund.end <= clause.start), None)
    opening = _OPENS.match(clause.text)
    if fund is None or not (opening or goes_on):
        return []
    printed = fund.name
    position = clause.start + (opening.end() if opening else 0)
    shares: list[Share] = []
    for mention in _sums(passage, clause, position):
        joint = _JOINT.match(passage.slice(position, mention.start))
        place = place_at(passage, position + (joint.end() if joint else 0))
        if place is None or not _GIVES.fullmatch(passage.slice(place.end, mention.start)):
            return []
        assert isinstance(mention.value, Quantity)
        own = replace(fund, name=place.printed + printed)
        shares.append(Share(Amount(mention, mention.value, own, "allocated", "", clause), own, place))
        position = mention.end
    return shares


def _joint(passage: Passage, clause: Clause, funds: Sequence[FundName]) -> FundName | None:
    """The fund that the clause behind founds with the sums: "沈阳市和大连市各配套1000万元，共同组建|…资金池"."""
    later = next((fund for fund in funds if fund.start > clause.end), None)
    return later if later and _TOGETHER.fullmatch(passage.slice(clause.end, later.start)) else None


def _told_before(passage: Passage, clause: Clause, funds: Sequence[FundName]) -> Iterator[Share]:
    """The sums of places that the clause before names: "武汉、宜昌两市设立…资金池，（规模）分别为|3000万元、1000万元|",
    "对…哈尔滨、大庆两市，省财政已分别拨付奖励资金|80万元、50万元|", "每市每年安排|200万元|的…配套资金".
    """
    before = next((other for other in passage.clauses if other.end + 1 == clause.start), None)
    sums = list(_sums(passage, clause, clause.start))
    match = _OF_THEM.match(clause.text)
    if before is None or clause.strong or not sums or match is None:
        return
    places = _listed_in(passage, before)
    if len(places) < 2 or len(sums) != (1 if match["each"] else len(places)):
        return
    inside = [fund for fund in funds if clause.start <= fund.start and fund.end <= clause.end]
    founded = [fund for fund in funds if before.start <= fund.start and fund.end == before.end]
    fund = (founded if match["size"] else inside)[-1:]
    if not fund:
        return
    role = "size" if match["size"] else "allocated"
    for place, mention in zip(places, sums if len(sums) > 1 else sums * len(places), strict=True):
        assert isinstance(mention.value, Quantity)
        own = replace(fund[0], name=place.printed + fund[0].name)
        yield Share(Amount(mention, mention.value, own, role, "", clause), own, place)


def _listed_in(passage: Passage, clause: Clause) -> tuple[Place, ...]:
    """The longest list of places in a clause, the last of those as long."""
    areas = passage.mentions("area", clause.start, clause.end)
    lists = [places_listed(passage, area.end) for area in areas]
    return max(reversed(lists), key=len, default=())


def _sums(passage: Passage, clause: Clause, start: int) -> Iterator[Mention]:
    for mention in passage.mentions("quantity", start, clause.end):
        if isinstance(mention.value, Quantity) and mention.value.unit == "元" and mention.value.cmp != "<=":
            yield mention


def _fund(
    passage: Passage, clause: Clause, sums: Sequence[Mention], funds: Sequence[FundName], verb: int
) -> FundName | None:
    for fund in funds:
        behind = fund.start >= sums[-1].end and _TO_NAME.fullmatch(passage.slice(sums[-1].end, fund.start))
        if (behind and fund.end <= clause.end) or (verb <= fund.start and fund.end <= sums[0].start):
            return fund
    return next((fund for fund in reversed(funds) if fund.end <= clause.start), None)

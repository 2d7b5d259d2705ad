"""Named rankings (名次与名称): the first of all by an indicator, by name, whose numbers the next clause hands out.

发明专利授权量前三名的高校是甲大学、乙大学、丙学院，|分别授权1986件、742件和716件|
甲区、乙区、丙县绩效得分分列前3位，|得分为96.5分、94.8分、92.1分|
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors.figures.ranked_places import WHOLE
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.named_places import Place, place_ending
from kg.extractors.passages.reading import Passage
from kg.values import Quantity
from kg.values.marks import LIST_MARK
from kg.values.numbers import CHINESE_CLASS, read_number

_TOP = rf"前(?P<top>\d{{1,2}}|[{CHINESE_CLASS}]{{1,2}})[位名强]?"
_HOLDS = r"(?:分别?|均)?(?:位居|位列|排名|排在|排|居|列)(?:在|于)?(?:全[省国市区州县])?"
_TOPIC = r"[^，；：:]{0,20}?[量数额率分值绩]"
_NAMES = r"[^，；：:。\d]+"
# What an indicator is made of, as far as it can stand right behind a name: 丙学院|发明专利授权量|.
_MEASURE = (
    r"(?:每?万人(?:口)?|高价值|发明|实用新型|外观设计|有效|PCT|专利|商标|版权|著作权|作品|地理标志|植物新品种|知识产权|国际|新增|累计|年度|"
    r"申请|授权|注册|登记|拥有|受理|质押|融资|交易|许可|转让|绩效|考核|综合|评价|总|得|成)*(?:量|数|额|金额|率|得分|成绩|评分|分值)"
)
_BEHIND = re.compile(
    rf"(?P<topic>{_TOPIC})(?:{_HOLDS})?{_TOP}的?[^，；：:\d]{{0,8}}?(?:依次|分别)?[是为有：:]{{1,2}}(?P<names>{_NAMES})"
)
_BEFORE = re.compile(rf"(?P<names>{_NAMES}?)(?P<topic>{_MEASURE}){_HOLDS}[^，；：:\d前]{{0,6}}{_TOP}")
_NAME = re.compile(r"[^，；：（）\d]{2,20}|[^，；：（）\d]{2,16}（[^（）\d]{1,8}）[^，；：（）\d]{0,8}")
# What leads from the ranking to its numbers: |分别授权|, |得分为|, |分别达到|.
_LEADS = re.compile(
    r"(?:依次|分别)(?:是|为|有|达到?|授权|申请|拥有|新增|完成|登记|注册)*|(?:得分|数量|总量)(?:依次|分别)?[为是]"
)


def named_ranking(
    passage: Passage, slots: Sequence[Slot], position: int
) -> list[tuple[Slot, str, Place | None, int | None]]:
    """The numbers from `position` on, each with its indicator, place and rank, where the clause before ranks as many
    names; [] otherwise. Where the numbers do not fall, the names do not stand in the order of their ranks.
    """
    slot = slots[position]
    clause = passage.clauses[slot.clause]
    if slot.clause == 0 or clause.strong or not _LEADS.fullmatch(slot.before):
        return []
    group = [slot]
    for later in slots[position + 1 :]:
        if later.clause != slot.clause or later.before or later.after:
            break
        group.append(later)
    above = passage.clauses[slot.clause - 1]
    words = above.text
    told = _BEHIND.fullmatch(words) or _BEFORE.fullmatch(words)
    if told is None or read_number(told["top"]) != len(group):
        return []
    spans = _spans(told["names"], above.start + told.start("names"))
    if len(spans) != len(group) or not all(_NAME.fullmatch(passage.slice(*span)) for span in spans):
        return []
    places = [place_ending(passage, end) for _, end in spans]
    held = [
        place if place is not None and place.start == start else None
        for place, (start, _) in zip(places, spans, strict=True)
    ]
    alike = all(held) or not any(held)
    names = ["" if alike and place else passage.slice(*span) for place, span in zip(held, spans, strict=True)]
    topic = WHOLE.sub("", told["topic"])
    values = [one.mention.value.value for one in group if isinstance(one.mention.value, Quantity)]
    falls = values == sorted(values, reverse=True)
    return [
        (one, name + topic, place if alike else None, rank if falls else None)
        for rank, (one, name, place) in enumerate(zip(group, names, held, strict=True), 1)
    ]


def _spans(names: str, start: int) -> list[tuple[int, int]]:
    """Where the names of a list begin and end."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for mark in [*LIST_MARK.finditer(names), None]:
        end = mark.start() if mark else len(names)
        spans.append((start + begin, start + end))
        begin = mark.end() if mark else end
    return spans

"""Sharing (分述): numbers that one phrase hands out to several things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.figures.city_figures import of_topic
from kg.extractors.figures.completion import complete, of_holder
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.figure_making import make_figure
from kg.extractors.figures.indicators import is_measure, measured, trim_before, words_of
from kg.extractors.figures.levels import left_behind
from kg.extractors.figures.ranked_places import run_of_places
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.coordination import share_out
from kg.extractors.statistics.counted_places import places_by_number
from kg.extractors.statistics.held_shares import held_share
from kg.lexicon import area_by_name, begins_as_area
from kg.values import Quantity
from kg.values.marks import LIST_MARK

# "火炬高新区、思明区、湖里区有效发明专利|均超过", "晋城、吕梁两市授权总量|双双突破": each of them.
_ALIKE = re.compile(r"(?P<what>.+?)(?:均已|均|都|皆|双双|全部)(?P<verb>.{0,6})$")
# "林芝、那曲总量|不足3000件": a bound holds for each of them; 南昌、新余两市 are told together.
_EACH_BOUND = re.compile(r"(?P<what>(?!.*(?:共|合计|总和|[两二三四五六七八九十\d]个?[市县区州地盟])).+?)(?P<verb>)")
# "奖金标准分别为每项", "每项分别奖励": a rate for each class of a prize.
_RATE_EACH = re.compile(r"(?P<measure>奖金|奖励|补助|资助|奖补|补贴)(?:资金|金额|标准)*")
_EACH = re.compile(r"每[件项家个人名笔户]")
_PRIZE = re.compile(r"《([^《》]{2,12}?奖)励?(?:励)?(?:评选)?(?:管理)?(?:暂行)?办法")
# "发明专利授权量|超过1万件|的有郑州市和洛阳市": who reached it is named behind.
_WHO_REACHED = re.compile(r"(?:大关)?的[^，。；\d]{0,10}?(?:分别)?(?:有|是|为|包括)[：:]?(?P<who>[^，。；：\d]{2,})")
_NEW = re.compile(r"^(?:[全我本][省市区州县])?(?:在[^，；]{2,20}?)?新(?:增|认定|培育|设立|批准?|建|设)?(?:筹建)?")
# "…商标446件、…产品92个，其中|新增|15件和2个".
_ONLY_NEW = re.compile(r"(?:其中)?(?:[去今当]年|(?:19|20)\d\d年)?(?P<new>新(?:增|认定|培育|设立|建|获批))")
_HAD = re.compile(r"^(?:[全我本][省市区州县])?(?:累计|共|已)*(?:获批|获得|拥有)?")
_MORE = re.compile(r"(?:新增|增加)$")
_DATED = re.compile(r"((?:19|20)\d\d)年(?:底|末)?(.{2,})")
# "城阳区、胶州市两地|申请量".
_TOGETHER = re.compile(
    r"(?:[^，；、的]{2,8}[、和与及])+[^，；、的]{2,8}?[两二三四五六七八九十\d]个?[市县区州地省旗](?=.{2})"
)
_CLASSES = re.compile(
    r"(?:[^，；]*?(?:设|设有|设立|设置|分为|分))?(?P<classes>[^，；\d]{2,6}奖(?:[、和及][^，；\d、和]{2,6}奖)+)"
)

# "襄州区、谷城县授权量|位居前两位|，分别为…".
_AT_THE_TOP = re.compile(
    r"(?:位居|位列|排名|排在|名列|稳居|居|列)(?:全[省国市区州])?前[一二两三四五六七八九十\d]{1,2}[位名]?$"
    r"|(?:次之|其次|紧随其后|最多|最少|居前|领先)$"
)
# "甲州、乙州|实现零的突破|，分别办理2笔、1笔".
_PREDICATE = re.compile(
    r"(?:也|均|都|首次|已|全部|双双)*(?:实现|完成|取得|获得|启动|开展|尚未|突破|超额|进展|表现|业务|相继|率先)"
)
# Who gives, before what is shared out: |省政府|分别给予100万元、20万元.
_PAYER = re.compile(r"^(?:[省市县区州]|自治区)(?:级|本级)?(?:财政|(?:人民)?政府)(?=分别)")
_RESPECTIVELY = re.compile(r"(.+?)(?:各)?(?:分别|依次)(.*)$")
# "甲公司、乙集团|各授权|96件、71件".
_EACH_HAS = re.compile(r"(.+?[、和与].+?)各(?!类|级|地|项|种|市|县|区)(.{0,6})$")
# "分别是10年前的|6.1倍、4.6倍".
_MULTIPLES = re.compile(r"(?:分别|依次)?(?P<of>[是为](?:[^，。；]{2,12})的)")
# "案件甲1203件，案件乙412件，|分别占比|4.7%和1.6%".
_SHARES = re.compile(
    r"(?:[两二三四五六七八九十\d][类者项种](?:案件|纠纷|专利|商标)?)?"
    r"(?:分别|依次|各)?占(?:比|(?P<whole>[^，。；]{0,10}?))的?(?:比例|比重)?(?:分别|依次)?(?:为|达到?|约)?"
)


def distributed(
    passage: Passage, slots: Sequence[Slot], position: int, previous: str, counted: Sequence[str]
) -> list[tuple[Slot, str]]:
    """Numbers that 分别 shares out: "中国专利金奖、优秀奖分别奖励100万元、20万元".

    Where only places share them ("宝鸡、咸阳、汉中依次为1874件、1652件和907件"), they count what was counted before;
    where there is only one name, it is a measure of what was counted last (`counted`):
    "…256件、…78件，罚没金额分别为…".
    """
    slot = slots[position]
    before = _PAYER.sub("", slot.before)
    if before.startswith("分别") and slot.clause > 0:
        earlier = passage.clauses[slot.clause - 1]
        grown = passage.mentions("change", earlier.start, earlier.end)
        end = grown[0].start if grown else earlier.end
        before = re.sub(r"(?:年均|分别)+$", "", passage.slice(earlier.start, end)).removesuffix("的") + before
    group = listed(slots, position)
    new = _ONLY_NEW.fullmatch(before) if 1 < len(group) <= len(counted) else None
    if new:
        things = [_HAD.sub("", without_new(name)) for name in counted[-len(group) :]]
        return [(slot, new["new"] + name) for slot, name in zip(group, things, strict=True)]
    shares = _SHARES.fullmatch(before if slot.before.startswith("占") else slot.before)
    if shares and 1 < len(group) <= len(counted):
        share = f"占{shares['whole']}的比重" if shares["whole"] else "占比"
        return [(slot, name + share) for slot, name in zip(group, counted[-len(group) :], strict=True)]
    multiple = _MULTIPLES.fullmatch(slot.before) if 1 < len(group) <= len(counted) else None
    if multiple and all(_is_multiple(slot) for slot in group):
        return [(slot, f"{name}{multiple['of']}倍数") for slot, name in zip(group, counted[-len(group) :], strict=True)]
    if slot.before.startswith("分别") and len(group) > 1 and (did := _did(passage, slot, len(group), previous)):
        return list(zip(group, did, strict=True))
    match = _RESPECTIVELY.match(before) or (_EACH_HAS.match(before) if len(group) > 1 else None)
    if not match:
        return _alike(slot, previous) or _reached_by(slot, previous)
    rated = _rates(passage, slots[position], group, counted)
    if rated:
        return rated
    verb = trim_before(match.group(2))[0]
    if not trim_before(match.group(1))[0] and "累计" in before and 1 < len(group) <= len(counted):
        return [(slot, without_new(name)) for slot, name in zip(group, counted[-len(group) :], strict=True)]
    names = share_out(_AT_THE_TOP.sub("", trim_before(match.group(1))[0].rstrip("，")))
    if len(names) == 1 and (told := places_by_number(passage, names[0], slot.start)) and len(told[0]) == len(group):
        return [(slot, place + told[1]) for slot, place in zip(group, told[0], strict=True)]
    measure = len(names) == 1 and is_measure(names[0]) and not verb
    if measure and len(group) > 1 and len(counted) >= len(group):
        counted = [*map(without_new, counted)] if names[0].startswith("总") else counted
        return [(slot, complete(names[0], name)) for slot, name in zip(group, counted[-len(group) :], strict=True)]
    if len(names) == 1 and len(group) > 1 and (places := _subjects(passage, slot)) and len(places) == len(group):
        return [(slot, place + complete(names[0], "")) for slot, place in zip(group, places, strict=True)]
    if len(names) < 2 or len(group) not in (1, len(names)):
        return []
    if not verb and all(area_by_name(name) for name in names):
        verb = without_place(previous)
    quantity = slot.mention.value
    verb = held_share(passage, slot, verb, without_new(previous)) or verb
    if not verb and isinstance(quantity, Quantity) and quantity.unit not in ("家", "个", "所", "户"):
        names = [of_holder(name, previous) for name in names]  # 企业申请1498件；|高校和科研单位|分别为301件、96件
    slots_of = group if len(group) == len(names) else group * len(names)
    return [(slot, name + verb) for slot, name in zip(slots_of, names, strict=True)]


def shared_figures(passage: Passage, first: Slot, group: Sequence[tuple[Slot, str]]) -> list[Figure]:
    """The figures of a group of numbers, the first of which begins at `first`, under the names handed out to them."""
    figures: list[Figure] = []
    for slot, name in group:
        kind = "share" if name.endswith(("比重", "占比")) else "count"
        told = make_figure(passage, slot, name, kind, "累计" in first.before)
        if dated := _DATED.match(told.indicator):  # 2023年、2025年登记金额分别达到|70亿元和100亿元
            told = replace(told, indicator=dated[2], year=int(dated[1]))
        figures.append(replace(told, former=left_behind(slot.before)))
    return figures


def _did(passage: Passage, slot: Slot, number: int, previous: str) -> list[str]:
    """What each of the places did that the clause before tells something else of: "甲州、乙州实现零的突破，
    |分别办理2笔、1笔|"; none where it names what is measured.
    """
    places = _subjects(passage, slot)
    verb = trim_before(slot.before.removeprefix("分别"))[0]
    if len(places) != number or not places:
        return []
    before = passage.clauses[slot.clause - 1]
    told = before.text.rpartition(places[-1])[2]
    if _AT_THE_TOP.fullmatch(told) or measured(_AT_THE_TOP.sub("", told)) or not _PREDICATE.match(told):
        return []
    return [place + (complete(verb, "") if verb else without_place(previous)) for place in places]


def _subjects(passage: Passage, slot: Slot) -> list[str]:
    """The places that the clause before a number opens with: |甲盟、乙盟|尚未完成，完成率分别为51.2%、48.6%."""
    if not slot.clause or passage.clauses[slot.clause].strong:
        return []
    before = passage.clauses[slot.clause - 1]
    return [place.printed for place in run_of_places(passage, before.start, before.end)]


def _is_multiple(slot: Slot) -> bool:
    return isinstance(slot.mention.value, Quantity) and slot.mention.value.unit == "倍"


def listed(slots: Sequence[Slot], position: int) -> list[Slot]:
    """A number with those that follow it in its clause without words of their own: "|2项、5项、31项|"."""
    group = [slots[position]]
    for slot in slots[position + 1 :]:
        if slot.clause != group[-1].clause or slot.before:
            break
        group.append(slot)
    return group


def _alike(slot: Slot, previous: str) -> list[tuple[Slot, str]]:
    """One number that holds for each of several places: "晋城、吕梁两市授权总量双双突破|千件"."""
    quantity = slot.mention.value
    bound = isinstance(quantity, Quantity) and quantity.cmp not in ("=", "range")
    match = _ALIKE.match(slot.before) or (_EACH_BOUND.fullmatch(slot.before) if bound else None)
    if not match or slot.after or (match["verb"] and trim_before(match["verb"])[0] not in ("", "在")):
        return []
    *first, last = LIST_MARK.split(trim_before(match["what"])[0])
    size = next((size for size in range(min(10, len(last)), 1, -1) if area_by_name(last[:size])), 0)
    if not first or not size or not all(area_by_name(item) for item in first):
        return []
    topic = re.sub(r"^(?:[两二三四五六七八九十]|\d+个?)[市县区州地省]", "", last[size:])
    if topic.startswith("等"):
        return []
    topic = of_topic(topic.removeprefix("因"), without_place(previous))
    return [(slot, name + topic) for name in (*first, last[:size])] if len(topic) >= 2 else []


def _reached_by(slot: Slot, previous: str) -> list[tuple[Slot, str]]:
    """A bound that those named behind it passed: "有效发明专利量超过|500件|的高校有武汉大学、华中科技大学"."""
    quantity = slot.mention.value
    named = _WHO_REACHED.fullmatch(slot.after)
    if named is None or not isinstance(quantity, Quantity) or quantity.cmp in ("=", "range", "~"):
        return []
    topic = of_topic(re.sub(r"^[全我本][省市区州县国]", "", trim_before(slot.before)[0]), without_place(previous))
    return [(slot, name.removesuffix("等") + topic) for name in LIST_MARK.split(named["who"])] if len(topic) > 1 else []


def _rates(passage: Passage, slot: Slot, group: Sequence[Slot], counted: Sequence[str]) -> list[tuple[Slot, str]]:
    """Rates for each class of a prize, named before: "设特等奖、一等奖两个等次，奖金标准分别为每项|50万元、20万元",
    "评出一等奖5项、二等奖15项，奖金每项分别为|10万元、5万元".
    """
    measure, each = _RATE_EACH.search(slot.before), _EACH.search(slot.before)
    quantity = slot.mention.value
    if not measure or not each or len(group) < 2 or not isinstance(quantity, Quantity) or quantity.unit != "元":
        return []
    names = [name for name in counted[-len(group) :] if name.endswith("奖")]
    if len(names) != len(group):
        earlier = passage.slice(passage.sentence.start, slot.start)
        listed = list(_CLASSES.finditer(earlier))
        titles = _PRIZE.findall(earlier)
        prize = titles[-1] if titles else ""
        names = [prize + name for name in LIST_MARK.split(listed[-1]["classes"])] if listed else []
    if len(names) != len(group):
        return []
    return [(slot, f"{name}{each.group()}{measure.group()}") for slot, name in zip(group, names, strict=True)]


def without_new(indicator: str) -> str:
    """What a running total adds up, of which the number before told what is new: 新增|地理标志, 代理师|新增."""
    return _MORE.sub("", _NEW.sub("", indicator)) or indicator


def without_place(indicator: str) -> str:
    """What was counted, without the place or places that it was counted of: 西安一地|授权, 甲区、乙市两地|申请量."""
    together = _TOGETHER.match(indicator)
    if together:
        return indicator[together.end() :].removeprefix("共")
    if not begins_as_area(indicator):
        return indicator
    for size in range(min(8, len(indicator) - 2), 1, -1):
        if area_by_name(indicator[:size]):
            return indicator[size:].removeprefix("一地").removeprefix("全市")
    return indicator


def of_whom(indicator: str) -> str:
    """What was counted, without the place or the kind of bodies that it was counted of: 企业|有效发明专利."""
    own = without_place(indicator)
    whose = words_of("counted").match(own)
    return own[whose.end() :] if whose and len(own) - whose.end() >= 4 else own

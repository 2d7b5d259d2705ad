"""Topics (话题): what a number is about where its own clause does not say it, from the clauses around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.figures.completion import is_award
from kg.extractors.figures.figure import Figure
from kg.extractors.figures.indicators import bare_subject, measured, trim_before, words_of
from kg.extractors.figures.slots import Slot
from kg.extractors.funds.names import find_fund_names
from kg.extractors.passages.labels import pattern, words
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.sharing import without_new, without_place
from kg.extractors.statistics.views import mainly
from kg.values import Change, Quantity
from kg.values.marks import without_brackets

# "发行全国首单高新技术企业|知识产权ABS|，规模2.1亿元，票面利率3.2%".
_BOND = re.compile(r"(?:知识产权|专利|商标)?(?:ABS|ABN|证券化产品|资产支持(?:证券|票据|专项计划)|专项计划)")
_OF_A_BOND = re.compile(r"(?:发行|融资|储架)?规模|(?:优先级)?(?:票面|发行)利率")
_OCCASION = re.compile(r"在?(.{4,40}?)(?:评选|评审|活动|工作)中$|在(.{4,40})中$")

_FUND_DOES = re.compile(rf"(?:已经?|累计|共|当年|全年|目前|其中)*(?:为[^，]{{2,14}})?{pattern('fund-word', 'doing')}")
_ONWARD = re.compile(
    r"(.{2,24}?)(?:在[^，]{4,30}(?:情况|形势|背景|基础)之?下|年均|翻|同比|环比|[比较](?:上|去|年|前|20)|则|也|仍|均|持续|稳步|大幅|明显|有所|略有|小幅|逆势|首次|呈现?|增幅|增速|不断|快速|总体|继续|迅速|显著|增长|上升|提高|下降|回落|提升)"
)


# "华中师范大学获批设立|高校国家知识产权信息服务中心|，全省达到7家": what was joined by one more.
_JOINED = re.compile(
    r"(?:设立|成立|成为|获批|入选|认定为|确定为|列为|列入|获评|评为|建成|建立)+(?:为|了)?(?P<what>[^，；。、《》“”]{4,30})$"
)
# "发明专利占比|偏低|，仅为26.9%", "服务机构|少|，只有12家".
_STATED = re.compile(
    r"(?P<what>[^，]{2,24}?)(?:总体|相对|还|仍|依然|普遍|明显|比较)*(?:偏|较|过|很|太|不够|不)?(?<!最)(?:低|少|弱|小|慢|高|多|大|足|强|滞后|薄弱)$"
)
_BODIES = tuple("家个所件项名户")


# "罚没金额1486万元，|是“十五”期间的|2.2倍".
OF_WHAT = re.compile(r"(?:几乎|大约|约|就|已|也|还|才)*(?P<of>(?:是|为|相当于).*)")

# A place takes up what was counted before: "西安市完成|413笔".
DOES = re.compile(r"(?:完成|实现|办理|达成)?")

# "到2027年产值超过80亿元，建成特色县6个；|到2030年超过|100亿元": the figure of another year.
_OTHER_YEAR = re.compile(
    r"(?:力争)?(?:到|至|在)?(?:19|20)\d\d年[底末]?前?(?:力争|将|则|要|再)?"
    r"(?:达到?|为|是|超过?|突破|增至|增加[到至]|提高[到至]|提升[到至])?"
)

_OF_RATES = ("平均", "最高", "最低", "其中")
RATES = ("率", "占比", "比重", "比例")


def occasion(passage: Passage) -> str:
    """What a sentence's first clause sets as the topic of its numbers: "在第二十二届中国专利奖评选中，
    全市共获金奖2项".
    """
    first = passage.clauses[0] if passage.clauses else None
    match = _OCCASION.match(first.text) if first else None
    return (match.group(1) or match.group(2)) if match else ""


def carried_subject(passage: Passage, slots: Sequence[Slot], position: int) -> str:
    """The subject of a number whose own clause has none, from a clause before without numbers.

    "授权量则逆势上扬，达到48455件"; "促使我省代理机构数量快速增长，已增加到76家".
    """
    slot = slots[position]
    if slot.clause == 0 or passage.clauses[slot.clause].strong:
        return ""
    if any(other.clause in (slot.clause - 1, slot.clause) for other in slots[:position]):
        return ""
    place = slot.clause - 1
    if place > 0 and _only_grown(passage, place) and not passage.clauses[place].strong:
        place -= 1  # 案件数量增幅最大，|同比上升63%|，达到4146件
    if told := onward(passage, place):
        return told
    earlier = passage.clauses[place]
    grown = passage.mentions("change", earlier.start, earlier.end)
    if grown and grown[-1].end == earlier.end and isinstance(grown[0].value, Change):
        subject = bare_subject(trim_before(passage.slice(earlier.start, grown[0].start))[0])
        subject = subject.removesuffix("年")
        if len(subject) > 1:
            return subject  # 著名商标净增22件，|达359件|, 执业代理人翻一番，|达到10人
    text = earlier.text
    if main := mainly(passage, slot.clause):
        return main
    quantity = slot.mention.value
    if (stated := _STATED.fullmatch(trim_before(text)[0])) and passage.slice(earlier.end, slot.mention.start):
        return stated["what"]
    joined = _JOINED.search(text) if isinstance(quantity, Quantity) and quantity.unit in _BODIES else None
    return joined["what"] if joined else ""


def onward(passage: Passage, place: int) -> str:
    """What a clause measures that says how it went on: "|授权量|呈现强劲势头", "|授权量|在增速放缓的情况下"."""
    earlier = passage.clauses[place]
    text = earlier.text
    dates = passage.mentions("date", earlier.start, earlier.end)
    opens = dates[-1].end - earlier.start if dates and not measured(text[: dates[-1].start - earlier.start]) else 0
    match = _ONWARD.match(trim_before(text[opens:])[0]) or _ONWARD.match(trim_before(text)[0])
    return match.group(1) if match and measured(without_brackets(match.group(1))) else ""


def _only_grown(passage: Passage, place: int) -> bool:
    """Whether a clause says no more than by how much something grew."""
    clause = passage.clauses[place]
    changes = passage.mentions("change", clause.start, clause.end)
    return bool(changes) and changes[0].start == clause.start and changes[-1].end == clause.end


def cases_of(slot: Slot, figures: Sequence[Figure]) -> str:
    """The cases whose sum 涉案 gives, past other figures: "立案3652件、捣毁窝点41个、涉案金额3.5亿元"."""
    if not slot.before.startswith("涉案"):
        return ""
    return next(
        (
            figure.indicator
            for figure in reversed(figures)
            if figure.unit in ("件", "起", "宗") or figure.indicator.endswith("案件")
        ),
        "",
    )


_SUM = re.compile(r"(?:总计|合计|共计|总数)(?:为|达|达到)?")


def summed(slot: Slot, figures: Sequence[Figure], total: Figure) -> Figure:
    """A sum under the name of what it adds up, another figure as it is: "示范企业463家，优势企业2325家，总计2788家"
    is of both; "新建保护中心8家、维权中心7家，总数达112家" is of all there are of what one clause lists; of one kind,
    it keeps its name.
    """
    if not _SUM.fullmatch(slot.before):
        return total
    parts: list[str] = []
    rest = total.value
    for figure in reversed(figures):
        if figure.unit != total.unit or figure.value > rest:
            break
        parts.insert(0, figure.indicator)
        rest -= figure.value
    if len(parts) > 1 and rest == 0:
        return replace(total, indicator=f"{_together(parts)}合计")
    listed = _listed_last(figures, total.unit)
    return replace(total, indicator=f"{'、'.join(listed)}总数") if len(listed) > 1 else total


def _listed_last(figures: Sequence[Figure], unit: str) -> list[str]:
    """What the last clause counts in a unit: 新建|保护中心|8家、|维权中心|7家."""
    last = figures[-1] if figures else None
    alike = [figure for figure in figures if last and (figure.start, figure.unit) == (last.start, unit)]
    return [without_new(figure.indicator) for figure in alike]


def _together(names: Sequence[str]) -> str:
    """Several names with what they all end in said once: 北京市、天津市|有效发明专利量."""
    places = [name[: len(name) - len(without_place(name))] for name in names]
    measures = {without_place(name) for name in names}
    return "、".join(places) + measures.pop() if len(measures) == 1 and all(places) else "、".join(names)


_PRIZE = re.compile(r"(?:(?:第[\d一二三四五六七八九十]+|首)届|(?:19|20)\d\d年度)[^，。；、第届\d“”]{2,14}?奖")


def award_topic(passage: Passage, slot: Slot, topic: str) -> str:
    """The topic, and of a class of a prize that prize, told in a clause before or the sentence's first:
    "在第19届中国专利奖评选中，…银奖|2项", "评选首届吉林省专利奖，产生金奖|5项".
    """
    if not is_award(slot.before):
        return topic
    nearest, place = "", slot.clause
    while place > 0 and not nearest and not passage.clauses[place].strong:
        place -= 1
        prizes = _PRIZE.findall(passage.slice(passage.clauses[place].start, passage.clauses[place].end))
        nearest = prizes[-1] if prizes else ""
    if is_award(topic) and nearest in topic:
        return topic
    told = occasion(passage)
    return nearest or (told if told.endswith("奖") else topic)


def lays_down(before: str, printed: str) -> bool:
    """Whether the words before a number are what a paper does to counted things: 明确, "就案件移送等|达成"."""
    verbs = words("laying-down")
    return before in verbs or (printed.startswith("就") and before.endswith(verbs))


def laid_down(indicator: str) -> str:
    """Paper and verb of a thing that a paper lays down, for the next of its things: 《2018年工作要点》部署|方面."""
    end = indicator.rfind("》") + 1 if indicator.startswith("《") else 0
    verb = next((verb for verb in words("laying-down") if end and indicator.startswith(verb, end)), "")
    return indicator[:end] + verb if verb else ""


def title_before(passage: Passage, slot: Slot) -> str:
    """The title in the clause before, of a paper that lays down what is counted: "印发《…》，明确|28条举措"."""
    if slot.clause == 0 or passage.clauses[slot.clause].strong:
        return ""
    start = passage.clauses[max(0, slot.clause - 2)].start
    titles = passage.mentions("title", start, passage.clauses[slot.clause].start)
    return str(titles[-1].value) if titles else ""


def bond_topic(passage: Passage, slot: Slot, indicator: str) -> str:
    """The size or rate of a bond as that of the one named before in its sentence."""
    if _OF_A_BOND.fullmatch(indicator) is None:
        return indicator
    bonds = [*_BOND.finditer(passage.slice(passage.sentence.start, slot.mention.start))]
    return bonds[-1].group() + indicator if bonds else indicator


def fund_topic(passage: Passage, slot: Slot, indicator: str) -> str:
    """What is counted, behind the fund whose doings a clause without subject tells: "…资金池规模6000万元，累计为|216笔
    贷款增信".
    """
    clause = passage.clauses[slot.clause]
    if slot.clause == 0 or clause.strong or not _FUND_DOES.match(clause.text):
        return indicator
    earlier = [fund for fund in find_fund_names(passage) if fund.named and fund.end <= clause.start]
    return earlier[-1].name + indicator if earlier and not indicator.startswith(earlier[-1].name) else indicator


def topic_of(slot: Slot, figures: Sequence[Figure], previous: str, latest: str) -> str:
    """What a number is about if its own words do not say: a rate goes on with a rate ("…率96%，2017年1—9月为|97.42%"),
    a place, or a year, with what was counted in its unit ("西安市完成413笔、融资14.7亿元，咸阳市完成|61笔"), else
    `previous`.
    """
    quantity = slot.mention.value
    assert isinstance(quantity, Quantity)
    if quantity.unit == "个百分点" or (quantity.unit == "倍" and OF_WHAT.match(slot.before)):
        return latest
    if quantity.unit == "%" and latest.endswith(RATES):
        own = trim_before(slot.before)[0]
        holder = words_of("holder").fullmatch(own) is not None  # 高校专利实施率11.8%，|科研院所为19.3%
        return latest if not own or slot.before.endswith("为") or own in _OF_RATES or holder else previous
    local = without_place(slot.before)
    year = not slot.after and _OTHER_YEAR.fullmatch(slot.before)
    if (local != slot.before and DOES.fullmatch(local)) or year:
        alike = (figure.indicator for figure in reversed(figures) if figure.unit == quantity.unit)
        return next(alike, previous)
    both = _listed_last(figures, quantity.unit) if slot.before == "其中" and slot.after else []
    # 保护中心40家、维权中心22家，其中|31家|通过验收: of both.
    return cases_of(slot, figures) or ("、".join(both) if len(both) > 1 else previous)

"""Issuers (发文机关): who made a document, as its sentence writes them, every joint issuer kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.extractors.works.wording import words

_ADVERB = re.compile(
    r"(?:联合|共同|正式|率先|已经|已|先后|陆续|分别|首次|及时|专门|随即|近日|日前|近期|当日|同日|同步|现|也|还|又|再|并|则|将|拟|于|在"
    r"|配套|随后|同步|相应|全面|认真|积极|(?<![权科业联])组织|研究|正在|抓紧|另行|修[订改]后|审定后|探索|计划|力争|争取|年内|着手|部署)$"
)
_WHERE = re.compile(r"(?<=[局厅部委院府会])在[^，。；、]{2,12}$")
"""Where they did so: 甲局、乙局|在雄安新区|联合印发《…》."""
_MEETING = re.compile(r"第[一二三四五六七八九十百零\d]+次[^，。；、]{0,10}?会议(?:审议|讨论|表决)?$")
_LEADING = re.compile(
    r"^(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+[是、]"
    r"|【[^】]{1,8}】|目前|同时|其中|另外|此外|据悉|由|经|让|使|全省|全市|，)+"
)
BETWEEN = re.compile(r"[、和与及]|以及|会同|联合")
_STARTS = re.compile(
    r"省|市|州|县|区|自治|我|本|国|中共|中国|中央|最高|各|两|[二三四五六七八九十]|\d+个|全国|兵团|人民"
    r"|财政|科技|教育|工信|农业|文化|海关|版权"
)
_NUMBERED = re.compile(
    r"等(?:多?省|多?地|省区|地区|城市)$|等?(?:[一二三四五六七八九十两]+|\d+)?(?:个|家)?(?:部门|单位|厅局|部委|委办局)$"
)
# "省知识产权局、省财政厅|对2017年印发的《…办法》进行了修订", "以陕政发〔2016〕31号文|下发《…意见》"
_AS_OBJECT = re.compile(r"(?:对|将|把|就)(?:[^，。；、《》]{0,24}的)?$")
# What goes on behind the subject of a clause: 市政府|高度重视知识产权工作，出台《…》.
_GOES_ON = re.compile(
    r"把|将|对|为|在|已|还|先后|高度|积极|认真|切实|不断|进一步|全面|深入|着力|大力|主动|专门|坚持|围绕|按照|根据|强化|加强|加大"
    r"|设立|成立|组建|召开"
)
_GOVERNMENT = re.compile(r"政府(?:办公[厅室])?$")
OF_THE_NATION = re.compile(r"了?(?:国家|国务院|中国|中共中央|中央|最高|全国)")
_PASSED_ON = re.compile(r"转发|批转")
_EACH = re.compile(r"(?:两|三|四|五|六|七|八|九|十|\d+)[省市区县州地]$")
_IN_TITLE = re.compile(r"^(?P<issuer>.{2,40}?)关于")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued a document, in the text's own words, and where the words begin."""

    text: str
    start: int


def read_issuer(
    passage: Passage, start: int, verb: int, verb_end: int, name: int, title: str, *, acting: bool, carried: bool = True
) -> Issuer | None:
    """The issuer of a document whose clause begins at `start`, its verbs at `verb`, its name at `name`.

    Who stands between the verbs and the name (落实|国家知识产权局|《…》), else the subject before the verb where that
    verb makes the document (`acting`), of an earlier clause only where `carried`, else the agency that the title itself
    begins with.
    """
    named = _IN_TITLE.match(title)
    own = named is not None and _ends_as_agency(named["issuer"]) and not re.search(r"[《》〈〉]", named["issuer"])
    between = "" if own else passage.slice(verb_end, name)
    below = _GOVERNMENT.search(passage.slice(start, verb)) and not OF_THE_NATION.match(between)
    if _PASSED_ON.search(passage.slice(verb, verb_end)) and below:
        between = ""  # 市政府办公厅转发|市知识产权局等九部门（拟订的）《…》: who sends it out makes it one
    inner = re.search(rf"(?:{_ending()}(?:{BETWEEN.pattern})?)", between)
    if inner:
        between = re.sub(rf"(?:{words('making')}|{words('firm')})+了?的$", "", between)
        between = re.sub(r"^.*[》〉](?:[（(][^（）()]*[）)])?(?:以及|[、和与及])?", "", between)
        text = re.sub(rf"^(?:.*?{words('carrying')}|.*?(?:根据|按照|依据|结合|对照|围绕|关于))+", "", between)
        if is_agencies(passage, text, name - len(text)):
            return Issuer(text, name - len(text))
    if acting:
        subject = _subject(passage, start, verb) or (carried_over(passage, start, verb) if carried else None)
        if subject is not None:
            return subject
    return Issuer(named["issuer"], name) if named and own else None


def shared_out(text: str, count: int) -> tuple[str, ...]:
    """The issuers of `count` documents, one for each: 银川市、石嘴山市|分别出台《A》《B》; () where they do not fit.

    >>> shared_out("佛山、东莞两市", 2)
    ('佛山市', '东莞市')
    """
    shared = _EACH.search(text)
    noun = shared.group()[-1] if shared else ""
    parts = [part for part in BETWEEN.split(text[: shared.start()] if shared else text) if part]
    if len(parts) != count or count < 2:
        return ()
    return tuple(part if not noun or noun == "地" or part.endswith(noun) else part + noun for part in parts)


def _subject(passage: Passage, start: int, verb: int) -> Issuer | None:
    """The agencies before a verb: 省科技厅、发改委|印发, 我局会同省科技厅|出台, 与|市发改委|联合印发."""
    taken = _AS_OBJECT.search(passage.slice(start, verb))
    if taken:
        verb = start + taken.start()
    end = strip_adverbs(passage, start, verb)
    text = passage.slice(start, end)
    lead = _LEADING.match(text)
    begin = start + (lead.end() if lead else 0)
    pushed = re.match(
        rf"(?:{words('pushing')}|推动|支持|指导|督促|鼓励|引导|协调|配合|协助|有关)+", passage.slice(begin, end)
    )
    begin += pushed.end() if pushed else 0
    for date in passage.mentions("date", begin, end):
        if date.start == begin:
            begin = date.end
    text = passage.slice(begin, end).lstrip("，,")
    begin = end - len(text)
    text = _WHERE.sub("", text)
    if text.startswith(("与", "同", "会同", "联合")):
        return _joint(passage, start, begin, re.sub(r"^(?:与|会同|联合|同)", "", text), end)
    if is_agencies(passage, text, begin):
        return Issuer(text, begin)
    return None


def _joint(passage: Passage, start: int, begin: int, others: str, end: int) -> Issuer | None:
    """Those behind 与, and before them the subject of an earlier clause: 我局|制定《…》，与|省财政厅|出台《…》."""
    if not is_agencies(passage, others, end - len(others)):
        return None
    own = carried_over(passage, start, start)
    if own is not None:
        return Issuer(f"{own.text}、{others}", own.start)
    return Issuer(others, begin)


def carried_over(passage: Passage, start: int, verb: int) -> Issuer | None:
    """The subject of an earlier clause, where only adverbs stand before the verb: "省局|编制《…》，起草《…》"."""
    if strip_adverbs(passage, start, verb) > start:
        return None
    for clause in reversed([clause for clause in passage.clauses if clause.end < verb]):
        following = [other for other in passage.clauses if clause.start < other.start <= start]
        if any(other.strong for other in following):
            return None
        cues = passage.mentions("policy-action", clause.start, clause.end)
        if cues:
            subject = _subject(passage, clause.start, cues[0].start)
            if subject is not None or strip_adverbs(passage, clause.start, cues[0].start) > clause.start:
                return subject
        elif (opening := _opening(passage, clause.start, clause.end)) is not None:
            return opening
    return None


def _opening(passage: Passage, start: int, end: int) -> Issuer | None:
    """The agency that a clause without verbs of document work begins with, as its subject."""
    lead = _LEADING.match(passage.slice(start, end))
    start += lead.end() if lead else 0
    for agency in passage.mentions("agency", start, end):
        if agency.start == start and _GOES_ON.match(passage.slice(agency.end, end)):
            return Issuer(passage.slice(start, agency.end), start)
    return None


def strip_adverbs(passage: Passage, start: int, end: int) -> int:
    """Where the subject ends: adverbs, dates and the session of a congress before the verb left out."""
    while end > start:
        text = passage.slice(start, end)
        date = next((d for d in passage.mentions("date", start, end) if d.end == end), None)
        bare = end - len(text) + len(text.removesuffix("文件").removesuffix("文"))
        number = next((n for n in passage.mentions("number", start, end) if n.end == bare), None)
        found = _ADVERB.search(text) or _MEETING.search(text)
        if date is not None:
            end = date.start
        elif number is not None and passage.slice(number.start - 1, number.start) == "以":
            end = number.start - 1
        elif found:
            end = start + found.start()
        else:
            return end
    return end


def is_agencies(passage: Passage, text: str, start: int) -> bool:
    """Whether a text, at `start` of the document, is a list of agencies or areas and nothing else."""
    if not 1 < len(text) <= 120 or re.search(r"[，。；：《》]", text):
        return False
    offset = start
    for index, part in enumerate(BETWEEN.split(text)):
        offset = start + text.find(part, offset - start)
        if not part:
            continue
        if len(part) > 30 or (not _ends_as_agency(part) and not _is_area(passage, offset, part)):
            return False
        if index == 0 and not (_STARTS.match(part) or _named_at(passage, offset)):
            return False
    return True


def split_agencies(text: str) -> tuple[str, ...]:
    """The agencies of a list, in order: "我局会同省科技厅" -> 我局, 省科技厅.

    One name that only ends together ("吉林、辽宁两省知识产权局") is kept whole.
    """
    parts = [part for part in BETWEEN.split(text) if part]
    return tuple(parts) if all(_ends_as_agency(part) for part in parts) else (text,)


def _named_at(passage: Passage, start: int) -> bool:
    return any(
        mention.start == start
        for label in ("area", "agency")
        for mention in passage.mentions(label, start, min(start + 24, passage.sentence.end))
    )


def _is_area(passage: Passage, start: int, part: str) -> bool:
    return any(mention.end == start + len(part) for mention in passage.mentions("area", start, start + len(part)))


def _ends_as_agency(part: str) -> bool:
    bare = re.sub(r"[（(][\u4e00-\u9fff]{2,16}[）)]$", "", part)  # 安徽省市场监督管理局（知识产权局）
    return bool(re.search(rf"(?:{_ending()}|人大|党委|中央|[省市州县区]委|党组)$", bare) or _NUMBERED.search(bare))


def _ending() -> str:
    return pattern("agency-ending")

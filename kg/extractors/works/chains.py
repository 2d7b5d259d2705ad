"""Chains (动词串): the verbs of document work that stand before or behind a list of names, read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extractors.passages.reading import Passage
from kg.extractors.works.titles import Name
from kg.extractors.works.wording import words
from kg.lexicon import concepts
from kg.mentions import Mention

# "《…规范》（GB/T 29490）|贯标", "《…条例》经省人大常委会第三十五次会议|审议通过", "《…规划》正式|出台"
_BEFORE_VERB = (
    r"(?:[（(][^（）()]*[）)])?(?:等[一二三四五六七八九十\d]*余?[个项份部件]?(?:[政制配规][^，。；《]{0,6})?(?:文件|政策|制度|办法|法规|规定)?)?"
    r"(?:国家标准|国际标准|地方标准|白皮书|系列|的|已经|已|正式|顺利|全面|深入|同时|第?[一二三四五六七八九十\d]+次"
    r"|{publication}|面?向[^，。；、《]{2,14}?"
    r"|在[^，。；、《]{2,16}?(?:电视台|频道|卫视|网站|网络|媒体|平台|院线|影院|栏目|时段)(?:等[^，。；、《]{0,8})?"
    r"|同步|集中|首次|对外|公开|全新|全年|年内|今年|进一步|做好|有关|相关|各项|任务|要求|先后|相继|陆续|联合|均|也|定期|[按每][月季年]|“|(?:进行|作|做|予以|加以)了?)*"
    r"(?:[自于从]?[\d年月日底末前上下半]+)?(?:[经获](?:[^，。；、]|、(?=[^，。；、]{1,16}(?:政府|委|局|厅|会|办公室))){2,40}?|[由以][^，。；]{2,40}?)?"
    r"(?:{hedge})?(?:[自于从]?[\d年月日底末前上下半]+(?:[一二三四]季度)?起?(?:正式|开始)?)?"
)
_JOINED = re.compile(
    r"(?:了|并且|并|和|、|及|或|与|后|，并)*(?:组织|联合|正式|开始|共同|积极|认真|深入)*"
    r"(?:向[^，。；]{2,14}|在[^，。；]{2,14}上)?"
)
_ANNIVERSARY = re.compile(r"(?:实施|施行)?.{0,3}(?:周年|以来|以后|之后|后|前(?!期)|过程|情况)")
_ADDS = ("新增", "新建")
"""Verbs whose object follows: 对接《…规划》|新增|任务 says nothing of the plan."""
_EXAMINED = re.compile(r"了?[^，。；、]{0,8}?(?:论证|评审|合法性审[查核]|公平竞争审查|风险评估)")
_NOUN = re.compile(r"(?:工作)?(?:研究论证|[已被]*列入|纳入|调研|案?草案|案?初稿|案?[^，。；]{0,4}稿|论证|项目)")

_UNDER_WAY = re.compile(r"工作(?![^，。；]{0,8}(?:完成|结束|圆满))")


@dataclass(frozen=True, slots=True)
class Chain:
    """Verbs that follow one another (制定印发, 修订并发布): their joint notation, words and span.

    `attributive` verbs only tell which document is meant: 2017年|印发|的《…办法》.
    """

    notation: str
    words: str
    start: int
    end: int
    attributive: bool = False


def chain_before(passage: Passage, start: int, name: Name) -> Chain | None:
    """The verbs before a list of names in the clause that begins at `start`, the nearest group of them."""
    cues = [cue for cue in passage.mentions("policy-action", start, name.lead) if not _in_marks(passage, cue)]
    if name.verb is not None and (not cues or cues[-1].end <= name.verb[0]):
        # The verb's word runs into the name: 印发实施 in "印发|实施意见任务分解表".
        whole = passage.mentions("policy-action", name.verb[0])
        if whole and whole[0].start == name.verb[0]:
            cues.append(replace(whole[0], end=name.verb[1]))
    if name.verb is not None and (not cues or cues[-1].end <= name.verb[0]):
        text = passage.slice(*name.verb)
        if re.fullmatch(words("building"), text):
            return Chain("issued", text, *name.verb)
    if not cues:
        return None
    # 落实|国务院印发的《…》: the verb before 的 tells which document, the one before it what is done with it.
    governing = [cue for cue in cues if passage.slice(cue.end, cue.end + 1) != "的"]
    attributive = not governing
    cues = governing or cues
    group = [cues[-1]]
    for cue in reversed(cues[:-1]):
        if cue.end == group[0].start and passage.slice(cue.start, cue.end) == "通过":
            break  # a preposition: 通过|推行《…规范》
        if not _JOINED.fullmatch(passage.slice(cue.end, group[0].start)):
            break
        group.insert(0, cue)
    return replace(_joined(passage, group), attributive=attributive)


def chain_after(passage: Passage, name: Name, end: int) -> Chain | None:
    """The verb right behind a list of names, at most at `end`: 《…规划》出台, 《…规范》贯标."""
    noun = _noun_behind().match(passage.slice(name.tail, end))
    for cue in passage.mentions("policy-action", name.tail, end):
        if noun and cue.end <= name.tail + noun.end():
            continue  # 《…》数|据|库上线
        if not _between().fullmatch(passage.slice(name.tail, cue.start)) or passage.slice(cue.start, cue.end) in _ADDS:
            return None
        if any(
            agency.start < cue.start and cue.end < agency.end for agency in passage.mentions("agency", name.tail, end)
        ):
            continue  # 以|国务院知识产权战略|实施|工作部际联席会议办公室|名义印发
        rest = passage.slice(cue.end, end)
        if not _ANNIVERSARY.match(rest):
            joined = next(iter(passage.mentions("policy-action", cue.end, end)), None)
            if joined and joined.start == cue.end and only_pushes(passage.slice(cue.start, cue.end)):
                cue, rest = joined, passage.slice(joined.end, end)  # 《…条例》完成|修订
            value, stop, noun = str(cue.value), cue.end, _NOUN.match(rest)
            if cue.value == "revised" and noun:
                value, stop = "drafting", stop + noun.end()  # 《…条例》修订|列入立法计划, 修正|案草案
            elif (
                value in ("issued", "revised")
                and _UNDER_WAY.match(rest)
                and not is_firm(passage.slice(cue.start, stop))
            ):
                value = "drafting"  # 《…细则》修改|工作持续推进
            elif passage.slice(cue.start, stop).endswith("通过") and (examined := _EXAMINED.match(rest)):
                value, stop = "drafting", stop + examined.end()  # 《…办法》通过|专家论证, |合法性审查
            elif value == "implementing" and re.search(
                r"(?:日|起)(?:正式|开始)?$", passage.slice(name.tail, cue.start)
            ):
                value = "issued"  # 《…办法》9月1日起|施行
            return Chain(value, passage.slice(cue.start, cue.end), cue.start, stop)
    return None


def strength(notation: str) -> int:
    """The place of an action among all, the strongest first."""
    return _order()[notation]


def only_pushes(text: str) -> bool:
    """Whether verbs leave it to the next verb what is done: 推动, 组织开展."""
    return _pushing().fullmatch(text) is not None


def is_firm(text: str) -> bool:
    """Whether verbs say that the document went out: 印发, 审议通过."""
    return _firm().search(text) is not None


def is_advancing(text: str) -> bool:
    """Whether verbs say that the work on a document goes forward, and not that it was done: 推进修订, 加快推进制定."""
    return _advancing().match(text) is not None and not is_firm(text)


def is_ongoing(text: str) -> bool:
    """Whether a text ends with words that say that the work is not done: 正在, 积极探索."""
    return _ongoing().search(text) is not None


def ongoing_start(text: str) -> int:
    """Where the words of `is_ongoing` begin in a text that ends with them; its length where it does not."""
    found = _ongoing().search(text)
    return found.start() if found else len(text)


def _joined(passage: Passage, cues: Sequence[Mention]) -> Chain:
    """A group of verbs as one: 修订 makes it a revision unless it is sent out (修订|印发), else the strongest counts.

    What only pushes does not count (推动|纳入); 启动|制定 is still drafting.
    """
    parts = [passage.slice(cue.start, cue.end) for cue in cues]
    first = next((index for index, part in enumerate(parts) if not only_pushes(part)), len(parts) - 1)
    notations = [str(cue.value) for cue in cues[first:]]
    text = passage.slice(cues[0].start, cues[-1].end)
    if "revised" in notations and not ("issued" in notations and _sent().search(text)):
        best = "revised"
    elif not is_firm(text) and ("drafting" in notations or (len(cues) > 1 and _ongoing().fullmatch(parts[0]))):
        best = "drafting"
    else:
        best = min(notations, key=strength)
    return Chain(best, text, cues[0].start, cues[-1].end)


def _in_marks(passage: Passage, cue: Mention) -> bool:
    return any(title.start < cue.start and cue.end < title.end for title in passage.mentions("title"))


@cache
def _between() -> re.Pattern[str]:
    return re.compile(_BEFORE_VERB.replace("{hedge}", words("hedge")).replace("{publication}", _publications()))


@cache
def _noun_behind() -> re.Pattern[str]:
    return re.compile(_publications())


@cache
def _publications() -> str:
    """The nouns behind a title that say what it is: 《…》|双月刊|出刊6期, 《…》|数据库|上线."""
    labels = {
        label for kind in concepts("document-kind") if kind.document_class == "publication" for label in kind.labels
    }
    return "|".join(sorted(labels, key=lambda label: (-len(label), label)))


@cache
def _order() -> dict[str, int]:
    return {concept.notation: concept.order or 0 for concept in concepts("policy-action")}


@cache
def _pushing() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('pushing')})+")


@cache
def _advancing() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('advancing')})+")


@cache
def _firm() -> re.Pattern[str]:
    return re.compile(words("firm"))


@cache
def _sent() -> re.Pattern[str]:
    return re.compile(words("sending"))


@cache
def _ongoing() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('ongoing')})(?:积极|组织|加快|抓紧|联合)*$")

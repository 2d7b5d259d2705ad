"""Parties (签约方): who signs an agreement, by the words before the verb, the clauses before it, or the title."""

from __future__ import annotations

import re

from kg.extractors.passages.reading import Passage
from kg.extractors.works.issuers import carried_over, is_agencies, split_agencies, strip_adverbs
from kg.extractors.works.names import Mentioned
from kg.extractors.works.signings import OPENING, Signing
from kg.extractors.works.wording import words
from kg.values.numbers import read_number

_WITH = re.compile(r"^(?P<named>.*?)(?:分别)?(?:会同|与|同|和)(?P<others>[^与同]+)$")
_COUNTED = re.compile(r"(?<=[\u4e00-\u9fff])[两二三四五六七八九十\d]+(?:省区市|省市|省区|省|市|地|方|家)$")
_SHARED = re.compile(
    r"(?P<many>[两二三四五六七八九十\d]+)(?:省区市|省市|省区|省|市|地|方)[\u4e00-\u9fff]+[局厅院委门]$"
)
_OF_ALL = re.compile(r"(?:[两三四五六七八]方|各方)(?:共同|联合)?$")
"""Behind the parties, how many they are: 与甲海关、乙管委会|三方|签订."""
_OF_MANY = re.compile(r"[两二三四五六七八九十\d]+[余多]?家(?:机构|银行|单位|企业|金融机构|平台)?")
_OWN_NAME = re.compile(r"(?:(?![局厅部委院])[\u4e00-\u9fff]){2,8}")
_WHERE = re.compile(r"(?<=.)[在于][^，、在于]{2,12}$")
"""Where they signed: 南宁、钦州两市市场监管局5月14日|在钦州|签署."""
_ABOUT = re.compile(r"(?:的?(?:主要|相关|有关)?(?:负责人|负责同志|代表|领导))(?:现场)?$|就[^，、]{2,24}$")
"""What they signed about, or who held the pen: 湘潭县、湘乡市市场监管局|就跨区域执法|签署."""
_WORKING_WITH = re.compile(
    r"(?:^|[进动化强展])与(?P<partner>[^，。；与]{2,30}?)的?(?:战略|务实|深度|全面)*(?:合作|对接|协作)$"
)
_TWO_BODIES = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{4,12}?(?:局|厅|法院|人民政府))[、与和]?(?P<second>[\u4e00-\u9fff]{2,8}?(?:省|市|自治区)(?:人民政府|[\u4e00-\u9fff]{2,10}?(?:局|厅|法院)))"
)
_REGION = re.compile(
    r"^[^，、]{0,10}?(?:[一二三四五六七八九十\d]+省(?:[（(][^（）()]*[）)]|[一两二三\d]?[市区])*|[一二三四五六七八九十两]地)"
)


def parties_of(found: Mentioned, signing: Signing | None) -> tuple[tuple[str, ...], ...]:
    """The groups of parties: one, or with 分别 one for each of those named behind 与."""
    region = _REGION.match(found.name.title)
    from_title = ((region.group(),),) if region else (_in_title(found),)
    if signing is None:
        return from_title
    passage = found.passage
    end = strip_adverbs(passage, signing.start, signing.verb)
    text = passage.slice(signing.start, end)
    if (about := _ABOUT.search(text)) and is_agencies(passage, text[: about.start()], signing.start):
        end = signing.start + about.start()
        text = passage.slice(signing.start, end)
    if where := _WHERE.search(text):
        end = strip_adverbs(passage, signing.start, signing.start + where.start())
        text = passage.slice(signing.start, end)
    both = _WITH.match(_OF_ALL.sub("", text))
    if both and _in_place(passage, signing.start + both.start("others") - 1):
        both = None  # 呼和浩特市、包头市签订
    if both and _is_shared(both["named"], both["others"]):
        return ((text,),)
    if both:
        named_end = strip_adverbs(passage, signing.start, signing.start + len(both["named"].removesuffix("分别")))
        named = passage.slice(signing.start, named_end)
        subject = _split(named) if _is_party(passage, named, signing.start) else ()
        if not named:
            subject = _signer_before(passage, signing.start)
        if signing.apart:
            others = re.split(r"[、和及]", both["others"])
            if len(subject) == len(others) > 1:
                return tuple(zip(subject, others, strict=True))  # 甲市、乙市|分别与丙市、丁市|签订
            return tuple((*subject, other) for other in others)
        return ((*subject, *_split(both["others"])),)
    if text and is_agencies(passage, text, signing.start):
        return (_split(text),)
    if not text and (partner := _partner_before(passage, signing.start)):
        return (_split(partner),)
    own = carried_over(passage, signing.start, signing.verb) if not text else None
    return (split_agencies(own.text),) if own is not None and not region else from_title


def _in_place(passage: Passage, at: int) -> bool:
    """Whether a character stands within the name of a place."""
    return any(area.start < at < area.end for area in passage.mentions("area"))


def _signer_before(passage: Passage, start: int) -> tuple[str, ...]:
    """Who signs again: "|我局|与省财政厅印发《…》，与甲银行签订《…》"; those who went along with it are no party."""
    own = carried_over(passage, start, start)
    if own is None:
        return _signed_before(passage, start)
    if re.match("与|同|会同|联合", passage.slice(own.start, own.start + 2)):
        return ()
    return split_agencies(re.split("与|会同|联合", own.text)[0])


def _signed_before(passage: Passage, start: int) -> tuple[str, ...]:
    """Who signed something else with another just before: "|甲局|与乙银行签署合作协议，与丙学院签署备忘录"."""
    for clause in reversed([clause for clause in passage.clauses if clause.start <= start]):
        verb = re.search(words("signing"), clause.text) if clause.end <= start else None
        both = _WITH.match(OPENING.sub("", clause.text[: verb.start()])) if verb else None
        if both and both["named"]:
            named = both["named"].removesuffix("分别")
            return _split(named) if clause.text.startswith(named) and is_agencies(passage, named, clause.start) else ()
        if clause.strong or (clause.end <= start and not both):
            return ()
    return ()


def _partner_before(passage: Passage, start: int) -> str:
    """With whom the clause before says that one works: "推动|与省平安保险公司的合作，|签订《…》"; "" for nobody."""
    if passage.clause_at(start).strong:
        return ""
    before = next((clause for clause in reversed(passage.clauses) if clause.end <= start), None)
    found = _WORKING_WITH.search(before.text) if before else None
    return found["partner"] if found else ""


def _in_title(found: Mentioned) -> tuple[str, ...]:
    """The bodies that a title begins with, one after the other: 《|国家知识产权局|江西省人民政府|合作会商议定书》."""
    title = _TWO_BODIES.match(found.name.title)
    return (title["first"], title["second"]) if title else ()


def _is_shared(named: str, others: str) -> bool:
    """Whether the office at the end is that of all, as many as are counted: 吉林省、辽宁省|和|河北省三省知识产权局."""
    shared = _SHARED.search(others)
    places = [part for part in re.split("[、和与及]", f"{named}、{others}") if part]
    return bool(named and shared) and read_number(shared["many"] if shared else "") == len(places)


def _is_party(passage: Passage, text: str, start: int) -> bool:
    return re.fullmatch(r"[我本][省市区县州局院会]", text) is not None or is_agencies(passage, text, start)


def _split(text: str) -> tuple[str, ...]:
    """The parties of a list; one name that only ends together is kept whole: 吉林、辽宁两省知识产权局.

    四川、重庆、甘肃三省市 -> 四川, 重庆, 甘肃; 建设银行烟台分行、烟台银行等6家机构 are two, the last with its count.
    """
    named, _, rest = text.partition("等")
    parts = split_agencies(named)
    if rest:
        return (*parts[:-1], parts[-1] + "等" + rest) if len(parts) > 1 and _OF_MANY.fullmatch(rest) else (text,)
    if len(parts) > 1:
        return parts
    names = re.split("[、和与及]", _COUNTED.sub("", text))
    return tuple(names) if all(_OWN_NAME.fullmatch(name) for name in names) else parts

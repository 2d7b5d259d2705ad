"""Headings of rosters (名单标题): which programme a list of names is of, and what became of those listed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extractors.designations.programmes import read_programme
from kg.extractors.passages.labels import pattern

_LIST = pattern("roster-word", "heading")
_HEADING = re.compile(rf"(?P<core>.*?){_LIST}(?:[（(][^（）()]*[）)])?(?:的?(?:通知|公告|公示|决定|函|通报))?$")
_ANNEX = re.compile(
    r"^(?:附[件表录]?|表(?=\d))(?:\d{1,2}(?=(?:19|20)\d\d)|[\d一二三四五六七八九十]{0,3})(?:[-—]\d+)?[：:.．、]*(?:\d+[.．、])?"
)
_ISSUER = re.compile(r"^.{0,40}?关于(?:做好|开展)?")
_CHOSEN = pattern("roster-word", "chosen")
_CANDIDATE = pattern("roster-word", "candidate")
_PASSED = pattern("roster-word", "passed")
_FRONT = re.compile(
    rf"^(?:通过[^的]{{0,8}}?{_PASSED}的|{_CANDIDATE}|{_CHOSEN}|{_PASSED}"
    rf"|{pattern('roster-word', 'approved', 'running')}|为|的|组织|现|将)+(?=.{{4}})"
)
_BACK = re.compile(
    rf"(?:{_CANDIDATE}|{_PASSED}|(?<!建设)公布|认定|评定|入选|入围|获批|获评|新增|增补|的|等|企业和单位|汇总|情况|结果)+$"
)
_INSPECTED = r"(?:考核|验收|复核|评估|复审|评价|审核|核查)"
_BATCH = re.compile(r"[（(]?(?P<batch>(?:首批|第[一二三四五六七八九十\d]+批次?))[）)]?")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:[-—–~至](?:19|20)\d\d)?年?度?")
_PERSONS = re.compile(rf"{pattern('roster-word', 'persons')}(?!.*(?:示范|试点|优势|培育|领军|标杆))")
"""Who is no grantee, unless the word belongs to a title: |专家|名单, but 商标品牌示范企业名单."""
_VOID = re.compile(pattern("roster-word", "void"))
_TAIL = re.compile(r"(?:(?:试点|示范|优势|创建|培育|领军|标杆)[一-鿿]{0,4}?|[（(][^（）()]*[）)]|和|与|及|、)+$")
_NOUN = re.compile(r"(?:企业|单位|机构|园区|城市|学校|高校|基地|[县区])$")
_PRIZE_WON = re.compile(r"(?<=奖)(?:拟?[获授]奖)(?:项目|专利|单位|成果)*$")  # 第三届湖南省专利奖|获奖项目|
GRADE = re.compile(r"(?:专利|外观设计)?(?P<grade>(?:特等|特别|[一二三]等|金|银|铜|优秀)奖)(?:项目|获奖项目)?")
"""A class of a prize, by itself: 一等奖."""
_CLASS = re.compile(r"(?:入选|获奖|获批|入围)?(?:名|企业|单位|城市|高校|园区|机构|学校|县区?|市|区|项目)*(?:的|等)?$")
# Batch and number in one bracket: 优势企业（第三批|，4家|）.
_NUMBERED_BATCH = re.compile(r"(?<=批)[，,、](?:共|计)?\d+[家个名项所](?=[）)]$)")
_NUMBER = re.compile(r"[（(]?(?:共|计)?\d+[家个名项所][)）]?$")  # 试点县（区）|21个|
_KINDS = re.compile(r"^(?:试点|示范|优势|创建|培育|领军|标杆|重点|先行)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of a list says: its words, the programme's name without batch and year, and the status.

    `status` is designated, passed or candidate, None where the heading does not say; `void` lists those who lost a
    title, or never got it.
    """

    words: str
    programme: str
    batch: str | None
    year: int | None
    status: str | None
    void: bool


def read_heading(text: str) -> Heading | None:
    """The heading of a list that a line is, or None: it ends in 名单, behind it at most a remark or 的通知.

    >>> read_heading("第四批高校国家知识产权信息服务中心名单").programme
    '高校国家知识产权信息服务中心'
    >>> read_heading("2024年拟认定国家知识产权优势企业名单").status
    'candidate'
    >>> read_heading("领导小组成员名单") is None
    True
    """
    words = _ANNEX.sub("", text)
    match = _HEADING.match(words)
    if match is None or len(words) > 90 or re.search(r"[。；！？]", words):
        return None
    core = _ISSUER.sub("", match["core"])
    if _PERSONS.search(core):
        return None
    return _heading(words, core)


def read_subheading(text: str, above: Heading) -> Heading:
    """The heading of a part of a list; a bare one completes the programme above it, a mere class keeps it.

    Under 国家知识产权强市建设试点示范城市, 示范城市 is 国家知识产权强市建设示范城市.
    """
    text = without_number(text)
    own = read_heading(text) or _heading(text, text)
    programme = own.programme
    named = read_programme(programme)
    grade = GRADE.fullmatch(programme)
    other = False
    if grade and "奖" in above.programme:
        programme = above.programme + grade["grade"]
    elif named is None or named.end < len(programme) or len(programme) < 3:
        programme = above.programme
    elif _KINDS.match(programme):
        programme = _of_kind(above.programme, programme)
    else:
        other = True
    return Heading(
        own.words,
        programme,
        own.batch or (None if other else above.batch),
        own.year or above.year,
        own.status or above.status,
        own.void or above.void,
    )


def without_number(text: str) -> str:
    """A heading without the number that stands behind its batch.

    >>> without_number("国家知识产权优势企业（第三批，4家）")
    '国家知识产权优势企业（第三批）'
    """
    return _NUMBERED_BATCH.sub("", text)


def _of_kind(programme: str, kind: str) -> str:
    """The programme's name with another kind: 国家知识产权示范企业 and 优势企业, 省知识产权企业 and 示范企业."""
    noun = _NOUN.search(programme)
    stem = _TAIL.sub("", programme)
    return (programme[: noun.start()] if noun and stem == programme and kind.endswith(noun.group()) else stem) + kind


def complete(heading: Heading, title: Heading | None) -> Heading:
    """A heading that does not name its programme (名单, 示范城市名单) with the one that the document's title names."""
    if title is None:
        return heading
    programme = heading.programme
    if _CLASS.match(programme):
        programme = title.programme
    elif _KINDS.match(programme):
        programme = _of_kind(title.programme, programme)
    same = programme in title.words or title.programme in programme
    return Heading(
        heading.words,
        programme,
        heading.batch or (title.batch if same else None),
        heading.year or title.year,
        title.status if title.status == "candidate" else heading.status or title.status,
        heading.void or (title.void and heading.status is None),
    )


def heading_of_sentence(text: str) -> Heading | None:
    """The heading that a sentence before a list makes: "现将首批…名单公布如下：", "确定以下城市为…示范城市："."""
    clause = re.split(r"[，。；]", text.rstrip("：:"))[-1]
    listed = re.match(
        rf"(?:现|特|将|现将|具体|入选|获批|兹)*(?P<core>.*?){_LIST}(?:公布|公告|公示|通报|印发)?(?:如下)?$", clause
    )
    if listed and not _PERSONS.search(listed["core"]):
        return _heading(clause, listed["core"])
    named = re.search(
        r"(?:以下|下列|如下).{0,12}?(?:(?:认定|确定|评定|命名|列)?(?:为|列入)(?P<core>.+)"
        rf"|通过了?(?P<passed>.{{4,}}?)(?:年度|期满|期末|中期|工作)*{_INSPECTED})$",
        clause,
    )
    return _heading(clause, named["core"] or named["passed"]) if named else None


def heading_of_section(text: str) -> Heading | None:
    """The heading of a list that the heading of its section makes, where that is nothing but the name of a programme:
    国家知识产权强市建设示范城市（第二批）, above "名单如下：".
    """
    heading = _heading(text, text)
    named = read_programme(heading.programme)
    return heading if named is not None and named.end == len(heading.programme) else None


def _heading(words: str, core: str) -> Heading:
    batch, year = _BATCH.search(words), _YEAR.search(core)
    name = _NUMBER.sub("", core)
    for found in (batch, year):
        name = name.replace(found.group(), "", 1) if found else name
    name = re.sub(r"^度", "", name)
    while (shorter := _BACK.sub("", _FRONT.sub("", name)).strip("的、，： ")) != name:
        name = shorter
    name = _PRIZE_WON.sub("", name)
    return Heading(
        words,
        name,
        batch["batch"] if batch else None,
        int(year["year"]) if year else None,
        status_of(words),
        bool(_VOID.search(words)),
    )


def status_of(words: str) -> str | None:
    """What a heading says of those listed: candidate before passed before designated; None where it does not say."""
    for status, form in (("candidate", _CANDIDATE), ("passed", _PASSED), ("designated", _CHOSEN)):
        if re.search(form, words):
            return status
    return None

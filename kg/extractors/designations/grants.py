"""Grants (认定): what one clause says of who is admitted to which programme, with status and year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extractors.designations.grantees import Grantee
from kg.extractors.designations.programmes import Programme, in_place_of, is_bare, read_programme
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.projects import project_named
from kg.extractors.passages.reading import Passage
from kg.extractors.passages.years import relative_year
from kg.values import Date

# 支持|长沙市|创建|…示范城市, 长沙市|创建|…示范城市: who is about to become one has not been admitted.
_SEEKING = re.compile(
    rf"{pattern('designation-frame', 'seeking')}|(?:支持|推动|推进|指导|鼓励|引导|帮助|助力|协助)[^，]*创建"
    r"|(?<!成功)创建$"
)
# Whom a task is to help: |支持|甲市申报…，乙市开展…试点; |推动|甲大学纳入….
_HELPED = re.compile(r"(?:^|[，；])(?:积极|重点|大力|择优)*(?:支持|推动|推进|指导|鼓励|引导|帮助|助力|协助|组织|争取)")
CHOOSING_END = re.compile(pattern("designation-frame", "choosing") + "$")
_WAITING = re.compile(rf"(?<=.{{4}}){pattern('designation-frame', 'waiting')}$")
_RUNNING = re.compile(r"落实|深化|继续|正在|已")
_GRANTED = re.compile(r"^[，；](?:并|现|均)?(?:已|已经|成功|最终|顺利)*(?:获批|获得批准|获得通过|获准)(?:。|，|；|$)")
_TRIAL = re.compile(
    r"(?:^|[，；、]|关于|推进|启动|开展|实施|推动|深化)(?P<what>(?!推进|启动|开展|实施|推动|深化|关于)[^，；。《》]{4,30}?试点)"
    r"(?=工作|任务|实施|启动|建设|的通知|[，；]|$)"
)
_TRIED = re.compile(
    r"(?:积极|深入|持续|继续)*(?:探索|试点|试行)(?:开展|推进|推行|完善|建立|建设|实施)(?P<what>[^，；。《》]{4,30}?)(?:工作)?"
)
"""A sentence that says what is tried, and no more: 探索完善|知识产权纠纷多元化解决机制|."""
_NAMELESS = re.compile(r"(?:试点|示范|试点示范)(?:单位|地方|地区|城市|省份|[省市县区]|企业|园区|高校|学校|机构|项目)?")
_LAUNCHED = re.compile(r"(?:启动|推进|开展|实施|公布|发布|评选|认定|遴选)(?:了|出)?(?:新一轮|新一批)?")


@dataclass(frozen=True, slots=True)
class Grant:
    """Who was admitted to which programme; the clean span that says so, and the frame that read it."""

    grantees: tuple[Grantee, ...]
    programme: Programme
    status: str
    year: int | None
    start: int
    end: int
    frame: str


@dataclass(frozen=True, slots=True)
class View:
    """One clause of a passage, as the frames look at it."""

    passage: Passage
    clause: Clause
    text: str

    def grant(
        self, grantees: tuple[Grantee, ...], programme: Programme, frame: str, start: int, end: int, before: str
    ) -> Grant:
        """A grant with the status that the words before the grantee, the rest of the sentence and the mode give it."""
        status = "passed" if frame == "passed" else self._status(frame, before)
        waiting = _WAITING.search(programme.name)
        if waiting:
            status, programme = "candidate", replace(programme, name=programme.name[: waiting.start()])
        year = programme.year or self._year(status)
        return Grant(grantees, programme, status, year, start, end, frame)

    def _status(self, frame: str, before: str) -> str:
        words = CHOOSING_END.sub("", before) if frame == "chosen" else before
        words = re.sub("申[报请]的", "", words)  # 由武陵重工|申报的|“一种臂架”专利获…: it got what it applied for
        mode = self.passage.scope.mode
        if mode == "report":
            words = re.sub(r"探索(?=推进|开展|实施|建设)", "", words)
        sought = re.search("拟|推荐|争取|建议|恳请|请求|提名", words) if frame == "chosen" else _SEEKING.search(words)
        helped = frame != "held" and _HELPED.search(self.passage.slice(self.passage.sentence.start, self.clause.start))
        helped = helped or (frame != "held" and _HELPED.search(words))
        planned = (mode == "plan" and frame != "held") or (mode == "assign" and (frame == "sent" or helped))
        if sought or (planned and not _RUNNING.search(words)):
            rest = self.passage.slice(self.clause.end, self.passage.sentence.end)
            return "designated" if _GRANTED.search(rest) else "candidate"
        return "designated"

    def _year(self, status: str) -> int | None:
        """The year of a date in the clause or before it in the sentence, else that of the section.

        A plan for what has been admitted does not say since when it is: 2018年支持徐汇区落实国家…试点工作任务.
        """
        passage = self.passage
        inside = passage.dates(self.clause.start, self.clause.end)
        before = passage.dates(passage.sentence.start, self.clause.start)
        for dates in (inside, reversed(before)):
            for mention in dates:
                if passage.slice(mention.start - 1, mention.start) in ("继", "从", "由", "比", "较"):
                    continue
                date = mention.value
                yearly = "度" in passage.slice(mention.start, mention.end + 1)
                if not isinstance(date, Date) or date.kind in ("by", "since") or yearly:
                    continue
                if year := date.year_end or date.year or relative_year(passage, mention):
                    return year
        ahead = passage.scope.mode in ("plan", "assign") and status != "candidate"
        return None if ahead else passage.scope.year

    def in_title(self, offset: int) -> bool:
        """Whether a clean offset lies inside of 《》."""
        return any(title.start <= offset < title.end for title in self.passage.mentions("title"))


def expand(view: View, grant: Grant, held: Grant | None) -> Grant | None:
    """The grant with the full name of its programme, where the clause prints it short and the sentence has it in full.

    "…设立国家知识产权服务业集聚发展试验区，完成对…集聚发展试验区建设3年的验收": the full name. A bare name (试点城市)
    takes the pilot or project that a verb names in the sentence, else the place of the last programme's head, else the
    trial that its paragraph or the headings above speak of; 试点单位 of nothing that is named is none.
    """
    name = grant.programme.name
    passage, clause = view.passage, view.clause
    full = antecedent(passage.slice(passage.sentence.start, clause.start), name)
    if full is None and is_bare(name):
        full = antecedent(passage.slice(min(clause.end + 1, passage.sentence.end), passage.sentence.end), name)
        if full is None and held is not None:
            full = in_place_of(held.programme.name, name)
        full = full or trial_told(passage, name)
        if full is None and _NAMELESS.fullmatch(name):
            return None
    return replace(grant, programme=replace(grant.programme, name=full)) if full else grant


def antecedent(text: str, name: str) -> str | None:
    """The fuller name in a text: one that ends in `name`, or, for a bare name, the pilot or project that a verb names.

    >>> antecedent("启动省知识产权强市、强县工程，", "试点市（州）")
    '省知识产权强市、强县工程试点市（州）'
    """
    if not is_bare(name):
        if name not in text or name.startswith(("国家", "全国")):
            return None
        longer: list[str] = re.findall(
            rf"(?:国家|全国)(?:(?!局|公布|[认确评]定|批准|印发)[一-鿿]){{2,20}}?{re.escape(name)}", text
        )
        return longer[-1] if longer else None
    if re.search("企业|高校|园区|城市|[市县区]$", name):
        national: list[str] = re.findall(rf"(?:国家|全国)(?:级)?知识产权(?:强国建设)?{re.escape(name)}", text)
        if national:
            return national[-1]
    project = project_named(text)
    return project if project is None or re.search("试点|示范", project) else project + name


def trial_told(passage: Passage, name: str) -> str | None:
    """The full name of a bare trial, by what the paragraph before it, the headings above or the document's title tell.

    "试点推进知识产权保护社会监督员工作。…|首家试点单位|", "专利开放许可试点实施以来，…|试点省份|".
    """
    if "试点" not in name:
        return None
    document = passage.reading.document
    paragraph = document.text[document.text.rfind("\n", 0, passage.sentence.start) + 1 : passage.sentence.start]
    told = [*reversed(paragraph.split("。")), *reversed(passage.section.path), document.title or ""]
    for text in told:
        for match in _TRIAL.finditer(text):
            programme = read_programme(match["what"])
            if programme is not None and not is_bare(programme.name):
                return programme.name.removesuffix("试点") + name
        if tried := _TRIED.fullmatch(text):
            return tried["what"] + name
    return None


def named_before(view: View) -> list[Programme]:
    """The programme that an earlier clause launches, for one that ends in the verb: "启动…建设，台州等10个城市入选"."""
    text = view.passage.slice(view.passage.sentence.start, view.clause.start)
    for verb in reversed(list(_LAUNCHED.finditer(text))):
        programme = read_programme(text[verb.end() :])
        if programme is not None and not is_bare(programme.name):
            return [programme]
    return []

"""Parts of an evaluation (评估分项): aim, result, problem and plan that alternate under one heading or in one cell.

"目标：建成保护中心1家。" "完成情况：…" "存在问题：…" "下一步：…" are four modes; a column 存在问题及下一步工作 holds
two, told sentence by sentence: what is lacking is a fact of today, what is to be done a plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.documents import Document, Section, column_role
from kg.scope.modes import is_one_of, says
from kg.scope.periods import five_years_end, period_end, present_year
from kg.scope.years import YEAR, coming_year

_LABEL = re.compile(
    r"(?:【(?P<boxed>[\u4e00-\u9fff]{2,10})】|(?P<label>(?:(?:19|20)\d\d年)?[\u4e00-\u9fff]{2,10})[：:])(?P<rest>.?)"
)
_TASK = re.compile(
    r"【?(?:重点|主要)?(?:任务|行动|工程|举措|专项|措施|项目|工作)[一二三四五六七八九十\d]{1,3}[】：:、]"
)
# "会议回顾了2023年工作：", "会上部署了2024年重点任务：" open what is told, or planned, in the paragraphs below.
_TOLD_OF = re.compile(
    r"(?:(?P<told>回顾|总结|通报)|部署|安排|明确|提出)了?(?:(?P<year>(?:19|20)\d\d)年)?[^，。；：]{0,14}[：:]$"
)
# "记者：今年的重点和目标是什么？", "问：下一步有何打算？": what is asked for is told in the paragraphs below.
_QUESTION = re.compile(
    r"(?:(?:[\u4e00-\u9fff·《》]{0,14}记者|问|提问)[：:]|(?=(?:我?想)?请问|我的问题是))(?P<asked>[^\n]*)"
)
_ASKED_AHEAD = re.compile(
    r"(?:今年|明年|下半年|下一?步|下一?阶段|未来|今后|接下来|“十[一二三四五]五”)[^。？]*(?:[？?]|$)"
)
_ASKED_BACK = re.compile(r"去年|上年|过去|以来|已经?|了|成绩|成效|突破|变化|亮点|情况")
_AIMS = re.compile(r"目标|打算|重点|计划|安排|部署|考虑|举措|发力|怎么[干做抓走]")


@dataclass(frozen=True, slots=True)
class Part:
    """What a label or the title of a column says of the sentences below it; `mixed` ones are told one by one.

    `block` is where the label's paragraph begins, `section` its section; a label that stands alone heads the
    paragraphs of its section that follow, another only its own.
    """

    mode: str
    year: int | None
    mixed: bool
    block: int
    section: int
    heads: bool

    def covers(self, block: int, section: int) -> bool:
        return section == self.section and (self.heads or block == self.block)


def labelled_part(document: Document, text: str, block: int, section: int) -> Part | None:
    """The part that a sentence opens by a label, "完成情况：…", or None."""
    opening = _LABEL.match(text)
    label = (opening["boxed"] or opening["label"]) if opening else None
    if opening is None or label is None:
        return None
    heads = not opening["rest"]
    if says("problem", label):
        return Part("report", document.year, says("plan", label), block, section, heads)
    if is_one_of("aim-label", label):
        return Part("assign", period_end(document), False, block, section, heads)
    if says("report", label):
        return Part("report", document.year, False, block, section, heads)
    told = YEAR.search(label)
    year = int(told[1]) if told else _named_year(document, label) or coming_year(document)
    return Part("plan", year, False, block, section, heads) if says("plan", label) else None


def task_part(document: Document, block: int, section: int) -> Part | None:
    """The part that the number of a task opens where labels below it tell what became of it: "【任务二】健全保护体系，
    出台保护条例。" before "责任单位：…" and "成效：…"; or None.
    """
    text = document.text
    below = text.find("\n", block + 1) + 1
    if not below or not _TASK.match(text, block + 1):
        return None
    label = _LABEL.match(text, below)
    told = label is not None and column_role(label["label"] or "") in ("lead", "partner", "result")
    return Part("assign", period_end(document) or document.year, False, block, section, False) if told else None


def _named_year(document: Document, label: str) -> int | None:
    """The next year, where a label says so: 【|下年度|工作安排】."""
    present = present_year(document)
    return present + 1 if present is not None and re.search("明年|下一?年", label) else None


def opened_part(text: str, block: int, section: int) -> Part | None:
    """The part that a sentence opens for the paragraphs below it: what a year that is over or to come brought."""
    opening = _TOLD_OF.search(text)
    if opening is None or opening["year"] is None:
        return None
    mode = "report" if opening["told"] else "plan"
    return Part(mode, int(opening["year"]), False, block, section, True)


def is_question(text: str) -> bool:
    """Whether a paragraph is the question of an interview, so that its answer stands below."""
    return _QUESTION.match(text) is not None


def answered_part(document: Document, block: int, section: int) -> Part | None:
    """The part that a question opens for its answer, where all that it asks is what is to come, or None."""
    asked = _QUESTION.match(document.text, block + 1)
    if asked is None or _ASKED_BACK.search(asked["asked"]):
        return None
    ahead = _ASKED_AHEAD.search(asked["asked"])
    present = present_year(document)
    if ahead is None or not _AIMS.search(ahead.group()) or present is None:
        return None
    year = five_years_end(ahead.group()) or present + ("明年" in ahead.group())
    return Part("plan", year, False, block, section, True)


def mixed_part(section: Section, mode: str, year: int | None) -> Part | None:
    """The part that a section is whose column or heading names problems and plans at once, or None."""
    title = section.column_title or section.heading
    if mode != "plan" or not says("problem", title):
        return None
    return Part("plan", year, True, -1, section.index, True)


def told_mode(document: Document, text: str) -> str:
    """Whether a sentence among problems and plans tells what is lacking ("report") or what shall be done."""
    years = [int(match[2] or match[1]) for match in YEAR.finditer(text)]
    ahead = document.year is not None and any(year > document.year for year in years)
    return "report" if says("lacking", text) and not ahead and not says("forward", text) else "plan"

"""Deeds (已成之事): what a sentence among tasks tells as done already."""

from __future__ import annotations

import re

from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.reading import Passage

_DONE = re.compile(
    r"(?<![业而])已经?(?![^，；]{1,8}的)|(?:部署|安排|出台|印发|发布|提出|明确|签署|签订|确定|遴选)了(?![^，；]{1,8}的)"
)
"""Before a number: 各级财政|已|兑现奖励资金4215万元; not 推动|已建成的|中心服务企业500家."""
_EFFECT = re.compile(r"惠及|带动|覆盖|涉及|受益|吸引|撬动|挽回|其中|占")
_BEING = re.compile(r"(?:额度|规模|总额|面积|价值|总数)(?:达到?|为|共)?$")
_SINCE = re.compile(
    r"[较比](?:上年|去年|上一年|前一年|上年度|20\d\d年)(?:同期|末|底|年底)?净?(?:新增|增加|增长|减少|下降|多|少)\d[\d.]*[^\d，；。以]{1,4}(?:[，；。]|$)"
)
"""What grew since a year before, by a number that is told and not set: |较上年新增27家|."""
_SET = re.compile(r"再|拟|培育|建设|新建|打造|推动|支持|力争")


def is_told_as_done(passage: Passage, at: int) -> bool:
    """Whether a sentence of a plan or task tells what stands at an offset as done, by a word of its clause, of the one
    that it is the effect of, or of the one that goes on from it.

    |已|发放贷款1.2亿元，|惠及|企业268家; 授信额度为10亿元，|已|发放…. Where no year is set for the task, also by what
    is compared with the year before: 代理机构达到138家，|较上年新增|27家.
    """
    run = _run(passage, at)
    here = next((place for place, clause in enumerate(run) if clause.start <= at <= clause.end), None)
    if here is None:
        return False
    before = passage.slice(run[here].start, at)
    if _DONE.search(before):
        return True
    if here and _EFFECT.match(before) and _DONE.search(passage.slice(run[here - 1].start, run[here - 1].end)):
        return True
    if here + 1 < len(run) and _DONE.match(passage.slice(run[here + 1].start, run[here + 1].end)):
        words = re.sub(r"[\d.]+$", "", before)
        if _BEING.search(words):
            return True
    if passage.scope.year is not None or _SET.search(before):
        return False
    return _SINCE.search(passage.slice(run[0].start, run[-1].end + 1)) is not None


def _run(passage: Passage, at: int) -> list[Clause]:
    """The clauses around an offset, from one semicolon or full stop to the next."""
    run: list[Clause] = []
    for clause in passage.clauses:
        if clause.strong:
            if run and run[-1].end >= at:
                break
            run = []
        run.append(clause)
    return run

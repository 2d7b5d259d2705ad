"""Results by place (分地方的结果): what the result in a row of a table says of the bodies that its task sets places.

The task names them (支持|芜湖市|建立皖江专利运营中心), the result only places and stage (芜湖市、合肥市|已建立).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.centres.stages import INSTITUTION, Stage, StageWord, read_chain, stage_words
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.named_places import Place, places_listed
from kg.extractors.passages.reading import Passage
from kg.facts import Institution

_LEAD = re.compile(r"(?:[均都皆])?(?:已经?|正式|分别|相继|先后|全部)*$")
_HOW = re.compile(
    r"目前|现已?|该|上述|已经?|均|正式|顺利|如期|成功|同步|(?:[于自在]?(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|底|初)?)|[于在]"
)
_SENT = re.compile(
    r"(?:目前|已经?|均|正式)*(?:向[^，。；]{2,16})?(?:上报|报送|提交|递交)了?[^，。；]{0,4}(?:设立|建设|筹建|组建)?(?:申请|请示|方案|报告)"
)
"""An application that was sent: |已向最高人民法院上报设立申请|."""
_BETWEEN = 2
"""The most characters between the words of a stage that belong to no object: 完成了建设."""
_NEXT = re.compile(r"(?:运行|运营|使用|仪式)?(?:[。，；、]|$)")
_END = re.compile(r"(?:完成|到位)?(?:[。，；]|$)")


def row_of(passage: Passage, role: str) -> tuple[int, int] | None:
    """The table and row of a passage in a column of that role; None elsewhere."""
    cell = passage.section.cell
    return cell.table_row if cell is not None and cell.role == role else None


def task_place(passage: Passage, start: int) -> Place | None:
    """The place that a clause sets to create what is named at `start`: 支持|芜湖市|建立…."""
    clause = passage.clause_at(start)
    for word in stage_words(passage.slice(clause.start, start), clause.start, INSTITUTION):
        if not word.governs:
            places = places_listed(passage, word.start)
            return places[0] if len(places) == 1 else None
    return None


def results_by_place(passage: Passage, tasks: Sequence[Institution]) -> Iterator[tuple[Stage, Institution]]:
    """The bodies of the tasks of a row, each with the stage that the result gives its place."""
    for clause in passage.clauses if tasks else ():
        chain = stage_words(clause.text, clause.start, INSTITUTION)
        stage = read_chain(chain)
        for word in chain:
            if stage is not None and word.start == stage.end:
                stage = replace(stage, end=word.end)
        told = stage if stage is None or _is_whole(stage, chain) else None
        if len(tasks) == 1 and (own := _of_the_one(passage, clause, told, tasks[0])):
            yield own
            continue
        if stage is None or not _END.match(passage.slice(stage.end, clause.end)):
            continue
        lead = _LEAD.search(passage.slice(clause.start, stage.start))
        places = places_listed(passage, clause.start + lead.start()) if lead else ()
        if not places or places[0].start != clause.start:
            continue
        cities = {place.city for place in places} - {None}
        evidence = passage.evidence(clause.start, clause.end, "institutions.result")
        for task in tasks:
            if task.city in cities:
                yield (
                    stage,
                    replace(task, status=stage.status, year=passage.scope.year, evidence=evidence),
                )


def _is_whole(stage: Stage, chain: Sequence[StageWord]) -> bool:
    """Whether a stage is told by its words alone; 完成|检索分析等工具|开发 speaks of the tools."""
    told = sum(word.end - word.start for word in chain if stage.start <= word.start and word.end <= stage.end)
    return stage.end - stage.start - told <= _BETWEEN


def _of_the_one(
    passage: Passage, clause: Clause, stage: Stage | None, task: Institution
) -> tuple[Stage, Institution] | None:
    """What a clause says of the only body of its row, by its noun or without: |平台于10月15日|上线, |8月|挂牌成立."""
    sent = _SENT.match(clause.text)
    if sent is not None:
        stage = Stage("applied", False, False, clause.start, clause.start + sent.end())
    if (
        stage is None
        or stage.wished
        or stage.status in ("planned", "preparing")
        or not _NEXT.match(passage.slice(stage.end, clause.end))
    ):
        return None
    subject = "" if sent else _HOW.sub("", passage.slice(clause.start, stage.start))
    if not task.name.endswith(subject):
        return None
    evidence = passage.evidence(clause.start, clause.end, "institutions.result")
    return stage, replace(task, status=stage.status, year=passage.scope.year, evidence=evidence)

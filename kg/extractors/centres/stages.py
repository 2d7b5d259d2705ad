"""Stages (阶段): the words that say how far a centre or institution has come, and what a chain of them means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.extractors.passages.labels import pattern, words
from kg.lexicon import concepts
from kg.values.alternation import alternation

ORDER = ("planned", "applied", "approved", "preparing", "trial", "operating")
"""The stages, the least advanced first."""

CENTRE, INSTITUTION = "centre-status", "institution-status"
"""The schemes that the stage words are taken from."""

GOVERNORS = ("wish", "push", "progress", "finish")
"""The roles of the verbs that govern a stage word (scheme stage-governor)."""

NEGATION = re.compile(r"(?:尚未|还未|仍未|暂未|未能|未|没有|尚待|有待|等待|待)[^，。；]{0,3}$|不再?$")
_PART = re.compile(
    r"(?<=生产)建设(?=兵团)|建设(?:银行|厅|局|部|用地)|成立(?=之|\d)|运行(?=机制)|(?<=[的了])(?:建议|请求|呼吁)|研究(?=院|所|中心|会|生)|开发(?=区)"
    r"|运营(?=(?:服务|交易|管理|公共|促进)*(?:中心|平台|机构|公司|基金))"
)
"""Stage words that are part of another word."""
_PLANNED = re.compile(
    r"(?:建设|筹建|组建|成立|申报|运行)(?:工作)?(?:方案|规划|标准|任务|条件|管理办法|意见|要求|需求|资金|经费|试点|领导小组|"
    r"模式|能力|体系|机制|期间|之际|时间)"
)
"""A stage word that only says what a plan or a sum is for: 建设方案, 运行条件."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage reached, whether the inspection was passed, and the span from the first word that says so to the last.

    `wished` is true where the words only say that it is to come (争取, 拟, 力争).
    """

    status: str
    accepted: bool
    wished: bool
    start: int
    end: int

    def beyond(self, other: Stage) -> bool:
        """Whether this stage is further than another; what happened is further than any wish."""
        return self._rank() > other._rank()

    def _rank(self) -> tuple[bool, int, bool]:
        return not self.wished, ORDER.index(self.status), self.accepted


@dataclass(frozen=True, slots=True)
class StageWord:
    """A stage word or governor at a span; `role` is the stage, or one of GOVERNORS."""

    start: int
    end: int
    text: str
    role: str

    @property
    def governs(self) -> bool:
        """Whether it is a verb that needs a stage word to say how far something has come."""
        return self.role in GOVERNORS


def stage_words(text: str, offset: int, scheme: str) -> list[StageWord]:
    """The stage words and governors of a text; negated ones and those that only name a plan (建设方案) are left out."""
    found, roles = _pattern(scheme)
    return [
        StageWord(offset + match.start(), offset + match.end(), match.group(), roles[match.group()])
        for match in found.finditer(text)
        if not _PART.match(text, match.start())
        and not _PLANNED.match(text, match.start())
        and not NEGATION.search(text, max(0, match.start() - 8), match.start())
    ]


def has_stage_word(text: str, scheme: str) -> bool:
    """Whether a text holds a stage word or a verb that governs one."""
    return _pattern(scheme)[0].search(text) is not None


def ends_in_stage_word(text: str, scheme: str) -> bool:
    """Whether a text ends in a stage word or governor, with or without 了."""
    return _ending(scheme).search(text) is not None


def read_chain(chain: Sequence[StageWord]) -> Stage | None:
    """The stage of a chain of verbs, the outer first; None where no stage word is in it.

    申报|建立 is applied, 申请获|批准 approved, 批准|挂牌 operating, 启动|试运行 trial, 推动|设立 planned,
    指导|成立 operating, 完成|建设 operating, 加快|组建 preparing, 投入|试运行 trial.
    """
    roles: set[str] = set()
    for position, word in enumerate(chain):
        if word.governs:
            roles.add(word.role)
            continue
        status, wished = word.role, "wish" in roles
        granted = next((later for later in chain[position + 1 :] if later.role == "approved"), None)
        if granted is not None and not roles and status in ("applied", "preparing"):
            return Stage("approved", False, False, chain[0].start, granted.end)
        opened = next(
            (later for later in chain[position + 1 :] if later.text in words("institution-word", "unveiled")), None
        )
        if status == "approved" and opened is not None and not roles:
            return Stage("operating", False, False, chain[0].start, opened.end)
        following = chain[position + 1] if position + 1 < len(chain) else None
        if status == "operating" and following is not None and following.role == "trial":
            status, word = "trial", following
        if wished:
            status = "planned"
        elif "push" in roles and (
            status in ("approved", "trial")
            or (status == "operating" and word.text not in words("institution-word", "told"))
        ):
            status, wished = "planned", True
        elif "finish" in roles and status == "preparing":
            status = "operating"
        elif "progress" in roles and status == "operating" and word.text in words("institution-word", "creating"):
            status = "preparing"
        return Stage(status, False, wished, chain[0].start, word.end)
    if chain and chain[-1].text == "启动":
        return Stage("operating", False, False, chain[0].start, chain[-1].end)
    return None


def furthest(stages: Sequence[Stage]) -> Stage | None:
    """The furthest of some stages, accepted where any is; its span reaches to the words of acceptance."""
    if not stages:
        return None
    best = stages[0]
    for stage in stages[1:]:
        if stage.beyond(best):
            best = stage
    passed = [stage.end for stage in stages if stage.accepted]
    return Stage(best.status, bool(passed), best.wished, best.start, max([best.end, *passed]))


@cache
def _pattern(scheme: str) -> tuple[re.Pattern[str], dict[str, str]]:
    roles: dict[str, str] = {}
    for name in ("stage-governor", scheme):
        for concept in concepts(name):
            if concept.notation in (*ORDER, *GOVERNORS):
                roles |= dict.fromkeys(concept.labels, concept.notation)
    return re.compile(alternation(roles)), roles


@cache
def _ending(scheme: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern('stage-governor')}|{pattern(scheme, *ORDER)})了?$")

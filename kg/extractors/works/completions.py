"""Completions (已完成): what a passage that plans or assigns tells as done already."""

from __future__ import annotations

import re

from kg.extractors.passages.reading import Passage
from kg.extractors.works.chains import Chain
from kg.extractors.works.titles import Name

_NOW = re.compile(r"^现(?:将|予|印发|发布)")
_SINCE = re.compile(r"以来|近[年两三几]|过去|[五三两]年来|先后|陆续|相继")


def is_completed(passage: Passage, name: Name, chain: Chain) -> bool:
    """Whether a passage that plans or assigns tells of something done: 已印发, 制定了, or a paper with its number."""
    if _NOW.search(passage.slice(passage.clause_at(name.lead).start, name.lead)):
        return True  # 现将《…办法》|印发给你们
    if chain.attributive:
        return True  # 2017年|印发的《…办法》
    if _SINCE.search(passage.slice(passage.sentence.start, chain.start)):
        return True  # “十三五”以来，…出台《…条例》
    if re.search(r"已经?[^，。；]{0,4}$", passage.slice(max(passage.sentence.start, chain.start - 6), chain.start)):
        return True
    if chain.start >= name.tail and passage.slice(name.tail, chain.start).startswith("已"):
        return True  # 《…纲要》|已经市委、市政府|同意印发实施
    if "了" in passage.slice(chain.start - 2 if chain.start >= name.tail + 2 else chain.end - 1, chain.end + 1):
        return True  # 印发了《…》, 对《…》进行了修订
    return bool(passage.mentions("number", name.end, min(name.tail + 1, passage.sentence.end)))

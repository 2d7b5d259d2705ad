"""Names of money (款项名称): what a sum without a fund has for a name: whose it is, what it is for, its word."""

from __future__ import annotations

import re

LEADING = re.compile(
    r"^(?:[我全][省市县区州]|当年|年内|了|到|给予|给|获得|获|争取到|共计|共|累计|需要|全年|积极|争取|获得|另行|其中|享受|已|并|还)+"
)


def payer_in(before: str, finance: re.Match[str]) -> str:
    """The purse that pays, with the place before it: 中央财政, 南昌市财政."""
    words = before[: finance.end()]
    own = LEADING.sub("", words)
    return own if re.fullmatch(r"[^，、的已争取安排]{0,4}", before[: finance.start()]) else finance.group()


def own_purse(words: str) -> str:
    """The purse without what leads up to it or only says money: 获得|中央财政|资金."""
    return LEADING.sub("", words).removesuffix("资金")


def compose(topic: str, word: str) -> str:
    """The name: topic and word for money, not twice the same."""
    word = re.sub(r"金额$|总额$", "", word) or "资金"
    if len(word) > 2 and topic.endswith(word[:2]):
        topic = topic[:-2]  # 企业|奖励|奖励资金
    if topic.endswith(word) or re.search(r"(?:资金|经费|基金|补助|资助|补贴|奖金)$", topic):
        return topic
    return topic + word if topic else ""

"""Rules of funds (资金管理办法): the funds that a report names only in the title of the rules that it made for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.funds.names import FundName, kind_of
from kg.extractors.funds.references import RULED
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.scope import document_mode

_POOL = re.compile(r"(?:基金|资金池|(?:专项|资助|补助|奖励|奖补|贴息|补贴|补偿|扶持|发展|引导|配套)(?:资金|经费))$")
_MAKES = re.compile(
    r"(?:修订|修改|修改完善|制定|制订|印发|出台|发布|颁布|下发|实施)(?:了|完善|并|印发|出台|发布|实施)*$"
)
_MADE = re.compile(r"(?:作了?|进行了?)?(?:已|正式|全面)*(?:修订|修改|出台|印发|发布|施行|实施)")
_LEVEL = rf"(?:{pattern('fund-word', 'finance')}|国家级?|中央|省级?|市级?|县级?|区级?|自治区级?|兵团)"


def ruled_funds(passage: Passage) -> Iterator[FundName]:
    """The funds whose rules a report says were made: 修订《|湖南省知识产权战略推进专项资金|管理办法》."""
    if "《" not in passage.text or document_mode(passage.reading.document) != "report":
        return
    for match in RULED.finditer(passage.text):
        before, after = passage.text[: match.start()], passage.text[match.end() :].removeprefix("》")
        if _POOL.search(match["name"]) and (_MAKES.search(before) or _MADE.match(after)):
            start = passage.sentence.start + match.start("name")
            yield FundName(start, start + len(match["name"]), match["name"], kind_of(match["name"]), named=True)


def core_of(passage: Passage, fund: FundName) -> str:
    """The name without the place or level at its front: 海南省|知识产权专项资金."""
    start = fund.start
    for area in passage.mentions("area", fund.start, fund.end):
        start = area.end if area.start == start else start
    return re.sub(rf"^{_LEVEL}", "", passage.slice(start, fund.end))

"""Looking back (回顾): sentences among tasks that tell what has been done.

A plan opens with the year that is over ("2019年，全区…。全年专利申请9125件。"), and sets its tasks by how far things
have come ("截至目前，全国已布局建设知识产权保护中心57家").
"""

from __future__ import annotations

import re

from kg.documents import Document
from kg.scope.modes import says

_SO_FAR = re.compile(r"(?:到?目前(?:为止)?|截[至止](?:目前|(?P<year>(?:19|20)\d\d)年[^，,。；]{0,8}))[，,]")
_PAST_YEAR = re.compile(r"(?:回顾)?(?P<year>(?:19|20)\d\d)年(?:以来|期间|度|全年)?[，,]")
_NEXT = re.compile(
    r"(?:(?:19|20)\d\d年|今年|新的一年|明年|下一步|下步|下阶段|为|按照|根据|要|必须|力争|争取|确保|到(?:19|20)\d\d年)"
)


class Hindsight:
    """Follows the sentences of tasks and plans of a document and tells of each the year that it looks back on."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._block: int | None = None
        self._year: int | None = None

    def year_of(self, text: str, block: int) -> int | None:
        """The year that a sentence of a paragraph reports, None where it sets a task; `block` is where that begins.

        A year that is over holds for the sentences that follow in its paragraph, up to one that looks ahead.
        """
        now = self.document.year
        if now is None:
            return None
        opening = _PAST_YEAR.match(text)
        if opening and int(opening["year"]) < now and not says("forward", text):
            self._block, self._year = block, int(opening["year"])
            return self._year
        if block == self._block and not _NEXT.match(text):
            return None if says("forward", text) else self._year
        self._block = None
        so_far = _SO_FAR.match(text)
        if so_far is None or says("forward", text) or (so_far["year"] and int(so_far["year"]) >= now):
            return None
        return int(so_far["year"]) if so_far["year"] else now

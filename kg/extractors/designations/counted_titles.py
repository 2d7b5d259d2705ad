"""Counted titles (称号与数量): a title that a clause gives with a count, and those named in the next who have it.

"布局国家专利协同运用试点单位2家，|甲公司、乙大学入选", "3家企业列入第三批…名单，|甲、乙、丙榜上有名",
"新增国家知识产权示范企业2家（|甲公司、乙公司|）", "第三批…示范企业中，|甲公司通过复核".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.designations.grantees import Grantee, is_name, read_listing
from kg.extractors.designations.grants import Grant, View
from kg.extractors.designations.programmes import Programme, is_bare, read_programme
from kg.extractors.passages.labels import pattern

_NUMBER = r"(?P<number>[两二三四五六七八九十]|\d{1,3})"
_LEVEL = r"(?:国家|全国|首批|第[一二三四五六七八九十\d]+批|[一-鿿]{0,4}省|自治区|“|市级|兵团)"
_ADMITTED = (
    rf"(?:被[^，；。]{{0,12}}?{pattern('designation-frame', 'passive')}|{pattern('designation-frame', 'admitted')})"
)
_COUNTED = re.compile(
    rf"(?P<title>{_LEVEL}[^，；。：《》\d]{{3,30}}?)(?:[从由][^，；。]{{2,16}}?(?:增加?|增长|扩大|发展)[到至]|共|共计|达到?|有)?{_NUMBER}[家个所项件](?:企业|单位)?$"
)
_ADMITS = re.compile(
    rf"{_NUMBER}[家个所项件](?:企业|单位|高校|学校|园区|城市|[市县区]+|项目|产品|机构)?"
    rf"(?:新|已|均|正式|成功|首批|又|同时|分别)*{_ADMITTED}(?:了|为)?(?P<title>[^，；。：《》]{{4,40}})$"
)
_AMONG = re.compile(
    rf"(?P<title>{_LEVEL}[^，；。：《》\d]{{3,30}}?)(?:名单|评选|认定|评定|遴选|申报|评审|验收|考核|复核)*中$"
)
_NAMES = r"[（(](?:分别)?(?:为|是|即)?(?P<names>(?:[^（）()\d]|[（(][^（）()\d]{1,8}[）)]){4,120})[）)]"
_BRACKETED = (
    re.compile(
        rf"(?P<title>{_LEVEL}[^，；。：《》\d（）()]{{3,30}}?)(?:共|共计|达到?|有)?{_NUMBER}[家个所项件](?:企业|单位)?{_NAMES}"
    ),
    re.compile(rf"{_NUMBER}[家个所](?P<title>{_LEVEL}[^，；。：《》\d（）()]{{3,30}}?){_NAMES}"),
)
_GOT = re.compile(
    rf"{pattern('designation-frame', 'admitted', 'starting', 'choosing')}|培育|布局|拥有|建成|建有|争取|新获"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A programme that the clause before names from `start`, and how many it says have it, if it counts them."""

    programme: Programme
    count: int | None
    start: int

    def fits(self, number: int, open_list: bool) -> bool:
        """Whether as many are named as were counted, or fewer with 等 behind them."""
        return self.count is None or number == self.count or (open_list and number < self.count)


def counted_before(view: View) -> Counted | None:
    """The programme that the clause right before counts those of, or among those of which this one names some."""
    passage = view.passage
    earlier = [clause for clause in passage.clauses if clause.end == view.clause.start - 1]
    if not earlier or view.clause.strong or view.in_title(earlier[-1].start):
        return None
    text = earlier[-1].text
    for form in (_COUNTED, _ADMITS, _AMONG):
        match = form.search(text)
        programme = _programme(match["title"]) if match else None
        if match and programme:
            return Counted(programme, None if form is _AMONG else _number(match["number"]), earlier[-1].start)
    return None


def read_bracketed(view: View) -> Iterator[Grant]:
    """ "新增国家知识产权示范企业2家（|甲公司、乙公司|）", "培育1个国家知识产权品牌服务机构（|甲公司|）": as many names
    in the bracket as the count before it says.
    """
    if "（" not in view.text and "(" not in view.text:
        return
    for match in (match for form in _BRACKETED for match in form.finditer(view.text)):
        if not _GOT.search(view.text[: match.start()]) or view.in_title(view.clause.start + match.start()):
            continue
        programme = _programme(match["title"])
        start, end = view.clause.start + match.start("names"), view.clause.start + match.end("names")
        names = [name for name in re.split("[、，]|以及|和", match["names"]) if name]
        if programme is None or len(names) != _number(match["number"]) or not all(map(is_name, names)):
            continue
        listing = read_listing(view.passage, start, end)
        known = listing.grantees if listing and len(listing.grantees) == len(names) else ()
        grantees = known or tuple(Grantee(name, None, None) for name in names)
        before = view.text[: match.start()]
        if view.passage.scope.mode == "report":
            before = before.replace("培育", "")  # those that a report names and counts have been brought up
        yield view.grant(grantees, programme, "admitted", view.clause.start, end + 1, before)


def _programme(title: str) -> Programme | None:
    programme = read_programme(title)
    return programme if programme and programme.end == len(title) and not is_bare(programme.name) else None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else "零一二三四五六七八九十".find(text.replace("两", "二"))

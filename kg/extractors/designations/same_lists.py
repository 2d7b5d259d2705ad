"""Same lists (同批名单): those whom a clause admits to what an earlier clause of the sentence names.

"…入选首批…试点单位，|同批入选的还有|广西大学", "公布第四批…运行名单，|贵州大学等16家机构|通过评估".
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.designations.admissions import ADMITTED, ADVERB
from kg.extractors.designations.grantees import Listing, read_listing
from kg.extractors.designations.grants import Grant, View
from kg.extractors.designations.programmes import Programme, in_place_of, is_bare, read_programme
from kg.extractors.passages.labels import pattern

_PASSING = pattern("designation-frame", "passing")
_INVERTED = re.compile(
    rf"(?:同批|同时|一同|一并|同期|此外|另外|同年|一起|{ADVERB})*(?:(?P<admitted>{ADMITTED})|通过(?:{_PASSING})?)的"
    r"(?:还|另)?(?:有|是|包括)(?:：)?"
)
_TITLED = re.compile(
    rf"[^，。；]{{0,12}}?(?P<verb>{ADMITTED})(?P<title>[^，；。：《》]{{4,36}}?)的(?:[一-鿿]{{2}})?(?:还|另)?(?:有|是|包括|为)(?:：)?"
)
_LISTED = re.compile(
    rf"{pattern('designation-frame', 'announcing')}了?(?P<what>[^，；。：《》]{{4,40}}?(?:名单|清单|名录))(?:公示)?$"
)
_INSPECTING = re.compile(rf"(?:{ADVERB}|圆满|顺利)*完成了?对")
_INSPECTION = re.compile(rf"的?(?:期满|终期|年度)?{_PASSING}(?:工作)?。?")
_IN_IT = re.compile(
    rf"{ADVERB}*(?:均|全部|都|名列其中|榜上有名|在列|上榜|(?:通过|获得?)(?:了)?(?:综合)?{_PASSING}|{ADMITTED})+(?:其中)?。?$"
)


def read_inverted(view: View, held: Grant | None) -> Grant | None:
    """ "|同批入选的还有|广西大学、广西师范大学": the grantees behind the verb, the programme of the clause before."""
    if "的" not in view.text:
        return None
    if told := _TITLED.match(view.text):
        return _titled(view, told)
    match = _INVERTED.match(view.text)
    if match is None or held is None or held.status == "candidate" or view.clause.strong:
        return None
    listing = read_listing(view.passage, view.clause.start + match.end(), view.clause.end)
    if listing is None or view.passage.slice(listing.end, view.clause.end).strip("。"):
        return None
    frame = held.frame if match["admitted"] else "passed"
    return view.grant(listing.grantees, held.programme, frame, view.clause.start, listing.end, "")


def _titled(view: View, match: re.Match[str]) -> Grant | None:
    """ "被认定为广东省知识产权示范企业的有|甲公司、乙公司": the title in the same clause."""
    programme = read_programme(match["title"])
    start = view.clause.start + match.end()
    listing = read_listing(view.passage, start, view.clause.end)
    if programme is None or listing is None or is_bare(programme.name) or programme.end < len(match["title"]):
        return None
    if view.passage.slice(listing.end, view.clause.end).strip("。") or view.in_title(start):
        return None
    before = view.text[: match.start("verb")]
    return view.grant(listing.grantees, programme, "admitted", view.clause.start, listing.end, before)


def read_inspected(view: View) -> Grant | None:
    """ "完成对首批试点单位|芜湖市专利信息中心、蚌埠市|的验收": the title before those that passed the inspection."""
    match = _INSPECTING.match(view.text) if "完成" in view.text else None
    programme = read_programme(view.text[match.end() :]) if match else None
    if match is None or programme is None:
        return None
    listing = read_listing(view.passage, view.clause.start + match.end() + programme.end, view.clause.end)
    if listing is None or not _INSPECTION.fullmatch(view.passage.slice(listing.end, view.clause.end)):
        return None
    return view.grant(listing.grantees, programme, "passed", view.clause.start, view.clause.end, "")


def read_listed(view: View, listing: Listing, after: str) -> Grant | None:
    """ "公布第四批…运行名单，|贵州大学等16家机构|通过评估": all those in the list that the clause before announces."""
    programme = announced_list(view) if _IN_IT.match(after) else None
    if programme is None:
        return None
    return view.grant(listing.grantees, programme, "admitted", listing.start, view.clause.end, "")


def announced_list(view: View) -> Programme | None:
    """The programme whose list an earlier clause of the sentence announces."""
    passage = view.passage
    for clause in reversed([clause for clause in passage.clauses if clause.end < view.clause.start]):
        match = _LISTED.search(clause.text)
        programme = read_programme(match["what"]) if match else None
        if programme is not None:
            return None if is_bare(programme.name) else programme
    return None


def completed(view: View, programme: Programme) -> Programme:
    """A bare programme under the name of the list that was announced: 公布…强县建设试点名单，…入选|试点市."""
    if not is_bare(programme.name):
        return programme
    full = announced_list(view)
    name = in_place_of(full.name, programme.name) if full else None
    return replace(programme, name=name, batch=programme.batch or full.batch) if full and name else programme

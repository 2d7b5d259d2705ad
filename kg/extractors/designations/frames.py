"""Frames of designations (认定句式): the forms of clauses in which a list of places and bodies meets a programme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.designations.admissions import ADMITTED, ADVERB, OPENING, read_admissions
from kg.extractors.designations.announced import named_held, read_announced, with_batch
from kg.extractors.designations.counted_titles import counted_before, read_bracketed
from kg.extractors.designations.dated import read_dated
from kg.extractors.designations.grantees import Listing, read_listing
from kg.extractors.designations.grants import CHOOSING_END, Grant, View, expand, named_before
from kg.extractors.designations.held_titles import PASSED, read_held, read_passed_on
from kg.extractors.designations.products import read_products
from kg.extractors.designations.programmes import (
    Programme,
    is_bare,
    read_circle,
    read_programme,
    read_programmes,
)
from kg.extractors.designations.same_lists import completed, read_inspected, read_inverted, read_listed
from kg.extractors.designations.sharing_out import share_out
from kg.extractors.designations.sponsored import read_sponsored
from kg.extractors.designations.undertakings import (
    JOINED,
    read_chosen,
    read_conferred,
    read_joined,
    read_sent,
    read_settled,
    read_tried,
)
from kg.extractors.designations.winners import read_prizes
from kg.extractors.passages.labels import alternatives, pattern
from kg.extractors.passages.reading import Passage

_WORTHY = re.compile(
    rf"{alternatives('designation-word')}|培[训养][（(]|实训[（(]|{alternatives('designation-frame', 'sponsored')}"
    rf"|”的?{pattern('designation-frame', 'circle')}"
)
_AFTER_ADMITTED = re.compile(rf"{ADVERB}*{ADMITTED}(?:了|为)?")
_ANCHOR = re.compile(
    rf"{pattern('designation-frame', 'choosing', 'sending')}(?:了|指导|推动|设立|筹建|创建)?"
    rf"|{pattern('designation-frame', 'starting')}|(?:获批|入选|获评|获认定)的"
)
_CENTRE = re.compile(r"(?:保护|维权|援助)中心$")
_RELATIVE = re.compile(rf"{pattern('designation-frame', 'admitted')}(?P<what>[^，；。]{{4,40}}?)的")
_ANNOUNCED = re.compile(r"[两二三四五六七八九十\d]个(?:国家|全国|首批|省级)")
_HAVING = re.compile(r"(?:先后|陆续|相继|累计)(?:已)?有")
"""Before those that got a title one after the other: 包括廊坊市在内先后有|杭州、青岛等11个城市|被授予…."""
_GIVING = re.compile(r"(?:^|[，并还上场])(?:向|对|给)(?=[^，。；]{2,20}?(?:颁发|授予|颁授))")
"""Before those that are given the sign of a title: 并向|藤县|颁发…试点县牌匾."""
_MARKED = re.compile(r"面向|[向对在和与及以由]")
_RESULTS = re.compile(
    r"(?:^|[，；]|(?:公布|发布|公示|通报)了?)(?P<what>(?:首批|第[一二三四五六七八九十\d]+批)?(?:国家|全国|省级)"
    r"(?:(?!公布|发布|公示|通报)[^，；。]){4,30}?)(?:年度|期满|工作)*"
    rf"{pattern('designation-frame', 'passing')}"
)
_SHARED_OUT = re.compile(r"(?:分别|分)(?=获|入选|列入|成为|被)")
_PRECEDED = re.compile(
    rf"(?P<who>[^，；。]{{2,20}}?)继(?:(?P<year>(?:19|20)\d\d)年)?{ADVERB}*{ADMITTED}(?P<title>[^，；。]{{2,40}}?)(?:之后|以后|后)"
)
"""A clause that says what came before: 火炬高新区继2016年获批国家知识产权示范园区后."""
_NOT_YET = re.compile(r"尚未|还未|未能|未(?=[获入列被])|没有|不再|暂未")


def read_grants(passage: Passage) -> Iterator[Grant]:
    """The grants of a sentence, clause by clause; in titles, and where a clause says not yet, there are none."""
    worthy = _WORTHY.search(passage.text)
    if not worthy:
        return
    held: Grant | None = None
    for clause in passage.clauses:
        if clause.end <= passage.sentence.start + worthy.start():
            continue  # a title is named in the clause itself or before it
        view = View(passage, clause, clause.text)
        found = [] if _NOT_YET.search(view.text) else list(_in_clause(view, held))
        yield from (full for grant in found if (full := expand(view, grant, held)))
        held = found[-1] if found else held


def _in_clause(view: View, held: Grant | None) -> Iterator[Grant]:
    """The grants of the first list of grantees that a frame fits; else those of a verb of admission."""
    if "继" in view.text and (preceded := _PRECEDED.fullmatch(view.text)):
        yield from _before(view, preceded)
        return
    grant = (
        read_announced(view)
        or read_prizes(view)
        or read_settled(view)
        or read_products(view)
        or read_inverted(view, held)
        or read_inspected(view)
        or read_sponsored(view)
    )
    if grant is not None:
        yield grant
        return
    if several := tuple(read_dated(view)) or tuple(read_bracketed(view)):
        yield from several
        return
    if held is not None and held.status == "designated" and (passed := read_passed_on(view, held)):
        yield passed
        return
    for anchor in _anchors(view.text):
        start = view.clause.start + anchor
        listing = None if view.in_title(start) else read_listing(view.passage, start, view.clause.end)
        if listing is None:
            continue
        before, after = view.text[:anchor], view.passage.slice(listing.end, view.clause.end)
        grants = _relate(view, listing, before, after, held)
        if grants:
            yield from grants
            return
    yield from read_admissions(view, held)


def _before(view: View, preceded: re.Match[str]) -> Iterator[Grant]:
    """The title that a place or body had before the one that the next clause tells of, with its own year."""
    listing = read_listing(view.passage, view.clause.start, view.clause.start + preceded.end("who"))
    programme = read_programme(preceded["title"])
    if listing and programme and not is_bare(programme.name) and listing.end == view.clause.start + preceded.end("who"):
        grant = view.grant(listing.grantees, programme, "admitted", view.clause.start, view.clause.end, "")
        yield replace(grant, year=int(preceded["year"]) if preceded["year"] else None)


def _anchors(text: str) -> list[int]:
    """Where in a clause a list of grantees may begin: at its start, behind verbs, behind a relative clause."""
    opening = OPENING.match(text)
    found = [opening.end() if opening else 0]
    found += [match.end() for form in (_ANCHOR, _RELATIVE) for match in form.finditer(text)]
    found += [match.end() for form in (_HAVING, _GIVING) for match in form.finditer(text)]
    joined = JOINED.match(text, found[0])
    found += [joined.end()] if joined else []
    counted = _ANNOUNCED.search(text)
    found += [match.end() for match in _MARKED.finditer(text, 0, counted.start())] if counted else []
    return sorted(set(found))


def _relate(view: View, listing: Listing, before: str, after: str, held: Grant | None) -> list[Grant]:
    """The grants that a list of grantees has with the words before and after it, by the first frame that fits."""
    relative = _RELATIVE.search(before)
    if relative and relative.end() == len(before) and (programme := read_programme(relative["what"])):
        begin = view.clause.start + relative.start()
        return [view.grant(listing.grantees, programme, "admitted", begin, listing.end, before)]
    passed = PASSED.match(after)
    if passed and not passed["what"] and all(_CENTRE.search(grantee.name) for grantee in listing.grantees):
        return []  # …知识产权保护中心|通过了国家局的验收: as a centre, not in the programme told before
    if passed and (programme := _inspected(view, passed["what"] or passed["done"] or "", held)):
        end = listing.end + passed.end()
        return [view.grant(listing.grantees, programme, "passed", listing.start, end, before)]
    if CHOOSING_END.search(before) and (grant := read_chosen(view, listing, before, after, held)):
        return [grant]
    verb = _AFTER_ADMITTED.match(after)
    programmes = read_programmes(after[verb.end() :]) if verb else []
    if verb and verb.end() == len(after):
        counted = counted_before(view)
        fits = counted and counted.fits(len(listing.grantees), listing.open)
        programmes = named_before(view) or named_held(held)
        if counted and fits and not programmes:
            return [view.grant(listing.grantees, counted.programme, "admitted", counted.start, view.clause.end, before)]
    elif verb and not programmes and (circle := read_circle(after[verb.end() :])):
        programmes = [circle]
    if programmes and verb and _SHARED_OUT.match(after):
        shared = share_out(listing.grantees, after[verb.end() :])
        return [view.grant(those, one, "admitted", listing.start, view.clause.end, before) for those, one in shared]
    if programmes and verb:
        lead = re.sub(rf"{ADMITTED}(?:了|为)?$", "", verb.group())
        programmes = [completed(view, with_batch(one, lead)) for one in programmes]
        return [
            view.grant(listing.grantees, programme, "admitted", listing.start, view.clause.end, before)
            for programme in programmes
        ]
    grant = read_chosen(view, listing, before, after, held) or read_sent(view, listing, before, after)
    grant = grant or read_conferred(view, listing, before, after) or read_tried(view, listing, before, after)
    grant = grant or read_joined(view, listing, before, after)
    grant = grant or read_listed(view, listing, after) or read_held(view, listing, before, after)
    return [grant] if grant else []


def _inspected(view: View, what: str, held: Grant | None) -> Programme | None:
    """The programme of an inspection; where the clause names none, that of the last: "，江夏区通过考核验收".

    Or that whose results an earlier clause tells: "…示范县（市）|考核结果揭晓，晋江市以92.4分通过复核".
    """
    if what or (held and not counted_before(view)):
        return read_programme(what) if what else held.programme if held else None
    if counted := counted_before(view):
        return counted.programme
    told = _RESULTS.search(view.passage.slice(view.passage.sentence.start, view.clause.start))
    programme = read_programme(told["what"]) if told else None
    return programme if programme and told and programme.end == len(told["what"]) else None

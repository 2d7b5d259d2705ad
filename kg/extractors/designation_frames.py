"""Frames of designations (认定句式): the forms of clauses in which a list of places and bodies meets a programme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.admissions import ADMITTED, ADVERB, OPENING, read_admissions
from kg.extractors.announced import named_held, read_announced, read_products, with_batch
from kg.extractors.grantees import Listing, read_listing
from kg.extractors.grants import Grant, View, antecedent, expand, named_before
from kg.extractors.held_titles import NATIONAL, PASSED, PROPERTY, is_reform, read_held
from kg.extractors.labels import pattern
from kg.extractors.programmes import Programme, in_place_of, is_bare, read_circle, read_programme, read_programmes
from kg.extractors.reading import Passage
from kg.extractors.same_lists import completed, read_alike, read_inverted, read_listed, read_reviewed
from kg.extractors.sponsored import PLAN, read_sponsored
from kg.facts import NATION

_WORTHY = re.compile(rf"{pattern('designation-word')}|{PLAN}|”的?{pattern('designation-frame', 'circle')}")
_AFTER_ADMITTED = re.compile(rf"{ADVERB}*{ADMITTED}(?:了|为)?")
_NAMING = re.compile(rf"{ADVERB}*{pattern('designation-frame', 'naming')}")
_DO = pattern("designation-frame", "doing")
_DOING = re.compile(rf"(?:{_DO}|{ADVERB}|国家局|在(?:全国|全省|全区|全市|国内)[^，；。]{{0,10}}?(?={_DO})|[了在])+")
_TRYING = re.compile(
    rf"(?:{ADVERB}|先行)*试点(?P<verb>{pattern('designation-frame', 'trying')})(?:了)?"
    r"(?P<what>(?!一批|若干|\d)[^，；。：《》]{3,30}?)(?:工作)?(?=并|[，；。]|$)"
)
_JOINED = re.compile(pattern("designation-frame", "joining"))
_CHOOSING_END = re.compile(pattern("designation-frame", "choosing") + "$")
_SENDING_END = re.compile(pattern("designation-frame", "sending") + "$")
_ANCHOR = re.compile(
    rf"{pattern('designation-frame', 'choosing', 'sending')}(?:了|指导|推动|设立|筹建|创建)?"
    rf"|{pattern('designation-frame', 'starting')}"
)
_RELATIVE = re.compile(rf"{pattern('designation-frame', 'admitted')}(?P<what>[^，；。]{{4,40}}?)的")
_OWN = re.compile(r"[我本全]")
_OFFICE = re.compile(r"(?:省|市|区|县|州|自治区)[一-鿿]{2,12}[局厅办委]$")
_ANNOUNCED = re.compile(r"[两二三四五六七八九十\d]个(?:国家|全国|首批|省级)")
_MARKED = re.compile(r"面向|[向对在和与及以由]")
_FIRST = re.compile(r"率先|先行|首先|启动")
_UNDERTAKEN = re.compile(r"试点|示范|试验|实验区|先行|服务体系建设|创建|重点城市|强[市县省区]")
_OTHERS_PLACE = re.compile(r"[一-鿿]{2,8}?(?:国家|全国)")
_RESULTS = re.compile(
    r"(?:^|[，；])(?P<what>(?:国家|全国|省级)[^，；。]{4,30}?)(?:年度|期满|工作)*"
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
    if not _WORTHY.search(passage.text):
        return
    held: Grant | None = None
    for clause in passage.clauses:
        view = View(passage, clause, passage.slice(clause.start, clause.end))
        found = [] if _NOT_YET.search(view.text) else list(_in_clause(view, held))
        yield from (expand(view, grant, held) for grant in found)
        held = found[-1] if found else held


def _in_clause(view: View, held: Grant | None) -> Iterator[Grant]:
    """The grants of the first list of grantees that a frame fits; else those of a verb of admission."""
    if preceded := _PRECEDED.fullmatch(view.text):
        yield from _before(view, preceded)
        return
    if grant := read_announced(view) or read_products(view) or read_inverted(view, held) or read_sponsored(view):
        yield grant
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
    joined = _JOINED.match(text, found[0])
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
    if passed and (programme := _inspected(view, passed["what"] or passed["done"] or "", held)):
        end = listing.end + passed.end()
        return [view.grant(listing.grantees, programme, "passed", listing.start, end, before)]
    if _CHOOSING_END.search(before) and (grant := _chosen(view, listing, before, after, held)):
        return [grant]
    verb = _AFTER_ADMITTED.match(after)
    programmes = read_programmes(after[verb.end() :]) if verb else []
    if verb and verb.end() == len(after):
        programmes = named_before(view) or named_held(held)
    elif verb and not programmes and (circle := read_circle(after[verb.end() :])):
        programmes = [circle]
    if programmes and verb and _SHARED_OUT.match(after):
        return _paired(view, listing, after[verb.end() :], before)
    if programmes and verb:
        lead = re.sub(rf"{ADMITTED}(?:了|为)?$", "", verb.group())
        programmes = [completed(view, with_batch(one, lead)) for one in programmes]
        return [
            view.grant(listing.grantees, programme, "admitted", listing.start, view.clause.end, before)
            for programme in programmes
        ]
    grant = _chosen(view, listing, before, after, held) or _sent(view, listing, before, after)
    grant = grant or _tried(view, listing, before, after) or _joined(view, listing, before, after)
    grant = grant or read_listed(view, listing, after) or read_reviewed(view, listing, after, held)
    grant = grant or read_alike(view, listing, after, held)
    grant = grant or read_held(view, listing, before, after)
    return [grant] if grant else []


def _paired(view: View, listing: Listing, text: str, before: str) -> list[Grant]:
    """One grant for each of a list, in order: "大庆市、齐齐哈尔市|分获|国家知识产权示范城市、试点城市称号"."""
    named: list[Programme] = []
    for part in re.split("[、和]", re.split("[，；。]", text)[0]):
        programme = read_programme(part)
        if programme is not None and is_bare(programme.name) and named:
            full = in_place_of(named[-1].name, programme.name)
            programme = replace(programme, name=full) if full else None
        named += [programme] if programme else []
    if len(named) == 1:
        return [view.grant(listing.grantees, named[0], "admitted", listing.start, view.clause.end, before)]
    if len(named) != len(listing.grantees):
        return []
    return [
        view.grant((grantee,), programme, "admitted", listing.start, view.clause.end, before)
        for grantee, programme in zip(listing.grantees, named, strict=True)
    ]


def _inspected(view: View, what: str, held: Grant | None) -> Programme | None:
    """The programme of an inspection; where the clause names none, that of the last: "，江夏区通过考核验收".

    Or that whose results an earlier clause tells: "…示范县（市）|考核结果揭晓，晋江市以92.4分通过复核".
    """
    if what or held:
        return read_programme(what) if what else held.programme if held else None
    told = _RESULTS.search(view.passage.slice(view.passage.sentence.start, view.clause.start))
    programme = read_programme(told["what"]) if told else None
    return programme if programme and told and programme.end == len(told["what"]) else None


def _chosen(view: View, listing: Listing, before: str, after: str, held: Grant | None) -> Grant | None:
    """ "确定|临江市、公主岭市|为|首批试点县"; the verb may stand in the clause before: "，湘江新区作为…改革试点".

    Without a verb 为 says that places have a national or provincial title: "其中|昌平区|为|国家…示范县".
    """
    naming, choosing = _NAMING.match(after), _CHOOSING_END.search(before)
    goes_on = not before and naming and (naming.group() == "作为" or (held is not None and held.frame == "chosen"))
    opens = not before or OPENING.fullmatch(before)
    is_one = opens and naming and naming.group() == "为" and NATIONAL.match(after[naming.end() :])
    programme = read_programme(after[naming.end() :]) if naming and (choosing or goes_on or is_one) else None
    if programme is None or naming is None:
        return None
    begin = view.clause.start + (choosing.start() if choosing else 0)
    end = listing.end + naming.end() + programme.end
    return view.grant(listing.grantees, programme, "chosen", begin, end, before)


def _sent(view: View, listing: Listing, before: str, after: str) -> Grant | None:
    """ "批复|深圳市福田区、河南省郑州市|建设|国家知识产权服务业集聚发展示范区", "赣江新区|正在开展|…试点"."""
    doing, sending = _DOING.match(after), _SENDING_END.search(before)
    if doing is None or not (sending or not before or OPENING.fullmatch(before)):
        return None
    programme = read_programme(after[doing.end() :])
    if programme and is_bare(programme.name):
        full = antecedent(view.passage.slice(view.passage.sentence.start, view.clause.start), programme.name)
        programme = _replaced(programme, full)
    if programme is None or _OTHERS_PLACE.match(programme.name):
        return None
    if not _UNDERTAKEN.search(programme.name):
        reform = is_reform(programme) and _FIRST.search(doing.group())
        if not reform or _OWN.match(view.passage.slice(listing.start, listing.end)) or not _all_below(listing):
            return None
    end = listing.end + doing.end() + programme.end
    frame = "sent" if sending else "admitted"
    places = tuple(one for one in listing.grantees if not _OFFICE.match(one.name))
    return view.grant(places or listing.grantees, programme, frame, view.clause.start, end, before + doing.group())


def _tried(view: View, listing: Listing, before: str, after: str) -> Grant | None:
    """ "选择|赤水市|试点建设|专利信息服务网络": what is tried out in a place is a pilot, 专利信息服务网络建设试点."""
    trying, sending = _TRYING.match(after), _SENDING_END.search(before)
    if not (sending or not before or OPENING.fullmatch(before)):
        return None
    if trying is None or not PROPERTY.search(trying["what"]):
        return None
    name = trying["what"].removesuffix("建设") + ("建设" if trying["verb"].endswith("建设") else "") + "试点"
    programme = Programme(name, None, None, trying.end())
    end = listing.end + trying.end()
    frame = "sent" if sending else "admitted"
    return view.grant(listing.grantees, programme, frame, view.clause.start, end, before)


def _joined(view: View, listing: Listing, before: str, after: str) -> Grant | None:
    """ "与|扬中高新区、句容经开区等园区|开展|…试点": places of the issuer's own province; other partners are none."""
    joined = _JOINED.search(before)
    scope = view.passage.scope
    own = _all_below(listing) and all(one.province in (None, scope.area) for one in listing.grantees)
    if joined is None or joined.end() < len(before) or not own or scope.area == NATION:
        return None
    grant = _sent(view, listing, before[: joined.start()], after)
    return replace(grant, frame="sent") if grant else None


def _all_below(listing: Listing) -> bool:
    """Whether all are places below the province."""
    return all(one.city for one in listing.grantees)


def _replaced(programme: Programme, full: str | None) -> Programme | None:
    """A bare programme under its full name, which may state the batch."""
    named = read_programme(full) if full else None
    return replace(named, end=programme.end) if named else None

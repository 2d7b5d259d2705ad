"""Frames of designations (认定句式): the forms of clauses that say who is admitted to which programme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extractors.clauses import Clause
from kg.extractors.grantees import Grantee, Listing, is_name, own_area, read_listing
from kg.extractors.labels import pattern
from kg.extractors.programmes import Programme, in_place_of, is_bare, read_programme, read_programmes
from kg.extractors.reading import Passage
from kg.values import Date

_ADVERB = r"(?:已|又|也|均|都|双双|正式|成功|首次|再次|率先|相继|先后|顺利|积极|新|分别|同时|并|还|正在|继续|经评审|一举|共同|连续)"
_BY = r"(?:被|获|经|由)[^，；。]{0,16}?"
_ADMITTED = rf"(?:被[^，；。]{{0,14}}?{pattern('designation-frame', 'passive')}|{pattern('designation-frame', 'admitted')})+"
_VERB = re.compile(rf"(?P<verb>{_ADMITTED})")
_AFTER_ADMITTED = re.compile(rf"{_ADVERB}*(?P<verb>{_ADMITTED})(?:了|为)?")
_NAMING = re.compile(rf"{_ADVERB}*{pattern('designation-frame', 'naming')}")
_DOING = re.compile(rf"(?:{pattern('designation-frame', 'doing')}|{_ADVERB}|国家局|[了在])+")
_PASSED = re.compile(rf"{_ADVERB}*(?:以[^，。]{{2,8}})?通过(?:了)?(?:国家[^，；。]{{0,10}}?局|省局)?(?P<what>[^，；。]{{0,30}}?)(?:的)?{pattern('designation-frame', 'passing')}")
_INSPECTED = re.compile(rf"{pattern('designation-frame', 'passing')}(?:工作)?$")
_CHOOSING = re.compile(rf"(?:^|{_ADVERB}|获批|[，])(?:新)?{pattern('designation-frame', 'choosing')}$|^.{{0,20}}?{pattern('designation-frame', 'choosing')}$")
_GRANTED = re.compile(r"^[，；](?:并|现|均)?(?:已|已经|成功|最终|顺利)*(?:获批|获得批准|获得通过|获准)(?:。|，|；|$)")
_SEEKING = re.compile(pattern("designation-frame", "seeking"))
_ANCHOR = re.compile(rf"{pattern('designation-frame', 'choosing', 'sending')}(?:了|指导|推动)?")
_OPENING = re.compile(
    rf"^(?:其中|目前|此外|另外|同时|至此|截至目前|今年|全年|当年|年内|{_ADVERB}|[一二三四五六]是|\d{{1,2}}月|同年|同月|以来)+"
)
_CAUSED = re.compile(r"(?:推动|支持|推荐|指导|组织|帮助|助力|使|促成|促使|辅导)(?=.{2,})")
_UNDERTAKEN = re.compile(r"试点|示范|试验|实验区|先行|服务体系建设|创建|重点城市|强[市县省区]")
_RELATIVE = re.compile(rf"(?P<verb>{pattern('designation-frame', 'admitted')})(?P<what>[^，；。]{{4,40}}?)的")


@dataclass(frozen=True, slots=True)
class Grant:
    """What a clause states: who, which programme, with what status and year; the span that says so; the frame that read it."""

    grantees: tuple[Grantee, ...]
    programme: Programme
    status: str
    year: int | None
    start: int
    end: int
    frame: str


def read_grants(passage: Passage) -> Iterator[Grant]:
    """The grants of a sentence, clause by clause; in titles there are none."""
    if not re.search(pattern("designation-word"), passage.text):
        return
    held: Grant | None = None
    for clause in passage.clauses:
        found = list(_in_clause(passage, clause, held))
        for grant in found:
            full = _expand(passage, clause, grant, held)
            yield full
        held = found[-1] if found else held


def _in_clause(passage: Passage, clause: Clause, held: Grant | None) -> Iterator[Grant]:
    text = passage.slice(clause.start, clause.end)
    for anchor in _anchors(text):
        start = clause.start + anchor
        if _in_title(passage, start):
            continue
        listing = read_listing(passage, start, clause.end)
        if listing is None:
            continue
        before, after = text[:anchor], passage.slice(listing.end, clause.end)
        grant = _relate(passage, clause, listing, before, after, held)
        if grant:
            yield grant
            verb = _AFTER_ADMITTED.match(after) if grant.frame == "admitted" else None
            for programme in read_programmes(after[verb.end() :])[1:] if verb else ():
                yield replace(grant, programme=programme)
            return
    yield from _admitted(passage, clause, text)
    yield from _own_province(passage, clause, text)


def _anchors(text: str) -> list[int]:
    """Where in a clause a list of grantees may begin: at its start, behind verbs, behind a relative clause."""
    opening = _OPENING.match(text)
    found = [opening.end() if opening else 0]
    found += [match.end() for match in _ANCHOR.finditer(text)]
    found += [match.end() for match in _RELATIVE.finditer(text)]
    return sorted(set(found))


def _relate(
    passage: Passage, clause: Clause, listing: Listing, before: str, after: str, held: Grant | None
) -> Grant | None:
    """The grant that a list of grantees has with the words before and after it, by the first frame that fits."""
    relative = _RELATIVE.search(before)
    if relative and relative.end() == len(before) and (programme := read_programme(relative["what"])):
        return _grant(passage, clause, listing, programme, "admitted", clause.start + relative.start(), listing.end, before)
    passed = _PASSED.match(after)
    if passed and (programme := read_programme(passed["what"] or "")):
        return _grant(passage, clause, listing, programme, "passed", listing.start, listing.end + passed.end(), before)
    verb = _AFTER_ADMITTED.match(after)
    if verb and (programmes := read_programmes(after[verb.end() :])):
        return _grant(passage, clause, listing, programmes[0], "admitted", listing.start, clause.end, before)
    naming = _NAMING.match(after)
    chosen = re.search(rf"{pattern('designation-frame', 'choosing')}$", before)
    if naming and (chosen or not before and held and held.frame == "chosen"):
        programme = read_programme(after[naming.end() :])
        if programme:
            begin = clause.start + (chosen.start() if chosen else 0)
            return _grant(passage, clause, listing, programme, "chosen", begin, listing.end + naming.end() + programme.end, before)
    doing = _DOING.match(after)
    sent = re.search(rf"{pattern('designation-frame', 'sending')}$", before)
    if doing and (sent or not before or _OPENING.fullmatch(before)):
        programme = read_programme(after[doing.end() :])
        if programme and is_bare(programme.name):
            full = _antecedent(passage.slice(passage.sentence.start, clause.start), programme.name)
            programme = read_programme(full) if full else None
        theirs = programme is not None and re.match(r"[一-鿿]{2,8}?(?:国家|全国)", programme.name) is not None
        if programme and _UNDERTAKEN.search(programme.name) and not theirs:
            frame = "sent" if sent else "admitted"
            return _grant(passage, clause, listing, programme, frame, clause.start, listing.end + doing.end() + programme.end, before + doing.group())
    return _held(passage, clause, listing, before, after)


def _held(passage: Passage, clause: Clause, listing: Listing, before: str, after: str) -> Grant | None:
    """The grant that a name such as "张江|国家专利导航产业发展实验区" implies: the place and its programme stand together."""
    programme = read_programme(after)
    if programme is None or is_bare(programme.name) and not programme.batch:
        return None
    rest = after[programme.end :]
    national = re.match(r"的?(?:国家|全国|首批|第.批|“|知识产权|专利|省级)", after)
    province = any(one.city is None and one.province and one.name.endswith(("省", "市", "自治区")) for one in listing.grantees)
    inspected = _INSPECTED.search(rest) is not None and "完成" in before
    if not inspected and not re.match(r"的?(?:国家|全国|首批|第.批|“|省级)", after) and "试点" not in programme.name:
        return None
    if not inspected and not national or province and not re.match(r"的?(?:国家|全国|首批|第.批)", after):
        return None
    if not listing.open and not inspected and not re.match(r"(?:”|以[^，。]{2,8}(?=通过)|工作|建设|任务|经验|的|、|已|顺利|通过|稳步|进展|$)+", rest) and rest:
        return None
    frame = "passed" if inspected or _PASSED.match(rest) else "held"
    return _grant(passage, clause, listing, programme, frame, clause.start, clause.end, before)


def _admitted(passage: Passage, clause: Clause, text: str) -> Iterator[Grant]:
    """Grants whose grantee is any name before the verb (德化白瓷获批…), or, where none is printed, the place of the passage."""
    for verb in _VERB.finditer(text):
        if _in_title(passage, clause.start + verb.start()):
            continue
        programmes = read_programmes(re.sub(r"^(?:了|为)", "", text[verb.end() :]))
        if not programmes or verb.group() == "进入" and not re.search(r"行列|名单|序列", text[verb.end() :]):
            continue
        grantees = _subjects(passage, text[: verb.start()], programmes[0])
        listing = Listing(grantees, clause.start, clause.start + verb.start(), False)
        for programme in programmes if grantees else ():
            yield _grant(passage, clause, listing, programme, "admitted", clause.start, clause.end, text[: verb.start()])
        return


def _own_province(passage: Passage, clause: Clause, text: str) -> Iterator[Grant]:
    """The province's own title where only it is printed: "利用|专利代理试点省份|优势"."""
    match = re.search(r"(?:利用|发挥|作为)(?P<what>[^，。；的《》]{4,24}?(?:试点|示范)省份?)", text)
    own = own_area(passage)
    if match is None or own is None or own.city is not None or _in_title(passage, clause.start + match.start()):
        return
    programme = read_programme(match["what"])
    if programme is not None and not is_bare(programme.name):
        listing = Listing((own,), clause.start, clause.start + match.start(), False)
        yield _grant(passage, clause, listing, programme, "held", clause.start, clause.end, text[: match.start()])


def _subjects(passage: Passage, words: str, programme: Programme) -> tuple[Grantee, ...]:
    """The names before an admitting verb; the passage's own place where there are none and the programme is one for it."""
    words = re.sub(rf"(?:{_ADVERB}|{_BY}$|(?:19|20)\d\d年(?:\d+月)?)+$", "", _OPENING.sub("", words))
    caused = list(_CAUSED.finditer(words))
    words = words[caused[-1].end() :] if caused else words
    if re.fullmatch(r"(?:我|全|本)(?:省|市|区|县|州|自治区)|", words):
        own = own_area(passage)
        return (own,) if own and not is_bare(programme.name) and _fits(own, programme.name, bool(words)) else ()
    pieces = [piece for piece in re.split(r"、|以及|(?<=[一-鿿]{3})和(?=[一-鿿]{3})", words) if piece]
    if not all(map(is_name, pieces)):
        return ()
    return tuple(Grantee(re.sub(r"^(?:19|20)\d\d年", "", piece), None, None) for piece in pieces)


def _fits(own: Grantee, programme: str, named: bool) -> bool:
    """Whether a programme can be that of the place itself: 重点城市 is none of a province."""
    if own.city is None and not own.name.endswith("市"):
        return not re.search(r"(?:城市|市|县|区|企业|学校|高校|园区|机构|单位|大学|集体|号|奖)$", programme) or programme.endswith("示范区")
    return named or not re.search(r"(?:企业|学校|高校|园区|机构|单位|大学|集体|号|奖)$", programme)


def _grant(
    passage: Passage, clause: Clause, listing: Listing, programme: Programme, frame: str, start: int, end: int, before: str
) -> Grant:
    status = "passed" if frame == "passed" else "designated"
    planning = passage.scope.mode in ("plan", "assign")
    words = re.sub(rf"{pattern('designation-frame', 'choosing')}$", "", before) if frame == "chosen" else before
    running = re.search(r"落实|深化|继续|正在|已", words) is not None
    if frame in ("sent", "admitted", "held") and _SEEKING.search(words) or frame == "chosen" and re.search("拟|推荐|争取", words):
        status = "candidate"
    if (frame == "sent" and planning or frame in ("admitted", "chosen") and passage.scope.mode == "plan") and not running:
        status = "candidate"
    if status == "candidate" and _GRANTED.search(passage.slice(clause.end, passage.sentence.end)):
        status = "designated"
    year = programme.year or _year(passage, clause)
    return Grant(listing.grantees, programme, status, year, start, end, frame)


def _year(passage: Passage, clause: Clause) -> int | None:
    for start, end in ((clause.start, clause.end), (passage.sentence.start, clause.start)):
        for mention in passage.mentions("date", start, end):
            date = mention.value
            if isinstance(date, Date) and date.year and date.kind not in ("by",) and "度" not in passage.slice(mention.start, mention.end + 1):
                return date.year_end or date.year
    return passage.scope.year


def _expand(passage: Passage, clause: Clause, grant: Grant, held: Grant | None) -> Grant:
    """The grant with the full name of its programme, where the clause prints it short and another part of the sentence in full."""
    name = grant.programme.name
    around = passage.slice(passage.sentence.start, clause.start)
    full = _antecedent(around, name)
    if full is None and is_bare(name):
        full = _antecedent(passage.slice(min(clause.end + 1, passage.sentence.end), passage.sentence.end), name)
    if full is None and is_bare(name) and held is not None:
        full = in_place_of(held.programme.name, name)
    return replace(grant, programme=replace(grant.programme, name=full)) if full else grant


def _antecedent(text: str, name: str) -> str | None:
    """The fuller name in a text: one that ends in `name`, or, for a bare name, the pilot or project that a verb names there."""
    if not is_bare(name):
        longer = re.findall(rf"(?:国家|全国)[一-鿿]{{2,20}}?{re.escape(name)}", text)
        return longer[-1] if longer else None
    verbs = list(re.finditer(r"(?:积极|全面|深入)?(?:推进|启动|开展|实施|推动)(?P<what>[^，；。《》]{4,30}?(?:试点|工程|示范|改革))(?=工作|，|；|。|$)", text))
    if not verbs:
        return None
    what = verbs[-1]["what"]
    return what if "试点" in what or "示范" in what else what + name


def _in_title(passage: Passage, offset: int) -> bool:
    return any(title.start <= offset < title.end for title in passage.mentions("title"))

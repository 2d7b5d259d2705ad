"""Moments (时间): the year of what was done with a document, the days of its issue and of its entry into force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extractors.passages.reading import Passage
from kg.extractors.passages.years import relative_year
from kg.extractors.works.titles import Name
from kg.extractors.works.wording import words
from kg.values import Date

_IN_FORCE = re.compile(r"(?:日)?起?(?:正式|开始)?(?:施行|实施|执行|生效)")
_ISSUED = re.compile(r"(?:[经由][^，。；《]{2,30}?)?(?:正式|联合)?(?:公布|印发|发布|颁布|出台|通过|下发|印)")
_OPENS = re.compile(r"(?:展望|进入|步入|在|到|面向)?")
_NUMBER_YEAR = re.compile(r"[〔\[（(﹝【]((?:19|20)\d\d)[〕\]）)﹞】]")
# "…，2024年底前|提请省人大常委会审议", but not "…，力争到2025年|专利拥有量达到23件".
_DONE_BY = re.compile(
    r"(?:年)?(?:底|末)?(?:之?前|以前)?(?:正式|完成|力争)*(?:提请|报请|提交|报送|印发|出台|发布|颁布|审议|实施|修订|通过)"
)
_FIGURE = re.compile(r"\d|达到|提高|超过|占比")
# On whose word, in clauses between the day and the deed: "2019年3月，|经省政府同意，|省局印发", "6月|按照…要求，|制定".
_ON_WHOSE_WORD = re.compile(r"，?(?:(?:按照?|根据|依据|依照|经|报经?)[^，。；《]{2,30}，)+")
_ITS_OWN = re.compile(r"[（(][^（）()]*[）)]|《|》|[该本新其将拟已定于自从并现也均，]|修[订改正]后?的?|正式|上述|经")
_LONGEST_SUBJECT = 12
"""The greatest length of words before a day that can be the subject of its entry into force."""
_HAPPENED = ("issued", "revised")
_BOUNDS = ("until", "by", "within")
"""Dates up to which something counts: 截至2017年6月，印发《…》 tells no day of issue."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Year, day of issue and day of entry into force (both ISO, a month where no day is told) of a document.

    `start` and `end` are where the first of them begins and the last ends, those of the name where they do not go
    beyond it.
    """

    year: int | None
    date: str | None
    effective: str | None
    start: int
    end: int


def read_moment(passage: Passage, name: Name, verb: int, notation: str, number: str | None) -> Moment:
    """When the action on a document happened: by a date in its clause, else by its number, else by the passage.

    "2017年8月7日，省知识产权局印发《…》" gives the day of issue, "自2017年9月1日起施行" the day of entry into force.
    """
    clause = passage.clause_at(min(verb, name.lead)).start
    reach = _reach(passage, name)
    happened = notation in _HAPPENED
    numbered = _NUMBER_YEAR.search(number) if number else None
    home = int(numbered[1]) if numbered else passage.scope.year or passage.reading.document.year
    year: int | None = None
    day: str | None = None
    effective: str | None = None
    first, end = name.start, name.end
    for start, stop, date in _dates(passage):
        if verb == name.lead and re.search(r"[印公发颁布出台制定订]的$", passage.slice(stop, max(stop, name.lead))):
            continue  # 对|2017年印发的|《…办法》进行了修订
        near = clause <= start < verb or _just_before(passage, start, stop, clause)
        behind = name.end <= start <= reach
        iso = _iso(date, home if date.relative is None else passage.reading.document.year)
        in_force, issued = (
            word.match(passage.slice(stop, min(stop + 30, passage.sentence.end))) for word in (_IN_FORCE, _ISSUED)
        )
        if in_force and (near or (behind and _speaks_of(passage, name, start))):
            effective = iso or effective
            year = year if iso else _year(passage, date) or year  # 《…条例》于|2023年|施行
            first, end = min(first, start), max(end, stop + in_force.end())
        elif near and _comes_into_force(passage, name, verb, stop):
            year = _year(passage, date) or year  # 2021年6月1日，《…法》|正式施行
            effective = iso or effective
            first = min(first, start)
        elif near:
            year = _year(passage, date) or year
            day = iso if happened and date.kind not in _BOUNDS else day
            first = min(first, start)
        elif behind and happened and iso and (issued or stop <= name.tail):
            day = iso
            end = max(end, stop + (issued.end() if issued else 0))
        elif behind and notation == "planned" and year is None and _hoped(passage, name.tail, start, stop):
            year = date.year
            end = max(end, passage.clause_at(start).end)
    if day and (year is None or effective):
        year = int(day[:4])
    if year is None:
        year = _opening_year(passage, clause)
    if year is None and numbered and notation not in ("planned", "drafting"):
        year = int(numbered[1])
    if year is None:
        year = _scope_year(passage)
        if year is not None and effective is not None and int(effective[:4]) < year:
            year = None  # 五年来，修订了《…条例》（2014年1月1日起施行）: made before the year that tells of it
    return Moment(year, day, effective, first, end)


def _dates(passage: Passage) -> Iterator[tuple[int, int, Date]]:
    """The dates of a sentence, with their places, but for those in titles and numbers."""
    taken = [*passage.mentions("title"), *passage.mentions("number")]
    for mention in passage.mentions("date"):
        date = mention.value
        if isinstance(date, Date) and not any(other.start <= mention.start < other.end for other in taken):
            told = relative_year(passage, mention) if date.relative is not None else None
            yield mention.start, mention.end, replace(date, year=told, relative=None) if told else date


def _speaks_of(passage: Passage, name: Name, start: int) -> bool:
    """Whether what comes into force by a later clause is the document: 新|条例|自…起施行, and not 专利法将于…."""
    clause = passage.clause_at(start)
    subject = _ITS_OWN.sub("", passage.slice(clause.start, start)) if clause.start >= name.tail else ""
    return len(subject) > _LONGEST_SUBJECT or not subject or subject in name.title


def _comes_into_force(passage: Passage, name: Name, verb: int, since: int) -> bool:
    """Whether a day before a name is that of its entry into force: 6月1日，新修订的《…法》|正式施行."""
    at = max(verb, name.tail)
    if not _IN_FORCE.match(passage.slice(at, min(at + 8, passage.sentence.end))):
        return False
    return re.search(words("sending"), passage.slice(since, max(since, name.lead))) is None


def _opening_year(passage: Passage, before: int) -> int | None:
    """The year of the last clause before an offset that is no more than a date: "2024年，拟出台《…》，|修订《…》"."""
    found: int | None = None
    for start, stop, date in _dates(passage):
        if stop > before:
            break
        clause = passage.clause_at(start)
        alone = _OPENS.fullmatch(passage.slice(clause.start, start)) and stop == clause.end
        if alone and date.kind not in ("by", "range", "period"):
            found = _year(passage, date)
    return found


def _year(passage: Passage, date: Date) -> int | None:
    home = passage.reading.document.year
    if date.relative is not None and home is not None:
        return home + date.relative
    return date.year if date.year_end is None else None


def _hoped(passage: Passage, tail: int, start: int, stop: int) -> bool:
    """Whether a date is told as that of what is planned: "力争2019年提请审议", "《…条例》列为2021年立法项目"."""
    legislature = "[省市县区州]?(?:人大|人民代表大会)?(?:常委会)?|[省市县区州]?(?:人民)?政府"
    if re.fullmatch(
        rf"(?:已|被|拟|将|(?:列入|列为|纳入)(?:{legislature})|{words('hedge')}|于)+", passage.slice(tail, start)
    ):
        return True
    clause = passage.clause_at(start)
    before, after = passage.slice(clause.start, start), passage.slice(stop, clause.end)
    if not before:
        return _DONE_BY.match(after) is not None
    return re.match(rf"(?:{words('hedge')}|确保|于)", before) is not None and _FIGURE.search(after) is None


def _scope_year(passage: Passage) -> int | None:
    """The year of the passage, unless that is only the last year of the period that a plan covers."""
    year, document, section = passage.scope.year, passage.reading.document, passage.section
    if year is None or passage.scope.mode != "assign" or year == document.year:
        return year
    if section.column == "task":
        return year
    printed = (section.column_title, section.phase or "", *section.path)
    own = document.title or "—"
    return year if any(str(year) in text for text in printed if not text.startswith(own)) else None


def _just_before(passage: Passage, start: int, end: int, clause: int) -> bool:
    """Whether a date opens a clause, and that is all before the clause: "2016年12月，省政府办公厅印发…", "并于6月…"."""
    opened = any(
        re.fullmatch("[并已]?于?", passage.slice(other.start, start))
        for other in passage.clauses
        if other.start <= start
    )
    return opened and (end <= clause <= end + 1 or _ON_WHOSE_WORD.fullmatch(passage.slice(end, clause)) is not None)


def _reach(passage: Passage, name: Name) -> int:
    """The end of the clauses behind a name that may still speak of it: up to the next title or semicolon."""
    end = name.tail
    for clause in passage.clauses:
        if clause.start <= name.tail <= clause.end:
            end = clause.end
        elif clause.start > name.tail:
            if clause.strong or passage.mentions("title", clause.start, clause.end):
                break
            end = clause.end
    return end


def _iso(date: Date, year: int | None) -> str | None:
    if date.month is None or date.kind in ("range", "period"):
        return None
    known = date.year if date.year is not None else None if year is None else year + (date.relative or 0)
    day = f"-{date.day:02}" if date.day is not None else ""
    return None if known is None else f"{known:04}-{date.month:02}{day}"

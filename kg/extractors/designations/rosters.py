"""Rosters (名单): lists of places and organisations under the heading of a programme, in notices and their annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extractors.centres.heads import CentreName, find_heads
from kg.extractors.centres.names import names_at
from kg.extractors.designations.grantees import without_province
from kg.extractors.designations.roster_headings import Heading, read_subheading
from kg.extractors.designations.roster_lines import is_place
from kg.extractors.designations.roster_lists import Roster, find_rosters, is_name
from kg.extractors.designations.roster_prizes import read_prize_entries
from kg.extractors.designations.roster_rows import Entry, read_entries
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage, Reading
from kg.facts import Designation, Fact, ProtectionCentre
from kg.lexicon import concepts
from kg.scope import NATION, document_area, leading_area

_NAME = re.compile(r"[一-鿿A-Za-z0-9（）()·“”\-—]{2,40}")
_NOTHING = re.compile(r"无|合计|总计|小计|共计.*")
_CENTRES = re.compile(pattern("centre-kind"))
_TITLE = re.compile(
    "|".join(
        pattern("designation-word", one.notation) for one in concepts("designation-word") if one.notation != "list"
    )
)
_LEVEL = re.compile(r"(?:国家|全国|省级|市级|[一-鿿]{1,7}(?:省|市|自治区))(?!.{0,6}(?:代理|资助|备案))")
_COUNT = re.compile(r"[（(][^（）()]*[）)]$")
_LONGEST_BARE = 8
"""The greatest length of a heading that says only the sort of a title: 标杆企业."""
_PRIZE = re.compile(r"奖(?:[（(][^（）()]*[）)])?$")
_WHOLE_PLACE = re.compile(r"(?:[市区县盟旗]|自治州)$")


def extract_rosters(reading: Reading) -> Iterator[Fact]:
    """What the lists of a document say: one designation a name, or the status of each protection centre listed.

    rosters.listed: a place or organisation under the heading of a programme. rosters.centre: a protection centre under
    a heading that says what became of those listed (同意建设, 通过验收). Lists of people or lost titles give nothing.
    """
    yield from read_rosters(reading)


@lru_cache(maxsize=1)
def read_rosters(reading: Reading) -> tuple[Fact, ...]:
    """The facts of all lists of a document; kept for the reading at hand, as designations look for them too."""
    if not re.search(pattern("roster-word", "heading") + "|(?:以下|下列|如下).{0,40}：", reading.document.text):
        return ()
    home = document_area(reading.document, reading.mentions)
    found: list[Fact] = []
    for roster in find_rosters(reading):
        if _CENTRES.search(roster.heading.words) and (centres := list(_centres(roster, reading))):
            found += centres
        elif not roster.heading.void:
            found += _designations(roster, reading, home)
    return tuple(found)


def _in_full(heading: Heading, text: str) -> Heading:
    """A heading that says only the sort of its title (二、先进集体) with the one title in quotation marks that the text
    gives in full: 授予…“全省知识产权工作先进集体”称号.
    """
    bare = _COUNT.sub("", heading.words)
    if not 2 <= len(bare) <= _LONGEST_BARE:
        return heading
    full = {quoted[1] for quoted in re.finditer(rf"“([^“”]{{2,30}}{re.escape(bare)})”", text)}
    return replace(heading, programme=full.pop()) if len(full) == 1 else heading


def _designations(roster: Roster, reading: Reading, home: tuple[str, str | None]) -> list[Designation]:
    heading = _in_full(roster.heading, reading.document.text)
    if len(heading.programme) < 4 or not (heading.batch or _names_title(heading.programme)):
        return []
    if _PRIZE.search(heading.programme) and (won := read_prize_entries(roster.lines)):
        return [_designation(entry, heading, reading, home) for entry in won]
    entries = [entry for entry in read_entries(roster.lines, heading.programme) if _possible(entry)]
    entries = [entry for entry in entries if entry.name != reading.document.issuer]
    sure = sum(is_name(entry.name) for entry in entries)
    if not entries or 2 * sure < len(entries):
        return []
    return [_designation(entry, heading, reading, home) for entry in entries]


def _names_title(programme: str) -> bool:
    """Whether a list is one of those who hold a title: 示范企业, or what the nation or a province grants."""
    return bool(_TITLE.search(programme) or _LEVEL.match(programme))


def _possible(entry: Entry) -> bool:
    return bool(_NAME.fullmatch(entry.name)) and not _NOTHING.fullmatch(entry.name) and not entry.name.isdigit()


def _designation(entry: Entry, heading: Heading, reading: Reading, home: tuple[str, str | None]) -> Designation:
    area, city = _place_of(entry, home)
    heading = read_subheading(entry.label, heading) if entry.label else heading
    status = heading.status or "designated"
    year = reading.document.year if status == "passed" else heading.year
    return Designation(
        area=area,
        city=city,
        entity=without_province(entry.name) if _WHOLE_PLACE.search(entry.name) else entry.name,
        programme=heading.programme,
        status=status,
        year=year or heading.year or reading.document.year,
        batch=heading.batch,
        evidence=entry.passage.evidence(entry.start, entry.end, "rosters.listed"),
    )


def _place_of(entry: Entry, home: tuple[str, str | None]) -> tuple[str, str | None]:
    """The province and city of a name: those of its group, else of the place that its name begins with, else the
    document's.

    A city is told by a name in full only: 深圳市云图公司 is of 深圳市, 西安天衡公司 may stand anywhere in its province.
    """
    province = entry.province or (home[0] if home[0] != NATION else None)
    own = leading_area(entry.name)
    inside = own is not None and own.level not in ("nation", "region") and province in (None, own.province)
    city = entry.city or home[1]
    if own is not None and inside:
        province = own.province
        if own.name != own.province and (is_place(entry.name) or _begins_with_whole(entry.name, own.names)):
            city = own.name
    return province or NATION, city


def _begins_with_whole(name: str, names: Sequence[str]) -> bool:
    return any(_WHOLE_PLACE.search(one) and one in name for one in names)


def _centres(roster: Roster, reading: Reading) -> Iterator[ProtectionCentre]:
    """The centres of a list, with the status that its heading, or the document's title or text, gives them."""
    stage = _stage_of(roster.heading, reading)
    if stage is None or roster.heading.void:
        return
    status, accepted = stage
    for passage in (passage for line in roster.lines for passage in line.passages or (line.passage,)):
        for name in _names_in(passage):
            if name.place is not None:
                yield ProtectionCentre(
                    area=name.place.province,
                    city=name.place.city,
                    evidence=passage.evidence(name.start, name.end, "rosters.centre"),
                    name=name.name,
                    kind=name.kind,
                    status=status,
                    accepted=accepted,
                    year=roster.heading.year or reading.document.year,
                    composed=name.composed,
                )


def _names_in(passage: Passage) -> Iterator[CentreName]:
    end = -1
    for head in find_heads(passage):
        if head.start >= end:
            yield from (names := names_at(passage, head))
            end = max((name.end for name in names), default=end)


def _stage_of(heading: Heading, reading: Reading) -> tuple[str, bool] | None:
    """Status and acceptance of the centres listed: by the heading, else by the title of the document."""
    for words in (heading.words, reading.document.title or ""):
        for notation, stage in (
            ("candidate", ("applied", False)),
            ("passed", ("operating", True)),
            ("running", ("operating", False)),
            ("approved", ("approved", False)),
        ):
            if re.search(pattern("roster-word", notation), words):
                return stage
    return None

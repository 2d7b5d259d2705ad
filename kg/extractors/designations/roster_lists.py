"""Lists of rosters (名单段落): where a document's lists begin and end, and under which heading each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.extractors.designations.programmes import read_programme
from kg.extractors.designations.roster_headings import (
    GRADE,
    Heading,
    complete,
    heading_of_section,
    heading_of_sentence,
    read_heading,
    read_subheading,
    without_number,
)
from kg.extractors.designations.roster_lines import Line, cut_line, is_place, read_roster_lines
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Reading
from kg.scope import leading_area

_REMARK = re.compile(r"[（(].*[）)]$|(?:注|备注|说明)[：:]|.*(?:排名不分先后|按.{2,12}排序)")
_END = re.compile(
    r"附[件表录]|联系[人方电]|电话|地址|传真|(?:(?:19|20)\d\d|[二〇○零一二三四五六七八九]{4})年.{1,3}月(?:.{1,3}日)?$|特此|来源[：:]|抄送|印发"
)
_ANNEXED = re.compile(r"(?P<word>附[件表录][：:])?(?:(?P<number>\d{1,2})[.．、])?(?=.{4})")
_ANNEX = re.compile(r"附[件表录](?P<number>\d{0,2})[：:]?(?:[（(][^（）()]{1,8}[）)])?")
_INLINE = re.compile(r"(?:^|。)(?P<lead>[^。：]{6,90}：)(?P<names>[^。：]{2,2000})。?$")
_DATE = re.compile(r"(?:(?:19|20)\d\d|[二〇○零一二三四五六七八九]{4})年.{1,3}月.{1,3}日$")
_SIGNED = re.compile(r"(?:局|厅|委|委员会|办公室|政府|领导小组|部)$")
_CLASS = re.compile(r".{1,12}(?:类|组|领域|批)$")
_OTHER = re.compile(pattern("roster-word", "other-annex") + r"(?:[（(][^（）()]*[）)])?$")
# A class of those listed before its names, on their line: （一）示范市（3个）：|绵阳市、德阳市.
_SUBHEADED = re.compile(r"(?P<head>[^：:、；，。]{2,16}?)(?P<count>[（(]共?\d+[个家所项][）)])?[：:](?=.)")
_BODY = re.compile(pattern("grantee-ending") + r"(?:[（(][^（）()]{2,16}[）)])?$")


@dataclass(slots=True)
class Roster:
    """A list under one heading, and the lines below it that have not been found to be something else."""

    heading: Heading
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Annexes:
    """The lists that a document says it annexes ("附件：1.…名单", "2.…名单"), by their numbers."""

    headings: dict[int, Heading | None] = field(default_factory=dict)
    open: bool = False

    def read(self, line: Line, heading: Heading | None) -> None:
        """Take note of a line, if it is of the list of annexes."""
        whole = line.mark + line.text
        listed = _ANNEXED.match(whole)
        number = int(listed["number"] or 1) if listed else 0
        self.open = bool(listed and (listed["word"] or (self.open and number == len(self.headings) + 1)))
        if self.open:
            self.headings[number] = heading

    def opened_by(self, line: Line, title: Heading | None) -> Heading | None:
        """The heading of the list that a bare "附件2" opens: that of the annex so numbered, else the document's."""
        bare = _ANNEX.fullmatch(line.text)
        named = self.headings.get(int(bare["number"] or 1)) if bare else None
        return complete(named, title) if named else title if line.text.startswith("附") else None


def find_rosters(reading: Reading) -> Iterator[Roster]:
    """The lists of a document in order: from a heading to the next, to an annex, or to a sentence."""
    title = read_heading(reading.document.title or "") if reading.document.title else None
    main: Heading | None = None
    roster: Roster | None = None
    annexes = _Annexes()
    for line in read_roster_lines(reading):
        heading = _heading_of(line)
        annexes.read(line, heading)
        if title is None and heading is not None and "关于" in line.text:
            title = heading
        if heading is not None or line.prose or _END.match(line.text) or _addresses(line):
            if roster is not None:
                yield _unsigned(roster, bool(_DATE.match(line.text)))
            if heading is not None:
                section = heading_of_section(line.section.path[-1]) if line.section.path else None
                main = complete(complete(heading, section), title)
            else:
                main = annexes.opened_by(line, title)
            roster = Roster(main) if main else None
            if heading is None and line.prose and (inline := _in_sentence(line, title)):
                yield inline
        elif roster is not None and _OTHER.search(line.text) and line.section.cell is None and not is_name(line.text):
            yield roster
            main = roster = None
        elif roster is not None and main is not None and not _REMARK.match(line.text):
            if (headed := _under_subheading(line)) is not None:
                yield roster
                roster = Roster(read_subheading(headed[0], main), [headed[1]])
            elif _is_subheading(line):
                yield roster
                roster = Roster(read_subheading(line.text, main))
            else:
                roster.lines.append(line)
    if roster is not None:
        yield roster


def _heading_of(line: Line) -> Heading | None:
    if line.section.cell is not None:
        return None
    whole = line.passage.slice(line.start, line.end)
    if whole.endswith(("：", ":")):
        last = whole[whole[:-1].rfind("。") + 1 :]
        return heading_of_sentence(last) or read_heading(line.text)
    return None if line.prose else read_heading(line.text)


def _in_sentence(line: Line, title: Heading | None) -> Roster | None:
    """The list that the end of a paragraph prints: "确定以下县为…示范县：闽侯县、连江县。"."""
    text = line.passage.slice(line.start, line.end)
    match = _INLINE.search(text)
    heading = heading_of_sentence(match["lead"]) if match else None
    if match is None or heading is None:
        return None
    names = cut_line(line.passage, line.start + match.start("names"), line.start + match.end("names"))
    return Roster(complete(heading, title), [names]) if all(is_name(piece.text) for piece in names.pieces) else None


def _addresses(line: Line) -> bool:
    """Whether a line addresses those whom a letter is for: it ends in a colon and is no place or part of a list."""
    whole = line.passage.slice(line.start, line.end)
    return whole.endswith(("：", ":")) and not is_place(line.text) and not _is_subheading(line)


def _unsigned(roster: Roster, dated: bool) -> Roster:
    """The list without the agencies that sign the document above its date."""
    lines = list(roster.lines)
    while dated and lines and _SIGNED.search(lines[-1].text):
        lines.pop()
    return Roster(roster.heading, lines)


def _under_subheading(line: Line) -> tuple[str, Line] | None:
    """The class that a line opens with and the names behind its colon, where those are names; None of other lines."""
    match = _SUBHEADED.match(line.text) if line.section.cell is None and not line.prose else None
    if match is None or is_place(match["head"]):
        return None
    names = cut_line(line.passage, line.start + match.end(), line.start + len(line.text))
    if not all(is_name(piece.text) for piece in names.pieces):
        return None
    head = cut_line(line.passage, line.start, line.start + len(match["head"]))
    head = replace(head, mark=line.mark, counted=match["count"] is not None)
    return (match["head"], names) if _is_subheading(head) else None


def _is_subheading(line: Line) -> bool:
    """Whether a line heads a part of a list: it names a programme or a class, and is no place or organisation."""
    if line.section.cell is not None or is_place(line.text) or len(line.pieces) > 3 or len(line.text) > 40:
        return False
    if GRADE.fullmatch(line.text):
        return True
    marked = bool(re.match(r"[一二三四五六七八九十（(第]", line.mark))
    text = without_number(line.text)
    programme = read_programme(text)
    if programme is not None and programme.end == len(text):
        return (
            marked
            or line.counted
            or text != line.text
            or leading_area(line.text) is None
            or not _BODY.search(line.text)
        )
    if _CLASS.match(line.text) or read_heading(line.text + "名单") is None:
        return marked or line.counted or bool(_CLASS.match(line.text))
    return (marked and line.counted) or ((marked or line.counted) and not is_name(line.text))


def is_name(text: str) -> bool:
    """Whether words look like the name of a place or organisation."""
    return is_place(text) or bool(_BODY.search(text) and len(text) >= 4)

"""Letterhead (版头): what a document says of itself at its head and foot: title, issuer, number, date, reporting
year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.letter_dates import DATE, NOTE, TOP, read_date
from kg.documents.text.block import Block
from kg.documents.text.doc_numbers import DOC_NUMBER, without_number
from kg.documents.text.numbering import read_mark
from kg.documents.text.page_lines import PageFields, read_fields
from kg.documents.text.titles import KIND_END
from kg.documents.years import speaking_year

_ISSUES = re.compile(r"(?P<issuer>.*?)(?:关于)?(?:印发|发布|公布|下发|转发)(?P<title>.+?)的(?:通知|公告|函|决定)$")
# What is made known is no document of its own, so that the notice keeps its title: "关于公布…名单的通知".
_LISTS = re.compile(r"(?:名单|名录|结果|人选)$")
_SENDS = re.compile(r"现将[^，。；《》]*《(?P<title>[^《》]+)》[^，。；《》]{0,6}(?:印发|发布|公布|下发|转发)")
# A title that names its issuer: |湖北省人民政府办公厅|关于….
_OPENS = re.compile(r"(?P<issuer>[\u4e00-\u9fff、]{4,40}?)关于")
_REPORTS = re.compile(r"[\u4e00-\u9fff、]{2,24}?(?:联合)?(?:印发|发布|出台)《?(?P<title>[^《》]{8,})》?$")
# A title over two lines: 中共河北省委 河北省人民政府印发|《…纲要》的通知.
_SENDING = re.compile(r"^[\u4e00-\u9fff 、]{4,50}(?:印发|发布|转发)$")
_TITLE_SENT = re.compile(r"《[^《》]+》的(?:通知|公告|函|决定)")
_RUNNING = 40
_LONGEST_FRONT = 12
_FRONT = re.compile(r"[\u4e00-\u9fff]{2,10}(?:省|市|自治区|州|盟|县|区|兵团|国家|中国)")
# GB/T 9704-2012, 7.2.4: the red head is the issuer's name with 文件 behind it.
_RED_HEAD = re.compile(r"(?P<issuer>[\u4e00-\u9fff]{4,40})文件$")
_SIGNED = re.compile(r"[\u4e00-\u9fff]{2,36}(?:局|厅|部|委|委员会|办|办公室|政府|组|法院|检察院|会议|署|总署|党委)$")
# A title in two lines, the body that speaks above: "枣阳市市场监督管理局（知识产权局）", "2021年…打算".
_HEADED = re.compile(rf"{_SIGNED.pattern.removesuffix('$')}(?:[（(][\u4e00-\u9fff]{{2,16}}局[）)])?$")
_GOES_ON = re.compile(r"关于|(?:19|20)\d\d年")
# Names of several issuers in one line, whose blanks are lost: 甘肃省教育厅|甘肃省农业农村厅.
_NEXT_ISSUER = re.compile(
    r"(?<=[局厅委部会])(?=[\u4e00-\u9fff]{2,3}(?:省|市|自治区)[\u4e00-\u9fff]|自治区|省(?!级)|中国人民银行|中共)"
)
# An issuer that its title names by its level only: |市|政府关于印发….
_OWN = re.compile(r"[省市区县州盟旗](?:人民)?(?:政府|委)")
# Whose seal stands for that of the issuer: 联席会议办公室|（国家知识产权局代章）.
_ON_BEHALF = re.compile(r"[（(][\u4e00-\u9fff]{2,20}代章[）)]")
# How much of it is printed: "…的通知（节选）".
_PARTIAL = re.compile(r"[（(](?:节选|节录|摘要|摘编|摘录|全文)[）)]$")
# When a note says that it was issued, with or without the day: （…局2026年5月印发）.
_DAY = re.compile(r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?")
_MONTH = re.compile(r"[（(]?(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?[）)]?$")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The document's own data; spans are (block index, start, end), None where the text does not give the thing."""

    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    year: int | None = None
    title_block: int | None = None
    number_block: int | None = None
    signature: str | None = None


def read_letterhead(blocks: Sequence[Block]) -> Letterhead:
    """The letterhead of a document from its first blocks, its signature and, for the year, its whole text."""
    fields = read_fields(blocks[:TOP])
    number, number_block = _number(blocks)
    heading, title_block = _heading(blocks)
    heading = _PARTIAL.sub("", heading) if heading else None
    issuer, title = None, heading
    if heading:
        issued = _ISSUES.match(heading)
        if issued:
            named = issued.group("title").strip("《》")
            # 关于印发《…管理办法》|暨|下达2020年度专项资金的通知: more than the one title.
            title = heading if _LISTS.search(issued.group("title")) or "》" in named else named
            title = _in_full(blocks[(title_block or 0) + 1 :], title)
            issuer = _joint(blocks[:title_block], issued.group("issuer").removesuffix("关于")) or None
    note = _note(blocks, title_block)
    opening = _OPENS.match(heading or "")
    issuer = issuer or (opening["issuer"] if opening and _SIGNED.match(opening["issuer"]) else None)
    issuer = (
        issuer or _issuer(blocks, title_block, fields) or (_noted_issuer(note) if note else None) or _headed(blocks)
    )
    kindred = issuer and title_block is not None and _OWN.match(issuer)
    signature = _signature(blocks, title_block or 0) if kindred else None
    date = read_date(blocks) or fields.made or fields.put_up
    year = speaking_year(blocks, heading, date, number or fields.number, TOP)
    return Letterhead(title, issuer, number or fields.number, date, year, title_block, number_block, signature)


def _reported(blocks: Sequence[Block], headline: str) -> tuple[str, int] | None:
    """The title below a headline that reports it: "上海印发|2022年…工作要点", where it is printed again."""
    told = _REPORTS.match(headline)
    places = (index for index, block in enumerate(blocks[:TOP]) if told and block.text.strip("《》") == told["title"])
    at = next(places, None)
    return (told["title"], at) if told and at is not None else None


def _enclosed(blocks: Sequence[Block], letter: int) -> tuple[str | None, int | None]:
    """The title of what a letter without a title sends: "现将《…计划》印发给你们", where it is printed below."""
    sent = _SENDS.search(blocks[letter].text)
    below = range(letter + 1, min(letter + TOP, len(blocks)))
    at = next((index for index in below if sent and blocks[index].text.strip("《》") == sent["title"]), None)
    return (sent["title"], at) if sent and at is not None else (None, None)


def _joint(above: Sequence[Block], last: str) -> str:
    """The joint issuers that the lines above a title name, and those that it begins with."""
    names = [name for name in _NEXT_ISSUER.split(last) if name]
    for block in reversed(above):
        if not names or not _SIGNED.match(block.text) or block.cell is not None:
            break
        names = [*_NEXT_ISSUER.split(block.text), *names]
    return "、".join(names)


def _in_full(below: Sequence[Block], title: str) -> str:
    """The title that a notice gives in short, as the document that it issues prints it: with the province in front."""
    for block in below[:TOP]:
        if len(title) < len(block.text) <= len(title) + _LONGEST_FRONT and block.text.endswith(title):
            front = block.text.removesuffix(title)
            return block.text if _FRONT.fullmatch(front) else title
    return title


def _note(blocks: Sequence[Block], title_block: int | None) -> str | None:
    """The note in brackets right below the title that says when and by whom the document was issued."""
    if title_block is None:
        return None
    notes = (NOTE.match(block.text) for block in blocks[title_block + 1 : title_block + 3])
    return next((note["words"] for note in notes if note), None)


def _noted_issuer(note: str) -> str | None:
    bare = re.sub(r"[\u4e00-\u9fff]{2,8}〔\d{4}〕\d+号", "", _DAY.sub("|", note.replace("印发", "|印发|")))
    named = re.search(r"(?P<issuer>[\u4e00-\u9fff]{4,40}?)\|*(?:印发|发布|公布)", bare)
    return _joint((), named["issuer"]) if named and _SIGNED.match(named["issuer"]) else None


def _headed(blocks: Sequence[Block]) -> str | None:
    """The body whose name is the first line of a title that goes on in the next."""
    first, following = (blocks[0].text, blocks[1].text) if len(blocks) > 1 else ("", "")
    return first if _HEADED.match(first) and _GOES_ON.match(following) else None


def _issuer(blocks: Sequence[Block], title_block: int | None, fields: PageFields) -> str | None:
    """Who issued a document whose title does not say so: by the red head (…文件), a field of the page, the signature.

    Signatures stand right above the date, below the title or at the foot, one line an agency.
    """
    for block in blocks[:TOP]:
        named = _RED_HEAD.match(block.text)
        if named and "关于" not in block.text:
            return named["issuer"]
    if fields.issuer or title_block is None:
        return fields.issuer
    return _signature(blocks, title_block)


def _signature(blocks: Sequence[Block], title_block: int) -> str | None:
    """The bodies that sign right above the date: below the title, at the foot, or in the letter above the title."""
    foot = max(title_block + 1, len(blocks) - 6)
    for index in (*range(title_block + 1, min(foot, 40)), *range(foot, len(blocks)), *range(1, title_block)):
        if _MONTH.match(blocks[index].text) and blocks[index].cell is None:
            signed = _signed(blocks[title_block + 1 if index > title_block else 0 : index])
            if signed:
                return signed
    return None


def _signed(above: Sequence[Block]) -> str | None:
    names: list[str] = []
    for block in reversed(above):
        if _ON_BEHALF.fullmatch(block.text):
            continue
        name = re.sub(r"[（(]代?章[）)]$", "", block.text)
        if block.cell is not None or not _SIGNED.match(name):
            break
        names.insert(0, name)
    return "、".join(names) or None


def _number(blocks: Sequence[Block]) -> tuple[str | None, int | None]:
    for index, block in enumerate(blocks[:TOP]):
        match = DOC_NUMBER.search(block.text)
        behind = block.text[len(without_number(block.text)) :].strip("（）()")
        if behind and block.kind != "letterhead":
            return behind, index
        if match and (len(DATE.sub("", block.text)) <= len(match.group()) + 4 or NOTE.match(block.text)):
            return re.sub(r"^.*(?:印发|发布|公布)", "", match.group()), index
    return None, None


def _heading(blocks: Sequence[Block]) -> tuple[str | None, int | None]:
    """The title at the head: the block that issues a document (关于印发…的通知), else the first that ends as
    titles do.
    """
    for index, block in enumerate(blocks[:TOP]):
        text = without_number(block.text)
        if index and _TITLE_SENT.fullmatch(text) and _SENDING.search(blocks[index - 1].text):
            text = blocks[index - 1].text + text
        if len(text) <= 120 and block.cell is None and block.kind != "letterhead" and _ISSUES.match(text):
            return text, index
    for index, block in enumerate(blocks[:TOP]):
        text = without_number(block.text)
        mark = read_mark(text)
        if block.kind == "letterhead" or block.cell or (mark and (mark.depth > 2 or index > 3)):
            continue
        if len(text) > _RUNNING and text.endswith("。") and block.kind == "body" and index > 0 and not mark:
            # Behind running text stands the title of an item, no longer that of the document.
            return _enclosed(blocks, index)
        if len(text) > 120 or text.endswith(("。", "；", "：")):
            continue
        if KIND_END.search(text) and not text.startswith(("附件", "（", "(")):
            return _reported(blocks, text) or (text, index)
    return None, None

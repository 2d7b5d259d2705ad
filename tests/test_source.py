"""Sources: every format gives the text that a reader sees, with its places; what cannot be read says why."""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from printing import FONT, Print, paragraphs, print_pdf, write_docx, write_html
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from kg.documents.files.html import read_html
from kg.documents.files.list_marks import Level, ListMarks
from kg.documents.files.source import BadInput, Source, list_sources, passed_over, read_source

SEEDS = Path(__file__).parent.parent / "seeds"
LINES = sorted(
    {
        line.strip()
        for seed in sorted(SEEDS.glob("*.txt"))
        for line in seed.read_text("utf-8").splitlines()
        if len(line) > 20
    }
)
TEXT = (
    "甘肃省人民政府关于印发实施方案的通知\r\n各市、自治州人民政府：\n　　到2020年，每万人口发明专利拥有量达到2.6件。\n"
)


def squeeze(text: str) -> str:
    return "".join(text.split())


def read_bytes(folder: Path, data: bytes, name: str = "a.txt") -> Source:
    (folder / name).write_bytes(data)
    return read_source(folder / name)


# Plain text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "gb2312"]
)
def test_a_text_is_read_in_every_encoding_with_line_ends_kept(tmp_path: Path, encoding: str) -> None:
    data = TEXT.encode(encoding)
    source = read_bytes(tmp_path, data)
    assert source.raw.removeprefix("\ufeff") == TEXT
    assert (source.text, source.origins, source.format) == (source.raw, None, "text")
    assert (source.id, source.path, source.sha256) == ("a", str(tmp_path / "a.txt"), hashlib.sha256(data).hexdigest())


def test_a_byte_order_mark_counts_as_a_character(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        assert read_bytes(tmp_path, TEXT.encode(encoding)).raw == "\ufeff" + TEXT


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=4))
def test_one_text_in_three_encodings_is_one_text(tmp_path: Path, lines: list[str]) -> None:
    text = "\n".join(lines)
    assert text == read_bytes(tmp_path, text.encode("utf-8")).raw == read_bytes(tmp_path, text.encode("gb18030")).raw
    assert "\ufeff" + text == read_bytes(tmp_path, text.encode("utf-16")).raw
    assert text + "\n1" == read_bytes(tmp_path, (text + "\n1").encode("utf-16-le")).raw


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("國務院關於新形勢下加快知識產權強國建設的若干意見，各省、自治區、直轄市人民政府", "big5"),
        ("特許庁は、知的財産権の保護に関する報告書を公表しました。", "shift_jis"),
        ("特許庁は、知的財産権の保護に関する報告書を公表しました。", "euc_jp"),
        ("지식재산권 보호에 관한 보고서를 발표하였다. 특허청은 다음과 같이 정한다.", "euc_kr"),
        ("Die Behörde prüft die Anträge für Übersetzungen und Gebühren während des Verfahrens.", "latin-1"),
    ],
)
def test_an_encoding_that_is_not_supported_is_refused(tmp_path: Path, text: str, encoding: str) -> None:
    with pytest.raises(BadInput, match="unknown encoding; save as UTF-8"):
        read_bytes(tmp_path, text.encode(encoding))


@given(data=st.binary(max_size=300))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    try:
        text, refusal = read_bytes(tmp_path, data).text, ""
    except BadInput as error:
        text, refusal = "", str(error)
    assert bool(text.strip()) != bool(refusal)
    assert "\n" not in refusal
    assert not refusal or re.fullmatch(rf"{tmp_path}/a\.txt: .+; .+", refusal)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "holds no text"),
        ("a.txt", b"\xef\xbb\xbf \r\n\xe3\x80\x80\t", "holds no text"),
        ("a.txt", b"\x00\x01\x02\x03" * 40, "binary"),
        ("a.txt", "知识产权".encode() + b"\x01\x02", "binary"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(20), "is a picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(20), "is a picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"old Word file \(.doc\); save as .docx"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "old Excel"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.rtf", b"{\\rtf1\\ansi}", "RTF file; save as .docx"),
        ("a.mht", b"MIME-Version: 1.0\n\nabc", "web archive"),
        ("a.docx", "正文".encode(), "is no Word file"),
        ("a.pdf", "正文".encode(), "is no PDF"),
        ("a.pdf", b"%PDF-1.7\nrubbish", "is a broken PDF"),
        ("a.docx", b"PK\x03\x04rubbish", "is a broken Word file"),
        ("a.html", b"<html><head><title>t</title></head><body><script>x</script></body></html>", "holds no text"),
    ],
)
def test_what_cannot_be_read_says_what_it_is(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        read_bytes(tmp_path, data, name)


def test_other_archives_are_named_for_what_they_are(tmp_path: Path) -> None:
    for member, message in (("xl/workbook.xml", "Excel"), ("content.xml", "OpenDocument"), ("a.txt", "zip archive")):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(member, "x")
        with pytest.raises(BadInput, match=message):
            read_bytes(tmp_path, buffer.getvalue(), "a.docx")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(BadInput, match="cannot be read"):
            read_source(path)


# Lists of files


def test_a_folder_gives_its_files_of_known_endings_by_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    names = ["b.txt", "a.pdf", "c.HTML", "sub/d.md", ".hidden.txt", "README.md", "manifest.toml", "~$b.docx", "x.xls"]
    for name in names:
        (tmp_path / name).write_text("x")
    listed = [path.relative_to(tmp_path).as_posix() for path in list_sources([tmp_path])]
    assert listed == ["a.pdf", "b.txt", "c.HTML", "sub/d.md"]
    assert passed_over([tmp_path]) == (tmp_path / "x.xls",)
    assert list_sources([tmp_path / "x.xls", tmp_path / "b.txt"]) == (tmp_path / "x.xls", tmp_path / "b.txt")


def test_a_file_named_twice_is_listed_once_and_two_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert list_sources([tmp_path, tmp_path / "a.txt"]) == (tmp_path / "a.txt",)
    (tmp_path / "a.html").write_text("x")
    with pytest.raises(BadInput, match=r"a\.txt: has the same name as .*a\.html"):
        list_sources([tmp_path])


def test_a_path_that_does_not_exist_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        list_sources([tmp_path / "none"])
    with pytest.raises(BadInput, match="holds no file to read"):
        list_sources([tmp_path])


# Web pages


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>一</p><p>二</p>", "一\n\n二"),
        ("<h1>题</h1>文<br>字<div>块</div>尾", "题\n\n文\n字\n块\n尾"),
        ("<head><title>题</title><style>p{}</style></head><p>一<script>if (a<b) {}</script>二<!-- 三 --></p>", "一二"),
        ("<head><title>题</title><p>头没有关上", "头没有关上"),
        ("<nav><ul><li>首页</nav><p>文", "文"),
        ("<p style='display: none'>藏</p><p hidden>藏</p><p>显</p>", "显"),
        ("<p>&lt;甲&gt;&nbsp;乙&#20013;&#x56fd;&amp&foo=1 <100件", "<甲>\xa0乙中国&&foo=1 <100件"),
        ("<p>知识\n  产权 </p>\n<p>　　局</p>", "知识 产权\n\n　　局"),
        ("<ul><li>一<li>二</ul>", "一\n二"),
        (
            "<table><tr><th>省市<th>要求<tr><td>北京市</td><td><p>一。</p><p>二。</p></td></tr></table>尾",
            "省市\t要求\n北京市\t一。 二。\n\n尾",
        ),
        ("<table><tr><td rowspan=2>甲<td>一<tr><td>二<tr><td colspan=2>合<td>三</table>", "甲\t一\n\t二\n合\t\t三"),
        ("<table><tr><td>菜单<td><p>一<p>二</table>", "菜单\n\n一\n\n二"),
        ("<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table><td>右</table>", "a\tb\nc\td\n\n右"),
        ("<p>一<![if !supportLists]>二<![endif]></>三&#</p>四", "一二三&#\n\n四"),
    ],
)
def test_a_page_gives_the_text_that_is_seen(page: str, text: str) -> None:
    read, origins = read_html(page)
    assert read == text
    assert_traced(page, read, list(origins))


def assert_traced(raw: str, text: str, origins: list[int]) -> None:
    """Each character comes from its place in the raw text, from an entity there, or was put in as a separator."""
    assert len(text) == len(origins)
    for char, origin in zip(text, origins, strict=True):
        if origin == -1:
            assert char in "\n\t\f "
        elif raw[origin] == "&":
            entity = re.match(r"&#?\w+;?|&", raw[origin:])
            assert entity
            assert char in html.unescape(entity.group())
        else:
            assert raw[origin] == char or (char == " " and raw[origin].isspace())
    real = [origin for origin in origins if origin >= 0]
    assert real == sorted(real)


TAGS = [
    "<p>",
    "</p>",
    "<td>",
    "</td>",
    "<tr>",
    "<table>",
    "</table>",
    "<div>",
    "</div>",
    "<br/>",
    "<b>",
    "</b>",
    "<nav>",
]
TAGS += [
    "</nav>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&amp;",
    "&#",
    "&lt",
    "<",
    ">",
    "<pre>",
    "</pre>",
    "\n",
    " ",
    "\r\n",
]
TAGS += [
    "<td rowspan=3>",
    "<td colspan=2>",
    "<![if x]>",
    "</>",
    "<head>",
    "<body>",
    "<li>",
    "知识",
    "产权",
    "12",
    "<!x>",
    "<?y>",
]


@settings(max_examples=300)
@given(pieces=st.lists(st.sampled_from(TAGS), max_size=30))
def test_every_character_of_a_page_can_be_traced_however_broken_it_is(pieces: list[str]) -> None:
    page = "".join(pieces)
    text, origins = read_html(page)
    assert_traced(page, text, list(origins))


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gb18030", "big5"])
def test_a_page_is_decoded_by_the_charset_it_names(tmp_path: Path, encoding: str) -> None:
    write_html("第一段，中文。\n第二段。", tmp_path / "a.htm", [["省", "件"], ["甲", "1"]], encoding)
    source = read_source(tmp_path / "a.htm")
    assert source.text == "第一段，中文。\n\n第二段。\n\n省\t件\n甲\t1"
    assert source.format == "html"
    assert source.raw.startswith("<!DOCTYPE")


def test_a_page_is_known_by_its_first_tag_and_a_wrong_charset_is_not_believed(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html><html><head><meta charset='iso-8859-1'></head><body><p>各市人民政府的通知。</p></body></html>"
    )
    assert read_bytes(tmp_path, page.encode("gbk"), "a.doc").text == "各市人民政府的通知。"


# Word files


def test_a_word_file_gives_paragraphs_and_rows(tmp_path: Path) -> None:
    write_docx("标题\n第一段。\n第二段。", tmp_path / "a.docx", [["省市", "要求"], ["北京市", "一。\n二。"]])
    source = read_source(tmp_path / "a.docx")
    assert source.raw == source.text == "标题\n\n第一段。\n\n第二段。\n\n省市\t要求\n北京市\t一。 二。"
    assert (source.format, source.origins) == ("docx", None)


def test_merged_cells_hold_their_text_once(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=3, cols=3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = str(number)
    for first, last in (((0, 0), (1, 0)), ((2, 0), (2, 1))):
        merged = table.cell(*first).merge(table.cell(*last))
        merged.text = "合"
    document.save(str(tmp_path / "a.docx"))
    assert read_source(tmp_path / "a.docx").text == "合\t1\t2\n\t4\t5\n合\t\t8"


def test_list_numbers_are_printed_deleted_and_hidden_text_is_not(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    for text in ("总体要求", "重点任务"):
        document.add_paragraph(text, style="List Number")
    paragraph = document.add_paragraph("可见")
    paragraph.add_run("隐藏").font.hidden = True
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>删</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>增</w:t></w:r></w:ins>"))
    box = (
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    paragraph._p.append(parse_xml(box))
    document.save(str(tmp_path / "a.docx"))
    assert read_source(tmp_path / "a.docx").text == "1.总体要求\n\n2.重点任务\n\n可见增\n\n框"


def test_list_numbers_count_as_word_does() -> None:
    levels = {
        0: Level(1, "chineseCountingThousand", "%1、"),
        1: Level(1, "chineseCounting", "（%2）"),
        2: Level(1, "decimal", "%1.%3."),
    }
    marks = ListMarks({"1": ("a", levels), "2": ("a", levels)})
    asked = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("2", 1), ("2", 2), ("9", 0)]
    assert [marks.next_mark(*place) for place in asked] == ["一、", "（一）", "（二）", "二、", "（一）", "二.1.", ""]


# PDF


PRINTED = ["gansu-plan-2016", "annual-report-2017-ch9", "local-key-points-2019"]


def ends(parts: list[str]) -> set[int]:
    """The offsets at which paragraphs end, counted without white space."""
    offsets, length = set(), 0
    for part in parts:
        length += len(squeeze(part))
        offsets.add(length)
    return offsets


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize(
    ("how", "share"),
    [
        (Print(), 1.0),
        (Print(indent=0, after=6), 1.0),
        (Print(justified=True, size=10.5), 1.0),
        # Nothing but short last lines: a paragraph that fills its last line cannot be told.
        (Print(indent=0, head=""), 0.95),
    ],
)
def test_a_printed_seed_is_read_back_whole_with_its_paragraphs(
    tmp_path: Path, name: str, how: Print, share: float
) -> None:
    printed = paragraphs((SEEDS / f"{name}.txt").read_text("utf-8"))
    print_pdf("\n".join(printed), tmp_path / "a.pdf", how)
    source = read_source(tmp_path / "a.pdf")
    assert squeeze(source.text) == squeeze("".join(printed))
    wanted, found = ends(printed), ends(source.text.split("\n\n"))
    assert len(wanted & found) >= share * len(wanted)
    assert len(found - wanted) <= 0.03 * len(wanted)
    assert source.origins is not None
    assert_traced(source.raw, source.text, list(source.origins))
    pages = source.text.count("\f") + 1
    assert pages > 2
    assert len(re.findall(r"— \d+ —", source.raw)) == pages
    assert "— 1 —" not in source.text
    assert not how.head or (source.raw.count(how.head), source.text.count(how.head)) == (pages, 0)


def draw(path: Path, *texts: tuple[float, float, str], pages: int = 1, size: float = 12, **options: object) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), pagesize=A4, invariant=1, **options)
    for _ in range(pages):
        canvas.setFont(FONT, size)
        for x, y, text in texts:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()


def test_runs_on_one_line_with_wide_gaps_are_cells(tmp_path: Path) -> None:
    draw(
        tmp_path / "a.pdf",
        *((90, 700, "省市"), (200, 700, "申请量"), (90, 680, "北京市"), (200, 680, "18.5万件")),
        *((90, 660, "天津市"), (200, 660, "8万件")),
    )
    assert read_source(tmp_path / "a.pdf").text == "省市\t申请量\n北京市\t18.5万件\n天津市\t8万件"


def test_columns_are_read_one_after_the_other_and_flow_on(tmp_path: Path) -> None:
    left = [(60, 700 - 18 * row, "知识产权保护运用和管理服务水平提升") for row in range(6)]
    right = [(320, 700 - 18 * row, "专利商标地理标志版权和植物新品种等") for row in range(6)]
    draw(tmp_path / "a.pdf", *left, *right)
    text = read_source(tmp_path / "a.pdf").text
    assert text == "\n".join([left[0][2]] * 6 + [right[0][2]] * 6)


def test_letters_spread_for_a_title_are_one_text_and_lone_letters_are_kept(tmp_path: Path) -> None:
    draw(tmp_path / "a.pdf", (200, 700, "通"), (260, 700, "知"), (90, 650, "局"))
    assert read_source(tmp_path / "a.pdf").text == "通 知\n\n局"


def test_what_is_printed_twice_to_look_bold_is_read_once(tmp_path: Path) -> None:
    draw(tmp_path / "a.pdf", *[(90 + shift, 700, "上海市2222件") for shift in (0, 0.3, 0.6, 0.9)], (90, 680, "2016年"))
    assert read_source(tmp_path / "a.pdf").text.split() == ["上海市2222件", "2016年"]


def test_a_number_in_the_text_is_no_page_number(tmp_path: Path) -> None:
    draw(tmp_path / "a.pdf", (90, 700, "发明专利授权量"), (90, 682, "2017"))
    assert squeeze(read_source(tmp_path / "a.pdf").text) == "发明专利授权量2017"


def test_radicals_become_the_characters_meant_and_nothing_else_changes(tmp_path: Path) -> None:
    from kg.documents.files.radicals import MEANINGS

    assert "⼀⻓⾏豈︵ＡａﬁⅠ①㎡２．".translate(MEANINGS) == "一长行豈(ＡａﬁⅠ①㎡２．"
    text = "（一）ＡＢ〔2017〕8号“１２．５”①…—·℃‰"
    draw(tmp_path / "a.pdf", (90, 700, text))
    assert read_source(tmp_path / "a.pdf").text == text


def test_pages_turned_on_their_side_are_read(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    for turn in (90, 180, 270):
        canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
        canvas.setPageRotation(turn)
        canvas.setFont(FONT, 12)
        canvas.translate(A4[0] / 2, A4[1] / 2)
        canvas.rotate(turn)
        for row, text in enumerate(("省市", "申请量", "授权量")):
            canvas.drawString(-100, -18 * row, text)
            canvas.drawString(100, -18 * row, str(row))
        canvas.save()
        assert read_source(tmp_path / "a.pdf").text == "省市\t0\n申请量\t1\n授权量\t2"


def test_a_pdf_without_text_and_an_encrypted_one_are_refused(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.rect(50, 50, 100, 100, fill=1)
    canvas.save()
    with pytest.raises(BadInput, match="has no text layer; recognise its text"):
        read_source(tmp_path / "a.pdf")
    draw(tmp_path / "b.pdf", (90, 700, "密"), encrypt="secret")
    with pytest.raises(BadInput, match="password"):
        read_source(tmp_path / "b.pdf")


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    for name, write in (("a.pdf", print_pdf), ("b.docx", write_docx), ("c.html", write_html)):
        write("\n".join(LINES[:40]), tmp_path / name)
        assert read_source(tmp_path / name) == read_source(tmp_path / name)

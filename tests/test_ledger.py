"""Ledgers: numbered tasks with a cell a line, as text copied from a table prints them."""

from __future__ import annotations

import re

import pytest
from texts import document_of

from kg.documents import Document

HEAD = ["编号", "任务名称", "责任部门", "进展情况", "下一步计划"]
RECORDS = [
    ["加强知识产权保护", "市市场监管局、宁波海关", "全年办理专利纠纷案件326件。", "2021年办案量达到400件。"],
    ["发展知识产权金融", "市地方金融监管局", "质押融资额达18.6亿元。", "2021年质押融资额达到25亿元以上。"],
    ["培育人才", "市教育局、市人力社保局", "培训1200人次。", "继续实施培训计划。"],
]
TITLE = "宁波市2020年知识产权重点任务进展台账"


def ledger(records: list[list[str]], *, gap: str = "\n", behind: str = "", head: list[str] = HEAD) -> Document:
    rows = ["\n".join([str(number), *record]) for number, record in enumerate(records, start=1)]
    return document_of("\n\n".join([TITLE, "\n".join(head)]) + "\n" + gap + f"\n{gap}".join(rows) + behind)


def cells(document: Document) -> list[list[tuple[str, str | None, str]]]:
    """Title, role and text of the cells of each row."""
    rows: dict[int, list[tuple[str, str | None, str]]] = {}
    for section in document.sections:
        cell = section.cell
        if cell is not None:
            text = "".join(
                document.text[sentence.start : sentence.end]
                for sentence in document.sentences
                if sentence.section == section.index
            )
            rows.setdefault(cell.row, []).append((cell.title, cell.role, text))
    return list(rows.values())


@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
def test_each_line_of_a_record_is_the_cell_below_its_title(gap: str) -> None:
    roles = ["task", "lead", "result", "plan"]
    wanted = [list(zip(HEAD[1:], roles, record, strict=True)) for record in RECORDS]
    assert cells(ledger(RECORDS, gap=gap)) == wanted


def test_a_row_number_is_no_page_number() -> None:
    many = [[*RECORDS[0][:2], f"全年办理案件{number}30件。", RECORDS[0][3]] for number in range(1, 15)]
    assert len(cells(ledger(many))) == 14


def test_a_line_that_the_print_broke_goes_on() -> None:
    long = [
        "加强知识产权保护",
        "市市场监管局",
        "印发保护行动方案，全年办理专利纠纷案件326件，其中调解\n结案210件。",
        "继续。",
    ]
    found = cells(ledger([long, *RECORDS]))
    assert found[0][2][2] == long[2].replace("\n", "")
    assert [len(row) for row in found] == [4] * 4


def test_a_record_that_lacks_a_cell_keeps_its_task_and_guesses_no_titles() -> None:
    lacking = ["建设公共服务平台", "市科技局", "平台尚未立项。"]
    found = cells(ledger([RECORDS[0], lacking, *RECORDS[1:]]))
    assert found[1] == [(HEAD[1], "task", lacking[0]), ("", None, lacking[1]), ("", None, lacking[2])]
    assert found[2][1][1] == "lead"


def test_what_stands_behind_the_last_record_is_no_cell() -> None:
    for behind in ("\n\n附注：以上数据截至2020年12月底。", "\n联系人：张先生"):
        document = ledger(RECORDS, behind=behind)
        assert [len(row) for row in cells(document)] == [4] * 3
        assert behind.strip()[:3] in document.text


def test_columns_without_known_titles_make_no_ledger() -> None:
    assert not cells(ledger(RECORDS, head=["编号", "甲", "乙", "丙", "丁"]))


WIDTHS = (6, 18, 14, 7)
NUMBERS = re.compile(r"(?:^|(?<=。))\d\.(?!\d)")
PRINTED = ["序号", "重点任务", "2020年成效", "2021年计划", "责任单位"]
WIDE = [
    [
        "完善知识产权政策法规体系",
        "出台《山东省知识产权保护和促进条例》。全省发明专利授权量2.67万件，同比增长30.1%，居全国第5位。",
        "1.修订《山东省专利奖励办法》。2.发明专利授权量突破3万件。",
        "省市场监管局牵头，省司法厅、省财政厅配合",
    ],
    [
        "加快保护中心建设",
        "中国（济南）知识产权保护中心通过国家知识产权局验收并正式运行，备案企业5216家。",
        "1.中国（德州）知识产权保护中心年内挂牌运行，备案企业800家。",
        "省知识产权保护中心、济南市政府",
    ],
    [
        "深化金融服务",
        "专利权质押登记金额126.3亿元，惠及企业1086家，风险补偿基金规模扩大至1.5亿元。",
        "1.专利权质押登记金额超过150亿元，参与银行达到40家。",
        "省地方金融监管局牵头，人民银行济南分行配合",
    ],
]


def broken(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def by_width(records: list[list[str]], widths: tuple[int, ...] = WIDTHS) -> list[list[str]]:
    """The lines of each record, its cells broken where their columns end."""
    return [
        [line for cell, width in zip(record, widths, strict=True) for line in broken(cell, width)] for record in records
    ]


@pytest.mark.parametrize("widths", [WIDTHS, (5, 20, 16, 8), (8, 15, 22, 6)])
def test_lines_are_parted_into_cells_by_the_widths_of_the_columns(widths: tuple[int, ...]) -> None:
    found = cells(ledger(by_width(WIDE, widths), gap="", head=PRINTED))
    assert [[text for _, _, text in row] for row in found] == [[NUMBERS.sub("", cell) for cell in row] for row in WIDE]


def test_a_record_that_goes_on_behind_the_head_printed_again_is_one() -> None:
    first, second, third = by_width(WIDE)
    task = len(broken(WIDE[1][0], WIDTHS[0]))
    cut = task + 2
    again = [*second[:cut], "", "— 2 —", "", *PRINTED, "2", *second[:task], *second[cut:]]
    document = ledger([first, again, third], gap="", head=PRINTED)
    assert [[role for _, role, _ in row] for row in cells(document)] == [["task", "result", "plan", "lead"]] * 3
    assert cells(document)[1][1][2] == WIDE[1][1]


def by_blank_lines(records: list[list[str]], width: int = 14) -> Document:
    """A cell a paragraph: blank lines part the cells, and the print breaks the lines within them."""
    rows = [
        ["\n".join(broken(cell, width)) for cell in (str(number), *record)] for number, record in enumerate(records, 1)
    ]
    return document_of("\n\n".join([TITLE, *HEAD, *(cell for row in rows for cell in row)]))


@pytest.mark.parametrize("width", [6, 9, 14, 40])
def test_blank_lines_part_the_cells_however_wide_they_were_printed(width: int) -> None:
    found = [[text for _, _, text in row] for row in cells(by_blank_lines(RECORDS, width))]
    assert found == RECORDS


def test_a_cell_that_the_end_of_the_page_cut_goes_on_behind_the_head_printed_again() -> None:
    task = "加强知识产权保护，健全执法协作机制。"
    cut = [["加强知识产权保护，", *RECORDS[0][1:], *HEAD, "健全执法协作机制。"], *RECORDS[1:]]
    assert cells(by_blank_lines(cut))[0][0][2] == task

"""Ledgers: numbered tasks with a cell a line, as text copied from a table prints them."""

from __future__ import annotations

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

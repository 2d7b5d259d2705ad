"""Tables whose cells the print wrapped: every cell comes back whole, in its column, whatever the widths."""

from __future__ import annotations

import pytest
from texts import document_of

TITLES = ("重点任务", "规划要求", "2016年以来完成情况", "存在问题及下一步工作")
ROWS = (
    (
        "（一）完善法规政策体系",
        "修订专利条例；制定重大经济活动知识产权评议办法。",
        (
            "1.条例修订草案已两次提交省政府法制办审查，有关部门正在会签。",
            "2.省政府办公厅印发《重大经济科技活动知识产权评议暂行办法》，对石墨精深加工等重大项目开展评议。",
        ),
        ("1.评议范围偏窄，市级层面尚无一地出台配套细则。", "2.明年力争提请省人大常委会一审。"),
    ),
    (
        "（二）健全知识产权保护体系",
        "建成省级知识产权保护中心，维权援助网络覆盖全部市州。",
        (
            "1.保护中心获国家知识产权局批复建设，办公用房装修完毕，人员陆续到岗。",
            "2.三市知识产权维权援助分中心挂牌运行，另外两市的分中心正在筹建之中。",
        ),
        ("1.部分市州仍无维权机构，经费没有保障。", "2.力争上半年通过验收，启动快速预审。"),
    ),
    (
        "（三）促进转化运用工作",
        "设立省知识产权运营基金，培育运营机构，建设区域运营中心。",
        (
            "1.运营基金完成注册，首期资金已经到位，已投项目进展顺利并且带动社会资本。",
            "2.质押融资风险补偿资金扩大规模，累计为多家企业提供贷款，银行授信门槛有所降低。",
        ),
        ("1.银行授信门槛偏高，企业反映评估费用较高。", "2.建议增列贴息资金，推动运营基金二期募集。"),
    ),
)


def wrapped(cell: str, width: int) -> list[str]:
    return [cell[start : start + width] for start in range(0, len(cell), width)]


def printed(widths: tuple[int, int, int, int]) -> str:
    lines = ["某省知识产权规划实施情况评估报告", "", "二、重点任务实施情况", "", *TITLES]
    for first, second, third, fourth in ROWS:
        lines += wrapped(first, widths[0]) + wrapped(second, widths[1])
        for items, width in ((third, widths[2]), (fourth, widths[3])):
            for item in items:
                lines += wrapped(item, width)
    lines += ["", "三、工作建议", "", "加强与国家规划衔接，推动各项任务落地，请有关部门予以支持。"]
    return "\n".join(lines)


@pytest.mark.parametrize("widths", [(4, 6, 22, 9), (5, 8, 24, 11), (4, 7, 18, 10)])
def test_cells_wrapped_at_any_width_come_back_in_their_columns(widths: tuple[int, int, int, int]) -> None:
    document = document_of(printed(widths))
    cells: dict[tuple[int, int], str] = {}
    for sentence in document.sentences:
        cell = document.sections[sentence.section].cell
        if cell is not None:
            place = (cell.row, cell.column)
            cells[place] = cells.get(place, "") + document.text[sentence.start : sentence.end]
    assert cells == {
        (row, column): "".join(part.split("）", 1)[-1] if column == 0 else part.lstrip("12.") for part in parts)
        for row, texts in enumerate(ROWS)
        for column, parts in enumerate((text,) if isinstance(text, str) else text for text in texts)
    }


def test_a_chapter_behind_a_wrapped_table_is_no_row_of_it() -> None:
    document = document_of(printed((4, 6, 22, 9)))
    last = document.sections[document.sentences[-1].section]
    assert last.cell is None
    assert last.path[-1] == "工作建议"

"""Layouts of plain text: wrapped lines, heads and feet of pages, numbering, tables and titles as files print them."""

from __future__ import annotations

import pytest
from samples import reports, wrap
from texts import document_of, read

from kg.documents import Document


def paragraphs_of(text: str) -> list[str]:
    return document_of(text).text.split("\n")


def paths_of(document: Document) -> list[tuple[str, ...]]:
    return [section.path for section in document.sections]


def prose() -> str:
    """Enough running text that its setting can be told."""
    return "".join(text.split("\n")[2] for text in list(reports().values())[:4])


@pytest.mark.parametrize("width", [18, 30, 38])
def test_lines_cut_after_a_number_of_characters_are_one_paragraph(width: int) -> None:
    assert paragraphs_of(wrap(prose(), width, counted=True)) == [prose()]


def test_a_bracket_that_closes_in_another_width_ends_its_paragraph() -> None:
    items = [
        "1.加强改革。在兰州新区推进试点。(省知识产权局、省编办负责，下同）",
        "2.建立评议制度。开展知识产权评议。（省科技厅负责）",
    ]
    assert paragraphs_of("\n\n".join(items)) == items


def test_the_salutation_of_a_notice_is_a_paragraph_with_either_colon() -> None:
    for colon in ":：":
        lines = [f"各县、区人民政府，市政府各部门，各有关单位{colon}", "《资助办法》已经同意，现印发给你们。"]
        assert paragraphs_of("\n\n".join(lines)) == lines


def test_a_title_flows_into_no_line_of_the_web_page_around_it() -> None:
    title = "德化县市场监督管理局2022年知识产权工作总结和2023年工作思路"
    document = document_of(
        f"{title}\n来源：县市场监管局　　时间：2022-12-29 09:15\n\n　　今年以来，全县授权专利3100件。"
    )
    assert document.text.split("\n")[0] == document.title == title


def test_a_foot_with_the_name_of_a_book_is_left_out_of_the_sentence_that_it_interrupts() -> None:
    lines = [
        "第五章　地方知识产权工作",
        "江苏省",
        "省知识产权局编制《维权指引（第三辑）》，全年开展培训并累计发放",
        " " * 56 + "72　　知识产权年度报告2021",
        "5000余册。",
        "安徽省",
        "省知识产权局举办活动并且组织开展专项行动，全年共查处侵权案件",
        " " * 56 + "知识产权年度报告2021　　73",
        "380件。",
    ]
    text = "\n".join(lines)
    assert "累计发放5000余册。" in document_of(text).text
    assert "查处侵权案件380件。" in document_of(text).text


def test_a_running_head_is_left_out_and_a_unit_at_the_break_of_a_page_is_not() -> None:
    assert "万件" in read("anhui-midterm-2018").text.split("\n")
    assert read("henan-whitepaper-2022").text.count("2022年河南省知识产权保护状况") == 1


def test_a_head_that_repeats_the_title_within_a_sentence_is_left_out_and_the_title_gives_the_year() -> None:
    lines = [
        "2018 国家商标工作年报",
        "",
        "第三章",
        "商标注册",
        "",
        "　　全年商标注册申请730万件，注册商标500万件，质押融资登记1.1万项，",
        "",
        "31",
        "",
        "第三章 商标注册",
        "",
        "同比增长12%。到2020年，注册周期压缩到4个月；2021年、2023年另有任务，地理标志达",
        "",
        "32",
        "",
        "2018 国家商标工作年报",
        "",
        "到5000件。",
    ]
    document = document_of("\n".join(lines))
    assert "质押融资登记1.1万项，同比增长12%。" in document.text
    assert "地理标志达到5000件。" in document.text
    assert document.year == 2018


def test_figures_beside_the_breaks_of_pages_are_no_running_heads() -> None:
    rows = [("拥有量（件）", "8", "\f10"), ("融资额（亿元）", "50", "\f60"), ("结案率（%）", "80", "90")]
    table = "\n".join("\n".join(row) for row in rows)
    text = f"一、主要目标\n\n指标\n2016年\n2020年\n{table}"
    assert [cell for cell in document_of(text).text.split("\n") if cell.isdigit()] == [
        "8",
        "10",
        "50",
        "60",
        "80",
        "90",
    ]


def test_what_stands_between_the_title_and_the_head_of_a_table_is_kept() -> None:
    text = (
        "2018年重点工作完成情况表\n（单位：件）\n责任单位\t年度目标\t完成情况\n"
        "市财政局\t安排资金3000万元\t安排3200万元\n市法院\t结案率85%\t结案率87%"
    )
    document = document_of(text)
    assert "（单位：件）" in document.text.split("\n")
    assert document.title == "2018年重点工作完成情况表"


def test_a_bold_task_and_a_plain_result_on_one_line_are_two_cells() -> None:
    document = read("yangtze-belt-2017")
    texts = [document.text[item.start : item.end] for item in document.sentences]
    assert "省政府修订、出台《安徽省促进科技成果转化实施细则》。" in texts


def test_a_chinese_number_before_a_year_heads_a_section() -> None:
    text = (
        "陕西省知识产权局2019年工作总结\n\n一、2019年工作总结\n\n（一）强化设计。省政府印发实施意见并且抓好落实。\n\n"
        "二、2020年工作计划\n\n（一）完善政策。省政府出台奖励办法并且抓好落实。"
    )
    headings = [path[1:] for path in paths_of(document_of(text)) if len(path) == 3]
    assert headings == [("2019年工作总结", "强化设计"), ("2020年工作计划", "完善政策")]


def test_items_stand_under_their_article_and_articles_under_their_chapter() -> None:
    text = (
        "柳州市知识产权资助办法\n\n第一章　总则\n\n第一条　为激励创新，制定本办法，请遵照执行。\n\n"
        "第二章　资助\n\n第二条　资助标准：\n\n"
        "（一）国内发明专利获得授权的，每件资助5000元。\n\n（二）台湾地区专利，每件资助1万元。"
    )
    document = document_of(text)
    last = document.sections[-1].path
    assert last[0] == "柳州市知识产权资助办法"
    assert last[1] == "资助"
    assert last[2].startswith("资助标准")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "当前位置：首页>政务公开>统计公报\n\n2021年青岛市知识产权发展与保护状况公报\n\n全市专利授权量6.3万件。",
            "2021年青岛市知识产权发展与保护状况公报",
        ),
        (
            "甘肃省建设特色型知识产权强省\n试点省实施方案\n\n为了加快建设知识产权强省，制定本方案。",
            "甘肃省建设特色型知识产权强省试点省实施方案",
        ),
        (
            "甘肃省人民政府\n\n甘肃省知识产权强省建设实施方案\n\n为了加快建设知识产权强省，制定本方案。",
            "甘肃省知识产权强省建设实施方案",
        ),
    ],
)
def test_the_title_is_that_of_the_document(text: str, title: str) -> None:
    assert document_of(text).title == title


def test_the_titles_of_chapters_and_their_parts_are_no_columns_of_a_table() -> None:
    parts = [
        "第三章　重点任务\n第一节　实施高价值专利培育计划\n聚焦有色冶金等产业，建设培育中心3个。",
        "第二节　完善服务\n聚焦特色农牧产业，建设服务站点5个。",
    ]
    document = document_of("\n\n".join(["青海省知识产权发展规划", *parts]))
    assert not any(section.cell for section in document.sections)
    assert [section.heading for section in document.sections][-2:] == ["实施高价值专利培育计划", "完善服务"]

"""Lists of names in documents: each name a line of its own, annexes under no heading before them."""

from __future__ import annotations

import hashlib

from kg.documents import Document, Source, parse_document


def _read(raw: str) -> Document:
    return parse_document(Source("list", "list.txt", "text", raw, raw, None, hashlib.sha256(raw.encode()).hexdigest()))


def test_names_of_one_length_are_no_wrapped_text() -> None:
    names = [f"杭州{number}电子科技股份有限公司" for number in "甲乙丙丁戊己庚辛壬癸子丑"]
    assert _read("2020年度专利示范企业名单\n" + "\n".join(names)).text.split("\n")[1:] == names


def test_wrapped_text_is_still_joined() -> None:
    sentence = "各地要充分发挥示范引领作用，健全工作机制，结合实际编制方案，经审核后报备案。"
    raw = "\n".join((sentence * 12)[start : start + 30] for start in range(0, 12 * len(sentence), 30))
    assert _read(raw).text == sentence * 12


def test_long_lines_that_list_names_under_a_province_stay_apart() -> None:
    first = "江苏省：" + "、".join(["南京市", "苏州市", "无锡市", "常州市", "南通市", "扬州市", "镇江市", "泰州市"])
    second = "浙江省：" + "、".join(["杭州市", "宁波市", "温州市", "嘉兴市", "湖州市", "绍兴市", "金华市", "台州市"])
    assert _read(f"示范城市名单\n{first}\n{second}").text.split("\n")[1:] == [first, second]


def test_an_annex_lies_under_no_heading_before_it() -> None:
    raw = (
        "一、工作要求\n各地要认真总结经验做法，及时报送。\n附件1\n示范城市名单\n南京市、苏州市、无锡市、常州市、南通市"
    )
    document = _read(raw)
    assert document.sections[-1].path == ("示范城市名单",)


def test_a_first_row_with_a_place_or_number_is_no_head() -> None:
    document = _read("试验区名单\n1\t永丰试验区\t北京市\n2\t科学城试验区\t安徽省")
    assert {section.cell.title for section in document.sections if section.cell} == {""}
    assert "永丰试验区" in document.text


def test_a_cell_behind_merged_cells_opens_a_row() -> None:
    document = _read("示范区名单\n省份\t名称\n江苏省\t苏州市\n\t无锡市\n浙江省\t宁波市")
    cells = [section.cell for section in document.sections if section.cell]
    assert [(cell.row, cell.column, cell.key) for cell in cells] == [
        (0, 0, "江苏省"),
        (0, 1, "江苏省"),
        (1, 1, "江苏省"),
        (2, 0, "浙江省"),
        (2, 1, "浙江省"),
    ]


def test_a_list_between_two_tables_ends_the_first() -> None:
    document = _read(
        "甲名单\n1\t永丰园\t北京市\n2\t滨江园\t浙江省\n附件2\n乙名单\n1\t科学城\t安徽省\n2\t软件园\t湖北省"
    )
    assert {section.cell.table for section in document.sections if section.cell} == {0, 1}


def test_a_notice_that_makes_a_list_known_keeps_its_title() -> None:
    title = "国家知识产权局关于公布2022年国家知识产权示范企业名单的通知"
    document = _read(f"{title}\n\n现予公布。")
    assert (document.title, document.issuer) == (title, "国家知识产权局")


def test_emphasis_and_bullets_of_markdown_are_no_words() -> None:
    raw = (
        "2025年工作情况\n\n登记量*2.1万件*，下降*3.8%*。授权**4.18万件**。\n\n"
        "* 专利转让5870件。\n- 《条例》出台。\n\n数据* 为初步统计。"
    )
    document = _read(raw)
    told = [document.text[sentence.start : sentence.end] for sentence in document.sentences]
    assert told[1:5] == ["登记量2.1万件，下降3.8%。", "授权4.18万件。", "专利转让5870件。", "《条例》出台。"]
    assert "数据*" in document.text


def test_names_of_a_list_head_nothing_behind_it() -> None:
    document = _read(
        "一、试点县\n同意以下县为试点县：\n德清县\n诸暨市\n龙港市\n申报的县共30个，通过率为百分之十，创历年新低。"
        "\n二、服务机构\n东海咨询有限公司\n钱江大学\n瓯越研究院（限期整改）\n参加考核的机构共12家，其中优秀的有3家。"
    )
    paths = {document.text[one.start : one.end][:4]: document.sections[one.section].path for one in document.sentences}
    assert paths["申报的县"] == ("试点县",)
    assert paths["参加考核"] == ("服务机构",)


def test_a_place_above_its_paragraph_is_a_heading_still() -> None:
    document = _read(
        "各市进展如下：\n南通市\n全市新增专利授权三百件，质押融资二亿元。"
        "\n扬州市\n建成知识产权公共服务平台一家，服务企业八百家。"
    )
    assert [section.path[-1:] for section in document.sections][1:] == [("南通市",), ("扬州市",)]

"""Signs that converters print around cells: what is a row, what stands apart from it, and what is prose."""

from __future__ import annotations

import pytest

from kg.documents.inline_html import lay_out_tables
from kg.documents.lines import Line, read_lines
from kg.documents.tables.aligned_columns import align_columns
from kg.documents.tables.blank_columns import part_columns
from kg.documents.tables.cell_lines import part_cell_lines
from kg.documents.tables.centred_rows import part_centred_rows
from kg.documents.tables.loose_rows import part_loose_rows

ROWS: dict[str, tuple[str, list[list[str]]]] = {
    "a bar that a backslash escapes is a character": (
        "| 指标 | 数量 |\n|---|---|\n| 甲\\|乙 | 5 |\n| 丙 | 6 |",
        [["指标", "数量"], ["甲|乙", "5"], ["丙", "6"]],
    ),
    "a line break within a cell of Markdown is none": (
        "| 名称 | 时间 |\n|---|---|\n| 关于知识产权的<br>若干措施 | 2020年 |",
        [["名称", "时间"], ["关于知识产权的若干措施", "2020年"]],
    ),
    "cells of Markdown may be empty": (
        "| 名称 | 时间 |\n|:--|--:|\n| 甲办法 | |\n| | 2020年 |",
        [["名称", "时间"], ["甲办法", ""], ["", "2020年"]],
    ),
    "a row of dashes is no rule": (
        "| 名称 | 文号 |\n|---|---|\n| — | — |\n| 乙 | — |",
        [["名称", "文号"], ["—", "—"], ["乙", "—"]],
    ),
    "a cell of a grid with rules only beside it is merged": (
        "+------+------+------+\n| 类别 | 项目 | 标准 |\n+======+======+======+\n| 国内 | 发明 | 5000 |\n"
        "|      +------+------+\n|      | 实用 | 500  |\n+------+------+------+",
        [["类别", "项目", "标准"], ["国内", "发明", "5000"], ["", "实用", "500"]],
    ),
    "rows of a box without rules are told by their figures": (
        "┌────┬──┐\n│专利代理机构│107 │\n│商标代理机构│925 │\n└────┴──┘",
        [["专利代理机构", "107"], ["商标代理机构", "925"]],
    ),
    "a name goes on below where it fills its column": (
        "┌────┬──┐\n│名称    │数量│\n├────┼──┤\n│法律服务│63  │\n│机构    │    │\n│其他    │5   │\n└────┴──┘",
        [["名称", "数量"], ["法律服务机构", "63"], ["其他", "5"]],
    ),
    "thousands in quotes are one cell": (
        '年份,专利\n2016年,"52,603"\n2017年,"49,871"',
        [["年份", "专利"], ["2016年", "52,603"], ["2017年", "49,871"]],
    ),
    "a cell in quotes may run over lines and hold quotes": (
        '名称,数量,备注\n专利,5,"含""发明""\n专利"\n商标,6,',
        [["名称", "数量", "备注"], ["专利", "5", '含""发明""专利'], ["商标", "6", ""]],
    ),
    "a rule above and below without titles": (
        "------  ----\n专利    5\n商标    6\n------  ----\n",
        [["专利", "5"], ["商标", "6"]],
    ),
    "titles of several columns in LaTeX": (
        "\\begin{tabular}{lrr}\n\\hline\n\\multirow{2}{*}{地区} & \\multicolumn{2}{c}{专利} \\\\ \\cline{2-3}\n"
        " & 申请量 & 授权量 \\\\ \\hline\n福州市 & 5 & 6\\% \\\\\n\\end{tabular}",
        [["地区", "专利", ""], ["", "申请量", "授权量"], ["福州市", "5", "6%"]],
    ),
    "cells of a wiki, one a line or several, with what they span": (
        '{| class="wikitable"\n! rowspan="2" | 地区\n! colspan="2" | 专利\n|-\n! 申请量 !! 授权量\n'
        "|-\n| 福州市 || 5 || 6\n|}",
        [["地区", "专利", ""], ["", "申请量", "授权量"], ["福州市", "5", "6"]],
    ),
    "an entity in mark-up": (
        "<table><tr><td>A&amp;B&nbsp;公司</td><td>5</td></tr><tr><td>乙</td><td>6</td></tr></table>",
        [["A&B公司", "5"], ["乙", "6"]],
    ),
    "a cell merged with those above at the end of a row": (
        '<table><tr><td>甲</td><td>5</td><td rowspan="2">丙</td></tr><tr><td>乙</td><td>6</td></tr>'
        "<tr><td>丁</td><td>7</td><td>戊</td></tr></table>",
        [["甲", "5", "丙"], ["乙", "6", ""], ["丁", "7", "戊"]],
    ),
}

PROSE = {
    "commas": "全市专利申请量7,832件，\n同比增长1,045件，\n授权5,106件。",
    "thousands between blanks": "福州市 25,716 16,984\n厦门市 32,143 20,537\n泉州市 56,273 37,685",
    "thousands in each line": "共7,832件\n共1,045件\n共5,106件",
    "figures one a line": "18,149\n5,106\n4,377\n3,920",
    "Latin prose": "The office, founded in 1980, grew.\nIts staff, budget, scope widened.\nToday, it has units, too.",
    "lists of names": "北京,上海\n天津,重庆\n广州,深圳",
    "a bar in a line of print": "来源：省知识产权局 | 发布时间：2020-01-02 | 浏览：30",
    "a way through a site": "首页 | 政务公开\n知识产权 | 统计",
    "a title under a rule": "三、知识产权金融\n----------------\n\n2018年，全省质押融资金额87.6亿元。",
    "a rule across the page": "第一段。\n\n------------\n\n第二段。",
    "a dash and an equals sign": "甲 -- 乙 == 丙",
    "a plus and a number": "增长+5.2%\n增长+6.1%\n增长+7.3%",
}


SPACED: dict[str, tuple[str, list[list[str]]]] = {
    "a row with empty cells, and a name that leaves one blank": (
        "指标           2021年      2022年     同比增长（%）\n专利授权量     98936       91000      -8.0\n"
        "质押融资金额   1203456     1534567    27.5\nPCT国际申请量  612\n每万人口高价值发明专利拥有量 5.34  6.9  29.2",
        [["PCT国际申请量", "612", "", ""], ["每万人口高价值发明专利拥有量", "5.34", "6.9", "29.2"]],
    ),
    "a name over two lines, the figures beside the second": (
        "地区          授权量     拥有量\n长沙市         41000      36000\n株洲市          9800       7000\n"
        "湘西土家族\n苗族自治州       900        300",
        [["株洲市", "9800", "7000"], ["湘西土家族苗族自治州", "900", "300"]],
    ),
    "words between single blanks": (
        "序号 企业名称 所在市（州）\n1 攀钢集团攀枝花钢铁研究院\n有限公司\n攀枝花市\n2 四川长虹电器股份有限公司 绵阳市",
        [["1", "攀钢集团攀枝花钢铁研究院有限公司", "攀枝花市"], ["2", "四川长虹电器股份有限公司", "绵阳市"]],
    ),
    "classes on lines of their own": (
        "类别 城市 批复时间\n示范城市\n成都市 2012 年 4 月\n德阳市 2018 年 7 月\n试点城市\n绵阳市 2013 年 9 月",
        [["", "德阳市", "2018年7月"], ["试点城市", "绵阳市", "2013年9月"]],
    ),
}


@pytest.mark.parametrize("name", SPACED)
def test_rows_that_blanks_part(name: str) -> None:
    text, rows = SPACED[name]
    lines = part_columns(align_columns(part_loose_rows(lines_of(text))))
    assert [[cell.text for cell in line.cells] for line in lines][-len(rows) :] == rows


def lines_of(text: str) -> list[Line]:
    return read_lines(*lay_out_tables(text, None))


@pytest.mark.parametrize("name", ROWS)
def test_rows_of_cells(name: str) -> None:
    text, rows = ROWS[name]
    assert [[cell.text for cell in line.cells] for line in lines_of(text)] == rows


@pytest.mark.parametrize("name", PROSE)
def test_prose_is_no_table(name: str) -> None:
    lines = lines_of(PROSE[name])
    assert lines
    assert not any(line.cells for line in lines)


@pytest.mark.parametrize("name", ROWS)
def test_each_character_of_a_cell_stands_in_the_raw_text(name: str) -> None:
    text, _ = ROWS[name]
    for line in lines_of(text):
        for cell in line.cells:
            for char, origin in zip(cell.text, cell.origins, strict=True):
                assert text[origin] == char or text[origin] == "&"


def test_titles_units_and_notes_of_a_spreadsheet_are_lines_of_their_own() -> None:
    text = '附表1　专利情况,,\n单位：件,,\n年份,申请,授权\n2016年,5,6\n2017年,7,8\n"注：1.年末数，累计。",,\n'
    lines = lines_of(text)
    assert [line.text for line in lines if not line.cells] == ["附表1专利情况", "单位：件", "注：1.年末数，累计。"]
    assert [len(line.cells) for line in lines if line.cells] == [3, 3, 3]


def test_a_caption_below_a_table_comes_before_it() -> None:
    lines = lines_of("  名称   数量\n  ------ ------\n  专利   5\n  商标   6\n\n  : 表3-1 各类数量\n\n此外。")
    assert [line.text for line in lines] == ["表3-1各类数量", "名称数量", "专利5", "商标6", "此外。"]


def test_the_titles_above_a_rule_are_told() -> None:
    lines = lines_of("| 使用方向 | 支持项目数 |\n|---|---|\n| 资助 | 5 |")
    assert lines[0].titles == ("使用方向", "支持项目数")
    assert not lines[1].titles


BELOW: dict[str, tuple[str, list[list[str]]]] = {
    "rows with numbers, cells broken over lines": (
        "序号\n中心名称\n批复时间\n当前状态\n服务领域\n1\n中国（湖南）知识产权保护中心\n2019年3月\n2020年11月通过验收\n"
        "，正式运行\n先进材料\n2\n中国邵东（打火机）知识产权快速\n维权中心\n—\n2022年4月提交申报材\n料\n新能源、\n新材料\n"
        "与此同时，各市州完善维权援助网络。",
        [
            ["1", "中国（湖南）知识产权保护中心", "2019年3月", "2020年11月通过验收，正式运行", "先进材料"],
            ["2", "中国邵东（打火机）知识产权快速维权中心", "—", "2022年4月提交申报材料", "新能源、新材料"],
        ],
    ),
    "rows without numbers": (
        "机构名称\n所在地\n设立时间\n备注\n湘江新区工作站\n湘江新区\n2020年9月\n已运行\n郴州市巡回审判法庭\n郴州市\n"
        "2022年1月\n长沙知识产权法庭\n派出\n湖南省知识产权交易中心\n长沙市\n2020年12月\n已开业运营",
        [
            ["湘江新区工作站", "湘江新区", "2020年9月", "已运行"],
            ["郴州市巡回审判法庭", "郴州市", "2022年1月", "长沙知识产权法庭派出"],
            ["湖南省知识产权交易中心", "长沙市", "2020年12月", "已开业运营"],
        ],
    ),
    "an empty cell between blank lines": (
        "支出方向\n\n金额（万元）\n\n备注\n\n贯标奖励\n\n300\n\n每家5万元\n\n质押贴息\n\n380\n\n\n\n宣传培训\n\n200\n\n培训\n\n"
        "请各单位按时报送。",
        [["贯标奖励", "300", "每家5万元"], ["质押贴息", "380", ""], ["宣传培训", "200", "培训"]],
    ),
}
NO_REGISTER = {
    "a list of bodies": "名单\n企业名称\n甲有限公司\n乙有限公司\n丙有限公司\n丁有限公司",
    "headings and lines": "备注\n完成时间\n各单位要加强领导\n做好宣传\n及时报送",
    "dates where places should be": "机构名称\n所在地\n设立时间\n甲中心\n2020年\n长沙市\n乙中心\n2021年\n长沙市",
}


@pytest.mark.parametrize("name", BELOW)
def test_rows_whose_cells_stand_below_each_other(name: str) -> None:
    text, rows = BELOW[name]
    lines = part_cell_lines(lines_of(text))
    assert [[cell.text for cell in line.cells] for line in lines if line.cells][1:] == rows
    for cell in (cell for line in lines for cell in line.cells):
        assert "".join(text[origin] for origin in cell.origins) == cell.text


@pytest.mark.parametrize("name", NO_REGISTER)
def test_lines_that_do_not_suit_the_titles_are_no_rows(name: str) -> None:
    assert not any(line.cells for line in part_cell_lines(lines_of(NO_REGISTER[name])))


CENTRED = """        重点任务           牵头部门                    配合部门

推进商标品牌建设，培育地理标志                      市农牧局、市质监局、各县（市、区）政
                       市工商局
       商标                                     府

健全知识产权行政执法与刑事司法                      市检察院、市科技局、市工商局、市文广
                       市公安局
      衔接机制                                   新局
建立唐山市知识产权公共服务平台    市科技局          市财政局

四、保障措施
"""
FROM_THE_TOP = """        重点任务               牵头部门            配合部门
推进商标品牌建设，培育地理     市工商局            市农牧局、市质监局、各县
标志商标                                           （市、区）政府
健全知识产权行政执法           市公安局            市检察院
建立唐山市知识产权公共服务     市科技局            市财政局
平台
"""


def test_rows_whose_cells_are_centred() -> None:
    rows = [[cell.text for cell in line.cells] for line in part_centred_rows(lines_of(CENTRED)) if line.cells]
    assert rows == [
        ["重点任务", "牵头部门", "配合部门"],
        ["推进商标品牌建设，培育地理标志商标", "市工商局", "市农牧局、市质监局、各县（市、区）政府"],
        ["健全知识产权行政执法与刑事司法衔接机制", "市公安局", "市检察院、市科技局、市工商局、市文广新局"],
        ["建立唐山市知识产权公共服务平台", "市科技局", "市财政局"],
    ]


def test_cells_that_begin_at_the_top_are_not_centred() -> None:
    assert not any(line.cells for line in part_centred_rows(lines_of(FROM_THE_TOP)))


def test_what_a_spreadsheet_puts_behind_prose_is_dropped() -> None:
    lines = lines_of(
        '通报,,,\n2015年，全市申请5件。,,,\n,,,\n"表2甲,乙",,,\n城市,甲（件）,乙（家）,\n南宁市,5,6,\n北海市,7,8,\n'
    )
    assert [line.text for line in lines if not line.cells] == ["通报", "2015年，全市申请5件。", "表2甲,乙"]
    assert [len(line.cells) for line in lines if line.cells] == [3, 3, 3]
    assert lines_of("甲,,乙\n丙,丁,,")[-1].text == "丙,丁,,"

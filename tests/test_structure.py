"""Structure: the outlines of the seeds as recorded, and what a reader can count in them."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from texts import SEEDS, document_of, read

sys.path.insert(0, str(Path(__file__).parent / "golden"))

from outline import golden_path, outline_lines

from kg.documents import Document, Section
from kg.lexicon import areas

PROVINCES = {area.name for area in areas() if area.level in ("province", "corps")}
BELT = ["上海市", "江苏省", "浙江省", "安徽省", "江西省", "湖北省", "湖南省", "重庆市", "四川省", "云南省", "贵州省"]


def sentences_of(document: Document, section: Section) -> list[str]:
    return [document.text[item.start : item.end] for item in document.sentences if item.section == section.index]


def rows_of(document: Document) -> dict[tuple[int, int], dict[str, list[str]]]:
    """The texts of the cells of each row, by role of their column."""
    rows: dict[tuple[int, int], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for section in document.sections:
        if section.cell:
            rows[section.cell.table, section.cell.row][section.column or ""] += sentences_of(document, section)
    return rows


@pytest.mark.parametrize("stem", SEEDS)
def test_the_outline_of_a_seed_is_the_one_reviewed(stem: str) -> None:
    assert list(outline_lines(read(stem))) == golden_path(stem).read_text(encoding="utf-8").splitlines()


def test_the_yangtze_belt_has_a_table_for_each_of_its_eleven_provinces_with_tasks_results_and_plans() -> None:
    document = read("yangtze-belt-2017")
    tables: dict[int, str] = {}
    columns: dict[int, set[str | None]] = defaultdict(set)
    for section in document.sections:
        if section.cell:
            tables[section.cell.table] = section.path[0].partition("20")[0]
            columns[section.cell.table].add(section.column)
    assert [tables[number] for number in sorted(tables)] == BELT
    assert all(roles == {"focus", "task", "result", "plan"} for roles in columns.values())


def test_each_row_of_the_yangtze_belt_prints_its_task_once_and_has_a_result() -> None:
    document = read("yangtze-belt-2017")
    tasks = Counter(
        (section.cell.table, section.cell.row)
        for section in document.sections
        if section.cell and section.column == "task"
    )
    assert set(tasks.values()) == {1}
    rows = rows_of(document)
    assert [place for place, row in rows.items() if not row["result"]] == []
    # The table of 安徽省 reports two more results under its last task.
    assert [place for place, row in rows.items() if not row["task"]] == [(3, 18)]


def test_a_task_or_focus_printed_again_on_the_next_page_is_an_echo_and_no_second_row() -> None:
    document = read("yangtze-belt-2017")
    text = document.text
    again = {text[start : start + len(origins)] for start, origins in document.echoes}
    assert "推进知识产权领域的改革创新" in again
    for passage in again:
        spans = [item for item in document.sentences if passage.startswith(text[item.start : item.end])]
        assert spans, passage
    for start, origins in document.echoes:
        assert text[start - 1] == "\n" or len(origins) >= 30


def test_the_gansu_indicators_are_ten_rows_of_three_years() -> None:
    rows = rows_of(read("gansu-plan-2016"))
    assert len(rows) == 10
    assert all(len(row["indicator"]) == 1 and len(row["value"]) == 3 for row in rows.values())
    titles = {
        section.cell.title for section in read("gansu-plan-2016").sections if section.cell and section.column == "value"
    }
    assert titles == {"2016年", "2017年", "2020年"}


def test_every_task_of_the_gansu_plan_stands_under_a_heading_of_its_own() -> None:
    document = read("gansu-plan-2016")
    headings = [section.heading for section in document.sections]
    assert "建立重大经济活动知识产权评议制度" in headings
    for section in document.sections:
        agencies = [sentence for sentence in sentences_of(document, section) if sentence.endswith(("负责）", "负责)"))]
        assert len(agencies) <= 1, section.path


def test_the_key_points_of_2019_have_a_row_for_each_of_31_provinces() -> None:
    rows = rows_of(read("local-key-points-2019"))
    names = [row["area"][0] for row in rows.values()]
    assert len(names) == len(set(names)) == 31
    assert set(names) <= PROVINCES
    assert all(row["task"] for row in rows.values())


def test_chapter_nine_has_a_section_for_each_of_32_provinces() -> None:
    names = [
        section.heading
        for section in read("annual-report-2017-ch9").sections
        if section.kind == "body" and section.heading in PROVINCES
    ]
    assert len(names) == len(set(names)) == 32


@pytest.mark.parametrize("province", ["湖北省", "广东省"])
def test_the_passages_that_chapter_nine_prints_twice_are_echoes(province: str) -> None:
    document = read("annual-report-2017-ch9")
    (section,) = [section for section in document.sections if section.kind == "body" and section.heading == province]
    inside = [item for item in document.sentences if item.section == section.index]
    echoes = [start for start, _ in document.echoes if inside[0].start <= start < inside[-1].end]
    assert echoes
    for start, origins in document.echoes:
        assert document.text.count(document.text[start : start + len(origins)]) == 1


@pytest.mark.parametrize(
    ("stem", "caption", "whole"),
    [
        (
            "annual-report-2017-ch3",
            "局与浙江省人民政府知识产权合作会商工作会议在杭州举行。",
            "持续加强与发展改革委、商务部、科技部等部委间的协调联动，推动在京津冀、全面创新改革试验区、自主创新示范区、"
            "自由贸易试验区等区域落实知识产权改革任务。",
        ),
        (
            "annual-report-2017-ch9",
            "国家知识产权局与浙江省人民政府知识产权合作会商会议在杭州举行。",
            "其中，发明专利申请量为9.9万件，发明专利授权量为2.87万件，每万人口发明专利拥有量达到19.7件。",
        ),
        ("annual-report-2017-ch9", "召开全省知识产权工作会议。", "中国（长沙）知识产权保护中心试运行。"),
    ],
)
def test_a_caption_between_two_halves_of_a_sentence_is_kept_apart(stem: str, caption: str, whole: str) -> None:
    document = read(stem)
    kinds: dict[str, set[str]] = defaultdict(set)
    for section in document.sections:
        kinds[section.kind] |= set(sentences_of(document, section))
    assert caption in kinds["caption"] - kinds["body"]
    assert whole in kinds["body"]


def test_every_sentence_of_running_text_in_the_annual_report_is_whole() -> None:
    for stem in ("annual-report-2017-ch3", "annual-report-2017-ch9"):
        document = read(stem)
        broken = [
            text
            for section in document.sections
            if section.kind == "body"
            for text in sentences_of(document, section)
            if not text.endswith(("。", "！", "？", "。”", "。）", "”。"))
            and text not in section.path
            and len(text) > 12
        ]
        assert broken == [], stem


def test_a_document_of_one_line_has_one_section_and_one_sentence() -> None:
    document = document_of("2017年，甘肃省专利申请量24448件。")
    assert len(document.sections) == len(document.sentences) == 1

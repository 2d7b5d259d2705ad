"""Coverage: which areas and years a document has text on, told from places that it only mentions."""

from __future__ import annotations

import pytest
from texts import document_of, read

from kg.documents import Document
from kg.lexicon import areas
from kg.mentions import find_mentions
from kg.scope import NATION, read_coverage, read_scopes

PROVINCES = {area.name for area in areas() if area.level in ("province", "corps")} - {
    "台湾省",
    "香港特别行政区",
    "澳门特别行政区",
}
BELT = {"上海市", "江苏省", "浙江省", "安徽省", "江西省", "湖北省", "湖南省", "重庆市", "四川省", "贵州省", "云南省"}


def covered(document: Document) -> dict[str, list[int | None]]:
    """The years of each area that a document has text on."""
    mentions = find_mentions(document)
    found: dict[str, list[int | None]] = {}
    for area, year in read_coverage(document, mentions, read_scopes(document, mentions)):
        found.setdefault(area, []).append(year)
    return found


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("annual-report-2017-ch3", {NATION}),
        ("annual-report-2017-ch9", PROVINCES),
        ("gansu-plan-2016", {"甘肃省"}),
        ("local-key-points-2019", PROVINCES - {"新疆维吾尔自治区"}),
        ("yangtze-belt-2017", BELT),
    ],
)
def test_a_seed_covers_the_areas_that_it_has_sections_or_rows_on(stem: str, expected: set[str]) -> None:
    assert set(covered(read(stem))) == expected


def test_the_years_are_those_of_the_columns() -> None:
    assert covered(read("yangtze-belt-2017"))["上海市"] == [2017, 2018]


def test_an_area_without_facts_is_covered_and_one_mentioned_is_not() -> None:
    text = "\n\n".join(
        (
            "2021年地方知识产权工作",
            "甘肃省",
            "知识产权工作有序推进，并派人赴青海省学习。",
            "宁夏回族自治区",
            "知识产权工作取得新的成效。",
        )
    )
    assert covered(document_of(text)) == {"甘肃省": [2021], "宁夏回族自治区": [2021]}


def test_a_national_part_as_long_as_those_of_the_provinces_is_covered_too() -> None:
    nation = "全国知识产权工作取得新的成效，改革继续深入，各项任务有序推进，审查质量进一步提高。" * 3
    text = f"2021年知识产权工作\n\n一、总体情况\n\n{nation}\n\n二、地方工作"
    for province in ("甘肃省", "青海省"):
        text += f"\n\n{province}\n\n知识产权工作有序推进，成效明显。"
    assert set(covered(document_of(text))) == {NATION, "甘肃省", "青海省"}


def test_a_document_without_a_year_covers_its_area_without_one() -> None:
    text = "甘肃省知识产权保护办法\n\n第一条　为了保护知识产权，制定本办法。\n\n第二条　县级以上人民政府应当加强领导。"
    assert covered(document_of(text)) == {"甘肃省": [None]}

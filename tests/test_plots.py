"""Tests of plots: which chart fits an answer, the same file each time, and what is said where nothing can be drawn."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.bad_input import BadInput
from kg.plots import Chart, Mark, chart_of, documents_of, draw, save
from kg.plots.fonts import KNOWN, find_font
from kg.queries import Answer

RANKING = Answer(
    ("rank", "province", "value", "unit", "cmp", "doc"),
    (
        (1, "广东省", 13460000000, "元", "=", "a"),
        (2, "浙江省", 6000000000, "元", ">=", "b"),
        (3, "山西省", 3, "个", "=", "b"),
    ),
)
EVENTS = Answer(
    ("name", "status", "year"),
    (
        ("中国（长沙）知识产权保护中心", "operating", 2017),
        ("中国（长沙）知识产权保护中心", "trial", 2017),
        ("中国（浦东）知识产权保护中心", "planned", 2018),
        ("中国（浦东）知识产权保护中心", "preparing", None),
    ),
)


def test_a_ranking_is_bars_in_one_unit_and_bounds_are_told() -> None:
    chart = chart_of(RANKING)
    assert chart == Chart(
        "bars", (Mark("广东省", 13460000000.0), Mark("浙江省", 6000000000.0, sign="≥")), "value", "元", left_out=1
    )
    assert documents_of(RANKING) == "来源 a、b"


def test_what_a_query_puts_first_is_drawn() -> None:
    growth = Answer(("province", "change_pct", "value", "unit"), (("陕西省", 106.5, 46612, "件"),))
    chart = chart_of(growth)
    assert (chart.value, chart.unit, chart.marks) == ("change_pct", "%", (Mark("陕西省", 106.5),))


def test_bars_of_one_name_are_told_apart_by_as_much_as_it_takes() -> None:
    rows = (("陕西省", "专利申请", 1, "件"), ("陕西省", "专利授权", 2, "件"))
    chart = chart_of(Answer(("province", "indicator", "value", "unit"), rows))
    assert [mark.label for mark in chart.marks] == ["陕西省 · 专利申请", "陕西省 · 专利授权"]


def test_centres_stand_along_the_years_by_status_in_the_order_of_their_life() -> None:
    chart = chart_of(EVENTS)
    assert chart.form == "timeline"
    assert chart.kinds == ("planned", "trial", "operating")
    assert {mark.value for mark in chart.marks} == {2017.0, 2018.0}
    assert chart.left_out == 1


def test_rows_without_a_number_are_counted() -> None:
    chart = chart_of(Answer(("province", "title"), (("甘肃省", "甲"), ("甘肃省", "乙"), ("湖北省", "丙"))))
    assert (chart.value, chart.marks) == ("rows", (Mark("甘肃省", 2.0), Mark("湖北省", 1.0)))


def test_only_so_many_are_drawn_and_the_others_counted() -> None:
    assert chart_of(RANKING, 1).left_out == 2


@pytest.mark.parametrize("answer", [Answer(("province",), ()), Answer(("value",), ((1,),))])
def test_nothing_to_draw_is_told(answer: Answer) -> None:
    with pytest.raises(BadInput):
        chart_of(answer)


@pytest.fixture
def chinese() -> None:
    try:
        find_font()
    except BadInput:
        pytest.skip("no font with Chinese characters on this machine")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("ending", [".png", ".svg"])
@pytest.mark.parametrize("answer", [RANKING, EVENTS])
def test_the_same_answer_gives_the_same_file(answer: Answer, ending: str, tmp_path: Path) -> None:
    for name in "ab":
        save(draw(chart_of(answer), ["各省排名", "Ranking"], "来源 a"), tmp_path / f"{name}{ending}")
    first, second = ((tmp_path / f"{name}{ending}").read_bytes() for name in "ab")
    assert first == second
    assert first[:4] == b"\x89PNG" if ending == ".png" else b"<svg" in first
    assert b"dc:date" not in first


@pytest.mark.usefixtures("chinese")
def test_no_character_is_drawn_as_a_box(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    for answer in (RANKING, EVENTS):
        save(draw(chart_of(answer), ["各省排名", "Ranking", "年份 2017"]), tmp_path / "a.png")
    assert not [str(each.message) for each in recwarn if "missing from" in str(each.message)]


@pytest.mark.usefixtures("chinese")
def test_another_ending_and_a_folder_that_is_not_there_are_told(tmp_path: Path) -> None:
    figure = draw(chart_of(RANKING), ["甲"])
    with pytest.raises(BadInput, match=r"neither \.png nor \.svg"):
        save(figure, tmp_path / "a.pdf")
    with pytest.raises(BadInput, match="cannot be written"):
        save(figure, tmp_path / "absent" / "a.png")


def test_without_a_font_it_is_told_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib import font_manager

    latin = [font for font in font_manager.fontManager.ttflist if font.name not in KNOWN]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", latin)
    with pytest.raises(BadInput, match=r"apt install fonts-noto-cjk.*--font"):
        find_font()
    with pytest.raises(BadInput, match="is no font of this machine"):
        find_font("No Such Font")


def test_without_matplotlib_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(BadInput, match=r"pip install 'zhice\[plot\]'"):
        draw(chart_of(RANKING), ["甲"])

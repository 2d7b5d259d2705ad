"""Tests of kg.rdf.totals: which figures of a text are the parts of which total."""

from __future__ import annotations

from kg.facts import Evidence, Statistic
from kg.rdf.totals import parts_of_totals


def figures(sentence: str, *found: tuple[str, float, str], unit: str = "件", at: int = 0) -> list[Statistic]:
    """Statistics of a sentence: wording, value, and the clause that states each."""
    return [
        Statistic(
            area="湖南省",
            indicator=name,
            value=value,
            unit=unit,
            cmp="=",
            year=2017,
            evidence=Evidence(
                "d",
                at + sentence.index(quote),
                at + sentence.index(quote) + len(quote),
                quote,
                quote,
                sentence,
                "",
                "",
                "r",
            ),
        )
        for name, value, quote in found
    ]


def pairs(*facts: Statistic) -> list[tuple[str, str]]:
    return [(part.indicator, total.indicator) for part, total in parts_of_totals(facts)]


def test_what_follows_of_which_is_part_of_the_figure_before() -> None:
    text = "办理专利案件95件，其中专利纠纷案件67件，假冒专利案件28件。"
    found = figures(
        text,
        ("专利案件", 95, "办理专利案件95件"),
        ("专利纠纷案件", 67, "其中专利纠纷案件67件"),
        ("假冒专利案件", 28, "假冒专利案件28件"),
    )
    assert pairs(*found) == [("专利纠纷案件", "专利案件"), ("假冒专利案件", "专利案件")]


def test_parts_may_begin_the_next_sentence_and_brackets_hold_parts_of_a_part() -> None:
    first = figures(
        "2017年全国专利行政执法办案总量66649件。", ("专利行政执法办案总量", 66649, "专利行政执法办案总量66649件")
    )
    quote = "专利纠纷办案28157件（包括专利侵权纠纷办案27305件）"
    rest = figures(
        f"其中，{quote}，查处假冒专利案件38492件。",
        ("专利纠纷办案", 28157, quote),
        ("专利侵权纠纷办案", 27305, quote),
        ("查处假冒专利案件", 38492, "查处假冒专利案件38492件"),
        at=100,
    )
    assert sorted(pairs(*first, *rest)) == [
        ("专利侵权纠纷办案", "专利纠纷办案"),
        ("专利纠纷办案", "专利行政执法办案总量"),
        ("查处假冒专利案件", "专利行政执法办案总量"),
    ]


def test_a_sum_counts_what_stands_before_it_back_to_a_name_said_twice() -> None:
    text = "新确定182家示范企业，816家优势企业，示范企业463家，优势企业2325家，总计2788家。"
    found = figures(
        text,
        ("示范企业", 182, "182家示范企业"),
        ("优势企业", 816, "816家优势企业"),
        ("示范企业", 463, "示范企业463家"),
        ("优势企业", 2325, "优势企业2325家"),
        ("企业合计", 2788, "总计2788家"),
        unit="家",
    )
    assert [part.value for part, _ in parts_of_totals(found)] == [463, 2325]


def test_the_ontology_knows_parts_that_no_word_announces() -> None:
    text = "立案办理专利行政执法案件4652件，专利侵权纠纷510件，查处假冒专利4089件。"
    found = figures(
        text,
        ("立案办理专利行政执法案件", 4652, "立案办理专利行政执法案件4652件"),
        ("专利侵权纠纷", 510, "专利侵权纠纷510件"),
        ("查处假冒专利", 4089, "查处假冒专利4089件"),
    )
    assert [part.value for part, _ in parts_of_totals(found)] == [510, 4089]


def test_a_density_is_part_of_nothing_and_other_units_are_no_parts() -> None:
    text = "有效发明专利205320件，其中每万人口发明专利拥有量94.6件，企业70家。"
    found = figures(
        text,
        ("有效发明专利", 205320, "有效发明专利205320件"),
        ("每万人口发明专利拥有量", 94.6, "每万人口发明专利拥有量94.6件"),
    )
    found += figures(text, ("企业", 70, "企业70家"), unit="家")
    assert pairs(*found) == []


def test_a_name_that_joins_those_of_figures_before_it_is_their_total() -> None:
    first = figures(
        "培育国家级示范园区2家、示范创建园区7家。",
        ("培育国家级示范园区", 2, "培育国家级示范园区2家"),
        ("示范创建园区", 7, "示范创建园区7家"),
        unit="家",
    )
    second = figures(
        "9家示范和示范创建园区产值30亿元。", ("示范和示范创建园区", 9, "9家示范和示范创建园区"), unit="家", at=60
    )
    assert pairs(*first, *second) == [
        ("培育国家级示范园区", "示范和示范创建园区"),
        ("示范创建园区", "示范和示范创建园区"),
    ]
    far = figures(
        "9家示范和示范创建园区产值30亿元。", ("示范和示范创建园区", 9, "9家示范和示范创建园区"), unit="家", at=900
    )
    assert pairs(*first, *far) == []
    other = figures("9家示范和优势园区产值30亿元。", ("示范和优势园区", 9, "9家示范和优势园区"), unit="家", at=60)
    assert pairs(*first, *other) == []


def test_like_phrases_share_out_the_count_before_them_where_they_add_up() -> None:
    def shared(second: float) -> list[tuple[str, str]]:
        text = f"选定8个产业开展导航，确定5家机构为新立项目承担单位，{second:g}家机构为续立项目承担单位。"
        counted = figures(text, ("开展导航的产业", 8, "选定8个产业开展导航"), unit="个")
        shares = figures(
            text,
            ("新立项目承担单位", 5, "确定5家机构为新立项目承担单位"),
            ("续立项目承担单位", second, f"{second:g}家机构为续立项目承担单位"),
            unit="家",
        )
        return pairs(*counted, *shares)

    assert shared(3) == [("新立项目承担单位", "开展导航的产业"), ("续立项目承担单位", "开展导航的产业")]
    assert shared(4) == []

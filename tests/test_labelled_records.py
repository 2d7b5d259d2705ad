"""Titles with lines of fields below them, as a digest of policies prints its items."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import document_of, facts_of

from kg.build import build
from kg.checks import check_proof
from kg.facts import Policy
from kg.store import open_graph

DIGEST = """湖北省地方知识产权政策摘编
（2023年第2期）

编者按：近期各地出台一批文件，摘编如下。

◆ 湖北省
1.《湖北省专利促进条例》
文    号：鄂人常〔2023〕6号        发布机关：湖北省人民代表大会常务委员会
通过日期：2023年3月31日    施行日期：2023年7月1日
主要内容：明确设立专利奖。
2.《关于加快建设知识产权强省的意见》
【发文单位】中共湖北省委、湖北省人民政府
【发文字号】鄂发〔2023〕4号
【成文日期】2023年1月12日
主要内容：强化统筹。

◆ 湖北省宜昌市
3. 宜昌市知识产权质押融资风险补偿办法
发布单位：宜昌市市场监督管理局；
印发时间：2023-02-14。
主要内容：明确流程。

◇ 预告：江西省、湖南省计划于三季度分别出台《江西省商标条例》《湖南省商标条例》，本刊将持续关注。
"""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "湖北省专利促进条例",
            ("湖北省", None, "issued", "湖北省人民代表大会常务委员会", "2023-03-31", "2023-07-01", "鄂人常〔2023〕6号"),
        ),
        (
            "关于加快建设知识产权强省的意见",
            ("湖北省", None, "issued", "中共湖北省委、湖北省人民政府", "2023-01-12", None, "鄂发〔2023〕4号"),
        ),
        (
            "宜昌市知识产权质押融资风险补偿办法",
            ("湖北省", "宜昌市", "issued", "宜昌市市场监督管理局", "2023-02-14", None, None),
        ),
        ("湖南省商标条例", ("湖南省", None, "planned", "湖南省", None, None, None)),
    ],
)
def test_a_title_has_what_the_fields_below_it_say(title: str, expected: tuple[str | None, ...]) -> None:
    (fact,) = [fact for fact in facts_of(DIGEST) if isinstance(fact, Policy) and fact.title == title]
    assert (fact.area, fact.city, fact.action, fact.issuer, fact.date, fact.effective, fact.doc_number) == expected


def test_the_record_of_a_page_and_other_labels_join_no_title() -> None:
    page = "《湖北省专利促进条例》\n发布机关：湖北省人大常委会　文号：鄂人常〔2023〕6号\n\n"
    text = page + "一、总则\n\n第一条 为了促进专利工作，制定本条例。\n"
    assert document_of(text).text.startswith("《湖北省专利促进条例》\n")
    text = "政策解读\n\n一、背景\n\n1.《湖北省专利促进条例》\n适用对象：企业、高校\n主要内容：设立专利奖。\n"
    assert "《湖北省专利促进条例》\n适用对象：企业、高校" in document_of(text).text


def test_a_record_proves_what_it_says_by_what_it_prints(tmp_path: Path) -> None:
    (tmp_path / "digest.txt").write_text(DIGEST, encoding="utf-8")
    build([tmp_path / "digest.txt"], tmp_path / "store")
    with open_graph(tmp_path / "store") as graph:
        assert list(check_proof(graph.store, [tmp_path / "digest.txt"])) == []
    (fact,) = [fact for fact in facts_of(DIGEST) if isinstance(fact, Policy) and "质押融资" in fact.title]
    assert fact.evidence.quote == "宜昌市知识产权质押融资风险补偿办法 宜昌市市场监督管理局 2023-02-14"

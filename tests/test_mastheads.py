"""Papers without a title whose first lines name who brings them out."""

from __future__ import annotations

import pytest
from texts import facts_of

from kg.facts import Statistic


@pytest.mark.parametrize(
    "name", ["《知识产权研究参考》2021年第4期（总第16期）", "《知识产权工作简报》第9期", "知识产权动态"]
)
def test_a_masthead_says_whose_paper_it_is(name: str) -> None:
    text = (
        f"三市专利工作比较（2021 年）\n\n兰州市知识产权局 · {name}\n\n一、主要数据\n\n"
        "西宁、银川两市近年发展较快，经验值得借鉴，全国各地也有不少好的做法。\n\n全市专利授权量9120件，同比增长6.5%。\n"
    )
    found = [fact for fact in facts_of(text) if isinstance(fact, Statistic)]
    assert [(fact.area, fact.city) for fact in found] == [("甘肃省", "兰州市")]

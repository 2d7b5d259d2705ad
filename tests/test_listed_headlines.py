"""Headlines that a page lists, each with its day behind it."""

from __future__ import annotations

from texts import facts_of

from kg.facts import Policy


def test_a_day_ends_the_headline_before_it() -> None:
    text = (
        "江西省知识产权局政策文件\n\n一、政策文件\n\n"
        "江西省市场监督管理局关于印发《江西省专利预审服务管理办法》的通知（赣市监知规〔2024〕3号）2024-05-06\n"
        "江西省市场监督管理局公布《江西省知识产权维权援助工作指引（修订版）》2024-03-15\n"
        "关于公开征求《江西省商业秘密保护办法（征求意见稿）》意见的公告[2024-01-30]\n"
        "中国（赣州）知识产权保护中心拟建于清溪小镇，项目概算投资1850万元。\n"
    )
    policies = [fact for fact in facts_of(text) if isinstance(fact, Policy)]
    told = {fact.title: (fact.action, "".join(fact.evidence.quote.split())) for fact in policies}
    assert told["江西省专利预审服务管理办法"] == ("issued", "印发《江西省专利预审服务管理办法》")
    assert told["江西省商业秘密保护办法（征求意见稿）"][0] == "drafting"
    assert "预审" not in told["江西省知识产权维权援助工作指引（修订版）"][1]

"""Headlines that a page lists, each with its day behind it, and the contents at the head of a bulletin."""

from __future__ import annotations

from texts import facts_of

from kg.facts import Fund, Policy, ProtectionCentre, Statistic


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


def test_what_a_bulletin_lists_at_its_head_stands_once() -> None:
    text = (
        "知识产权工作简报\n\n2013年第4期（总第52期）\n\n吉林省知识产权局办公室编    2013年7月12日\n\n本期要目\n\n"
        "※ 上半年全省专利申请量突破0.5万件\n※ 通化市维权援助中心挂牌\n※ 白山市设立专利资助资金\n\n【要  闻】\n\n"
        "上半年，全省申请专利5216件，同比增长11.2%。\n\n5月8日，中国（通化）知识产权维权援助中心正式挂牌。\n"
    )
    facts = facts_of(text)
    centres = [fact.name for fact in facts if isinstance(fact, ProtectionCentre)]
    assert centres == ["中国（通化）知识产权维权援助中心"]
    assert [fact.value for fact in facts if isinstance(fact, Statistic)] == [5216]
    assert any(isinstance(fact, Fund) for fact in facts)

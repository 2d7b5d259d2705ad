"""Indicators (指标): the noun phrase that says what a number counts, cut from the words around it so that it
stands alone.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import concepts
from kg.values.alternation import alternation

_LEAD = re.compile(
    r"^(?:[的、，,：:；;（(\s—–-]|【[^】]*】|[一二三四五六七八九十]+是(?!否)|连续[\d一二三四五六七八九十两]+[余多]?(?:个?[年月]|个季度)(?!的)|[两三四五六七八九十]年(?=累计(?:达到?|为|超过|突破)?$))+"
)
# "突破5万件|大关".
_STEP = re.compile(r"^(?:的)?(?:新)?(?:大关|关口|台阶|门槛|关卡|高位|高点)$")
# What leads to the next number: "6家商标品牌指导站|共|30万元"; but 公共.
_IN_ALL = re.compile(r"(?<=[^公中总])[总一]?共$")
# "连续三年|居首位", "较上年末".
_RUNNING = r"(?:(?:已经?)?连续|^)(?:第?[\d一二三四五六七八九十两]+[余多]?|多|数)(?:个?[年月]|个季度|届|期)"
# "|首次|获得质押贷款的企业134家": which firms are counted.
_FIRST_OF = re.compile(r"首次[^，；]{2,24}(?:的.{2,8}|企业|单位|项目|客户)")
_WHOLE_WORDS = ("平均", "户均", "件均", "人均", "笔均", "家均", "所有", "拥有", "行为")
_CAUSE = re.compile(r"^受[^，]{2,24}?影响")
FLOW = re.compile(r"(?:申请|授权|注册|登记|拥有|发证|转让|许可)(?:总)?(?:量|数)?$")
_SERVICE = re.compile(r"(?:等)?工作$|等$")
_MEASURE = re.compile(
    r"(?:惠及|服务|覆盖|带动)(?:企业|单位|群众|农户|人员|主体|经营主体|市场主体)+(?:数|数量)?|涉及(?:货物|商品)"
    r"|每?万人口?|(?:成功|履行|改判)率|(?:融资|保障|担保|授信|成交|交易|罚没|判赔|赔偿)?(?:总|金)额|案值|货值|标的额|涉案价值|总?案值"
    r"|(?:总|其中)?(?:审结|起诉|结案|授权|申请|受理|立案|办结|破获|侦破|移送|发证|签约|成交|交易|质押|转让|许可|涉案|涉及|惠及|保障|保险)(?:数|量|率|额|金额)?"
)


@cache
def words_of(scheme: str) -> re.Pattern[str]:
    return re.compile(alternation(label for concept in concepts(scheme) for label in concept.labels))


@cache
def trailing(scheme: str) -> re.Pattern[str]:
    return re.compile(f"(?:{words_of(scheme).pattern})$")


def trim_before(text: str) -> tuple[str, bool]:
    """The words before a number without what only leads to it, and whether they say that the number is a running total.

    >>> trim_before("全年共受理专利侵权案件")
    ('受理专利侵权案件', False)
    >>> trim_before("累计达到")
    ('', True)
    """
    total = "累计" in text
    while True:
        shorter = _LEAD.sub("", text)
        match = words_of("counting").match(shorter)
        if match and match.group() == "首次" and _FIRST_OF.fullmatch(shorter):
            match = None
        if match and match.group() + shorter[match.end() : match.end() + 1] in ("有效", "有关", "共同", "现场"):
            match = None
        if match:
            shorter = shorter[match.end() :]
        if shorter == text:
            break
        text = shorter
    return without_reaching(text).strip("，、"), total


def without_reaching(text: str) -> str:
    """The words before a number without those that only say that it is reached: 企业贯标通过率|已达到."""
    while text and not text.endswith(_WHOLE_WORDS) and (match := trailing("reaching").search(text)):
        text = text[: match.start()]
    return text


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(f"(?:(?<!平)(?:{words_of('adverb').pattern})|{_RUNNING})+$")


def bare_subject(text: str) -> str:
    """A subject without the adverbs behind it, and without a cause before it.

    >>> bare_subject("假冒专利立案数则"), bare_subject("连续十余年"), bare_subject("受结构调整影响")
    ('假冒专利立案数', '', '')
    """
    return _adverbs().sub("", _CAUSE.sub("", text)).strip("，、")


def trim_after(text: str) -> str:
    """The words behind a number and its unit without particles: "的337个项目" gives 项目."""
    text = _IN_ALL.sub("", _STEP.sub("", _LEAD.sub("", text))).removesuffix("的")
    return _SERVICE.sub("", text) if len(text) > 4 else text.removesuffix("等")


def tidy(text: str) -> str:
    """An indicator without marks at its ends; a bracket that it opens or closes alone goes with what it cuts off.

    >>> tidy("新列入国家知识产权强县工程试点县（区）")
    '新列入国家知识产权强县工程试点县（区）'
    """
    text = text.strip("，、；：的等")
    if text.count("（") + text.count("(") != text.count("）") + text.count(")"):
        text = re.sub(r"[（(][^（）()]*$|^[^（）()]*[）)]", "", text)
    # 合同额|首|破亿元, but 榜首, 居首.
    return re.sub(r"(?<=[额量数值率])首$", "", text.strip("，、；：的"))


def is_measure(text: str) -> bool:
    """Whether words name only what is measured and need a topic: 金额, 授权总量, 优秀奖."""
    return (bool(text) and words_of("measure").fullmatch(text) is not None) or _MEASURE.fullmatch(text) is not None


def is_flow(text: str) -> bool:
    """Whether words say no more than that things were applied for or granted: 授权, 全年授权量."""
    bare = trim_before(text)[0]
    return len(bare) <= 4 and FLOW.match(bare) is not None


def is_counted(text: str) -> bool:
    """Whether words name only a kind of thing to count: 企业, 城市."""
    return words_of("counted").fullmatch(text) is not None


def measured(text: str) -> bool:
    """Whether words end by naming what is measured: 代理机构数量, 授权量."""
    return trailing("measure").search(text) is not None

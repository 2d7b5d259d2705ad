"""Names of funds (资金名称): where a fund's name stands in a sentence, and what kind of fund it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.lexicon import concepts

_POOL = (
    r"(?:基金池?|资金池|补偿金|准备金|互助金|风险池(?:基金|资金)?|专项资金|专项经费"
    r"|(?:资助|补助|奖励|补偿|扶持|培育|帮扶|投资|引导|奖补|支持|发展|建设|配套|援助|互助|风险|激励|转化|担保|分担|缓释|贴息|补贴)(?:专项)?(?:资金池?|经费))"
)
_SUM = r"(?:补助金|资助金|奖励金|补助|资助|补贴|奖金|经费|奖励|贴息|资金)"
_HEAD = re.compile(rf"{_SUM}*?{_POOL}|{_SUM}+")
_MONEY = re.compile("[金费池补助奖贴]")
"""One of these characters stands in every word of a head."""
_ANAPHOR = re.compile(r"(?:该|本|此|[这那][支只个]|第[一二三四五\d]+[项支只])?(?:[一二三四]期)?(?:基金|资金池)")
_VERB = re.compile(pattern("fund-word", "founding", "spending"))
_ACTING = re.compile(pattern("fund-word", "acting"))
_OPENING = re.compile(rf"(?:{pattern('fund-word', 'handling', 'founding', 'spending')}|本(?!级)|[了其该我的])+")
# 中央财政|下达我省|专利转化专项资金: whom it is for is no part of its name.
_TO_US = r"(?:下达|下拨|拨付|划拨|安排|支持|给予)给?我[省市区县州]"
# Marks and words that stand before a name and in none: "到2025年|基金", "…中心（见附件3）和|专项资金", "损失由|资金池".
_EDGE = re.compile(
    rf"[，。；：:“”《》—]|^[一二三四五六七八九十]是(?![把将])|[两二三四五六七八九十]个?[市县区州地](?![级区县])(?:自建|各自)?|不(?:超过|低于|少于|高于)|^附?表\d{{1,2}}(?!\d)|的|用于|{_TO_US}|我(?=[省市区县])|^(?:譬如|例如|比如|诸如|其中)|直接管理"
    r"|^(?:发展|壮大|做大|做大做强|扩大)(?=[省市县区国]|自治区|知识产权|专利)|(?:形成|设立|建立)(?:多元|多个|各类)?(?=.{4})|(?:到|至)(?:19|20)\d\d年(?:\d{1,2}月)?[底末]?|(?:^|[一二三四五六七八九]是|财政[厅局]?)[把将](?=.{2})|（[见详附][^（）]*）[和与及、]?"
    r"|(?<!自)由(?:该|本)?$|实施以来|关于(?:(?:19|20)\d\d年度?)?|占(?:该|本)?$"
)
_OWN_NAME = re.compile(r"“[^“”，。]{1,8}”$")
_COUNTED = re.compile(
    r"(?P<all>(?:首|第?[一二三两四五六七八九十\d]{1,3})批)?(?P<count>(?:首|[一二三两四五六七八九十\d]{1,4})[支只个])"
)
_ATTRIBUTE = re.compile(
    rf"的?{pattern('fund-word', 'attribute')}|——|“[^”]*(?:基金|资金)”|安排(?=[（(]|情况|方案|意见|计划)"
)
_TOPICS = re.compile(r"(?:(?:专利|商标|版权|著作权|知识产权|地理标志|创业|天使)、)+$")
_LEVELS = re.compile(r"(?:[省市县区州]级?、)+")
_TOPIC = re.compile(r"知识产权|专利|商标|版权|著作权|地理标志")
_RISK = re.compile(r"风险(?:补偿|分担|缓释)")
# "当年安排|专项资金", "省财政追加|专项经费": who gave when is no name.
_GIVEN = re.compile(
    rf"^(?:当年|今年|本年|年内|首次|每年|(?:19|20)\d\d年度?|{pattern('fund-word', 'finance')})*"
    rf"{pattern('fund-word', 'giving', 'adding')}+"
    r"(?=专项(?:资金|经费)$)"
)
_LEVEL = re.compile(r"(?:国家|省级?|市级?|县级?|区级?|自治区|兵团)")
_OF_LEVEL = re.compile(r"(?:省|市|县|区|县区|市县|自治区)(?:本?级)?(?:财政)?专项(?:资金|经费)")
_WHEN = re.compile(r"^(?:[—–-]?(?:19|20)\d\d年(?!度))|累计|全年|实际(?:安排|下达|拨付)*")
_LEADS = re.compile(r"^(?:规模|共|约|达|资金(?!池)|人民币|和|及|与|也|已)+")
# "海沧区|尚未设立|专项资金": there is none.
LACKED = re.compile(
    r"(?:尚未|还未|仍未|暂未|没有|未能|未|无)(?:单独|专门|及时)?"
    rf"{pattern('fund-word', 'founding', 'giving')}[^，。；的]{{0,16}}$"
)
_EACH = re.compile(r"每[个项家件支名人]")
"""What opens a rate and no fund: |每项|支持经费不超过300万元."""
_REMARK = re.compile(r"（[^（）]*）$")
_KIND = re.compile(rf"{pattern('fund-kind')}$")
_NOT_OWN = re.compile(rf"{pattern('fund-word', 'unnamed')}|{_LEVEL.pattern}|[和及与]|(?:19|20)\d\d年度?")


@dataclass(frozen=True, slots=True)
class FundName:
    """A fund as a text names it: the clean span of the words, the name, its kind, and whether it is a name of its own.

    `named` is false for a bare word for money (经费, 补助), which means a fund only where a sum stands with it, and for
    words that point back to a fund (该基金). `staged` of a bare kind of fund whose stage follows (运营基金|二期).
    """

    start: int
    end: int
    name: str
    kind: str
    named: bool
    staged: bool = False

    @property
    def points_back(self) -> bool:
        """Whether the words are only 基金 or 资金池 and mean the fund named before."""
        return _ANAPHOR.fullmatch(self.name) is not None

    @property
    def pool(self) -> bool:
        """Whether a sum at the name is the fund's own: a named fund, a pool of a kind (风险补偿资金池), or
        what a level of the purse sets aside (市级专项资金).
        """
        own = self.named or self.points_back or self.kind == "risk_compensation" or self.staged
        return own or _OF_LEVEL.fullmatch(self.name) is not None


def find_fund_names(passage: Passage) -> list[FundName]:
    """The funds that a sentence names, in order; in titles and as attributes of something else they do not count."""
    if not _MONEY.search(passage.text):
        return []
    return [name for clause in passage.clauses for name in _in_clause(passage, clause)]


def kind_of(name: str) -> str:
    """The kind of a fund by the longest of the ontology's words that its name ends with, remarks in brackets left out.

    >>> kind_of("国家知识产权运营（重庆）基金"), kind_of("知识产权质押融资风险资金池"), kind_of("专利专项资金")
    ('operation_fund', 'risk_compensation', 'special_fund')
    """
    bare = re.sub(r"[（(][^（）()]*[）)]|[一二三]期$", "", name)
    for label, notation in _kinds():
        if bare.endswith(label):
            return "risk_compensation" if notation == "special_fund" and _RISK.search(bare) else notation
    return "special_fund" if bare.endswith(("金", "费", "奖")) else "other"


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    found = [(label, concept.notation) for concept in concepts("fund-kind") for label in concept.labels]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def _in_clause(passage: Passage, clause: Clause) -> Iterator[FundName]:
    text = clause.text
    if not _HEAD.search(text):
        return
    titles = passage.mentions("title", clause.start, clause.end)
    closed = [(title.start - clause.start, title.end - clause.start) for title in titles]
    amounts = [
        mention.end - clause.start
        for mention in passage.mentions("quantity", clause.start, clause.end)
        if not passage.slice(mention.start, mention.end).endswith(("支", "只", "批"))
    ]
    previous = 0
    for head in _HEAD.finditer(text):
        if any(start <= head.start() < end for start, end in closed):
            continue
        if _ATTRIBUTE.match(text, head.end()) or text[: head.start()].endswith(("（以下简称", "(以下简称")):
            continue
        if LACKED.search(text, 0, head.start()):
            continue
        if head.group().endswith("基金") and re.match(r"会(?!议)", text[head.end() :]):
            continue  # 知识产权保护|基金会
        if (
            text.startswith("预算", head.end())
            and re.match(r"[拟将]?安排|[\d约共为达]", text[head.end() + 2 :]) is None
        ):
            continue
        of_a_sum = head.group().endswith("金") and text.startswith("额", head.end())  # 单笔补偿金|额
        of_a_sum = of_a_sum or not re.fullmatch(_POOL, head.group())
        if of_a_sum and re.match(r"(?:金额|额|总额)", text[head.end() :]):
            continue
        start = _left_edge(text, head.start(), [previous, *(end for end in amounts if end <= head.start())])
        if _EACH.match(text, start, head.end()):
            continue
        for name in _split(text, start, head.end()):
            staged = name.kind == "operation_fund" and re.match(r"[一二三]期", text[head.end() :]) is not None
            yield replace(name, start=name.start + clause.start, end=name.end + clause.start, staged=staged)
        previous = head.end()


def _left_edge(text: str, head: int, edges: list[int]) -> int:
    """Where the name begins whose head stands at `head`: behind the last verb, sum, 的, mark or count before it."""
    start = max(edges)
    for mark in _EDGE.finditer(text[start:head]):
        start = max(start, max(edges) + mark.end())
    for verb in _VERB.finditer(text, start, head):
        if not re.match(r"(?:专项)?(?:资金|经费|基金)", text[verb.end() :]):
            start = verb.end()
    for verb in _ACTING.finditer(text, start, head):
        start = verb.end()
    while match := _OPENING.match(text, start, head):
        start = match.end()
    own = _OWN_NAME.search(text[:start])
    return own.start() if own and start < head else start


def _split(text: str, start: int, end: int) -> list[FundName]:
    """One name, or one for each piece of "乐山、德阳、宜宾等|知识产权运营子基金"."""
    words_before = text[start:end]
    listed = re.fullmatch(r"(?P<pieces>[^、等]{2,14}(?:、[^、等]{2,14})*)等(?:地|市)?(?P<tail>[^、]+)", words_before)
    if listed and not _COUNTED.search(words_before):
        pieces = listed["pieces"].split("、")
        level = _LEVEL.match(pieces[0])
        names = [piece if not level or _LEVEL.match(piece) else level.group() + piece for piece in pieces]
        return [_name(start, end, piece + listed["tail"]) for piece in names]
    if "、" in words_before and re.search(pattern("fund-word", "unnamed"), words_before.split("、")[0][:2]):
        return [replace(_name(start, end, words_before), named=False)]
    comma = words_before.rfind("、") + 1
    if comma and not _TOPICS.search(words_before[:comma]) and not _LEVELS.fullmatch(words_before[:comma]):
        start, words_before = start + comma, words_before[comma:]
    counted = _COUNTED.search(words_before)
    if counted and (counted.start() == 0 or counted["count"][0] == "首"):
        bare = words_before[counted.end() :]
        several = counted["count"][0] not in "首一"
        return [_name(start, end, f"{bare}（{counted.group()}）" if several and bare else bare)] if bare else []
    return [_name(start, end, words_before)]


def _name(start: int, end: int, name: str) -> FundName:
    name = _LEADS.sub("", _GIVEN.sub("", _WHEN.sub("", name)))
    bare = _REMARK.sub("", name)
    own = _NOT_OWN.sub("", _KIND.sub("", bare))
    named = (bool(own) or _TOPIC.search(bare) is not None) and _ANAPHOR.fullmatch(name) is None
    return FundName(start, end, name, kind_of(bare), named and re.search(rf"(?:{_POOL})$", bare) is not None)

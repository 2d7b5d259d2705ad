"""Topics of money (资金用途主题): what a sum without a fund's name is for, by the words around it."""

from __future__ import annotations

import re

from kg.extractors.funds.names import FundName
from kg.extractors.funds.references import RULED
from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.reading import Passage
from kg.scope.modes import money_given

PURPOSE = re.compile(
    r"(?:，|的)?(?:专项资金)?(?:用于|专门用于|主要用于|用以|扶持|支持|资助|奖励|补助)(?P<what>[^，。；]{3,40})"
)
_ADMITTED = re.compile(
    r"(?:获批|入选|获评|列入|成为|被确定为|被列为)(?:为|了)?(?:(?:19|20)\d\d年度?)?(?P<what>[^，。；《》\d]{6,40}?)后?$"
)
_COUNT = re.compile(r"(?:共|近|约|逾|超过)?\d[\d.,]*[余多]?[万亿千]?[余多]?[个件项家户人名笔所支]?(?:企业的|单位的)?")
_AWARDED = re.compile(
    r"(?P<what>(?:(?:第[一二三四五六七八九十\d]+|首)届|(?:19|20)\d\d年度)?[^，。；、第届\d]{2,14}?奖)"
    r"(?:共|新)?(?:评出|评选出?|颁发|评审|揭晓|授予|产生|\d+项|[一二三]等奖|[金银铜]奖|项目\d+项)"
)
_PRIZE = re.compile(r"(?P<what>[^，。；、的\d]{2,12}奖)(?=[、，的和]|$)")
_CHOSEN = re.compile(r"^.*(?:评选出|评选|评审出|评出|评定|产生|授予|颁发|获得|荣获|斩获|对|有)")
_PLEDGE = re.compile(
    r"“[^“”，]{2,10}[贷保]”|(?:知识产权|专利权?|商标权?|版权)(?:、商标权?|和商标权?)?质押(?:融资|贷款)?"
)
_FOR_WHOM = re.compile(
    r"对(?P<what>[^，]{2,40}?)(?:进行了?|给予了?|予以了?|实行|实施|提供)(?P<how>贴息|补助|补贴|奖励|资助|奖补)"
)
_VERBS = re.compile(r"^(?:年内|立项|扶持|支持|资助|审批|受理|完成|组织|实施|共|已|累计|全年)+")
_INTO = re.compile(r"纳入|列入|被|已|共")
_PROJECTS = re.compile(
    r"(?:[全当本]年|共|已|累计)*(?:新增|立项|实施|资助|安排|扶持|支持)(?P<what>[^，；\d]{4,20}?项目)(?:共|计)?\d+[个项]"
)
_THIS_TIME = re.compile(
    r"(?:[本此这][次批](?:共|合计|共计|实际)*(?:下达|安排|拨付|分配|兑现|划拨)(?:资金|经费)?"
    r"|(?:共|合计|共计|实际)*(?:下达|安排|拨付|分配|兑现|划拨)(?:资金|经费))(?:共计?|合计|总计)?"
)
_LABEL = re.compile(r"(?:[-*•·]|[（(]?\d{1,2}[）).、])?(?P<what>[\u4e00-\u9fff、]{2,16})：")
_CLASS = re.compile(r"(?:对|给|向|为)?(?:中小微?|小微|民营|相关|有关|各|受|获[奖贷])?(?:企业|单位|项目|企事业单位)?")
"""Those who get a sum, when the words say nothing of what it is for: 对|企业|贴息."""


def topic_around(passage: Passage, clause: Clause, after: str, word: str, funds: list[FundName]) -> str:
    """What the sum is for: words behind it, a fund or "15笔担保费补助申请" before it, "，支持…开展…建设" behind it."""
    purpose = PURPOSE.match(after)
    if purpose:
        return bare_topic(purpose["what"])
    earlier = passage.slice(passage.sentence.start, clause.start)
    if word.startswith(("奖金", "奖励")) and (prize := _prize_of(earlier)):
        return prize
    for fund in reversed(funds):
        apart = clause.strong and word.startswith("专项")  # 设立…运营基金；市财政每年安排|专项资金|: another
        if fund.named and fund.end <= clause.start and not apart:
            return fund.name
    for ruled in RULED.finditer(earlier):
        if ruled["name"].endswith(word):
            return ruled["name"]
    kind = re.match(r"补助|资助|补贴|贴息|奖励", word)
    if kind and (same := re.search(rf"(?P<what>[^，。；的、\d]{{2,12}}?){kind.group()}(?:申请|项目)", earlier)):
        return bare_topic(_VERBS.sub("", re.sub(r"^[笔项个件]", "", same["what"])))
    following = next((other for other in passage.clauses if other.start > clause.start), None)
    if following is None:
        return ""
    text = following.text
    if whom := _FOR_WHOM.match(text):
        return bare_topic(whom["what"]) + whom["how"]
    match = PURPOSE.match(text)
    topic = bare_topic(match["what"].split("开展")[-1]) if match else ""
    return "" if is_class(topic) else topic


def title_before(passage: Passage, clause: Clause) -> str:
    """The title that the clause before says was won, of what money the next then tells: 甲区获批|…重点城市|，获…."""
    earlier = [other for other in passage.clauses if other.end <= clause.start][-1:]
    admitted = _ADMITTED.search(passage.slice(earlier[0].start, earlier[0].end)) if earlier else None
    return admitted["what"] if admitted else ""


def topic_before(passage: Passage, clause: Clause, payer: str) -> str:
    """The topic of the clause before: "立项扶持34项专利转化项目，安排…", "对9个企业的…项目进行了贴息，补助金额…"."""
    for other in [other for other in passage.clauses if other.end <= clause.start][-1:]:
        text = other.text
        if payer and (title := title_before(passage, clause)):
            return title + payer
        if text.startswith(("较", "比", "截至", "截止")):
            return ""
        if projects := _PROJECTS.fullmatch(text):
            return projects["what"]
        if re.search(r"获批|入选|《|\d元|[万亿]元|\d[\d.]*[%件家个项余多万亿]*$", text):
            return ""
        done = re.search(r"(?:^|财政|[省市县区局厅])对(?P<what>.{2,40}?)(?:进行了?|给予了?)(?P<how>.{2,6})$", text)
        return (
            bare_topic(done["what"]) + re.sub(r"\d[\d.]*%的?", "", done["how"])
            if done
            else bare_topic(_INTO.split(_VERBS.sub("", text))[0])
        )
    return ""


def topic_of_notice(passage: Passage, before: str) -> str:
    """The money that the document gives out by its title, where a sum is said to be that: |本次下达|1782万元,
    |安排资金|980万元.
    """
    given = money_given(passage.reading.document.title or "")
    return given if given and _THIS_TIME.fullmatch(before) else ""


def topic_of_label(passage: Passage) -> str:
    """What the label of an item says, in a document that gives money out: 2.|专利导航|：甲大学等5所…，补助60万元."""
    label = _LABEL.match(passage.text) if money_given(passage.reading.document.title or "") else None
    return label["what"] if label else ""


def pledge_of(text: str) -> str:
    """The pledged loans that a text speaks of last, by their name ("知识产权贷") or as what is pledged; "" for none."""
    found = [match.group() for match in _PLEDGE.finditer(text)]
    return found[-1] if found else ""


def is_class(topic: str) -> bool:
    """Whether a topic only says who gets the money: 企业, 对单位."""
    return _CLASS.fullmatch(topic) is not None


def bare_topic(text: str) -> str:
    """Words without counts, particles and what comes before 的: "9个企业的专利权质押贷款项目" -> 专利权质押贷款项目."""
    text = _COUNT.sub("", re.sub(r"(?:19|20)\d\d年(?:度的?)?", "", text))
    text = re.sub(r"^(?:其中\d*[家个]?|企业|单位|等|的|[、，])+|(?:[、，的]|等)+$", "", text)
    return text.strip("“”")


def _prize_of(text: str) -> str:
    """The prize that a text says was awarded: "评选出|2016年度福建省专利奖|38项", "|第二届…专利奖|27项"."""
    found = _AWARDED.search(text) or _PRIZE.search(text)
    return _CHOSEN.sub("", found["what"]) if found else ""

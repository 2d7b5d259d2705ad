"""Founders (设立主体): the schools, courts and zones that a clause begins with and that each set up a body.

汕头大学、韶关学院先后成立|知识产权学院 is one for each; 禅城区人民法院设立|巡回审判点 is the court's. What a city or
county sets up keeps the name that is printed.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extractors.passages.clauses import Clause
from kg.extractors.passages.labels import pattern
from kg.extractors.passages.reading import Passage
from kg.values.marks import LIST_MARK

_HOW = (
    r"(?:等(?:高校|院校|高等院校|高等学校)?|先后|相继|分别|陆续|各自|均|都|同步|正式|率先|共同|联合|成功|新|已|还|也"
    r"|[于在]?\d{1,2}月(?:\d{1,2}日)?)*"
)
_CREATES = r"(?:建设|挂牌成立|揭牌成立|成立|设立|组建|建立|增设|开设|新设|建成|创办|设置|开办)了?(?:首[家个所])?$"
_URGE = r"(?:支持|推动|推进|指导|鼓励|引导)"
_URGED = re.compile(rf"(?:积极|大力)?{_URGE}(?:[和、与并]{_URGE})?")
_SCHOOL = re.compile(
    r"(?:目前|今年|同时|其中|此外)*(?P<school>[一-鿿]{2,12}?(?:大学|学院))(?:成功|新|正式|先后|也|还|已)*(?:获|入选|被|列入|通过|与|联合|举行)"
    r"|[^，。；]*与(?P<partner>[一-鿿]{2,12}?(?:大学|学院))(?:签订|签署|签约)"
)
_ONE_BODY = re.compile(r"(?:法院|检察院|仲裁委(?:员会)?|海关)$")
"""One that sets up a body of its own even if urged: 支持|沅水仲裁委员会|组建知识产权仲裁院."""
_NAME = r"[^，。；：、“”《》]{2,30}?"
_CAUSED = re.compile(r"支持|推动|推进|指导|鼓励|引导|协助|促成|批准|同意|批复|帮助|会同|由|与|在|对|依托|为|经|\d")


def founders(before: str) -> tuple[str, ...]:
    """Those who set up what is named behind the words `before` of its clause; () for others than such bodies.

    >>> founders("郑州大学、河南科技大学先后成立")
    ('郑州大学', '河南科技大学')
    >>> founders("推动成都高新区成立"), founders("珠海市成立")
    ((), ())
    >>> founders("支持安徽大学、合肥高新区分别建设")
    ('安徽大学', '合肥高新区')
    """
    before = re.sub(r"^[①-⑳]", "", before)
    urged = _URGED.match(before)
    match = _clause().match(before[urged.end() :] if urged else before)
    if match is None or _CAUSED.match(match["hosts"]):
        return ()
    hosts = tuple(LIST_MARK.split(match["hosts"]))
    if (urged or before.endswith("建设")) and len(hosts) < 2 and not _ONE_BODY.search(hosts[0]):
        return ()
    return hosts if all(_host().fullmatch(host) for host in hosts) else ()


def school_before(passage: Passage, clause: Clause) -> str:
    """The school that an earlier clause begins with: "|湖北大学|获批…试点，9月成立知识产权学院", or
    that its office signs with: "与|湖北大学|签订协议，共同成立知识产权学院"; "" for none."""
    for other in passage.clauses:
        match = _SCHOOL.match(other.text) if other.end <= clause.start else None
        if match is not None:
            return match["school"] or match["partner"]
    return ""


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{pattern('institution-word', 'lead')})*"
        rf"(?P<hosts>{_NAME}(?:(?:{LIST_MARK.pattern}){_NAME})*){_HOW}{_CREATES}"
    )


@cache
def _host() -> re.Pattern[str]:
    return re.compile(rf".{{2,30}}{pattern('institution-word', 'founder')}(?:[（(][^（）()]*[）)])?")

"""Bodies (同一机构): which of the institutions that a document names are one body, or no body but a class of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.extractors.passages.labels import pattern
from kg.facts import Institution
from kg.lexicon import area_by_name
from kg.values.alternation import alternation

_LEAST = 8
"""The least length of a name without its owner that may be a shorter form of another's."""
_ENDS = 4
"""How many characters at the front and at the end a shorter form shares with the full name."""
_COMPANY = re.compile(r"(?:股份)?有限(?:责任)?公司$")
_BARE_BRANCH = re.compile("[\u4e00-\u9fff]{2,4}(?:分中心|分站)")


def body_name(name: str) -> str:
    """A name as the key of its body: the tribunal of a city is called 法庭 and 审判庭 alike.

    >>> body_name("绍兴知识产权审判庭") == body_name("绍兴知识产权法庭")
    True
    """
    return re.sub(r"(?<=知识产权)(?:审判庭|法庭|庭)$", "法庭", name)


def body_key(fact: Institution) -> str:
    """The key of a fact's body in its area: the name, with or without the province in front, 法庭 and 审判庭 alike."""
    name = body_name(fact.name)
    bare = re.sub(rf"^{_owners(fact.area)}", "", name)
    return bare if len(bare) >= _LEAST and re.match(r"[\u4e00-\u9fff]", bare) else name


def is_class(fact: Institution, text: str) -> bool:
    """Whether a document counts elsewhere what a name without place says: 建成20家|知识产权双创服务基地; or a name says
    only where a branch is, and not of what: 建设|集美分中心.
    """
    if _BARE_BRANCH.fullmatch(fact.name):
        return True
    if "“" in fact.name or fact.city is not None:
        return False
    position = text.find(fact.name)
    while position >= 0:
        if _counted().search(text, max(0, position - 4), position):
            return True
        position = text.find(fact.name, position + 1)
    return False


def is_said_better(fact: Institution, others: Iterable[Institution]) -> bool:
    """Whether the same sentence names the same body more fully.

    推动建立|知识产权审判庭，2017年…|武汉知识产权审判庭|正式挂牌成立: one body, not a general one besides.
    """
    name = body_name(fact.name)
    return any(
        other.area == fact.area
        and other.evidence.sentence == fact.evidence.sentence
        and fact.city in (None, other.city)
        and len(other.name) > len(fact.name)
        and body_name(other.name).endswith(name)
        for other in others
    )


def is_told(fact: Institution, told: Iterable[Institution]) -> bool:
    """Whether the report or the plan tells of the body that a task names: by the same name but for the province at
    its front (市…协会, 上海…协会), by a longer one (知识产权|区域布局|可视化地理信息系统), or as a company
    (…交易中心|有限公司).
    """
    name = _without_owner(fact)
    return any(
        other.area == fact.area
        and (fact.city is None or other.city in (None, fact.city))
        and _is_form(name, _without_owner(other))
        for other in told
    )


def _is_form(name: str, full: str) -> bool:
    """Whether a name is a full name or a shorter form of it with the same beginning and end."""
    if name == full:
        return True
    if len(name) < _LEAST or name[:_ENDS] != full[:_ENDS] or name[-_ENDS:] != full[-_ENDS:]:
        return False
    rest = iter(full)
    return all(char in rest for char in name)


def _without_owner(fact: Institution) -> str:
    return _COMPANY.sub("", re.sub(rf"^(?:{_owners(fact.area)}|[我本全]?[省市区])", "", fact.name))


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"[\d十百多余几数]{pattern('institution-word', 'counted')}$")


@cache
def _owners(province: str) -> str:
    area = area_by_name(province)
    names = {province, *(area.names if area is not None else ())}
    return f"(?:{alternation(names)})"

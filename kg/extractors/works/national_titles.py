"""National titles (全国性文件): policies of the nation that the text of one province or city cites.

"为贯彻落实《国务院关于新形势下加快知识产权强国建设的若干意见》" in the plan of Gansu speaks of a policy of the nation.
A text on many provinces tells under each what that province did, and a national standard (企业知识产权管理规范) is put
into practice where the text says so: both stay with the province.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.extractors.passages.reading import Reading
from kg.extractors.works.duplicates import normal_title
from kg.lexicon import known_policies
from kg.scope import NATION

CITING = ("implementing", "referenced")
_OPENING = re.compile(
    r"[《“]?(?:国务院|中共中央|中央办公厅|中办|国办|中华人民共和国|全国人大|最高人民|国家(?!级|标准)|“?十[二三四五]五”?国家)"
)
_BODY = re.compile(
    r"国务院|中共中央|中央办公厅|中办|国办|全国人大|最高人民(?:法院|检察院)|国家(?!级)[\u4e00-\u9fff]{2,8}?局|财政部|科技部|教育部"
)
# The numbers of the nation's bodies: 国办函, 国知发运字, 财办建; those of others open with their place (苏财教).
_NUMBER = re.compile(
    r"(?:国[\u4e00-\u9fff]{1,7}|中办?发|财办?[建行教文资税预科][\u4e00-\u9fff]{0,2}|工信[部厅][\u4e00-\u9fff]{0,3}|"
    r"发改[\u4e00-\u9fff]{1,3}|银发|教[技科高][\u4e00-\u9fff]{0,2})[〔\[（(]"
)
_LOCAL = re.compile(r"(?:规范|标准|指南|专项计划)(?:[（(][^（）()]*[）)])?$")


def is_cited_from_the_nation(reading: Reading, title: str, action: str, number: str | None = None) -> bool:
    """Whether the text of one area cites, or carries out, a policy of the nation, by its title or its number."""
    if action not in CITING or not _is_of_one_area(reading):
        return False
    return is_national(title) or (number is not None and _NUMBER.match(number) is not None)


def is_made_by_the_nation(title: str, issuer: str | None, action: str) -> bool:
    """Whether a body of the nation issued or revised what bears its name or none: 国务院|印发《关于…意见》."""
    made = action in ("issued", "revised") and issuer is not None and _BODY.match(issuer) is not None
    return made and (title.startswith("关于") or _BODY.match(title) is not None or is_national(title))


@cache
def is_national(title: str) -> bool:
    """Whether a title is that of a policy of the nation: by who issued it, or because the ontology knows it."""
    if _LOCAL.search(title):
        return False
    return _OPENING.match(title) is not None or normal_title(title) in _known()


@lru_cache(maxsize=1)
def _is_of_one_area(reading: Reading) -> bool:
    """Whether all that a text says is of one province."""
    return len({scope.area for scope in reading.scopes} - {NATION}) == 1


@cache
def _known() -> frozenset[str]:
    return frozenset(normal_title(label) for policy in known_policies() for label in policy.labels)

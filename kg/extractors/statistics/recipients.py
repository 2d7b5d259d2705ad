"""Recipients (资助对象): who or what gets the subsidy that a clause sets, as the clauses before it say."""

from __future__ import annotations

import re

from kg.extractors.passages.reading import Passage

# "对企业质押贷款|按同期LPR的50%给予|贴息|，单户每年最高…", "省财政按出资额的30%给予|补助".
_BY_RATE = re.compile(
    r"(?:[^，]*?对(?P<whom>[^，]+?)|[^，对]{0,6})按[^，]*?(?P<what>贴息|补贴|补助|奖补|奖励|资助|补偿)"
)

# What a clause names and says nothing of: 通过马德里体系注册的商标，按实际费用的50%给予补助.
_NAMED = re.compile(
    r"(?!对|凡|按|经|由|并|为)\D{2,40}(?:商标|专利|企业|机构|单位|个人|产品|项目|作品|标准|品种|登记|团队|人才|园区|基地|平台)"
)
# Whom a clause names by what they did, and what the next gives them: 通过认证|的高校|，奖励20万元.
_WHO = re.compile(
    r"(?!对|凡|按|经|由|并|为|其中)[^，]{2,40}的[^，的\d]{0,12}(?:企业|机构|单位|个人|高校|院校|学校|组织|团队|园区|基地|平台|项目|银行)"
)
# "制定《促进高质量发展若干政策》|，最高给予100万元奖励": by what is given.
_RULED = re.compile(r"(?:制定|制订|出台|印发|修订|发布|实施)了?《(?P<title>[^《》]+)》$")
_FOR = re.compile(r"^[^，对]{0,6}对")
_GIVES = re.compile(r"(?:一次性|最高|分别|再|另|均|可|每[件家项个])*(?:给予|予以|奖励|补助|资助|补贴|奖补)")
# What those have who get it, told behind who they are: 新设立的代理机构，|有3名以上代理师的|，奖励20万元.
_HAVING = re.compile(r"(?:有|拥有|具有|具备|达到|符合|且|年度?|当年)[^，]*\d[^，]*的")
# The rate that a clause gives itself is none of what the next gives: 对不良贷款本金|最高|补偿|60%|，单户不超过300万元.
_RATE = re.compile(
    r"(?:最高|最多|不超过)(?=[^，\d]{0,6}[\d.]+%)"
    r"|(?:按照?[^，\d]{0,16}?|由|从)?的?[\d.]+%(?:[—–~至-][\d.]+%)?(?:[^，\d]{0,3}到[\d.]+%|的(?=奖|补|贴))?"
)
# How much is given, between whom it is for and the ceiling: 对获得金奖的，|按1:1配套|，最高奖励100万元.
_BY = re.compile(r"按[^，]*(?:配套|给予|予以|奖励|补助|资助|补贴|奖补)[^，\d]{0,4}")
_CEILING = re.compile(r"(?:最高|最多|累计)[^，\d]{0,4}(?:给予|奖励|补助|资助|补贴|奖补)")
# Whom the clause itself names before its rate: 对按期还贷的企业|给予利息50%、最高30万元的补贴.
_OWN = re.compile(r"(?P<whom>对[^，]{3,40}?)(?:给予|予以|按)")


def whom_named(passage: Passage, clause: int, at: int) -> str:
    """Whom the clause of a sum names before another number, 对按期还贷的企业; "" of its first number."""
    said = passage.slice(passage.clauses[clause].start, at)
    own = _OWN.match(said)
    return own["whom"] if own and re.search(r"\d", said[own.end() :]) else ""


def _whom(passage: Passage, clause: int) -> str:
    """Whom or what the clauses before one give something, up to a semicolon: 对|获得贷款的中小微企业|，按…贴息."""
    while clause > 0 and not passage.clauses[clause].strong:
        clause -= 1
        earlier = passage.clauses[clause]
        text = earlier.text
        if text.startswith(("对", "凡")) or text.endswith("的"):
            return text.removeprefix("对").removeprefix("凡").removesuffix("的")
        if _NAMED.fullmatch(text):
            return text
    return ""


def condition(passage: Passage, clause: int, rate: bool) -> str:
    """Who or what gets the subsidy that a clause sets, from the clause before.

    "企业以专利权质押获得贷款的，按实际支付利息的50%给予贴息"; a rate per item takes the item it is for:
    "对维持年限满5年的
    国内发明专利，每件给予不超过2000元的奖励".
    """
    own = passage.clauses[clause]
    if own.strong or passage.slice(own.start, own.start + 1) in ("对", "凡"):
        return ""
    earlier = passage.clauses[clause - 1]
    text = earlier.text
    if _HAVING.fullmatch(text) and (whom := _whom(passage, clause - 1)):
        return whom
    if passage.slice(own.start, own.start + 1) == "按" and _NAMED.fullmatch(text):
        return text
    ruled = _RULED.search(text)
    if ruled and _GIVES.match(own.text):
        return ruled["title"]
    if _WHO.fullmatch(text) and _GIVES.match(own.text):
        return _FOR.sub("", text)
    if rate and re.search(r"\d[余多]?[万亿]?元", text) and not text.startswith(("对", "凡")):
        return text if text.endswith("的") else ""
    by_rate = _BY_RATE.fullmatch(text) if rate else None
    if by_rate:
        return (by_rate["whom"] or _whom(passage, clause - 1)) + by_rate["what"]
    if rate or text.startswith(("对", "凡")):
        return _RATE.sub("", text).removeprefix("对").removeprefix("凡")
    if _BY.fullmatch(text) and _CEILING.match(own.text) and not earlier.strong:
        return _whom(passage, clause - 1)
    return text if text.endswith("的") else ""

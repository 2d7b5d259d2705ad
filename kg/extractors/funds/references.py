"""References to funds (指代): short names, bare names and "of the same kind", under the name that they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extractors.figures.indicators_above import passage_before
from kg.extractors.funds.names import FundName, kind_of
from kg.extractors.passages.reading import Passage

_LIKE = re.compile(r"(?:同类|类似|同样的?)(?:的)?(?:基金|资金池?|专项资金)$")
_STAGE = re.compile(r"(?:该|本)?(?P<stage>[一二三四]期)(?:基金|资金池)")
_OWN = re.compile(r"(?:另行?|也|又|还|新|再)设立?")
RULED = re.compile(
    r"《(?P<name>[^《》]{4,40}?(?:资金|经费|基金))(?:使用|分配)?(?:使用)?(?:管理)?(?:暂行|实施|使用)?(?:办法|规定|细则)"
)
_ABOVE = re.compile(r"(?:上述|以上|前述)(?:[两三四五六]项|各项)?(?:奖补|补助|奖励|资助)?(?:资金|经费|奖金)")
_PAID = re.compile(
    r"对(?:新?(?:认定|获批|入选|列入|通过|获评)的)?(?P<who>[^，；。每\d]{2,20}?)(?:，[^；。，\d]{0,24}?)?(?:，)?(?:每|分别|一次性|给予)"
)
_YEARLY = re.compile(r"^(?:19|20)\d\d年度?")
_NOUN = re.compile(r"奖补|补助|奖励|资助|补贴")


def told_above(passage: Passage, name: str) -> str | None:
    """What 上述资金 means by the sentence before, which says who is paid, or None: "对示范企业每家给予20万元奖补；
    对示范园区…" makes it 示范企业、示范园区奖补资金.
    """
    earlier = passage_before(passage) if _ABOVE.fullmatch(name) else None
    paid = [match["who"].removesuffix("的") for match in _PAID.finditer(earlier.text)] if earlier else []
    noun = _NOUN.search(earlier.text) if earlier else None
    return f"{'、'.join(paid)}{noun.group()}资金" if paid and noun else None


def like_before(passage: Passage, fund: FundName, earlier: Sequence[FundName], last: FundName | None) -> FundName:
    """A fund of the kind of one before, under that one's name: "也在酝酿|同类资金池", "高新区另设500万元|资金池";
    one told by its stage alone, under the name with the stage: "|一期基金|已投项目39个".
    """
    stage = _STAGE.fullmatch(fund.name)
    if stage:
        whole = next((other for other in reversed(earlier) if other.named), last)
        name = re.sub(r"[一二三四]期$", "", whole.name) + stage["stage"] if whole else fund.name
        return replace(fund, name=name, kind=whole.kind, named=True) if whole else fund
    like = _LIKE.search(fund.name)
    own = fund.points_back and _OWN.search(passage.slice(passage.clause_at(fund.start).start, fund.start))
    model = next((other for other in reversed(earlier) if other.pool and not other.points_back), last)
    if model is None or not (like or own) or (own and fund.name == "资金池" and model.kind != "risk_compensation"):
        return fund
    name = re.sub(r"^[国省市县区州]级?|^[^，]{2,8}?[省市县区州](?=知识产权|专利|商标|质押)", "", model.name)
    return replace(fund, name=name, kind=model.kind, named=True)


def ruled_by_title(passage: Passage, fund: FundName) -> FundName | None:
    """The fund that a title in the sentence rules, for a bare name behind it: "《…专项资金管理办法》，安排专项资金"."""
    ruled = RULED.search(passage.slice(passage.sentence.start, fund.start))
    return replace(fund, name=ruled["name"], kind=kind_of(ruled["name"]), named=True) if ruled else None


def in_full(fund: FundName, short: FundName | None) -> FundName:
    """A fund under its full name, where the document said "…发展专项资金（以下简称专项资金）" before."""
    bare = _YEARLY.sub("", fund.name)
    if short is None or fund.named or bare not in ("专项资金", "专项经费"):
        return fund
    return replace(fund, start=fund.end - len(bare), name=short.name, kind=short.kind, named=True)

"""Fulfilment (完成进度): how much of a plan or task was done, a fact, and what it had set, a target."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.figures.figure import Figure
from kg.extractors.figures.figure_making import make_figure
from kg.extractors.figures.indicators import bare_subject, trim_before
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.reading import Passage
from kg.scope import five_years_end
from kg.values import Quantity

_WHEN = r"“?十[一二三四五]五”?(?:期末)?|全年|年度|当年|年初|本年|今年|年"
_WHO = r"《[^《》]*》|[省市](?:定|委|政府|里|局|厅)?|国务院|国家|规划"
_OWN = rf"(?:{_WHEN}|{_WHO}|既定|预定|预期|下达|确定|提出|设定|明确|的)*"
_AIM = r"(?:计划|任务|目标|指标)(?:任务|目标|数|值|总数|量)*"
_DOES = r"(?:提前[^，；\d]{0,6}?|超额|已|基本|仅|全部)*(?:完成|实现|达到)(?:了|到)?"
# "完成年计划的|123%", "完成全年任务80亿元的|66%", "完成年度目标（30亿元）的|49%".
_DONE = re.compile(rf"{_DOES}(?P<aim>{_OWN}{_AIM})(?:[（(]?[\d.]+[万亿]*[^\d，；的（）()]{{1,3}}[）)]?)?的$")
# "完成全年任务|80亿元|的66%", "完成“十四五”规划确定的|10件|目标".
_SET = re.compile(rf"{_DOES}(?P<aim>{_OWN}(?:{_AIM})?)[（(]?$")
# "超额完成年度目标|6件|".
_AIM_LAST = re.compile(r"(?:目标|任务|指标)(?:任务|目标|数|值)*$")
# "…1.64件，距全年|1.8件|的目标还差|0.16件|", "与全年|1.8件|的目标尚有差距".
_FAR = re.compile(rf"(?:距离?|离|与){_OWN}$")
_SHORT = re.compile(
    rf"(?:距离?|离){_OWN}(?:[\d.]+[万亿]*[^\d，；的]{{1,3}})?的?(?P<aim>{_AIM})(?:还|尚|仍)?(?:差|相差|缺)$"
)
_PER_CENT = re.compile(r"[）)]?的\d[\d.]*%")
_AIMED = re.compile(r"的?(?:预期|规划|预定|发展|年度|阶段性?)*(?:目标|任务|指标)")


def fulfilled(passage: Passage, slot: Slot, previous: str) -> Figure | None:
    """The share of a plan that was done (完成年计划的|123%), what the plan had set (完成全年任务|80亿元|的66%,
    提前完成“十四五”规划确定的|10件|目标), or how far it is (距目标还差|0.16件|), of what the clause or the one before
    names; None of any other number.
    """
    quantity = slot.mention.value
    assert isinstance(quantity, Quantity)
    clause = passage.clauses[slot.clause]
    words = passage.slice(clause.start, slot.mention.start)
    if previous and (short := _SHORT.search(words)):
        name = f"{previous}距{short['aim']}还差"
        return replace(make_figure(passage, slot, name, "count", False), told="fact")
    if previous and _FAR.search(words) and _AIMED.match(passage.slice(slot.mention.end, clause.end)):
        return replace(make_figure(passage, slot, previous, "count", False), told="aim")
    done = _DONE.search(words) if quantity.unit == "%" else None
    behind = passage.slice(slot.mention.end, clause.end)
    aimed = (
        _PER_CENT.match(behind)
        or _AIMED.match(behind)
        or (not behind and quantity.unit != "%" and _AIM_LAST.search(words))
    )
    found = done or (_SET.search(words) if aimed else None)
    if found is None:
        return None
    topic = bare_subject(trim_before(words[: found.start()])[0]) or previous
    if len(topic) < 2:
        return None
    if done:
        return replace(make_figure(passage, slot, f"{topic}完成{done['aim']}的比例", "count", False), told="fact")
    year = five_years_end(found["aim"]) or (
        "规划" in found["aim"] and five_years_end(passage.reading.document.title or "")
    )
    return replace(make_figure(passage, slot, topic, "count", False), told="aim", year=year or None)

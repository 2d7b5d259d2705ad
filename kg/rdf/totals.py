"""Totals (总数与分项): which figures a text gives as the parts of which total.

Figures of one unit, area and year are parts of a total where the text says so (办案95件，其中纠纷67件，假冒28件),
where they stand before a sum (示范463家，优势2325家，总计2788家), or where the ontology knows their indicator as a part
of its indicator and one sentence gives both (立案4652件，侵权纠纷510件，查处假冒4089件). What stands in brackets behind
a figure is a part of that figure. Totals that only their names or the like phrases behind them tell: `joint_totals`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.facts import Statistic
from kg.identity import identify_indicator
from kg.lexicon import concept_by_iri
from kg.rdf.joint_totals import parts_of_joint_names, parts_shared_out
from kg.vocabulary import DATA_IRI

_INTO = re.compile("其中|包括|分别为|[(（]其中|[(（]包括")
_SUM = re.compile("总计|合计|共计")
_TAKEN_ON = re.compile("^(?:全年|新|共)*(?:受理|立案|收|审理|查处|办理)了?")
_RATIO = re.compile("每|人均")
_WORDED = f"{DATA_IRI}indicator/"
_NEXT = 4
"""How many characters after the end of a sentence its parts may begin: 办案6.6万件。其中，纠纷2.8万件."""


@dataclass(frozen=True, slots=True)
class _Figure:
    fact: Statistic
    start: int
    end: int


def parts_of_totals(facts: Iterable[Statistic]) -> Iterator[tuple[Statistic, Statistic]]:
    """Each part with its total, in order of place."""
    groups: dict[tuple[object, ...], list[Statistic]] = defaultdict(list)
    sentences: dict[tuple[object, ...], list[Statistic]] = defaultdict(list)
    for fact in facts:
        groups[fact.area, fact.city, fact.year, fact.unit].append(fact)
        sentences[fact.area, fact.city, fact.year, fact.evidence.sentence].append(fact)
    found: dict[int, tuple[Statistic, Statistic]] = {}
    for group in groups.values():
        ordered = sorted(group, key=lambda fact: (fact.evidence.start, -fact.evidence.end))
        before: tuple[_Figure, ...] = ()
        for sentence, run in groupby(ordered, key=lambda fact: fact.evidence.sentence):
            figures = tuple(sorted((_place(fact, sentence) for fact in run), key=_order))
            for part, total in _find(sentence, figures, before):
                found.setdefault(id(part), (part, total))
            before = figures
        for part, total in parts_of_joint_names(ordered):
            found.setdefault(id(part), (part, total))
    for together in sentences.values():
        for part, total in parts_shared_out(sorted(together, key=lambda fact: fact.evidence.start)):
            found.setdefault(id(part), (part, total))
    yield from sorted(found.values(), key=lambda pair: (pair[0].evidence.start, pair[0].evidence.end, pair[0].value))


def _place(fact: Statistic, sentence: str) -> _Figure:
    """Where a figure stands in its sentence; a quote that holds several is narrowed to the wording."""
    quote = fact.evidence.quote
    start = max(sentence.find(quote), 0)
    word = sentence.find(fact.indicator, start, start + len(quote))
    return _Figure(fact, start if word < 0 else word, start + len(quote) if word < 0 else word + len(fact.indicator))


def _order(figure: _Figure) -> tuple[int, int, float]:
    return figure.end, figure.start, -figure.fact.value


def _find(
    sentence: str, figures: Sequence[_Figure], before: Sequence[_Figure]
) -> Iterator[tuple[Statistic, Statistic]]:
    into = _INTO.search(sentence)
    if into:
        ahead = [figure for figure in figures if figure.end <= into.start()]
        behind = [figure for figure in figures if figure.end > into.start()]
        # The sentence may begin with the parts of the last figure of the one before it.
        totals = ahead or ([*before] if into.start() < _NEXT else [])
        for figure in behind:
            holder = _holder(sentence, figure, figures)
            total = holder if holder is not figure else _total_of(figure, totals, into.start() < _NEXT)
            if total is not None and figure.fact.value <= total.fact.value and not _is_aspect(figure, behind):
                yield figure.fact, total.fact
        return
    for place, figure in enumerate(figures):
        if _SUM.match(figure.fact.evidence.quote) and place > 1:
            yield from ((part.fact, figure.fact) for part in _run_before(figures, place))
    for figure in figures:
        for other in figures:
            if _indicator(other.fact) in _wholes(figure.fact) and figure.fact.value <= other.fact.value:
                yield figure.fact, other.fact


def _total_of(figure: _Figure, totals: Sequence[_Figure], across: bool) -> _Figure | None:
    """The total that a figure behind 其中 is part of: the one whose indicator holds its own, else the nearest."""
    wholes = _wholes(figure.fact)
    for total in totals:
        if _indicator(total.fact) in wholes:
            return total
    if not totals or _RATIO.match(figure.fact.indicator):
        return None
    nearest = totals[0] if across else totals[-1]
    # An indicator that the ontology knows as part of something else is no part of this.
    return None if wholes and not _indicator(nearest.fact).startswith(_WORDED) else nearest


def _is_aspect(figure: _Figure, others: Sequence[_Figure]) -> bool:
    """Whether a figure tells more of another part: 受理专利案件3005件，结案2505件 (of the 专利案件)."""
    words = figure.fact.indicator
    names = [other.fact.indicator for other in others if other.fact.indicator != words]
    names += [thing for name in names if (thing := _TAKEN_ON.sub("", name)) not in ("", name)]
    return any(words != name and words.startswith(name) for name in names)


def _run_before(figures: Sequence[_Figure], place: int) -> Sequence[_Figure]:
    """The figures before a sum back to where one is named a second time."""
    run: list[_Figure] = []
    for figure in reversed(figures[:place]):
        if figure.fact.indicator in [other.fact.indicator for other in run]:
            break
        run.append(figure)
    return run


def _holder(sentence: str, figure: _Figure, figures: Sequence[_Figure]) -> _Figure:
    """The figure behind which this one stands in brackets, or the figure itself."""
    opening = max(sentence.rfind("(", 0, figure.end), sentence.rfind("（", 0, figure.end))
    closed = max(sentence.rfind(")", 0, figure.end), sentence.rfind("）", 0, figure.end))
    if opening <= closed or not _INTO.match(sentence, opening):
        return figure
    ahead = [other for other in figures if other.end <= opening and other.fact.value >= figure.fact.value]
    return ahead[-1] if ahead else figure


def _indicator(fact: Statistic) -> str:
    return identify_indicator(fact.indicator, fact.unit, area=fact.area, city=fact.city).iri


def _wholes(fact: Statistic) -> tuple[str, ...]:
    """The indicators that the ontology knows as holding a figure's own, from the nearest."""
    found: list[str] = []
    iri: str | None = _indicator(fact)
    while iri and not iri.startswith(_WORDED):
        iri = concept_by_iri(iri).broader
        found += [iri] if iri else []
    return tuple(found)

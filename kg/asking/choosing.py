"""Choosing (选题): the saved query that fits a question best, how it was read, and whether it fits at all.

What a query scores is the sum of what its words in the question tell and of the parameters that the question fills,
less what the question names and the query has no parameter for, less the words that nobody knows. Of two that score the
same, the one with fewer parameters left open is taken, then the first by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.asking.filling import fill_parameters, kinds_of
from kg.asking.fitting import explains, find_unknown, fits_question
from kg.asking.names import Name, find_names, keep_longest
from kg.asking.numbers import find_numbers
from kg.asking.parts import Measures
from kg.asking.places import NATION, settle_places, shared_places
from kg.asking.question import Question, Span, is_chinese, read_question, stem, stems_of
from kg.asking.readings import Choice, Reading
from kg.asking.sources import find_sources
from kg.asking.spelling import spell
from kg.asking.subjects import find_subjects
from kg.asking.words import Hit, Words, places_of, question_words
from kg.queries import SavedQuery
from kg.store import Graph

_FILLED, _FILLED_BESIDE = 0.5, 0.15
"""How much of its rarity a parameter adds that a question fills: one that is named, one that may be said in passing."""
_LEAST_MISSED = 1.0
"""What a name takes off at least that a query cannot be asked with."""
_PROGRAMME = 1.2
"""What a programme adds that a question names in part, beside its rarity."""
_VALUE = 0.5
"""What a parameter adds whose value the header's own words tell."""
_ALONE = 1.2
"""What a name adds, or a word for what a query is about, for the query that it asks for where nothing else does."""
_NEEDED = 3.5
"""What it takes off that a parameter is not given without which hardly anybody asks the query."""
_LISTED = 0.9
"""What it takes off that a query lists where the question asks how many there are."""
_ELSEWHERE, _UNSAID = 1.5, 1.0
"""What it takes off that a query is about something else than the question, or about what no question leaves out."""
_PARTLY, _SEVERAL = 0.6, 3
"""What it takes off for each subject that a query is not about, of a question that is about so many."""
_SUBJECTS = ("protection_centre", "fund", "agreement", "publication", "rule", "institution", "designation", "policy")
_ALWAYS_SAID = 5
_SUBJECT_OF = {
    "centre-kind": "protection_centre",
    "ProtectionCentre": "protection_centre",
    "fund-kind": "fund",
    "institution-kind": "institution",
    "Programme": "designation",
}
"""The subjects of queries by their tag, those first that a question names, and what names tell of them."""
_ALIKE = 0.1
"""What a character or word adds, where nothing fits, that the summary of a query shares with the question."""
_SPREAD = 1.0
"""What it takes off that a region must stand for each of its members."""
_SCHEMES = frozenset(("topic", "target-body", "designation-word", "department"))
_BESIDE = re.compile(r"的?| (?:for|of|on|in) (?:the )?")
"""Between the name of a figure and what it says more of."""
_SAID = (
    "area",
    "region",
    "year",
    "document",
    "Indicator",
    "centre-kind",
    "fund-kind",
    "institution-kind",
    "title",
    "quote",
    "batch",
)
"""What a question does not name by accident, so that a query that cannot be asked with it fits worse."""

_MASKING = frozenset((*_SAID, "source")) - {"quote"}
"""What hides the words for queries that it holds."""


def choose_query(graph: Graph, typed: str, queries: Sequence[SavedQuery]) -> Choice:
    """The saved queries in the order in which they fit a question."""
    question = read_question(spell(typed))
    schemes = {each.scheme for query in queries for each in query.parameters if each.type == "concept" and each.scheme}
    found = [*find_names(graph, question, schemes | _SCHEMES), *find_numbers(question)]
    measures = Measures(graph)
    if not any(name.kind == "Indicator" and "/concept/" in name.value for name in found):
        found += measures.find(question) if places_of(question, question_words("number")) else []
    found += find_sources(graph, question, [name.span for name in found if name.kind == "region"])
    found += find_subjects(question, found)
    kinds = {
        *_SAID,
        *_SCHEMES,
        "part",
        "document-number",
        *(kind for query in queries for each in query.parameters for kind in kinds_of(each)),
    }
    found = [name for name in found if name.kind in kinds]
    general = places_of(question, question_words("general"))
    names = keep_longest(settle_places(graph, question, found), general)
    words = Words(queries)
    said = [name.span for name in names if name.kind in _MASKING or " " in question.words(name.span)]
    cues = places_of(question, question_words("which"))
    hits = {query.name: words.hits(question, query, said, cues) for query in queries}
    weights = {
        kind: words.weight(sum(_takes(query, kind) for query in queries))
        * (_FILLED if kind in _SAID else _FILLED_BESIDE)
        for kind in {"Programme", *(name.kind for name in names)}
    }
    readings = [_read(graph, question, query, names, hits[query.name], weights) for query in queries]
    readings.sort(
        key=lambda each: (-round(each.score, 6), len(each.query.parameters) - len(each.filled), each.query.name)
    )
    tags = {tag for query in queries for tag in query.tags}
    known = [span for each in hits.values() for hit in each for span in hit.spans]
    unknown = find_unknown(question, [*known, *measures.words(question), *(name.span for name in names)])
    fits = bool(readings) and fits_question(question, readings[0], names, unknown, tags)
    if not fits:
        readings.sort(key=lambda each: -round(each.score + _ALIKE * _shared(question, each.query), 6))
    return Choice(question, tuple(readings), fits, shared_places(graph, question, found))


def _read(
    graph: Graph,
    question: Question,
    query: SavedQuery,
    names: Sequence[Name],
    hits: Sequence[Hit],
    weights: Mapping[str, float],
) -> Reading:
    """A question read as one query."""
    filled = fill_parameters(graph, question, query, names, hits)
    counted = _counted(question)
    spans = [span for each in filled for span in each.spans]
    score = sum(hit.weight for hit in hits)
    score += _VALUE * sum(each.parameter.name in query.value_words for each in filled)
    kinds = {kind for each in filled for kind in kinds_of(each.parameter)}
    score += sum(weights[kind] for kind in {name.kind for name in names if name.span in spans} & kinds)
    score += (weights["Programme"] + _PROGRAMME) * any(each.parameter.name == "programme" for each in filled)
    score -= _NEEDED * sum(name not in {each.parameter.name for each in filled} for name in query.needs)
    tagged = [tag for tag in query.tags if not counted and places_of(question, question_words(tag))]
    score += _ALONE * any(kind in kinds or kind in tagged for kind in query.asked_by)
    named = any(name.kind in ("Indicator", "topic") for name in names)
    score -= _LISTED * (counted and not named and not {*query.words} & {*question_words("count")})
    about = {tag for tag in _SUBJECTS if places_of(question, question_words(tag))}
    about |= {_SUBJECT_OF[name.kind] for name in names if name.kind in _SUBJECT_OF}
    subjects = {*query.tags} & {*_SUBJECTS}
    score -= _ELSEWHERE * bool(about and subjects and not about & subjects)
    score -= _PARTLY * len(about - subjects) * (len(subjects) > 0 and len(about) >= _SEVERAL)
    score -= _UNSAID * bool(subjects and not about & subjects and subjects <= {*_SUBJECTS[:_ALWAYS_SAID]})
    spread = any(name.kind == "region" and name.span in spans for name in names)
    score -= _SPREAD * (spread and not any(parameter.name == "region" for parameter in query.parameters))
    spans += [span for hit in hits for span in hit.spans]
    spans += [name.span for name in names if name.value != NATION and _takes(query, name.kind)]
    said = (name for name in names if name.kind in _SAID and name.value != NATION)
    spans = [*spans, *(name.span for name in names if _tells_more(question, name, names, spans))]
    missed = {name.span: name.kind for name in said if not explains(spans, name.span)}
    score -= sum(_LEAST_MISSED + weights[kind] for kind in missed.values())
    return Reading(query, tuple(filled), tuple(hits), score)


def _tells_more(question: Question, name: Name, names: Sequence[Name], spans: Sequence[Span]) -> bool:
    """Whether a figure is named only to say more of what stands beside it (质押融资的风险补偿金)."""
    return name.kind == "Indicator" and any(
        other.span in spans
        and other.kind in _SUBJECT_OF
        and _BESIDE.fullmatch(question.text[min(one.end for one in both) : max(one.start for one in both)])
        for other in names
        if (both := (name.span, other.span)) and not name.span.overlaps(other.span)
    )


def _shared(question: Question, query: SavedQuery) -> int:
    """How many characters of a question, or words, the summary of a query has too."""
    if question.language == "zh":
        return len({*filter(is_chinese, question.text)} & {*query.summary_zh})
    return len({*question.stems} & {*stems_of(query.summary_en)} - {*map(stem, question_words("function"))})


def _counted(question: Question) -> bool:
    """Whether a question asks how many there are, so that a list alone does not answer it."""
    which = places_of(question, question_words("which"))
    counts = places_of(question, question_words("count"))
    return any(not any(cue.holds(span) for cue in which) for span in counts)


def _takes(query: SavedQuery, kind: str) -> bool:
    return any(kind in kinds_of(parameter) for parameter in query.parameters)

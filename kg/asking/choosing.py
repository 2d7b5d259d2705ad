"""Choosing (选题): the saved query that fits a question best, how it was read, and whether it fits at all.

What a query scores is what the words of the question tell, by the examples of all queries, how often people ask it, and
the parameters that the question fills, less what the question names and the query has no parameter for. Questions that
no query answers have examples too; a query fits that scores enough more than these do. Of two that score the same, the
one with fewer parameters left open is taken, then the first by name. A reading for which the graph has nothing comes
behind a near one about the same things for which it has (`holding`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from kg.asking.evidence import Evidence, Likeness, read_evidence
from kg.asking.examples import NO_QUERY, features, slotted
from kg.asking.filled import Filled
from kg.asking.filling import fill_parameters, kinds_of
from kg.asking.fitting import explains, find_unknown, fits_question
from kg.asking.holding import held_first
from kg.asking.known import Known
from kg.asking.names import Name, find_names, keep_longest
from kg.asking.numbers import find_numbers
from kg.asking.parts import Measures
from kg.asking.pieces import find_figure_there
from kg.asking.places import NATION, settle_places, shared_places
from kg.asking.programmes import find_programme, programme_parts
from kg.asking.question import Question, Span, is_chinese, read_question
from kg.asking.readings import Choice, Reading
from kg.asking.sounds import mend_sounds
from kg.asking.sources import find_sources
from kg.asking.spelling import find_misspelt, mend_words, spell
from kg.asking.subjects import find_subjects
from kg.asking.titles import find_titles
from kg.asking.words import places_of, question_words
from kg.lexicon import concepts
from kg.queries import SavedQuery
from kg.store import Graph

_FILLED, _FILLED_BESIDE = 0.75, 0.2
"""How much of its rarity a parameter adds that a question fills: one that is named, one that may be said in passing."""
_LEAST_MISSED, _WORK_MISSED = 4.0, 10.0
"""What a name takes off at least that a query cannot be asked with, and what the title of a document does."""
_LIKE, _SAME = 20.0, 5.0
"""What it adds that a question is like examples of a query word for word, and what more where nothing differs."""
_OTHER_CLASS, _CLASSES = 3.0, ("policy", "agreement", "publication")
"""What it takes off that a question names documents of another class than those that a query gives."""
_UNLIKE = Likeness()
_SUBJECT_OF = {
    "centre-kind": "protection_centre",
    "ProtectionCentre": "protection_centre",
    "fund-kind": "fund",
    "institution-kind": "institution",
    "Programme": "designation",
}
"""What a question is about that names a thing of such a kind, so that a figure beside it may say more of it."""
_THINGS = ("centre-kind", "institution-kind")
"""Kinds of things that figures are called by too: centres in Guangdong are asked for, not their number."""
_SCHEMES = frozenset(("topic", "target-body", "designation-word", "department"))
_BESIDE = re.compile(r"的?| (?:for|of|on|in) (?:the )?")
"""Between the name of a figure and what it says more of."""
_BODIES = ("Agency", "Organisation", "department")
_SAID = (
    "area",
    "region",
    "year",
    "document",
    "Indicator",
    "figure",
    *_BODIES,
    "centre-kind",
    "fund-kind",
    "institution-kind",
    "title",
    "quote",
    "batch",
)
"""What a question does not name by accident, so that a query that cannot be asked with it fits worse."""


def choose_query(graph: Graph, typed: str, queries: Sequence[SavedQuery], known: Known | None = None) -> Choice:
    """The saved queries in the order in which they fit a question; who asks many keeps what is `known` of the graph."""
    known = known or Known(graph)
    measures = known.measures
    question, found = _read(graph, spell(typed), measures, queries)
    names = keep_longest(settle_places(graph, question, found), places_of(question, question_words("general")))
    evidence = read_evidence(queries)
    programmes = [Name("programme", part, span) for part, span in find_programme(graph, question, names)]
    counting = places_of(question, question_words("number"))
    names = names if counting else [name for name in names if not _is_thing(name, names)]
    figures = [Name("figure", part, span) for part, span in find_figure_there(known, question, [*names, *programmes])]
    names += [name for name in figures if counting or not _is_known(question, name.span, evidence)]
    asked = features(slotted(question, [*names, *programmes]))
    told, alike = evidence.tells(asked), evidence.likeness(asked)
    weights = _weights(queries, names)
    names += programmes
    readings = []
    for query in queries:
        filled = fill_parameters(known, question, query, names, evidence)
        score = (
            told[query.name]
            + evidence.prior(query.name)
            + _like(alike, query.name)
            + _named(question, query, names, filled, weights)
        )
        readings.append(Reading(query, tuple(filled), score))
    readings.sort(
        key=lambda each: (-round(each.score, 6), len(each.query.parameters) - len(each.filled), each.query.name)
    )
    read = [span for each in readings[0].filled for span in each.spans]
    read += [*evidence.known(question), *measures.words(question), *(name.span for name in names)]
    unknown = find_unknown(question, read)
    ahead = readings[0].score - told[NO_QUERY] - _like(alike, NO_QUERY)
    held_readings, held = held_first(graph, readings)
    asking = evidence.asking(question, readings[0].query.name)
    fits = fits_question(question, ahead, names, unknown, asking, held)
    readings = held_readings if fits else readings
    like = alike.get(readings[0].query.name, _UNLIKE).line if fits else ""
    return Choice(question, tuple(readings), fits, shared_places(graph, question, found), like)


def _is_thing(name: Name, names: Sequence[Name]) -> bool:
    """Whether what a figure is called by names the things themselves, as in centres in Guangdong."""
    return name.kind == "Indicator" and any(
        other.kind in _THINGS and other.span.end >= name.span.end and other.span.overlaps(name.span) for other in names
    )


def _is_known(question: Question, span: Span, evidence: Evidence) -> bool:
    """Whether examples have all the characters of some words, which so may ask for anything."""
    known = evidence.known(question)
    return all(any(each.start <= at < each.end for each in known) for at in range(span.start, span.end))


def _read(graph: Graph, text: str, measures: Measures, queries: Sequence[SavedQuery]) -> tuple[Question, list[Name]]:
    """A question and all that it names, the words mended that are misspelt where it names nothing."""
    question = read_question(text)
    found = _find_all(graph, question, measures, queries)
    spans = [name.span for name in found]
    if question.language == "zh":
        sure = {at for span in spans for at in range(span.start, span.end)}
        mended = mend_sounds(question.text, measures.names("zh"), sure)
    else:
        mended = mend_words(question, measures.names("en"), [*spans, *measures.words(question)])
    if mended == question.text:
        return question, found
    question = read_question(mended)
    return question, _find_all(graph, question, measures, queries)


def _like(alike: Mapping[str, Likeness], name: str) -> float:
    """What it tells for a query how much its nearest examples are like the question."""
    like = alike.get(name, _UNLIKE)
    return _LIKE * like.share + _SAME * like.same


def _find_all(graph: Graph, question: Question, measures: Measures, queries: Sequence[SavedQuery]) -> list[Name]:
    """All that a question names and some query has a parameter for, or that tells names apart."""
    schemes = {each.scheme for query in queries for each in query.parameters if each.type == "concept" and each.scheme}
    found = [*find_names(graph, question, schemes | _SCHEMES), *find_numbers(question)]
    found += find_misspelt(graph, question, found)
    if not any(name.kind == "Indicator" and "/concept/" in name.value for name in found):
        asked = places_of(question, question_words("number")) and not programme_parts(question)
        found += measures.find(question) if asked else []
    words = places_of(question, (*question_words("work"), *question_words("function")))
    found += find_sources(graph, question, [name.span for name in found if name.kind == "region"])
    found += find_titles(graph, question, found)
    found = [name for name in found if name.kind != "unit" and not _is_of_a_word(name, words)]
    found += find_subjects(question, found)
    kinds = {
        *_SAID,
        *_SCHEMES,
        "part",
        "document-number",
        *(kind for query in queries for each in query.parameters for kind in kinds_of(each)),
    }
    return [name for name in found if name.kind in kinds]


def _is_of_a_word(name: Name, words: Sequence[Span]) -> bool:
    """Whether what seems a kind of documents is part of a word for any: 规章制度, list of."""
    return name.kind == "document-kind" and any(word.holds(name.span) for word in words)


def _weights(queries: Sequence[SavedQuery], names: Sequence[Name]) -> dict[str, float]:
    """What a name of a kind adds to a query that can be asked with it: the more, the fewer can."""
    users = Counter(
        kind for query in queries for kind in {kind for each in query.parameters for kind in kinds_of(each)}
    )
    return {
        kind: log((len(queries) + 1) / (users[kind] + 1)) * (_FILLED if kind in _SAID else _FILLED_BESIDE)
        for kind in {name.kind for name in names}
    }


def _named(
    question: Question,
    query: SavedQuery,
    names: Sequence[Name],
    filled: Sequence[Filled],
    weights: Mapping[str, float],
) -> float:
    """What the names of a question tell for a query: what it can be asked with less what it cannot."""
    spans = [span for each in filled for span in each.spans]
    kinds = {kind for each in filled for kind in kinds_of(each.parameter)}
    score = sum(weights.get(kind, 0.0) for kind in {name.kind for name in names if name.span in spans} & kinds)
    spans += [name.span for name in names if name.value != NATION and _takes(query, name.kind)]
    said = (name for name in names if name.kind in _SAID and name.value != NATION)
    spans = [*spans, *(name.span for name in names if _tells_more(question, name, names, spans))]
    missed = {name.span: name.kind for name in said if not explains(_to_the_end(name, spans), name.span)}
    score -= _OTHER_CLASS * _is_of_other_class(question, query, names)
    return score - sum((_WORK_MISSED if kind == "title" else _LEAST_MISSED) + weights[kind] for kind in missed.values())


def _to_the_end(name: Name, spans: Sequence[Span]) -> Sequence[Span]:
    """The spans that may explain a name: not the province that the name of an agency begins with."""
    return [span for span in spans if span.end >= name.span.end] if name.kind in _BODIES else spans


def _is_of_other_class(question: Question, query: SavedQuery, names: Sequence[Name]) -> bool:
    """Whether a question names kinds of documents that are none of those that a query gives: 办法 are no publications.

    English kinds tell nothing: report, plan and measure are verbs too.
    """
    asked = {name.value for name in names if name.kind == "document-kind" and is_chinese(question.words(name.span))}
    classes = {each.document_class for each in concepts("document-kind") if each.iri in asked} if asked else set()
    return query.tags[0] in _CLASSES and bool(classes) and query.tags[0] not in classes


def _tells_more(question: Question, name: Name, names: Sequence[Name], spans: Sequence[Span]) -> bool:
    """Whether a figure is named only to say more of what stands beside it (质押融资的风险补偿金)."""
    return name.kind == "Indicator" and any(
        other.span in spans
        and other.kind in _SUBJECT_OF
        and _BESIDE.fullmatch(question.text[min(one.end for one in both) : max(one.start for one in both)])
        for other in names
        if (both := (name.span, other.span)) and not name.span.overlaps(other.span)
    )


def _takes(query: SavedQuery, kind: str) -> bool:
    return any(kind in kinds_of(parameter) for parameter in query.parameters)

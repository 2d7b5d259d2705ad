"""Pieces (片段): the part of a name in a question, as people say it (服务业集聚发展示范区, 强国建设那个意见)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from kg.asking.known import Known
from kg.asking.names import Name
from kg.asking.question import Question, Span, is_chinese
from kg.asking.terms import Term, find_runs, piece_of
from kg.asking.words import question_words
from kg.vocabulary import ZC

OURS = "知识产权"
_TASK_LEAST = 4
"""Characters that a part of a task must have beside the words of any question."""
_CENTRE, _CENTRE_LEAST = ("中国", "保护中心", "快速", "维权", "援助", "中心", "保护", "国家", "分中心"), 2
"""What the names of all centres have, and how many other characters a part of one must have."""
_NAME_LEAST, _FIGURE_LEAST = 3, 2
_TAKEN = ("area", "region", "Agency", "Organisation", "department", "document", "source", "title")
_PROGRAMMES = ("programme", "Programme", "designation-word", "Indicator")
_FIGURED = ("topic", "centre-kind", "fund-kind", "institution-kind", "programme", "Programme")
"""What a figure may be of that other parameters take."""
_WITH = re.compile(r"[跟与和同](?P<party>[^跟与和同，,。？?]{2,14}?)(?:之间|都)?(?:签|订|达成|结成|合作|缔|续签|有)")
"""Before what somebody signs with others."""
_WITH_ENGLISH = re.compile(
    r"\b(?:with|involving|between|and) (?P<party>[^,.;?!]{3,60}?)"
    r"(?=[,.;?!]|$| (?:in|sign|conclude|since|during|was|were|is|are)\b)",
    re.I,
)
_OTHERS = re.compile(r"[谁哪啥几]|什么|其他|别的|多少")
_BLANK = "＊＊＊＊"
"""What nearly every name has, so that no piece may begin or end inside it."""
_RUN = re.compile(r"[\u4e00-\u9fff＊]{2,}")


def find_task(known: Known, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The longest part of a question that stands in the name of a task, outside what else it names."""
    taken = [name.span for name in names if name.kind in _TAKEN and name.kind != "area"]
    least = _TASK_LEAST - (question.language == "en")
    return find_piece(question, known.names(ZC.Task), question_words("function"), least, taken)


def find_centre(known: Known, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The part of a centre's name that tells it from others (浦东那家保护中心), where no place does."""
    taken = [name.span for name in names if name.kind in (*_TAKEN, "centre-status", "year")]
    common = (*question_words("function"), *_CENTRE)
    return find_piece(question, known.names(ZC.ProtectionCentre), common, _CENTRE_LEAST, taken)


def find_entity(known: Known, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The longest part of a question that stands in the name of an organisation."""
    taken = [name.span for name in names if name.kind in (*_TAKEN, *_PROGRAMMES) and name.kind != "area"]
    return find_piece(question, known.names(ZC.Organisation), question_words("function"), _TASK_LEAST, taken)


def find_measure(known: Known, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The longest part of a question that stands in the name of an indicator (跟质押沾边的指标)."""
    return known.once(question, "measure", lambda: _find_measure(known, question, names))


def _find_measure(known: Known, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    taken = [name.span for name in names if name.kind in (*_TAKEN, "year")]
    common = (*question_words("function"), *question_words("general"), *question_words("measure"))
    return find_piece(question, known.names(ZC.Indicator), common, _CENTRE_LEAST, taken)


def find_figure(known: Known, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The longest part of a question that stands in a figure's name as printed (双创服务基地)."""
    return known.once(question, "figure", lambda: _find_figure(known, question, names))


def _find_figure(known: Known, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    taken = [name.span for name in names if name.kind in (*_TAKEN, *_FIGURED, "year")]
    common = (*question_words("function"), *question_words("general"), *question_words("measure"))
    return find_piece(question, known.figures(), common, _TASK_LEAST, taken)


def find_figure_there(known: Known, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The longest part of a question that stands in a figure's name as told of the places which the question names.

    As the figures of a place are few, two characters tell them apart (海南有多少考生: 参加考试的考生). [] where an
    indicator that the question names is told of them.
    """
    taken = tuple(name.span for name in names if name.kind in (*_TAKEN, *_FIGURED, "year"))
    return known.once(question, ("there", taken), lambda: _find_figure_there(known, question, names, taken))


def _find_figure_there(
    known: Known, question: Question, names: Sequence[Name], taken: Sequence[Span]
) -> list[tuple[str, Span]]:
    areas = [name.value for name in names if name.kind == "area"]
    told = known.told_of(areas) if areas else []
    if {name.value for name in names if name.kind == "Indicator"} & {indicator for _, indicator in told}:
        return []
    common = (*question_words("function"), *question_words("general"), *question_words("measure"))
    return find_piece(
        question, [name for name, indicator in told if "/concept/" not in indicator], common, _FIGURE_LEAST, taken
    )


def find_subsidised(known: Known, question: Question) -> list[tuple[str, Span]]:
    """What a question asks the subsidies of, as the names of figures print it (企业贯标补助多少: 贯标)."""
    common = (*question_words("function"), *question_words("general"), *question_words("subsidy"))
    return known.once(question, "subsidised", lambda: find_piece(question, known.figures(), common, _FIGURE_LEAST))


def find_institution(known: Known, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The part of an institution's name that tells it from others of its kind (中医药产业的运营中心)."""
    taken = [name.span for name in names if name.kind in (*_TAKEN, "year", "institution-kind", "institution-status")]
    common = (*question_words("function"), *question_words("general"), *question_words("institution"))
    return find_piece(question, known.names(ZC.Institution), common, _NAME_LEAST, taken)


def find_thing(known: Known, question: Question, names: Sequence[Name]) -> list[tuple[str, Span]]:
    """The part of a thing's name that English words of a question stand for, with the place in it."""
    if question.language == "zh":
        return []
    kinds = (ZC.Policy, ZC.Institution, ZC.ProtectionCentre, ZC.Fund, ZC.Agreement, ZC.Publication, ZC.Programme)
    known_names = [name for kind in kinds for name in known.names(kind)]
    return find_piece(question, known_names, (), _TASK_LEAST, (), known.places(names))


def find_party(known: Known, question: Question) -> list[tuple[str, Span]]:
    """Whom an agreement is said to be signed with, where bodies are named so (跟海关签过什么, signed with insurers)."""
    found = [
        Span(*match.span("party"))
        for pattern in (_WITH, _WITH_ENGLISH)
        for match in pattern.finditer(question.text)
        if not _OTHERS.search(match["party"])
    ]
    parties = known.parties() if found else []
    return [pair for span in found for pair in find_piece(question, parties, (), 2, _outside(question, span))]


def _outside(question: Question, span: Span) -> list[Span]:
    return [Span(0, span.start), Span(span.end, len(question.text))]


def find_piece(
    question: Question,
    names: Sequence[str],
    common: Collection[str],
    least: int,
    taken: Sequence[Span] = (),
    places: Sequence[Term] = (),
) -> list[tuple[str, Span]]:
    """The longest part of some names that a question has, in Chinese or in English words, among which may be places;
    [] where there is none."""
    span = longest_piece(question, names, common, least, taken)
    if span is not None:
        return [(question.words(span), span)]
    if question.language == "zh":
        return []
    found: list[tuple[int, str, Span]] = []
    for run in find_runs(question, places):
        terms = [term for term in run if not any(term.span.overlaps(each) for each in taken)]
        if piece := piece_of(terms, names, {*common, OURS}, least):
            found.append((len(piece), piece, Span(terms[0].span.start, terms[-1].span.end)))
    return [max(found)[1:]] if found else []


@cache
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Any of some words, or what nearly every name has, the longest first."""
    return re.compile("|".join(map(re.escape, sorted({_BLANK, *words}, key=lambda word: (-len(word), word)))))


def longest_piece(
    question: Question, names: Iterable[str], common: Collection[str], least: int, taken: Sequence[Span] = ()
) -> Span | None:
    """The longest part of a question that stands in one of some names; None where there is none.

    It must have so many characters beside words that are common, cut none of these, and lie outside what is taken.
    """
    known = "\n".join(names).replace(OURS, _BLANK)
    words = _any_of(frozenset(common))
    whole = [span for word in common if len(word) > 1 for span in question.places(word) if is_chinese(word)]
    edges = {at for span in whole for at in range(span.start + 1, span.end)}
    best: Span | None = None
    for run in _RUN.finditer(question.text.replace(OURS, _BLANK)):
        for start in range(len(run[0])):
            size = best.end - best.start if best else max(least - 1, 1)
            for end in range(start + size + 1, len(run[0]) + 1):
                piece = run[0][start:end]
                if piece not in known:
                    break
                span = Span(run.start() + start, run.start() + end)
                apart = piece.count(_BLANK[0]) % len(_BLANK) == 0 and not edges.intersection((span.start, span.end))
                if apart and len(words.sub("", piece)) >= least and not any(span.overlaps(each) for each in taken):
                    best = span
    return best

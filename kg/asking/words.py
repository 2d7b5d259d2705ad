"""Words (用词): which words ask for which saved query, and how much each tells.

A word that few queries carry tells more (inverse frequency). Below the words that a header lists stand those of its
summary, at a fraction of the weight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import log

from kg.asking.question import Question, Span, is_chinese, stems_of
from kg.lexicon.nodes import SKOS, read_nodes
from kg.queries import SavedQuery
from kg.vocabulary import DATA_IRI

_FILE = "question-words.ttl"
_GAP = "…"
_SYNONYM = 0.75
"""The weight of a word that means the same as one listed, of that of one listed."""
_SUMMARY = 0.3
"""The weight of a word of the summary, of that of a word listed."""
SUBJECTS = ("protection_centre", "fund", "agreement", "publication", "rule", "institution", "designation", "policy")
"""What queries are about, by their tag."""
_LISTS = ("target", "statistic", "document")
"""Further tags whose words say what is asked about, but are too common to rule other queries out."""
_BLAND = 0.3
"""The weight of a word that says only that a list is wanted and of what (which policies), of that of other words."""
_COUNTS = 0.6
"""The same of a word that says besides how many there are (number of policies), for other queries count them too."""
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a query that a question has: its places, one a part, and what it tells."""

    word: str
    spans: tuple[Span, ...]
    weight: float


class Words:
    """The words of some saved queries, weighed against one another."""

    def __init__(self, queries: Sequence[SavedQuery]) -> None:
        self._count = len(queries)
        self._listed = {
            query.name: {
                word: part * _telling(word)
                for word, part in {**_synonymous(query.words), **dict.fromkeys(query.words, 1.0)}.items()
            }
            for query in queries
        }
        self._tags = {query.name: dict.fromkeys(_tag_words(query), 1.0) for query in queries}
        self._told = {query.name: tuple(_loose_words(query)) for query in queries}
        self._joined = ["\n".join((*query.words, *self._tags[query.name])).casefold() for query in queries]
        self._wide = ["\n".join(self._listed[query.name]).casefold() for query in queries]
        self._tellers = Counter(word for words in self._told.values() for word in words)

    def hits(self, question: Question, query: SavedQuery, named: Sequence[Span], cues: Sequence[Span]) -> list[Hit]:
        """The words of a query that a question has outside what it names and in no longer cue (几个 in 哪几个).

        Of listed words that overlap the longest counts; the words for what the query is about count beside them, those
        of its summary where no other stands.
        """

        def find(word: str) -> tuple[Span, ...]:
            spans = question.find(word)
            hidden = any(cue.holds(span) for span in spans for cue in cues)
            return () if hidden or all(any(name.holds(span) for name in named) for span in spans) else spans

        kept: list[Hit] = []
        for words in (self._listed[query.name], self._tags[query.name]):
            found = [
                Hit(word, spans, part * self._told_by(word)) for word, part in words.items() if (spans := find(word))
            ]
            found.sort(key=lambda hit: (-sum(span.end - span.start for span in hit.spans), hit.word))
            kept += _apart(found)
        for word in self._told[query.name]:
            spans = find(word)
            if spans and not any(span.overlaps(other) for span in spans for hit in kept for other in hit.spans):
                kept.append(Hit(word, spans, _SUMMARY * self.weight(self._tellers[word])))
        return kept

    def weight(self, users: int) -> float:
        """What a word tells that so many queries carry: 0 where all do."""
        return log((self._count + 1) / (users + 1)) if users else 0.0

    def _told_by(self, word: str) -> float:
        return self.weight(self._users(word)) * _size(word)

    def _users(self, word: str) -> int:
        """How many queries list a word, by itself or in a longer one; where none does, one that means the same."""
        listed = sum(word.casefold() in joined for joined in self._joined)
        return listed or sum(word.casefold() in joined for joined in self._wide)


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that overlap none before them."""
    kept: list[Hit] = []
    for hit in hits:
        if not any(span.overlaps(other) for span in hit.spans for taken in kept for other in taken.spans):
            kept.append(hit)
    return kept


def _size(word: str) -> float:
    """How much more a long word tells than a short one: 1 for two characters or one word, at most 1.6."""
    length = sum(map(is_chinese, word)) / 2 or len(stems_of(word))
    return min(1.6, 0.7 + 0.3 * length)


@cache
def question_words(notation: str) -> tuple[str, ...]:
    """The words of a concept of the scheme question-word, zh and en, the longest first."""
    node = read_nodes((_FILE,)).get(f"{DATA_IRI}concept/question-word/{notation}", {})
    labels = {label[3:] for kind in ("prefLabel", "altLabel") for label in node.get(SKOS + kind, ())}
    return tuple(sorted(labels, key=lambda label: (-len(label), label)))


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """The words that mean the same as a word in questions, that word among them; English ones by their stems."""
    groups = [
        tuple(sorted(label[3:] for kind in ("prefLabel", "altLabel") for label in node.get(SKOS + kind, ())))
        for iri, node in sorted(read_nodes((_FILE,)).items())
        if iri.startswith(f"{DATA_IRI}concept/question-synonym/")
    ]
    return {_key(word): group for group in groups for word in group}


def _synonymous(words: Iterable[str]) -> dict[str, float]:
    """The words that mean the same as those of a header, part by part, and what they tell of what those do."""
    known = synonyms()
    found: dict[str, float] = {}
    for word in words:
        parts = [known.get(_key(part), (part,)) for part in word.split(_GAP)]
        for chosen in product(*parts):
            if all(is_chinese(part) == is_chinese(word) for part in chosen):
                found[_GAP.join(chosen)] = _SYNONYM
    return found


def _key(word: str) -> str:
    return word if is_chinese(word) else " ".join(stems_of(word))


def _tag_words(query: SavedQuery) -> Iterable[str]:
    """The words for what a query is about, by its tags."""
    return (word for tag in query.tags for word in question_words(tag))


def places_of(question: Question, words: Iterable[str]) -> list[Span]:
    """Where any of some words stand in a question, one with a "…" from its first part to its last."""
    return [span for word in words if _GAP not in word for span in question.places(word)] + [
        Span(found[0].start, found[-1].end) for word in words if _GAP in word and (found := question.find(word))
    ]


def _loose_words(query: SavedQuery) -> Iterable[str]:
    """Pairs of characters, and English words, of the summary and of what the header lists."""
    function = _function_stems()
    text = "\n".join((query.summary_zh, *query.words)).replace("知识产权", "\n")
    pairs = (match[1] for match in _PAIR.finditer(text))
    yield from dict.fromkeys(pair for pair in pairs if not any(part in function for part in (pair, *pair)))
    words = re.findall(r"[A-Za-z]{3,}", "\n".join((query.summary_en, *query.words)))
    yield from dict.fromkeys(stems_of(word)[0] for word in words if stems_of(word)[0] not in function)


@cache
def _telling(word: str) -> float:
    """What part of its weight a word keeps."""
    if is_bland(word):
        return _BLAND
    stems, _, chinese = _plain_words("count")
    return _COUNTS if all(stem in stems for stem in stems_of(word)) and not is_chinese(chinese.sub("", word)) else 1.0


@cache
def is_bland(word: str) -> bool:
    """Whether a word says nothing beside what words of any question and of its subject do."""
    bland, subjects, chinese = _plain_words()
    if all(part in subjects for part in re.split(f"[{_GAP}、]", word)):
        return False
    return all(stem in bland for stem in stems_of(word)) and not is_chinese(chinese.sub("", word))


@cache
def _plain_words(*kinds: str) -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """The stems of English words that say nothing, the words for what queries are about, and the Chinese words."""
    subjects = frozenset(word for kind in (*SUBJECTS, *_LISTS) for word in question_words(kind))
    words = {*question_words("listing"), *subjects} | {word for kind in kinds for word in question_words(kind)}
    counting = set() if kinds else {max(stems_of(word), key=len, default="") for word in question_words("count")}
    stems = {stem for word in words for stem in stems_of(word)} - counting
    chinese = sorted(filter(is_chinese, words), key=lambda word: (-len(word), word))
    return frozenset(stems), subjects, re.compile("|".join(map(re.escape, chinese)))


@cache
def _function_stems() -> frozenset[str]:
    words = question_words("function")
    return frozenset(word if is_chinese(word) else stems_of(word)[0] for word in words)

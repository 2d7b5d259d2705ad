"""Words (词): the ontology's names and cues, matched all at once over the characters of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from kg.lexicon import areas, concepts, national_agencies
from kg.mentions.mention import Mention

CUES = (
    "policy-action",
    "centre-status",
    "designation-status",
    "mode-cue",
    "relation",
    "department",
)
"""The schemes of the ontology whose words are looked for; the label of such a mention is the scheme's name."""


_WORD = "其中"
"""A word whose end opens no name: 其|中江|苏."""

_VERBS = (
    "确定",
    "认定",
    "选定",
    "评定",
    "核定",
    "指定",
    "共建",
    "新建",
    "筹建",
    "组建",
    "创建",
    "搭建",
    "扩建",
    "承建",
    "构建",
    "改建",
    "援建",
)
"""Verbs whose end opens no name before a name that begins in it: 共|建湖|南, 确|定南|京."""


class Words:
    """The ontology's words: names of areas and agencies, cues of every scheme; of words that overlap the longest
    counts.
    """

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self.matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self.values: dict[str, dict[str, tuple[str, ...]]] = {}
        area_codes: dict[str, list[str]] = {}
        for area in areas():
            if area.level != "nation":
                for name in area.names:
                    if len(name) > 1:
                        area_codes.setdefault(name, []).append(area.code)
        self._add("area", {name: tuple(codes) for name, codes in area_codes.items()})
        self._add(
            "national-agency",
            {name: (agency.pref_zh,) for agency in national_agencies() for name in agency.labels},
        )
        for scheme in CUES:
            words: dict[str, list[str]] = {}
            for concept in concepts(scheme):
                for label in concept.labels:
                    words.setdefault(label, []).append(concept.notation)
            self._add(scheme, {word: tuple(notations) for word, notations in words.items()})

    def _add(self, label: str, values: dict[str, tuple[str, ...]]) -> None:
        phrases = [Doc(self.vocab, words=list(word), spaces=[False] * len(word)) for word in sorted(values)]
        self.matcher.add(label, phrases)
        self.values[label] = values

    def find(self, doc: Doc, text: str) -> list[Mention]:
        """All words of the ontology in a document, whose tokens are its characters."""
        spans: dict[str, list[tuple[int, int]]] = {label: [] for label in self.values}
        for key, start, longest in sorted((key, start, -end) for key, start, end in self.matcher(doc)):
            spans[self.vocab.strings[key]].append((start, -longest))
        return [mention for label in spans for mention in self._longest(label, spans[label], text)]

    def _longest(self, label: str, spans: Iterable[tuple[int, int]], text: str) -> Iterator[Mention]:
        """The words of one label, of those that begin at one place or overlap the first and longest."""
        last = 0
        listed = list(spans)
        starts = {start for start, _ in listed} if label == "area" else set()
        for start, end in listed:
            if start < last or (label == "area" and text.startswith(_WORD, start - 1)):
                continue
            if start + 1 in starts and text[start - 1 : start + 1] in _VERBS:
                continue
            last = end
            values = self.values[label][text[start:end]]
            yield Mention(start, end, label, values if label == "area" else values[0], f"lexicon.{label}")

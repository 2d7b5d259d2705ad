"""Words (词): the ontology's names and cues, matched all at once over the characters of a text."""

from __future__ import annotations

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


class Words:
    """The ontology's words: names of areas and agencies, cues of every scheme; of words that overlap the longest
    counts.
    """

    def __init__(self, nlp: Language) -> None:
        self.matchers: dict[str, PhraseMatcher] = {}
        self.values: dict[str, dict[str, tuple[str, ...]]] = {}
        area_codes: dict[str, list[str]] = {}
        for area in areas():
            if area.level != "nation":
                for name in area.names:
                    if len(name) > 1:
                        area_codes.setdefault(name, []).append(area.code)
        self._add(nlp, "area", {name: tuple(codes) for name, codes in area_codes.items()})
        self._add(
            nlp,
            "national-agency",
            {name: (agency.pref_zh,) for agency in national_agencies() for name in agency.labels},
        )
        for scheme in CUES:
            words: dict[str, list[str]] = {}
            for concept in concepts(scheme):
                for label in concept.labels:
                    words.setdefault(label, []).append(concept.notation)
            self._add(nlp, scheme, {word: tuple(notations) for word, notations in words.items()})

    def _add(self, nlp: Language, label: str, values: dict[str, tuple[str, ...]]) -> None:
        matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        matcher.add(label, [Doc(nlp.vocab, words=list(word), spaces=[False] * len(word)) for word in sorted(values)])
        self.matchers[label] = matcher
        self.values[label] = values

    def find(self, doc: Doc, text: str) -> list[Mention]:
        """All words of the ontology in a document, whose tokens are its characters."""
        found: list[Mention] = []
        for label, matcher in self.matchers.items():
            spans = sorted({(start, end) for _, start, end in matcher(doc)}, key=lambda span: (span[0], -span[1]))
            last = 0
            for start, end in spans:
                if start < last or (label == "area" and text.startswith(_WORD, start - 1)):
                    continue
                word = text[start:end]
                last = end
                values = self.values[label][word]
                found.append(Mention(start, end, label, values if label == "area" else values[0], f"lexicon.{label}"))
        return found

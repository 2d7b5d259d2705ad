"""Names (名称): what a question names that the graph knows: areas, concepts, indicators, agencies, documents.

Chinese names are looked up as they stand, each stretch of the question once, so the time does not grow with the graph.
English ones are compared by the stems of their words for concepts, and looked up for everything else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.asking.question import Question, Span, is_chinese
from kg.queries.naming import NAMES
from kg.store import Graph
from kg.vocabulary import DATA_IRI, RDF, SKOS, ZC

_NAMING = frozenset((*NAMES, ZC.abbreviation, ZC.documentNumber))
_LONGEST = 22
"""Characters of the longest stretch that is looked up."""
_MOST_WORDS = 7
_WHOLE = (
    "quote",
    "title",
    "document",
    "area",
    "region",
    "Indicator",
    "Agency",
    "Organisation",
    "ProtectionCentre",
    "Programme",
    "centre-kind",
    "fund-kind",
    "institution-kind",
    "conflict-reason",
    "document-number",
)
_PARTS = ("topic", "target-body", "designation-word", "institution-kind")
_STRETCH = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()〔〕&.·-]+")
_QUOTE = re.compile(r"《([^《》]+)》|“([^“”]+)”|「([^「」]+)」|\"([^\"]+)\"|‘([^‘’]+)’")
_CENTRE = re.compile(r"(?:的|那家|这家)?(?:知识产权)?(?:保护中心|快速维权|快维|维权中心)")
_IDENTIFIER = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+")
_CLASSES = ("Indicator", "Agency", "Organisation", "Programme", "ProtectionCentre")
_OFFICES = ("department", "bureau", "office", "administration", "authority", "commission", "agency")
_OFFICE = re.compile(rf"^(?:{'|'.join(_OFFICES)}) (?:of|for) | (?:{'|'.join(_OFFICES)})$", re.I)
_ENGLISH = """
SELECT ?concept ?scheme ?label WHERE {
  VALUES ?scheme { %s }
  ?concept skos:inScheme ?scheme . { ?concept skos:prefLabel ?label } UNION { ?concept skos:altLabel ?label }
  FILTER(LANG(?label) = "en")
}"""


@dataclass(frozen=True, slots=True)
class Name:
    """What some words of a question name.

    `kind` is area, region, document, year, number, quote, title, the local name of a scheme or of a class; `value` the
    IRI, or for numbers and quotes the text.
    """

    kind: str
    value: str
    span: Span


def find_names(graph: Graph, question: Question, schemes: Collection[str]) -> list[Name]:
    """All that a question names: the longest name where one lies in another, several where they are equally long."""
    found = [*_quotes(question), *_chinese(graph, question), *_identifiers(graph, question)]
    if question.spans:
        found += [*_english(graph, question), *_english_concepts(graph, question, {*schemes, "indicator"})]
    return found


def _quotes(question: Question) -> Iterator[Name]:
    for match in _QUOTE.finditer(question.text):
        yield Name("title" if match[1] else "quote", next(filter(None, match.groups())), Span(*match.span()))


def _chinese(graph: Graph, question: Question) -> Iterator[Name]:
    text = question.text
    for stretch in _STRETCH.finditer(text):
        first, last = stretch.span()
        for start in range(first, last):
            for end in range(start + 1, min(last, start + _LONGEST) + 1):
                if is_chinese(text[start:end]):
                    short = _CENTRE.match(text, end) is not None
                    yield from _named(graph, text[start:end], "zh-hans", Span(start, end), short=short)


def _identifiers(graph: Graph, question: Question) -> Iterator[Name]:
    """Ids and numbers of documents, which have no language: gansu-plan-2016, 甘政发〔2016〕93号."""
    for match in re.finditer(
        rf"{_IDENTIFIER.pattern}|[\u4e00-\u9fff]{{1,8}}[〔\[(（]\d{{4}}[〕\])）]\d+号", question.text
    ):
        for cut in range(len(match[0]) - 3):
            written = re.sub(r"[\[(（](\d{4})[\])）]", r"〔\1〕", match[0][cut:])
            named = [*_named(graph, written, None, Span(match.start() + cut, match.end()))]
            yield from named
            if named or not is_chinese(match[0]):
                break
        if is_chinese(match[0]):
            yield Name("document-number", match[0], Span(*match.span()))


def _english(graph: Graph, question: Question) -> Iterator[Name]:
    """Names of areas, agencies and documents in English, looked up as typed and with capitals; also X Y for "Y, X"."""
    for first in range(len(question.spans)):
        for last in range(first, min(len(question.spans), first + _MOST_WORDS)):
            span = Span(question.spans[first].start, question.spans[last].end)
            words = question.words(span)
            if not words[0].isalpha() or is_chinese(words):
                continue
            spellings = {
                words,
                words.lower(),
                re.sub(r"(?i)\b(?!of\b|the\b|and\b|on\b|for\b)[a-z]", lambda match: match[0].upper(), words),
            }
            split = [words.split(" ", at) for at in (1, 2) if words.count(" ") >= at]
            spellings |= {f"{parts[-1]}, {' '.join(parts[:-1])}" for parts in split}
            spellings |= {", ".join(words.rsplit(" of ", 1)), re.sub(r"\s*[-–]\s*", "-", words)}
            for spelling in sorted(spellings):
                yield from _named(graph, spelling, "en", span, typed=words)


def _english_concepts(graph: Graph, question: Question, schemes: Collection[str]) -> Iterator[Name]:
    nodes = " ".join(f"<{DATA_IRI}scheme/{scheme}>" for scheme in sorted(schemes))
    result = graph.query(_ENGLISH % nodes, {"skos": SKOS.inScheme.removesuffix("inScheme")})
    assert isinstance(result, QuerySolutions)
    for row in result:
        scheme = row["scheme"].value.rsplit("/", 1)[-1]
        kind = "Indicator" if scheme == "indicator" else scheme
        for spelling in _spellings(row["label"].value, scheme):
            for span in question.places(spelling):
                if spelling.endswith("ed") and _is_noun(question, span):
                    continue  # plans are no policies that are planned
                yield Name(kind, row["concept"].value, span)


def _is_noun(question: Question, span: Span) -> bool:
    """Whether what may be told as done is a thing: plans, by kind (plan, notice), but not "just a plan"."""
    words = question.words(span).casefold()
    return words.endswith("s") or (words == "plan" and not re.search(r"\b(?:a|to) $", question.text[: span.start]))


def _spellings(label: str, scheme: str) -> Iterable[str]:
    """How a concept may be called in English: an indicator without its "IP" too (advantage enterprises)."""
    if scheme == "department":
        return _turned(label)
    rest = label.removeprefix("IP ")
    return (label, rest) if scheme == "indicator" and rest != label and " " in rest else (label,)


def _turned(label: str) -> Iterator[str]:
    """How else people say the name of a kind of department: education bureau for Department of Education."""
    yield label
    body = _OFFICE.sub("", label)
    for field in {body, body.replace("Intellectual Property", "IP"), body.split(" and ")[0]} if body != label else ():
        yield from (f"{field} {office}" for office in _OFFICES)


def _named(
    graph: Graph, words: str, language: str | None, span: Span, typed: str | None = None, short: bool = False
) -> Iterator[Name]:
    literal = Literal(words, language=language) if language else Literal(words)
    for quad in graph.triples(None, None, literal):
        if quad.predicate.value in _NAMING and isinstance(quad.subject, NamedNode):
            kind = _kind(graph, quad.subject)
            if kind and _is_meant(quad.subject, quad.predicate.value, kind, typed or words, short):
                yield Name(kind, quad.subject.value, span)


def _kind(graph: Graph, node: NamedNode) -> str | None:
    local = node.value.removeprefix(DATA_IRI)
    head, _, rest = local.partition("/")
    if head in ("area", "zone"):
        return "area"
    if head in ("region", "document"):
        return head
    if head == "concept":
        scheme = rest.partition("/")[0]
        return "Indicator" if scheme == "indicator" else scheme
    types = {
        quad.object.value for quad in graph.triples(node, NamedNode(RDF.type)) if isinstance(quad.object, NamedNode)
    }
    return next((name for name in _CLASSES if getattr(ZC, name) in types), None)


def _is_meant(node: NamedNode, predicate: str, kind: str, words: str, short: bool) -> bool:
    """Whether people use a name so: no county goes by two characters but before its centre (浦东保护中心), and only
    provinces by one."""
    if kind == "area":
        if predicate == ZC.abbreviation:
            return node.value.endswith("0000")
        if words.isascii() and not words[0].isupper():
            return node.value.endswith("0000")
        return len(words) > 2 - short or node.value.endswith("00") or "/zone/" in node.value
    if kind == "Indicator" and not node.value.startswith(DATA_IRI + "concept/"):
        # What only documents call so: short ones are everyday words.
        return len(words) > 4
    return len(words) > 1


def keep_longest(names: Iterable[Name], general: Collection[Span]) -> list[Name]:
    """The names that lie in no longer one, in order; topics in no longer topic, for they are part of many names.

    Left out are words too general to pick a value, kinds called other, and what only documents call an indicator where
    it cuts through another name.
    """
    found = [name for name in dict.fromkeys(names) if not _is_vague(name, general)]
    found = [name for name in found if not (_is_coined(name) and any(_cross(name.span, other.span) for other in found))]
    kept = [name for name in found if not any(other.span.holds(name.span) and _masks(other, name) for other in found)]
    return sorted(kept, key=lambda name: (name.span, name.kind, name.value))


def _masks(longer: Name, name: Name) -> bool:
    """Whether a longer name takes what it holds with it: statuses of centres and of funds do not hide one another, an
    agency not the province that its name begins with (甘肃省知识产权局)."""
    if name.kind == "area" and longer.kind in ("Agency", "department") and name.span.start == longer.span.start:
        return not name.value.endswith("0000")
    if longer.kind == "title" and longer.span.end - longer.span.start != len(longer.value):
        return not (name.kind == "area" and name.span.start == longer.span.start)
    if longer.kind == "part" and name.kind in ("area", "region", "institution-kind"):
        return True
    if name.kind == "batch":
        return False
    if longer.kind == "source" and name.kind in ("year", "region", "number", "document-kind"):
        return True
    return longer.kind == name.kind or (name.kind not in _PARTS and longer.kind in _WHOLE)


def _is_vague(name: Name, general: Collection[Span]) -> bool:
    return "/concept/" in name.value and (
        name.value.endswith("/other") or (name.span in general and name.kind not in (*_PARTS[:-1], "department"))
    )


def _is_coined(name: Name) -> bool:
    return name.kind == "Indicator" and "/concept/" not in name.value


def _cross(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.holds(other) and not other.holds(one) and one != other

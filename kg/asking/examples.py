"""Examples (例句): questions as people ask them, each under the saved query that it asks for.

They stand in `queries/asked.txt`, below the name of their query in brackets, with slots for what they name: <place>,
<year>, <indicator>. Below [-] stand questions that no saved query answers. A line more teaches `kg ask` a way to ask.
Behind the name of a query stands how many questions asked for it of those written in ignorance of all queries.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from kg.asking.names import Name
from kg.asking.places import NATION
from kg.asking.question import Question, Span, is_chinese, stem
from kg.bad_input import BadInput
from kg.queries import FOLDER

NO_QUERY = "-"
"""The heading of the questions that no saved query answers."""
_SLOTS = {
    "area": "place",
    "region": "region",
    "year": "year",
    "number": "number",
    "Indicator": "indicator",
    "figure": "indicator",
    "Agency": "agency",
    "Organisation": "agency",
    "department": "agency",
    "document": "document",
    "source": "document",
    "document-number": "title",
    "title": "title",
    "quote": "words",
    "part": "words",
    "ProtectionCentre": "centre",
    "Programme": "programme",
    "programme": "programme",
}
"""The slot that a name of a kind stands in; the words for kinds and topics stand as they are."""
_HEADING = re.compile(r"\[(?P<name>[a-z-]+)\](?: (?P<asked>\d+))?")
_SHARE = re.compile(r"[%％成]|百分|per ?cent", re.I)
_TOKEN = re.compile(r"<[a-z]+>|[\u4e00-\u9fff]|[A-Za-z]+|\d+")


def read_examples() -> Mapping[str, tuple[str, ...]]:
    """The examples by the name of their query."""
    return {name: lines for name, (_, lines) in _read_asked(FOLDER / "asked.txt").items() if lines}


def read_demand() -> Mapping[str, int]:
    """How many of the questions that were asked freely, of no query in particular, ask for each, by its name."""
    return {name: asked for name, (asked, _) in _read_asked(FOLDER / "asked.txt").items()}


@cache
def _read_asked(path: Path) -> Mapping[str, tuple[int, tuple[str, ...]]]:
    """By the name of each query how many asked for it, and its examples. Raises BadInput for a heading that is none."""
    asked: dict[str, int] = {}
    found: dict[str, list[str]] = {}
    name = NO_QUERY
    for number, line in enumerate(map(str.strip, path.read_text("utf-8").splitlines()), 1):
        if line.startswith("["):
            heading = _HEADING.fullmatch(line)
            if heading is None:
                raise BadInput(f"{path}:{number}", f"{line!r} is no heading", "write [NAME], or [NAME] 12")
            name = heading["name"]
            asked[name] = int(heading["asked"] or 0)
        elif line and not line.startswith("#"):
            found.setdefault(name, []).append(line)
    return {name: (asked.get(name, 0), tuple(found.get(name, ()))) for name in (asked | found)}


def slotted(question: Question, names: Sequence[Name]) -> str:
    """A question with slots for what it names, the longest name where several overlap."""
    named = [name for name in names if name.kind in _SLOTS and name.value != NATION]
    taken: list[Name] = []
    for name in sorted(named, key=lambda name: (name.span.start - name.span.end, name.span)):
        if not any(name.span.overlaps(other.span) for other in taken):
            taken.append(name)
    text = question.text
    for name in sorted(taken, key=lambda name: name.span, reverse=True):
        slot = "share" if name.kind == "number" and _SHARE.search(question.words(name.span)) else _SLOTS[name.kind]
        text = f"{text[: name.span.start]}<{slot}>{text[name.span.end :]}"
    return text


def features(text: str) -> frozenset[str]:
    """The characters, stems and slots of a text, and what stands together in it: twos, and threes of characters."""
    tokens = [token if is_chinese(token) or token[0] == "<" else stem(token) for token in _TOKEN.findall(text)]
    twos = map(" ".join, pairwise(tokens))
    threes = (f"{a} {b} {c}" for a, b, c in zip(tokens, tokens[1:], tokens[2:], strict=False) if is_chinese(c))
    return frozenset((*tokens, *twos, *threes))


def places(text: str) -> list[tuple[str, Span]]:
    """The features of a text with where they stand."""
    found = [(match[0], Span(*match.span())) for match in _TOKEN.finditer(text)]
    tokens = [(word if is_chinese(word) or word[0] == "<" else stem(word), span) for word, span in found]
    joined = [*pairwise(tokens), *zip(tokens, tokens[1:], tokens[2:], strict=False)]
    joined = [parts for parts in joined if len(parts) < 3 or is_chinese(parts[-1][0])]
    return tokens + [
        (" ".join(word for word, _ in parts), Span(parts[0][1].start, parts[-1][1].end)) for parts in joined
    ]

"""Thing (事物): what the graph knows of one thing, as a page of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.cli.pieces import Pieces, lines_of
from kg.facts import fact_to_json
from kg.queries.claimed import Claimed, Measured
from kg.queries.description import Description
from kg.queries.differences import Told

_EVIDENCE = ("doc", "type", "quote", "start", "end", "rule", "echoes", "year")
_PLAIN = 1_000_000
"""Columns that no line reaches: a pipe gets each sentence on one line."""


def page_lines(found: Description, differences: Sequence[Told], limit: int, width: int | None) -> Iterator[str]:
    """The page of a thing: names, links, claims in order of time with their sentences, differences.

    `limit` is the most claims shown, 0 for all; `width` None wraps nothing.
    """
    room = width or _PLAIN

    def write(*pieces: tuple[str, str], indent: str = "  ", further: str = "    ") -> Iterator[str]:
        return lines_of(pieces, room, indent, further)

    yield from write((found.name, "bold"), indent="", further="  ")
    yield from write((f"{', '.join(found.types)}  {found.iri}", "dim"))
    for title, words in (("also", found.names), ("joined by", found.joined)):
        if words:
            yield from write((f"{title}: ", "name"), ("; ".join(words), ""))
    for link, value in found.links:
        yield from write((f"{link}: ", "name"), (value, ""))
    for link, kind, count, some in found.linked:
        more = f" ... {count}" if count > len(some) else ""
        yield from write((f"{link} ← {kind}: ", "name"), ("; ".join(some) + more, ""))
    shown = found.claims[: limit or None]
    yield ""
    yield from write((f"{len(found.claims)} claims 陈述", "bold"))
    for claim in shown:
        yield ""
        yield from _claim_lines(claim, room)
    if len(shown) < len(found.claims):
        yield from write((f"... and {len(found.claims) - len(shown)} more; --limit 0 shows all", "dim"))
    if differences:
        yield ""
        yield from write((f"{len(differences)} differences 说法不一", "bold"))
    for told in differences:
        values = f"{told.first} ({told.first_document}) / {told.second} ({told.second_document})"
        word = ("conflict", "warn") if told.conflict else ("compatible", "")
        head = f"{told.year or '----'}  {told.area} {told.kind}: {values}; {told.reason} ("
        yield from write((head, ""), word, (")", ""), further=" " * 8)


def _claim_lines(claim: Claimed, width: int) -> Iterator[str]:
    evidence = claim.fact.evidence
    own = " ".join(f"{key}={_plain(value)}" for key, value in _own(claim).items())
    head = (f"{_year(claim)}  ", ""), (f"{claim.fact.TYPE}:", "name"), (f" {own}", "")
    yield from lines_of(head, width, "  ", " " * 8)
    yield from lines_of(_sentence(claim), width, " " * 8)
    echoes = "".join(f", {start}-{end}" for start, end in evidence.echoes)
    section = f" · {claim.section}" if claim.section else ""
    yield from lines_of(
        [(f"{evidence.document} {evidence.start}-{evidence.end}{echoes}{section}", "dim")], width, " " * 8
    )
    named = f" {claim.rule}" if claim.rule != evidence.rule else ""
    yield from lines_of([(f"rule {evidence.rule}{named}{_precision(claim.measured)}", "dim")], width, " " * 8)


def _sentence(claim: Claimed) -> Pieces:
    """The sentence with what stands around it, the quote marked."""
    evidence = claim.fact.evidence
    head, found, tail = evidence.sentence.partition(evidence.quote)
    return [
        (f"…{claim.before}" if claim.before else "", "dim"),
        (head, ""),
        (found, "mark"),
        (tail, ""),
        (f"{claim.after}…" if claim.after else "", "dim"),
    ]


def _precision(found: Measured | None) -> str:
    if found is None:
        return ""
    return f", right in {found.precision:.0%} of {found.sample} measured ({found.low:.0%}-{found.high:.0%})"


def _own(claim: Claimed) -> Mapping[str, Any]:
    return {key: value for key, value in fact_to_json(claim.fact).items() if key not in _EVIDENCE}


def _year(claim: Claimed) -> str:
    return str(getattr(claim.fact, "year", None) or "----")


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "、".join(each if isinstance(each, str) else "-".join(map(str, each)) for each in value)
    return str(value)

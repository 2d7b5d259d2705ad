"""Asked (问过的问题): questions with the query and the parameters that they ask for, and whether a reading is right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.asking import Choice, Reading
from kg.bad_input import BadInput
from kg.queries import Parameter, SavedQuery, answer, find_named, resolve
from kg.store import Graph

FOLDER = Path(__file__).parent / "asking"
Parameters = Mapping[str, Sequence[str]]


def read_parameters(name: str) -> Parameters:
    """The parameters that each query was to have when the questions were written."""
    known: Parameters = json.loads((FOLDER / name).read_text("utf-8"))
    return known


KNOWN = read_parameters("parameters.json")
KNOWN_LATER = read_parameters("parameters-3.json")


def read_lines(name: str) -> list[dict[str, Any]]:
    """The questions of a file in `tests/asking/`."""
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines() if line.strip()]


def mistake(graph: Graph, choice: Choice, asked: Mapping[str, Any], parameters: Parameters = KNOWN) -> str:
    """What is wrong with how a question was read, "" where nothing is.

    The query must be the one asked for, or one that answers as well. A parameter must have the values asked for, or,
    where none are, its default. Only the parameters are judged that whoever wrote the questions knew the query to have.
    """
    if not choice.fits:
        return f"nothing fits; nearest {', '.join(each.query.name for each in choice.readings[:3])}"
    reading = choice.readings[0]
    if reading.query.name not in (asked["query"], *asked["also"]):
        return f"read as {reading.query.name}"
    known = [each for each in reading.query.parameters if each.name in parameters.get(reading.query.name, ())]
    wanted = {each.name: asked["given"].get(each.name, ()) for each in known}
    wanted = with_place(graph, reading.query, wanted)
    wrong = [each for each in known if not same(graph, each, given(reading, each), wanted[each.name])]
    told = wanted.get("document") or wanted.get("title") or wanted.get("name")
    open_to = ("text", "document", "area") if told else ("text", "document")
    if not wrong or (any(each.type in open_to for each in wrong) and alike(graph, reading, wanted)):
        return ""
    return (
        f"{reading.query.name}: {wrong[0].name} is {list(given(reading, wrong[0]))}, not {list(wanted[wrong[0].name])}"
    )


def lack(graph: Graph, choice: Choice, asked: Mapping[str, Any]) -> str:
    """What a reading lacks of what was asked for, "" where nothing; all values that serve are written down.

    So judged are questions written in ignorance of all queries. What can be said in several ways was not written down
    for them, so a reading may say more.
    """
    if not choice.fits:
        return f"nothing fits; nearest {', '.join(each.query.name for each in choice.readings[:3])}"
    reading = choice.readings[0]
    if reading.query.name not in (asked["query"], *asked["also"]):
        return f"read as {reading.query.name}"
    wanted = with_place(graph, reading.query, asked["given"])
    for parameter in reading.query.parameters:
        if parameter.name in wanted and not serves(graph, parameter, given(reading, parameter), wanted[parameter.name]):
            return f"{reading.query.name}: {parameter.name} is {list(given(reading, parameter))}"
    return ""


def serves(graph: Graph, parameter: Parameter, got: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether a parameter has one or more of the values that serve, and no other."""
    got = got or ([] if parameter.default == "UNDEF" else [parameter.default.strip('<>"')])
    if parameter.type in ("text", "thing"):
        near = all(
            any(one.casefold() in other.casefold() or other.casefold() in one.casefold() for other in wanted)
            for one in got
        )
        return bool(got) and (near or meanings(graph, got) & meanings(graph, wanted) != set())
    return bool(got) and terms(graph, parameter, got) <= terms(graph, parameter, _readable(parameter, wanted))


def _readable(parameter: Parameter, values: Sequence[str]) -> Sequence[str]:
    """The values without those that no such parameter takes: 2016-2018 is no year."""
    number = parameter.type in ("integer", "number")
    return [value for value in values if not number or value.replace(".", "", 1).isdigit()]


def with_place(graph: Graph, query: SavedQuery, wanted: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """The values asked for, a place below a province as that where a query has come to ask for it apart."""
    apart = next((each for each in query.parameters if each.name == "place"), None)
    below = [each for each in wanted.get("province", ()) if apart and _is_below(graph, each)]
    if not below or wanted.get("place"):
        return dict(wanted)
    return {**wanted, "province": [each for each in wanted["province"] if each not in below], "place": below}


def _is_below(graph: Graph, place: str) -> bool:
    try:
        return not resolve(graph, place, "area", None).endswith("0000")
    except BadInput:
        return False


def alike(graph: Graph, reading: Reading, wanted: Mapping[str, Sequence[str]]) -> bool:
    """Whether a reading has the rows of the values asked for: free text may say the same in other words, and the one
    document that speaks of something may be named or not, as the province may that its name or the
    policy's tells."""
    try:
        rows = answer(graph, reading.query, wanted).rows
    except BadInput:
        return False
    return (
        bool(rows)
        and rows == answer(graph, reading.query, {each.parameter.name: each.values for each in reading.filled}).rows
    )


def given(reading: Reading, parameter: Parameter) -> tuple[str, ...]:
    """The values that a reading gives a parameter."""
    return next((each.values for each in reading.filled if each.parameter.name == parameter.name), ())


def same(graph: Graph, parameter: Parameter, got: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether two lists of values mean the same; free text may say less or more of the same words."""
    if parameter.type in ("text", "thing"):
        default = [] if parameter.default == "UNDEF" else [parameter.default.strip('<>"')]
        got, wanted = got or default, wanted or default
        if bool(got) != bool(wanted):
            return False
        return meanings(graph, got) & meanings(graph, wanted) != set() or all(
            any(one in other or other in one for other in wanted) for one in got
        )
    return terms(graph, parameter, got) == terms(graph, parameter, wanted)


def terms(graph: Graph, parameter: Parameter, values: Sequence[str]) -> set[str]:
    """The values as the graph knows them, the default where there are none."""
    if not values:
        return {parameter.default.strip('<>"')}
    if parameter.type in ("area", "concept", "document"):
        return {resolved(graph, value, parameter) for value in values}
    return {f"{float(value):g}" if parameter.type in ("integer", "number") else value for value in values}


def resolved(graph: Graph, value: str, parameter: Parameter) -> str:
    try:
        return resolve(graph, value, parameter.type, parameter.scheme)
    except BadInput:
        return f"unknown {value}"


def meanings(graph: Graph, values: Sequence[str]) -> set[str]:
    """The values, and the concepts that bear one as a name."""
    return {*values} | {iri for value in values for iri in find_named(graph, value) if "/concept/" in iri}

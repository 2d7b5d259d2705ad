"""Answering (应答): a saved query, asked of a graph with parameters, and any result as columns and rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import product
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, Triple

from kg.bad_input import BadInput
from kg.queries.catalogue import Parameter, SavedQuery
from kg.queries.estimates import with_estimates
from kg.queries.naming import resolve
from kg.queries.placing import by_place
from kg.store import Queryable, Result, Term
from kg.vocabulary import XSD, ZC

Value: TypeAlias = str | int | float | bool | None

_ANY = ("any", "all", "全部", "不限")
_NUMBERS = {XSD.decimal, XSD.string.replace("string", "double")}
_TRUE, _FALSE = ("true", "yes", "1", "是"), ("false", "no", "0", "否")


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows of plain values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def answer(graph: Queryable, query: SavedQuery, given: Mapping[str, Sequence[str]]) -> Answer:
    """What a saved query answers. A parameter given several times means any of its values, one left out its default.

    Raises BadInput for a value that the graph does not know, naming the nearest it does, and where nothing is given of
    what the query requires.
    """
    if query.requires and not any(given.get(name) for name in query.requires):
        options = ", ".join(f"--{name}" for name in query.requires)
        remedy = f"give one of {options}; --{query.requires[0]} any asks for all there is"
        raise BadInput(query.name, "is asked for nothing", remedy)
    found = read_answer(graph.query(fill(graph, query, given)))
    # What holds two of the words that a text parameter is given would stand in the answer twice.
    if any(each.type == "text" and len(given.get(each.name, ())) > 1 for each in query.parameters):
        return Answer(found.columns, tuple(dict.fromkeys(found.rows)))
    return found


def fill(graph: Queryable, query: SavedQuery, given: Mapping[str, Sequence[str]]) -> str:
    """The query's text with the parameters' terms in its VALUES block."""
    if query.block is None:
        return with_estimates(query.text, graph)
    given = by_place(graph, query, given)
    choices = [
        [term for value in given.get(parameter.name, ()) for term in _terms(graph, parameter, value)]
        or [parameter.default]
        for parameter in query.parameters
    ]
    names = " ".join(f"?_{parameter.name}" for parameter in query.parameters)
    rows = " ".join(f"({' '.join(row)})" for row in product(*choices))
    start, end = query.block
    before, after = (with_estimates(part, graph) for part in (query.text[:start], query.text[end:]))
    return f"{before}VALUES ({names}) {{ {rows} }}{after}"


def _terms(graph: Queryable, parameter: Parameter, value: str) -> tuple[str, ...]:
    """The SPARQL forms of a value: for a region (长江经济带) those of its members, but where a region is asked for."""
    term = _term(graph, parameter, value)
    if parameter.type != "area" or parameter.name == "region" or not term.startswith("<"):
        return (term,)
    members = sorted(str(quad.object) for quad in graph.triples(NamedNode(term[1:-1]), NamedNode(ZC.hasMember)))
    return tuple(members) or (term,)


def _term(graph: Queryable, parameter: Parameter, value: str) -> str:
    """The SPARQL form of a value that a user typed; pyoxigraph writes it, so nothing in it can end the term."""
    if value in _ANY:
        return "UNDEF"
    if parameter.type in ("integer", "number"):
        return str(_number(parameter, value))
    if parameter.type == "boolean":
        if value.lower() not in _TRUE + _FALSE:
            raise BadInput(f"--{parameter.name}", f"{value!r} is neither true nor false", "say true or false")
        return str(Literal(value.lower() in _TRUE))
    if parameter.type == "text":
        return str(Literal(value))
    return str(NamedNode(resolve(graph, value, parameter.type, parameter.scheme)))


def _number(parameter: Parameter, value: str) -> Literal:
    try:
        if parameter.type == "integer":
            return Literal(int(value))
        return Literal(f"{Decimal(value):f}", datatype=NamedNode(XSD.decimal))
    except (ValueError, InvalidOperation):
        kind = "a whole number" if parameter.type == "integer" else "a number"
        raise BadInput(f"--{parameter.name}", f"{value!r} is not {kind}", "write digits, such as 2017") from None


def read_answer(result: Result | Iterator[Triple]) -> Answer:
    """Any query's result as rows: of ASK one value, of CONSTRUCT and DESCRIBE one row a triple, sorted."""
    if isinstance(result, QueryBoolean):
        return Answer(("answer",), ((bool(result),),))
    if isinstance(result, QuerySolutions):
        columns = tuple(variable.value for variable in result.variables)
        return Answer(columns, tuple(tuple(plain_value(term) for term in row) for row in result))
    triples = sorted(str(triple) for triple in result)
    return Answer(("triple",), tuple((triple,) for triple in triples))


def plain_value(term: Term | None) -> Value:
    """A term as a plain value: numbers and booleans as such, everything else as its text."""
    if isinstance(term, Literal):
        kind = term.datatype.value
        if kind == XSD.string or term.language is not None:
            return term.value
        if kind == XSD.integer:
            return int(term.value)
        if kind == XSD.boolean:
            return term.value in ("true", "1")
        if kind in _NUMBERS:
            number = float(term.value)
            return int(number) if number.is_integer() else number
        return term.value
    if term is None or isinstance(term, Triple):
        return None if term is None else str(term)
    return term.value


def as_value(field: object) -> Value:
    """The field of a fact as one value: names in a list stand side by side."""
    if isinstance(field, list):
        return "、".join(each if isinstance(each, str) else "-".join(map(str, each)) for each in field)
    return field if isinstance(field, str | int | float | bool) else None

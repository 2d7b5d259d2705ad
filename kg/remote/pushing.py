"""Pushing (推送): a graph into another store, by the Graph Store Protocol or by Update, in parts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from urllib.request import OpenerDirector

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat

from kg.remote.requests import Login, opener, send
from kg.store import INFERRED_GRAPH, Graph
from kg.vocabulary import DATA_IRI

STATED_GRAPH = f"{DATA_IRI}graph/stated"
"""The named graph of what is stated, in a store of others."""

PROTOCOLS = ("graph-store", "update")
_LINES = {"graph-store": 20_000, "update": 2_000}
"""Triples of one request: stores read an update whole before they begin."""

_TRIPLES = {"Content-Type": "application/n-triples"}
_UPDATE = {"Content-Type": "application/sparql-update; charset=utf-8"}

Report = Callable[[str, int], None]
"""Told of a graph and how many of its triples have arrived."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """A graph that another store now holds, and its number of triples."""

    graph: str
    triples: int


def push(
    graph: Graph,
    url: str,
    protocol: str = "graph-store",
    login: Login | None = None,
    report: Report = lambda graph, count: None,
) -> tuple[Pushed, ...]:
    """Put what is stated, and what follows where the graph was opened with it, in place of what the store had of both.

    Raises BadInput where the store does not answer or refuses; what has arrived by then stays there.
    """
    sources = [(STATED_GRAPH, DefaultGraph())]
    sources += [(INFERRED_GRAPH, NamedNode(INFERRED_GRAPH))] if graph.inferred else []  # type: ignore[list-item]
    through = opener(url, login)
    pushed = []
    for name, source in sources:
        # Short, so that the store can ask who is there before much is sent.
        _empty(through, url, name, protocol)
        count = 0
        for body, size in _parts(graph, source, _LINES[protocol]):
            if protocol == "graph-store":
                send(through, _graph_at(url, name), "POST", body, _TRIPLES)
            else:
                insert = b"INSERT DATA { GRAPH <%s> {\n%s} }" % (name.encode(), body)
                send(through, url, "POST", insert, _UPDATE)
            count += size
            report(name, count)
        pushed.append(Pushed(name, count))
    return tuple(pushed)


def _empty(through: OpenerDirector, url: str, graph: str, protocol: str) -> None:
    """Take everything out of a graph, which need not be there."""
    if protocol == "graph-store":
        # PUT replaces what a graph holds, POST adds to it (SPARQL 1.1 Graph Store HTTP Protocol, 5.3 and 5.5).
        send(through, _graph_at(url, graph), "PUT", b"", _TRIPLES)
    else:
        send(through, url, "POST", f"CLEAR SILENT GRAPH <{graph}>".encode(), _UPDATE)


def _graph_at(url: str, graph: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode({'graph': graph})}"


def _parts(graph: Graph, source: NamedNode | DefaultGraph, most: int) -> Iterator[tuple[bytes, int]]:
    """The triples of a graph as pieces of N-Triples, sorted, so that the same store sends the same."""
    out = io.BytesIO()
    graph.store.dump(out, format=RdfFormat.N_TRIPLES, from_graph=source)
    lines = sorted(out.getvalue().splitlines(keepends=True))
    for start in range(0, len(lines), most):
        part = lines[start : start + most]
        yield b"".join(part), len(part)

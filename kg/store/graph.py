"""Graph (图): a store opened for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from kg.bad_input import BadInput
from kg.store import folder as folders
from kg.store.folder import StoreInfo
from kg.store.guard import check_query, explain_error
from kg.store.holdings import INFERRED_GRAPH, graph_names

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Result: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples

# No triple stands in both graphs, so a query over the two counts each once.
_SEEN: Mapping[bool, list[NamedNode | BlankNode | DefaultGraph]] = {
    False: [DefaultGraph()],
    True: [DefaultGraph(), NamedNode(INFERRED_GRAPH)],
}


class Queryable(Protocol):
    """Triples that can be read and asked, wherever they lie."""

    def query(self, text: str, prefixes: Mapping[str, str] | None = None) -> Result | Iterator[Triple]:
        """The result of a SPARQL 1.1 query."""

    def triples(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: Term | None = None
    ) -> Iterator[Quad]:
        """The triples of a pattern."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The triples of a store, each once, to be read and asked; `info` is what the store says of itself."""

    info: StoreInfo
    store: Store

    inferred: bool = False
    """Whether queries see what follows by the ontology beside what is stated."""

    def query(self, text: str, prefixes: Mapping[str, str] | None = None) -> Result:
        """The result of a SPARQL 1.1 query. Raises BadInput for updates, SERVICE and errors of syntax, saying where."""
        check_query(text)
        try:
            return self.store.query(text, prefixes=dict(prefixes or {}), default_graph=_SEEN[self.inferred])
        except SyntaxError as error:
            raise explain_error(text, error) from None

    def triples(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: Term | None = None
    ) -> Iterator[Quad]:
        """The triples of a pattern that are stated."""
        return self.store.quads_for_pattern(subject, predicate, value, DefaultGraph())

    def inferred_triples(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: Term | None = None
    ) -> Iterator[Quad]:
        """The triples of a pattern that are not stated and follow by the ontology."""
        return self.store.quads_for_pattern(subject, predicate, value, NamedNode(INFERRED_GRAPH))

    def holders(self, triple: Quad | Triple) -> list[str]:
        """The named graphs that state a triple."""
        found = self.store.quads_for_pattern(triple.subject, triple.predicate, triple.object)
        return sorted(quad.graph_name.value for quad in found if isinstance(quad.graph_name, NamedNode))

    def named_graphs(self) -> list[str]:
        """The graphs that hold the triples: one a document, and the ontology's."""
        return graph_names(self.store)


@contextmanager
def open_graph(folder: Path, *, inferred: bool = False) -> Iterator[Graph]:
    """Open the store in a folder for reading, as it is now; a build meanwhile neither waits nor changes what is read.

    With `inferred`, queries see what follows by the ontology too. Raises BadInput where there is no store or one of
    another format.
    """
    with ExitStack() as stack:
        yield _open(folder, stack, inferred)


def _open(folder: Path, stack: ExitStack, inferred: bool) -> Graph:
    info = folders.read_info(folder)
    path = folders.generation_path(folder, info.generation)
    try:
        stack.enter_context(folders.held_for_reading(path))
        return Graph(info, Store.read_only(str(path)), inferred)
    except OSError as error:
        # A writer that switched between the two steps has cleared the old generation: the new one is there.
        if folders.read_info(folder).generation != info.generation:
            return _open(folder, stack, inferred)
        raise BadInput(folder, f"cannot be opened ({error})", f"build it again: kg build --store {folder}") from None

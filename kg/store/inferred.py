"""Inferred triples (推理所得): what follows from a store by the ontology in it, in a named graph of its own.

The default graph stays what was stated. The graph of what follows holds nothing that is stated, so a query over both
counts each triple once. It is made anew whenever what is stated changes.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from itertools import islice

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.reasoning import (
    AXIOM_PREDICATES,
    AXIOM_TYPES,
    Closure,
    Program,
    Reader,
    close_read,
    compile_axioms,
    read_axiom_lines,
    read_axioms,
)
from kg.reasoning.closure import write_lines
from kg.reasoning.pairs import EMPTY, Array, are_in
from kg.reasoning.rules import Table
from kg.store.holdings import INFERRED_GRAPH, RDF_TYPE
from kg.store.loading import load_pieces
from kg.vocabulary import OWL

_DEFAULT = DefaultGraph()
_INFERRED = NamedNode(INFERRED_GRAPH)
_SAME = f"<{OWL.sameAs}>".encode()
_LINES = 160_000
"""Lines handed to the store at a time."""


def read_program(store: Store) -> Program:
    """The rules of the ontology that a store holds."""

    def quads() -> Iterator[Quad]:
        for predicate in AXIOM_PREDICATES:
            yield from store.quads_for_pattern(None, NamedNode(predicate), None, _DEFAULT)
        for kind in AXIOM_TYPES:
            yield from store.quads_for_pattern(None, RDF_TYPE, NamedNode(kind), _DEFAULT)

    return compile_axioms(read_axioms(quads()))


def close_store(store: Store) -> Closure:
    """What follows from the triples of a store; nothing is written."""
    return _close(store)[0]


def write_inferred(store: Store) -> Closure:
    """Put what follows from a store into it, in place of what followed before; only what differs is written."""
    closure, reader = _close(store)
    _replace(store, closure, _read(store, _INFERRED, reader.beside()))
    return closure


def _replace(store: Store, closure: Closure, before: Reader) -> None:
    """Put what follows into a store in place of what followed before, as it was read."""
    old = before.tables()
    if before.read != sum(map(len, old.values())):
        # Made by other rules, so that not all of it was understood.
        store.clear_graph(_INFERRED)
        old = {}
    nodes, literals = before.names()
    for line in write_lines(_without(old, closure.inferred), nodes, literals):
        for triple in parse(line, format=RdfFormat.N_TRIPLES):
            store.remove(Quad(triple.subject, triple.predicate, triple.object, _INFERRED))
    lines = write_lines(_without(closure.inferred, old), nodes, literals)
    load_pieces(store, iter(lambda: b"".join(islice(lines, _LINES)), b""), _INFERRED)


class Following:
    """What follows from a store that is being made, told of its triples as they are written.

    Reading them back from the store would take ten times as long. The store begins with an ontology, whose axioms are
    told first, and perhaps with what is known to follow from that alone.
    """

    def __init__(self, axioms: bytes) -> None:
        self._program = compile_axioms(read_axiom_lines(axioms))
        self._reader = Reader(self._program, self._program.equality)
        self._before = self._reader.beside()
        self._told_all = True

    def take(self, lines: bytes) -> None:
        """Take in triples, as N-Triples; the same one may come again."""
        # Two names of one thing: every triple counts, also those that were passed over before.
        self._told_all &= self._program.equality or _SAME not in lines
        self._reader.read_lines(lines.split(b"\n")[:-1])

    def know(self, lines: bytes) -> None:
        """Take in triples that are in the store already as following from what was told."""
        self._before.read_lines(lines.split(b"\n")[:-1])

    def saved(self) -> bytes:
        """All that was told, for `restored`."""
        return marshal.dumps((self._told_all, self._before.saved(), self._reader.saved()))

    @classmethod
    def restored(cls, axioms: bytes, saved: bytes) -> Following:
        """One that was told these axioms, and the rest by another of the same program and Python."""
        following = cls(axioms)
        following._told_all, before, told = marshal.loads(saved)
        following._before.restore(before)
        following._reader.restore(told)
        return following

    def write(self, store: Store) -> Closure:
        """Put what follows into the store, which holds what was told and what was known to follow from the ontology."""
        if not self._told_all:
            return write_inferred(store)
        closure = close_read(self._program, self._reader)
        _replace(store, closure, self._before)
        return closure


def _close(store: Store) -> tuple[Closure, Reader]:
    program = read_program(store)
    same = store.quads_for_pattern(None, NamedNode(OWL.sameAs), None, _DEFAULT)
    reader = _read(store, _DEFAULT, Reader(program, equality=any(True for _ in same)))
    return close_read(program, reader), reader


def _read(store: Store, graph: NamedNode | DefaultGraph, reader: Reader) -> Reader:
    store.dump(_Sink(reader), format=RdfFormat.N_TRIPLES, from_graph=graph)  # type: ignore[arg-type]
    return reader


def _without(tables: Mapping[Table, Array], others: Mapping[Table, Array]) -> dict[Table, Array]:
    """Tables less what stands in others."""
    return {table: found[~are_in(found, others.get(table, EMPTY))] for table, found in tables.items()}


class _Sink:
    """A file that hands the lines written to it to a reader; the store writes pieces that end anywhere."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._rest = b""

    def write(self, data: bytes) -> int:
        *lines, self._rest = (self._rest + data).split(b"\n")
        self.reader.read_lines(lines)
        return len(data)

    def flush(self) -> None:
        """Nothing waits: the last line ends with a line end."""

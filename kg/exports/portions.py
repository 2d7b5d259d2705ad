"""Portions (部分): the part of a store that is written, as sorted lines and as nodes in the order of their kinds.

Everything that is stated goes through files of sorted lines, so that memory does not grow with the store. A selection
is read node by node; only the IRIs of its nodes are held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from kg.exports.kinds import rank_of
from kg.exports.selection import CLAIM_VIEW, ENTITIES, FULL, ONTOLOGY_VIEW, Chosen, Filters, choose
from kg.exports.sorting import Sorter, sort_lines
from kg.exports.statements import TYPE, Node, read_nodes, split_graph, split_quad, split_triple, write_line
from kg.store import INFERRED_GRAPH, Graph
from kg.vocabulary import ONTOLOGY, PROV, RDF, RDFS, SKOS, ZC

_LABEL, _PREFERRED = f"<{RDFS.label}>", f"<{SKOS.prefLabel}>"
_INFERRED, _TYPE = f"<{INFERRED_GRAPH}>".encode(), TYPE.encode()
_LEFT_OUT = {ENTITIES: (ZC.joinedBy,), CLAIM_VIEW: (ZC.joinedBy, ZC.foundBy, PROV.wasDerivedFrom), FULL: ()}
_FIRST = (TYPE, _LABEL, _PREFERRED)


@dataclass(frozen=True, slots=True)
class Portion:
    """What is written: triples and quads as sorted lines, nodes by kind and then by IRI."""

    view: str
    lines: Callable[[], Iterator[bytes]]
    """Lines of N-Triples in byte order, each triple once."""

    quads: Callable[[], Iterator[bytes]]
    """Lines of N-Quads in byte order: each triple in every named graph that states it."""

    graph: Graph | None = None
    chosen: Chosen | None = None
    """Which nodes; None for all."""

    def nodes(self) -> Iterator[tuple[int, Node]]:
        """The nodes in order, each with the rank of its kind."""
        return _in_order(self.lines(), in_graphs=False)

    def nodes_of_graphs(self) -> Iterator[tuple[int, Node]]:
        """The nodes of each named graph in order, graph by graph; a node stands in each graph that speaks of it."""
        return _in_order(self.quads(), in_graphs=True)


def portion_of(graph: Graph, view: str, filters: Filters, *, inferred: bool = False) -> Portion:
    """A view of a store, with what follows by the ontology if asked for."""
    if view == ONTOLOGY_VIEW:
        return ontology_portion()
    if view == FULL and not filters:
        return Portion(view, lambda: _all_triples(graph, inferred), lambda: _all_quads(graph, inferred), graph)
    chosen = choose(graph, view, filters)
    reading = _Reading(graph, view, chosen.nodes, inferred)
    return Portion(view, reading.lines, reading.lines if view == ENTITIES else reading.quads, graph, chosen)


def ontology_portion() -> Portion:
    """The ontology alone: classes and properties, as its file has them, so that it opens by itself."""
    return Portion(ONTOLOGY_VIEW, lambda: iter(_ontology_lines()), lambda: iter(_ontology_lines()))


@cache
def _ontology_lines() -> list[bytes]:
    names: dict[BlankNode, str] = {}

    def name(term: object) -> str:
        return names.setdefault(term, f"_:b{len(names):04d}") if isinstance(term, BlankNode) else str(term)

    quads = parse(path=ONTOLOGY / "zhice.ttl")
    return sorted(write_line(name(quad.subject), str(quad.predicate), name(quad.object)) for quad in quads)


def _all_triples(graph: Graph, inferred: bool) -> Iterator[bytes]:
    sorter = Sorter()
    graph.store.dump(sorter, format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())  # type: ignore[arg-type]
    if inferred:
        graph.store.dump(sorter, format=RdfFormat.N_TRIPLES, from_graph=NamedNode(INFERRED_GRAPH))  # type: ignore[arg-type]
    return sorter.lines()


def _all_quads(graph: Graph, inferred: bool) -> Iterator[bytes]:
    """Every triple in the graphs that hold it; a node that the store holds by its type alone, in those of its type."""
    ending = b" %b .\n" % _INFERRED
    sorter = Sorter(keep=None if inferred else lambda line: not line.endswith(ending))
    graph.store.dump(sorter, format=RdfFormat.N_QUADS)  # type: ignore[arg-type]
    for _, group in groupby(sorter.lines(), key=lambda line: line[: line.index(b" ")]):
        parts = [split_graph(line) for line in group]
        own = sorted({name for triple, name in parts if triple.split(b" ", 2)[1] == _TYPE} - {b"", _INFERRED})
        for triple, found in groupby(parts, key=lambda part: part[0]):
            names = [name for _, name in found if name]
            yield from (b"%b %b .\n" % (triple, name) if name else triple + b" .\n" for name in names or own or [b""])


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the chosen nodes of a graph, with their links among each other and out of the graph."""

    graph: Graph
    view: str
    nodes: frozenset[str]
    inferred: bool

    def lines(self) -> Iterator[bytes]:
        for subject in self._subjects():
            yield from sorted(write_line(*triple) for triple in self._triples(subject))

    def quads(self) -> Iterator[bytes]:
        for subject in self._subjects():
            yield from sorted(self._quads(subject))

    def _subjects(self) -> list[str]:
        return sorted(f"<{iri}>" for iri in self.nodes)

    def _triples(self, subject: str) -> set[tuple[str, str, str]]:
        node = NamedNode(subject[1:-1])
        found = {_terms(quad) for quad in self._kept(self.graph.triples(node))}
        if self.inferred:
            found |= {_terms(quad) for quad in self._kept(self.graph.inferred_triples(node))}
        return found | (set() if self.view == FULL else _labels(found))

    def _kept(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        for quad in quads:
            predicate, value = quad.predicate.value, quad.object
            if predicate in _LEFT_OUT[self.view]:
                continue
            if predicate == RDF.type or isinstance(value, Literal) or self._is_shown(value):
                yield quad

    def _is_shown(self, value: object) -> bool:
        """Whether a link's end is chosen, or is no node of the graph: a page elsewhere, a licence."""
        return isinstance(value, NamedNode) and (value.value in self.nodes or _is_outside(self.graph, value.value))

    def _quads(self, subject: str) -> Iterator[bytes]:
        node = NamedNode(subject[1:-1])
        types = list(self.graph.triples(node, NamedNode(RDF.type)))
        own = sorted({holder for quad in types for holder in self.graph.holders(quad)})
        held = {_terms(quad): self.graph.holders(quad) for quad in self.graph.triples(node)}
        if self.inferred:
            held |= {_terms(quad): [INFERRED_GRAPH] for quad in self.graph.inferred_triples(node)}
        for triple in self._triples(subject):
            # A label that a view adds is as much stated as the name it repeats.
            source = triple if triple in held else (triple[0], _PREFERRED, triple[2])
            yield from (write_line(*triple, f"<{name}>") for name in held[source] or own)


def _labels(triples: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """The preferred names as rdfs:label too, which graph tools read and SKOS implies, where there is no other label."""
    if any(predicate == _LABEL for _, predicate, _ in triples):
        return set()
    return {(subject, _LABEL, value) for subject, predicate, value in triples if predicate == _PREFERRED}


def _terms(quad: Quad) -> tuple[str, str, str]:
    return str(quad.subject), str(quad.predicate), str(quad.object)


@lru_cache(maxsize=65536)
def _is_outside(graph: Graph, iri: str) -> bool:
    return next(graph.triples(NamedNode(iri)), None) is None


def _in_order(lines: Iterator[bytes], *, in_graphs: bool) -> Iterator[tuple[int, Node]]:
    """Nodes by graph, rank and IRI, of lines sorted by subject."""
    for key, group in groupby(sort_lines(_ranked(lines, in_graphs)), key=lambda line: line.split(b"\t", 2)[:2]):
        name, rank = key[0].decode(), int(key[1])
        for node in read_nodes(line.split(b"\t", 2)[2] for line in group):
            yield rank, replace(node, statements=tuple(sorted(node.statements, key=_place)), graph=name)


def _ranked(lines: Iterator[bytes], in_graphs: bool) -> Iterator[bytes]:
    """Each line with the graph that it stands in and the rank of its subject in front; tabs stand in no such line."""
    split = split_quad if in_graphs else lambda line: (*split_triple(line), "")
    for _, group in groupby(map(split, lines), key=lambda quad: quad[0]):
        quads = list(group)
        rank = rank_of(value[1:-1] for _, predicate, value, _ in quads if predicate == TYPE)
        for subject, predicate, value, name in quads:
            yield f"{name}\t{rank:02d}\t".encode() + write_line(subject, predicate, value)


def _place(statement: tuple[str, str]) -> tuple[int, str, str]:
    """Class, then names, then the rest by predicate."""
    predicate, value = statement
    return (_FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)), predicate, value

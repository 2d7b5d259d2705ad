"""Shapes (形状): the SHACL shapes of ontology/shapes.ttl, as far as Zhice uses SHACL, read into plain values.

A constraint that is not known here raises, so that none is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from kg.vocabulary import ONTOLOGY

SH = "http://www.w3.org/ns/shacl#"
SHAPES = ONTOLOGY / "shapes.ttl"

Term: TypeAlias = NamedNode | Literal

_FIRST = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#first")
_REST = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest")
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
# Parameters of constraint components; sh:qualifiedValueShape is the third of a group with the two counts.
_OF_VALUES = ("datatype", "class", "nodeKind", "minInclusive", "maxInclusive", "minExclusive", "pattern", "minLength")
_OF_SETS = ("minCount", "maxCount", "hasValue", "equals", "lessThan", "lessThanOrEquals", "uniqueLang")
_TERMS = frozenset((*_OF_VALUES, *_OF_SETS, "qualifiedMinCount", "qualifiedMaxCount"))
_LISTS = frozenset(("in", "languageIn"))
_SHAPES = frozenset(("node", "qualifiedValueShape"))
_NO_CONSTRAINTS = frozenset(("path", "property", "sparql", "targetClass", "targetSubjectsOf"))


@dataclass(frozen=True, slots=True)
class Rule:
    """A constraint written in SPARQL: what is wrong where it finds something, and the query."""

    message: str
    select: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape: the SPARQL path that leads to its values (none: the node itself), what it demands of them.

    `terms` are parameters with one term, `lists` those with several, `shapes` those with shapes; names are the local
    names of SHACL. A node shape has targets, or is used by others.
    """

    name: str
    path: str | None
    classes: tuple[str, ...]
    subjects_of: tuple[str, ...]
    terms: Mapping[str, tuple[Term, ...]]
    lists: Mapping[str, tuple[Term, ...]]
    shapes: Mapping[str, tuple[Shape, ...]]
    properties: tuple[Shape, ...]
    rules: tuple[Rule, ...]


def read_shapes(path: Path = SHAPES) -> tuple[Shape, ...]:
    """The node shapes of a file that have targets, by name. Raises ValueError for SHACL that is not known here."""
    store = Store()
    store.load(path=path)
    nodes = {quad.subject for quad in store.quads_for_pattern(None, _TYPE, NamedNode(SH + "NodeShape"))}
    shapes = [_Reader(store).shape(node) for node in nodes if isinstance(node, NamedNode)]
    return tuple(
        sorted((shape for shape in shapes if shape.classes or shape.subjects_of), key=lambda shape: shape.name)
    )


class _Reader:
    def __init__(self, store: Store) -> None:
        self.store = store

    def shape(self, node: NamedNode | BlankNode) -> Shape:
        terms: dict[str, tuple[Term, ...]] = {}
        lists: dict[str, tuple[Term, ...]] = {}
        shapes: dict[str, tuple[Shape, ...]] = {}
        for name in {quad.predicate.value for quad in self.store.quads_for_pattern(node, None, None)}:
            if not name.startswith(SH) or (local := name.removeprefix(SH)) in _NO_CONSTRAINTS:
                continue
            values = list(self._values(node, local))
            if local in _TERMS:
                terms[local] = tuple(_term(value) for value in values)
            elif local in _LISTS:
                lists[local] = tuple(_term(value) for each in values for value in self._list(each))
            elif local in _SHAPES:
                shapes[local] = tuple(self.shape(_node(value)) for value in values)
            elif local == "or":
                shapes[local] = tuple(self.shape(_node(value)) for each in values for value in self._list(each))
            else:
                raise ValueError(f"sh:{local} is not known to kg.checks")
        paths = [self._path(value) for value in self._values(node, "path")]
        return Shape(
            name=node.value.rsplit("#", 1)[-1],
            path=paths[0] if paths else None,
            classes=tuple(_iri(value) for value in self._values(node, "targetClass")),
            subjects_of=tuple(_iri(value) for value in self._values(node, "targetSubjectsOf")),
            terms=terms,
            lists=lists,
            shapes=shapes,
            properties=tuple(self.shape(_node(value)) for value in self._values(node, "property")),
            rules=tuple(self._rule(_node(value)) for value in self._values(node, "sparql")),
        )

    def _values(self, node: NamedNode | BlankNode, name: str) -> Iterator[object]:
        found = [quad.object for quad in self.store.quads_for_pattern(node, NamedNode(SH + name), None)]
        yield from sorted(found, key=str)

    def _list(self, head: object) -> Iterator[object]:
        while isinstance(head, BlankNode):
            yield next(self.store.quads_for_pattern(head, _FIRST, None)).object
            head = next(self.store.quads_for_pattern(head, _REST, None)).object

    def _path(self, value: object) -> str:
        if isinstance(value, NamedNode):
            return f"<{value.value}>"
        steps = [f"<{_iri(step)}>" for step in self._list(value)] if self._is_list(value) else []
        inverse = [f"^<{_iri(step)}>" for step in self._values(_node(value), "inversePath")]
        if not steps + inverse:
            raise ValueError("a path of a kind that is not known to kg.checks")
        return "/".join(steps + inverse)

    def _is_list(self, value: object) -> bool:
        return next(self.store.quads_for_pattern(_node(value), _FIRST, None), None) is not None

    def _rule(self, node: NamedNode | BlankNode) -> Rule:
        message, select = (_term(next(self._values(node, name))).value for name in ("message", "select"))
        prefixes = [
            f"PREFIX {_term(next(self._values(_node(each), 'prefix'))).value}:"
            f" <{_term(next(self._values(_node(each), 'namespace'))).value}>"
            for declaring in self._values(node, "prefixes")
            for each in self._values(_node(declaring), "declare")
        ]
        return Rule(message, "\n".join((*sorted(prefixes), select)))


def _node(value: object) -> NamedNode | BlankNode:
    if isinstance(value, NamedNode | BlankNode):
        return value
    raise ValueError(f"{value} stands where a shape is expected")


def _term(value: object) -> Term:
    if isinstance(value, NamedNode | Literal):
        return value
    raise ValueError(f"{value} stands where a term is expected")


def _iri(value: object) -> str:
    if isinstance(value, NamedNode):
        return value.value
    raise ValueError(f"{value} stands where an IRI is expected")

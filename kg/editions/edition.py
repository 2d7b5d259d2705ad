"""An edition (版本): what a store, or a file that it was written to, says: its facts, its terms, its versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.bad_input import BadInput
from kg.facts import Fact
from kg.rdf import ONTOLOGY_GRAPH, read_facts
from kg.store import INFERRED_GRAPH, Term, open_graph
from kg.vocabulary import DATA_IRI, ONTOLOGY_IRI, OWL, SKOS, ZC

DATASETS: Mapping[str, str] = {
    "ontology": ONTOLOGY_IRI,
    "concepts": f"{DATA_IRI}dataset/concepts",
    "data": f"{DATA_IRI}dataset/data",
}
"""What carries a version in a graph (owl:versionInfo), by name."""

_FORMATS = {
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
}
_DEFAULT = DefaultGraph()
_TERMS = (f"{ONTOLOGY_IRI}#", f"{DATA_IRI}concept/", f"{DATA_IRI}scheme/", f"{DATA_IRI}rule/")
_AXIOM = f"{DATA_IRI}axiom/"
"""What a store names the blank nodes of the ontology by, in the order of the file."""
_ADDED = (SKOS.altLabel, ZC.joinedBy)
"""What documents add to concepts of the ontology: it is no part of the term."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What one graph says. `terms` are the classes, properties, concepts and rules: IRI -> its triples as text."""

    facts: tuple[Fact, ...]
    terms: Mapping[str, frozenset[str]]
    versions: Mapping[str, str]


def read_edition(path: Path) -> Edition:
    """The edition in the folder of a store, or in a file of triples (.nq .nt .trig .ttl).

    Raises BadInput where there is neither.
    """
    if path.is_dir() or not path.exists():
        with open_graph(path) as graph:
            return _edition(graph.store)
    form = _FORMATS.get(path.suffix)
    if form is None:
        raise BadInput(path, "is neither a store nor a file of triples", f"name one of {', '.join(sorted(_FORMATS))}")
    store = Store()
    try:
        store.bulk_extend(_stated(parse(path=path, format=form)))
    except (SyntaxError, OSError) as error:
        raise BadInput(path, f"cannot be read ({' '.join(str(error).split())})", "write it again: kg export") from None
    return _edition(store)


def _stated(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Each quad in the default graph, where a store has what is stated, and those of the ontology in its graph too."""
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        if name != INFERRED_GRAPH:
            yield Quad(quad.subject, quad.predicate, quad.object)
        if name == ONTOLOGY_GRAPH:
            yield quad


def _edition(store: Store) -> Edition:
    facts = tuple(read_facts(lambda s, p, o: store.quads_for_pattern(s, p, o, _DEFAULT)))
    versions = {}
    for name, iri in DATASETS.items():
        found = store.quads_for_pattern(NamedNode(iri), NamedNode(OWL.versionInfo), None, _DEFAULT)
        values = sorted(quad.object.value for quad in found if isinstance(quad.object, Literal))
        versions[name] = ", ".join(values)
    return Edition(facts, _terms(store), versions)


def _terms(store: Store) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    named = NamedNode(ONTOLOGY_GRAPH)
    graph = named if store.contains_named_graph(named) else _DEFAULT
    for quad in store.quads_for_pattern(None, None, None, graph):
        subject = quad.subject
        if isinstance(subject, NamedNode) and subject.value.startswith(_TERMS) and quad.predicate.value not in _ADDED:
            found[subject.value].add(f"{quad.predicate} {_told(store, quad.object, graph)}")
    # A file without the ontology names concepts and rules only as far as facts need them.
    if not any(iri.startswith(_TERMS[0]) for iri in found):
        return {}
    return {iri: frozenset(triples) for iri, triples in sorted(found.items())}


def _told(store: Store, value: Term, graph: NamedNode | DefaultGraph) -> str:
    """A value as text; a node without a name of its own as what is said of it, for its name changes with its place."""
    if not isinstance(value, BlankNode) and not (isinstance(value, NamedNode) and value.value.startswith(_AXIOM)):
        return str(value)
    quads = store.quads_for_pattern(value, None, None, graph)
    return f"[{'; '.join(sorted(f'{quad.predicate} {_told(store, quad.object, graph)}' for quad in quads))}]"

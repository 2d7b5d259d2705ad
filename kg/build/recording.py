"""Recording (记录): what was measured of rules, written into a store."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.rdf import ONTOLOGY_GRAPH, rule_iri
from kg.rdf.quality import RECORDED, SHIPPED, Precision, measurement_iri, precisions_to_quads
from kg.store import QUALITY_GRAPH, StoreInfo, remove_documents
from kg.store.differing import replace_graph
from kg.store.inferred import write_inferred
from kg.vocabulary import DQV, ZC


def record(precisions: Collection[Precision], gold: str, store: Path) -> StoreInfo:
    """Put the measured precision of rules into a store, in place of what was recorded before.

    `gold` names the annotated facts; rules that the store does not know are left out. What is recorded stays when
    documents are added or removed and goes with the next build, for other rules may have made that; the figures that
    come with the ontology are in every store.
    """

    def change(opened: Store) -> None:
        measured = [found for found in precisions if found.of and _has(opened, rule_iri(found.rule), ZC.ruleName)]
        iris = {found.rule: measurement_iri(SHIPPED, found.rule) for found in measured}
        shipped = [rule for rule, iri in iris.items() if _has(opened, iri, DQV.computedOn)]
        quads = list(precisions_to_quads(measured, gold, RECORDED, QUALITY_GRAPH, shipped))
        replace_graph(opened, QUALITY_GRAPH, quads)
        write_inferred(opened)

    return remove_documents(store, ONTOLOGY_GRAPH, (), change)


def _has(store: Store, node: str, property_iri: str) -> bool:
    found = store.quads_for_pattern(NamedNode(node), NamedNode(property_iri), None, DefaultGraph())
    return any(True for _ in found)

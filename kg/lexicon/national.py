"""National bodies and policies (国家机关与国家政策): what local texts name without saying whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.lexicon.nodes import TYPE, ZC, first, preferred, read_nodes, zh_labels

AGENCY_FILES = ("agencies.ttl",)
POLICY_FILES = ("policies.ttl",)


@dataclass(frozen=True, slots=True)
class Agency:
    """A national agency (国家机关) and its zh names, the official one first."""

    iri: str
    labels: tuple[str, ...]
    pref_zh: str
    pref_en: str


@dataclass(frozen=True, slots=True)
class KnownPolicy:
    """A national policy that texts cite without saying whose it is (国家政策); `labels` are its zh titles."""

    iri: str
    labels: tuple[str, ...]
    pref_zh: str
    pref_en: str
    number: str | None


@cache
def national_agencies() -> tuple[Agency, ...]:
    """The national agencies, sorted by IRI."""
    nodes = read_nodes(AGENCY_FILES)
    return tuple(
        Agency(iri, zh_labels(node), preferred(node, "zh"), preferred(node, "en"))
        for iri, node in sorted(nodes.items())
        if ZC + "Agency" in node.get(TYPE, ())
    )


@cache
def known_policies() -> tuple[KnownPolicy, ...]:
    """The national policies that the ontology lists, sorted by IRI."""
    return tuple(
        KnownPolicy(
            iri,
            zh_labels(node),
            preferred(node, "zh"),
            preferred(node, "en"),
            first(node, ZC + "documentNumber"),
        )
        for iri, node in sorted(read_nodes(POLICY_FILES).items())
    )

"""The page (页面): everything put into the template."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.vocabulary import ONTOLOGY_IRI
from reference.diagram import class_diagram
from reference.fact import fact, fact_diagram
from reference.schemes import schemes
from reference.terms import GROUPS, terms
from reference.triples import DCTERMS, OWL, PREFIXES, RDFS, ontology
from reference.usage import usage

HERE = Path(__file__).parent
KINDS = (
    ("class", "类", "Classes"),
    ("object", "对象属性", "Object properties"),
    ("datatype", "数据属性", "Datatype properties"),
)


def render() -> str:
    """The whole page as HTML; the same ontology gives the same page."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["usage"] = usage
    environment.globals["groups"] = GROUPS
    return environment.get_template("page.html.j2").render(
        header=_header(),
        style=(HERE / "page.css").read_text(encoding="utf-8"),
        script=(HERE / "page.js").read_text(encoding="utf-8"),
        kinds=KINDS,
        terms=terms(),
        known={term.name: term for term in terms()},
        schemes=schemes(),
        diagram=class_diagram(),
        fact=fact(),
        fact_diagram=fact_diagram(),
        alignments=_alignments(),
    )


def _header() -> dict[str, str]:
    graph = ontology()

    def value(predicate: str, language: str = "") -> str:
        return next(iter(graph.texts(ONTOLOGY_IRI, predicate, language)), "")

    return {
        "iri": ONTOLOGY_IRI,
        "zh": value(RDFS + "label", "zh"),
        "en": value(RDFS + "label", "en"),
        "description_zh": value(DCTERMS + "description", "zh"),
        "description_en": value(DCTERMS + "description", "en"),
        "version": value(OWL + "versionInfo"),
        "version_iri": graph.iris(ONTOLOGY_IRI, OWL + "versionIRI")[0],
        "license": graph.iris(ONTOLOGY_IRI, DCTERMS + "license")[0],
        "creator": value("http://purl.org/dc/elements/1.1/creator"),
        "modified": value(DCTERMS + "modified"),
        "citation": value(DCTERMS + "bibliographicCitation"),
        "prefix": value("http://purl.org/vocab/vann/preferredNamespacePrefix"),
        "namespace": value("http://purl.org/vocab/vann/preferredNamespaceUri"),
    }


def _alignments() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Prefix, namespace, and the pairs of our term and theirs."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for term in terms():
        for other in term.aligned:
            found[other.split(":", 1)[0]].append((term.name, other))
    return [(prefix, iri, found[prefix]) for iri, prefix in PREFIXES.items() if prefix in found]

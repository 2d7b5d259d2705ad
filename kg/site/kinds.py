"""Kinds (类别): what classes and properties are called on the pages, and where the things of a class are listed."""

from __future__ import annotations

from kg.exports.terms import ontology_terms
from kg.site.reader import Name
from kg.vocabulary import DCTERMS, QB, SKOS

_CLASSES = {
    SKOS.Concept: Name("概念", "Concept"),
    SKOS.ConceptScheme: Name("概念表", "Concept scheme"),
    QB.DataSet: Name("数据集", "Data set"),
}
_PROPERTIES = {
    SKOS.broader: Name("上位概念", "broader"),
    SKOS.definition: Name("定义", "definition"),
    SKOS.inScheme: Name("概念表", "scheme"),
    SKOS.notation: Name("代号", "notation"),
    DCTERMS.source: Name("来源", "source"),
    DCTERMS.title: Name("题名", "title"),
    "http://www.w3.org/2004/02/skos/core#exactMatch": Name("等同于", "same as"),
    "http://www.w3.org/2004/02/skos/core#example": Name("例句", "example"),
    "http://www.w3.org/2004/02/skos/core#scopeNote": Name("说明", "note"),
    "http://www.w3.org/2004/02/skos/core#note": Name("说明", "note"),
    "http://www.w3.org/2004/02/skos/core#changeNote": Name("沿革", "history"),
    "http://www.w3.org/2006/time#intervalMeets": Name("之后", "followed by"),
    "http://purl.org/linked-data/cube#structure": Name("结构", "structure"),
}


def list_path(kind: str) -> str:
    """The page that lists the things of a class."""
    return f"browse/{kind.replace('#', '/').rsplit('/', 1)[-1]}.html"


def kind_name(kind: str) -> Name:
    """The name of a class."""
    term = ontology_terms().get(kind)
    local = kind.replace("#", "/").rsplit("/", 1)[-1]
    return Name(term.zh, term.en) if term else _CLASSES.get(kind, Name(local, local))


def bare_name(kind: str) -> Name:
    """The name of a class of claims, without the word claim."""
    name = kind_name(kind)
    return Name(name.zh.removesuffix("陈述"), name.en.removesuffix(" claim"))


def property_name(predicate: str) -> Name:
    """The name of a property."""
    term = ontology_terms().get(predicate)
    local = predicate.replace("#", "/").rsplit("/", 1)[-1]
    return Name(term.zh, term.en) if term else _PROPERTIES.get(predicate, Name(local, local))

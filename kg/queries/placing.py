"""Placing (落地): a city given as a province is asked for as the place that it is, where a query takes places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from kg.bad_input import BadInput
from kg.queries.catalogue import SavedQuery
from kg.queries.naming import labels, resolve
from kg.store import Queryable
from kg.vocabulary import ZC

_WHOLE = ("nation", "province", "corps", "region")
_BELOW = "below"
"""What the label of a parameter says that takes a place below the province as well."""


def by_place(graph: Queryable, query: SavedQuery, given: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """The parameters given, where a city or zone that stands as the province (苏州) becomes the place."""
    parameters = {parameter.name: parameter for parameter in query.parameters}
    province = parameters.get("province")
    if province is None or _BELOW in province.label_en or "place" not in parameters or given.get("place"):
        return given
    names = given.get("province", ())
    if not names or not all(province_around(graph, name) for name in names):
        return given
    places = [labels(graph, resolve(graph, name, "area"))[0] for name in names]
    return {**given, "province": [], "place": places}


def province_around(graph: Queryable, name: str) -> str | None:
    """The name of the province that a city, county or zone lies in; None for what is none of these."""
    try:
        iri = resolve(graph, name, "area")
    except BadInput:
        return None
    below = False
    while (level := _level(graph, iri)) and level not in _WHOLE:
        around = next(graph.triples(NamedNode(iri), NamedNode(ZC.within)), None)
        if around is None or not isinstance(around.object, NamedNode):
            return None
        iri, below = around.object.value, True
    return labels(graph, iri)[0] if below and level else None


def _level(graph: Queryable, iri: str) -> str | None:
    quad = next(graph.triples(NamedNode(iri), NamedNode(ZC.level)), None)
    return quad.object.value if quad is not None and isinstance(quad.object, Literal) else None

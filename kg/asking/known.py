"""Known (所知): the names that the graph holds for things of a class, each class read once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar, cast

from pyoxigraph import Literal, QuerySolutions

from kg.asking.names import Name
from kg.asking.parts import Measures
from kg.asking.question import Question, is_chinese
from kg.asking.terms import Term
from kg.queries import labels
from kg.store import Graph
from kg.vocabulary import SKOS, ZC

Found = TypeVar("Found")
_NAMES = f"""
SELECT DISTINCT ?name WHERE {{
  ?thing a <%s> . {{ ?thing <{SKOS.prefLabel}> ?name }} UNION {{ ?thing <{SKOS.altLabel}> ?name }}
  FILTER(LANG(?name) != "en")
}}"""
_PARTIES = f"""
SELECT DISTINCT ?name WHERE {{ ?claim a <{ZC.AgreementClaim}> ; <{ZC.participation}>/<{ZC.name}> ?name }}"""

_TARGETS = f"SELECT DISTINCT ?name WHERE {{ ?claim a <{ZC.TargetClaim}> ; <{ZC.name}> ?name }}"

_TOLD = f"""
SELECT DISTINCT ?name ?indicator WHERE {{
  VALUES ?area {{ %s }}
  ?claim <{ZC.area}>|<{ZC.place}> ?area ; a <{ZC.StatisticClaim}> ; <{ZC.name}> ?name .
  OPTIONAL {{ ?claim <{ZC.indicator}> ?indicator }}
}}"""


class Known:
    """A graph and the names in it, for any number of questions."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.measures = Measures(graph)
        self._names: dict[str, list[str]] = {}
        self._question: Question | None = None
        self._found: dict[Hashable, object] = {}

    def names(self, kind: str) -> list[str]:
        """The Chinese names of the things of a class, each once."""
        if kind not in self._names:
            result = self.graph.query(_NAMES % kind)
            assert isinstance(result, QuerySolutions)
            self._names[kind] = sorted({row["name"].value for row in result})
        return self._names[kind]

    def once(self, question: Question, key: Hashable, find: Callable[[], Found]) -> Found:
        """What something finds in a question, found once."""
        if question is not self._question:
            self._question = question
            self._found.clear()
        if key not in self._found:
            self._found[key] = find()
        return cast(Found, self._found[key])

    def places(self, names: Iterable[Name]) -> list[Term]:
        """The places that a question names, as words of names."""
        return [
            Term(name.span, tuple(label for label in labels(self.graph, name.value) if is_chinese(label)))
            for name in names
            if name.kind == "area"
        ]

    def figures(self) -> list[str]:
        """The names of indicators, and those of targets as printed."""
        if "figure" not in self._names:
            result = self.graph.query(_TARGETS)
            assert isinstance(result, QuerySolutions)
            self._names["figure"] = [*self.names(ZC.Indicator), *sorted(row["name"].value for row in result)]
        return self._names["figure"]

    def told_of(self, areas: Iterable[str]) -> list[tuple[str, str]]:
        """The names, as printed, of the figures that are told of some areas, with their indicators, "" for none."""
        result = self.graph.query(_TOLD % " ".join(f"<{area}>" for area in areas))
        assert isinstance(result, QuerySolutions)
        return sorted({(row["name"].value, row["indicator"].value if row["indicator"] else "") for row in result})

    def parties(self) -> list[str]:
        """Whom agreements are signed with, as printed, and the names of agencies."""
        if "party" not in self._names:
            result = self.graph.query(_PARTIES)
            assert isinstance(result, QuerySolutions)
            printed = sorted(row["name"].value for row in result if isinstance(row["name"], Literal))
            self._names["party"] = [*printed, *self.names(ZC.Agency)]
        return self._names["party"]

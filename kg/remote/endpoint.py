"""Endpoint (端点): a graph that another store holds, asked by the SPARQL 1.1 Protocol."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.bad_input import BadInput
from kg.remote.requests import Login, opener, send
from kg.store import Term, check_query

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_FORM = "application/x-www-form-urlencoded; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The query address of a store, and the graphs there that questions are put to; none: its own default graph."""

    url: str
    graphs: Sequence[str] = ()
    login: Login | None = None

    def query(
        self, text: str, prefixes: Mapping[str, str] | None = None
    ) -> QuerySolutions | QueryBoolean | Iterator[Triple]:
        """The result of a SPARQL 1.1 query. Raises BadInput where the store refuses it, with its own words."""
        check_query(text)
        declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted((prefixes or {}).items()))
        fields = [("query", declared + text), *(("default-graph-uri", graph) for graph in self.graphs)]
        headers = {"Content-Type": _FORM, "Accept": f"{_ROWS}, {_TRIPLES};q=0.9"}
        answer = send(opener(self.url, self.login), self.url, "POST", urlencode(fields).encode(), headers)
        try:
            if answer.kind == _ROWS:
                return parse_query_results(answer.body, format=QueryResultsFormat.JSON)
            return iter([quad.triple for quad in parse(answer.body, format=RdfFormat.N_TRIPLES)])
        except SyntaxError as error:
            raise BadInput(
                self.url, f"answers {answer.kind} that cannot be read ({error})", "is it a query address?"
            ) from None

    def triples(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: Term | None = None
    ) -> Iterator[Quad]:
        """The triples of a pattern."""
        pattern = [subject, predicate, value]
        words = [
            str(term) if term is not None else name for term, name in zip(pattern, ("?s", "?p", "?o"), strict=True)
        ]
        found = self.query(f"SELECT * WHERE {{ {' '.join(words)} }}")
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        for row in found:
            bound = dict(zip(names, row, strict=True))
            whole = [term if term is not None else bound.get(name) for term, name in zip(pattern, "spo", strict=True)]
            yield Quad(*whole)  # type: ignore[arg-type]

"""Probes (探针): a shape as SPARQL queries that find what breaks it, one for each constraint.

SHACL (https://www.w3.org/TR/shacl/) defines each constraint component by the values that violate it; so do these. The
result is that of pySHACL, which a test compares, in a small part of its time: decisions/0004.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from kg.checks.shapes import Shape, Term

_NUMBERS = tuple(f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal"))
_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_ORDERS = {"minInclusive": ">=", "maxInclusive": "<=", "minExclusive": ">", "lessThan": "<", "lessThanOrEquals": "<="}


@dataclass(frozen=True, slots=True)
class Probe:
    """A query for the nodes (?this) that break a constraint, with the value (?value) that does where one can be named.

    `component` is the name of the constraint's parameter in SHACL, `demand` what it asks for, in words.
    """

    shape: str
    path: str | None
    component: str
    demand: str
    query: str


class Prober:
    """Makes the probes of shapes for one store, whose subclass axioms decide what is an instance of a class."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def probes(self, shape: Shape) -> Iterator[Probe]:
        """The probes of a node shape with targets."""
        target = self._target(shape)
        for component, demand, expression in self._tests(shape):
            yield _probe(shape, shape, component, demand, f"{target} BIND(?this AS ?value) {_unless(expression)}")
        for rule in shape.rules:
            prefixes, _, select = rule.select.rpartition("\n")
            query = f"{prefixes}\nSELECT DISTINCT ?this ?value WHERE {{ {target} {{ {select} }} }}"
            yield Probe(shape.name, None, "sparql", rule.message, query)
        for each in shape.properties:
            for component, demand, pattern in self._of_property(each):
                yield _probe(shape, each, component, demand, f"{target} {pattern}")

    def _of_property(self, shape: Shape) -> Iterator[tuple[str, str, str]]:
        """Component, demand and pattern of what violates a property shape, ?this given."""
        path = shape.path
        values = f"?this {path} ?value ."
        for component, demand, expression in self._tests(shape):
            yield component, demand, f"{values} {_unless(expression)}"
        for name, terms in shape.terms.items():
            for term in terms:
                other = f"?this {term} ?_other ."
                if name == "minCount":
                    yield name, "is missing", f"MINUS {{ ?this {path} ?_one }}{_only(term, 1)}"
                elif name == "maxCount":
                    yield name, f"is there more than {_plain(term)} times", f"{values} {_only(term, 1)}{_second(path)}"
                elif name == "hasValue":
                    yield name, f"lacks {_plain(term)}", f"FILTER NOT EXISTS {{ ?this {path} {term} }}"
                elif name in ("lessThan", "lessThanOrEquals"):
                    words = f"is not {_ORDERS[name]} {_plain(term)}"
                    yield name, words, f"{values} {other} {_unless(f'?value {_ORDERS[name]} ?_other')}"
                elif name == "equals":
                    one, two = f"?this {path} ?value", f"?this {term} ?value"
                    pairs = (f"{{ {a} FILTER NOT EXISTS {{ {b} }} }}" for a, b in ((one, two), (two, one)))
                    yield name, f"is not the same as {_plain(term)}", " UNION ".join(pairs)
                elif name == "uniqueLang":
                    same = 'LANG(?value) != "" && LANG(?value) = LANG(?_other) && !sameTerm(?value, ?_other)'
                    yield name, "is there twice in one language", f"{values} ?this {path} ?_other . FILTER({same})"
        for qualified in shape.shapes.get("qualifiedValueShape", ()):
            yield from self._qualified(shape, qualified)

    def _qualified(self, shape: Shape, qualified: Shape) -> Iterator[tuple[str, str, str]]:
        test = f"FILTER(COALESCE({self._expression(qualified)}, false))"
        if least := shape.terms.get("qualifiedMinCount"):
            pattern = f"FILTER NOT EXISTS {{ ?this {shape.path} ?value . {test} }}{_only(least[0], 1)}"
            yield "qualifiedMinCount", f"is none that is {qualified.name}", pattern
        if most := shape.terms.get("qualifiedMaxCount"):
            second = _second(shape.path, test.replace("?value", "?_other"))
            pattern = f"?this {shape.path} ?value . {test} {_only(most[0], 1)}{second}"
            yield "qualifiedMaxCount", f"is more than once {qualified.name}", pattern

    def _tests(self, shape: Shape) -> Iterator[tuple[str, str, str]]:
        """Component, demand and expression of what must hold of each ?value of a shape."""
        for name, terms in shape.terms.items():
            for term in terms:
                if name == "datatype":
                    yield name, f"is no {_plain(term)}", _is_a(term)
                elif name == "class":
                    yield name, f"is no {_plain(term)}", self._instance("?value", term.value)
                elif name == "nodeKind":
                    if not term.value.endswith("#IRI"):
                        raise ValueError(f"{term} is a kind of node that kg.checks does not know")
                    yield name, "is no IRI", "isIRI(?value)"
                elif name in ("minInclusive", "maxInclusive", "minExclusive"):
                    yield name, f"is not {_ORDERS[name]} {_plain(term)}", f"?value {_ORDERS[name]} {term}"
                elif name == "pattern":
                    yield name, f"is not of the form {_plain(term)}", f"!isBLANK(?value) && REGEX(STR(?value), {term})"
                elif name == "minLength":
                    yield name, "is empty", f"!isBLANK(?value) && STRLEN(STR(?value)) >= {term}"
        if among := shape.lists.get("in"):
            words = f"is none of {', '.join(map(_plain, among))}"
            yield "in", words, " || ".join(f"sameTerm(?value, {term})" for term in among)
        if languages := shape.lists.get("languageIn"):
            tests = " || ".join(f"LANGMATCHES(LANG(?value), {term})" for term in languages)
            yield "languageIn", f"is not in {', '.join(map(_plain, languages))}", tests
        for each in shape.shapes.get("node", ()):
            yield "node", f"is not {_named(each.name)}", self._expression(each)
        if alternatives := shape.shapes.get("or"):
            words = " or ".join(demand for each in alternatives for _, demand, _ in self._tests(each))
            yield "or", words, " || ".join(f"({self._expression(each)})" for each in alternatives)

    def _expression(self, shape: Shape) -> str:
        """What holds of a ?value that conforms to a shape that others use."""
        tests = [f"({expression})" for _, _, expression in self._tests(shape)]
        for each in shape.properties:
            if set(each.terms) != {"hasValue"} or each.lists or each.shapes or each.properties:
                raise ValueError(
                    f"{shape.name}: a shape that others use may ask sh:hasValue of its properties, no more"
                )
            tests += [f"EXISTS {{ ?value {each.path} {term} }}" for term in each.terms["hasValue"]]
        return " && ".join(tests)

    def _target(self, shape: Shape) -> str:
        """The pattern of the nodes that a shape is about, as ?this, each once."""
        classes = sorted({name for each in shape.classes for name in self._subclasses(each)})
        targets = [f"{{ ?this <{predicate}> ?_any }}" for predicate in shape.subjects_of]
        if classes:
            targets.append(f"{{ VALUES ?_class {{ {' '.join(map(_angled, classes))} }} ?this a ?_class }}")
        return f"{{ SELECT DISTINCT ?this WHERE {{ {' UNION '.join(targets)} }} }}"

    def _instance(self, variable: str, name: str) -> str:
        classes = ", ".join(map(_angled, self._subclasses(name)))
        return f"EXISTS {{ {variable} a ?_kind . FILTER(?_kind IN ({classes})) }}"

    def _subclasses(self, name: str) -> Sequence[str]:
        found, waiting = {name}, [name]
        while waiting:
            above = NamedNode(waiting.pop())
            below = {quad.subject for quad in self.store.quads_for_pattern(None, NamedNode(_SUBCLASS), above)}
            fresh = {each.value for each in below if isinstance(each, NamedNode)} - found
            found |= fresh
            waiting += fresh
        return sorted(found)


def _probe(shape: Shape, part: Shape, component: str, demand: str, pattern: str) -> Probe:
    query = f"SELECT DISTINCT ?this ?value WHERE {{ {pattern} }}"
    return Probe(shape.name, part.path, component, demand, query)


def _unless(expression: str) -> str:
    """A filter for what an expression does not hold of; what it cannot be asked of does not pass either."""
    return f"FILTER(!COALESCE({expression}, false))"


def _second(path: str | None, test: str = "") -> str:
    """A filter for a ?value beside which there is another one."""
    return f"FILTER EXISTS {{ ?this {path} ?_other . FILTER(!sameTerm(?_other, ?value)) {test} }}"


def _only(term: Term, count: int) -> str:
    if term.value != str(count):
        raise ValueError(f"{term} stands where kg.checks only knows {count}")
    return ""


def _is_a(datatype: Term) -> str:
    """Whether ?value is a literal of a datatype, and a well-formed one."""
    test = f"DATATYPE(?value) = {datatype}"
    if datatype.value in _NUMBERS:
        return f"{test} && isNUMERIC(?value)"
    return f'{test} && STR(?value) IN ("true", "false", "1", "0")' if datatype.value == _BOOLEAN else test


def _angled(iri: str) -> str:
    return f"<{iri}>"


def _plain(term: Term) -> str:
    return term.value if isinstance(term, Literal) else term.value.replace("#", "/").rsplit("/", 1)[-1]


def _named(name: str) -> str:
    return f"in the scheme {name[3:]}" if name.startswith("of-") else name.lower()

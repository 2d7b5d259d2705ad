"""Schema (模式推理): subclasses that follow from restrictions alone, which no rule over things would find.

Of the rules scm-* of OWL 2 RL only these add anything to what follows for things: all others repeat, one step at a
time, what the rules over things do anyway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.reasoning.axioms import Axioms, Statement
from kg.vocabulary import OWL, RDFS


def subclasses_of_restrictions(axioms: Axioms) -> tuple[tuple[str, Statement], ...]:
    """Rule and subclass axiom for each pair of restrictions of which one follows from the other (scm-svf, scm-avf)."""
    properties = _closed(axioms, RDFS.subPropertyOf, OWL.equivalentProperty)
    classes = _closed(axioms, RDFS.subClassOf, OWL.equivalentClass)
    for lower, head in axioms.of(OWL.intersectionOf):
        classes[lower] |= set(axioms.items(head))
    for upper, head in axioms.of(OWL.unionOf):
        for lower in axioms.items(head):
            classes[lower].add(upper)
    found: dict[Statement, str] = {}
    while True:
        _close(classes)
        fresh = {axiom: name for name, axiom in _compare(axioms, properties, classes) if axiom not in found}
        if not fresh:
            return tuple((name, axiom) for axiom, name in sorted(found.items()))
        found |= fresh
        for lower, _, upper in fresh:
            classes[lower].add(upper)


def _compare(
    axioms: Axioms, properties: dict[str, set[str]], classes: dict[str, set[str]]
) -> Iterator[tuple[str, Statement]]:
    for kind, word in ((OWL.someValuesFrom, "svf"), (OWL.allValuesFrom, "avf")):
        restrictions = [
            (node, on, value) for node, value in axioms.of(kind) for on in axioms.values(node, OWL.onProperty)
        ]
        for one, on_one, value_one in restrictions:
            for other, on_other, value_other in restrictions:
                if one == other:
                    continue
                if on_one == on_other and value_other in classes[value_one]:
                    yield f"scm-{word}1", (one, f"<{RDFS.subClassOf}>", other)
                elif value_one == value_other and on_other in properties[on_one]:
                    pair = (one, other) if word == "svf" else (other, one)
                    yield f"scm-{word}2", (pair[0], f"<{RDFS.subClassOf}>", pair[1])


def _closed(axioms: Axioms, below: str, equal: str) -> dict[str, set[str]]:
    above: dict[str, set[str]] = defaultdict(set)
    for lower, upper in (*axioms.of(below), *axioms.of(equal)):
        above[lower].add(upper)
    for lower, upper in axioms.of(equal):
        above[upper].add(lower)
    _close(above)
    return above


def _close(above: dict[str, set[str]]) -> None:
    """Add to what stands above each node all that stands above that."""
    for node in list(above):
        reached, left = set(above[node]), list(above[node])
        while left:
            fresh = above.get(left.pop(), set()) - reached
            reached |= fresh
            left += fresh
        above[node] = reached

"""Values (值的异同): whether two literals can stand for one value."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

_NUMBERS = tuple(f"<http://www.w3.org/2001/XMLSchema#{kind}>" for kind in ("integer", "decimal"))


def are_different(one: str, other: str) -> bool:
    """Whether two literals, as N-Triples writes them, are two values.

    >>> are_different('"1"^^<http://www.w3.org/2001/XMLSchema#integer>', '"1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    False
    """
    values = []
    for literal in (one, other):
        text, _, datatype = literal.rpartition("^^")
        try:
            values.append(Decimal(text.strip('"')) if datatype in _NUMBERS else literal)
        except InvalidOperation:
            values.append(literal)
    return values[0] != values[1]

"""JSON-LD 1.1: one object a node and one node a line, in the terms of the context."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, BinaryIO

from kg.exports.context import Definition, make_context
from kg.exports.portions import Portion
from kg.exports.statements import TYPE, Node, Text, read_literal
from kg.exports.turtle import NAMESPACES
from kg.vocabulary import DATA_IRI, XSD

_RDF_LANGUAGE = "@language"


def write_jsonld(portion: Portion, out: BinaryIO) -> None:
    """Write a portion as JSON-LD, with the whole context in it, so that no network is needed to read it."""
    lines = [f"  {json.dumps(name)}: {json.dumps(definition)}" for name, definition in make_context().items()]
    base = f"  {json.dumps('@base')}: {json.dumps(DATA_IRI)}"
    out.write(('{"@context": {\n' + ",\n".join([*lines, base]) + '\n}, "@graph": [\n').encode())
    # The comma stands before a node: a node more at the end changes no other line.
    mark = " "
    for _, node in portion.nodes():
        out.write(f"{mark}{json.dumps(_object(node), ensure_ascii=False)}\n".encode())
        mark = ","
    out.write(b"]}\n")


def describe_nodes(nodes: Iterable[Node]) -> bytes:
    """Some nodes as JSON-LD, with no more of the context than they use."""
    objects = [_object(node) for node in nodes]
    used = set(_words(objects))
    used |= {name.partition(":")[0] for name in used}
    context = {name: each for name, each in _context().items() if name in used or name in ("@version", "id", "type")}
    prefixes = {str(each.get("@id") if isinstance(each, dict) else each).partition(":")[0] for each in context.values()}
    types = {str(each.get("@type", "")).partition(":")[0] for each in context.values() if isinstance(each, dict)}
    context |= {name: base for name, base in NAMESPACES.items() if name in prefixes | types}
    lines = [f"  {json.dumps(name)}: {json.dumps(each)}" for name, each in sorted(context.items())]
    base = f"  {json.dumps('@base')}: {json.dumps(DATA_IRI)}"
    written = ",\n".join(json.dumps(each, ensure_ascii=False, indent=1) for each in objects)
    return ('{"@context": {\n' + ",\n".join([*lines, base]) + '\n}, "@graph": [\n' + written + "\n]}\n").encode()


def _words(value: Any) -> Iterator[str]:
    """The keys, and the names of classes and datatypes, wherever in a value."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            if key in ("type", "@type"):
                yield from each if isinstance(each, list) else [each]
            else:
                yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)


def _object(node: Node) -> dict[str, Any]:
    found: dict[str, list[Any]] = defaultdict(list)
    languages: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for predicate, value in node.statements:
        name, form = _term(predicate)
        text = read_literal(value)
        if predicate == TYPE:
            found["type"].append(_term(value)[0])
        elif text is None:
            found[name].append(_id(value) if form == "@id" else {"id": _id(value)})
        elif form == _RDF_LANGUAGE and text.language:
            languages[name][text.language].append(text.value)
        else:
            found[name].append(_value(text, form))
    written: dict[str, Any] = {"id": _id(node.subject)}
    for name in dict.fromkeys((*found, *languages)):
        if name in found and name in languages:
            raise ValueError(f"{node.subject} has {name} both with and without a language")
        if name in found:
            written[name] = _single(found[name])
        else:
            written[name] = {language: _single(values) for language, values in languages[name].items()}
    return written


def _value(text: Text, form: str | None) -> object:
    """A literal; bare where the context says its type, or it is a plain string of a term without one."""
    if text.language:
        return {"@value": text.value, "@language": text.language}
    if text.datatype == form:
        if form == XSD.integer and str(int(text.value)) == text.value:
            return int(text.value)
        if form == XSD.boolean and text.value in ("true", "false"):
            return text.value == "true"
        # A number with a fraction would be read as a double.
        return text.value
    if text.datatype == XSD.string:
        return text.value if form is None else {"@value": text.value}
    return {"@value": text.value, "@type": _term(f"<{text.datatype}>")[0]}


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _id(term: str) -> str:
    iri = term.removeprefix("<").removesuffix(">")
    return iri.removeprefix(DATA_IRI) if iri != DATA_IRI else iri


@cache
def _term(term: str) -> tuple[str, str | None]:
    """The name of a term in the context, and its form: "@id", "@language", an IRI of a datatype, or None."""
    iri = term[1:-1]
    names = _names()
    if iri in names:
        return names[iri]
    for prefix, base in NAMESPACES.items():
        if iri.startswith(base) and "/" not in iri[len(base) :]:
            return f"{prefix}:{iri[len(base) :]}", None
    return iri, None


@cache
def _context() -> dict[str, Definition]:
    return make_context()


@cache
def _names() -> dict[str, tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for name, definition in _context().items():
        if isinstance(definition, str):
            iri, form = definition, None
        elif isinstance(definition, dict):
            iri = str(definition["@id"])
            form = str(definition.get("@type") or definition.get("@container"))
        else:
            continue
        prefix, _, local = iri.partition(":")
        if prefix in NAMESPACES and local:
            written = form.replace("xsd:", NAMESPACES["xsd"]) if form else None
            found[NAMESPACES[prefix] + local] = (name, written)
    return found

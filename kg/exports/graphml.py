"""GraphML, which Cytoscape, yEd and many libraries read: labels, types, colours, sizes and years as attributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from kg.exports.network import Dot, Line, Network, read_network
from kg.exports.portions import Portion
from kg.exports.xml import attribute

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_Columns = Sequence[tuple[str, str]]
_DOT_COLUMNS: _Columns = (
    ("label", "string"),
    ("label_en", "string"),
    ("iri", "string"),
    ("type", "string"),
    ("type_zh", "string"),
    ("type_en", "string"),
    ("kind", "string"),
    ("year", "int"),
    ("years", "string"),
    ("degree", "int"),
    ("claims", "int"),
    ("color", "string"),
    ("size", "double"),
)
_LINE_COLUMNS: _Columns = (
    ("label", "string"),
    ("label_en", "string"),
    ("interaction", "string"),
    ("year", "int"),
    ("years", "string"),
    ("weight", "double"),
)


def write_graphml(portion: Portion, out: BinaryIO, *, all_links: bool = False) -> int:
    """Write the network of a portion as GraphML; how many things were left out for having no link."""
    network = read_network(portion, all_links=all_links)
    for text in _document(network):
        out.write(text.encode())
    return network.unlinked


def _document(network: Network) -> Iterator[str]:
    yield _HEAD
    for of, columns in (("node", _DOT_COLUMNS), ("edge", _LINE_COLUMNS)):
        for name, kind in columns:
            yield f'<key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="zhice" edgedefault="directed">\n'
    yield from map(_dot, network.dots)
    yield from map(_line, network.lines)
    yield "</graph>\n</graphml>\n"


def _dot(dot: Dot) -> str:
    values = (dot.zh, dot.en, dot.iri, dot.type, dot.type_zh, dot.type_en, dot.kind, *_years(dot.years))
    numbers = (str(dot.degree), str(dot.claims), dot.colour, str(dot.size))
    return f'<node id="{attribute(dot.id)}">{_data("node", _DOT_COLUMNS, (*values, *numbers))}</node>\n'


def _line(line: Line) -> str:
    name = attribute(f"{line.source} {line.type} {line.target}")
    cells = _data("edge", _LINE_COLUMNS, (line.zh, line.en, line.type, *_years(line.years), str(float(line.weight))))
    ends = f'source="{attribute(line.source)}" target="{attribute(line.target)}"'
    return f'<edge id="{name}" {ends}>{cells}</edge>\n'


def _data(of: str, columns: _Columns, values: Sequence[str]) -> str:
    pairs = zip(columns, values, strict=True)
    return "".join(f'<data key="{of}_{name}">{attribute(value)}</data>' for (name, _), value in pairs if value)


def _years(years: tuple[int, ...]) -> tuple[str, str]:
    """The first year, which tools can scale by, and all."""
    return (str(years[0]) if years else "", " ".join(map(str, years)))

"""GEXF 1.3, the format of Gephi: labels, types, colours and sizes, and years as spells for the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from kg.exports.network import Dot, Line, Network, read_network
from kg.exports.portions import Portion
from kg.exports.xml import attribute

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta>
<creator>Zhice 知策</creator>
<description>{description}</description>
</meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""
_DOT_COLUMNS = (
    ("iri", "string"),
    ("label_zh", "string"),
    ("label_en", "string"),
    ("type", "string"),
    ("type_zh", "string"),
    ("type_en", "string"),
    ("kind", "string"),
    ("years", "string"),
    ("degree", "integer"),
    ("claims", "integer"),
)
_LINE_COLUMNS = (("type", "string"), ("label_zh", "string"), ("label_en", "string"), ("years", "string"))


def write_gexf(portion: Portion, out: BinaryIO, *, all_links: bool = False) -> int:
    """Write the network of a portion as GEXF; how many things were left out for having no link."""
    network = read_network(portion, all_links=all_links)
    for text in _document(network):
        out.write(text.encode())
    return network.unlinked


def _document(network: Network) -> Iterator[str]:
    yield _HEAD.format(description="中国知识产权政策知识图谱 · Knowledge graph of Chinese intellectual-property policy")
    for of, columns in (("node", _DOT_COLUMNS), ("edge", _LINE_COLUMNS)):
        yield f'<attributes class="{of}" mode="static">\n'
        for name, kind in columns:
            yield f'<attribute id="{name}" title="{name}" type="{kind}"/>\n'
        yield "</attributes>\n"
    yield f'<nodes count="{len(network.dots)}">\n'
    yield from map(_dot, network.dots)
    yield f'</nodes>\n<edges count="{len(network.lines)}">\n'
    yield from map(_line, network.lines)
    yield "</edges>\n</graph>\n</gexf>\n"


def _dot(dot: Dot) -> str:
    red, green, blue = (int(dot.colour[at : at + 2], 16) for at in (1, 3, 5))
    values = (dot.iri, dot.zh, dot.en, dot.type, dot.type_zh, dot.type_en, dot.kind, _list(dot.years))
    cells = _cells(_DOT_COLUMNS, (*values, str(dot.degree), str(dot.claims)))
    return (
        f'<node id="{attribute(dot.id)}" label="{attribute(dot.zh)}">{cells}{_spells(dot.years)}'
        f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:size value="{dot.size}"/></node>\n'
    )


def _line(line: Line) -> str:
    # Two links between the same nodes are edges of different kinds, so their id tells the kind too.
    name = attribute(f"{line.source} {line.type} {line.target}")
    cells = _cells(_LINE_COLUMNS, (line.type, line.zh, line.en, _list(line.years)))
    ends = f'source="{attribute(line.source)}" target="{attribute(line.target)}"'
    return (
        f'<edge id="{name}" {ends} kind="{line.type}" label="{attribute(line.zh)}" weight="{line.weight}">'
        f"{cells}{_spells(line.years)}</edge>\n"
    )


def _cells(columns: tuple[tuple[str, str], ...], values: tuple[str, ...]) -> str:
    pairs = zip(columns, values, strict=True)
    cells = "".join(f'<attvalue for="{name}" value="{attribute(value)}"/>' for (name, _), value in pairs if value)
    return f"<attvalues>{cells}</attvalues>"


def _spells(years: tuple[int, ...]) -> str:
    """Years as days from and to; years that follow each other are one spell."""
    if not years:
        return ""
    breaks = [later for earlier, later in pairwise(years) if later > earlier + 1]
    starts = [years[0], *breaks]
    ends = [max(year for year in years if year < start) for start in breaks] + [years[-1]]
    spells = "".join(
        f'<spell start="{start}-01-01" end="{end}-12-31"/>' for start, end in zip(starts, ends, strict=True)
    )
    return f"<spells>{spells}</spells>"


def _list(years: tuple[int, ...]) -> str:
    return " ".join(map(str, years))

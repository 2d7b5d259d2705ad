"""Draws a GEXF file of `kg export` as a PNG, with the colours and sizes in it: python scripts/picture.py IN.gexf
OUT.png.

For the picture in docs/visualise.md, and to see whether a change of the network is one for the better. Needs networkx
and matplotlib (extra `dev`), the program `sfdp` of Graphviz, and a font with Chinese characters.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import matplotlib
import networkx as nx

matplotlib.use("Agg")
from matplotlib import font_manager
from matplotlib import pyplot as plt
from matplotlib.lines import Line2D
from PIL import Image

_FONT = re.compile("CJK|WenQuanYi|SimHei|Source Han|PingFang|Heiti|Microsoft YaHei")
_NAMED = {"Nation", "Province", "Corps", "Region", "ProtectionCentre", "Document"}


def layout(graph: nx.Graph) -> dict[str, tuple[float, float]]:
    """Positions by Graphviz: springs, and no node upon another."""
    names = {name: f"n{number}" for number, name in enumerate(graph)}
    lines = [
        "graph {",
        "graph [overlap=prism, overlap_scaling=-4, K=1, repulsiveforce=1.6, start=1]; node [shape=circle]",
    ]
    for name, data in graph.nodes(data=True):
        lines.append(f'{names[name]} [width={data["viz"]["size"] / 36:.2f}, label=""]')
    lines += [f"{names[one]} -- {names[other]}" for one, other in graph.edges()]
    done = subprocess.run(
        ["sfdp", "-Tplain"], input="\n".join([*lines, "}"]), capture_output=True, text=True, check=True
    )
    back = {short: name for name, short in names.items()}
    rows = (line.split() for line in done.stdout.splitlines() if line.startswith("node "))
    return {back[row[1]]: (float(row[2]), float(row[3])) for row in rows}


def main() -> None:
    source, target = map(Path, sys.argv[1:3])
    whole = nx.read_gexf(source)
    parts = sorted(nx.weakly_connected_components(whole), key=len, reverse=True)
    graph = nx.Graph(whole.subgraph(parts[0]))
    fonts = sorted({font.name for font in font_manager.fontManager.ttflist if _FONT.search(font.name)})
    plt.rcParams["font.family"] = [*fonts[:1], "DejaVu Sans"]
    places = layout(graph)
    figure, axes = plt.subplots(figsize=(22, 22))
    colours, kinds = {}, {}
    for name, data in graph.nodes(data=True):
        colour = data["viz"]["color"]
        colours[name] = tuple(colour[part] / 255 for part in "rgb")
        kinds.setdefault(f"{data['type_zh']} {data['type_en']}", colours[name])
    order = list(graph)
    nx.draw_networkx_edges(graph, places, ax=axes, width=0.5, edge_color="#b8b8b8")
    sizes = [graph.nodes[name]["viz"]["size"] ** 2 * 0.9 for name in order]
    nx.draw_networkx_nodes(
        graph,
        places,
        nodelist=order,
        node_size=sizes,
        node_color=[colours[name] for name in order],
        ax=axes,
        edgecolors="#ffffff",
        linewidths=0.4,
    )
    for name in order:
        data = graph.nodes[name]
        if data["type"] in _NAMED or data["degree"] >= 6:
            big = data["type"] in ("Nation", "Province", "Corps")
            x, y = places[name]
            text = data["label"] if len(data["label"]) <= 14 else data["label"][:13] + "…"
            style = {"fontsize": 12, "weight": "bold", "va": "center"} if big else {"fontsize": 7.5, "va": "bottom"}
            above = (0, 0 if big else data["viz"]["size"] / 2)
            axes.annotate(text, (x, y), xytext=above, textcoords="offset points", ha="center", **style)
    marks = [
        Line2D([], [], marker="o", linestyle="", color=colour, markersize=9, label=kind)
        for kind, colour in kinds.items()
    ]
    axes.legend(handles=marks, loc="upper left", fontsize=11, frameon=False)
    axes.axis("off")
    figure.savefig(target, dpi=80, bbox_inches="tight", metadata={"Software": None})
    with Image.open(target) as image:
        image.convert("RGB").quantize(200).save(target, optimize=True)


if __name__ == "__main__":
    main()

"""Drawing (绘图): a chart as a figure of matplotlib, and as a PNG or SVG file that is the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.bad_input import BadInput
from kg.plots.charts import Chart
from kg.plots.fonts import find_font

ENDINGS = (".png", ".svg")

_WORDS = {"rows": "条 rows"}
_SCALES = ((1e8, "亿"), (1e4, "万"))
_COLOURS = ("#c3c9d4", "#a9bcdc", "#7fa3d6", "#5485c4", "#2f66a8", "#173f73")
_BAR = "#3b6fb6"
_FALL = "#c0563b"
_INK, _SOFT, _LINE = "#1c2024", "#60646c", "#e3e5ea"
_WIDTH, _ROW, _FRAME = 9.0, 0.32, 1.75
"""Inches: of a figure, of one bar or line, and of all that stands above and below them."""


def draw(chart: Chart, title: Sequence[str], note: str = "", font: str | None = None) -> Any:
    """The figure of a chart: `title` above it (a line each language), `note` below. Needs matplotlib and a font."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise BadInput("plot", "needs matplotlib", "install it: pip install 'zhice[plot]'") from None
    found = find_font(font)
    labels = list(dict.fromkeys(mark.label for mark in chart.marks)) if chart.form == "timeline" else chart.marks
    figure = Figure(figsize=(_WIDTH, _FRAME + _ROW * max(len(labels), 3)), dpi=150, facecolor="white")
    axes = figure.add_subplot()
    (_draw_timeline if chart.form == "timeline" else _draw_bars)(chart, axes)
    for text in (*axes.get_xticklabels(), *axes.get_yticklabels(), *axes.texts, axes.xaxis.label):
        size = text.get_fontsize()
        text.set_fontproperties(found)
        text.set_fontsize(size)
    _write_around(figure, chart, title, note, found)
    return figure


def save(figure: Any, path: Path) -> None:
    """Write a figure as PNG or SVG, by its ending. Raises BadInput for another one and where it cannot be written."""
    import matplotlib as mpl

    if path.suffix.lower() not in ENDINGS:
        raise BadInput(path, "is neither .png nor .svg", "name a file with one of these endings")
    # No date, no version, ids that do not change, and characters as shapes, so that no reader needs the font.
    settings: Any = {"svg.hashsalt": "zhice", "svg.fonttype": "path"}
    nothing = {"Date": None, "Creator": None} if path.suffix.lower() == ".svg" else {"Software": None}
    try:
        with mpl.rc_context(settings):
            figure.savefig(path, format=path.suffix.lower()[1:], metadata=nothing)
    except OSError as error:
        raise BadInput(path, f"cannot be written ({error.strerror})", "name another file") from None


def _draw_bars(chart: Chart, axes: Any) -> None:
    scale, word = _scale(chart)
    values = [mark.value / scale for mark in chart.marks]
    places = range(len(values))
    axes.barh(places, values, height=0.68, color=[_BAR if value >= 0 else _FALL for value in values])
    axes.set_yticks(places, [_cut(mark.label) for mark in chart.marks])
    axes.set_ylim(len(values) - 0.5, -0.5)
    span = max(*map(abs, values), 0) if len(values) > 1 else abs(values[0])
    for place, mark, value in zip(places, chart.marks, values, strict=True):
        text = f"{mark.sign}{_number(value)}"
        side = "left" if value >= 0 else "right"
        axes.annotate(
            text,
            (value, place),
            (4 if value >= 0 else -4, 0),
            textcoords="offset points",
            ha=side,
            va="center",
            fontsize=9,
            color=_SOFT,
        )
    axes.set_xlim(min(*values, 0) * 1.15 if min(values) < 0 else 0, (span or 1) * 1.15)
    axes.set_xlabel(f"{word}{chart.unit}" or _WORDS.get(chart.value, chart.value), color=_SOFT, fontsize=9)
    axes.grid(axis="x", color=_LINE, linewidth=0.8)
    _plain(axes)


def _draw_timeline(chart: Chart, axes: Any) -> None:
    labels = list(dict.fromkeys(mark.label for mark in chart.marks))
    years = sorted({int(mark.value) for mark in chart.marks})
    step = len(_COLOURS) / max(len(chart.kinds), 1)
    colours = {kind: _COLOURS[min(int(step * (at + 1)) - 1, len(_COLOURS) - 1)] for at, kind in enumerate(chart.kinds)}
    for kind in chart.kinds:
        # Events of one year stand beside each other, in the order of the life cycle.
        shift = 0.12 * (chart.kinds.index(kind) - (len(chart.kinds) - 1) / 2)
        marks = [mark for mark in chart.marks if mark.kind == kind]
        places = [labels.index(mark.label) for mark in marks]
        axes.scatter([mark.value + shift for mark in marks], places, s=62, color=colours[kind], label=kind, zorder=3)
    for place in range(len(labels)):
        axes.axhline(place, color=_LINE, linewidth=0.8, zorder=1)
    axes.set_yticks(range(len(labels)), [_cut(label) for label in labels])
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.set_xticks(range(years[0], years[-1] + 1), map(str, range(years[0], years[-1] + 1)))
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    _plain(axes)


def _plain(axes: Any) -> None:
    axes.tick_params(length=0, labelsize=9.5, colors=_INK)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)


def _write_around(figure: Any, chart: Chart, title: Sequence[str], note: str, font: Any) -> None:
    """The title above, the note below, each a fixed distance from its edge however many bars there are."""
    _, height = figure.get_size_inches()
    for number, line in enumerate(title[:3]):
        size, colour = ((14, _INK), (10, _SOFT), (10, _SOFT))[number]
        figure.text(
            0.02, 1 - (0.1 + 0.27 * number) / height, line, fontproperties=font, fontsize=size, color=colour, va="top"
        )
    if chart.kinds:
        handles, names = figure.axes[0].get_legend_handles_labels()
        place = (0.01, 1 - (0.1 + 0.27 * min(len(title), 3)) / height)
        small = font.copy()
        small.set_size(9)
        figure.legend(
            handles,
            names,
            loc="upper left",
            bbox_to_anchor=place,
            ncols=len(names),
            frameon=False,
            prop=small,
            handletextpad=0.1,
            columnspacing=1.2,
        )
    left = f"另有{chart.left_out}行未画出 {chart.left_out} rows not drawn" if chart.left_out else ""
    below = "    ".join(each for each in (note, left) if each)
    figure.text(0.02, 0.1 / height, below, fontproperties=font, fontsize=8, color=_SOFT, va="bottom")
    figure.tight_layout(
        rect=(0, 0.3 / height, 0.98, 1 - (0.43 + 0.27 * (min(len(title), 3) - 1) + 0.25 * bool(chart.kinds)) / height)
    )


def _scale(chart: Chart) -> tuple[float, str]:
    """What numbers are divided by, and the word for it: 亿 where most of them are that large."""
    largest = max(abs(mark.value) for mark in chart.marks)
    if chart.unit in ("%", "位", "年"):
        return 1, ""
    return next(((scale, word) for scale, word in _SCALES if largest >= scale), (1, ""))


def _number(value: float) -> str:
    return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"


def _cut(label: str) -> str:
    return label if len(label) <= 28 else f"{label[:27]}…"

"""Plotting (绘图): the command that draws the answer of a saved query."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.opening import open_either
from kg.cli.options import endpoint_option, inferred_option, store_option, user_option
from kg.cli.saved import SavedQueries, saved_command
from kg.queries import SavedQuery, answer

_BARS = 30
"""As many bars as a page shows."""


class _Plots(SavedQueries):
    def make(self, saved: SavedQuery) -> click.Command:
        return _as_command(saved)


@click.group(
    cls=_Plots,
    subcommand_metavar="NAME [--PARAMETER VALUE]... -o FILE",
    epilog="Example: kg plot ranking --indicator 专利权质押融资额 --year 2017 -o ranking.png",
)
def plot() -> None:
    """Draw the answer of a saved query (绘图), as PNG or SVG: rankings and growth as bars, centres along the years.

    Needs matplotlib (pip install 'zhice[plot]') and a font with Chinese characters.
    """


def _as_command(saved: SavedQuery) -> click.Command:
    @click.option(
        "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", required=True, help="FILE.png or FILE.svg."
    )
    @click.option("--limit", type=click.IntRange(min=1), default=_BARS, show_default=True, help="The first N only.")
    @click.option("--font", metavar="FONT", help="A font file, or the name of a family, with Chinese characters.")
    @store_option
    @endpoint_option
    @user_option
    @inferred_option
    def draw_it(
        output: Path,
        limit: int,
        font: str | None,
        store: Path,
        endpoint: str | None,
        user: str | None,
        inferred: bool,
        **given: tuple[str, ...],
    ) -> None:
        from kg import plots

        with open_either(store, endpoint, user, inferred=inferred) as graph:
            found = answer(graph, saved, given)
        chart = plots.chart_of(found, limit)
        asked = [f"{each.label_zh} {'、'.join(given[each.name])}" for each in saved.parameters if given[each.name]]
        title = [saved.summary_zh, saved.summary_en, *([" · ".join(asked)] if asked else [])]
        documents = plots.documents_of(found)
        plots.save(plots.draw(chart, title, documents, font), output)
        click.echo(f"{output}: {len(chart.marks)} marks from {len(found.rows)} rows", err=True)

    return saved_command(saved, "plot", draw_it)

"""Exporting (导出): the command that writes the graph for other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.opening import open_store
from kg.cli.options import store_option
from kg.facts import TYPES

if TYPE_CHECKING:
    from kg.exports import Exporter, Portion

# Told here too, so that the command line starts without the formats; a test holds them equal.
FORMATS = ("turtle", "turtle12", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "csv", "graphml", "gexf")
VIEWS = ("entities", "claims", "full", "ontology")

_EPILOG = """\b
Examples:
  kg export -o graph.gexf                              for Gephi
  kg export -o hubei.ttl --view claims --area 湖北 --year 2017
  kg export --format csv -o tables/                    one table a fact type
  kg export -o zhice.owl --view ontology               for Protégé
"""


@click.command(epilog=_EPILOG)
@click.option("--format", "form", type=click.Choice(FORMATS), help="The format; by default what FILE's ending tells.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write; else stdout.")
@click.option("--view", type=click.Choice(VIEWS), help="How much of the graph; by default as much as fits the format.")
@click.option(
    "--inferred/--stated", default=False, help="With what follows by the ontology (推理), or without (default)."
)
@click.option("--area", "areas", multiple=True, metavar="AREA", help="Claims of this area (地区) and those in it only.")
@click.option("--year", "years", type=int, multiple=True, help="Claims of this year (年份) only.")
@click.option("--type", "types", type=click.Choice(list(TYPES)), multiple=True, help="Facts of this type (类型) only.")
@click.option("--document", "documents", multiple=True, metavar="ID", help="Claims of this document (文件) only.")
@click.option("--all-links", is_flag=True, help="graphml and gexf: also the links and things that clutter a picture.")
@store_option
def export(
    form: str | None,
    output: Path | None,
    view: str | None,
    inferred: bool,
    areas: tuple[str, ...],
    years: tuple[int, ...],
    types: tuple[str, ...],
    documents: tuple[str, ...],
    all_links: bool,
    store: Path,
) -> None:
    """Write the graph, or a part of it, for other tools (导出). The same store gives the same bytes.

    \b
    Views (视图):
      entities  things and plain links, with labels in both languages; no claims
      claims    things, and what each document says of them
      full      all that is stated, with evidence and rules and the ontology
      ontology  classes and properties alone; needs no store

    Filters choose claims; the things that these refer to come along. Each may be given several times.
    """
    from kg import exports
    from kg.queries import resolve

    if form is None:
        if output is None:
            raise click.UsageError("give --format, or -o with an ending that tells it")
        form = exports.exporter_for(output)
    exporter = exports.EXPORTERS[form]
    view = view or exporter.views[0]
    if view not in exporter.views:
        raise click.UsageError(f"{form} has no view {view}; it has {', '.join(exporter.views)}")
    if exporter.files is not None and output is None:
        raise click.UsageError(f"{form} is several files: give -o, a folder or a file that ends in .zip")
    if view == "ontology":
        if inferred or areas or years or types or documents:
            raise click.UsageError("the view ontology takes no filters")
        _write(exporter, exports.ontology_portion(), output, all_links)
        return
    with open_store(store) as graph:
        filters = exports.Filters(
            types=types,
            areas=tuple(resolve(graph, name, "area") for name in areas),
            years=years,
            documents=tuple(resolve(graph, name, "document") for name in documents),
        )
        portion = exports.portion_of(graph, view, filters, inferred=inferred)
        if portion.chosen is not None and filters and not portion.chosen.claims:
            click.echo("no claim fits the filters", err=True)
        _write(exporter, portion, output, all_links)


def _write(exporter: Exporter, portion: Portion, output: Path | None, all_links: bool) -> None:
    from kg.exports import written_file

    if output is None:
        sys.stdout.flush()
        left_out = exporter.send(portion, sys.stdout.buffer, all_links=all_links)
        sys.stdout.buffer.flush()
    elif exporter.files is not None:
        exporter.save(portion, output)
        left_out = 0
    else:
        with written_file(output) as out:
            left_out = exporter.send(portion, out, all_links=all_links)
    if left_out:
        click.echo(f"{left_out} things without a link were left out; --all-links keeps them", err=True)

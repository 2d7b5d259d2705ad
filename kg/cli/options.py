"""Options (选项): those that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.tables import FORMATS

store_option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    envvar="KG_STORE",
    default=Path("build/store"),
    show_default=True,
    show_envvar=True,
    metavar="DIR",
    help="The folder of the store.",
)

inferred_option = click.option(
    "--inferred", is_flag=True, help="Ask also what follows by the ontology (推理), not only what is stated."
)

endpoint_option = click.option(
    "--endpoint",
    metavar="URL",
    envvar="KG_ENDPOINT",
    help="Ask the store at this SPARQL query address instead, one that kg push has loaded.",
)

user_option = click.option(
    "--user", envvar="KG_USER", metavar="NAME", help="User of the other store; the password is read from KG_PASSWORD."
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="How to print; by default a table on a terminal, else TSV.",
)

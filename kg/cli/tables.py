"""Tables (表格): rows of plain values in the formats that people and programs read.

A table for people is aligned by the width that Chinese characters take on a terminal and wrapped to it. The other
formats hold the values unchanged and never depend on the terminal.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.cli.terminal import is_coloured, show, width
from kg.queries import Value


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Value]], form: str | None) -> None:
    """Write rows to stdout in a format; without one, as a table on a terminal and as TSV into a pipe or file."""
    chosen = form or ("table" if sys.stdout.isatty() else "tsv")
    FORMATS[chosen](columns, list(rows))


def _write_csv(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)
    sys.stdout.write(out.getvalue())


def _write_tsv(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """Tab-separated: a tab or line break inside a value becomes a blank, so that every line is one row."""
    for row in (columns, *rows):
        sys.stdout.write("\t".join(" ".join(_plain(value).split("\t")).replace("\n", " ") for value in row) + "\n")


def _write_json(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    json.dump([_record(columns, row) for row in rows], sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _write_jsonl(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(_record(columns, row), ensure_ascii=False) + "\n")


def _write_markdown(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    for row in (columns, ["---"] * len(columns), *rows):
        cells = (_plain(value).replace("|", "\\|").replace("\n", " ") for value in row)
        sys.stdout.write(f"| {' | '.join(cells)} |\n")


def _write_table(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """As a table on a terminal that is wide enough, else one block a row."""
    from kg.cli.layout import lay_out

    numeric = [_is_numeric([row[at] for row in rows]) for at in range(len(columns))]
    cells = [[_plain(value) for value in row] for row in rows]
    show(lay_out(columns, cells, numeric, width(), is_coloured()))


def _record(columns: Sequence[str], row: Sequence[Value]) -> Mapping[str, Value]:
    return dict(zip(columns, row, strict=True))


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _is_numeric(values: Sequence[Value]) -> bool:
    """Whether a column holds numbers, and nothing else but gaps."""
    given = [value for value in values if value is not None]
    return bool(given) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in given)


FORMATS: Mapping[str, Callable[[Sequence[str], Sequence[Sequence[Value]]], None]] = {
    "table": _write_table,
    "csv": _write_csv,
    "tsv": _write_tsv,
    "json": _write_json,
    "jsonl": _write_jsonl,
    "markdown": _write_markdown,
}
"""The output formats, by the name that --format takes."""

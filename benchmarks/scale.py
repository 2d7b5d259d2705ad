"""Scale (规模): wall time and peak memory of `kg build`, of the seeds and of many documents."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.clocks import run_process
from benchmarks.corpus import SEEDS, seed_paths, write_corpus

COUNTS = (100, 1000)


def report_scale() -> Iterator[str]:
    """The lines of the report; each build is a process of its own, with one job."""
    yield "Scale: kg build, a process of its own, one job, start-up included; peak memory"
    with TemporaryDirectory() as name:
        folder = Path(name)
        characters = sum(len(path.read_text(encoding="utf-8")) for path in seed_paths())
        yield _build("the five seeds", SEEDS, folder / "store", characters)
        for count in COUNTS:
            characters = write_corpus(folder / str(count), count)
            yield _build(f"{count} documents", folder / str(count), folder / "store", characters)


def _build(what: str, documents: Path, store: Path, characters: int) -> str:
    kg = (sys.executable, "-c", "from kg.cli import main; main()")
    run = run_process((*kg, "build", str(documents), "--store", str(store)))
    return (
        f"  {what:16} {characters:>10,} characters {run.seconds:>7.1f} s on the wall {run.computed:>7.1f} s computed"
        f" {characters / run.computed:>8,.0f} characters/s {run.peak:>5.0f} MB"
    )

"""Starting (启动): how long a question takes from cold, against starting Python and loading the database alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.clocks import run_process
from benchmarks.corpus import SEEDS
from kg.build import build

ROUNDS = 5
QUESTION = ("query", "protection-centres", "--year", "2017")


def report_starting() -> Iterator[str]:
    """The lines of the report: the three commands in turn, several times."""
    with TemporaryDirectory() as name:
        store = Path(name) / "store"
        build([SEEDS], store)
        commands = {
            "kg " + " ".join(QUESTION): ("-c", "from kg.cli import main; main()", *QUESTION, "--store", str(store)),
            "python -c pass": ("-c", "pass"),
            'python -c "import pyoxigraph"': ("-c", "import pyoxigraph"),
        }
        times: dict[str, list[float]] = {what: [] for what in commands}
        for number in range(ROUNDS + 1):
            for what, command in commands.items():
                seconds = run_process((sys.executable, *command)).seconds
                if number > 0:  # The first round compiles what an installation has compiled.
                    times[what].append(seconds)
    ours, *others = ((what, median(each)) for what, each in times.items())
    yield f"Starting: one question from cold, wall time, median of {ROUNDS} runs"
    yield f"  {ours[0]:44} {ours[1] * 1000:5.0f} ms"
    for what, seconds in others:
        yield f"  {what:44} {seconds * 1000:5.0f} ms   ratio {ours[1] / seconds:.1f}"

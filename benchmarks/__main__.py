"""All benchmarks in one run, or those named: python -m benchmarks [NAME ...]; a wrong name tells the right ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping

from benchmarks.exports import report_exports
from benchmarks.loading import report_loading
from benchmarks.machine import describe_machine
from benchmarks.queries import report_queries
from benchmarks.reasoning import report_reasoning
from benchmarks.scale import report_scale
from benchmarks.stages import report_stages
from benchmarks.starting import report_starting

REPORTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "stages": report_stages,
    "loading": report_loading,
    "starting": report_starting,
    "scale": report_scale,
    "reasoning": report_reasoning,
    "exports": report_exports,
    "queries": report_queries,
}


def main() -> None:
    """Print the reports, line by line as they come."""
    names = sys.argv[1:] or list(REPORTS)
    unknown = [name for name in names if name not in REPORTS]
    if unknown:
        sys.exit(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(REPORTS)}")
    print(describe_machine(), flush=True)
    for name in names:
        print(flush=True)
        for line in REPORTS[name]():
            print(line, flush=True)


if __name__ == "__main__":
    main()

"""Sorting (排序): lines in byte order, more of them than fit into memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from tempfile import TemporaryFile
from typing import IO

_RUN = 16_000_000
"""Bytes sorted in memory at a time; in pieces and as lines they take about three times that."""


class Sorter:
    """A file to write lines to, in pieces that end anywhere, which then gives them sorted."""

    def __init__(self, run: int = _RUN, keep: Callable[[bytes], bool] | None = None) -> None:
        self._size = run
        self._keep = keep
        self._pieces: list[bytes] = []
        self._held = 0
        self._runs: list[IO[bytes]] = []
        self._stack = ExitStack()

    def write(self, data: bytes) -> int:
        """Take in a piece of text."""
        self._pieces.append(data)
        self._held += len(data)
        if self._held >= self._size:
            self._spill()
        return len(data)

    def flush(self) -> None:
        """Nothing waits: `lines` takes what was written last."""

    def lines(self) -> Iterator[bytes]:
        """All lines written, sorted; to be asked for once."""
        with self._stack:
            last, rest = self._sorted()
            assert not rest, "the last line ends with a line end"
            if not self._runs:
                yield from last
                return
            for run in self._runs:
                run.seek(0)
            yield from merge(*self._runs, last)

    def _sorted(self) -> tuple[list[bytes], bytes]:
        # No line of N-Triples holds a carriage return, at which this would break too: it is written as an escape.
        lines = b"".join(self._pieces).splitlines(keepends=True)
        self._pieces, self._held = [], 0
        rest = lines.pop() if lines and not lines[-1].endswith(b"\n") else b""
        if self._keep is not None:
            lines = [line for line in lines if self._keep(line)]
        lines.sort()
        return lines, rest

    def _spill(self) -> None:
        lines, rest = self._sorted()
        run = self._stack.enter_context(TemporaryFile(buffering=1 << 18))  # noqa: SIM115
        run.writelines(lines)
        self._runs.append(run)
        self._pieces, self._held = [rest], len(rest)


def sort_lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Whole lines, sorted."""
    sorter = Sorter()
    for line in lines:
        sorter.write(line)
    return sorter.lines()

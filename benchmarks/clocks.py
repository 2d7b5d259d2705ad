"""Clocks (计时): processor time of this process, and wall time and peak memory of another one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Run:
    """A process that has ended: seconds on the wall, seconds computed, and the most memory it held, in MB."""

    seconds: float
    computed: float
    peak: float


def processor_time(work: Callable[[], _T]) -> tuple[float, _T]:
    """Seconds that all threads of this process computed during the work, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def wall_time(work: Callable[[], object]) -> float:
    """Seconds from the beginning of the work to its end."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run_process(command: Sequence[str]) -> Run:
    """Run a command to its end, its output thrown away. Raises RuntimeError where it fails.

    Python keeps what it has compiled, as it does for users, whatever the environment of the benchmarks says.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    assert process.stderr is not None
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {errors.decode(errors='replace').strip()}")
    computed = usage.ru_utime + usage.ru_stime
    return Run(seconds, computed, usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3))

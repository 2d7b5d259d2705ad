"""Clocks (计时): processor time of this process, and wall time and peak memory of another one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")
_LAUNCHER = str(Path(__file__).with_name("launcher.py"))


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
    launched = subprocess.run(
        [sys.executable, _LAUNCHER, *command], capture_output=True, text=True, env=environment, check=False
    )
    if launched.returncode:
        raise RuntimeError(f"{' '.join(command)}: {launched.stderr.strip()}")
    taken = json.loads(launched.stdout)
    return Run(taken["seconds"], taken["computed"], taken["maxrss"] / (1e6 if sys.platform == "darwin" else 1e3))

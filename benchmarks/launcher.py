"""Launcher (启动器): runs one command and prints what it took, as JSON; imports nothing but a little of Python's own.

A process on Linux is charged with the memory that its parent held when it was started, so the parent must be small: the
benchmarks, which hold whole corpora, start this, and this starts what is measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main(command: list[str]) -> None:
    """Run the command with its output thrown away and print seconds on the wall, seconds computed and ru_maxrss."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    taken = {"seconds": seconds, "computed": usage.ru_utime + usage.ru_stime, "maxrss": usage.ru_maxrss}
    print(json.dumps(taken))
    sys.exit(process.returncode)


if __name__ == "__main__":
    main(sys.argv[1:])

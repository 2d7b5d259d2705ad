"""Terminal (终端): its width, whether it shows colours, and a pager for what is longer than its screen.

Into a pipe or a file nothing of this applies: no colour, no pager, no wrapping to a width. NO_COLOR (no-color.org) and
TERM=dumb turn colours off, PAGER chooses another pager, an empty one or `cat` none.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable

_WIDE = 160
"""Columns of what does not go to a terminal."""
_STYLES = {"bold": "1", "dim": "2", "mark": "1;33", "name": "36", "warn": "31"}


def width() -> int:
    """The columns that a line may take."""
    if sys.stdout.isatty() or "COLUMNS" in os.environ:
        return shutil.get_terminal_size().columns
    return _WIDE


def is_coloured() -> bool:
    """Whether stdout shows colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(text: str, style: str) -> str:
    """A text in a style: bold, dim, mark (the words that count), name, warn; as it is where no colours are shown."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if style and text and is_coloured() else text


def show(lines: Iterable[str]) -> None:
    """Write lines to stdout, through a pager where they are more than the screen of a terminal holds."""
    held = list(lines)
    text = "".join(f"{line}\n" for line in held)
    pager = _pager() if sys.stdout.isatty() and len(held) >= shutil.get_terminal_size().lines else None
    if pager is None:
        sys.stdout.write(text)
    else:
        _page(text, pager)


def _pager() -> list[str] | None:
    """The words of the pager's command; None where none is wanted or there."""
    words = shlex.split(os.environ.get("PAGER", "less"))
    return None if not words or words[0] == "cat" or shutil.which(words[0]) is None else words


def _page(text: str, pager: list[str]) -> None:
    # F: a text that fits is only printed. R: colours. X: it stays on the screen afterwards.
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8"} | os.environ
    sys.stdout.flush()
    # Ctrl-C and leaving early are the pager's affair.
    kept = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGPIPE)}
    try:
        with subprocess.Popen(pager, stdin=subprocess.PIPE, env=environment, preexec_fn=_defaults) as reading:
            try:
                reading.communicate(text.encode("utf-8", "backslashreplace"))
            except BrokenPipeError:
                reading.wait()
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def _defaults() -> None:
    """In the pager: signals as any program finds them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)

"""Collector (垃圾回收): Python's search for objects that only lead back to themselves, made rarer during a build."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (100_000, 20, 20)
"""Facts and triples come by the ten thousand, and next to none leads back to itself: looking for such at every 700th
takes a twentieth of a build."""


@contextmanager
def rare_collection() -> Iterator[None]:
    """Search rarely for as long as this lasts."""
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)

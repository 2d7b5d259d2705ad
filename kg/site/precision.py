"""Precision (准确率): how often a rule was right on annotated documents, as the graph tells it."""

from __future__ import annotations

from kg.site.reader import Name, Reader
from kg.vocabulary import DQV, ZC


def precision_of(reader: Reader, rule: str) -> Name | None:
    """The share, its interval of 95 %, and how many facts were compared; None where nothing was measured."""
    for node in reader.measurements(rule):
        value, size = reader.text(node, DQV.value), reader.text(node, ZC.sampleSize)
        low, high = reader.text(node, ZC.intervalLow), reader.text(node, ZC.intervalHigh)
        told = f"{float(value):.2f} [{float(low):.2f}, {float(high):.2f}]"
        return Name(f"{told}，对照标注{size}条", f"{told} on {size} annotated facts")
    return None

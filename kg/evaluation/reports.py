"""Reports (评测报告): an evaluation as plain data."""

from __future__ import annotations

from typing import Any

from kg.evaluation.evaluation import Evaluation, Score
from kg.evaluation.intervals import Share

_DIGITS = 4


def evaluation_to_json(evaluation: Evaluation) -> dict[str, Any]:
    """The numbers of an evaluation, rounded to four digits, without the facts behind them."""
    macro = evaluation.macro
    return {
        "types": {score.type: _score_to_json(score) for score in evaluation.types},
        "micro": _score_to_json(evaluation.micro),
        "macro": {"precision": _round(macro.precision), "recall": _round(macro.recall), "f1": _round(macro.f1)},
    }


def _score_to_json(score: Score) -> dict[str, Any]:
    return {
        "gold": score.gold,
        "found": score.found,
        "tp": score.matched,
        "precision": _share_to_json(score.precision),
        "recall": _share_to_json(score.recall),
        "f1": _round(score.f1),
        "attributes": {name: {"right": share.count, "of": share.of} for name, share in score.attributes.items()},
        "quotes": {"same": score.quotes.count, "of": score.quotes.of, "overlap": _round(score.overlap)},
    }


def _share_to_json(share: Share) -> dict[str, float]:
    return {"value": _round(share.value), "low": _round(share.low), "high": _round(share.high)}


def _round(number: float) -> float:
    return round(number, _DIGITS)

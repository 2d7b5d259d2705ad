"""Reports (评测报告): an evaluation as plain data, and the precision of rules kept for the build."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.bad_input import BadInput
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


def write_rules(evaluation: Evaluation, path: Path) -> None:
    """Keep the precision of each rule, its sample and interval, where `read_rules` finds it."""
    rules = {
        rule: {
            "tp": share.count,
            "found": share.of,
            "precision": _round(share.value),
            "low": _round(share.low),
            "high": _round(share.high),
        }
        for rule, share in evaluation.rules.items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rules, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_rules(path: Path) -> Mapping[str, Share]:
    """The precision of each rule as `write_rules` kept it; no file, no rules. Raises BadInput at any other file."""
    if not path.exists():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {rule: Share(int(entry["tp"]), int(entry["found"])) for rule, entry in content.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(path, "does not hold the precision of rules", "write it again: kg evaluate --record") from None


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

"""The scores on annotated facts do not fall below those recorded in tests/gold/accuracy.toml."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from benchmarks.accuracy import ASKED, figures, measure, read_floors
from benchmarks.rule_quality import pooled, recorded
from kg.evaluation import Evaluation

RECORDED = [(name, key) for name, floors in read_floors().items() for key in floors]


@pytest.fixture(scope="module")
def evaluations() -> Mapping[str, Evaluation]:
    """What is found now in the seeds and in the fresh documents."""
    return measure()


@pytest.mark.parametrize(("name", "key"), RECORDED, ids=lambda value: str(value))
def test_no_score_falls(evaluations: Mapping[str, Evaluation], name: str, key: str) -> None:
    floor, value = read_floors()[name][key], figures(evaluations[name])[key]
    asked = ASKED[name].get(key, 0.0)
    assert value >= floor, f"{key} on {name} is {value:.3f}, recorded {floor:.3f}, asked {asked:.2f}"


def test_every_figure_has_a_floor(evaluations: Mapping[str, Evaluation]) -> None:
    recorded = {name: set(floors) for name, floors in read_floors().items()}
    assert recorded == {name: set(figures(evaluation)) for name, evaluation in evaluations.items()}


def test_the_precision_that_the_graph_tells_of_a_rule_still_holds(evaluations: Mapping[str, Evaluation]) -> None:
    told, measured = recorded(), pooled(evaluations)
    advice = "write it again: python -m benchmarks.accuracy --write"
    assert measured.keys() <= told.keys(), advice
    wrong = {rule for rule, share in measured.items() if not told[rule].low <= share.value <= told[rule].high}
    assert wrong == set(), advice

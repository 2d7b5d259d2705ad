"""Tests of the check that the ontology is OWL 2 RL: it is, and what the profile leaves out is found when added."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.checks import check_profile
from kg.vocabulary import ONTOLOGY

CASES = re.findall(
    r"^### (.*)\n((?:(?!### ).*\n?)+)",
    (Path(__file__).parent / "checks" / "profile.ttl").read_text("utf-8"),
    re.MULTILINE,
)


def test_the_ontology_is_owl_2_rl() -> None:
    assert [str(failure) for failure in check_profile()] == []


@pytest.mark.parametrize(("expected", "axiom"), CASES)
def test_what_the_profile_leaves_out_is_found(tmp_path: Path, expected: str, axiom: str) -> None:
    path = tmp_path / "zhice.ttl"
    path.write_text((ONTOLOGY / "zhice.ttl").read_text(encoding="utf-8") + "\n" + axiom, encoding="utf-8")
    problems = {failure.problem for failure in check_profile(path)}
    assert (not problems) if expected == "nothing" else (expected in problems)

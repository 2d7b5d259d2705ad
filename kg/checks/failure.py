"""Failure (不合格): what a check found wanting, in one line that says what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """One thing that does not hold: which check, of what, what is wrong, what to do."""

    check: str
    subject: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return " ".join(f"{self.check}: {self.subject}: {self.problem}; {self.remedy}".split())

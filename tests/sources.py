"""A stand-in for a document, where a test needs only what the graph says of one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A document as far as the graph knows it."""

    id: str = "a-plan"
    path: str = "somewhere/a-plan.txt"
    sha256: str = "0" * 64
    title: str | None = "甘肃省建设特色型知识产权强省试点省实施方案"
    issuer: str | None = "甘肃省人民政府"
    number: str | None = "甘政发〔2016〕93号"
    date: str | None = "2016-11-22"
    year: int | None = 2016

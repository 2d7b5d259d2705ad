"""Stores for the tests of exports, each built once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import add, build
from kg.store import Graph, open_graph

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
FIRST = ("local-key-points-2019", "gansu-plan-2016")
NEXT = "annual-report-2017-ch3"


def seed(stem: str) -> Path:
    (path,) = SEEDS.glob(f"{stem}.*")
    return path


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seeds, not to be changed."""
    folder = tmp_path_factory.mktemp("seeds") / "store"
    build([SEEDS], folder)
    return folder


@pytest.fixture(scope="session")
def graph(store: Path) -> Iterator[Graph]:
    with open_graph(store) as opened:
        yield opened


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two documents."""
    folder = tmp_path_factory.mktemp("before") / "store"
    build([seed(stem) for stem in FIRST], folder)
    return folder


@pytest.fixture(scope="session")
def before(two: Path) -> Iterator[Graph]:
    with open_graph(two) as opened:
        yield opened


@pytest.fixture(scope="session")
def after(two: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The two, and then a third one."""
    folder = tmp_path_factory.mktemp("after") / "store"
    shutil.copytree(two, folder)
    add([seed(NEXT)], folder)
    with open_graph(folder) as opened:
        yield opened

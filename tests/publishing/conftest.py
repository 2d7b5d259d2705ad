"""A store of the seeds and its site, each made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import build
from kg.site import site_files
from kg.store import Graph, open_graph

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
ADDRESS = "https://example.org/zhice/"


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
def site(graph: Graph) -> dict[str, bytes]:
    """The files of the site by their paths."""
    files = list(site_files(graph, address=ADDRESS))
    assert len(dict(files)) == len(files), "two files have one path"
    return dict(files)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one document."""
    folder = tmp_path_factory.mktemp("small") / "store"
    build(list(SEEDS.glob("local-key-points-2019.*")), folder)
    return folder

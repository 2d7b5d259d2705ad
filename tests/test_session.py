"""Tests of kg.open: frames of either library, and errors in one line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.bad_input import BadInput
from kg.build import build
from kg.cli import run
from kg.session import Session

SEED = Path(__file__).resolve().parent.parent / "seeds" / "annual-report-2017-ch9.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("session") / "store"
    build([SEED], path)
    return path


@pytest.fixture
def store(folder: Path) -> Iterator[Session]:
    with kg.open(folder) as opened:
        yield opened


@pytest.fixture(params=["polars", "pandas"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One of the libraries, as if the other were not installed."""
    pytest.importorskip(request.param)
    monkeypatch.setitem(sys.modules, "pandas" if request.param == "polars" else "polars", None)
    return str(request.param)


def test_answers_are_frames_with_a_type_a_column(store: Session, library: str) -> None:
    frame = store.query("ranking", indicator="专利权质押融资额", year=2017)
    assert type(frame).__module__.partition(".")[0] == library
    assert next(iter(frame["province"])) == "广东省"
    assert "int" in str(frame["rank"].dtype).lower()
    assert "float" in str(frame["change_pct"].dtype).lower()
    assert len(store.sparql("SELECT ?c { ?c a zc:CentreStatusClaim }")) == len(store.facts("protection_centre"))
    assert set(store.facts()["type"]) > {"policy", "fund"}
    assert "ranking" in list(store.queries()["name"])


def test_polars_goes_before_pandas(store: Session) -> None:
    polars: Any = pytest.importorskip("polars")
    pytest.importorskip("pandas")
    assert isinstance(store.queries(), polars.DataFrame)


def test_a_parameter_takes_several_values_and_none(store: Session) -> None:
    both = set(store.query("policies", province=["湖北", "湖南"])["province"])
    assert both == {"湖北省", "湖南省"}
    assert len(store.query("policies", province=None)) > len(store.query("policies", province="湖北"))
    assert len(store.query("institutions")) >= len(store.query("institutions", year=2017))


def test_explain_tells_what_the_command_does(store: Session) -> None:
    (centre,) = store.explain("中国（浦东）知识产权保护中心")
    assert centre["claims"][0]["sentence"].startswith("中国（浦东）")


def test_a_plot_is_shown_by_a_notebook_and_saved(store: Session, tmp_path: Path) -> None:
    try:
        plot = store.plot("ranking", indicator="专利权质押融资额", year=2017)
    except BadInput as error:
        pytest.skip(str(error))
    assert len(plot.figure.axes[0].patches) > 5
    plot.save(tmp_path / "a.png")
    assert plot._repr_png_()[:4] == (tmp_path / "a.png").read_bytes()[:4] == b"\x89PNG"


def test_without_either_library_it_is_told_how_to_install_one(store: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("polars", "pandas"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(BadInput, match=r"pip install 'zhice\[notebook\]'"):
        store.queries()


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("rankin", {}, "there are: "),
        ("ranking", {"yaer": 2017}, "has no parameter yaer; it has: indicator, year"),
        ("ranking", {"year": "zwei"}, "is not a whole number"),
        ("policies", {"province": "湖北府"}, "near it: 湖北"),
    ],
)
def test_wrong_use_is_told(store: Session, name: str, given: dict[str, object], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        store.query(name, **given)


def test_there_must_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no store here yet"):
        kg.open(tmp_path / "absent")
    with pytest.raises(AttributeError):
        kg.nothing_of_this_name  # noqa: B018


def test_importing_kg_is_light() -> None:
    program = "import sys, kg; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pyoxigraph", "click", "polars", "pandas", "matplotlib", "kg.queries"} & set(loaded)


@pytest.mark.parametrize("query", ["ranking", "growth", "centre-events", "policies", "funds"])
def test_the_command_draws_what_a_session_does(
    folder: Path, query: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["plot", query, "-o", str(tmp_path / "a.svg"), "--store", str(folder)])
    err = capsys.readouterr().err
    if "no font with Chinese characters" in err or "finds no font" in err:
        pytest.skip(err)
    assert code == 0, err
    assert f"{tmp_path / 'a.svg'}: " in err
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<?xml")

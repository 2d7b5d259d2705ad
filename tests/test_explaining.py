"""Tests of kg explain as text, JSON and Turtle, and of what a shell completes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF
from rdflib import Graph as RdfGraph

from kg.build import build
from kg.cli import run
from kg.facts import Evidence
from kg.queries import catalogue
from kg.queries.claimed import _around

SEED = Path(__file__).resolve().parent.parent / "seeds" / "annual-report-2017-ch9.txt"
NAME = "中国（浦东）知识产权保护中心"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explaining") / "store"
    build([SEED], folder)
    return folder


@pytest.fixture(autouse=True)
def _the_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", str(store))


def test_a_claim_is_told_with_its_context_section_position_rule_and_precision(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["explain", NAME]) == 0
    out = capsys.readouterr().out
    assert "积累经验。中国（浦东）知识产权保护中心正式挂牌并率先通过国家知识产权局验收。上海知识产权交易中心" in out
    assert f"{SEED.stem} 3359-3391 · 地方知识产权工作 / 上海市" in out
    assert "rule centres.full 全称中心, right in " in out


def test_what_points_to_a_thing_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    run(["explain", "上海市", "--limit", "1"])
    out = capsys.readouterr().out
    assert f"area ← centre: {NAME}" in out
    # What a document covers is no thing with a name.
    assert "/coverage/" not in out


def test_json_has_the_things_and_jsonl_a_claim_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    run(["explain", NAME, "--format", "json"])
    (thing,) = json.loads(capsys.readouterr().out)
    run(["explain", NAME, "--format", "jsonl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["iri"] for line in lines] == [claim["iri"] for claim in thing["claims"]]
    claim = lines[0]
    raw = SEED.read_bytes().decode("utf-8")
    assert raw[claim["start"] : claim["end"]] == claim["quote"]
    assert claim["thing_name"] == thing["name"] == NAME
    assert 0 < claim["rule_measured"]["low"] <= claim["rule_measured"]["precision"] <= 1


def test_turtle_is_what_is_stated_of_the_thing_and_its_claims(capsys: pytest.CaptureFixture[str]) -> None:
    written = []
    for _ in range(2):
        run(["explain", NAME, "--format", "turtle"])
        written.append(capsys.readouterr().out)
    assert written[0] == written[1]
    graph = RdfGraph().parse(data=written[0], format="turtle")
    kinds = {str(kind).rsplit("#", 1)[-1] for kind in graph.objects(None, RDF.type)}
    assert {"ProtectionCentre", "CentreStatusClaim", "Passage"} <= kinds


def test_inferred_triples_are_told_as_text_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", NAME, "--inferred", "--format", "json"]) == 2
    assert "as text only" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("sentence", "quote", "prefix", "suffix", "around"),
    [
        ("中心已挂牌。", "中心已挂牌", "上一句。", "。下一句", ("上一句。", "下一句")),
        ("今年中心已挂牌并运行。", "中心已挂牌", "上一句。今年", "并运行。下", ("上一句。", "下")),
        # The sentence alone is longer than what the store keeps around the quote.
        ("全市各有关单位今年中心已挂牌。", "中心已挂牌", "单位今年", "。", ("", "")),
        # Fake bold before the sentence is no context.
        ("1.推进工作。", "推进工作", "下放区县下放区县。。。。1.", "。", ("", "")),
        ("推进工作。", "推进工作", "下放至区县下放至区县。。。。其次", "。", ("其次", "")),
    ],
)
def test_the_words_around_a_sentence(
    sentence: str, quote: str, prefix: str, suffix: str, around: tuple[str, str]
) -> None:
    assert _around(Evidence("d", 0, 1, quote, quote, sentence, prefix, suffix, "r")) == around


# Completion


def complete(*words: str) -> list[str]:
    """What bash would offer for the last of the words."""
    environment = os.environ | {
        "_KG_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["kg", *words]),
        "COMP_CWORD": str(len(words)),
    }
    program = [sys.executable, "-c", "import sys; sys.argv[0] = 'kg'; from kg.cli import main; main()"]
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


def test_commands_saved_queries_and_options_are_completed() -> None:
    assert "explain" in complete("ex")
    assert complete("query", "ranki") == ["ranking"]
    assert complete("plot", "ranki") == ["ranking"]
    assert complete("query", "") == [each.name for each in catalogue()]
    assert "--indicator" in complete("query", "ranking", "--ind")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("query", "policies", "--province", "湖"), "湖北省"),
        (("query", "policies", "--action", ""), "issued"),
        (("query", "policies", "--year", "20"), "2017"),
        (("query", "ranking", "--indicator", "每万"), "每万人口发明专利拥有量"),
        (("query", "growth", "--document", ""), SEED.stem),
        (("facts", "--document", "annual"), SEED.stem),
        (("explain", "中国（浦"), NAME),
    ],
)
def test_values_are_completed_from_the_store(words: tuple[str, ...], offered: str) -> None:
    assert offered in complete(*words)


def test_without_a_store_nothing_is_offered_and_nothing_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KG_STORE", str(tmp_path / "absent"))
    assert complete("query", "policies", "--province", "湖") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    assert f"_KG_COMPLETE={shell}_complete" in capsys.readouterr().out

"""Tests of kg.evaluation: the counts of an independent scorer, intervals, errors listed, evidence, and the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.cli import run
from kg.evaluation import Score, Share, evaluate, read_found, read_gold, read_scope

CASES = Path(__file__).parent / "evaluation"


def fact(kind: str, rule: str = "", **values: Any) -> dict[str, Any]:
    """A fact of one document and area."""
    return {"doc": "d", "type": kind, "area": "湖南省", "quote": "", "rule": rule} | values


def line(score: Score) -> str:
    """A score as the annotators' scorer prints it."""
    shares = score.attributes.items() if score.type != "all" else ()
    attributes = "  ".join(f"{name} {share.count}/{share.of}" for name, share in shares)
    rates = f"{score.precision.value:6.3f} {score.recall.value:6.3f} {score.f1:6.3f}"
    return f"{score.type:18} {score.gold:5} {score.found:6} {rates}  {attributes}".rstrip()


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_counts_are_those_of_the_annotators_scorer(case: str) -> None:
    scope = CASES / case / "scope.json"
    evaluation = evaluate(
        read_gold([CASES / case / "gold.jsonl"]),
        read_found(CASES / case / "found.jsonl"),
        read_scope(scope) if scope.exists() else None,
    )
    expected = (CASES / case / "expected.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert [line(score) for score in (*evaluation.types, evaluation.micro)] == expected


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_every_fact_is_matched_missed_or_spurious(case: str) -> None:
    evaluation = evaluate(read_gold([CASES / case / "gold.jsonl"]), read_found(CASES / case / "found.jsonl"))
    assert evaluation.micro.gold == evaluation.micro.matched + len(evaluation.missed)
    assert evaluation.micro.found == evaluation.micro.matched + len(evaluation.spurious)


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "gold").rglob("*.jsonl")), ids=lambda path: path.stem)
def test_annotations_agree_wholly_with_themselves(path: Path) -> None:
    gold = read_gold([path])
    evaluation = evaluate(gold, gold)
    assert evaluation.micro.f1 == evaluation.micro.overlap == 1
    assert evaluation.micro.agreement.count == evaluation.micro.agreement.of
    assert {score.quotes.value for score in evaluation.types} == {1}
    assert not evaluation.missed
    assert not evaluation.spurious


@pytest.mark.parametrize("pair", read_found(CASES / "pairs.jsonl"))
def test_the_same_fact_matches_and_another_does_not(pair: dict[str, Any]) -> None:
    matched = evaluate([pair["gold"]], [pair["found"]]).micro.matched
    assert matched == (pair["facts"] == "same")
    assert evaluate([pair["found"]], [pair["found"]]).micro.matched == 1


def test_a_fact_found_twice_counts_once_and_the_likest_is_taken() -> None:
    gold = fact("policy", title="湖南省专利条例", action="issued")
    near, same = fact("policy", title="湖南省专利条例条"), fact("policy", title="湖南省专利条例", action="issued")
    evaluation = evaluate([gold], [near, same])
    assert evaluation.micro.attributes["action"] == Share(1, 1)
    assert evaluation.spurious == (near,)


def test_candidates_for_a_designation_count_neither_way() -> None:
    candidate = fact("designation", entity="长沙市", programme="强市创建市", status="candidate")
    designated = candidate | {"status": "designated"}
    for gold, found, matched in ((candidate, designated, 0), (designated, candidate, 1), (candidate, candidate, 0)):
        evaluation = evaluate([gold], [found])
        assert (evaluation.micro.matched, evaluation.missed, evaluation.spurious) == (matched, (), ())
    assert not evaluate([candidate], []).types


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_intervals_are_those_of_wilson(count: int, of: int, low: float, high: float) -> None:
    share = Share(count, of)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


def test_quotes_agree_without_white_space_and_overlap_is_shared_text() -> None:
    gold = fact("policy", title="专利条例", quote="出台专利条例")
    same, longer = gold | {"quote": "出台 专利\n条例"}, gold | {"quote": "2017年出台专利条例了"}
    assert evaluate([gold], [same]).micro.quotes == Share(1, 1)
    score = evaluate([gold], [longer]).micro
    assert score.quotes == Share(0, 1)
    assert score.overlap == pytest.approx(2 * 6 / (6 + 12))


def test_macro_means_weigh_types_alike() -> None:
    gold = [fact("policy", title=title) for title in ("专利条例", "商标办法", "版权意见")] + [fact("fund", name="基金")]
    macro = evaluate(gold, gold[:3]).macro
    assert (macro.precision, macro.recall, macro.f1) == (0.5, 0.5, 0.5)


def test_precision_of_each_rule_is_of_the_facts_it_found() -> None:
    gold = fact("policy", title="湖南省专利条例")
    found = [
        fact("policy", "policies.a", title="湖南省专利条例"),
        fact("policy", "policies.a", title="意见"),
        fact("fund", "b", name="x"),
    ]
    assert evaluate([gold], found).rules == {"policies.a": Share(1, 2), "b": Share(0, 1)}


def test_command_prints_scores_and_the_errors_of_a_type(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    case = CASES / "ten-types"
    arguments = ["evaluate", str(case / "gold.jsonl"), "--found", str(case / "found.jsonl")]
    assert run([*arguments, "--show", "policy"]) == 0
    out = capsys.readouterr().out
    row = next(row for row in out.splitlines() if row.startswith("policy  "))
    assert row.split()[:4] == ["policy", "5", "4", "4"]
    errors = [row for row in out.splitlines() if row.startswith(("MISSED", "SPURIOUS"))]
    assert [json.loads(error.split(maxsplit=1)[1])["type"] for error in errors] == ["policy"]
    assert run([*arguments, "--show", "all", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["micro"]["tp"], len(report["missed"]), len(report["spurious"])) == (38, 12, 5)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("gold", "{", "line 1 is not a JSON object"),
        ("gold", "[1]", "line 1 is not a JSON object"),
        ("gold", '{"doc": "d", "type": "policy"}', "fact 1 has no area"),
        ("gold", '{"doc": "d", "area": "a", "type": "policy"}', "fact 1 has no title"),
        ("scope", "{", "is not JSON (line 1)"),
        ("scope", "[]", "is not a scope"),
        ("found", "\n\n1", "line 3 is not a JSON object"),
    ],
)
def test_bad_files_are_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, problem: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    case = CASES / "scope-of-two-areas"
    files = {"gold": case / "gold.jsonl", "found": case / "found.jsonl", "scope": case / "scope.json"} | {
        name: tmp_path / name
    }
    assert run(["evaluate", str(files["gold"]), "--found", str(files["found"]), "--scope", str(files["scope"])]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert problem in error
    assert str(tmp_path / name) in error


def test_a_missing_file_is_told_with_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(tmp_path / "none.jsonl"), "--found", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl: cannot be read" in capsys.readouterr().err


def test_facts_come_from_the_store_where_no_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "湖南省知识产权工作总结\n2017年，长沙市知识产权保护中心获批建设。\n全省专利申请量77934件，同比增长14.9%。\n"
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    gold = {
        "doc": "report",
        "type": "statistic",
        "area": "湖南省",
        "indicator": "全省专利申请量",
        "value": 77934,
        "unit": "件",
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    store = ["--store", str(tmp_path / "store")]
    assert run(["build", str(tmp_path / "report.txt"), *store]) == 0
    capsys.readouterr()
    assert run(["evaluate", str(tmp_path / "gold.jsonl"), *store, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["types"]["statistic"]["tp"] == 1

"""Tests of the command line on a store of the seeds: what goes to stdout, what to stderr, and its exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from kg import __version__
from kg.build import build
from kg.cli import kg, run
from kg.documents import read_document
from kg.extractors import extract_facts
from kg.facts import fact_to_json
from kg.queries import catalogue

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
KG = [sys.executable, "-c", "from kg.cli import main; main()"]
TEXT = "2017年，湖北省发明专利申请量18.5928万件，同比增长4.8%。"

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seeds, not to be changed."""
    store = tmp_path_factory.mktemp("seeds") / "store"
    build([SEEDS], store)
    return store


@pytest.fixture
def shell(seeds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Runs a command on the store of the seeds: exit code, stdout, stderr."""
    monkeypatch.setenv("KG_STORE", str(seeds))
    before = signal.getsignal(signal.SIGINT)

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        signal.signal(signal.SIGINT, before)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def one_line(err: str) -> bool:
    return err.count("\n") == 1 and err.startswith("kg: ")


# Questions


def test_the_first_question_is_answered_with_a_sentence_for_each_centre(shell: Shell) -> None:
    code, out, err = shell("query", "protection-centres", "--year", "2017", "--format", "jsonl")
    found = rows(out)
    assert (code, err) == (0, "")
    assert len({row["centre"] for row in found}) == len(found) >= 13
    assert all(row["sentence"] and row["document"] and row["year"] == 2017 for row in found)
    pudong = next(row for row in found if "浦东" in row["centre"])
    assert (pudong["province"], pudong["status"], pudong["accepted"]) == ("上海市", "operating", True)
    assert pudong["stated"].split()[-1] == pudong["status"]


def test_every_row_of_every_query_stands_in_the_text_of_its_document(shell: Shell) -> None:
    texts = {path.stem: read_document(path).text.replace("\n", "") for path in SEEDS.glob("*.txt")}
    proved = 0
    for query in catalogue():
        required = [f"--{query.requires[0]}", "any"] if query.requires else []
        code, out, _ = shell("query", query.name, *required, "--format", "jsonl")
        assert code == 0
        for row in rows(out):
            if row.get("sentence"):
                # A query that names no document may quote any.
                document = row.get("document") or row.get("doc")
                text = texts[document] if document else "\n".join(texts.values())
                assert row["sentence"].replace("\n", "") in text, (query.name, row)
                proved += 1
    assert proved > 500


def test_no_parameter_of_a_query_is_called_as_an_option_of_the_command() -> None:
    own = {"form", "limit", "store", "endpoint", "user", "inferred", "open_page", "open", "format", "help"}
    assert not {(query.name, each.name) for query in catalogue() for each in query.parameters if each.name in own}


@pytest.mark.parametrize("name", ["湖北", "湖北省", "Hubei", "420000"])
def test_a_province_goes_by_any_of_its_names(shell: Shell, name: str) -> None:
    _, out, _ = shell("query", "policies", "--province", name, "--format", "jsonl")
    assert {row["province"] for row in rows(out)} == {"湖北省"}


def test_a_parameter_may_be_given_several_times(shell: Shell) -> None:
    _, out, _ = shell("query", "policies", "--province", "湖北", "--province", "湖南", "--format", "jsonl")
    assert {row["province"] for row in rows(out)} == {"湖北省", "湖南省"}


def test_without_a_name_the_questions_are_listed_in_both_languages(shell: Shell) -> None:
    code, out, _ = shell("query")
    lines = out.splitlines()
    assert code == 0
    assert len(lines) == len(catalogue()) + 1
    assert all(len(line.split("\t")) == 4 for line in lines)


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: str(query.name))
def test_each_question_has_help_that_names_its_parameters_and_an_example(shell: Shell, query: Any) -> None:
    code, out, _ = shell("query", query.name, "--help")
    assert code == 0
    assert "Example: kg query" in out
    assert query.summary_zh in out
    for parameter in query.parameters:
        assert f"--{parameter.name} " in out


def test_sparql_takes_its_query_from_an_argument_a_file_or_stdin(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?claim a zc:CentreStatusClaim }"
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    answers = {shell("sparql", text), shell("sparql", "-f", tmp_path / "q.rq"), shell("sparql", "-")}
    assert len(answers) == 1
    code, out, err = answers.pop()
    assert (code, err) == (0, "")
    assert out.startswith("n\n")


def test_ask_and_construct_print_what_they_find(shell: Shell) -> None:
    assert shell("sparql", "ASK { ?s a zc:Policy }")[1] == "true\n"
    _, out, _ = shell("sparql", "CONSTRUCT { ?s a zc:Policy } WHERE { ?s a zc:Policy } LIMIT 3")
    assert len(out.splitlines()) == 3
    assert all(line.endswith("Policy> .") for line in out.splitlines())


# Facts, explanations, the whole


def test_the_facts_read_back_are_those_that_were_extracted(shell: Shell) -> None:
    path = SEEDS / "local-key-points-2019.txt"
    _, out, _ = shell("facts", "--document", path.stem)
    expected = [fact_to_json(fact) for fact in extract_facts(read_document(path))]
    order = ["start", "end", "type"]
    assert sorted(rows(out), key=lambda row: [str(row)]) == sorted(expected, key=lambda row: [str(row)])
    assert [[row[key] for key in order] for row in rows(out)] == sorted(
        [[row[key] for key in order] for row in rows(out)]
    )


def test_facts_of_a_type_come_as_csv_with_a_column_a_field(shell: Shell) -> None:
    code, out, _ = shell("facts", "--type", "protection_centre", "--format", "csv")
    records = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert {record["type"] for record in records} == {"protection_centre"}
    assert list(records[0])[:4] == ["doc", "type", "area", "city"]
    assert {"name", "kind", "status", "quote", "start", "end", "rule"} <= records[0].keys()


def test_explain_shows_each_claim_with_its_sentence_in_order_of_time(shell: Shell) -> None:
    code, out, _ = shell("explain", "中国（浦东）知识产权保护中心")
    assert code == 0
    assert "https://w3id.org/zhice/id/centre/" in out
    assert "中国（浦东）知识产权保护中心正式挂牌并率先通过国家知识产权局验收。" in out
    years = [line.split()[0] for line in out.splitlines() if "  protection_centre:" in line]
    assert len(years) > 2
    assert years == sorted(years)


def test_explain_takes_an_iri_and_part_of_a_name(shell: Shell) -> None:
    _, out, _ = shell("explain", "浦东保护中心")
    iri = next(word for word in out.split() if word.startswith("https://"))
    assert shell("explain", iri)[1] == out


def test_info_counts_what_facts_prints(shell: Shell) -> None:
    _, out, _ = shell("info", "--format", "jsonl")
    told = {(row["item"], row["name"]): row["value"] for row in rows(out)}
    found = rows(shell("facts")[1])
    assert told["store", "facts"] == len(found)
    assert told["facts", "policy"] == sum(row["type"] == "policy" for row in found)
    assert told["document", "gansu-plan-2016"] == sum(row["doc"] == "gansu-plan-2016" for row in found)
    assert told["store", "documents"] == 5


# Changing a store


def test_build_add_and_remove_say_on_stderr_what_they_did(shell: Shell, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    store = tmp_path / "store"
    code, out, err = shell("build", tmp_path / "a.txt", "--store", store)
    assert (code, out) == (0, "")
    assert "[1/1] a: " in err
    assert "1 documents" in err
    assert "2 documents" in shell("add", tmp_path / "b.txt", "--store", store)[2]
    assert "1 documents" in shell("remove", "a", "--store", store)[2]
    assert {row["doc"] for row in rows(shell("facts", "--store", store)[1])} == {"b"}


def test_one_bad_document_among_many_is_told_and_left_out(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.xls").write_text("?")
    code, _, err = shell("build", tmp_path, "--store", tmp_path / ".store")
    assert code == 0
    assert "[1/2]" in err
    assert "empty.txt: holds no text" in err
    assert "1 files could not be read and were left out" in err
    assert "passed over for their ending: picture.xls" in err
    code, _, err = shell("build", tmp_path, "--store", tmp_path / ".store", "--strict")
    assert code == 2
    assert err.splitlines()[-1].startswith("kg: ")


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["frobnicate"], "there are add, ask, build"),
        (["build", "absent.txt"], "absent.txt: does not exist"),
        (["build", "--jobs", "0"], "--jobs"),
        (["add"], "FILE"),
        (["remove", "absent"], "absent: is no document"),
        (["query", "protection-centers"], "there are: agency-pairs"),
        (["query", "protection-centres", "--yaer", "2017"], "no such option --yaer; there are --year, --province"),
        (["query", "protection-centres", "--year", "zwei"], "'zwei' is not a whole number"),
        (["query", "protection-centres", "--province", "湖北府"], "near it: 湖北"),
        (["query", "protection-centres", "--status", "aproved"], "near it: approved"),
        (["query", "protection-centres", "--format", "xml"], "'xml' is not one of"),
        (["plot"], "Missing name; there are agency-pairs"),
        (["sparql"], "give either a QUERY"),
        (["sparql", "SELECT * WHERE {\n ?s ?p"], "line 2, column"),
        (["sparql", "DELETE WHERE { ?s ?p ?o }"], "DELETE is an update"),
        (["sparql", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"], "SERVICE asks another server"),
        (["sparql", "-f", "absent.rq"], "absent.rq: cannot be read"),
        (["explain", "不存在的东西"], "names nothing in this store"),
        (["explain", "中心"], "give more of it, such as"),
        (["facts", "--type", "factoid"], "'factoid' is not one of"),
        (["info", "--store", "absent"], "there is no store here yet; make one: kg build --store absent"),
    ],
)
def test_wrong_use_is_told_in_one_line_and_ends_with_2(shell: Shell, arguments: list[str], told: str) -> None:
    code, out, err = shell(*arguments)
    assert (code, out) == (2, "")
    assert one_line(err), err
    assert told in err


def test_a_build_of_bad_files_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    store = tmp_path / "store"
    shell("build", tmp_path / "good.txt", "--store", store)
    before = shell("facts", "--store", store)[1]
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "folder").mkdir()
    for name in ("empty.txt", "picture.txt", "folder", "absent"):
        code, _, err = shell("build", tmp_path / name, "--store", store)
        assert code == 2
        assert one_line(err), err
        assert name in err
        assert shell("facts", "--store", store)[1] == before


def test_a_folder_that_is_no_store_is_told_so_and_left_alone(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious")
    for arguments in (["info"], ["build", str(SEEDS / "local-key-points-2019.txt")]):
        code, _, err = shell(*arguments, "--store", tmp_path)
        assert code == 2
        assert one_line(err)
        assert "is not a store" in err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


# The program as a process


def test_every_command_has_help_with_an_example() -> None:
    assert isinstance(kg, click.Group)
    for name, command in kg.commands.items():
        assert command.help, name
        assert re.search(r"Examples?:\s+kg ", command.epilog or ""), name


def test_the_version_is_told(shell: Shell) -> None:
    assert shell("--version")[1].split()[-1] == __version__


def test_a_query_needs_none_of_the_heavy_libraries(seeds: Path) -> None:
    program = "import sys; from kg.cli import run; run(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"
    arguments = ["query", "protection-centres", "--store", str(seeds), "--format", "table"]
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    heavy = {
        "spacy",
        "numpy",
        "rich",
        "docx",
        "pypdfium2",
        "opencc",
        "rdflib",
        "kg.mentions",
        "kg.extractors",
        "kg.build",
    }
    assert not heavy & set(done.stderr.split())


def test_output_is_utf_8_whatever_the_locale(seeds: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    command = [*KG, "query", "agency-tasks", "--store", str(seeds)]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert "省知识产权局" in done.stdout.decode("utf-8")


def test_output_cut_off_by_its_reader_ends_the_program_in_silence(seeds: Path) -> None:
    command = f"{sys.executable} -c 'from kg.cli import main; main()' facts --store {seeds} | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


def test_a_terminal_gets_a_table_with_a_bold_heading_and_a_pipe_plain_rows(seeds: Path) -> None:
    leader, follower = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {
        "COLUMNS": "150",
        "TERM": "xterm",
    }
    arguments = ["query", "agency-tasks", "--store", str(seeds)]
    subprocess.run([*KG, *arguments], stdout=follower, env=environment, check=True)
    os.close(follower)
    shown = b""
    while chunk := read_terminal(leader):
        shown += chunk
    assert b"\x1b[1mprovince" in shown
    assert "─" in shown.decode()
    piped = subprocess.run([*KG, *arguments], capture_output=True, text=True, check=True).stdout
    assert piped.startswith("province\tagency\tlead\tany\t")


def read_terminal(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:
        return b""


def test_interrupting_a_long_query_ends_it(seeds: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STR(?c) < STR(?i)) }"
    with subprocess.Popen([*KG, "sparql", endless, "--store", str(seeds)], stderr=subprocess.PIPE) as asking:
        with pytest.raises(subprocess.TimeoutExpired):
            asking.wait(3)
        asking.send_signal(signal.SIGINT)
        assert asking.wait(30) == -signal.SIGINT

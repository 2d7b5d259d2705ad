"""Tests of answers as web pages: all in one file, each row with its sources, nothing of a document taken for HTML."""

from __future__ import annotations

import re
import webbrowser
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.build import build
from kg.cli import run
from kg.pages import Asked, render_page
from kg.queries import Answer
from kg.queries.sources import Document, Source, sources_of
from kg.store import open_graph

SEED = Path(__file__).resolve().parent.parent / "seeds" / "annual-report-2017-ch9.txt"
RANKING = ["query", "ranking", "--indicator", "专利权质押融资额", "--year", "2017"]
SENTENCE = "全年，全省专利质押融资额已达134.6亿元。"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "store"
    build([SEED], folder)
    return folder


@pytest.fixture(autouse=True)
def _the_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", str(store))


class Reader(HTMLParser):
    """Counts what a page holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.loaded: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in ("meta", "br", "link", "img"):
            self.open.append(tag)
        self.links += [given["href"] or ""] if tag == "a" else []
        self.ids += [given["id"] or ""] if "id" in given else []
        self.loaded += [tag] if tag in ("script", "link", "img", "iframe") else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_page_has_a_source_for_each_row_with_document_section_and_offsets(tmp_path: Path) -> None:
    assert run([*RANKING, "-o", str(tmp_path / "a.html")]) == 0
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    reader = Reader(text)
    assert reader.open == []
    assert reader.loaded == []
    assert {link[1:] for link in reader.links if link.startswith("#s")} <= set(reader.ids)
    assert "各省某一指标从高到低怎样排名？" in text
    assert "How do the provinces rank by an indicator?" in text
    assert "<mark>全省专利质押融资额已达134.6亿元</mark>" in text
    start, end = re.search(r"第(\d+)–(\d+)字符", text[text.index("134.6亿元</mark>") :]).groups()  # type: ignore[union-attr]
    raw = SEED.read_bytes().decode("utf-8")
    assert "134.6亿元" in raw[int(start) : int(end)]
    assert "13,460,000,000" in text


def test_the_same_answer_gives_the_same_page(tmp_path: Path) -> None:
    for name in "ab":
        run([*RANKING, "-o", str(tmp_path / name)])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_open_tells_where_the_page_is_and_what_to_do_without_a_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: bool(opened.append(address)))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run([*RANKING, "--open", "--limit", "2"]) == 0
    (page,) = tmp_path.iterdir()
    assert opened == [page.as_uri()]
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{page}: 2 rows" in err
    assert f"no browser was found here; open the file yourself: {page}" in err
    assert "另有" in page.read_text(encoding="utf-8")


def test_any_sparql_can_be_a_page(tmp_path: Path) -> None:
    text = "SELECT ?s ?sentence { ?c a zc:CentreStatusClaim ; prov:wasDerivedFrom ?s . ?s zc:sentence ?sentence }"
    assert run(["sparql", text, "-o", str(tmp_path / "a.html")]) == 0
    assert "SELECT ?s ?sentence" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "told"),
    [(["--open", "--format", "csv"], "give one or the other"), (["-o", "/absent/a.html"], "cannot be written")],
)
def test_wrong_use_is_told(more: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*RANKING, *more]) == 2
    assert told in capsys.readouterr().err


def test_limit_prints_the_first_rows(capsys: pytest.CaptureFixture[str]) -> None:
    run([*RANKING, "--format", "csv"])
    whole = capsys.readouterr().out.splitlines()
    run([*RANKING, "--format", "csv", "--limit", "2"])
    assert capsys.readouterr().out.splitlines() == whole[:3]
    run(["sparql", "SELECT ?s { ?s a zc:Claim } LIMIT 9", "--limit", "0"])
    assert "0 is not in the range" in capsys.readouterr().err
    run(["facts", "--limit", "3"])
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_sources_are_found_for_each_sentence_of_a_row_in_its_own_document(store: Path) -> None:
    with open_graph(store) as graph:
        (source,) = sources_of(graph, ("result_sentence", "result_doc"), (SENTENCE, SEED.stem))
        assert (source.document.id, source.section) == (SEED.stem, "地方知识产权工作 / 广东省")
        assert sources_of(graph, ("sentence",), (SENTENCE,)) == (source,)
        assert sources_of(graph, ("sentence", "doc"), (SENTENCE, "another")) == ()
        assert sources_of(graph, ("sentence", "doc"), ("没有这句话。", SEED.stem)) == ()


def test_nothing_of_a_document_is_taken_for_html() -> None:
    evil = "<script>alert(1)</script>&\"'"
    source = Source(Document(evil, evil, evil, "", ""), evil, evil, ((0, 8, "<script>"),))
    asked = Asked(evil, evil, evil, {evil: [evil]}, evil, evil, {}, evil)
    text = render_page(asked, Answer((evil, "sentence"), ((evil, evil),)), [(source,)])
    assert "<script" not in text
    assert Reader(text).loaded == []


def test_columns_that_hold_nothing_are_left_out_and_sentences_where_the_sources_tell_them() -> None:
    source = Source(Document("a", "", "", "", ""), "", "句。", ((0, 1, "句"),))
    answer = Answer(("name", "empty", "sentence", "doc"), (("甲", None, "句。", "a"),))
    text = render_page(Asked("问", "Q"), answer, [(source,)])
    assert re.findall(r"<span>(\w+)</span></th>", text) == ["name"]
    unknown = render_page(Asked("问", "Q"), answer, [()])
    assert re.findall(r"<span>(\w+)</span></th>", unknown) == ["name", "sentence", "doc"]

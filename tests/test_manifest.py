"""Manifests: what a folder says of its documents is what the graph calls them; facts come from the text alone."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from texts import SEEDS

from kg.bad_input import BadInput
from kg.build import read_file
from kg.documents import describe_document, read_document

SEED = SEEDS["annual-report-2017-ch3"]
ENTRY = (
    '[[document]]\nfile = "chapter.txt"\ntitle = "第三章"\npart_of = "年度报告"\nissuer = "某局"\ndate = 2018-04-26\n'
)


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    """A document in a folder without a manifest."""
    return Path(shutil.copyfile(SEED, tmp_path / "chapter.txt"))


def write(path: Path, text: str) -> None:
    (path.parent / "manifest.toml").write_text(text, encoding="utf-8")


def test_the_seeds_go_by_the_titles_of_their_manifest() -> None:
    assert describe_document(read_document(SEED)).title == "国家知识产权局2017年年度报告 第三章 战略推进和保护管理服务"


def test_without_a_manifest_a_document_goes_by_what_it_prints(chapter: Path) -> None:
    document = read_document(chapter)
    described = describe_document(document)
    assert (described.title, described.issuer, described.date) == (document.title, document.issuer, document.date)


def test_an_entry_describes_its_file(chapter: Path) -> None:
    write(chapter, ENTRY)
    described = describe_document(read_document(chapter))
    assert (described.title, described.issuer, described.date) == ("年度报告 第三章", "某局", "2018-04-26")


def test_an_entry_for_another_text_of_that_name_is_not_used(chapter: Path) -> None:
    write(chapter, ENTRY + f'sha256 = "{hashlib.sha256(b"another").hexdigest()}"\n')
    assert describe_document(read_document(chapter)).issuer != "某局"


def test_facts_do_not_depend_on_the_manifest(chapter: Path) -> None:
    other = chapter.parent / "described" / "chapter.txt"
    other.parent.mkdir()
    shutil.copyfile(chapter, other)
    write(other, ENTRY)
    assert read_file(other).facts == read_file(chapter).facts > 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[document]", "cannot be read"),
        ('[[document]]\ntitle = "第三章"\n', "has an entry without file"),
        ('[[document]]\nfile = "chapter.txt"\ntitle = 3\n', "where words are wanted"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_told_in_one_line(chapter: Path, text: str, said: str) -> None:
    write(chapter, text)
    with pytest.raises(BadInput, match=said):
        describe_document(read_document(chapter))
    assert said in str(read_file(chapter).problem)

"""Documents: the way from clean text back to the raw file, sentences, echoes, and what is left out of every text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import FRESH, SEEDS, document_of, read

from kg.documents import Document
from kg.documents.text.boldface import bold_offsets
from kg.documents.text.numbering import read_mark
from kg.documents.text.script import simplify
from kg.documents.text.strip import JOINT, fold_width
from kg.lexicon import area_by_name

DROPPED = Path(__file__).parent / "documents" / "dropped.tsv"
EVERY = [*SEEDS, *FRESH]
TAG = re.compile(r"<[^<>]*>")


NARROW = str.maketrans("，；：？！（）", ",;:?!()")
"""Marks that a text prints half-width are read full-width."""


def assert_traced(document: Document) -> None:
    """Each clean character is its raw one; no raw character stands twice; a block goes forward through the file."""
    assert len(document.text) == len(document.origins)
    raw = fold_width(simplify(document.raw)).translate(NARROW)
    # Where the block of a record begins: its number may stand before it.
    rows = {
        document.text.rfind("\n", 0, sentence.start) + 1
        for sentence in document.sentences
        if document.is_record(sentence)
    }
    for block, start in blocks(document):
        block = block.translate(NARROW)
        places = document.origins[start : start + len(block)]
        if start in rows:
            # The row of a register: in the order of a sentence, with words between that it does not print.
            assert all(
                place == JOINT
                or char == (" " if raw[place].isspace() else raw[place])
                or (raw[place] in ".-/" and char in "年月")
                for char, place in zip(block, places, strict=True)
            )
            continue
        shown = [(char, place) for char, place in zip(block, places, strict=True) if place != JOINT]
        assert all(char == (" " if raw[place].isspace() else raw[place]) for char, place in shown)
        assert all(first < second for (_, first), (_, second) in pairwise(shown)), block[:40]
    kept = [place for place in document.origins if place != JOINT]
    assert len(kept) == len(set(kept))
    joints = [
        document.text[start + at]
        for block, start in blocks(document)
        if start not in rows
        for at, place in enumerate(document.origins[start : start + len(block)])
        if place == JOINT
    ]
    assert set(joints) <= set("，。"), (
        "only between blocks, in rows of registers, and between figures printed a line each"
    )


def assert_divided(document: Document) -> None:
    """Sentences stand in blocks, in order, apart, in sections that exist; only numbering marks and the places that open
    paragraphs stand in none.
    """
    last = 0
    between = []
    for sentence in document.sentences:
        assert last <= sentence.start < sentence.end <= len(document.text)
        assert "\n" not in document.text[sentence.start : sentence.end]
        assert 0 <= sentence.section < len(document.sections)
        between.append(document.text[last : sentence.start])
        last = sentence.end
    between.append(document.text[last:])
    for gap in between:
        for part in gap.split("\n"):
            # The number of a heading is told from a figure by the word behind it, one before a year by a blank.
            alone = re.fullmatch(r"[\d.]+(?P<blank> )?|[-*+•·]", part)
            mark = read_mark(part + ("2020年" if alone["blank"] else "一")) if alone else read_mark(part)
            opening = any(part == section.heading for section in document.sections) and area_by_name(part)
            assert part == "" or opening or (mark is not None and mark.length == len(part)), part


def assert_located(document: Document) -> None:
    """The raw span of a sentence begins and ends with its own characters and holds all of them."""
    raw = fold_width(simplify(document.raw)).translate(NARROW)
    for sentence in document.sentences:
        start, end = document.locate(sentence.start, sentence.end)
        if document.is_record(sentence):
            shown = document.printed(sentence.start, sentence.end)
            assert raw[start] == shown[0].translate(NARROW)
            assert raw[end - 1] == shown[-1].translate(NARROW)
            continue
        places = [at for at in range(sentence.start, sentence.end) if document.origins[at] != JOINT]
        assert raw[start] == document.text[places[0]].translate(NARROW)
        assert raw[end - 1] == document.text[places[-1]].translate(NARROW)
        assert all(start <= document.origins[at] < end for at in places)


def blocks(document: Document) -> list[tuple[str, int]]:
    found, start = [], 0
    for block in document.text.split("\n"):
        found.append((block, start))
        start += len(block) + 1
    return found


def left_out(document: Document) -> list[int]:
    """The offsets of the inked raw characters that stand neither in the clean text nor in an echo."""
    kept = {*document.origins} | {place for _, origins in document.echoes for place in origins}
    return [at for at, char in enumerate(document.raw) if at not in kept and not char.isspace() and char != "\ufeff"]


SIGNS = set("|│┃,*#>\"'_`:")
"""What Markdown, boxes and comma-separated values print around words and cells."""


LABELS = re.compile("(?:(?:【[\u4e00-\u9fff]{2,6}】|[\u4e00-\u9fff]{2,6}：)[；。]?)+")
"""What the fields below a title are called: 发布机关：印发日期：."""
STROKES = re.compile(r"(?:[（(]\d{1,2}[）)]|\d{1,2}[.、])?：/+[；。]?")
"""What stands around the figures of a list that is read as rows: （1）有效发明专利：815件 / 936件 / 1400件；."""


def account(document: Document) -> Counter[str]:
    """What is left out, by what it is: whole lines as they read, tags, copies of fake bold."""
    found: Counter[str] = Counter()
    dropped = set(left_out(document))
    start = 0
    for line in document.raw.splitlines(keepends=True):
        inked = [at for at in range(start, start + len(line)) if not document.raw[at].isspace()]
        gone = [at for at in inked if at in dropped]
        bold = bold_offsets(fold_width(line))
        if gone and len(gone) == len(inked):
            kept = "".join(line[at] for at in bold) if bold else line
            found["line " + "".join(kept.split())] += 1
        elif gone and bold:
            found["characters printed again as bold"] += len(gone)
        elif gone:
            marks = "".join(document.raw[at] for at in gone)
            if re.fullmatch("[（(]续[）)]", marks):
                # A cell goes on behind the break of a page.
                found[f"mark {marks}"] += 1
            else:
                tags = {start + at for tag in TAG.finditer(line) for at in range(*tag.span())}
                found["tags"] += len(TAG.findall(line)) if tags & set(gone) else 0
                signs = "".join(document.raw[at] for at in gone if at not in tags)
                if "<td" in line:
                    # A table on one line: the titles of its columns.
                    found["titles " + signs] += 1
                    signs = ""
                if STROKES.fullmatch(signs):
                    found["number and strokes of a row"] += 1
                    signs = ""
                if LABELS.fullmatch(signs):
                    found["labels " + signs] += 1
                    signs = ""
                assert set(signs) <= SIGNS, line
                if signs:
                    found["signs " + "".join(sorted(set(signs)))] += len(signs)
        start += len(line)
    return +found


@pytest.mark.parametrize("stem", EVERY)
def test_each_clean_character_leads_to_its_place_in_the_file(stem: str) -> None:
    assert_traced(read(stem))


@pytest.mark.parametrize("stem", EVERY)
def test_sentences_lie_inside_blocks_in_order_and_leave_nothing_out(stem: str) -> None:
    assert_divided(read(stem))


@pytest.mark.parametrize("stem", EVERY)
def test_the_place_of_a_sentence_brackets_its_characters(stem: str) -> None:
    assert_located(read(stem))


@pytest.mark.parametrize("stem", EVERY)
def test_an_echo_prints_the_same_characters_elsewhere(stem: str) -> None:
    document = read(stem)
    for start, origins in document.echoes:
        printed = fold_width("".join(document.raw[place] for place in origins))
        assert document.text[start : start + len(origins)] == printed
        assert not set(origins) & {*document.origins}
        assert (origins[0], origins[-1] + 1) in document.echoes_of(start, start + len(origins))


@pytest.mark.parametrize("stem", EVERY)
def test_nothing_is_left_out_of_a_text_but_what_the_record_names(stem: str) -> None:
    rows = (line.split("\t") for line in DROPPED.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    assert account(read(stem)) == {what: int(count) for name, what, count in rows if name == stem}


def test_a_clean_offset_is_found_from_its_raw_one_and_none_for_what_was_left_out() -> None:
    document = document_of("第 一 句。\n\n  30\n\n第二句。")
    raw = document.raw
    assert document.clean_offset(raw.index("一")) == document.text.index("一")
    assert document.clean_offset(raw.index(" ")) is None


HAN = st.text(st.sampled_from("省市知识产权专利申请授权量局厅印发办法年月日的和在全"), min_size=1, max_size=12)
WORD = st.one_of(
    HAN,
    st.from_regex(r"[1-9]\d{0,3}(\.\d)?[件家元项]", fullmatch=True),
    st.sampled_from(["PCT", "《办法》", "（试行）"]),
)
CLAUSE = st.lists(WORD, min_size=2, max_size=6).map("".join)
SENTENCE = st.lists(CLAUSE, min_size=1, max_size=4).map("，".join).map(lambda text: f"其中{text}。")
# Prose does not print a word four times in a row.
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map("".join).filter(lambda text: bold_offsets(text) is None)
NOISE = st.sampled_from(
    [
        "",
        "  ",
        "\u3000\u3000",
        "\t",
        "\f",
        "12",
        "— 3 —",
        "<p>",
        "&nbsp;",
        "一、",
        "（一）",
        "1.",
        "省市\t工作要求",
        "甘肃省",
        "２０１７年",
    ]
)


ANY_LINES = st.lists(st.one_of(PARAGRAPH, NOISE, st.text(max_size=30)), max_size=14)


@given(st.lists(PARAGRAPH, min_size=1, max_size=8), st.sampled_from(["\n", "\r\n", "\n\n", "\n\u3000\u3000"]))
def test_no_character_of_plain_paragraphs_is_lost(paragraphs: list[str], joint: str) -> None:
    document = document_of(joint.join(paragraphs))
    assert_traced(document)
    assert_divided(document)
    assert_located(document)
    assert left_out(document) == []


@given(
    st.lists(st.one_of(PARAGRAPH, NOISE, st.text(max_size=30)), max_size=14),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)
def test_any_text_keeps_its_characters_in_order_and_its_sentences_apart(lines: list[str], joint: str) -> None:
    document = document_of(joint.join(lines))
    if document.text:
        assert_traced(document)
        assert_divided(document)
        assert_located(document)

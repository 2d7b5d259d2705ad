"""Tests of themes and headings: which topics a text speaks of, and under which heading a place stands."""

from __future__ import annotations

import pytest
from texts import SEEDS

from kg.documents import Document, read_document, section_names
from kg.extractors.passages.reading import read
from kg.extractors.themes import Topic, find_topics

STANDARD = "https://w3id.org/zhice/id/concept/topic/ip-standard"


@pytest.fixture(scope="module")
def notice() -> Document:
    return read_document(SEEDS["local-key-points-2019"])


@pytest.fixture(scope="module")
def topics(notice: Document) -> tuple[Topic, ...]:
    return find_topics(read(notice))


def test_a_topic_is_found_by_any_of_its_words_once_an_area(topics: tuple[Topic, ...]) -> None:
    areas = [topic.area for topic in topics if topic.concept == STANDARD]
    assert len(areas) == len(set(areas))
    assert {"北京市", "四川省", "新疆生产建设兵团"} <= set(areas)


def test_words_that_say_there_is_nothing_of_a_topic_do_not_speak_of_it(topics: tuple[Topic, ...]) -> None:
    areas = {topic.area for topic in topics if topic.concept == STANDARD}
    assert not areas & {"山西省", "江西省"}


def test_a_topic_stands_where_its_word_is_printed(notice: Document, topics: tuple[Topic, ...]) -> None:
    for topic in topics:
        evidence = topic.evidence
        assert notice.raw[evidence.start : evidence.end] == evidence.exact
        assert evidence.quote in evidence.sentence


def test_a_place_goes_by_the_headings_over_it_and_a_cell_by_row_and_column(notice: Document) -> None:
    start = notice.raw.index("全省认证企业达到100家")
    assert section_names(notice, [start])[start].endswith("河北省 / 工作要求")
    report = read_document(SEEDS["annual-report-2017-ch9"])
    start = report.raw.index("PCT国际专利申请量")
    assert section_names(report, [start]) == {start: "地方知识产权工作 / 广东省"}


def test_a_place_that_cleaning_left_out_has_no_section(notice: Document) -> None:
    assert section_names(notice, [len(notice.raw) + 5]) == {}

"""Publications (出版物): named reports, books, databases, films and directories, which bind nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.passages.reading import Reading
from kg.extractors.works.chains import strength
from kg.extractors.works.duplicates import normal_title
from kg.extractors.works.names import Mentioned, find_documents
from kg.facts import Publication

_BROUGHT_OUT = re.compile(
    r"(?:(?:白皮书|蓝皮书|绿皮书|(?:评估|调查|评价|统计|分析|研究)报告)(?:[（(][^（）()]{1,12}[）)])?"
    r"|(?:知识产权|专利|商标)[^，。]{0,10}统计(?:公报|简报|年报)"
    r"|知识产权[^，。]{0,14}状况[（(](?:19|20)\d\d年?度?[）)]|(?:19|20)\d\d年度?[^，。]{0,14}知识产权[^，。]{0,10}保护状况(?:[（(]白皮书[）)])?)$"
)
"""Titles of documents that are a publication themselves; a report on the year's work is made to a superior."""

_SAYS_WHAT = re.compile(r"\n?[（(]?(?:白皮书|蓝皮书|绿皮书)[）)]?(?=\n|$)")
"""Behind the title, what the document is: 厦门市知识产权发展与保护状况（2021年）|（白皮书）."""

_HANDED_IN = re.compile(
    r"(?:应|要|须|需|请|每[年季月]|前|及时|按[时期])[^，。；]*(?:提交|报送|上报|填报)[^，。；《]{0,8}《?$"
)
"""Paperwork of many, no publication: 承担单位|应于2024年10月底前提交|《…总结报告》."""

_TOLD = ("issued", "revised", "drafting", "planned")


def extract_publications(reading: Reading) -> Iterator[Publication]:
    """The publications that a document says were or are to be made, one a title and area.

    publications.marked: 《…》; publications.quoted: “…”; publications.phrase: a name without marks, after a verb;
    publications.self: the document itself, where it is a white paper or the report of a study.
    """
    kept: dict[tuple[str, str], Publication] = {}
    for itself in _itself(reading):
        kept[(itself.area, normal_title(itself.title))] = itself
    for found in find_documents(reading, "publication"):
        if found.action.notation not in _TOLD or (found.name.rule == "titles.phrase" and found.passage.is_headline):
            continue  # 山东发布海外风险预警报告: what the news below names by its title
        clause = found.passage.clause_at(found.name.start)
        if _HANDED_IN.search(found.passage.slice(clause.start, found.name.start)):
            continue
        publication = _publication(found)
        key = (publication.area, normal_title(publication.title))
        if key not in kept or _rank(publication) < _rank(kept[key]):
            kept[key] = publication
    yield from kept.values()


def _itself(reading: Reading) -> Iterator[Publication]:
    document = reading.document
    if document.title is None or document.title_span is None:
        return
    start, end = document.title_span
    present = int(document.date[:4]) if document.date else document.year
    said = _SAYS_WHAT.match(document.text, end)
    if not said and not _BROUGHT_OUT.search(document.title):
        return
    for passage in reading.passages():
        if passage.sentence.start <= start < passage.sentence.end:
            yield Publication(
                area=passage.scope.area,
                city=passage.scope.city,
                evidence=passage.evidence(start, end, "publications.self"),
                title=document.title,
                action="issued",
                year=present,
            )
            return


def _rank(publication: Publication) -> tuple[int, bool]:
    return strength(publication.action), publication.year is None


def _publication(found: Mentioned) -> Publication:
    return Publication(
        area=found.area,
        city=found.city,
        evidence=found.passage.evidence(found.start, found.end, found.name.rule.replace("titles.", "publications.")),
        title=found.name.title,
        action=found.action.notation,
        year=found.moment.year,
    )

"""Views (分项角度): sentences that tell of parts of what was counted before: from which places, of which kinds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extractors.figures.indicators import trim_before
from kg.extractors.figures.slots import Slot
from kg.extractors.passages.reading import Passage
from kg.lexicon import begins_as_area

# "著作权纠纷|仍居首位，共9864件", "著作权案件占比|最高，为46.7%", "商标案件|次之，占31.2%".
_FIRST = re.compile(
    r"(?P<what>[^，；。以\d]{2,14}?)(?:仍|依然|依旧|继续|数量|均)*(?:(?:高居|位居|稳居|居|列|排)(?:首位|第一|榜首)|占主导|占多数|(?<![幅速长])最[多高大]|次之|居次|其次|紧随其后)$"
)
# "案件以|KTV点播类|为主，共943件", "被告以|个体工商户|居多，占61%".
_MAINLY = re.compile(r"以(?P<what>[^，；。以\d]{2,12})(?:为主|居多|占多数|为主体)$")
_VIEW = re.compile(r"(?:\W|[一二三四五六七八九十\d]是)*(?:从|按照?)[^，。；]{2,14}(?:来?看|划分|统计|分)，")
_FAR = 12
_EVERYWHERE = re.compile(
    r"^[全我本][省市区州县国](?:各级|两级)?(?:法院|检察院|检察机关|公安机关|[^，]{0,6}部门)?(?:共(?!同)|累计|依法)*(?=.{2})"
)


def mainly(passage: Passage, clause: int) -> str:
    """What the clause before one says that a whole mainly consists of: 以个体工商户居多，|占61%|, 著作权纠纷仍居首位，
    |共9864件|; "" where it says none.
    """
    if not clause or passage.clauses[clause].strong:
        return ""
    before = passage.clauses[clause - 1]
    text = before.text
    main = _MAINLY.search(text) or _FIRST.fullmatch(text)
    return main["what"] if main and not begins_as_area(main["what"]) else ""


def is_view(passage: Passage, first: Slot) -> bool:
    """Whether a sentence takes one view of what was told, its first number without words of its own: 从地域分布看，
    樊城区最多，|达|1024件.
    """
    if not _VIEW.match(passage.text) or not first.clause or trim_before(first.before)[0]:
        return False
    before = passage.clauses[first.clause - 1]
    places = passage.mentions("area", before.start, before.end)
    return bool(places) and places[0].start == before.start


def opening_sentences(passage: Passage) -> Iterator[Passage]:
    """The sentences that open paragraphs before a passage and take no view of what is told, the nearest first."""
    passages = passage.reading.passages()
    index = bisect_left(passages, passage.sentence.start, key=lambda other: other.sentence.start)
    for other in reversed(passages[max(0, index - _FAR) : index]):
        text, start = passage.reading.document.text, other.sentence.start
        if (not start or text[start - 1] == "\n") and not _VIEW.match(other.text) and not other.is_headline:
            yield other


def without_whole(indicator: str) -> str:
    """What was counted, without who counted it everywhere: 全市法院共|受理案件."""
    return _EVERYWHERE.sub("", indicator)

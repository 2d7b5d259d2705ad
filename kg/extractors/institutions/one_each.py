"""One each (一地一家): bodies that a sentence names together, one for each of the places that it lists.

"|长沙、株洲|分别筹建|工程机械、轨道交通|产业知识产权运营中心", "设立|长沙、株洲、湘潭|3个|…指导分中心".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.institutions.heads import ends_in_head, heads, kind_of
from kg.extractors.institutions.names import InstitutionName
from kg.extractors.passages.named_places import Place, places_listed
from kg.extractors.passages.reading import Passage
from kg.values.marks import LIST_MARK
from kg.values.numbers import read_number

_SHARED = re.compile(
    r"(?P<own>[^、，]{2,12}?)(?P<rest>(?:特色|优势|重点)?(?:产业|行业|领域)?(?:知识产权|专利|商标|版权|地理标志).+)"
)
_LONGEST_PARENT = 30
_SHORTEST = 6
"""The least length of a noun that names a body with no more than a place: 集成电路中心, not 平台."""
_OF_THE_FIELD = re.compile("知识产权|专利|商标|版权")


def one_topic_each(
    passage: Passage, name: InstitutionName, start: int, places: Sequence[Place]
) -> list[InstitutionName]:
    """A body for each place, on the topic that stands in its order in the words from `start` to the end of the name.

    [] where there are not as many topics as places.
    """
    *topics, last = LIST_MARK.split(passage.slice(start, name.end))
    shared = _SHARED.fullmatch(last)
    if shared is None or len(topics) + 1 != len(places) or any(heads().search(topic) for topic in topics):
        return []
    owned = [topic.removesuffix("产业") for topic in topics] + [shared["own"]]
    return [
        replace(name, start=min(start, name.start), name=place.printed + topic + shared["rest"], place=place)
        for place, topic in zip(places, owned, strict=True)
    ]


def find_counted_places(passage: Passage) -> Iterator[tuple[InstitutionName, ...]]:
    """The bodies that a count behind their places names: as many places as the count says, one body in each.

    With the name of their parent in front: |国家知识产权局专利局成都代办处|绵阳、泸州|2个服务窗口.
    """
    for match in _counted().finditer(passage.text):
        offset = passage.sentence.start
        places = places_listed(passage, offset + match.start("number"))
        if len(places) < 2 or read_number(match["number"]) != len(places):
            continue
        end = offset + match.end()
        parent = passage.slice(passage.clause_at(places[0].start).start, places[0].start)
        parent = parent if ends_in_head(parent) and len(parent) <= _LONGEST_PARENT else ""
        if not parent and len(match["noun"]) < _SHORTEST and not _OF_THE_FIELD.search(match["noun"]):
            continue
        kind = kind_of(match["head"], parent or match["noun"])
        yield tuple(
            InstitutionName(
                place.start,
                end if place is places[-1] else place.end,
                parent + place.printed + match["noun"],
                kind,
                place,
            )
            for place in places
        )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[一-鿿])(?P<number>\d{{1,2}}|[两二三四五六七八九十])[个家所处](?P<noun>[^，。；：、的（(]{{0,24}}?(?P<head>{heads().pattern}))"
        r"(?![一-鿿]{0,3}(?:平台|联盟|中心))(?=[，。；、]|$|相继|先后|全部|均|已|正式|成立|获|建设|揭牌|挂牌)"
    )

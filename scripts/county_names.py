"""English names (英文名) of counties and districts: the reading of the name in Pinyin, and the kind of area."""

import csv
import importlib
import re
from pathlib import Path


def _table(name: str) -> dict[str, str]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {name: value for name, value, *_ in rows}


_PEOPLES = _table("peoples.tsv")
_READINGS = _table("readings.tsv")
_OWN_NAMES = _table("own-names.tsv")
_AUTONOMOUS = re.compile(
    rf"(?P<name>.+?)(?P<peoples>(?:(?:{'|'.join(sorted(_PEOPLES, key=len, reverse=True))})族)+)(?P<kind>自治县|区)"
)
_KINDS = (
    ("林区", "Forestry District"),
    ("特区", "Special District"),
    ("矿区", "Mining District"),
    ("新区", "New Area"),
    ("县", "County"),
    ("区", "District"),
    ("市", ""),
)
# 西林区 is 西林 + 区; 清新区 is 清新 + 区.
_PLAIN_DISTRICTS = ("西林区", "金林区", "北林区", "碑林区", "万柏林区", "清新区", "矿区")
# Mongolian, Tibetan, Uygur and Kazak places are spelt from their own languages (喀什 Kashgar, 香格里拉 Shangri-La), not
# from the Chinese reading: what Pinyin gives is not their name. They have that of own-names.tsv, or none. By the start
# of the code.
_OTHER_LANGUAGES = ("15", "54", "65", "5132", "5133", "5334", "6230", *(f"632{digit}" for digit in range(2, 9)))
_OWN_SPELLING = re.compile(r"蒙古|哈萨克|塔吉克|锡伯|鄂温克|鄂伦春|达斡尔|富拉尔基|萨尔图|旗$")


def english_name(code: str, name: str) -> str | None:
    """The English name of a county-level area; None where its own language spells it, in a way that was not found.

    龙里县 Longli County; 东阿县 Dong'e County; 义乌市 Yiwu; 大厂回族自治县 Dachang Hui Autonomous County; 阿瓦提 Awat.
    """
    if code in _OWN_NAMES:
        return _OWN_NAMES[code]
    if _OWN_SPELLING.search(name) or code.startswith(_OTHER_LANGUAGES):
        return None
    if match := _AUTONOMOUS.fullmatch(name):
        peoples = [_PEOPLES[people] for people in match["peoples"].split("族") if people]
        listed = " and ".join(filter(None, (", ".join(peoples[:-1]), peoples[-1])))
        kind = "District" if match["kind"] == "区" else "Autonomous County"
        return f"{_reading(match['name'])} {listed} {kind}"
    if name.endswith("族自治县"):  # 东乡族自治县
        return f"{_reading(name.removesuffix('族自治县'))} Autonomous County"
    for ending, kind in _KINDS:
        if name.endswith(ending) and not (name in _PLAIN_DISTRICTS and len(ending) > 1):
            return f"{_reading(name.removesuffix(ending))} {kind}".strip()
    return None


def _reading(name: str) -> str:
    """The reading of a name in one word, with an apostrophe before a vowel: 东阿 Dong'e."""
    if name in _READINGS:
        syllables = _READINGS[name].replace("v", "ü").split()
    else:
        syllables = importlib.import_module("pypinyin").lazy_pinyin(name, v_to_u=True)
    first, *rest = syllables
    return first.capitalize() + "".join(f"'{each}" if each[0] in "aoe" else each for each in rest)

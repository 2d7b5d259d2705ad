"""Names (名称): folding away how a name is printed, and short hashes for IRIs."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from kg.lexicon import Area

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_MARKS = re.compile(r"[\s“”\"'‘’「」『』《》〈〉<>·•・‧∙]+")
_DASHES = re.compile(r"[‐‑‒–—―－~～]+")
_FIVE_YEARS = re.compile(r"十[一二三四五六七]五(?!年)")
_NUMBER = re.compile(r"(?P<issuer>[^\d〔〕\[\]()]+?)[〔\[(](?P<year>\d{4})[〕\])]第?(?P<serial>\d+)号")


@dataclass(frozen=True, slots=True)
class Identity:
    """Which thing a name means: its IRI, its one label, and the rules that led there (归并依据).

    `joined` names the rules that changed the name on the way; it is empty for a name that stands for itself. `home` is
    the area that the name is bound to, None for a thing that belongs to none. `mark` is what tells the thing from its
    namesakes (合作协议: the parties and the document). `local` where the name means this thing in its document alone
    (我局) and is no name of it. All but `joined` and `local` follow from the IRI.
    """

    iri: str
    label: str
    joined: tuple[str, ...] = ()
    home: Area | None = None
    label_en: str | None = None
    local: bool = False
    mark: str = ""
    mark_en: str = ""


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """A name without what printing adds: width, white space, quotation and title marks, middle dots, dashes, case.

    >>> fold("“十三五”国家知识产权保护和运用规划（2016－2020年）")
    '十三五国家知识产权保护和运用规划(2016-2020年)'
    """
    # What was taken out may leave characters side by side that normalise to one: a second round settles it.
    while (folded := _DASHES.sub("-", _MARKS.sub("", unicodedata.normalize("NFKC", name))).upper()) != name:
        name = folded
    return name


def fold_number(number: str) -> str:
    """A document number (发文字号) with one kind of bracket and no 第.

    >>> fold_number("国发[2015]第71号")
    '国发〔2015〕71号'
    """
    folded = fold(number)
    match = _NUMBER.fullmatch(folded)
    return f"{match['issuer']}〔{match['year']}〕{match['serial']}号" if match else folded


def unfold(name: str) -> str:
    """A folded name as a label: full-width brackets, and the quotation marks of 十三五.

    >>> unfold("十三五规划(试行)")
    '“十三五”规划（试行）'
    """
    return _FIVE_YEARS.sub(lambda match: f"“{match.group()}”", name.replace("(", "（").replace(")", "）"))


def short_hash(*parts: object, length: int = 12) -> str:
    """A hash of the parts in order, in hex; they are encoded as JSON, so that ("ab", "c") and ("a", "bc") differ."""
    return sha256(_ENCODER.encode(parts).encode()).hexdigest()[:length]


@lru_cache(maxsize=1024)
def slug(name: str) -> str:
    """An ASCII path segment for a name: the name itself where it is one, else a hash of it.

    >>> slug("gansu-plan-2016")
    'gansu-plan-2016'
    >>> slug("某市工作要点")
    'x-a79f4c43f3d8'
    """
    return name if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name) else f"x-{short_hash(name)}"

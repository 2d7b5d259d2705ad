"""Script (字体): traditional characters simplified, as many as before, where a text is written in them; zeros of years
that are printed as the letter O.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_CERTAIN = (
    "國務產權發關於進計劃專業學會實與為從個對東長門開區經濟總結書報導護環術營運標準華將應當責獎"
    "試點規範創設條圖勞體風險補償資訊廣龍鄉縣檢驗處罰"
)
_SHARE = 0.01
_HAN_YEAR = re.compile(r"[一二][九〇零○OoＯｏ][〇零○OoＯｏ一二三四五六七八九]{2}(?=年)")
_LETTERS = str.maketrans("OoＯｏ", "〇〇〇〇")


def simplify(text: str) -> str:
    """The text in simplified characters, as many as before; one that is simplified already is returned as it is.

    Whether it is decided for the whole text by its share of characters that only traditional script uses: 乾县 and
    著作权 stand in simplified texts too. The letter O for the zero of a year ("二O一一年") becomes 〇.
    """
    text = _HAN_YEAR.sub(lambda year: year.group().translate(_LETTERS), text)
    certain = sum(map(text.count, _CERTAIN))
    if certain < 3 or certain < _SHARE * len(text):
        return text
    return "\n".join(map(simplify_line, text.split("\n")))


def simplify_line(line: str) -> str:
    """A line simplified by words (批覆 is 批复, 覆蓋 is 覆盖), by characters where that would change its length."""
    simple = _converter()(line)
    return simple if len(simple) == len(line) else line.translate(_table())


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


@cache
def _table() -> dict[int, str]:
    """Each traditional character and its simplified form, from OpenCC's character table."""
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    simple = _converter()("\n".join(characters)).split("\n")
    return {ord(old): new for old, new in zip(characters, simple, strict=True) if len(new) == 1 and new != old}

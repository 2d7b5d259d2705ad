"""Radicals (部首字形): characters that PDF fonts give for their look-alikes, put back to the character that is meant.

Many fonts map the glyph of 一 to the Kangxi radical U+2F00, of 长 to the radical U+2ED3, or upright punctuation to its
vertical form. Nothing else is changed: full-width letters, ligatures and rare characters stay as printed.
"""

from __future__ import annotations

import unicodedata

# CJK Radicals Supplement, where Unicode gives no decomposition: pairs after EquivalentUnifiedIdeograph of the UCD.
_SUPPLEMENT = (
    "⺁厂⺈刀⺌小⺍小⺎兀⺒巳⺜日⺝月⺟母⺠民⺧牛⺩王⺬示⺮竹⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾"
    "⻬齐⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)


def _meanings() -> dict[int, str]:
    table = {ord(radical): meant for radical, meant in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)}
    blocks = ((0x2F00, 0x2FD6), (0xF900, 0xFB00), (0xFE10, 0xFE1A), (0xFE30, 0xFE50), (0x2F800, 0x2FA1E))
    for first, end in blocks:
        for code in range(first, end):
            meant = unicodedata.normalize("NFKC", chr(code))
            if len(meant) == 1 and meant != chr(code):
                table[code] = meant
    return table


MEANINGS = _meanings()
"""Code point -> the character meant, for `str.translate`."""

"""Fonts (字体): one that has Chinese characters, found among those of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.bad_input import BadInput

KNOWN = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK JP",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "STHeiti",
    "Heiti SC",
    "SimSun",
    "AR PL UMing CN",
    "Droid Sans Fallback",
    "Arial Unicode MS",
)
"""Families that have Chinese characters, the most readable first; matplotlib names a collection after its first."""


def find_font(wanted: str | None = None) -> Any:
    """The FontProperties of a font: that of a file or family given, else the first known family that is installed.

    Raises BadInput where there is none, saying how to get one.
    """
    from matplotlib import font_manager

    if wanted and Path(wanted).is_file():
        return font_manager.FontProperties(fname=wanted)
    installed = {font.name for font in font_manager.fontManager.ttflist}
    families = (wanted,) if wanted else KNOWN
    for family in families:
        if family in installed:
            return font_manager.FontProperties(family=family)
    if wanted:
        raise BadInput(wanted, "is no font of this machine", "give a font file, or leave --font out")
    raise BadInput(
        "plot",
        "finds no font with Chinese characters",
        "install one (Debian, Ubuntu: apt install fonts-noto-cjk; Fedora: dnf install google-noto-sans-cjk-fonts; "
        "macOS and Windows have one), or give a font file with --font",
    )

"""Encodings (编码): bytes to text, by strict decoding and a look at whether the result reads like text.

Tried in this order: a byte order mark, UTF-8, UTF-16 without a mark where there are zero bytes, GB18030 (which contains
GBK and GB 2312). GB18030 accepts almost any bytes, so its result must also hold the share of everyday characters that
any Chinese text has; Big5, Shift-JIS or a picture decoded as GB18030 does not.
"""

from __future__ import annotations

import codecs
import re

from kg.bad_input import BadInput

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the mark of UTF-16 LE, so it stands before it
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cp950"), "big5hkscs"),
}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\ufffe\uffff\U000f0000-\U0010ffff]")
_READABLE = re.compile("[\t\n\r -~\u2010-\u2030\u3000-\u3017\u4e00-\u9fff\uff01-\uff5e\ufeff]")
_HAN = re.compile("[\u3400-\u9fff]")
# The commonest characters of modern Chinese, then those of administration; about half of any text.
_EVERYDAY = re.compile(
    "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部"
    "度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心"
    "明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求知识权"
    "专省市县区厅局委办通报告规划计务印发推保护服企创技术请申施综议院署共强百万亿元]"
)


def decode_text(path: object, data: bytes, declared: str | None = None) -> str:
    """The text that a file's bytes encode; a byte order mark stays as U+FEFF and line ends stay as they are.

    `declared` is the charset that a web page names in itself. It is believed for Chinese encodings only, after UTF-8:
    pages that name iso-8859-1 or utf-8 and are GBK are common. Raises BadInput for what is not text.
    """
    text = _decode_marked(data)
    if text is None:
        text = _decode(data, "utf-8")
        if text is None or "\x00" in text:
            text = _decode_wide(data)
        if text is None and b"\x00" not in data:
            text = _decode_declared(data, declared) or _decode_chinese(data)
        if text is None and b"\x00" in data:
            raise BadInput(path, "is a binary file, not text", "save it as .docx, .pdf or UTF-8 text")
    if text is None:
        raise BadInput(path, "unknown encoding", "save as UTF-8")
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise BadInput(path, "is a binary file, not text", "save it as .docx, .pdf or UTF-8 text")
    return text


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decode(data, encoding)
            return text if text is not None and "\x00" not in text else None
    return None


def _decode_declared(data: bytes, declared: str | None) -> str | None:
    encoding = _DECLARED.get((declared or "").strip().lower())
    return _decode(data, encoding) if encoding else None


def _decode_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: the byte order that reads; text in the wrong order scatters over all scripts."""
    if b"\x00" not in data or len(data) % 2:
        return None
    best: tuple[float, str] | None = None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decode(data, encoding)
        if text is None or "\x00" in text:
            continue
        share = len(_READABLE.findall(text)) / len(text)
        if share >= 0.9 and (best is None or share > best[0]):
            best = (share, text)
    return best[1] if best else None


def _decode_chinese(data: bytes) -> str | None:
    text = _decode(data, "gb18030")
    if text is None or len(_STRANGE.findall(text)) * 100 > len(text):
        return None
    han = len(_HAN.findall(text))
    everyday = len(_EVERYDAY.findall(text))
    return text if everyday and everyday >= 0.2 * han else None

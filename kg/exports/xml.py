"""XML text (XML文字): escaped for attributes and content, without the characters that XML cannot hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BLANKS = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;", '"': "&quot;"}


def holds_no_xml(text: str) -> bool:
    """Whether a text has a character that XML cannot hold."""
    return _NOT_XML.search(text) is not None


def attribute(text: str) -> str:
    """A text as the value of an attribute in double quotes, or as content; what XML cannot hold becomes U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text), _BLANKS)

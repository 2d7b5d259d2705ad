"""Spelling (写法): a question in simplified characters, with the field's own name for itself."""

from __future__ import annotations

from kg.asking.words import question_words

_FIELD = "知识产权"


def spell(typed: str) -> str:
    """The question in simplified characters; what others call the field (智慧财产权) is called 知识产权.

    A question is taken for one in traditional characters where a character of it is not in GB 2312, which holds what
    simplified texts are written with.
    """
    text = typed if _is_simplified(typed) else _simplified(typed)
    for other in question_words("field"):
        text = text.replace(other, _FIELD) if other != _FIELD else text
    return text


def _is_simplified(text: str) -> bool:
    return all(_in_set(character) for character in text if "\u4e00" <= character <= "\u9fff")


def _in_set(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _simplified(text: str) -> str:
    from kg.documents.text.script import simplify_line

    return simplify_line(text)

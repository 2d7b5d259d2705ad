"""Sounds (同音字): words misspelt with a character that sounds like the right one (惯彻 for 贯彻, 质压 for 质押).

Who types by sound picks a wrong character now and then. One of two is taken for such where nobody writes them side
by side, in the examples of questions or the names of indicators and terms, and people often write one instead that
sounds alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import pairwise

from kg.asking.examples import read_examples
from kg.asking.question import is_chinese
from kg.asking.words import question_concepts, question_words
from kg.queries import FOLDER

_USUAL = 4
"""How often a pair of characters is written that is usual."""


@cache
def read_sounds() -> Mapping[str, str]:
    """The characters that sound like each character."""
    found: dict[str, str] = {}
    for line in (FOLDER / "sounds.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            _, alike = line.split()
            found |= {character: alike.replace(character, "") for character in alike}
    return found


def mend_sounds(text: str, names: Iterable[str], sure: Collection[int]) -> str:
    """A question with its misspelt characters mended, those at places of which it is sure left alone.

    `names` are words that people may write beside those of the examples.
    """
    written = _pairs() + Counter(one + two for name in names for one, two in pairwise(name))
    for at in range(len(text) - 1):
        if not is_chinese(text[at]) or not is_chinese(text[at + 1]) or written[text[at : at + 2]]:
            continue
        found: list[tuple[int, str]] = []
        for place in {at, at + 1}.difference(sure):
            before = _usual(text, place, text[place], written)
            least = _USUAL if text[place] in question_words("function") else 0
            for each in read_sounds().get(text[place], ""):
                mended = text[:place] + each + text[place + 1 :]
                gain = _usual(text, place, each, written) - before
                if gain > least and written[mended[at : at + 2]] >= _USUAL:
                    found.append((gain, mended))
        best = [mended for gain, mended in found if gain == max(found)[0]]
        text = best[0] if len(best) == 1 else text
    return text


def _usual(text: str, at: int, character: str, written: Mapping[str, int]) -> int:
    """How usual the pairs are that a character would make with its neighbours."""
    beside = (
        (text[at - 1 : at], text[at - 1 : at] + character),
        (text[at + 1 : at + 2], character + text[at + 1 : at + 2]),
    )
    return sum(min(written.get(pair, 0), _USUAL) for neighbour, pair in beside if is_chinese(neighbour))


@cache
def _pairs() -> Counter[str]:
    """How often two characters stand side by side in examples and in words of questions and names."""
    lines = [line for under in read_examples().values() for line in under]
    lines += [word for words in question_concepts("question-term").values() for word in words]
    lines += [word for kind in ("function", "general", "work", "work-kind") for word in question_words(kind)]
    return Counter(one + two for line in lines for one, two in pairwise(line) if is_chinese(one) and is_chinese(two))

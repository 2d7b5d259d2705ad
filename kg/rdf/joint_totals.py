"""Joint totals (合称与分述): totals that no word announces, known by their names or by how their parts are printed.

A total may name its parts together (示范机构1家、示范创建机构5家。…，6家示范和示范创建机构…), or count what a run of
like phrases shares out (10个领域…，9家单位为新增项目承担单位，1家单位为持续支持单位).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts import Statistic
from kg.values.marks import LIST_MARK

_NEAR = 300
"""How many characters of the raw text a joint name may stand from the parts that it names."""
_SHARE = re.compile(r"\d+(?P<unit>家|个|名|项|所)(?P<what>[^，；。为\d]{2,8})为.{2,}")
_COUNTS = ("家", "个", "名", "项", "所")


def parts_of_joint_names(figures: Sequence[Statistic]) -> Iterator[tuple[Statistic, Statistic]]:
    """The parts of each figure whose name joins those of figures close before it.

    The figures are of one unit, in order of place.
    """
    for place, total in enumerate(figures):
        if not LIST_MARK.search(total.indicator):
            continue
        near: list[Statistic] = []
        for figure in reversed(figures[:place]):
            if total.evidence.start - figure.evidence.end > _NEAR:
                break
            if figure.value <= total.value:
                near.insert(0, figure)
        parts = _named_by(total.indicator, near) if len(near) > 1 else []
        yield from ((part, total) for part in parts)


def _named_by(name: str, figures: Sequence[Statistic]) -> list[Statistic]:
    """The figures that the pieces of a joint name name, one each, or none: 示范和示范创建机构."""
    pieces = LIST_MARK.split(name)
    if not 2 <= len(pieces) <= 4 or not all(pieces):
        return []
    heads = [pieces[-1][-length:] for length in range(2, len(pieces[-1]))]
    found: list[Statistic] = []
    for piece in reversed(pieces):
        whole = [piece] if piece is pieces[-1] else [piece + head for head in heads]
        match = next(
            (
                figure
                for figure in reversed(figures)
                if figure not in found and any(figure.indicator.endswith(each) for each in whole)
            ),
            None,
        )
        if match is None:
            return []
        found.append(match)
    return found[::-1]


def parts_shared_out(figures: Sequence[Statistic]) -> Iterator[tuple[Statistic, Statistic]]:
    """The parts of a count before them in the sentence that like phrases share out, where they add up to it.

    Their unit may be another one (10个领域, 9家单位), so only a sum that fits makes them parts.
    """
    shares: dict[str, list[Statistic]] = {}
    for figure in figures:
        match = _SHARE.search(figure.evidence.quote)
        if match is not None and match["unit"] == figure.unit:
            shares.setdefault(match["unit"] + match["what"], []).append(figure)
    for parts in shares.values():
        ahead = [
            figure
            for figure in figures
            if figure.unit in _COUNTS and figure not in parts and figure.evidence.end <= parts[0].evidence.start
        ]
        if len(parts) > 1 and ahead and ahead[-1].value == sum(part.value for part in parts):
            yield from ((part, ahead[-1]) for part in parts)

"""Winners (获奖专利): the patents that prizes go to, each with its holder, and who gives or gets the prize.

"授予|武陵重工有限公司“一种臂架”等5项专利|湖南省专利奖一等奖": a prize is its holder's, by the patent it is for.
"""

from __future__ import annotations

import re

from kg.extractors.designations.grantees import Grantee
from kg.extractors.designations.grants import Grant, View
from kg.extractors.designations.programmes import is_bare, read_programme

_SORT = r"(?:(?:发明|实用新型|外观设计|该项|一项)*(?:专利|外观设计|项目|成果|技术|产品)|发明|实用新型)"
_WINNER = re.compile(
    rf"由?(?P<holder>[^“”，。；：、]{{2,40}}?)?(?:申报|研发|研制|完成|拥有|持有|所有|选送|报送)?的?{_SORT}?"
    rf"(?P<work>“[^“”]{{2,60}}”)(?:[（(][^（）()]{{2,40}}[）)])?{_SORT}?"
)
_JOINT = re.compile(r"[、，]|以及|[和与及]")
_MORE = re.compile(rf"等?(?:\d+|[两二三四五六七八九十]+)[项件个]{_SORT}?|等{_SORT}?")
_GIVES = re.compile(r"(?:授予|颁授|颁发给|颁给)(?:了)?")
_PRIZE = re.compile(r"奖")


def read_prizes(view: View) -> Grant | None:
    """ "决定授予|武陵重工有限公司“一种臂架”、沅水大学“一种电机”等5项专利|第三届湖南省专利奖一等奖"."""
    for verb in _GIVES.finditer(view.text):
        listed = winners_from(view.text, verb.end())
        programme = read_programme(view.text[listed[1] :]) if listed else None
        if listed and programme and _PRIZE.search(programme.name) and not is_bare(programme.name):
            end = view.clause.start + listed[1] + programme.end
            return view.grant(
                listed[0], programme, "admitted", view.clause.start + verb.start(), end, view.text[: verb.start()]
            )
    return None


def winners_from(text: str, start: int) -> tuple[tuple[Grantee, ...], int] | None:
    """The patents named one after the other from `start`, and where what is said of them begins; None for no patent.

    >>> winners_from("由武陵重工申报的“一种臂架”发明专利和沅水大学的“一种电机”获得金奖", 0)[0][1].name
    '沅水大学“一种电机”'
    """
    found: list[Grantee] = []
    holder, position = "", start
    while match := _WINNER.match(text, position):
        holder = match["holder"] or holder
        found.append(Grantee(holder + match["work"], None, None))
        position = match.end()
        joint = _JOINT.match(text, position)
        position = joint.end() if joint and _WINNER.match(text, joint.end()) else position
    more = _MORE.match(text, position)
    return (tuple(found), more.end() if more else position) if found else None

"""Ranks (位次): the place something holds among its like, 居全国第3位.

第十九届, 第二批 and 第三方 are ordinals, not ranks: a rank needs a verb of holding before it in the same clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.values.numbers import CHINESE_CLASS, ascii_digits, read_number


@dataclass(frozen=True, slots=True)
class Rank:
    """A place held (位次). The first of several ranks begins at its verb (居, 列, 排名), the others at 第.

    `distributed` is true where one verb gives several ranks to the things named before it ("分居全国第3位和第6位").
    """

    start: int
    end: int
    rank: int
    distributed: bool = False
    cmp: str = "="


# "第3位", "第四", "首位"; not 第十九届, 第二批, 第三方, 第一方阵, 第一位者.
_PLACE = re.compile(
    rf"""第\ ?(?P<number>[0-9]+|[{CHINESE_CLASS}]+)\ ?
         (?:(?P<place>位|名)(?![者单])|(?=[，。；、,;:：）)（(和及与并”\n]|\Z))""",
    re.VERBOSE,
)
# "居首位", "位列榜首", "居全省高校之首"; "领跑全省", "为全国第一" need no verb of holding.
# "分列|二|、三位", "分列|2|至5位": of the first of several ranks without 第.
_BARE = re.compile(
    rf"(?<=分[列居])(?P<number>[0-9]+|[{CHINESE_CLASS}])(?=[、和至到—–-]{{1,2}}第?[0-9{CHINESE_CLASS}]+[位名])"
)
_TOP = re.compile(r"首位(?!度)|榜首|之首|(?<=[居列])首(?=[，。；、]|\Z)")
_LEADS = re.compile(
    r"(?:领跑|领先)(?:于)?(?:全[国省市区县]|各[省市区县地]|各市州|中?西部|东部|东北|沿海|同类)(?!(?:平均)?水平|平均|均值|总体)"
    r"|(?:[均都皆]为|成为|为)(?:全[国省市区]|(?:中|西|中西|东)部)第[1一](?=[，。；）]|\Z)"
)
# "居全国前两位", "进入全国前10名": somewhere among the first.
_GROUP = re.compile(rf"前(?P<number>[0-9]+|[{CHINESE_CLASS}]+)[位名](?![者单])")

# "位居全国第3位", "列全国第四", "综合排名居全国第4位", "连续两年保持全国第一", "蝉联第一名"
_HOLDS = re.compile(
    r"""(?P<each>分别|分(?=[居列]))?
        (?:排名|排位)?(?:位居|位列|名列|稳居|跃居|跃升|升至|上升|排在|排名|排位|居|(?<![系专])列(?!入)|排|蝉联|保持|跻身|进入|挺进|处于|位于|占据)
        (?:在|为|到|至|于)?(?:[^，。；！？、第（]|（[^（）]{1,5}）){0,12}\Z""",
    re.VERBOSE,
)
_WINS = re.compile(r"(?:夺得|荣获|获得|取得)[^，。；！？、第]{0,8}\Z")  # only with 名: 获得全国第一名
# "分列第二|、三位": the next of several ranks without 第.
_ONE_MORE = re.compile(
    rf"[、和]\ ?(?P<number>[0-9]+|[{CHINESE_CLASS}]+)(?=[、和][0-9{CHINESE_CLASS}]|[位名](?![者单]))[位名]?"
)
# "分列第2|至5位": the last of several ranks that follow each other.
_UP_TO = re.compile(rf"[至到—–-]{{1,2}}第?(?P<number>[0-9]+|[{CHINESE_CLASS}]+)[位名]")
_MOST = 10
# "由2021年|第8位|升至第6位": the rank that was held before is not the one held.
_LEFT = re.compile(r"[由从][^，；、第]{0,14}\Z")
_WINDOW = 24
# "第3位和第6位", "居全国第3位、中部第1位"
_GOES_ON = re.compile(r"[、和及与，,][^，。；！？、第和0-9]{0,6}")


def find_ranks(text: str) -> tuple[Rank, ...]:
    """All ranks of the text in the order printed.

    >>> [rank.rank for rank in find_ranks("增长率居全国第二；质押项目列全国第四，参加第十九届中国专利奖，第三方评估")]
    [2, 4]
    >>> [(rank.rank, rank.distributed) for rank in find_ranks("融资规模和融资数量分居全国第3位和第6位")]
    [(3, True), (6, True)]
    >>> [rank.rank for rank in find_ranks("甲县714件、乙区688件、丙区531件分列2至4位")]
    [2, 3, 4]
    """
    text = ascii_digits(text)
    found: list[Rank] = []
    places = [match for pattern in (_PLACE, _BARE, _TOP, _LEADS, _GROUP) for match in pattern.finditer(text)]
    for place in sorted(places, key=lambda match: match.start()):
        number = 1 if place.re in (_TOP, _LEADS) else read_number(place["number"])
        if number is None:
            continue
        begin, end = place.span()
        if place.re is _LEADS:
            found.append(Rank(begin, end, 1))
            continue
        if place.re is _PLACE and _LEFT.search(text, max(0, begin - _WINDOW), begin):
            continue
        before = found[-1] if found else None
        holds = _HOLDS.search(text, max(0, begin - _WINDOW, before.end if before else 0), begin)
        if holds is not None:
            among = "<=" if place.re is _GROUP else "="
            found.append(Rank(holds.start(), end, int(number), bool(holds["each"]), among))
            found += _following(text, end, int(number)) if holds["each"] else ()
        elif before and place.re is not _GROUP and (goes_on := _GOES_ON.fullmatch(text, before.end, begin)):
            shared = before.distributed or (len(goes_on.group()) == 1 and goes_on.group() in "和与、")
            found[-1] = replace(before, distributed=shared)  # 居全国第13位|、|第9位: no thing holds both
            found.append(Rank(begin, end, int(number), shared))
        elif place.re is _PLACE and place["place"] == "名":
            wins = _WINS.search(text, max(0, begin - _WINDOW), begin)
            if wins is not None:
                found.append(Rank(wins.start(), end, int(number)))
    return tuple(found)


def _following(text: str, start: int, first: int) -> Iterator[Rank]:
    """The ranks that follow a distributed one without 第: "分列第二|、三、四位", "分列2|至5位"."""
    last = _UP_TO.match(text, start)
    if last is not None and (number := read_number(last["number"])) is not None and number < first + _MOST:
        yield from (Rank(last.start(), last.end(), rank, True) for rank in range(first + 1, int(number) + 1))
        return
    while (more := _ONE_MORE.match(text, start)) and (number := read_number(more["number"])) is not None:
        yield Rank(more.start("number"), more.end(), int(number), True)
        start = more.end()

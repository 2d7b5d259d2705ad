"""Admissions (入选): grants whose grantee is any name before the verb, or, without one, the passage's own place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.designations.announced import named_held, with_batch
from kg.extractors.designations.counted_titles import counted_before
from kg.extractors.designations.grantees import Grantee, is_name, own_area, read_listing
from kg.extractors.designations.grants import Grant, View, named_before
from kg.extractors.designations.programmes import Programme, is_bare, read_programme, read_programmes
from kg.extractors.designations.sharing_out import share_out
from kg.extractors.designations.winners import winners_from
from kg.extractors.passages.labels import pattern
from kg.scope import resolve_area

ADVERB = (
    r"(?:首批|第[一二三四五六七八九十\d]+批|已|又|也|则|均|都|双双|正式|成功|首次|再次|再度|又一次|同批|同期|率先|相继|先后|顺利|积极|新(?=入选|入围|获|列|认|评|确|批|当)|分别|同时|并|还"
    r"|正在|继续|经评审|一举|共同|连续(?:[两二三四五六七八九十\d]+[年届次])?|[于在]?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)"
)
ADMITTED = (
    rf"(?:被[^，；。]{{0,14}}?{pattern('designation-frame', 'passive')}|{pattern('designation-frame', 'admitted')})+"
)
OPENING = re.compile(
    r"^(?:其中|力争|争取|确保|目前|此外|另外|同时|至此|截至目前|今年|全年|当年|年内|[一二三四五六]是|\d{1,2}月(?:\d{1,2}日)?|同年|同月|以来|标志着"
    rf"|{ADVERB})+"
)
_VERB = re.compile(ADMITTED)
_TRAILING = re.compile(
    rf"(?:{ADVERB}|(?:被|获|经(?![济开])|由)[^，；。]{{0,16}}?$|(?:(?:19|20)\d\d|[去今上前当本])年(?:\d+月)?(?:以来|[年初底末])*|近[日期]|日前|年[内初底]|[上下]半年|[此本]次)+$"
)
_CAUSED = re.compile(r"(?:推动|支持|推荐|指导|组织|帮助|助力|使|促成|促使|辅导)(?=.{2,})")
_OWN = re.compile(r"(?:我|全|本)(?:省|市|区|县|州|自治区)|")
_OWN_OFFICE = re.compile(r"[我本该]?(?P<noun>局|院|校|所|委|办|中心|协会)")
_OWN_CITY = re.compile(r"[市县州]$|(?<!自治)区$")
_WITHIN = re.compile(
    r"^(?:我[省市区县州]|[省市区县州]内|辖区内?|全[省市区县州])的?(?=[^、]{2,}、|.{2,}(?:公司|集团|大学|学院))"
)
"""Before the names of those that lie within a place: 区内|德豪润达、英搏尔2家企业."""
_AND = re.compile(r"、|以及|(?<=”)(?=“)|(?<=[一-鿿]{3})和(?=[一-鿿]{3})")
_PROVINCE = re.compile(r"(?:利用|发挥|作为)(?P<what>[^，。；的《》]{4,24}?(?:试点|示范)省份?)")
_PASSED = re.compile(
    rf"{ADVERB}*(?:以[^，。]{{2,10}})?通过了?(?:[^，；。]{{0,10}}局)?(?P<what>[^，；。]{{4,30}}?)的?"
    rf"{pattern('designation-frame', 'passing')}。?$"
)
_COUNT_BEHIND = re.compile(
    r"(?P<number>[两二三四五六七八九十]|\d{1,2})[个家件项所名](?:项目|产品|单位|企业|地区|学校|高校|院校|机构|园区)?$"
)
_FOR_BODIES = re.compile(r"(?:企业|学校|高校|园区|机构|单位|大学|集体|号|奖)$")
_FOR_FIRMS = re.compile(r"(?:企业|学校|高校|大学|集体|号|奖)$")
_EACH_ONE = re.compile(r"分别|分获")
_REMARK = re.compile(r"首个|首家|唯一|第一个")
_FOR_PLACES = re.compile(r"(?:城市|市|县|(?<!示范)(?<!园)区)$")


def read_admissions(view: View, held: Grant | None) -> Iterator[Grant]:
    """The grants of a clause by its first verb of admission that a programme follows, or that ends the clause."""
    for verb in _VERB.finditer(view.text):
        rest = re.sub(r"^(?:了|为)", "", view.text[verb.end() :])
        alone = not rest.strip("。")
        programmes = named_before(view) or named_held(held) if alone else read_programmes(rest)
        counted = counted_before(view) if alone and not programmes else None
        programmes = [counted.programme] if counted else programmes
        if view.in_title(view.clause.start + verb.start()) or not programmes:
            continue
        if verb.group() == "进入" and not re.search(r"行列|名单|序列|清单|名录|目录", rest):
            continue
        if rest.startswith("奖"):
            continue  # 第四届…专利奖|获|奖项目名单
        if re.match(r"的(?!工作|任务|名单|城市|地区|省份)", rest[programmes[-1].end :]):
            continue
        before = view.text[: verb.start()]
        grantees = _subjects(view, before, programmes[0])
        if counted and not counted.fits(len(grantees), "等" in before):
            return
        begin = counted.start if counted else view.clause.start
        each = _EACH_ONE.search(view.text[: verb.start() + 2]) or "、" in programmes[0].name
        shared = share_out(grantees, rest) if len(grantees) > 1 and each else []
        for those, one in shared or [(grantees, one) for one in programmes if grantees]:
            yield view.grant(those, with_batch(one, before), "admitted", begin, view.clause.end, before)
        return
    inspected = _PASSED.search(view.text) if "通过" in view.text else None
    passed = read_programme(inspected["what"]) if inspected and not view.in_title(view.clause.start) else None
    if inspected and passed and not is_bare(passed.name):
        before = view.text[: inspected.start()]
        if grantees := _subjects(view, before, passed):
            yield view.grant(grantees, passed, "passed", view.clause.start, view.clause.end, before)
            return
    yield from _own_title(view)


def _own_title(view: View) -> Iterator[Grant]:
    """The place's own title where no more is printed: "利用|专利代理试点省份|优势", a note in the row of a county.

    In the row of a table that a place heads, a cell may say no more than the title, or that its inspection was passed.
    """
    own = own_area(view.passage)
    if own is None or view.in_title(view.clause.start):
        return
    match = _PROVINCE.search(view.text)
    in_row = own.city is not None and view.passage.section.cell is not None
    whole = read_programme(view.text) if in_row and re.match("国家|全国|省级", view.text) else None
    if whole and whole.end == len(view.text.rstrip("。")) and _fits(own, whole.name, False):
        yield view.grant((own,), whole, "held", view.clause.start, view.clause.end, "")
    elif match and own.city is None and (programme := read_programme(match["what"])) and not is_bare(programme.name):
        yield view.grant((own,), programme, "held", view.clause.start, view.clause.end, view.text[: match.start()])


def _subjects(view: View, words: str, programme: Programme) -> tuple[Grantee, ...]:
    """The names before the verb; the passage's own place where there are none and the programme is one for it."""
    words = _TRAILING.sub("", OPENING.sub("", words))
    caused = list(_CAUSED.finditer(words))
    words = words[caused[-1].end() :] if caused else words
    if _OWN.fullmatch(words):
        if not words and view.clause.start > view.passage.sentence.start and not view.clause.strong:
            return _carried(view, programme) or _of_section(view, programme)
        own = own_area(view.passage)
        if own and own.city is None and _OWN_CITY.search(words) and not own.name.endswith("市"):
            return ()  # 我市, in a text on a province
        return (own,) if own and not is_bare(programme.name) and _fits(own, programme.name, bool(words)) else ()
    if office := _OWN_OFFICE.fullmatch(words):
        return _own_office(view, office["noun"])
    words = _WITHIN.sub("", words)
    if "奖" in programme.name and (winners := winners_from(words, 0)) and winners[1] == len(words):
        return winners[0]
    words = re.sub(r"等(?:\d+[个家件项]?[一-鿿]{0,6})?$", "", words)
    words = _without_count(words)
    pieces = [_unquoted(re.sub(r"^(?:19|20)\d\d年", "", piece)) for piece in _AND.split(words) if piece]
    bare = [re.sub(r"“[^”]*”", "", piece) or piece for piece in pieces]
    return tuple(Grantee(piece, None, None) for piece in pieces) if all(map(is_name, bare)) else ()


def _own_office(view: View, noun: str) -> tuple[Grantee, ...]:
    """The office that made the document, where it speaks of itself: |我局|获评…先进集体; none where none is known."""
    document = view.passage.reading.document
    issuer = document.issuer
    titled = re.match(rf"[一-鿿]{{2,24}}?{noun}(?=关于|[一-鿿]{{0,4}}(?:19|20)\d\d)", document.title or "")
    for name in (issuer, titled.group() if titled else None):
        if name and name.endswith(noun):
            return (Grantee(name, None, None),)
    return ()


def _without_count(words: str) -> str:
    """A list without the count behind it that fits: "安吉白茶、龙泉青瓷、永康五金|三个项目"."""
    counted = _COUNT_BEHIND.search(words)
    if counted is None:
        return words
    number, names = counted["number"], words[: counted.start()]
    count = int(number) if number.isdigit() else "零一二三四五六七八九十".find(number.replace("两", "二"))
    return names if count == len([piece for piece in _AND.split(names) if piece]) > 1 else words


def _unquoted(name: str) -> str:
    """A name without the quotation marks that stand around the whole of it."""
    inner = re.fullmatch(r"“([^“”]*)”", name)
    return inner[1] if inner else name


def _carried(view: View, programme: Programme) -> tuple[Grantee, ...]:
    """The places or bodies that begin the clause before, where they can have the title: "广信区通过验收，|获评…县"."""
    passage = view.passage
    earlier = [clause for clause in passage.clauses if clause.end < view.clause.start]
    if not earlier or view.in_title(earlier[-1].start) or _REMARK.search(view.text):
        return ()
    text = earlier[-1].text
    opening = OPENING.match(text)
    listing = read_listing(passage, earlier[-1].start + (opening.end() if opening else 0), earlier[-1].end)
    if listing is None or listing.end == earlier[-1].end:
        return ()
    for one in listing.grantees:
        other = _FOR_PLACES if one.city is None else _FOR_FIRMS if one.name.endswith(("区", "园")) else _FOR_BODIES
        if (one.city is None and one.name == passage.scope.area) or other.search(programme.name):
            return ()
    return listing.grantees


def _of_section(view: View, programme: Programme) -> tuple[Grantee, ...]:
    """The city that a text is about, where a clause without subject tells of a title of cities and its sentence names
    no other place: 市科技局出台…，中央财政支持2亿元，|成为|全国首批…重点城市.
    """
    own, passage = own_area(view.passage), view.passage
    if passage.scope.mode != "report" or own is None or own.city is None:
        return ()
    if not (own.city.endswith("市") and programme.name.endswith("城市")):
        return ()  # 广信区…，获评…示范县: of the county that is told of
    marks = passage.mentions("area", passage.sentence.start, view.clause.start)
    named = {area.name for mark in marks if (area := resolve_area(mark, passage.scope.area))}
    return (own,) if named <= {own.city} else ()


def _fits(own: Grantee, programme: str, named: bool) -> bool:
    """Whether a programme can be that of the place itself: 重点城市 is none of a province."""
    if own.city is None and not own.name.endswith("市"):
        return not _FOR_BODIES.search(programme) and not _FOR_PLACES.search(programme)
    return named or not _FOR_BODIES.search(programme)

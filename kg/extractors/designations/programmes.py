"""Programmes (试点、示范、称号): the names of what places and organisations are admitted to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extractors.passages.labels import pattern
from kg.values.marks import without_brackets

_HEAD = re.compile(rf"{pattern('designation-word')}|(?:培训|培养|实训)[（(][^（）()，。]{{2,8}}[）)]基地")
"""The place of a base stands before its noun: 国家知识产权培训（安徽）基地."""
_LONGER = re.compile(r"(?:知识产权|专利|商标)[^，。；、]{0,8}(?:法庭|法院|中心|平台|联盟|[站院室所])(?:[，。；]|$)")
"""Behind a zone that only opens the name of a body: 甲法院设立|上合示范区|知识产权巡回法庭."""
_FOUNDED_BASE = re.compile(r"(?:设立|建设|成立|组建|共建)[^，。；]*(?:培训|培养|实训)(?:[（(][^（）()]*[）)])?基地$")
"""A base that somebody may set up, an institution and no title: 获批|设立国家知识产权培训（山西）基地|."""
_BATCH = re.compile(r"[（(]?(?P<batch>(?:全国|全省|国家)?(?:首批|第[一二三四五六七八九十\d]+批次?))[）)]?")
_ONLY = re.compile(r"(?:全国|全省|国内)?(?:唯一|首个|首家|首座|第[一二三四五]家)(?:的|一个)?")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年度?")
_LEAD = re.compile(
    r"^(?:为期[一二三四五六\d]+年|国家批准的|经[^，。的]{2,10}批准的"
    r"|(?:国家|[省市部]|国家知识产权)局?(?:正式)?(?:批复|批准|认定|确认|函复)(?:同意)?|同意|建设|创建|筹建|设立|组建|开展|成为|为|的|了|承担|作为|列入|纳入|获批|我省|我市|在内|国家局|在(?!华)|新一批|新一轮)+(?=.{3})"
)
_TAIL = re.compile(
    r"(?:的?(?:工作|任务|名单|行列|称号|资格|荣誉|之列|阶段|建设任务|工作任务|建设工作)+|的(?:城市|地区|省份|企业))$"
)
_SUFFIX = (
    r"(?:(?:窗口)?单位|培育(?=对象|单位|企业|市场|基地|学校|园区)|城市|城区|地区|省份|省|市|县|区|乡镇|团镇|镇|团|街道|企业|学校|高校|园区|机构|联盟|项目(?:承担单位)?|基地|承载区|承载地|对象|清单|名单|地方|集体|点|建设|工程"
    r"|[（(][^（）()]{1,12}[）)])*"
)
_SUFFIXED = re.compile(_SUFFIX + "$")
_BUILDING = re.compile(r"(?<=[区市省县点])建设$")
_PERSON = re.compile(r"(?:个人|人才|人物|标兵)$")
_CLASS = re.compile(r"的(?:单位|企业|机构|项目|专利|发明人|权利人)")
_ADMITTED = re.compile(rf"入选|获(?!奖)|被|”(?:等|{pattern('designation-frame', 'admitted')})")
_QUOTED = re.compile(r"“(?P<words>[^”]{2,30})”")
_GOING_ON = re.compile(r"(?<=.{3})(?:不断|深化|强化|积极|继续|加快|充分)")
_CIRCLE = re.compile(
    r"[^，；。“”《》]{0,20}“[^“”]{1,10}(?:高校|院校|学校|企业|园区|城市|机构|[省市区县])”"
    rf"(?P<rest>的?{pattern('designation-frame', 'circle')})"
)
_VAGUE = re.compile(r"^(?:一批|若干|一系列|相关|有关|各类|多个|部分|这|该|此|\d)")
_VERB = re.compile(rf"^(?!重点|改革|综合|委托|在华){pattern('designation-frame', 'sending', 'choosing')}")
_BOTH = re.compile(rf"{pattern('designation-word')}[一-鿿]{{0,4}}?(?P<mark>和|及|以及|、|与)(?=国家|全国|省级|世界)")
_ADVERSE = re.compile(pattern("designation-frame", "adverse"))
_NO_TITLE = re.compile(pattern("designation-frame", "no-title"))


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme, pilot, list or title: its name, batch and year apart, and where the name ends."""

    name: str
    batch: str | None
    year: int | None
    end: int


def read_programmes(text: str) -> list[Programme]:
    """The programmes that a text begins with: one, or several in quotation marks (“黑龙江省青年文明号”和“…青年文明号”).

    Words count as a programme's name where they end in one of the ontology's designation words, with a noun of the
    grantee behind it at most, and where no count follows ("优势企业5家" is a figure).

    >>> read_programmes("第三批全国中小学知识产权试点学校")[0].name
    '全国中小学知识产权试点学校'
    >>> read_programmes("国家知识产权强县工程试点县（区）6个")
    []
    """
    quoted = list(_QUOTED.finditer(text))
    if len(quoted) > 1 and quoted[0].start() <= 2 and all(_HEAD.search(quote["words"]) for quote in quoted):
        return [Programme(quote["words"], None, None, quote.end()) for quote in quoted]
    found = read_programme(text)
    both = _BOTH.search(text, 0, found.end) if found else None
    first = read_programme(text[: both.start("mark")]) if both else None
    second = read_programme(text[both.end("mark") :]) if both else None
    if both and first and second:
        return [first, replace(second, end=both.end("mark") + second.end)]
    return [found] if found else []


def read_programme(text: str) -> Programme | None:
    """The programme that a text begins with, or None."""
    region = _GOING_ON.split(re.split(r"[，。；：《》]|并(?=[获被开成])", text)[0])[0]
    ends = [_end(region, head) for head in _HEAD.finditer(region)]
    if not ends:
        return None
    end = max(ends)
    rest = region[end:]
    if re.match(r"的?\s*\d+(?!年)|[一二两三四五六七八九十]+[个家项]", rest) or _NO_TITLE.match(rest):
        return None
    if _LONGER.match(text, end):
        return None
    words = region[:end]
    if _FOUNDED_BASE.match(words):
        return None
    batch = year = None
    if match := _BATCH.search(words):
        batch = match["batch"]
        words = words[: match.start()] + words[match.end() :]
    if match := _YEAR.search(words):
        year = int(match["year"])
        words = words[: match.start()] + words[match.end() :]
    words = _strip(words)
    if (
        len(words) < 2
        or _VAGUE.match(words)
        or any(form.search(words) for form in (_CLASS, _PERSON, _VERB, _ADMITTED, _ADVERSE))
    ):
        return None
    return Programme(words, batch, year, end)


def read_circle(text: str) -> Programme | None:
    """The named circle of its like that a place or body joins: "全国“千件高校”行列".

    >>> read_circle("全国“千件高校”行列").name
    '全国“千件高校”'
    """
    match = _CIRCLE.match(text)
    return Programme(text[: match.start("rest")], None, None, match.end()) if match else None


def _end(region: str, head: re.Match[str]) -> int:
    """Where the name ends whose head stands there: behind it with a noun of the grantee."""
    match = re.compile(_SUFFIX).match(region, head.end())
    end = match.end() if match else head.end()
    if region[end : end + 1] == "”":
        closing = re.compile(rf"”{_SUFFIX}").match(region, end)
        end = closing.end() if closing else end + 1
    return end


def _strip(words: str) -> str:
    while True:
        shorter = _BUILDING.sub("", _LEAD.sub("", _ONLY.sub("", _TAIL.sub("", words), count=1))).strip("、，的 ")
        if shorter == words:
            break
        words = shorter
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        words = words[1:-1]
    return words


def is_bare(name: str) -> bool:
    """Whether a programme's name says only what kind it is: 试点地方, 优势企业, 国家层面的改革试点."""
    own = _HEAD.sub(
        lambda head: head.group() if "知识产权" in head.group() else "",
        _SUFFIXED.sub("", without_brackets(name)),
    )
    return len(own) <= 1 or own == "优势"


def in_place_of(full: str, bare: str) -> str | None:
    """The full name of a bare one behind a full one: after 国家知识产权强市建设示范城市, 试点城市."""
    heads = [head for head in _HEAD.finditer(full) if re.fullmatch(_SUFFIX, full[head.end() :])]
    return full[: heads[0].start()] + bare if heads and heads[0].start() >= 4 else None

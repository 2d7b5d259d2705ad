"""Statistics (统计数据): the numbers that a text reports as fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.figures.levels import leaves_a_level
from kg.extractors.funds.allocations import is_allotted
from kg.extractors.passages.aims import told_as_aim, told_as_coming
from kg.extractors.passages.deeds import is_told_as_done
from kg.extractors.passages.reading import Passage, Reading
from kg.extractors.passages.requests import is_asked_for
from kg.extractors.statistics.conditions import is_condition
from kg.extractors.statistics.coverage import coverage_of
from kg.extractors.statistics.figures import Figure, read_figures
from kg.extractors.statistics.grid_rates import is_rate
from kg.extractors.statistics.subjects import figure_place
from kg.facts import Statistic
from kg.scope import document_mode

_FORECAST = re.compile(r"预计|预期")
# "预计全年授权|可|达1万件".
_POSSIBLE = re.compile(r"(?<![许认])可$")
# What a plan just told of asks for: "，|要求年底前|全省申请量达到7500件"; but 按要求.
_ASKS = r"要求(?:各[^，。；]{0,8})?在?(?:年底|年内|今年|全年|到(?:20\d\d|年))"
_AIM = re.compile(
    rf"{_ASKS}|"
    r"提出(?:在?年内|今年|到20\d\d年)|力争|争取|计划(?!项目|单列|》)|(?<!虚)拟(?!定)|将(?=达|超|突破|新增|建|实现|力争|争取|继续|进一步|于|在|完成|培育|设立|投入|开展|启动|增|推|提)|(?<!年度)目标(?!任务|的|和|、)|要(?:达|比|压减|提高|实现|突破|完成|确保|力争)|(?<![主需重])要$|确保|预期"
)
# "出台《…行动计划（2016—2020年）》等政策|7件|": the words of a title set no aim.
_TITLE = re.compile(r"《[^《》]*》")
RATE = re.compile(r"奖金标准|资助|奖励|补助|补贴|给予|一次性|奖补|贴息|最高|不超过|每[件项家人年笔个]")
# "经评审，|确定|甲市、乙市等12个城市|为|国家…试点城市" is done, also in a notice.
_CHOSEN = re.compile(
    r"(?:，|^|现)(?:[我本][局委厅部办省市会])?(?:研究)?(?:决定)?(?:确定|认定|命名|评定)(?!标准|条件|办法|程序|工作)"
)
_PER_ITEM = re.compile(r"每[项件家个名笔](?:每年)?(?:给予|补助|奖励|资助|最高|一次性|补贴|\d)")
SUBSIDY = re.compile(r"配套|资助|奖励|补助|补贴|给予|奖补|贴息")
# What a rule sets beside its rates: 每年以|20件|为限, 按不超过|40%|的比例予以补偿, 首期拨付|60%|.
_SET = re.compile(r"为限|上限|封顶|拨付(?:余下|剩余|其余)?(?:的)?\d|补偿|按[^，]*比例|奖(?:共|各)?\d+[项名个件]")
# What share somebody bears or gets, set by a rule: 合作银行承担|40%|, 新品种上浮|20%|.
_BEARS = re.compile(r"(?:承担|分担|分摊|补偿|代偿|上浮|下浮|不得超过|不超过实际)[^，；提压缩降增达]*$")


def extract_statistics(reading: Reading) -> Iterator[Statistic]:
    """Figures of sentences that report, and rates of subsidies wherever they stand (rules statistics.count,
    .share, .growth, .rank).
    """
    for passage, figures in judged_figures(reading):
        if (
            passage.section.column in ("value", "indicator", "lead", "partner", "deadline")
            or passage.scope.mode == "reference"
            or is_rate(passage)
        ):
            continue
        for figure, reported in figures:
            if reported and not is_condition(passage, figure):
                yield _statistic(passage, figure)


@lru_cache(maxsize=1)
def judged_figures(reading: Reading) -> tuple[tuple[Passage, tuple[tuple[Figure, bool], ...]], ...]:
    """The figures of every passage, each with whether it is reported; read once for statistics and targets."""
    return tuple(
        (passage, tuple((figure, is_reported(passage, figure)) for figure in read_figures(passage)))
        for passage in reading.passages()
    )


def is_reported(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is reported as fact, not set as an aim.

    Decided by the mode of its place, the words before it and its year; growth on a year before, or a year before the
    document's own, makes a report even in a plan ("2019年，我国发明专利授权45.9万件，同比增长6.2%").
    """
    clause = passage.clause_at(figure.at)
    words = _TITLE.sub("", passage.slice(clause.start, figure.at))
    whole = clause.text
    if is_asked_for(passage, figure.at):
        return False
    if figure.told:
        return figure.told == "fact"
    if "为" in whole and _CHOSEN.search(passage.slice(passage.sentence.start, figure.at)):
        return True
    if _is_rate(passage, figure, whole) or is_allotted(passage, figure.at) or _is_left(figure):
        return True
    if passage.scope.mode == "plan" and _is_forecast(passage, figure):
        return True
    aimed = bool(_AIM.search(words)) or _looks_ahead(passage, figure) or _aim_before(passage, figure)
    aimed = aimed or told_as_aim(passage, figure.at) or told_as_coming(passage, figure.at)
    if passage.scope.mode == "report":
        return not aimed or bool(_FORECAST.search(words))
    if aimed:
        return False
    so_far = re.search(r"截至|截止|已有|(?<!在)现有|已达|(?<![由从])目前|累计达|[仅只]有?$|[还仍][有剩]$", words)
    if figure.date_kind in ("until", "within", "since") or (so_far and not _is_to_come(passage, figure)):
        return True
    grown = figure.change is not None and figure.change.cmp not in (">=", "<=", "~") and "同比" in passage.text
    return _is_past(passage, figure) or grown or leaves_a_level(figure.before) or is_told_as_done(passage, figure.at)


def _is_forecast(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is told as expected; in what is to come the word holds for the clause behind it too, but for one
    that sets an aim: "预计全年授权可达1万件，有效量突破|4.2万件|".
    """
    number = passage.clauses.index(passage.clause_at(figure.at))
    if _FORECAST.search(_TITLE.sub("", passage.slice(passage.clauses[number].start, figure.at))):
        return True
    if passage.scope.mode != "plan" or number == 0 or passage.clauses[number].strong:
        return False
    words = _TITLE.sub("", passage.slice(passage.clauses[number - 1].start, figure.at))
    expected = _FORECAST.search(words)
    return expected is not None and not _AIM.search(words, expected.end())


def _is_left(figure: Figure) -> bool:
    """Whether a figure is the level that is left for another, also for an aim: 由目前的|132家|增加到200家."""
    return (figure.former or leaves_a_level(figure.before)) and not figure.place


def _is_rate(passage: Passage, figure: Figure, clause: str) -> bool:
    """Whether a figure sets the rate or ceiling of a subsidy or prize, which the guide counts as a statistic.

    In "特等奖每项50万元，一等奖20万元" the words of the first clause hold for the second.
    """
    if _SET.search(clause) and passage.is_of_rules and not _AIM.search(clause):
        return True
    if figure.unit == "元" and figure.cmp in (">=", ">") and passage.scope.mode in ("plan", "assign"):
        return bool(SUBSIDY.search(clause))  # 到2025年，每个县|不少于50万元|
    if figure.unit == "元":
        return bool(SUBSIDY.search(clause) or RATE.search(clause) or _PER_ITEM.search(passage.text))
    if figure.unit == "%" and _BEARS.search(clause[: figure.at - passage.clause_at(figure.at).start]):
        return True
    return bool(SUBSIDY.search(clause)) and (figure.unit == "%" or figure.cmp == "<=")


def _is_to_come(passage: Passage, figure: Figure) -> bool:
    """Whether the year of a figure, or of the aims that it stands among, lies behind that of the document: 到2025年…，
    累计达到|5万件|.
    """
    present = _present(passage)
    year = figure.year or passage.scope.year
    return year is not None and 0 < present < year


def _is_past(passage: Passage, figure: Figure) -> bool:
    """Whether the figure's own year lies before that of the document."""
    document = passage.reading.document
    issued = int(document.date[:4]) if document.date else document.year
    return figure.year is not None and issued is not None and figure.year < issued and passage.section.column != "plan"


_DONE_SO_FAR = re.compile(r"共(?!同)|累计|已|了$|了(?=[^，]*$)")
_DONE = re.compile(r"(?:均|都|全部|现|目前)已|^已")
_STRONG_AIM = re.compile(
    rf"{_ASKS}|"
    r"提出(?:在?年内|今年|到20\d\d年)|力争|争取(?![^，。]{0,16}(?:支持|安排|拨付))|确保|要(?:达|压减|提高|实现|突破|完成)"
)


def _aim_before(passage: Passage, figure: Figure) -> bool:
    """Whether a clause before, up to a semicolon, sets the aim: "确保维持年限达到6.4年以上、收入突破2100亿元".

    Growth on the past and a clause that says 已 speak of what is done ("8个城市均已正式印发建设实施方案").
    """
    clause = passage.clause_at(figure.at)
    if figure.change is not None or _DONE.search(clause.text):
        return False
    for clause in reversed([clause for clause in passage.clauses if clause.start <= figure.at]):
        if _STRONG_AIM.search(passage.slice(clause.start, min(clause.end, figure.at))):
            return True
        if clause.strong:
            return False
    return False


def _present(passage: Passage) -> int:
    """The year in which a document was written or that it speaks of, 0 where it tells none."""
    document = passage.reading.document
    return max(int(document.date[:4]) if document.date else 0, document.year or 0)


def _looks_ahead(passage: Passage, figure: Figure) -> bool:
    """Whether the figure's year has not come yet: "到2020年，…；培育100家…", "2021年登记额突破30亿元" in a
    report on 2020.
    """
    present = _present(passage)
    if figure.date_kind == "range" and _DONE_SO_FAR.search(
        passage.slice(passage.clause_at(figure.at).start, figure.at)
    ):
        return False  # “十三五”期间，…，|共处理|案件2177件
    if figure.year is None or not present:
        return False
    return figure.year > present or (figure.year == present and _goes_on_ahead(passage, figure, present))


_NEXT_YEAR = re.compile(r"[\d.,]*[万亿]*[^，。；、\d]{0,4}、((?:19|20)\d\d)年(?:将|要)?(?:达到?|为|突破|超过|增至)\d")


def _goes_on_ahead(passage: Passage, figure: Figure, present: int) -> bool:
    """Whether a year to come goes on from the figure: 2026年用标企业达到|3400家、2027年达到3900家|, told in 2026."""
    following = _NEXT_YEAR.match(passage.slice(figure.at, passage.sentence.end))
    return following is not None and int(following[1]) > present


def _year(passage: Passage, figure: Figure) -> int | None:
    """The year of a figure, of a period not over yet and of what is told as done in a plan at most the present one:
    “十三五”期间，共处理案件2177件, told in 2018.
    """
    present = _present(passage)
    if present and not figure.former and leaves_a_level(figure.before) and passage.scope.mode in ("plan", "assign"):
        return present  # 由目前的|132家|增加到200家
    if not figure.year or not present or figure.year <= present:
        return figure.year
    done = passage.scope.mode in ("plan", "assign") and is_told_as_done(passage, figure.at)
    return present if figure.date_kind == "range" or done else figure.year


def _year_of_place(passage: Passage, forecast: bool) -> int | None:
    """The year of where a figure stands; what a plan sets now, as the rate of a subsidy, is of the plan's own year."""
    document, present = passage.reading.document, _present(passage)
    year = passage.scope.year or document.year
    ahead = year is not None and 0 < present < year and not forecast
    return present if ahead and document_mode(document) == "assign" else year


def _statistic(passage: Passage, figure: Figure) -> Statistic:
    area, city = figure_place(passage, figure)
    change = figure.change
    indicator = figure.indicator
    forecast = _is_forecast(passage, figure)
    return Statistic(
        area=area,
        city=city,
        indicator=f"{_POSSIBLE.sub('', indicator)}（预计）" if forecast and "预计" not in indicator else indicator,
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        cmp=figure.cmp,
        year=_year(passage, figure) or (None if figure.former else _year_of_place(passage, forecast)),
        change_pct=change.pct if change else None,
        change_cmp=change.cmp if change and change.pct is not None and change.cmp != "=" else None,
        rank=figure.rank,
        rank_of=figure.rank_of if figure.rank is not None else None,
        coverage=coverage_of(passage, figure, forecast),
        evidence=passage.evidence(figure.start, figure.end, f"statistics.{figure.kind}"),
    )

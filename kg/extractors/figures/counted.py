"""Counted numbers (计数之数): which numbers of a sentence count something, and which only tell off, sum up or date."""

from __future__ import annotations

import re

from kg.extractors.figures.baselines import is_baseline
from kg.extractors.figures.indicators import measured
from kg.extractors.figures.ranked_places import find_ranking
from kg.extractors.passages.labels import words
from kg.extractors.passages.named_places import places_listed
from kg.extractors.passages.reading import Passage
from kg.mentions import Mention
from kg.values import Quantity

# What is only told off, not counted: "从8个方面规定", "通过六个步骤".
_ABSTRACT = re.compile(r"方面|步骤|环节|层次|角度|维度|阶段|等次|等级|档次|梯次|批次")
# What a list holds: "…示范企业名单（共|15家，排名不分先后）".
_OF_LIST = re.compile(
    r"(?:名单|目录|清单|一览表?|汇总表)[（(](?:第[^，（）]{1,4}批，)?[^（）()，]{0,4}$|(?:节选|选登)$"
)
_MEMBERS = ("条", "点", "项", "件", "个", "方面")
# "主要有三条：|第一条，…", "抓好三项|工作：第一，…": they are told off behind.
_TOLD_OFF = re.compile(r"[\u4e00-\u9fff]{0,6}[：:，。；](?:第?一[条点是、，]|首先)")
# What work turns on: |围绕|新材料、先进制造等|8个|重点产业, 每年实施导航项目5项.
_ROUND = re.compile(r"(?:^|[，；])[^，；]{0,6}?(?:围绕|聚焦|面向|针对|瞄准)[^，；\d]*$")
_FIELDS = re.compile(r"(?:[\u4e00-\u9fff、（）]{0,8}?)(?:产业|行业|领域|产业链|产业集群|方向)(?:[，；]|$)")
# How long a document is: "共设九章六十二条", "共6章45条".
_PARTS = re.compile(r"[一二三四五六七八九十\d]章[、，]?(?:共)?[一二三四五六七八九十\d]+[条节]")
# "二次开发" is done again, not twice.
_AGAIN = re.compile(
    r"全会|全体|党代会|常委会|人代会|开发|创新|利用|加工|研发|转化|审议|征求|修改|修订|论证|讨论|意见|会签|审核|供给|分配"
)
# "两类企业|总数达153家", "两项|数据均居首位", "两批|共安排": they only sum up what was named.
_SUMMED = re.compile(r"[^，。；、]{0,8}?(?:合计|总数|总和|双双|同日|数据|指标|占比)")
# "成为首个有效发明专利突破|400万件|的国家": what it is the first to do, "这是继总量达到|100万件|后…".
_FIRST_TO = re.compile(r"(?:首|唯一|第一)(?:个|家|座|位)?[^，。；]{2,30}$")
# "十二个|重点产业有效专利|1.3万件": whose numbers are told.
_WHOSE = re.compile(r"[^，、；和及与\d]{4,24}")
# "申请量、注册量和融资额|3项|指标提前实现".
_ITEMS = re.compile(r"[、和]")
_BODIES = ("企业", "公司", "单位", "高校", "院校", "机构", "园区", "法院")
_LISTED = ("指标", "数据", "领域", "方面")
# "在西部12个省区中|排名第5", "仅次于深圳等5个计划单列市": the circle of a rank.
_CIRCLE = re.compile(r"[^，。；]{0,10}[中内里]$")
# "25个|创建对象之一", "18个|省辖市中仍有5个": the circle of what is told.
_AMONG_THEM = re.compile(r"[^，。；\d]{1,10}(?:之一|中，?(?:仍|还|尚|已|只|仅|共)*有\d|[中里]$)")
# "连续三届": how often in a row something was held or won, not how many there were.
_IN_A_ROW = re.compile(r"(?:连续|蝉联|前|历|上|近|往|任|第)$")
# What someone says, with figures of its own: “全省登记金额突破百亿元，达112亿元。”.
_SAID = re.compile(r"[，。；]")
# "少了三成（|-30.5%|）": the growth before, once more.
_RESTATED = re.compile(r"[（(][-－+＋]?$")
# "由市产投集团、建设银行和|3家企业|共同出资": who stands behind something, not what was done.
_BACKERS = re.compile(r"(?:拟|将|已)?由[^，；]*(?:[、和与及](?:其他|另外)?|等)$")
_TOGETHER = re.compile(
    r"[^，；。\d]{0,12}?(?:(?<=企业)(?=认缴|出资)|共同|联合|合作|分别|按比例)(?:出资|发起|组建|设立|成立|承担|建设|认缴|投资|编制|制定|起草|承办|主办)"
)
# "最高一件|判赔3000万元": the one that is meant, not how many.
_MOST = re.compile(r"最[高大多长低少](?:的)?一[^\d]{1,2}$")
# "普惠贷款（|1000万元|及以下）62笔": which loans are counted.
_CLASS_OPENS = re.compile(r"[（(](?:单笔|单户|户均|每笔|金额|额度)?(?:低于|不超过|不足)?$")
_CLASS_CLOSES = re.compile(r"(?:（含）)?(?:及?以[上下内])?[）)][^，；。]{0,6}\d")
# "其中1件入选全国法院|50件|典型案例": what the list is called.
_OF_NAME = re.compile(r"(?:入选|入围|列入|选入|获评|评为|当选)[^，；。\d]{0,12}$")
_NAMED = re.compile(
    r"[^，；。\d]{0,6}(?:典型|优秀|示范|指导性|精品|经典|代表性)[^，；。\d]{0,8}(?:案例|事例|案件|事件)"
)
_SPANS = {"年", "个月", "天", "小时", "分钟", "月", "日", "周", "周年", "个工作日", "岁"}
# "分|两期|建设": how something is done, not how much.
_STEPWISE = re.compile(r"(?<![部积得充十百区划评学处细拆瓜])分$")
_STEPS = {"期", "批", "批次", "步", "次", "轮", "组", "片", "场", "年"}
_LEAVES = re.compile(r"(?:由|从)[^，；。\d]{0,8}(?:(?:19|20)\d\d年[^，；。\d]{0,4})?$")
_TIME = re.compile(r"(?:周期|时长|时间|天数|用时|时限|期限|耗时)[^，；。]{0,16}$")
_SPAN_WORDS = re.compile(
    r"(?:为期|期限|周期|时长|历时|用时|缩短至?|压缩至?|压减至?|延长至?|减少至?|平均|年限|周期|用时)[^，。；]{0,8}$|(?:最快|最短|只需|仅需|仅用)$"
    # "平均授权周期：发明72天、实用新型|18天|".
    r"|(?:周期|时长|时间|天数|用时|时限|期限)[：:](?:[^，。；、\d]{1,12}[\d.]+(?:个月|[天日年月])[、，])+[^，。；、\d]{1,12}$"
)


def counted_quantities(passage: Passage) -> list[Mention]:
    """The numbers that count something: not those inside titles, quotations, growth, ranks, dates or document
    numbers.
    """
    if not passage.mentions("quantity"):
        return []
    taken = [
        (mention.start, mention.end)
        for label in ("title", "quoted", "change", "rank", "date", "number")
        for mention in passage.mentions(label)
        if label != "quoted" or not _SAID.search(str(mention.value))
    ]
    rankings = [find_ranking(passage, clause) for clause in passage.clauses]
    taken += [(ranking.start, ranking.end) for ranking in rankings if ranking]  # 最高的|三个|市是…
    return [
        mention
        for mention in passage.mentions("quantity")
        if (
            not any(start <= mention.start < end for start, end in taken)
            or is_baseline(passage, mention.start, mention.end)
        )
        and isinstance(mention.value, Quantity)
        and (mention.value.unit or mention.value.value >= 1000)
        and _counts_something(passage, mention)
    ]


def _counts_something(passage: Passage, mention: Mention) -> bool:
    """Whether a number counts things: a span of time does so only where its length is the point ("为期三年",
    "压缩至10天").

    一 as an article ("一条…之路", "一个产业一道防火墙") counts nothing.
    """
    quantity = mention.value
    assert isinstance(quantity, Quantity)
    if _OF_LIST.search(passage.slice(passage.sentence.start, mention.start)):
        return False
    marked = _RESTATED.search(passage.slice(max(passage.sentence.start, mention.start - 2), mention.start))
    if marked and any(change.end == mention.start - len(marked.group()) for change in passage.mentions("change")):
        return False
    if quantity.unit == "周年" or (
        quantity.unit in _MEMBERS and _TOLD_OFF.match(passage.slice(mention.end, mention.end + 12))
    ):
        return False
    if quantity.unit in ("位", "名") and passage.slice(mention.start - 1, mention.start) in ("前", "后", "末"):
        return False  # 居末|两位|的是甲县、乙县
    if quantity.unit == "届":
        return not _IN_A_ROW.search(passage.slice(passage.sentence.start, mention.start))
    if quantity.unit in _SPANS:
        before = passage.slice(passage.sentence.start, mention.start)
        return bool(_SPAN_WORDS.search(before)) or (_LEAVES.search(before) is not None and _measures_time(before))
    if quantity.value == 1 and _MOST.search(passage.slice(passage.sentence.start, mention.end)):
        return False
    if quantity.loose and quantity.value_max is None and (quantity.value == 1 or quantity.unit in ("个", "条")):
        return False
    if quantity.unit in _STEPS and _STEPWISE.search(passage.slice(passage.sentence.start, mention.start)):
        return False
    said = passage.slice(passage.sentence.start, mention.start)
    fields = _FIELDS.match(passage.slice(mention.end, passage.sentence.end))
    if quantity.unit in ("个", "大") and fields and _ROUND.search(said):
        return False
    if quantity.unit in ("次", "轮") and _AGAIN.match(passage.slice(mention.end, mention.end + 3)):
        return False
    if quantity.unit in ("条", "章", "款", "节") and _PARTS.search(
        passage.slice(max(passage.sentence.start, mention.start - 6), min(passage.sentence.end, mention.end + 4))
    ):
        return False
    if _ABSTRACT.match(passage.slice(mention.end, mention.end + 3)):
        before = passage.slice(passage.sentence.start, mention.start)
        if not before.endswith(words("laying-down")):
            return False
    return not _sums_up(passage, mention, quantity)


def _measures_time(before: str) -> bool:
    """Whether words name a span of time that is measured: 平均审理天数|由2019年的, 授权周期|由."""
    return _TIME.search(before) is not None


def _sums_up(passage: Passage, mention: Mention, quantity: Quantity) -> bool:
    """Whether a number only says how many were named, or among how many a rank is held."""
    clause = passage.clause_at(mention.start)
    before, after = passage.slice(clause.start, mention.start), passage.slice(mention.end, clause.end)
    if before.startswith(("仅次于", "次于", "这是继", "是继")) or _AMONG_THEM.match(after):
        return True
    if _OF_NAME.search(before) and _NAMED.match(after):
        return True
    if quantity.unit == "元" and quantity.cmp != "=" and _CLASS_OPENS.search(before) and _CLASS_CLOSES.match(after):
        return True
    if _BACKERS.fullmatch(before) and _TOGETHER.match(after):
        return True
    if quantity.cmp in (">", ">=") and _FIRST_TO.search(before) and after.startswith("的"):
        return True
    if quantity.unit == "所" and quantity.value >= 100 and after.startswith(("等", "、")):
        return True  # 中船703所等19家单位
    measured_of = any(char.isdigit() for char in after)  # 甲、乙、丙|3户|企业拥有专利均超过500件
    if (
        2 <= quantity.value <= 10
        and not before.endswith("等")
        and after.startswith(_LISTED + (_BODIES if measured_of else ()))
        and len(_ITEMS.findall(before)) == quantity.value - 1
    ):
        return True  # A、B、C和D|4项|指标
    ranks = passage.mentions("rank", mention.end, clause.end)
    if ranks and "在" in before and _CIRCLE.fullmatch(passage.slice(mention.end, ranks[0].start)):
        return True
    following = [other for other in passage.mentions("quantity", mention.end, clause.end) if other.start > mention.end]
    spelt = not passage.slice(mention.start, mention.start + 1).isdigit()
    between = passage.slice(mention.end, following[0].start) if spelt and following else ""
    if _WHOSE.fullmatch(between) and measured(between) and quantity.value > 1:
        return True  # 十二个|重点产业有效专利|1.3万件
    if not spelt or quantity.cmp != "=" or not 2 <= quantity.value <= 10:
        return False
    if len(places_listed(passage, mention.start)) == quantity.value:
        return True  # 烟台、潍坊、临沂|三个|法庭
    return _SUMMED.match(after) is not None

"""Units (计量单位): the measure words that may follow a number, and what must not follow them.

A measure word is often the first character of a longer word (件/件次, 个/个性, 部/部门), so each stands with the
continuations that make it something else. The list is the grammar of counting and is the same for every subject field.
"""

from __future__ import annotations

import re

from kg.values.alternation import alternation

# Things that are counted one by one: "2.2家" at the head of an item is item 2., 2家.
COUNTED = {
    "个": "性|别|体(?!系)|百分点",
    "家": "渠|庄|湾",
    "件": "事(?!项)",
    "项": "目",
    "人": "口|均|民|才|大(?!学)|社|力|事|文|工智能",
    "名": "单|称|录|牌|义|列|誉|额",
    "位": "于|一体|居(?!民)|列|置",
    "起": "来|草|步|点|施行|实施|执行|至|算",
    "例": "如|外|会|行",
    "所": "有|属|在|谓|需|得|以|示|列|述|附|指",
    "户": "口|籍|外",
    "笔": "",
    "次": "性|党代会|日|年|要|级|数(?![据字量学码])|生",
    "期": "间|限|内|末|刊|望|货|权|待|满",
    "场": "所|馆|地|景",
    "支": "持|部|付|撑|行|队(?!伍)",
    "只": "有|是|能|要",
    "条": "件|例|龙",
    "种": "植(?!物)|子|业|苗|群|养",
    "类": "似|型|别",
    "部": "门|委|分|署|长|级|队",
    "册": "",
    "本": "市|省|地|区|级|科|年|身|着",
    "份": "额",
    "篇": "",
    "套": "餐|路|期|利",
    "台": "湾|州|账|风|河|山|县|区(?!别)",
    "批": "准|复|示|发|评",
    "款": "项|额|式",
    "宗": "旨|教",
    "枚": "",
    "幅": "度",
    "座": "谈",
    "栋": "",
    "张": "",
    "块": "",
    "辆": "",
    "瓶": "颈|装",
    "箱": "包|体",
    "盒": "",
    "组": "织|建|长|合|成|团|委",
    "处": "理|罚|置|室|于|长|级",
    "轮": "",
    "分": "别|中心|支|会|局|析|布|公司|类|级|为|成|工|享|配|院|校|行|店|解|阶段|批|期|步|层|组|散|离|之|钟|管|设"
    "|发|开|区|段|块|项|值",
    "单": "位|独|方|一|项|列|元|户|纯|设|打|笔|点",
    "门": "式|户|店|槛|类|峡",
    "大类": "",
    "小类": "",
    "班次": "",
    "个月": "",
    "个多月": "",
    "个工作日": "",
    "工作日": "",
    "周年": "",
    "届": r"[^，。；、）)\s]",
    "课时": "",
    "学时": "",
}
COUNTED |= {f"{word}次": "性|日|年" for word in "人家件户台场项篇批例起"}
_IN_BRACKETS = re.compile(r"[（(](次)[）)]")
COUNTED |= {f"{word}{opening}次{closing}": "" for word in "人家件户台场项批" for opening, closing in ("（）", "()")}

# Things that are measured and may have a fraction.
MEASURED = {
    "%": "",
    "‰": "",
    "个百分点": "",
    "百分点": "",
    "倍": "增|数|加|率",
    "成": "果|员|立|功|效|长|都|本|熟|套|为|交|品|就|分|不变|绩|渝|人|型|因|份|都市",
    "年": "代|级|轻|终|鉴|报|底|末|初|度|[0-9]{1,2}月",
    "天": "津|然|府|使|水|河|山|气|文|网|猫",
    "日": "",
    "周": "边|期|知|转|围|密|到|末",
    "小时": "",
    "分钟": "",
    "吨": "",
    "公斤": "",
    "千克": "",
    "亩": "",
    "人年": "",
    "公顷": "",
    "米": "",
    "公里": "",
    "千米": "",
    "平方米": "",
    "平方公里": "",
    "平米": "",
    "立方米": "",
    "千瓦": "",
    "兆瓦": "",
    "元": "区(?!块)|素|件|器|旦|月|年|首|宵|帅|老|结构|化|论",
    "元人民币": "",
    "美元": "",
    "欧元": "",
    "港元": "",
    "港币": "",
    "日元": "",
    "英镑": "",
}

TIME = frozenset({"年", "个月", "天", "日", "周", "小时", "分钟", "个工作日", "工作日"})

_SAME = {"个多月": "个月", "百分点": "个百分点", "元人民币": "元", "平米": "平方米", "港币": "港元"}


UNIT = f"(?:{alternation(COUNTED | MEASURED, COUNTED | MEASURED)})"


def canonical_unit(printed: str) -> str:
    """The unit under one name: 百分点 -> 个百分点, 元人民币 -> 元.

    >>> canonical_unit("元人民币"), canonical_unit("家次"), canonical_unit("家（次）")
    ('元', '家次', '家次')
    """
    return _SAME.get(printed, _IN_BRACKETS.sub(r"\1", printed))


_POINTS_FOLLOW = re.compile(r"(?:[、和及与]|以及)[0-9.]+个百分点")


def unit_of_list(unit: str, text: str, end: int) -> str:
    """The unit of a number that ends at `end`, that of its list where only the last of it prints it whole:
    高出10个|和10.6个百分点.
    """
    return "个百分点" if unit == "个" and _POINTS_FOLLOW.match(text, end) else unit

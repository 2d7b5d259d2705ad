"""Comparison words (比较词) before and after a number: 近70家, 60亿元以上, 不超过500万元.

The signs: "=" exact, "~" about, ">" and "<" strict, ">=" and "<=" inclusive.
"""

from __future__ import annotations

import re

BEFORE = {
    "接近": "<", "将近": "<", "近": "<", "不足": "<", "不到": "<", "未满": "<", "不满": "<", "低于": "<", "少于": "<",
    "小于": "<", "大约": "~", "约为": "~", "约": "~", "大概": "~", "超过": ">", "超": ">", "突破": ">", "逾": ">",
    "高于": ">", "多于": ">", "大于": ">", "至少": ">=", "不低于": ">=", "不少于": ">=", "不小于": ">=", "最低": ">=",
    "最少": ">=", "不超过": "<=", "不高于": "<=", "不多于": "<=", "不大于": "<=", "最高": "<=", "最多": "<=",
    "最高不超过": "<=", "≥": ">=", "≧": ">=", ">": ">", "≤": "<=", "≦": "<=", "<": "<",
}  # fmt: skip

# Only before a number that is a scale word alone: 上千家, 过百件, 破万.
BEFORE_SCALE_WORD = {"上": ">=", "过": ">", "破": ">"}

AFTER = {"以上": ">=", "以下": "<=", "以内": "<=", "之内": "<=", "左右": "~", "上下": "~"}

# 最近三年 and 附近3家 are no comparisons, nor are 签约20项, 节约100万元, 赶超.
_NOT_BEFORE = {
    "近": "附最邻临",
    "约": "签节合公违条预契制履",
    "超": "赶",
    "上": "网线以之会",
    "过": "通经超不",
    "低": "不",
}


def _before_words(words: dict[str, str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        (f"(?<![{_NOT_BEFORE[word[0]]}])" if word[0] in _NOT_BEFORE else "") + re.escape(word) for word in longest_first
    )


# "最高可达20万元", "突破了100件", "不低于人民币10万元", "约为70家"; in "最高给予15万元" the comparison does not touch
# the number.
_FILLER = r"(?:了|可?达到?|可|为|占|人民币|有)?\ ?"
_GRANT = r"(?P<grant>(?:可?(?:一次性)?(?:给予|资助|奖励|补助|补贴|补偿|奖补|贴息|支持|贷款|补)))?"
_BEFORE = re.compile(rf"(?P<word>{_before_words(BEFORE)}){_GRANT}{_FILLER}\Z")
_BEFORE_SCALE_WORD = re.compile(rf"(?P<word>{_before_words(BEFORE | BEFORE_SCALE_WORD)})(?P<grant>)了?\ ?\Z")
_REACHED = re.compile(r"达到?\Z|[至到]\Z")
_LONGEST = 18
_AT = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, BEFORE), key=lambda word: (-len(word), word)))}){_FILLER}")

# "20%以上", "500万元及以上", "100万元（含）以上"; 10以上海 is none.
_AFTER = re.compile(r"\ ?(?:[（(]含[）)]|及|或)?(?P<word>以上(?!海)|以下|以内(?!蒙)|之内|左右|上下(?!游|联动))")
_WITHIN = re.compile(r"内(?![蒙部外涵容])")


def before_comparison(text: str, position: int, scale_word: bool = False) -> tuple[str | None, int]:
    """The comparison that ends at the position, and where it begins (the position itself where it does not touch).

    >>> before_comparison("确定首批单位近70家", 7), before_comparison("最近3年", 2)
    (('<', 6), (None, 2))
    >>> before_comparison("服务企业上千家", 5, scale_word=True)
    ('>=', 4)
    """
    pattern = _BEFORE_SCALE_WORD if scale_word else _BEFORE
    found = pattern.search(text, max(0, position - _LONGEST), position)
    if found is None:
        return None, position
    word = found["word"]
    sign = BEFORE.get(word) or BEFORE_SCALE_WORD[word]
    return sign, position if found["grant"] else found.start()


def after_comparison(text: str, position: int, of_time: bool = False) -> tuple[str | None, int]:
    """The comparison that begins at the position, and where it ends; 内 counts after a span of time (3个月内).

    >>> after_comparison("达60亿元以上", 5), after_comparison("3个月内", 3, of_time=True)
    (('>=', 7), ('<=', 4))
    """
    found = _AFTER.match(text, position)
    if found is not None:
        return AFTER[found["word"]], found.end()
    if of_time and _WITHIN.match(text, position):
        return "<=", position + 1
    return None, position


# "约占全市|四成", "还不到全国平均水平的|三成": the whole stands between the comparison and the share.
_FAR = re.compile(rf"(?P<word>{_before_words(BEFORE)})(?:占(?:到|了)?)?[^，。；、\d]{{1,12}}\Z")


def far_comparison(text: str, position: int) -> str | None:
    """The comparison of a share that ends at the whole before it, or None.

    >>> far_comparison("约占全市四成", 4), far_comparison("还不到全国平均水平的三成", 10)
    ('~', '<')
    """
    found = _FAR.search(text, max(0, position - _LONGEST), position)
    return BEFORE[found["word"]] if found else None


# "不超过贷款利息|50%", "不低于销售收入的|3%", "不得超过实际支出的|100%".
_BOUND = re.compile(r"不得?(?P<word>超过|高于|多于|低于|少于)(?!部分)[^，。；、\d按给]{1,12}\Z")


def bound_comparison(text: str, position: int) -> str | None:
    """The bound of a percentage that ends at the whole before it, or None.

    >>> bound_comparison("按不超过贷款利息50%的比例", 8), bound_comparison("不超过部分按50%", 6)
    ('<=', None)
    """
    found = _BOUND.search(text, max(0, position - _LONGEST), position)
    return BEFORE[f"不{found['word']}"] if found else None


def is_reached(text: str, position: int) -> bool:
    """Whether 达, 达到, 至 or 到 ends at the position: "分别达到万家" counts, "万家企业" does not."""
    return _REACHED.search(text, max(0, position - 2), position) is not None


def skip_comparison(text: str, position: int) -> int:
    """Where the number begins behind the comparison words that stand at the position, if any.

    >>> skip_comparison("增长近40%", 2), skip_comparison("增长40%", 2)
    (3, 2)
    """
    found = _AT.match(text, position)
    return found.end() if found else position

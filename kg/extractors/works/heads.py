"""Heads (中心语): the nouns that end the names of documents without 《》, and which phrases before them are names."""

from __future__ import annotations

import re
from functools import cache

from kg.extractors.works.wording import unspecific, words
from kg.scope import leading_area

MASK = "\ue000"
"""Stands for each character of what is in 《》, so that no word of a title is read as running text."""

LONGEST = 60
SUBJECT_VERB = re.compile(
    r"(?:已|已经|正式|顺利|全面|同步|同日|首次|经[^，。；、]{2,20}?(?:审议|审定|评审|研究)?(?=通过)|[自于]|\d{1,2}月|\d{1,2}日)*(?:实施|出台|印发|发布|上线|通过|获批|签约|开通|建成|启用)|[“]?贯标"
    r"|(?:尚|还|正)?(?:待|等待|有待)(?:验收|上线|发布)"
)
"""What follows a name that is the subject of its clause: …数据库|5月6日开通."""

_FOLLOWED = (
    r"(?=$|[，。；;、,:：）)”“（(]|以及|后[，,]|[和及与并或等]|[“]?贯标"
    r"|(?:正式|顺利|全面|同步|同日|首次|已经?|获|经[^，。；、]{2,20}?(?:审议|审定|评审|研究)?(?=通过)|[自于]|\d{1,2}月|\d{1,2}日)*(?:通过|签约|出台|印发|发布|上线|实施|施行|开通|建成|启用)"
    r"(?:$|[，。；、后并])|(?:尚|还|正)?(?:待|等待|有待)(?:验收|上线|发布)"
    r"|的(?:{demand})"
    r"|的?(?:研究|编制|编写|起草|制定|修订|出版)(?:工作)?(?:$|[，。；、])|(?<=库)(?:建设|开发|搭建)(?:工作|任务)?(?:$|[，。；、]))"
)
# "3个", "多项", "第二批", "等5个": what is counted has no name.
_COUNTED = re.compile(
    r"^(?:[\d一二三四五六七八九十两]+余?|多|数|各)[个项份部册种类批]|第[一二三]|[和与及、](?:\d+|[两三四五六七八九十])[个项份部册]|等\d+余?[个项份部册种类批]"
)
_ABOUT_OTHERS = ("方案", "细则", "意见", "办法", "计划", "规划", "要点", "安排", "任务分解表", "任务清单", "责任清单")
_PERFECTED = ("指南", "指引", "办法", "细则", "条例", "规程")
_ENTERED = ("方案", "规划", "要点", "纲要")
_WHOSE = r"[各全本我]?[省市县区州](?!级)"
# 落实|东北三省一区知识产权行政保护协作协议: the parties are named in it.
_REGION = r"[^，、]{0,10}?(?:[一二三四五六七八九十两\d]+(?:省|市|地|区)|[^，、]{2,6}三角|经济[带圈])"
_BARE = re.compile(r"相关|有关|一系列|系列|配套|具体|若干|各项|政策|工作|实施|总体|专门|建设")
_PREDICATE = re.compile(r"要|会同|将|对|由|牵头|加强|推动|负责")
_NO_NAME = (
    "被", "在", "对", "将", "把", "以", "为", "按", "与", "向", "从", "经", "该", "其", "各", "如", "的", "根据",
    "通过",
)  # fmt: skip
_OUTWARD = re.compile(r"对[口外接]")
"""Words that begin like a preposition and are none: |对口|援助协议书."""


def has_head(text: str) -> bool:
    """Whether a text has the noun of any head, whatever stands behind it."""
    return _noun().search(text) is not None


def find_heads(text: str) -> tuple[re.Match[str], ...]:
    """The heads of a clause that may end a name; group `head` is the noun, a remark in brackets may follow it."""
    return tuple(_pattern().finditer(text))


def is_name(body: str, head: re.Match[str], verb: str | None, role: str | None, document_class: str) -> bool:
    """Whether a phrase says enough to be a name, and whether its verb, if there is one, goes with its kind.

    "印发|年度重点工作安排" is one, "制定|工作方案" and "出台|相关政策" are none.
    """
    if (
        len(body) > LONGEST
        or (body.startswith(_NO_NAME) and not _OUTWARD.match(body))
        or _COUNTED.search(body)
        or re.search(r"[，。；：]", body)
    ):
        return False
    if re.match(words("of-each"), body):
        return False  # 制订|适合地方产业发展的政策: each place has its own
    if re.search(r"(?:[被已获]|^工作)(?:列|纳)入|小组统筹", body):
        return False  # 修订|工作被列入立法计划: a clause of its own
    if re.search(r"了(?!解)|(?:征求|听取|提出|反馈)意见$", body):
        return False  # 修订|时充分吸纳了我局意见
    if not _balanced(body) or re.match(words("citing"), body):
        return False
    own = body[: head.start() - head.end()]
    if document_class == "agreement":
        if role == "carrying":
            return re.match(_REGION, body) is not None and len(own) > 6
        return bool(own) if role == "signing" else role is None and body.endswith("战略合作")
    if role == "signing" or (role == "making" and verb and not _made(verb, head["head"], document_class)):
        return False
    if head["head"] == "规定" and re.search(r"(?:条例|办法|法律|细则)规定$", body):
        return False  # 按照|立法条例|规定: what a law says
    if MASK in body:
        return role in ("making", None) and _about_other(own, head["head"])
    return _says_enough(body, own, head["head"], verb, role)


def _says_enough(body: str, own: str, head: str, verb: str | None, role: str | None) -> bool:
    """Whether the words of its own tell this document from others of its kind."""
    rest = unspecific().sub("", _last_of_list(own.removesuffix("的")))
    if head in ("通知", "决定"):
        return re.match(r"关于.{6,}", body) is not None
    if role == "citing":
        return len(rest) >= 4 and (leading_area(body) is not None or re.search(r"关于.{6,}", own) is not None)
    if role == "entering":
        if head not in _ENTERED or _last_of_list(own) != own:
            return False
        return len(re.sub(rf"{words('any-government')}|{_WHOSE}", "", rest)) >= 4
    if role == "carrying":
        return _carried(body, head, rest)
    if verb is not None and re.search(r"印发|下发", verb):
        return bool(_BARE.sub("", own.removesuffix("的")))
    if role is None and (_PREDICATE.search(own) or own.endswith("的")):
        return False
    # Every province has one: 修订|专利条例.
    return len(rest) + len(head) - 2 >= (2 if head == "条例" else 4)


def _about_other(own: str, head: str) -> bool:
    """Whether a phrase is the name of a paper on another one: 《…意见》|任务分工和工作进度方案; not 《…》等政策文件."""
    return (head in _ABOUT_OTHERS or head == "报告") and re.search(rf"{MASK}的?[^{MASK}等、]{{2,16}}$", own) is not None


def _last_of_list(own: str) -> str:
    """The words of the last member of a list whose first members are kinds alone: "技术方案和|工作"."""
    heads = list(re.finditer(rf"{words('head')}(?:[、和与及]|以及)", own))
    return own[heads[-1].end() :] if heads else own


def _made(verb: str, head: str, document_class: str) -> bool:
    """Whether a verb that makes other things too makes such a document: 建立 a database or list, 形成 a report.

    Of what is bettered (完善) a few kinds are papers (评议工作指南); 完善…政策措施 and 完善…标准 name none.
    """
    if verb.endswith("完善") and not verb.startswith("修"):
        return head.endswith(("库", "录")) or head in _PERFECTED
    if verb in ("新建", "新增", "开通"):
        return head.endswith("库")
    if verb.endswith("建立"):
        return head.endswith(("库", "录")) or (verb != "建立" and document_class == "policy")
    return document_class == "publication" or not verb.endswith("形成")


def _carried(body: str, head: str, rest: str) -> bool:
    """Plans and standards are carried out (启动…培育计划), of other papers those named in full (关于…的意见)."""
    if head == "计划":
        return len(rest) >= 4
    if head in ("规范", "标准"):
        return len(re.sub(r"规范|标准|服务", "", rest)) >= 4
    return re.match(r"关于.{6,}", body) is not None


def _balanced(body: str) -> bool:
    return all(body.count(opener) == body.count(closer) for opener, closer in ("（）", "“”", "()", "《》"))


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(words("head"))


@cache
def _pattern() -> re.Pattern[str]:
    followed = _FOLLOWED.replace("{demand}", words("demand"))
    return re.compile(rf"(?P<head>{words('head')})(?:[（(][^（）(){MASK}]{{1,12}}[）)])?{followed}")

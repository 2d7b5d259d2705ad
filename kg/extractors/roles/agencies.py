"""Agencies (机构): lists of agencies as texts print them, and who of them leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extractors.passages.labels import pattern, words
from kg.lexicon import area_by_name

# Blanks between names are lost in the clean text: 省知识产权局|省司法厅; 市场 begins no name.
_MARK = re.compile(
    r"[、，,；;/]|(?:以及|及|与|和)(?=各|有关|相关|省|市|县|区|国家|自治区)|(?<=[局厅院])(?=省[^级]|市[^场辖]|各[市县区设有])"
)
_POINTS = ("、", "，", ",", "；", ";", "/")
_LEVEL = r"(?:[省市州县区盟旗]|自治[州县]|设区市|直管市)"
# |各市、县人民政府|, |市、县市场监督管理局|: one name for the bodies of several levels.
_COLLECTIVE = re.compile(
    rf"各{_LEVEL}、[^，；]*?(?:人民政府|政府|管委会)|(?:(?<=[、，；和及与])|^)各?(?:{_LEVEL}、)+{_LEVEL}(?:（[^（）]{{1,6}}）)?[^，；、]{{2,}}"
)
_HOW = r"(?:按照?(?:各自)?(?:的)?(?:工作)?(?:职能|职责|分工|权限)+|分别|共同|具体|分工|联合|积极|要|\s)+"
"""How those named do their part: 按职责分工, 按照各自职责, 分别."""

_TOWN = re.compile(r"(?:各|相关|有关)?(?:镇街|街镇|乡镇|镇（街道）|镇|街道)|(?!示范|试点|特色)[一-鿿]{2,4}(?:镇|街道)")
_SHORT = re.compile(
    r"(?<![一-鿿])(?P<name>[一-鿿]{2,6})"
    r"(?=(?:、[一-鿿]{2,6})*?、[一-鿿]{2,6}(?P<ending>[局厅])(?:$|[，,；;、]))"
)
"""A name without its ending, in a list whose last has it for all: 市知识产权|、工商|、版权局."""
_SHORT_PLACE = re.compile(
    r"(?<![一-鿿])(?P<name>[一-鿿]{2,4})(?=(?:、[一-鿿]{2,4}?)*?、[一-鿿]{2,4}?(?P<ending>[市州县区](?:人民政府|政府|管委会))(?:$|[，,；;、]))"
)
"""A place without its ending, in a list whose last has it for all: |沈阳|、大连市政府."""
_ENDED = re.compile(rf"{pattern('agency-ending')}$")
_TRAIL = re.compile(rf"(?:等(?:有关|相关|省直|市直)*(?:部门|单位|机构)?|{_HOW})+$")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is responsible (责任分工): those that lead, then all in the order printed."""

    leads: tuple[str, ...]
    agencies: tuple[str, ...]


def split_agencies(text: str) -> tuple[str, ...]:
    """The names of a list, as printed; () where the words are no list of bodies.

    >>> split_agencies("省编办和省财政厅、人力资源和社会保障厅等")
    ('省编办', '省财政厅', '人力资源和社会保障厅')
    >>> split_agencies("新增贯标企业200家")
    ()
    """
    text = _with_endings(text)
    names: list[str] = []
    start = depth = 0
    groups = [group.span() for group in _COLLECTIVE.finditer(text)]
    for mark in re.finditer(rf"[（(]|[）)]|{_MARK.pattern}", text):
        if any(begin <= mark.start() < end for begin, end in groups):
            continue
        if mark.group() and mark.group() in "（(）)":
            depth += 1 if mark.group() in "（(" else -1
        elif depth == 0 and (mark.group() in _POINTS or _is_body(text[start : mark.start()])):
            names.append(text[start : mark.start()])
            start = mark.end()
    names.append(text[start:])
    bare = [_TRAIL.sub("", name).strip("。 ") for name in names]
    found = tuple(name for name in bare if name)
    return found if found and all(map(_is_body, found)) else ()


def _with_endings(text: str) -> str:
    """A list whose names share the ending of the last, each with its own: 市知识产权|局|、工商|局|、版权局."""
    if "、" not in text:
        return text
    return _SHORT_PLACE.sub(_with_government, _SHORT.sub(_with_ending, text))


def _with_ending(name: re.Match[str]) -> str:
    return name.group() if _ENDED.search(name.group()) else name["name"] + name["ending"]


def _with_government(name: re.Match[str]) -> str:
    return name["name"] + name["ending"] if area_by_name(name["name"] + name["ending"][0]) else name.group()


def _is_body(name: str) -> bool:
    """Whether a name can be that of a body: it ends as those do, without figures or verbs of saying."""
    name = re.sub(r"〔[^〔〕]{2,20}〕$", "", name)  # 省市场监管局〔省知识产权局〕
    bare = re.sub(r"[（(](?:[^（）()]*[）)]$|[^（）()]{1,6}[）)](?=.))", "", _TRAIL.sub("", name))
    if not 2 <= len(bare) <= _LONGEST or re.search(r"[\d《“：:（）()]", bare):
        return False
    return re.search(rf"{pattern('agency-ending')}$", bare) is not None or _TOWN.fullmatch(bare) is not None


def read_assignment(text: str) -> Assignment | None:
    """The assignment that the words in a bracket or a line state, or None.

    "A、B负责" and "责任单位：A、B": A leads. "A、B牵头，C参加" and "牵头单位：A、B；配合单位：C": A and B lead.

    >>> read_assignment("省法院牵头，省检察院、省公安厅参加").agencies
    ('省法院', '省检察院', '省公安厅')
    >>> read_assignment("责任单位：省知识产权局、省司法厅").leads
    ('省知识产权局',)
    >>> read_assignment("责任单位——省财政厅、省知识产权局（共同牵头）；省司法厅").leads
    ('省财政厅', '省知识产权局')
    """
    text = _deadline().sub("", text).split("。")[0].strip("；;，, ")
    return join_parts(_labelled(text) or _verbal(text))


def read_list(text: str, least: int = 2) -> Assignment | None:
    """The assignment of a bracket that lists at least so many bodies and no verb: the first of them leads."""
    names = split_agencies(_deadline().sub("", text))
    return Assignment(names[:1], names) if len(names) >= least and not _TOWN.fullmatch(names[0]) else None


def agency_label(*roles: str) -> str:
    """Matches what is printed before the names of those who lead (`lead`) or help (`partner`), as a pattern.

    Besides the ontology's labels, those that name another kind of body than 单位: 责任单位 makes 责任|处室, 责任|机构.
    """
    stems = [re.escape(label[:-2]) for label in words("column-role", *roles) if re.search("..单位$", label)]
    return rf"(?:{pattern('column-role', *roles)}|(?:{'|'.join(stems) or '(?!)'})[\u4e00-\u9fff]{{2}})"


AFTER_LABEL = (
    r"(?:[:：]|[—–―]{1,2}|(?:分别)?[为是]"
    r"(?=[省市区县州各国自]|[\u4e00-\u9fff]{1,12}?[部委局办院署](?:[、，；。和]|$)))"
)
"""What parts a label from the names: "责任单位：省司法厅", "责任单位——省司法厅", "责任单位为省司法厅"."""


@cache
def _deadline() -> re.Pattern[str]:
    """Matches by when a task is to be done, which tells nobody's part in it: "；完成时限：2023年12月"."""
    return re.compile(
        rf"[；;，,。]?\s*{pattern('column-role', 'deadline')}{AFTER_LABEL}[^；;，,。]*(?=[；;，,。]|$)"
        r"|[；;，,](?:(?:20)?\d\d年[^；;，,。]{0,8}|\d{1,2}月[^；;，,。]{0,6}|年底前|长期|持续|全年)"
        r"(?:完成|实施|推进|开展|落实|坚持|启动)?(?=。|$)"
    )


_LABEL = re.compile(rf"({agency_label('lead', 'partner')}){AFTER_LABEL}")
_LEADING = re.compile(r"[（(](?:共同|联合)?(?:牵头|主办)(?:单位|部门)?[）)]$")
_LEADING_ONE = re.compile(rf"({_LEADING.pattern.removesuffix('$')})(?:[、，,]|(?=[\u4e00-\u9fff]))")
_PARTNER = pattern("responsibility", "partner")
_JOINED = re.compile(rf"[，,；;](?=[^，,；;]+{_PARTNER}$)|{_PARTNER}$")
_LED = re.compile(rf"{pattern('responsibility', 'lead')}[，,；;]")
_JOINING = re.compile(r"(?<=.)会同(?=.)")
_JOINS = re.compile(r"并?(?:会同|协同|联合)(?=.)")
_VERB = re.compile(rf"(?:{_HOW})?({pattern('responsibility', 'lead', 'responsible', 'partner')})$")


_EACH_ITS_OWN = re.compile(r"(?:分别|各自)(负责|承担).{2,40}$")
"""Who does which part of a task: （市司法局、市市场监管局|分别负责立法和文件清理|）."""


def _labelled(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Parts such as "牵头单位：A、B": the role and the names."""
    labels = list(_LABEL.finditer(text))
    if not labels or labels[0].start() > 0:
        return []
    ends = [*(label.start() for label in labels[1:]), len(text)]
    parts: list[tuple[str, tuple[str, ...]]] = []
    for label, end in zip(labels, ends, strict=True):
        words = text[label.end() : end].strip("；;，, ")
        if marked := marked_parts(words):
            parts += marked
            continue
        if _LED.search(words) and (verbal := _verbal(words)):
            parts += verbal
            continue
        if (verb := _VERB.search(words)) and _verb_role(verb[1]) == "responsible":
            words = words[: verb.start()]  # 责任单位：省知识产权局、省商务厅|按职责分工负责|
        names, *joined = _JOINED.split(words)
        parts.append((label_role(label[1]), split_agencies(names)))
        parts += [("partner", split_agencies(name)) for name in joined if name]
    return parts


def marked_parts(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Parts of a list that marks who leads, "省司法厅（牵头单位），省检察院、省法院"; [] where it marks nobody."""
    pieces = re.split("[；;]", _LEADING_ONE.sub(r"\1；", text))
    marked = [(_LEADING.search(piece), _LEADING.sub("", piece)) for piece in pieces if piece]
    if not any(mark for mark, _ in marked):
        return []
    return [("lead" if mark else "partner", split_agencies(piece)) for mark, piece in marked]


def label_role(label: str) -> str:
    """The role of those under a label or a column's title: 牵头单位 lead, 责任单位 responsible, 配合单位 partner."""
    if re.search(rf"{agency_label('partner')}$", label):
        return "partner"
    return "lead" if re.match(r"牵头|主办|主责", label) else "responsible"


def _verbal(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Parts such as "A、B牵头"; names without a verb belong to the next part that has one."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    waiting = ""
    for piece in re.split(r"[，,；;]", text):
        verb = _VERB.search(piece) or _EACH_ITS_OWN.search(piece)
        if verb is None:
            waiting += piece + "、"
            continue
        role = _verb_role(verb[1])
        piece = waiting + piece[: verb.start()]
        if parts and (joins := _JOINS.match(piece)):
            role, piece = "partner", piece[joins.end() :]
        head, *joined = _JOINING.split(piece)
        parts.append(("lead" if joined else role, split_agencies(head)))
        parts += [("partner", split_agencies(names)) for names in joined]
        waiting = ""
    if waiting and parts and parts[-1][0] == "lead" and re.search("[；;]", text):
        parts.append(("partner", split_agencies(waiting.strip("、"))))  # 【省知识产权局牵头；|省财政厅、省科技厅】
        waiting = ""
    return parts if parts and not waiting else []


def _verb_role(verb: str) -> str:
    roles = ("lead", "responsible", "partner")
    return next(role for role in roles if re.fullmatch(pattern("responsibility", role), verb))


def join_parts(parts: list[tuple[str, tuple[str, ...]]]) -> Assignment | None:
    """The assignment of parts, pairs of a role and its names; None where one of them is no list of bodies."""
    if not parts or not all(names for _, names in parts):
        return None
    agencies = tuple(dict.fromkeys(name for _, names in parts for name in names))
    leads = tuple(name for role, names in parts if role == "lead" for name in names)
    first = next((names[:1] for role, names in parts if role == "responsible"), agencies[:1])
    return Assignment(leads or first, agencies)

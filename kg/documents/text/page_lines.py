"""Lines of web pages (网页行): what a page prints around a document, and what it says of the document in fields.

Pages of governments print a record above each document: 索引号：… 发布机构：… 文号：… 成文日期：… 名称：….
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.text.block import Block
from kg.documents.text.doc_numbers import DOC_NUMBER

# What a web page prints around a document: where one is, when it was put up, how often it was read.
_WEB_LINE = re.compile(
    r"(?:首页|当前位置|您的位置|您现在的位置|索引号|信息索引|发布日期|发布时间|发表时间|更新时间|发文日期|成文日期|浏览次数|点击数|阅读次数|"
    r"(?:信息来源|文章来源|来源|责任编辑|责编|编辑|作者|字号|字体|打印|分享|搜索)(?:[：:】\]]|到|本页|$)|【字|【打印|"
    r"下载地址|点击此处|热门站点|放大字体|缩小字体|扫描二维码|发布文号|生效日期|有效性状态|废止日期|属性专业属性|网友评论|评论$|责任编辑|友情链接|网站简介|Copyright|"
    r"[（(](?:责任编辑|责编|编辑|来源)[：:]|\[来源\]|时间[：:](?:19|20)\d\d|"
    r"上一篇|下一篇|(?:相关|推荐|延伸|热门)(?:链接|阅读|新闻|稿件|文章|报道)(?:[：:]|$)|扫一扫|版权所有|主办单位|网站标识码|ICP备|(?:19|20)\d\d-\d\d?-\d\d?(?:\d\d:\d\d)?来源)"
)
# The words of a page's buttons and greetings, a whole line of them: 欢迎光临|请|登录|注册.
_BUTTONS = re.compile(
    r"(?:欢迎(?:光临|访问|您)?|请|登[录陆]|注册|设为|首页|本站|打印|本页|分享|收藏|关闭|窗口|返回|顶部|搜索|繁体|简体|无障碍|[大中小]?字号|字体|"
    r"[\[（(【][大中小]*[\]）)】]|[|｜>»:：])+"
)
# When a page was put up, to the minute; blanks are lost: "2017-01-09|16:11", "2021年01月18日|08:45".
_STAMP = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d?[-/]|年\d\d?月)\d\d?日?\d\d?:\d\d")
_DAY = re.compile(r"((?:19|20)\d\d)(?:[-/](\d\d?)[-/]|年(\d\d?)月)([0-3]\d(?!:)|\d)")
_FIELD = re.compile(
    r"(?P<label>索引号|信息分类|主题分类|分类|(?:发文|发布|制发)(?:单位|机关|机构)|发文字号|文号|成文日期|印发日期|发文日期|"
    r"发布日期|生成日期|有效性|公开[方形]式|公开类别|体裁分类|主题词|关键词|信息名称|名称|标题)[：:]"
)
_PUBLISHED = re.compile(r"(?:发布|公布)(?:日期|时间)[：:]?(?P<day>[12]\d{3}\S{4,7})")
_BODY = re.compile(r"[\u4e00-\u9fff、]{4,40}")
_NOTICE = re.compile(r"(?:通知|意见|决定|公告|函|批复)(?:[（(][^（）()]*[）)])?$")
_LONGEST = 80
_LONGEST_RECORD = 200


@dataclass(frozen=True, slots=True)
class PageFields:
    """What the record above a document says of it: who issued it, its number, when it was made, when put up."""

    issuer: str | None = None
    number: str | None = None
    made: str | None = None
    put_up: str | None = None


def is_web_line(text: str) -> bool:
    """Whether a short line belongs to the web page that a document was copied from, not to the document."""
    if text.startswith("核心提示"):
        return True
    if text.endswith("。"):
        return False
    if len(text) <= _LONGEST and (_WEB_LINE.match(text) or _STAMP.search(text) or _BUTTONS.fullmatch(text)):
        return True
    return len(text) <= _LONGEST_RECORD and _is_record(text)


def _is_record(text: str) -> bool:
    """Whether a line holds fields of a page's record, or the number and the title that head the page."""
    number = DOC_NUMBER.match(text)
    if number and text.startswith("《", number.end()) and text.endswith("》"):
        return True
    first = _FIELD.match(text)
    if first and first["label"] in ("信息名称", "名称", "标题"):
        return _NOTICE.search(text) is not None
    fields = len(_FIELD.findall(text))
    return (fields > 1 and first is not None) or bool(number and fields)


def read_fields(lines: Sequence[Block]) -> PageFields:
    """What the lines of a page say of the document that it prints."""
    issuer = number = made = published = put_up = None
    for block in lines:
        if block.kind != "letterhead":
            continue
        text = block.text
        fields = list(_FIELD.finditer(text))
        for field, end in zip(fields, [*(field.start() for field in fields[1:]), len(text)], strict=False):
            value = text[field.end() : end]
            label = field["label"]
            body = _BODY.match(value) if label.startswith(("发文", "发布", "制发")) else None
            if body and label.endswith(("单位", "机关", "机构")):
                issuer = issuer or body.group()
            elif label in ("成文日期", "印发日期", "发文日期"):
                made = made or _day(value)
        found = DOC_NUMBER.search(text)
        number = number or (found.group() if found else None)
        printed = _PUBLISHED.search(text)
        published = published or (_day(printed["day"]) if printed else None)
        put_up = put_up or _day(text)
    return PageFields(issuer, number, made, published or put_up)


def _day(text: str) -> str | None:
    """The first day in a line of a page: "2023/12/7 8:11" is 2023-12-07, though its blank is lost."""
    day = _DAY.search(text)
    return f"{day[1]}-{int(day[2] or day[3]):02}-{int(day[4]):02}" if day else None

"""Page (网页): an answer and its sources as one HTML file, in Chinese and English, the same for the same answer."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.queries import Answer, Value
from kg.queries.sources import Source

_STYLE = Path(__file__).with_name("page.css")
_IN_SOURCES = ("sentence", "doc", "document")
_GROUPED = 10_000
"""From here on the digits of a number are grouped by commas."""
_LONG = 8
"""Characters of a text that gets a wider column."""
_HOME = "https://w3id.org/zhice/ontology"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page answers: the question in zh and en, how to read the answer, its parameters, the command, the text.

    `labels` are the meanings of columns, zh, by name; `data` is the version of the data.
    """

    title_zh: str
    title_en: str
    description: str = ""
    given: Mapping[str, Sequence[str]] = field(default_factory=dict)
    command: str = ""
    text: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    data: str = ""


def render_page(asked: Asked, answer: Answer, sources: Sequence[tuple[Source, ...]], left_out: int = 0) -> str:
    """The page of an answer; `sources` are those of each row, `left_out` is how many rows are not shown."""
    numbers: dict[Source, int] = {}
    for source in (source for row in sources for source in row):
        numbers.setdefault(source, len(numbers) + 1)
    title = f"{asked.title_zh} {asked.title_en}".strip()
    parts = [
        '<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(title)}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>",
        f'<header>\n<h1>{_text(asked.title_zh)}</h1>\n<p class="en" lang="en">{_text(asked.title_en)}</p>',
        *_given(asked),
        "</header>\n<main>",
        _count(len(answer.rows), left_out, len(numbers)),
        *_table(asked, answer, sources, numbers),
        *_source_list(numbers),
        *_how(asked),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _given(asked: Asked) -> Iterable[str]:
    words = [
        f"<b>{_text(asked.labels.get(name, name))}</b> {_text('、'.join(values))}"
        for name, values in asked.given.items()
        if values
    ]
    yield f'<p class="given">{" · ".join(words)}</p>' if words else ""


def _count(rows: int, left_out: int, sources: int) -> str:
    more = f"（另有{left_out}行未显示 · {left_out} more not shown）" if left_out else ""
    place = f' · <a href="#sources">{sources}条来源 sources</a>' if sources else ""
    return f'<p class="count">{rows}行 rows{more}{place}</p>'


def _table(
    asked: Asked, answer: Answer, sources: Sequence[tuple[Source, ...]], numbers: Mapping[Source, int]
) -> Iterable[str]:
    """The rows; where all sources are known, their numbers stand in place of sentences and documents."""
    proved = bool(numbers) and all(sources)
    shown = [
        at
        for at, name in enumerate(answer.columns)
        if not (proved and {*name.split("_")} & {*_IN_SOURCES})
        and (not answer.rows or any(row[at] is not None for row in answer.rows))
    ]
    heads = "".join(f"<th>{_head(answer.columns[at], asked.labels)}</th>" for at in shown)
    first = "<th>来源<small>source</small></th>" if numbers else ""
    yield f'<div class="scroll"><table>\n<thead><tr>{first}{heads}</tr></thead>\n<tbody>'
    for row, found in zip(answer.rows, sources, strict=True):
        cells = "".join(_cell(row[at]) for at in shown)
        links = " ".join(_link(each, numbers[each]) for each in found)
        yield f"<tr>{f'<td class=source>{links}</td>' if numbers else ''}{cells}</tr>"
    yield "</tbody></table></div>"


def _link(source: Source, number: int) -> str:
    return f'<a href="#s{number}" title="{_text(source.sentence)}">{number}</a>'


def _head(name: str, labels: Mapping[str, str]) -> str:
    return f"{_text(labels[name])}<small>{_text(name)}</small>" if name in labels else f"<span>{_text(name)}</span>"


def _cell(value: Value) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, bool):
        return f"<td>{'是 yes' if value else '否 no'}</td>"
    if isinstance(value, int | float):
        # A year is below this, and is no amount.
        return f'<td class="number">{value if abs(value) < _GROUPED else f"{value:,}"}</td>'
    link = f'<a href="{_text(value)}">{_text(value)}</a>' if value.startswith("https://") else _text(value)
    return f"<td class=long>{link}</td>" if len(value) > _LONG else f"<td>{link}</td>"


def _source_list(numbers: Mapping[Source, int]) -> Iterable[str]:
    if not numbers:
        return
    yield '<h2 id="sources">来源 <small lang="en">Sources</small></h2>\n<ol class="sources">'
    for source, number in numbers.items():
        document = source.document
        about = " · ".join(each for each in (document.issuer, document.number, document.date) if each)
        places = "、".join(f"{start}–{end}" for start, end, _ in source.clauses)
        yield (
            f'<li id="s{number}"><blockquote>{_marked(source)}</blockquote>'
            f"<p><cite>{_text(document.title or document.id)}</cite>{f' {_text(about)}' if about else ''}"
            f"<br>{_text(source.section)}"
            f'<br><span class="place">{_text(document.id)} · 第{places}字符 characters {places}</span></p></li>'
        )
    yield "</ol>"
    yield '<p class="note">字符位置按原始文件的 Unicode 码位计数。'
    yield '<span lang="en">Positions count code points of the file as it came.</span></p>'


def _marked(source: Source) -> str:
    """The sentence, with the clauses marked that claims were read from."""
    marks = [False] * len(source.sentence)
    for _, _, words in source.clauses:
        at = source.sentence.find(words)
        if at >= 0:
            marks[at : at + len(words)] = [True] * len(words)
    parts, start = [], 0
    for end in range(1, len(marks) + 1):
        if end == len(marks) or marks[end] != marks[start]:
            words = _text(source.sentence[start:end])
            parts.append(f"<mark>{words}</mark>" if marks[start] else words)
            start = end
    return "".join(parts)


def _how(asked: Asked) -> Iterable[str]:
    yield '<h2>如何得出 <small lang="en">How it was found</small></h2>'
    if asked.description:
        yield f'<p lang="en">{_text(asked.description)}</p>'
    if asked.command:
        yield f"<pre>$ {_text(asked.command)}</pre>"
    if asked.text:
        yield f"<details><summary>SPARQL</summary>\n<pre>{_text(asked.text)}</pre></details>"
    version = f" · 数据版本 data {_text(asked.data)}" if asked.data else ""
    yield f'<footer>知策 <a href="{_HOME}">Zhice</a>{version}</footer>'


def _text(words: str) -> str:
    return html.escape(words)

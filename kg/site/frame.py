"""Frame (页面框架): what every page has: head, search, language switch, foot; and small pieces of HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from kg.site.paths import relative, stem_of
from kg.site.reader import Name, Reader
from kg.vocabulary import DATA_IRI

BESIDE = ((".ttl", "text/turtle"), (".jsonld", "application/ld+json"))
"""The other forms of the page of a node: file ending and media type."""

_FOOT = Name("由知策从文件中读出；每条陈述都附原句。", "Read from documents by Zhice; every claim has its sentence.")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the pages of one site share: its title, and its public address where it is known."""

    title: Name
    address: str = ""

    def page(
        self, path: str, title: Name, body: str, *, crumbs: str = "", beside: Iterable[tuple[str, str]] = ()
    ) -> bytes:
        """A page at a path of the site; `beside` are its other forms: file ending and media type."""
        stem = path.removesuffix(".html")
        links = "".join(
            f'<link rel="alternate" type="{media}" href="{relative(stem + ending, path)}">\n'
            for ending, media in beside
        )
        if self.address:
            links += f'<link rel="canonical" href="{escape(self.address + path)}">\n'
        root = relative("", path)
        home = relative("index.html", path)
        name = title.zh if title.zh == title.en else f"{title.zh} · {title.en}"
        return f"""<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(name)} – {escape(self.title.zh)}</title>
{links}<link rel="stylesheet" href="{relative("assets/style.css", path)}">
<script src="{relative("assets/site.js", path)}" data-root="{root}"></script>
</head>
<body>
<header class="top">
<a class="brand" href="{home}">{both(self.title)}</a>
<div class="search">
<input id="find" type="search" autocomplete="off" placeholder="查找 Search" aria-label="查找 Search">
<ol id="found" hidden></ol></div>
<div class="languages" role="group" aria-label="语言 Language">
<button type="button" data-to="zh">中文</button><button type="button" data-to="en">English</button></div>
</header>
<main>
{f'<p class="crumbs"><a href="{home}">{both(Name("首页", "Home"))}</a> › {crumbs}</p>' if crumbs else ""}
{body}
</main>
<footer class="foot">{both(_FOOT)}
<a href="{relative("ontology/index.html", path)}">{both(Name("本体", "Ontology"))}</a></footer>
</body>
</html>
""".encode()


def both(name: Name) -> str:
    """A name in both languages, of which the reader sees one."""
    zh, en = escape(name.zh), escape(name.en)
    if zh == en:
        return f'<span lang="zh-Hans">{zh}</span>' if not zh.isascii() else zh
    return f'<span class="zh" lang="zh-Hans">{zh}</span><span class="en" lang="en">{en}</span>'


def link(reader: Reader, iri: str, path: str, label: Name | None = None) -> str:
    """A node by its name, as a link where it has a page or lies elsewhere on the web."""
    name = both(label or reader.name(iri))
    stem = stem_of(iri)
    if stem and iri in reader.pages:
        return f'<a href="{relative(stem + ".html", path)}">{name}</a>'
    if iri.startswith(("http://", "https://")) and not iri.startswith(DATA_IRI):
        return f'<a class="out" href="{escape(iri)}">{name}</a>'
    return name


def rows(pairs: Iterable[tuple[str, str]], look: str = "") -> str:
    """A list of terms with their values, both HTML."""
    found = "".join(f"<dt>{term}</dt><dd>{value}</dd>\n" for term, value in pairs)
    return f'<dl class="{look}">\n{found}</dl>\n' if found else ""


def folded(title: str, body: str, *, opened: bool) -> str:
    """A part that can be folded away."""
    return f"<details{' open' if opened else ''}><summary>{title}</summary>\n{body}</details>\n"


def other_forms(iri: str, path: str) -> str:
    """The IRI of a node, and links to its Turtle and JSON-LD."""
    stem = f"{stem_of(iri)}"
    forms = " · ".join(
        f'<a href="{relative(stem + ending, path)}">{name}</a>'
        for ending, name in ((".ttl", "Turtle"), (".jsonld", "JSON-LD"))
    )
    return f'<p class="iri"><code>{escape(iri)}</code> {forms}</p>'

"""Lists (列表): the first page, a list of each class of things, and the words that the search looks through."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from html import escape

from kg.exports.terms import ontology_terms
from kg.rdf.fields import CLAIMS
from kg.site.claims import NO_YEAR, year_of
from kg.site.frame import Frame, both, link
from kg.site.kinds import bare_name, kind_name, list_path
from kg.site.paths import relative, stem_of
from kg.site.reader import Name, Reader
from kg.vocabulary import SKOS, ZC

_MANY = 12
_FIND = '<input class="narrow" type="search" placeholder="筛选 Filter" aria-label="筛选 Filter">\n'
_BY_CLAIMS = (ZC.Indicator, ZC.Rule)
_QUIET = (ZC.Difference, ZC.PlanPeriod, ZC.Rule, SKOS.Concept, SKOS.ConceptScheme)
"""Classes that the first page names below the others."""


def first_page(frame: Frame, reader: Reader) -> bytes:
    """The page that a visitor sees first."""
    path = "index.html"
    documents = reader.things.get(ZC.Document, ())
    counts = Counter(reader.kind(claim) for claim in reader.claims)
    kinds = [kind for kind in reader.things if kind not in (ZC.Document, *_QUIET) and _is_ours(kind)]
    quiet = [kind for kind in reader.things if kind in _QUIET]
    lead = Name(
        f"从{len(documents)}份文件读出的{len(reader.claims):,}条陈述；每一条都附有原句和位置。",
        f"{len(reader.claims):,} claims read from {len(documents)} documents, each with its sentence and its place.",
    )
    types = " ".join(
        f'<span class="type {name}">{both(bare_name(form.type))} {counts[form.type]:,}</span>'
        for name, form in CLAIMS.items()
        if counts[form.type]
    )
    body = f"""<h1>{both(frame.title)}</h1>
<p class="lead">{both(lead)}</p>
<p class="only">{types}</p>
<h2>{both(Name("事物", "Things"))}</h2>
<ul class="kinds">
{"".join(_kind(reader, kind, path) for kind in kinds)}</ul>
<h2>{both(Name("文件", "Documents"))}</h2>
{_table(reader, documents, path)}
<h2>{both(Name("词汇与规则", "Words and rules"))}</h2>
<ul class="kinds">
<li><a href="ontology/index.html">{both(Name("本体", "Ontology"))}</a></li>
{"".join(_kind(reader, kind, path) for kind in quiet)}</ul>"""
    return frame.page(path, frame.title, body)


def list_pages(frame: Frame, reader: Reader) -> Iterator[tuple[str, bytes]]:
    """A page for each class that has things: its path and its bytes."""
    for kind, iris in reader.things.items():
        path = list_path(kind)
        name = kind_name(kind)
        term = ontology_terms().get(kind)
        heading = f"<h1>{both(name)} <small>{len(iris):,}</small></h1>"
        ontology = relative("ontology/index.html", path)
        shown = f'<a href="{ontology}#{term.name}"><code>zc:{term.name}</code></a>' if term else ""
        about = f'<p class="iri">{shown}</p>'
        body = f"{heading}\n{about}\n{_table(reader, iris, path)}"
        yield path, frame.page(path, name, body, crumbs=both(name))


def search_words(reader: Reader) -> bytes:
    """What the search looks through: a script, for a page opened from a folder may read no other file.

    Of each thing: Chinese name, English name, further names, class, path, number of claims.
    """
    kinds = list(reader.things)
    lines = []
    for number, iris in enumerate(reader.things.values()):
        for iri in iris:
            name = reader.name(iri)
            more = " ".join(dict.fromkeys(reader.texts(iri, SKOS.altLabel)))
            count = len(reader.claims_on.get(iri, ()))
            entry = [name.zh, name.en if name.en != name.zh else "", more, number, f"{stem_of(iri)}.html", count]
            lines.append(json.dumps(entry, ensure_ascii=False))
    classes = json.dumps([[kind_name(kind).zh, kind_name(kind).en] for kind in kinds], ensure_ascii=False)
    things = ",\n".join(lines)
    return f"window.zhiceWords = {{kinds: {classes}, things: [\n{things}\n]}};\n".encode()


def _table(reader: Reader, iris: tuple[str, ...], path: str) -> str:
    claims = reader.claims_on
    with_area = any(reader.links(iri, ZC.area) for iri in iris)
    with_years = any(claims.get(iri) for iri in iris)
    ordered = sorted(iris, key=lambda iri: _order(reader, iri))
    heads = [Name("名称", "Name")]
    heads += [Name("地区", "Area")] if with_area else []
    heads += [Name("年份", "Years"), Name("陈述", "Claims")] if with_years else []
    top = "".join(f"<th>{both(head)}</th>" for head in heads)
    lines = []
    for iri in ordered:
        cells = [link(reader, iri, path)]
        cells += [" · ".join(link(reader, each, path) for each in reader.links(iri, ZC.area))] if with_area else []
        cells += [_years(reader, claims.get(iri, ())), str(len(claims.get(iri, ())))] if with_years else []
        name = reader.name(iri)
        words = escape(" ".join(dict.fromkeys((name.zh, name.en, *reader.texts(iri, SKOS.altLabel)))).lower())
        lines.append(f'<tr data-words="{words}">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>\n')
    find = _FIND if len(iris) > _MANY else ""
    table = f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{''.join(lines)}</tbody></table>"
    return f'{find}<div class="scroll">{table}</div>\n'


def _order(reader: Reader, iri: str) -> tuple[int, str, str]:
    if reader.kind(iri) in _BY_CLAIMS:
        return -len(reader.claims_on.get(iri, ())), "", iri
    area = next(iter(reader.links(iri, ZC.area)), "")
    return 0, reader.text(iri, ZC.code) or area, reader.name(iri).zh


def _years(reader: Reader, claims: tuple[str, ...]) -> str:
    years = sorted({year_of(reader, claim) for claim in claims} - {NO_YEAR})
    if not years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _kind(reader: Reader, kind: str, path: str) -> str:
    label = f"{both(kind_name(kind))} <small>{len(reader.things[kind]):,}</small>"
    return f'<li><a href="{relative(list_path(kind), path)}">{label}</a></li>\n'


def _is_ours(kind: str) -> bool:
    return kind in ontology_terms()

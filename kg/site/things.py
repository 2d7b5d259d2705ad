"""Things (事物): the page of a node: its names, its links, and what documents say of it, in order of time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from pyoxigraph import Literal, NamedNode

from kg.site.claims import NO_YEAR, card, place_of, year_of
from kg.site.frame import BESIDE, Frame, both, folded, link, other_forms, rows
from kg.site.kinds import bare_name, kind_name, list_path, property_name
from kg.site.paths import relative, stem_of
from kg.site.precision import precision_of
from kg.site.reader import Name, Reader
from kg.vocabulary import RDF, RDFS, SKOS, ZC

_NOT_SHOWN = frozenset((RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, ZC.joinedBy, ZC.states))
_MANY = 12


def thing_page(frame: Frame, reader: Reader, iri: str) -> bytes:
    """The page of a thing, a document, a concept or a rule."""
    path = f"{stem_of(iri)}.html"
    kind = reader.kind(iri)
    title = reader.name(iri)
    claims = reader.claims_on.get(iri, ()) or _compared(reader, iri)
    body = [f"<h1>{both(title)}{_other_name(title)}</h1>", other_forms(iri, path)]
    body.append(rows([*_naming(reader, iri), *_links(reader, iri, path)], "facts"))
    linked = _incoming(reader, iri, path)
    if claims and linked:
        told = Name(f"{len(claims)}条陈述", f"{len(claims)} claims" if len(claims) != 1 else "1 claim")
        body.append(f'<p class="jump"><a href="#claims">{both(told)} ↓</a></p>')
    body.append(linked)
    if claims:
        body.append(_claims(reader, iri, claims, path))
    crumbs = f'<a href="{relative(list_path(kind), path)}">{both(kind_name(kind))}</a>'
    return frame.page(path, title, "\n".join(body), crumbs=crumbs, beside=BESIDE)


def _compared(reader: Reader, iri: str) -> tuple[str, ...]:
    """The two claims of a difference."""
    return tuple(claim for predicate in (ZC.firstClaim, ZC.secondClaim) for claim in reader.links(iri, predicate))


def _other_name(title: Name) -> str:
    """The name in the language that is not shown."""
    return f" <small>{both(Name(title.en, title.zh))}</small>" if title.zh != title.en else ""


def _naming(reader: Reader, iri: str) -> Iterator[tuple[str, str]]:
    others = [name for name in reader.texts(iri, SKOS.altLabel, "zh") if name != reader.name(iri).zh]
    english = [name for name in reader.texts(iri, SKOS.altLabel, "en") if name != reader.name(iri).en]
    if others or english:
        zh, en = "、".join(others), ", ".join(english)
        yield both(Name("又称", "Also")), both(Name(zh or en, "; ".join(filter(None, (en, zh)))))
    if measured := precision_of(reader, iri):
        yield both(Name("准确率", "Precision")), both(measured)


def _links(reader: Reader, iri: str, path: str) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = defaultdict(list)
    texts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in reader.triples(iri):
        predicate, value = quad.predicate.value, quad.object
        if predicate in _NOT_SHOWN:
            continue
        if isinstance(value, Literal) and value.language:
            texts[predicate]["en" if value.language == "en" else "zh"].append(value.value)
        elif isinstance(value, Literal):
            found[predicate].append(
                f"<code>{escape(value.value)}</code>"
                if len(value.value) > 40 and value.value.isascii()
                else escape(value.value)
            )
        elif isinstance(value, NamedNode):
            found[predicate].append(link(reader, value.value, path))
    for predicate, languages in texts.items():
        zh, en = languages["zh"] or languages["en"], languages["en"] or languages["zh"]
        found[predicate].insert(0, both(Name("；".join(zh), "; ".join(en))))
    for predicate in sorted(found):
        term = property_name(predicate)
        yield both(Name(term.zh, term.en[:1].upper() + term.en[1:])), _joined(found[predicate])


def _joined(values: list[str]) -> str:
    if len(values) <= _MANY:
        return " · ".join(values)
    return folded(f"{len(values)}", " · ".join(values), opened=False)


def _incoming(reader: Reader, iri: str, path: str) -> str:
    """Which things lead here by a plain link, grouped by the link."""
    found: dict[str, list[str]] = defaultdict(list)
    pages = reader.pages.difference(reader.claims, reader.things.get(ZC.Difference, ()))
    for quad in reader.incoming(iri):
        if isinstance(quad.subject, NamedNode) and quad.subject.value in pages and quad.predicate.value != ZC.states:
            found[quad.predicate.value].append(quad.subject.value)
    parts = []
    few = sum(map(len, found.values())) <= _MANY
    for predicate in sorted(found):
        by_kind: dict[str, list[str]] = defaultdict(list)
        for each in found[predicate]:
            by_kind[reader.kind(each)].append(each)
        for kind, members in sorted(by_kind.items()):
            name, term = kind_name(kind), property_name(predicate)
            plain = predicate == ZC.area
            title = both(name if plain else Name(f"{name.zh}（{term.zh}）", f"{name.en} ({term.en})"))
            items = "".join(f"<li>{link(reader, each, path)}</li>\n" for each in members)
            listed = f'<ul class="many">\n{items}</ul>\n'
            parts.append(folded(f"{title} <small>{len(members)}</small>", listed, opened=few))
    if not parts:
        return ""
    return f"<h2>{both(Name('与之相连', 'Linked from'))}</h2>\n{''.join(parts)}"


def _claims(reader: Reader, iri: str, claims: Iterable[str], path: str) -> str:
    """The claims by year, or for a document in the order of its text."""
    whole = reader.kind(iri) == ZC.Document
    ordered = sorted(claims, key=lambda each: (0 if whole else year_of(reader, each), place_of(reader, each), each))
    counts = Counter(reader.fact_type(each) for each in ordered)
    title = Name(f"{len(ordered)}条陈述", f"{len(ordered)} claims" if len(ordered) != 1 else "1 claim")
    parts = [f'<h2 id="claims">{both(title)}</h2>', _filters(reader, ordered, counts)]
    for year, group in groupby(ordered, key=lambda each: 0 if whole else year_of(reader, each)):
        cards = "".join(card(reader, each, path, iri) for each in group)
        heading = both(Name("未注年份", "No year")) if year == NO_YEAR else str(year)
        parts.append(cards if whole else f'<section class="of-year"><h3>{heading}</h3>\n{cards}</section>\n')
    return "\n".join(parts)


def _filters(reader: Reader, claims: list[str], counts: Counter[str]) -> str:
    if len(counts) < 2 or len(claims) <= _MANY:
        return ""
    names = {reader.fact_type(each): bare_name(reader.kind(each)) for each in claims}
    buttons = "".join(
        f'<button type="button" class="type {kind}" data-only="{kind}">{both(names[kind])} {count}</button>\n'
        for kind, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    )
    return f'<p class="only">{buttons}</p>\n'

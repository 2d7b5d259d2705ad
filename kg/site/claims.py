"""Claims (陈述): what a document says of a thing, with the sentence that says it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from kg.site.frame import both, link, rows
from kg.site.kinds import bare_name, property_name
from kg.site.paths import relative, stem_of
from kg.site.reader import Name, Reader
from kg.site.values import compared, measured, number, yuan
from kg.vocabulary import OA, PROV, SKOS, ZC

_STATES = (ZC.action, ZC.status, ZC.relation)
_TEXTS = (ZC.documentNumber, ZC.dateIssued, ZC.dateEffective, ZC.batch)
_FLAGS = (ZC.accepted, ZC.inspected)
_LINKS = ((ZC.issuer, ZC.issuerName), (ZC.container, ZC.containerTitle), (ZC.entity, ZC.entityName))
_CODES = (ZC.kind, ZC.period)
_ROLES = {"lead": Name("牵头", "lead"), "party": Name("一方", "party"), "participant": Name("参与", "participant")}
_YES, _NO = Name("是", "yes"), Name("否", "no")
NO_YEAR = 9999


def year_of(reader: Reader, claim: str) -> int:
    """The year that a claim is of; NO_YEAR where it has none."""
    text = reader.text(claim, ZC.year)
    return int(text) if text else NO_YEAR


def place_of(reader: Reader, claim: str) -> tuple[str, int, int]:
    """Document, start and end of the passage that a claim was read from."""
    passage = reader.links(claim, PROV.wasDerivedFrom)[0]
    document = reader.links(claim, ZC.inDocument)[0]
    return document, int(reader.text(passage, OA.start)), int(reader.text(passage, OA.end))


def card(reader: Reader, claim: str, path: str, page: str) -> str:
    """A claim as a part of a page; what the page is about is not named again."""
    kind = reader.fact_type(claim)
    document, start, end = place_of(reader, claim)
    differs = "".join(_difference(reader, each, claim, path) for each in reader.differences_of.get(claim, ()))
    position = Name(f"第{start:,}–{end:,}个字符", f"characters {start:,}–{end:,}")
    section = reader.text(reader.links(claim, PROV.wasDerivedFrom)[0], ZC.section)
    source = [] if page == document else [link(reader, document, path)]
    source += [escape(section)] if section else []
    source.append(both(position))
    rule = reader.links(claim, ZC.foundBy)
    source += [f"{both(Name('规则', 'rule'))} {link(reader, rule[0], path)}"] if rule else []
    own = relative(f"{stem_of(claim)}.html", path)
    return f"""<article class="claim" id="c-{claim.rsplit("/", 1)[1]}" data-type="{kind}">
<p class="what">{headline(reader, claim, path, page)}<a class="own" href="{own}" title="链接 Link">¶</a></p>
{rows(details(reader, claim, path, page), "values")}{quotation(reader, claim)}
<p class="source">{" · ".join(source)}</p>
{differs}</article>
"""


def headline(reader: Reader, claim: str, path: str, page: str = "") -> str:
    """Type of claim, what it is about, and what it says of it in a word or a figure."""
    parts = [f'<span class="type {reader.fact_type(claim)}">{both(bare_name(reader.kind(claim)))}</span>']
    year = year_of(reader, claim)
    if year != NO_YEAR and page in ("", *reader.links(claim, ZC.inDocument)):
        parts.append(f'<span class="year">{year}</span>')
    for thing in reader.links(claim, ZC.about):
        printed, known = reader.text(claim, ZC.name), reader.name(thing)
        label = known if printed in ("", known.zh) else Name(printed, printed)
        if thing != page:
            parts.append(f'<span class="about">{link(reader, thing, path, label)}</span>')
        elif label != known:
            # The page has the thing's name above; a document that prints another one is told.
            parts.append(f'<span class="about">{both(label)}</span>')
    for predicate in _STATES:
        parts += [f'<b class="state">{both(reader.name(iri))}</b>' for iri in reader.links(claim, predicate)]
    figure = _figure(reader, claim)
    if figure:
        parts.append(f'<b class="figure">{both(figure)}</b>')
    return "\n".join(parts)


def details(reader: Reader, claim: str, path: str, page: str = "") -> Iterator[tuple[str, str]]:
    """The other things that a claim says: their names and values."""
    places = [*reader.links(claim, ZC.place), *reader.links(claim, ZC.area)]
    named = reader.text(claim, ZC.placeName)
    shown = [link(reader, iri, path) for iri in dict.fromkeys(places) if iri != page]
    if named and not reader.links(claim, ZC.place):
        shown.insert(0, escape(named))
    if shown:
        yield both(Name("地区", "Area")), " · ".join(shown)
    change = _change(reader, claim)
    if change:
        yield both(Name("增长", "Change")), both(change)
    if rank := reader.text(claim, ZC.rank):
        yield both(Name("位次", "Rank")), both(Name(f"第{rank}位", f"no. {rank}"))
    for predicate, text in _LINKS:
        ends = [link(reader, iri, path) for iri in reader.links(claim, predicate) if iri != page]
        if not reader.links(claim, predicate) and reader.text(claim, text):
            ends = [escape(reader.text(claim, text))]
        if ends:
            yield _label(predicate), " · ".join(ends)
    parties = [_party(reader, part, path) for part in reader.links(claim, ZC.participation)]
    if parties:
        yield both(Name("各方", "Bodies")), " · ".join(parties)
    for predicate in _CODES:
        for iri in reader.links(claim, predicate):
            yield _label(predicate), link(reader, iri, path)
    for predicate in _TEXTS:
        for value in reader.texts(claim, predicate):
            yield _label(predicate), escape(value)
    for predicate in _FLAGS:
        for value in reader.texts(claim, predicate):
            yield _label(predicate), both(_YES if value == "true" else _NO)


def quotation(reader: Reader, claim: str, *, context: bool = False) -> str:
    """The sentence, its words that state the claim marked; with `context`, what stands before and after."""
    passage = reader.links(claim, PROV.wasDerivedFrom)[0]
    quote = reader.text(passage, ZC.quote)
    sentence = reader.text(passage, ZC.sentence)
    before, found, after = sentence.partition(quote)
    if not found:
        before, after = "", ""
    marked = f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}"
    if context:
        head, tail = reader.text(passage, OA.prefix), reader.text(passage, OA.suffix)
        near = [f'<span class="near">{escape(text)}</span>' for text in (f"…{head}", f"{tail}…")]
        marked = f"{near[0]}<mark>{escape(quote)}</mark>{near[1]}"
    return f'<blockquote lang="zh-Hans">{marked}</blockquote>'


def _figure(reader: Reader, claim: str) -> Name | None:
    comparisons = reader.links(claim, ZC.comparison)
    comparison = reader.name(comparisons[0]) if comparisons else Name("", "")
    notation = reader.text(comparisons[0], SKOS.notation) if comparisons else ""
    if amount := reader.text(claim, ZC.amount):
        roles = [reader.name(iri) for iri in reader.links(claim, ZC.amountRole)]
        value = compared(yuan(Decimal(amount)), comparison, notation)
        return Name(f"{roles[0].zh}{value.zh}", f"{roles[0].en} {value.en}") if roles else value
    if value_text := reader.text(claim, ZC.value):
        units = reader.links(claim, ZC.unit)
        written = reader.text(claim, ZC.unitName)
        unit = Name(written, reader.name(units[0]).en if units else written)
        top = reader.text(claim, ZC.valueMax)
        value_max = measured(Decimal(top), unit) if top else None
        return compared(measured(Decimal(value_text), unit), comparison, notation, value_max)
    return None


def _change(reader: Reader, claim: str) -> Name | None:
    text = reader.text(claim, ZC.changePercent)
    if not text:
        return None
    value = Decimal(text)
    sign = "+" if value > 0 else ""
    codes = reader.links(claim, ZC.changeComparison)
    plain = Name(f"{sign}{number(value)}%", f"{sign}{number(value)}%")
    return compared(plain, reader.name(codes[0]), reader.text(codes[0], SKOS.notation)) if codes else plain


def _party(reader: Reader, part: str, path: str) -> str:
    role = reader.text(part, ZC.role)
    members = [link(reader, iri, path) for iri in reader.links(part, ZC.member)]
    name = members[0] if members else escape(reader.text(part, ZC.name))
    return f"{name}（{both(_ROLES.get(role, Name(role, role)))}）" if role == "lead" else name


def _difference(reader: Reader, iri: str, claim: str, path: str) -> str:
    ends = [end for predicate in (ZC.firstClaim, ZC.secondClaim) for end in reader.links(iri, predicate)]
    other = next((end for end in ends if end != claim), claim)
    word = Name("另一条陈述说法不一", "Another claim says otherwise")
    if ZC.Conflict not in reader.types(iri):
        word = Name("另一条陈述有别的说法，可以并存", "Another claim says something else; both can be right")
    states = [reader.name(end) for predicate in _STATES for end in reader.links(other, predicate)]
    figure = _figure(reader, other)
    told = [*states, *([figure] if figure else [])]
    year = year_of(reader, other)
    when = [str(year)] if year != NO_YEAR else []
    zh, en = (" ".join([*when, *each]) for each in ([name.zh for name in told], [name.en for name in told]))
    label = both(Name(f"{word.zh}：{zh}", f"{word.en}: {en}"))
    reasons = [both(reader.name(each)) for each in reader.links(iri, ZC.reason)]
    document = reader.links(other, ZC.inDocument)[0]
    notes = " · ".join([both(reader.name(document)), *reasons])
    return f'<p class="differs"><a href="{relative(f"{stem_of(other)}.html", path)}">{label}</a> · {notes}</p>\n'


def _label(predicate: str) -> str:
    name = property_name(predicate)
    return both(Name(name.zh, name.en[:1].upper() + name.en[1:]))

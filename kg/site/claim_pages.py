"""Claim pages (陈述页): one claim by itself: what it says, where it stands, how far its rule can be trusted."""

from __future__ import annotations

from html import escape

from kg.site.claims import details, headline, place_of, quotation
from kg.site.frame import BESIDE, Frame, both, link, other_forms, rows
from kg.site.kinds import kind_name
from kg.site.paths import stem_of
from kg.site.precision import precision_of
from kg.site.reader import Name, Reader
from kg.vocabulary import PROV, ZC


def claim_page(frame: Frame, reader: Reader, claim: str) -> bytes:
    """The page of one claim: what it says, where it stands, how far its rule can be trusted."""
    path = f"{stem_of(claim)}.html"
    document, start, end = place_of(reader, claim)
    passage = reader.links(claim, PROV.wasDerivedFrom)[0]
    rule = reader.links(claim, ZC.foundBy)
    source = [
        (both(Name("文件", "Document")), link(reader, document, path)),
        (both(Name("位置", "Position")), both(Name(f"第{start:,}–{end:,}个字符", f"characters {start:,}–{end:,}"))),
        (both(Name("章节", "Section")), escape(reader.text(passage, ZC.section))),
        *((both(Name("规则", "Rule")), _rule(reader, each, path)) for each in rule),
        ("SHA-256", f"<code>{reader.text(passage, ZC.sha256)}</code>"),
    ]
    differs = [link(reader, each, path) for each in reader.differences_of.get(claim, ())]
    if differs:
        source.append((both(Name("说法不一", "Differences")), " · ".join(differs)))
    term = kind_name(reader.kind(claim))
    body = f"""<h1>{both(Name(term.zh, term.en))}</h1>
{other_forms(claim, path)}
<article class="claim"><p class="what">{headline(reader, claim, path)}</p>
{rows(details(reader, claim, path), "values")}{quotation(reader, claim)}</article>
<h2>{both(Name("出处", "Where it stands"))}</h2>
{quotation(reader, claim, context=True)}
{rows(source, "facts")}"""
    name = Name(f"{term.zh}：{reader.name(claim).zh}", f"{term.en}: {reader.name(claim).en}")
    about = reader.links(claim, ZC.about)
    crumbs = " › ".join(link(reader, each, path) for each in about)
    return frame.page(path, name, body, crumbs=crumbs, beside=BESIDE)


def _rule(reader: Reader, rule: str, path: str) -> str:
    measured = precision_of(reader, rule)
    told = Name(f"（准确率 {measured.zh}）", f" (precision {measured.en})") if measured else Name("", "")
    return link(reader, rule, path) + both(told)

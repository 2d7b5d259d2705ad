"""Ontology (本体页): the folder `ontology/` of a site: the reference page, and the ontology as Turtle and JSON-LD."""

from __future__ import annotations

import io
from collections.abc import Iterator

from kg.exports import EXPORTERS, context_text, ontology_portion
from kg.exports.terms import Term, ontology_terms
from kg.site.frame import Frame, both
from kg.site.reader import Name
from kg.vocabulary import ONTOLOGY_IRI

_TITLE = Name("知策本体", "The Zhice ontology")
_KINDS = {
    "class": Name("类", "Classes"),
    "link": Name("对象属性", "Object properties"),
    "value": Name("数据属性", "Datatype properties"),
}
_FORMS = '<a href="zhice.ttl">Turtle</a> · <a href="zhice.jsonld">JSON-LD</a>'
_HOME = '<a class="brand" href="#top">'


def ontology_files(frame: Frame, reference: str) -> Iterator[tuple[str, bytes]]:
    """The files by their paths. `reference` is the reference page as HTML; where it is "", a plain list."""
    page = reference.replace(_HOME, '<a class="brand" href="../index.html">').encode()
    yield "ontology/index.html", page or _plain(frame)
    for ending, name in ((".ttl", "turtle"), (".jsonld", "jsonld")):
        out = io.BytesIO()
        EXPORTERS[name].send(ontology_portion(), out)
        yield f"ontology/zhice{ending}", out.getvalue()
    yield "ontology/context.jsonld", context_text().encode()


def _plain(frame: Frame) -> bytes:
    parts = [
        f"<h1>{both(_TITLE)}</h1>",
        f'<p class="iri"><code>{ONTOLOGY_IRI}</code> {_FORMS}</p>',
    ]
    for kind, title in _KINDS.items():
        lines = "".join(_row(term) for term in ontology_terms().values() if term.kind == kind)
        parts.append(f'<h2>{both(title)}</h2>\n<div class="scroll"><table>\n{lines}</table></div>')
    return frame.page("ontology/index.html", _TITLE, "\n".join(parts), crumbs=both(_TITLE))


def _row(term: Term) -> str:
    return f'<tr id="{term.name}"><td><code>zc:{term.name}</code></td><td>{both(Name(term.zh, term.en))}</td></tr>\n'

"""Redirects (重定向): the `.htaccess` that makes the IRIs of the graph lead to a site, for the folder at w3id.org.

w3id.org runs Apache; the file goes into a folder `zhice/` of its repository. By what a client accepts, an IRI leads to
the page (HTML), to Turtle or to JSON-LD; 303 says that the thing itself is no document.
"""

from __future__ import annotations

from collections.abc import Iterator

# What is asked for, as a condition on Accept; the last one, HTML, takes everyone else.
_FORMS = (
    (".jsonld", r"application/(ld\+json|json)"),
    (".ttl", r"text/turtle|application/x-turtle|text/n3|application/n-triples|application/rdf\+xml"),
    (".html", ""),
)
_RULES: tuple[tuple[str, str], ...] = (
    # A participation is shown with its claim, a passage or coverage with its document, a measurement with its rule.
    ("claim/([^/]+)/part/[0-9]+", "id/claim/$1"),
    ("(?:passage|graph)/([^/]+)(?:/.*)?", "id/document/$1"),
    ("document/([^/]+)/coverage/.*", "id/document/$1"),
    ("measurement/[^/]+/(.+)", "id/rule/$1"),
    ("([A-Za-z0-9_-][A-Za-z0-9._/-]*)", "id/$1"),
)


def htaccess(address: str) -> str:
    """The file, for a site at an address that ends in a slash."""
    return "\n".join([*_HEAD, *_ontology(address), "", *_data(address), ""])


_HEAD = (
    "# https://w3id.org/zhice/: the ontology and the data of Zhice. Written by: kg site --base-url",
    "Options +FollowSymLinks",
    "RewriteEngine on",
    'Header always set Access-Control-Allow-Origin "*"',
    "",
)


def _ontology(address: str) -> Iterator[str]:
    yield "# The ontology, of any version: page, Turtle or JSON-LD"
    files = {".jsonld": "ontology/zhice.jsonld", ".ttl": "ontology/zhice.ttl", ".html": "ontology/index.html"}
    for ending, accepted in _FORMS:
        yield from _rule("ontology(?:/[0-9.]+)?/?", accepted, address + files[ending])
    yield from _rule(r"ontology/context\.jsonld", "", f"{address}ontology/context.jsonld")
    yield from _rule("(?:id/?|id/dataset/(?:data|concepts))?", "", f"{address}index.html")


def _data(address: str) -> Iterator[str]:
    yield "# Things, claims, concepts"
    for pattern, target in _RULES:
        for ending, accepted in _FORMS:
            yield from _rule(f"id/{pattern}", accepted, f"{address}{target}{ending}")


def _rule(pattern: str, accepted: str, target: str) -> Iterator[str]:
    if accepted:
        yield f"RewriteCond %{{HTTP_ACCEPT}} {accepted}"
    yield f"RewriteRule ^{pattern}$ {target} [R=303,L]"

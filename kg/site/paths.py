"""Paths (路径): where the page of a node lies in the site, and how one page links to another.

The page of `https://w3id.org/zhice/id/area/310000` is `id/area/310000.html`; its Turtle and JSON-LD lie beside it. All
links within the site are relative and name files, so that it works from a folder, under any address, without a server.
"""

from __future__ import annotations

import re

from kg.vocabulary import DATA_IRI

_SAFE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")


def stem_of(iri: str) -> str | None:
    """The path of a node's files without their ending; None for an IRI that is not of the data or no path."""
    local = iri.removeprefix(DATA_IRI)
    return f"id/{local}" if local != iri and _SAFE.fullmatch(local) else None


def relative(path: str, start: str) -> str:
    """The link to a file of the site, or with "" to its top, from the page at `start`."""
    return "../" * start.count("/") + path

"""Manifests (文件清单): what the keeper of a folder says of its documents in `manifest.toml`, for those who cite them.

    [[document]]
    file = "annual-report-2017-ch3.txt"
    title = "第三章 战略推进和保护管理服务"
    part_of = "国家知识产权局2017年年度报告"
    issuer = "国家知识产权局"

It describes a document in the graph and nothing else: facts are read from the text alone.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.bad_input import BadInput
from kg.documents.document import Document

NAME = "manifest.toml"


@dataclass(frozen=True, slots=True)
class Description:
    """What the graph says of a document: what its folder's manifest says, else what the document prints of itself."""

    id: str
    path: str
    sha256: str
    title: str | None
    issuer: str | None
    number: str | None
    date: str | None
    year: int | None


def describe_document(document: Document) -> Description:
    """The description of a document. An entry with the hash of another text is not used.

    Raises BadInput where the manifest beside it cannot be read.
    """
    path = Path(document.path)
    entry = _entries(path.parent / NAME).get(path.name, {})
    if entry.get("sha256", document.sha256) != document.sha256:
        entry = {}
    title = " ".join(entry[key] for key in ("part_of", "title") if key in entry) or document.title
    return Description(
        id=document.id,
        path=document.path,
        sha256=document.sha256,
        title=title,
        issuer=entry.get("issuer", document.issuer),
        number=entry.get("number", document.number),
        date=entry.get("date", document.date),
        year=document.year,
    )


@lru_cache(maxsize=64)
def _entries(path: Path) -> Mapping[str, Mapping[str, str]]:
    """The entries of a manifest by file name; none where there is no manifest."""
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        return {entry["file"]: {key: _text(path, value) for key, value in entry.items()} for entry in read["document"]}
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadInput(path, f"cannot be read ({error})", "correct it, or take it away") from None
    except (KeyError, TypeError, AttributeError):
        raise BadInput(path, "has an entry without file", 'write [[document]], then file = "name"') from None


def _text(path: Path, value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not isinstance(value, str):
        raise BadInput(path, f"says {value!r} where words are wanted", "put it in quotation marks")
    return value

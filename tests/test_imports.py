"""The order of the modules: each imports only from those before it, and only one knows each heavy library."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

KG = Path(__file__).resolve().parent.parent / "kg"

ORDER = [
    "bad_input",
    "values",
    "vocabulary",
    "lexicon",
    "documents",
    "mentions",
    "scope",
    "facts",
    "extractors",
    "identity",
    "rdf",
    "reasoning",
    "conflicts",
    "store",
    "queries",
    "remote",
    "asking",
    "checks",
    "evaluation",
    "editions",
    "exports",
    "site",
    "releases",
    "build",
    "pages",
    "plots",
    "session",
    "cli",
]

# The parts of packages of many modules, in the order in which they may import each other.
WITHIN = {
    "documents": [
        "files",
        "text",
        "registers",
        "syntax",
        "lines",
        "tables",
        "setting",
        "pages",
        "title_lines",
        "paragraphs",
        "run_in_areas",
        "chapters",
        "outline",
        "document",
        "years",
        "letter_dates",
        "letterhead",
        "headings",
        "manifest",
        "inline_html",
        "reading",
    ],
    "extractors": [
        "passages",
        "works",
        "roles",
        "figures",
        "funds",
        "statistics",
        "centres",
        "institutions",
        "designations",
        "headlines",
        "settling",
        "themes",
    ],
}

# Which part of Zhice may import a library; the others go through it.
ONLY = {
    "spacy": {"mentions"},
    "numpy": {"reasoning"},
    "docx": {"documents"},
    "pypdfium2": {"documents"},
    "opencc": {"documents"},
    "click": {"cli"},
    "wcwidth": {"cli"},
    "matplotlib": {"plots"},
    "polars": {"session"},
    "pandas": {"session"},
}

FILES = sorted(path for path in KG.rglob("*.py") if path != KG / "__init__.py")


def part(path: Path) -> str:
    """The module or package directly under kg/ that a file belongs to."""
    return path.relative_to(KG).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The full names of all modules that a file imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively; write the full name"
            names |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_every_part_has_a_place_in_the_order() -> None:
    assert {part(path) for path in FILES} <= set(ORDER)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(KG)))
def test_a_module_imports_only_from_those_before_it(path: Path) -> None:
    here = part(path)
    used = {name.split(".")[1] for name in imported(path) if name.startswith("kg.")} & set(ORDER)
    later = {name for name in used - {here} if ORDER.index(name) > ORDER.index(here)}
    assert not later, f"{here} imports {', '.join(sorted(later))}, which stand after it"


@pytest.mark.parametrize("package", sorted(WITHIN))
def test_the_parts_of_a_package_import_only_from_those_before_them(package: str) -> None:
    order = WITHIN[package]
    files = [
        path for path in FILES if part(path) == package and path.parent.name + path.name != f"{package}__init__.py"
    ]
    inner = {path: path.relative_to(KG / package).parts[0].removesuffix(".py") for path in files}
    assert set(inner.values()) == set(order)
    for path, here in inner.items():
        used = {name.split(".")[2] for name in imported(path) if name.startswith(f"kg.{package}.")}
        later = {name for name in used & set(order) if order.index(name) > order.index(here)}
        assert not later, f"{path} imports {', '.join(sorted(later))}, which stand after it"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(KG)))
def test_a_library_is_known_to_one_part_only(path: Path) -> None:
    libraries = {name.split(".")[0] for name in imported(path)}
    wrong = {library for library in libraries & ONLY.keys() if part(path) not in ONLY[library]}
    assert not wrong, f"{part(path)} imports {', '.join(sorted(wrong))}"


def test_facts_know_nothing_of_the_pipeline() -> None:
    assert not [name for name in imported(KG / "facts.py") if name.startswith("kg.")]


def test_only_rdf_and_what_follows_it_speaks_triples() -> None:
    before = set(ORDER[: ORDER.index("rdf")]) - {"vocabulary", "lexicon"}
    assert not [path for path in FILES if part(path) in before and "pyoxigraph" in imported(path)]

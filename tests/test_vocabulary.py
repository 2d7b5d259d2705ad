"""Tests of kg/vocabulary: closed namespaces."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kg.vocabulary
from kg.vocabulary import PROV, ZC, Namespace

KG = Path(kg.vocabulary.__file__).parent
NAMESPACES = {name: value for name, value in vars(kg.vocabulary).items() if isinstance(value, Namespace)}


def test_a_term_is_its_iri() -> None:
    assert ZC.ProtectionCentre == "https://w3id.org/zhice/ontology#ProtectionCentre"
    assert PROV.wasDerivedFrom == "http://www.w3.org/ns/prov#wasDerivedFrom"


@pytest.mark.parametrize("name", ["ProtectionCenter", "protectionCentre", "", "__wrapped__"])
def test_an_unknown_term_is_an_error(name: str) -> None:
    with pytest.raises(AttributeError, match="not a term"):
        getattr(ZC, name)


def test_a_module_with_an_unknown_term_fails_at_import() -> None:
    code = "from kg.vocabulary import ZC\nFIELDS = {'name': ZC.noSuchTerm}"
    run = subprocess.run([sys.executable, "-c", code], cwd=KG.parent, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "noSuchTerm is not a term of this vocabulary" in run.stderr


def test_membership_is_told_by_iri() -> None:
    assert ZC.Claim in ZC
    assert "https://w3id.org/zhice/ontology#Nothing" not in ZC
    assert PROV.Entity not in ZC


def test_every_term_that_the_program_uses_is_in_its_namespace() -> None:
    used = {
        (node.value.id, node.attr)
        for path in KG.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in NAMESPACES
    }
    assert len(used) > 50
    assert not [f"{space}:{term}" for space, term in used if term not in dir(NAMESPACES[space])]

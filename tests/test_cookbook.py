"""The cookbook: what is committed is what asking the seeds gives, and every step that a query carries is explained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cookbook.page import LANGUAGES, Recipe, ask, open_seeds, read_recipes, step_numbers, write_page
from kg.store import Graph

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with open_seeds() as found:
        yield found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_page_is_what_make_cookbook_writes(graph: Graph, language: str) -> None:
    committed = (DOCS / f"cookbook.{language}.md").read_text(encoding="utf-8")
    assert write_page(graph, language) == committed, "answers changed: make cookbook, read them, commit"


def test_there_are_twelve() -> None:
    assert len(read_recipes()) == 12


@pytest.mark.parametrize("recipe", read_recipes(), ids=lambda recipe: str(recipe.name))
def test_a_recipe_answers_and_explains_each_step_in_both_languages(graph: Graph, recipe: Recipe) -> None:
    assert ask(graph, recipe).rows
    assert len({len(recipe.steps[language]) for language in LANGUAGES}) == 1
    if recipe.text is not None:
        assert sorted(set(step_numbers(recipe))) == list(range(1, len(recipe.steps["zh"]) + 1))
        # Two runs of a query without an order may give their rows in another one.
        assert "ORDER BY" in recipe.text

"""Page (页): the recipes in one language, each with its query, the steps explained, and the rows that it gives.

A recipe is a file of SPARQL, whose lines carry the numbers of the steps as `# 1`, beside a file of words (TOML): the
question, each step in zh and en, what to mind. A recipe without SPARQL of its own names a saved query and parameters.
"""

from __future__ import annotations

import re
import shlex
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.build import build
from kg.queries import PREFIXES, Answer, Value, answer, find_query, read_answer
from kg.store import Graph, open_graph

RECIPES = Path(__file__).with_name("recipes")
LANGUAGES = ("zh", "en")

_SEEDS = Path(__file__).resolve().parent.parent / "seeds"
_STEP = re.compile(r"# (\d+)$", re.MULTILINE)
_LONGEST = 60
"""Characters of a cell; a longer sentence is cut, its whole is one command away."""
_WORDS = {
    "zh": {
        "title": "食谱：十二个问题，从易到难",
        "answer": "结果",
        "more": "……另有{count}行。",
        "saved": "这是现成的查询 `queries/{name}.rq`。运行：",
        "run": "运行：",
        "mind": "注意",
        "none": "（没有行）",
    },
    "en": {
        "title": "Cookbook: twelve questions, from easy to hard",
        "answer": "Answer",
        "more": "... and {count} more rows.",
        "saved": "This is the saved query `queries/{name}.rq`. Run it:",
        "run": "Run it:",
        "mind": "Mind",
        "none": "(no rows)",
    },
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """A worked question: its words and steps by language, its SPARQL or a saved query, the columns and rows shown."""

    name: str
    words: Mapping[str, Mapping[str, str]]
    steps: Mapping[str, Sequence[str]]
    text: str | None
    query: str | None
    given: Mapping[str, Sequence[str]]
    columns: tuple[str, ...]
    rows: int


def read_recipes() -> tuple[Recipe, ...]:
    """The recipes, in the order of their names."""
    return tuple(_read(path) for path in sorted(RECIPES.glob("*.toml")))


def _read(path: Path) -> Recipe:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    own = path.with_suffix(".rq")
    return Recipe(
        name=path.stem,
        words={language: found[language] for language in LANGUAGES},
        steps={language: found[language]["steps"] for language in LANGUAGES},
        text=own.read_text(encoding="utf-8") if own.exists() else None,
        query=found.get("query"),
        given={name: [str(value)] for name, value in found.get("given", {}).items()},
        columns=tuple(found.get("columns", ())),
        rows=found.get("rows", 8),
    )


@contextmanager
def open_seeds() -> Iterator[Graph]:
    """The graph of the seeds, built for the moment."""
    with tempfile.TemporaryDirectory() as folder:
        build([_SEEDS], Path(folder) / "store")
        with open_graph(Path(folder) / "store") as graph:
            yield graph


def ask(graph: Graph, recipe: Recipe) -> Answer:
    """What a recipe answers."""
    if recipe.text is not None:
        return read_answer(graph.query(recipe.text, PREFIXES))
    return answer(graph, find_query(recipe.query or ""), recipe.given)


def write_page(graph: Graph, language: str) -> str:
    """The cookbook in a language, as Markdown."""
    words = _WORDS[language]
    introduction = (RECIPES / f"introduction.{language}.md").read_text(encoding="utf-8")
    parts = [f"<!-- make cookbook -->\n\n# {words['title']}\n\n{introduction}"]
    for number, recipe in enumerate(read_recipes(), start=1):
        parts.append(f"\n## {number}. {recipe.words[language]['question']}\n")
        parts += _body(recipe, language)
        parts += _table(recipe, ask(graph, recipe), words)
        if mind := recipe.words[language].get("mind"):
            parts.append(f"\n**{words['mind']}**: {mind}\n" if language == "en" else f"\n**{words['mind']}**：{mind}\n")
    return "\n".join(parts)


def _body(recipe: Recipe, language: str) -> Iterator[str]:
    words = _WORDS[language]
    yield recipe.words[language]["about"] + "\n"
    if recipe.text is not None:
        yield f"```sparql\n{recipe.text.rstrip()}\n```\n"
        command = f"kg sparql -f cookbook/recipes/{recipe.name}.rq"
    else:
        options = [f"--{name} {shlex.quote(value)}" for name, values in recipe.given.items() for value in values]
        command = " ".join(["kg query", recipe.query or "", *options])
        body = re.sub(r"\A(?:#\+.*\n)+", "", find_query(recipe.query or "").text).strip()
        yield f"<details><summary>SPARQL</summary>\n\n```sparql\n{body}\n```\n\n</details>\n"
    for number, step in enumerate(recipe.steps[language], start=1):
        yield f"{number}. {step}"
    how = words["run"] if recipe.text is not None else words["saved"].format(name=recipe.query)
    yield f"\n{how}\n\n    {command}\n"


def _table(recipe: Recipe, found: Answer, words: Mapping[str, str]) -> Iterator[str]:
    yield f"**{words['answer']}**\n"
    if not found.rows:
        yield words["none"]
        return
    shown = [found.columns.index(name) for name in recipe.columns] or list(range(len(found.columns)))
    yield f"| {' | '.join(found.columns[at] for at in shown)} |"
    yield f"|{'---|' * len(shown)}"
    for row in found.rows[: recipe.rows]:
        yield f"| {' | '.join(_cell(row[at]) for at in shown)} |"
    if len(found.rows) > recipe.rows:
        yield "\n" + words["more"].format(count=len(found.rows) - recipe.rows)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value).replace("|", "\\|")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def step_numbers(recipe: Recipe) -> list[int]:
    """The numbers of steps that the SPARQL of a recipe carries, in order of the text."""
    return [int(number) for number in _STEP.findall(recipe.text or "")]

"""Session (会话): a store for a notebook or a script, whose answers are data frames.

    import kg
    with kg.open("build/store") as store:
        store.query("ranking", indicator="专利权质押融资额", year=2017)

Answers are polars frames, or pandas ones where only that is installed: pip install zhice[notebook].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

from kg.bad_input import BadInput
from kg.queries import PREFIXES, Answer, Value, answer, as_value, catalogue, find_query, read_answer
from kg.store import Graph, open_graph

_FRAMES = ("polars", "pandas")


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawn answer, for a notebook to show."""

    figure: Any

    def save(self, path: str | Path) -> None:
        """Write it as PNG or SVG, by the ending."""
        from kg.plots import save

        save(self.figure, Path(path))

    def _repr_png_(self) -> bytes:
        out = BytesIO()
        self.figure.savefig(out, format="png", metadata={"Software": None})
        return out.getvalue()


class Session:
    """A store opened for reading; use it in a `with`, or close it when done."""

    def __init__(self, store: str | Path, *, inferred: bool = False) -> None:
        self._stack = ExitStack()
        self._graph: Graph = self._stack.enter_context(open_graph(Path(store), inferred=inferred))
        self._store = store

    def queries(self) -> Any:
        """The saved queries as a frame: name, question in zh and en, parameters."""
        rows = tuple(
            (each.name, each.summary_zh, each.summary_en, " ".join(parameter.name for parameter in each.parameters))
            for each in catalogue()
        )
        return _frame(Answer(("name", "question_zh", "question_en", "parameters"), rows))

    def query(self, name: str, **given: object) -> Any:
        """The answer of a saved query as a frame. A parameter takes a value, or a list of them."""
        return _frame(self._answer(name, given))

    def sparql(self, text: str) -> Any:
        """The answer of any SPARQL query as a frame; the common prefixes are declared."""
        return _frame(read_answer(self._graph.query(text, PREFIXES)))

    def facts(self, *types: str) -> Any:
        """The facts of some types (all of them without any) as a frame, as `kg facts` prints them."""
        from kg.facts import TYPES, fact_to_json
        from kg.rdf import read_facts

        if unknown := sorted(set(types) - TYPES.keys()):
            raise BadInput(unknown[0], "is no type of fact", f"there are: {', '.join(TYPES)}")
        records = [fact_to_json(fact) for fact in read_facts(self._graph.triples, types or tuple(TYPES))]
        columns = tuple(dict.fromkeys(key for record in records for key in record))
        return _frame(Answer(columns, tuple(tuple(as_value(record.get(key)) for key in columns) for record in records)))

    def explain(self, name: str) -> list[dict[str, Any]]:
        """All that is known of the things with a name, as `kg explain --format json` prints it."""
        from kg.queries.description import describe, find_things
        from kg.queries.differences import differences_of
        from kg.queries.records import record_of

        graph = self._graph
        return [record_of(describe(graph, iri), differences_of(graph, iri)) for iri in find_things(graph, name)]

    def plot(self, name: str, *, limit: int = 30, font: str | None = None, **given: object) -> Plot:
        """The answer of a saved query, drawn: a notebook shows it, `save` writes it, `figure` is matplotlib's."""
        from kg import plots

        saved, found = find_query(name), self._answer(name, given)
        figure = plots.draw(
            plots.chart_of(found, limit), (saved.summary_zh, saved.summary_en), plots.documents_of(found), font
        )
        return Plot(figure)

    def close(self) -> None:
        """Let go of the store; whoever builds it anew need not wait for this anyway."""
        self._stack.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return (
            f"<Zhice store {self._store}: {self._graph.info.documents} documents, {self._graph.info.triples} triples>"
        )

    def _answer(self, name: str, given: Mapping[str, object]) -> Answer:
        saved = find_query(name)
        known = [parameter.name for parameter in saved.parameters]
        if unknown := sorted(given.keys() - set(known)):
            raise BadInput(name, f"has no parameter {unknown[0]}", f"it has: {', '.join(known) or 'none'}")
        return answer(self._graph, saved, {key: _typed(value) for key, value in given.items() if value is not None})


def open_session(store: str | Path = "build/store", *, inferred: bool = False) -> Session:
    """Open a store for reading. Raises BadInput where there is none. With `inferred`, what follows is asked too."""
    return Session(store, inferred=inferred)


def _typed(value: object) -> Sequence[str]:
    """A value as one would type it; of several, each."""
    if isinstance(value, bool):
        return [str(value).lower()]
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [typed for each in value for typed in _typed(each)]
    return [str(value)]


def _frame(found: Answer) -> Any:
    """An answer as a frame, a type a column."""
    columns = {name: _column([row[at] for row in found.rows]) for at, name in enumerate(found.columns)}
    for library in _FRAMES:
        try:
            module = import_module(library)
        except ModuleNotFoundError:
            continue
        return module.DataFrame(columns)
    raise BadInput("kg.open", "needs polars or pandas", "install one: pip install 'zhice[notebook]'")


def _column(values: list[Value]) -> list[Value]:
    """Values of one type: whole numbers beside others become floats, anything beside texts becomes text."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return [None if value is None else float(value) for value in values]
    if len(kinds) > 1:
        return [None if value is None else str(value) for value in values]
    return values

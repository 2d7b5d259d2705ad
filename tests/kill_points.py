"""Runs a piece of work again and again in processes that are killed at one point later each time.

Run as a program with the name of a work and a folder, it prints a line for each point: what the store held afterwards.
The points are every file operation that Python makes below the folder and steps through a document's quads; between
them the database writes, too. It must be a program of its own: it forks, which a process with a database open must not.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.documents import BadInput
from kg.store import DocumentTriples, Version, add_documents, open_graph, remove_documents, replace_store, writing

ID = "https://w3id.org/zhice/id/"
GROUND = ID + "graph/ontology"
AGAIN = 8
"""After every so many points, the work is also done anew upon what the killed one left."""
TYPE, NAME = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), NamedNode(ID + "name")


class Points:
    """Counts the points that are passed and ends the process at one of them."""

    def __init__(self, folder: Path, last: int) -> None:
        self.folder, self.last, self.passed = str(folder), last, 0

    def audit(self, event: str, arguments: tuple[object, ...]) -> None:
        """A hook for sys.addaudithook: Python is about to do something to a file below the folder."""
        paths = [str(each) for each in arguments if isinstance(each, str | os.PathLike)]
        if any(path.startswith(self.folder) for path in paths):
            self.step()

    def step(self) -> None:
        if self.passed == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.passed += 1


def document(name: str, size: int, step: Callable[[], object] = int) -> DocumentTriples:
    def pieces() -> Iterator[bytes]:
        for number in range(size):
            if number % 15 == 0:
                step()
            claim = NamedNode(f"{ID}claim/{name}-{number}")
            yield lines(
                Triple(claim, TYPE, NamedNode("https://w3id.org/zhice/ontology#Claim")),
                Triple(claim, NAME, Literal(f"{name} {number}")),
                Triple(NamedNode(f"{ID}thing/{number}"), NAME, Literal(str(number))),
            )

    return DocumentTriples(f"{ID}graph/{name}", pieces())


def lines(*triples: Triple) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def ground() -> DocumentTriples:
    return DocumentTriples(GROUND, [lines(Triple(NamedNode(ID + "x"), NAME, Literal("x")))])


def prepare(store: Path) -> None:
    replace_store(store, ground(), [document("old", 40), document("both", 30)], Version())


def rebuild(store: Path, step: Callable[[], object]) -> None:
    replace_store(store, ground(), [document("both", 30, step), document("new", 50, step)], Version())


def extend(store: Path, step: Callable[[], object]) -> None:
    add_documents(store, GROUND, [document("old", 20, step), document("new", 50, step)])


def shrink(store: Path, step: Callable[[], object]) -> None:
    remove_documents(store, GROUND, [f"{ID}graph/old"])


WORKS = {"rebuild": rebuild, "extend": extend, "shrink": shrink}


def contents(store: Path) -> str:
    """A hash of all that the store holds, or what opening it complains of."""
    try:
        with open_graph(store) as graph:
            return hashlib.sha256("\n".join(sorted(map(str, graph.store))).encode()).hexdigest()[:12]
    except BadInput as problem:
        return f"broken: {problem}"


def in_child(work: Callable[[], str]) -> str | None:
    """What the work returns, done in a process of its own; None if that was killed."""
    reading, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing_end, work().encode())
        os._exit(0)
    os.close(writing_end)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        said = answer.read()
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL, status
        return None
    assert status == 0, status
    return said


def run(name: str, folder: Path) -> None:
    pristine, store = folder / "pristine", folder / "store"
    in_child(lambda: str(prepare(pristine)))
    print("before", in_child(lambda: contents(pristine)))
    writing._CHUNK = 20
    for last in count():
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(pristine, store)
        points = Points(store, last)

        def work(points: Points = points) -> str:
            sys.addaudithook(points.audit)
            WORKS[name](store, points.step)
            return "done"

        done = in_child(work)
        found = in_child(lambda: contents(store))
        if done:
            print("after", found)
            return
        print(last, found)
        if last % AGAIN == 0:
            again = in_child(lambda: str(WORKS[name](store, int) or contents(store)))
            print("again", again, len(list((store / "generations").iterdir())))


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]))

"""Bad input (无法读取): the one error of a reader, said so that the user knows what to do."""

from __future__ import annotations


class BadInput(Exception):  # noqa: N818
    """A file that cannot be read, in one line: which file, what is wrong with it, what to do."""

    def __init__(self, path: object, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}; {remedy}")

"""Writes dropped.tsv anew, what is left out of each text: run `python tests/documents/account.py`, read the diff."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from test_documents import DROPPED, EVERY, account
from texts import read


def main() -> None:
    """Writes a row for each thing left out, in order of document and thing."""
    rows = ["# document\twhat is left out of it\thow often; written by account.py"]
    for stem in EVERY:
        rows += [f"{stem}\t{what}\t{count}" for what, count in sorted(account(read(stem)).items())]
    DROPPED.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

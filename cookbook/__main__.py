"""Write the cookbook: `python -m cookbook [FOLDER]`, or `make cookbook`."""

import sys
from pathlib import Path

from cookbook.page import LANGUAGES, open_seeds, write_page


def main() -> None:
    """Write cookbook.zh.md and cookbook.en.md into the folder given, docs where none is."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    folder.mkdir(parents=True, exist_ok=True)
    with open_seeds() as graph:
        for language in LANGUAGES:
            path = folder / f"cookbook.{language}.md"
            path.write_text(write_page(graph, language), encoding="utf-8")
            print(path)


if __name__ == "__main__":
    main()

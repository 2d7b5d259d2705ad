"""Write the reference page: `python -m reference [FOLDER]`."""

import sys
from pathlib import Path

from reference.page import render


def main() -> None:
    """Write index.html into the folder given, build/docs where none is."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/docs")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "index.html"
    path.write_text(render(), encoding="utf-8")
    print(f"{path}: open it in a browser, 用浏览器打开")


if __name__ == "__main__":
    main()

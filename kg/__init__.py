"""Zhice 知策: Chinese policy documents on intellectual property, read into a graph whose every fact can be proved.

For notebooks and scripts: kg.open("build/store").query("ranking", indicator="专利权质押融资额", year=2017).
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.session import open_session as open  # noqa: A004

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def __getattr__(name: str) -> Any:
    # Only who opens a store waits for what reads it.
    if name == "open":
        from kg.session import open_session

        return open_session
    raise AttributeError(f"module 'kg' has no attribute {name!r}")

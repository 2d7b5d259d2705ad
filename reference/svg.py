"""SVG (矢量图): boxes with lines of text and arrows with labels, as text that is the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: where it is, its look (a class of the style sheet), its lines (style, text), and where it leads."""

    x: int
    y: int
    width: int
    height: int
    look: str
    lines: Sequence[tuple[str, str]]
    link: str = ""

    def draw(self) -> str:
        """The elements of the box; lines stand from the top, 20 apart."""
        parts = [
            f'<rect class="{self.look}" x="{self.x}" y="{self.y}" width="{self.width}" height="{self.height}" rx="8"/>'
        ]
        for number, (style, text) in enumerate(self.lines):
            x, anchor = (self.x + self.width // 2, "middle") if style != "left" else (self.x + 16, "start")
            y = self.y + 25 + 20 * number
            parts.append(f'<text class="{style}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>')
        drawn = "".join(parts)
        return f'<a href="#{self.link}">{drawn}</a>' if self.link else drawn


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line through points, with a head at its end and a label (Chinese over English) at a place of its own."""

    points: Sequence[tuple[int, int]]
    zh: str
    en: str
    at: tuple[int, int]
    look: str = "arrow"
    link: str = ""
    anchor: str = "middle"

    def draw(self) -> str:
        """The elements of the arrow."""
        path = " L".join(f"{x},{y}" for x, y in self.points)
        x, y = self.at
        label = (
            f'<text class="edge" x="{x}" y="{y}" text-anchor="{self.anchor}">{escape(self.zh)}</text>'
            f'<text class="edge code" x="{x}" y="{y + 15}" text-anchor="{self.anchor}">{escape(self.en)}</text>'
        )
        label = f'<a href="#{self.link}">{label}</a>' if self.link else label
        return f'<path class="{self.look}" d="M{path}" marker-end="url(#head)"/>{label}'


def picture(name: str, width: int, height: int, title: str, parts: Sequence[Box | Arrow]) -> str:
    """An SVG element with a name of its own on the page, and a title for those who cannot see it."""
    drawn = "\n".join(part.draw() for part in parts).replace("url(#head)", f"url(#head-{name})")
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title>"
        f'<defs><marker id="head-{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8"'
        ' orient="auto">'
        '<path class="head" d="M0,0 L10,5 L0,10 z"/></marker></defs>\n'
        f"{drawn}\n</svg>"
    )

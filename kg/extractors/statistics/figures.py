"""Figures (数字): all numbers of a sentence, before each is a statistic or a target."""

from __future__ import annotations

from kg.extractors.figures.city_figures import at_place
from kg.extractors.figures.figure import Figure
from kg.extractors.passages.reading import Passage
from kg.extractors.statistics.counts import read_counts
from kg.extractors.statistics.growth import add_changes
from kg.extractors.statistics.kinds_ranked import ranked_kinds
from kg.extractors.statistics.periods import add_year
from kg.extractors.statistics.pointers import named, since_before, worth
from kg.extractors.statistics.rankings import add_ranks
from kg.extractors.statistics.years_apart import of_their_years

__all__ = ["Figure", "read_figures"]


def read_figures(passage: Passage) -> list[Figure]:
    """The figures of a sentence, in order of place."""
    counts = of_their_years(passage, ranked_kinds(passage, read_counts(passage)))
    figures = add_ranks(passage, add_changes(passage, counts))
    figures = [since_before(worth(figure, figures), figures) for figure in figures]
    return [
        add_year(passage, at_place(passage, named(passage, figure, figures)))
        for figure in sorted(figures, key=lambda figure: figure.at)
    ]

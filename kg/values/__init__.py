"""Values (数值): quantities, changes, dates and ranks read from Chinese text; pure functions on the text alone.

Every function takes a text and gives a tuple of values in the order printed. `start` and `end` are code points of the
text given, end exclusive; values of one kind do not overlap. The numbers inside a change are found as quantities too.
"""

from kg.values.changes import Change, find_changes
from kg.values.dates import Date, find_dates
from kg.values.quantities import find_quantities
from kg.values.quantity import Quantity
from kg.values.ranks import Rank, find_ranks

__all__ = ["Change", "Date", "Quantity", "Rank", "find_changes", "find_dates", "find_quantities", "find_ranks"]

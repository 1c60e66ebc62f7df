"""What everybody may know of the figures: nothing that points at a person."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from ppid.reports.queries import Amount, Cell, Figures
from ppid.reports.scope import Dimension
from ppid.reports.words import OTHERS

LEAST: Final = 3
_OF_PEOPLE: Final = (Dimension.UNIT, Dimension.KIND)
_TOLD: Final = frozenset({"received", "answered", "on_time", "late"})


def open_figures(found: Figures) -> Figures:
    """The same for everybody: groups of who asks and of units, if small, are told together.

    What the office did (outcomes, grounds, months, channels) is told as it is, for the law asks
    for it (UU 14/2008 Pasal 12, Perki 1/2021 Pasal 57). Nothing is told by two dimensions at
    once. Small groups are joined until they are three or more, so that none can be had by
    taking the rest from the whole.
    """
    cells: dict[Cell, Amount] = {
        cell: amount for cell, amount in found.cells.items() if cell[1] not in _OF_PEOPLE
    }
    for dimension in _OF_PEOPLE:
        joined = _small(found, dimension)
        for (key, by, value), amount in found.cells.items():
            if by != dimension or key not in _TOLD:
                continue
            cell = (key, by, OTHERS if value in joined else value)
            cells[cell] = (cells.get(cell) or Decimal(0)) + (amount or Decimal(0))
    return Figures(found.scope, cells)


def _small(found: Figures, dimension: Dimension) -> frozenset[str]:
    """The values that are told together: too small alone, and enough of the next together."""
    sizes: Mapping[str, int] = {
        value: int(found.of("received", dimension, value) or 0) for value in found.values(dimension)
    }
    order = sorted(sizes, key=lambda value: (sizes[value], value))
    joined = [value for value in order if sizes[value] < LEAST]
    if not joined:
        return frozenset()
    for value in order[len(joined) :]:
        if len(joined) > 1 and sum(sizes[one] for one in joined) >= LEAST:
            break
        joined.append(value)
    return frozenset(joined)

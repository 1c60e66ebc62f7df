"""What is counted: a period, a day as of which it is counted, and what it is narrowed to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

DECEMBER: Final = 12


class Dimension(StrEnum):
    """By what figures are broken down; also the name in the address."""

    MONTH = "bulan"
    UNIT = "unit"
    CHANNEL = "saluran"
    KIND = "pemohon"
    OUTCOME = "hasil"
    BAND = "lama"
    GROUND = "huruf"
    EXTENSION = "perpanjangan"
    OBJECTION_GROUND = "alasan"


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of working days within which an answer was given; `last` None has no end."""

    key: str
    first: int
    last: int | None = None


BANDS: Final = (
    Band("0-3", 0, 3),
    Band("4-7", 4, 7),
    Band("8-10", 8, 10),
    Band("11-17", 11, 17),
    Band("18", 18),
)
NO_UNIT: Final = "0"


@dataclass(frozen=True, slots=True)
class Scope:
    """Months of one year, as they stood at the end of `as_of` (an office day).

    `kept` narrows by a value of a dimension each. What was registered or happened after `as_of`
    is not there: the same scope gives the same figures whenever it is counted, unless what was
    registered is itself put right.
    """

    year: int
    as_of: date
    first_month: int = 1
    last_month: int = DECEMBER
    kept: tuple[tuple[Dimension, str], ...] = ()

    @property
    def first(self) -> date:
        """The first day of the period."""
        return date(self.year, self.first_month, 1)

    @property
    def last(self) -> date:
        """The last day of the period."""
        if self.last_month == DECEMBER:
            return date(self.year, DECEMBER, 31)
        return date(self.year, self.last_month + 1, 1) - timedelta(days=1)

    def __iter__(self) -> Iterator[tuple[Dimension, str]]:
        return iter(self.kept)

    def value(self, dimension: Dimension) -> str | None:
        """What it is narrowed to by this dimension."""
        return dict(self.kept).get(dimension)

    def only(self, dimension: Dimension, value: str) -> Scope:
        """The same, narrowed further: the scope of one cell of a table."""
        if dimension is Dimension.MONTH:
            return replace(self, first_month=int(value), last_month=int(value))
        return replace(self, kept=tuple(sorted((dict(self.kept) | {dimension: value}).items())))

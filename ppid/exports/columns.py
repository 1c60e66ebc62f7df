"""What a table is made of, whatever it is written as: columns, cells, and what stands above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

Cell = str | int | date | None
Row = Sequence[Cell]


class Form(StrEnum):
    """How the cells of a column are written."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    LONG_DAY = "long_day"
    RUPIAH = "rupiah"


class Paper(StrEnum):
    """The sheet a table is set on, lying: F4 as offices keep it (215 x 330 mm), or A4."""

    F4 = "f4"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, its width in letters, and its value in a row.

    `above` are the heads over the title, the outermost first: neighbours share those they have
    in common. `identity` says that the value tells who somebody is.
    """

    title: Any
    width: int
    value: Callable[[Any], Cell]
    above: tuple[Any, ...] = ()
    form: Form = Form.TEXT
    identity: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """All its heads in words, the outermost first, its own title last."""
        return tuple(str(words) for words in (*self.above, self.title))


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a table: the office, the title, and lines such as the year."""

    office: str
    title: str
    lines: Sequence[str] = ()
    paper: Paper = Paper.F4
    language: str = "id"
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """One cell of the head: its words, the row and column it begins in, how far it reaches."""

    words: str
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and what stands over them."""

    heading: Heading
    columns: Sequence[Column]
    depth: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "depth", max(len(column.heads) for column in self.columns))

    def heads(self) -> Iterator[Head]:
        """The cells of the head, row by row; a title reaches down to the last row."""
        yield from _heads([column.heads for column in self.columns], 0, 0, self.depth)

    def cells(self, rows: Iterable[Any]) -> Iterator[Row]:
        """The values of each row, column by column."""
        values = [column.value for column in self.columns]
        for row in rows:
            yield [value(row) for value in values]


def _heads(heads: Sequence[tuple[str, ...]], row: int, column: int, depth: int) -> Iterator[Head]:
    at = column
    for words, same in groupby(enumerate(heads), key=lambda one: _shared(one[0], one[1])):
        group = [one for _place, one in same]
        titles = len(group[0]) == 1
        yield Head(words[1], row, at, depth - row if titles else 1, len(group))
        if not titles:
            yield from _heads([one[1:] for one in group], row + 1, at, depth)
        at += len(group)


def _shared(place: int, heads: tuple[str, ...]) -> tuple[int, str]:
    """What tells neighbours apart: a title stands alone, a head above is shared."""
    return (place if len(heads) == 1 else -1, heads[0])

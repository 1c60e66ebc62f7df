"""A file of an older register as lines of cells: XLSX, or CSV however Excel wrote it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import IO, Final

from ppid.files.kinds import Kind

MOST_LINES: Final = 5000
MOST_COLUMNS: Final = 60
_LONGEST: Final = 10_000

Cell = str | date
Lines = Sequence[Sequence[Cell]]


class Unreadable(Exception):
    """The file holds no table, or more lines than one import takes."""

    def __init__(self, too_long: bool = False) -> None:
        super().__init__(too_long)
        self.too_long = too_long


def read(content: IO[bytes], kind: Kind) -> Lines:
    """All lines up to the last that says something; raises Unreadable."""
    lines = _sheet(content) if kind is Kind.XLSX else _comma(content.read())
    while lines and not any(lines[-1]):
        lines.pop()
    if len(lines) > MOST_LINES:
        raise Unreadable(too_long=True)
    if len(lines) < 2:
        raise Unreadable
    return lines


def _sheet(content: IO[bytes]) -> list[list[Cell]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content.read()))
        sheet = book.get_sheet_by_index(0)
        if sheet.total_height > MOST_LINES:
            raise Unreadable(too_long=True)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError) as error:
        raise Unreadable from error
    return [[_cell(value) for value in row[:MOST_COLUMNS]] for row in rows]


def _cell(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool | time):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()[:_LONGEST]


def _comma(raw: bytes) -> list[list[Cell]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    head = text[:4000]
    between = max(";,\t", key=head.count)
    try:
        found = list(csv.reader(io.StringIO(text), delimiter=between))
    except csv.Error as error:
        raise Unreadable from error
    return [[cell.strip()[:_LONGEST] for cell in row[:MOST_COLUMNS]] for row in found]

"""Days as people write them in registers: 12/3/2023, 12 Maret 2023, Senin, 12-03-23."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "mei",
    "jun",
    "jul",
    "agu",
    "sep",
    "okt",
    "nov",
    "des",
)
_OTHERS: Final = {"may": 5, "aug": 8, "ags": 8, "agt": 8, "oct": 10, "dec": 12, "nop": 11, "peb": 2}
_BY_NAME: Final = {name: place for place, name in enumerate(_MONTHS, 1)} | _OTHERS
_NUMBERS: Final = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{2,4})")
_NAMED: Final = re.compile(r"(\d{1,2})[\s.-]+([a-z]{3,9})[\s.,-]+(\d{4}|\d{2})")
_CENTURY: Final = 2000


class NotADay(Exception):
    """What stands there is no day of the calendar."""


def read_day(cell: str | date) -> date | None:
    """The day that is meant, day before month; None for an empty cell; raises NotADay."""
    if isinstance(cell, date):
        return cell
    said = cell.strip().lower()
    if said in ("", "-"):
        return None
    if found := _NUMBERS.search(said):
        one, month, other = (int(part) for part in found.groups())
        return _made(one, month, other) if len(found[1]) == 4 else _made(other, month, one)
    if found := _NAMED.search(said):
        return _made(int(found[3]), _BY_NAME.get(found[2][:3], 0), int(found[1]))
    raise NotADay


def _made(year: int, month: int, day: int) -> date:
    try:
        return date(year if year >= 100 else _CENTURY + year, month, day)
    except ValueError:
        raise NotADay from None

"""The law's days counted by hand: one day after another, nothing of the product's own calendar.

Written from the rule book alone. A day is an ordinal number; a calendar is a set of days off.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# No daylight saving in Indonesia: WIB, WITA and WIT lie so many hours before Greenwich.
HOURS = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}


def local_day(utc: datetime, zone: str) -> date:
    """The day on the office's wall calendar at a moment in UTC."""
    return (utc + timedelta(hours=HOURS[zone])).date()


@dataclass(frozen=True)
class Office:
    """Days off (also weekends that are named), weekdays off (Monday is 0), and A-02."""

    off: Collection[int]
    weekend: Collection[int] = (5, 6)
    counts_start: bool = False

    def works(self, day: int) -> bool:
        """Whether the office works; day 1 of the calendar was a Monday."""
        return (day - 1) % 7 not in self.weekend and day not in self.off

    def after(self, start: int, days: int, *, follows: bool = False) -> int:
        """The last day of so many working days; a period that follows another never counts its
        first day twice."""
        day, left, off, weekend = start, days, self.off, self.weekend
        if self.counts_start and not follows and self.works(day):
            left -= 1
        while left > 0:
            day += 1
            if (day - 1) % 7 not in weekend and day not in off:
                left -= 1
        return day

    def numbered(self, start: int, days: int, *, follows: bool = False) -> list[tuple[int, int]]:
        """Every counted day with its number."""
        found, day = [], start
        if self.counts_start and not follows and self.works(day):
            found.append((day, 1))
        while len(found) < days:
            day += 1
            if self.works(day):
                found.append((day, len(found) + 1))
        return found


@dataclass(frozen=True)
class Lengths:
    """How many working days each period has."""

    check: int = 3
    repair: int = 3
    answer: int = 10
    extension: int = 7
    objection: int = 30
    superior: int = 30
    dispute: int = 14


@dataclass(frozen=True)
class Life:
    """What happens to one request and its objection, as days; None: it does not happen."""

    received: int
    registered: int
    letter: int | None = None
    repaired: int | None = None
    declared: int | None = None
    extended: bool = False
    decided: int | None = None
    objected: int | None = None
    answered: int | None = None


def days_of(life: Life, office: Office, reading: str, lengths: Lengths) -> dict[str, int | None]:
    """Every last day of a life, by the code of the rule book; `reading` is that of A-01."""
    complete = life.received if life.letter is None else life.repaired
    begins: int | None = complete
    if complete is not None and reading == "first_received":
        begins = life.received
    if complete is not None and reading == "declared_complete":
        begins = life.declared or complete
    found: dict[str, int | None] = {
        "D2": office.after(life.repaired or life.registered, lengths.check),
        "D3": None if life.letter is None else office.after(life.letter, lengths.repair),
        "D4": None if begins is None else office.after(begins, lengths.answer),
        "D5": None,
        "safe": office.after(life.received, lengths.answer),
    }
    if life.extended and found["D4"] is not None:
        found["D5"] = office.after(found["D4"], lengths.extension, follows=True)
        found["safe"] = office.after(found["safe"] or 0, lengths.extension, follows=True)
    due = found["D5"] or found["D4"]
    silent = None
    if due is not None and life.decided is None:
        silent = due + 1
        while not office.works(silent):
            silent += 1
    found["begins"] = begins
    found["silence"] = silent
    reason = life.decided or silent
    found["D7"] = None if reason is None else office.after(reason, lengths.objection)
    if life.objected is not None:
        found["D8"] = office.after(life.objected, lengths.superior)
        if life.answered is None:
            found["D9b"] = office.after(found["D8"] or 0, lengths.dispute, follows=True)
        else:
            found["D9a"] = office.after(life.answered, lengths.dispute)
    return found

"""A change of the working days as a value: what is added, what goes, which week is worked."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Any, Final

from ppid.law import HolidayKind

FIVE_DAYS: Final = "56"
SIX_DAYS: Final = "6"
WEEKS: Final = (FIVE_DAYS, SIX_DAYS)
REPORT_DUE: Final = (3, 31)
"""Until then the report on last year can still change (Perki 1/2021 Pasal 56 ayat (1))."""


class Trouble(StrEnum):
    """Why a change of the calendar is refused."""

    ALREADY_OFF = auto()
    TWICE = auto()
    NOT_OFF = auto()
    PASSED = auto()
    YEAR_CLOSED = auto()
    NOTHING = auto()
    WEEK = auto()


class Refused(Exception):
    """The calendar cannot be changed so; `on` is the day, `name` what the day is called."""

    def __init__(self, trouble: Trouble, on: date | None = None, name: str = "") -> None:
        super().__init__(f"{trouble} {on or ''}")
        self.trouble = trouble
        self.on = on
        self.name = name


@dataclass(frozen=True, slots=True)
class DayOff:
    """One day off as it would be noted."""

    on: date
    name: str
    kind: str = HolidayKind.NATIONAL.value
    source: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class CalendarEdit:
    """What changes; `removed` are the days with their names, `weekend` None for the same week."""

    added: tuple[DayOff, ...] = ()
    removed: tuple[DayOff, ...] = ()
    weekend: str | None = None

    def plain(self) -> dict[str, Any]:
        """The same as plain values, for keeping; `of` reads them again."""
        return {
            "added": [asdict(one) | {"on": one.on.isoformat()} for one in self.added],
            "removed": [asdict(one) | {"on": one.on.isoformat()} for one in self.removed],
            "weekend": self.weekend,
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "CalendarEdit":
        """The change that was kept as plain values."""
        added, removed = (
            tuple(DayOff(**one | {"on": date.fromisoformat(one["on"])}) for one in kept[name])
            for name in ("added", "removed")
        )
        return cls(added, removed, kept["weekend"])

    def after(self, days: Mapping[date, DayOff]) -> dict[date, DayOff]:
        """All days off once the change is made."""
        gone = {one.on for one in self.removed}
        left = {on: one for on, one in days.items() if on not in gone}
        return left | {one.on: one for one in self.added}


def check(edit: CalendarEdit, known: Mapping[date, DayOff], weekend: str, today: date) -> None:
    """Refuse what cannot be: a day twice, a day that is none, a year that is closed.

    A day that has passed stays: deadlines were counted with it. It may still be added until
    the report on its year is due. Raises Refused.
    """
    if edit.weekend is not None and edit.weekend not in WEEKS:
        raise Refused(Trouble.WEEK)
    if not edit.added and not edit.removed and edit.weekend in (None, weekend):
        raise Refused(Trouble.NOTHING)
    gone = set()
    for one in edit.removed:
        if one.on not in known:
            raise Refused(Trouble.NOT_OFF, one.on)
        if one.on <= today:
            raise Refused(Trouble.PASSED, one.on, known[one.on].name)
        gone.add(one.on)
    came: set[date] = set()
    for one in edit.added:
        if one.on in known and one.on not in gone:
            raise Refused(Trouble.ALREADY_OFF, one.on, known[one.on].name)
        if one.on in came:
            raise Refused(Trouble.TWICE, one.on, one.name)
        if is_closed(one.on.year, today):
            raise Refused(Trouble.YEAR_CLOSED, one.on, one.name)
        came.add(one.on)


def is_closed(year: int, today: date) -> bool:
    """Whether the office has reported on a year: on 31 March of the next, Perki 1/2021 56 (1)."""
    return date(year + 1, *REPORT_DUE) < today

"""What the pages of the working days show: a year drawn, and what a change would move."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from ppid.cases.recount import CASES, OBJECTIONS, Moved, Shelf, Shift, shifts
from ppid.cases.recount_disputes import DisputeShift, dispute_shifts
from ppid.cases.recount_rights import right_shifts
from ppid.kit.db import db
from ppid.office.calendar import clocks_after, legal_clock
from ppid.office.edits import CalendarEdit, DayOff, check
from ppid.office.queries import days_off, office

PAGE: Final = 100
_MONDAY: Final = date(2024, 1, 1)
HEADS: Final = tuple(_MONDAY + timedelta(n) for n in range(7))
_MARKS: Final = {
    "libur_nasional": "national",
    "cuti_bersama": "joint",
    "libur_daerah": "regional",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of a drawn month, or an empty place; `mark` is its class in the style sheet."""

    day: int | None = None
    mark: str = ""
    doubtful: bool = False
    today: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a drawn year: its first day and its weeks from Monday on."""

    first: date
    weeks: tuple[tuple[Cell, ...], ...]


def year_drawn(
    year: int, days: Mapping[date, DayOff], weekend: str, today: date
) -> tuple[Month, ...]:
    """The twelve months of a year with its days off."""
    off = frozenset(int(day) for day in weekend)

    def cell(first: date, number: int) -> Cell:
        if not number:
            return Cell()
        on = first.replace(day=number)
        named = days.get(on)
        if named is None:
            return Cell(number, "weekend" if on.weekday() in off else "", today=on == today)
        mark = _MARKS.get(named.kind, "national")
        return Cell(number, mark, not named.confirmed, on == today)

    firsts = (date(year, month, 1) for month in range(1, 13))
    return tuple(
        Month(
            first,
            tuple(
                tuple(cell(first, number) for number in week)
                for week in Calendar().monthdayscalendar(first.year, first.month)
            ),
        )
        for first in firsts
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One file that would move; `place` is where the list goes on after it."""

    number: str
    words: str
    moved: tuple[Moved, ...]
    late: bool
    place: tuple[str, int]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change of the calendar would do; counts are files, `after` where the list goes on.

    `rights` are files on which the applicant may object or go to the commission until another
    day than was announced; `kept` keep their announced dates because their profile says so;
    `late` would be late at once; `past` are added days that have passed already.
    """

    edit: CalendarEdit
    cases: int
    objections: int
    kept: int
    late: int
    lines: Sequence[Line]
    objected: Sequence[Line]
    disputed: Sequence[Line]
    rights: int
    after: tuple[str, int] | None
    past: Sequence[DayOff]


def preview(edit: CalendarEdit, *, today: date, after: tuple[str, int] | None = None) -> Preview:
    """Count what would move, and list the first hundred; nothing is changed.

    `after` goes on behind a place of an earlier list. Raises office.edits.Refused.
    """
    check(edit, days_off(), office().weekend, today)
    clock_for = clocks_after(edit)
    found, disputes = shifts(clock_for), list(dispute_shifts(clock_for))
    moving = [shift for shift in found if not shift.frozen]
    lines = list(_lines(CASES, moving, today, after))
    return Preview(
        edit,
        cases=_files(shift for shift in moving if shift.shelf is CASES),
        objections=_files(shift for shift in moving if shift.shelf is OBJECTIONS),
        kept=_files(shift for shift in found if shift.frozen)
        + sum(shift.frozen for shift in disputes),
        late=_files(shift for shift in moving if shift.is_late_now(today)),
        lines=lines[:PAGE],
        objected=[] if after else list(_lines(OBJECTIONS, moving, today, None))[:PAGE],
        rights=sum(shift.files for shift in right_shifts(legal_clock, clock_for, today=today)),
        disputed=[_dispute_line(shift) for shift in disputes if not shift.frozen],
        after=lines[PAGE - 1].place if len(lines) > PAGE else None,
        past=[one for one in edit.added if one.on <= today],
    )


def _dispute_line(shift: DisputeShift) -> Line:
    dispute = shift.dispute
    return Line(dispute.number, dispute.ki_name, (shift.moved,), False, ("", dispute.id))


def _files(found: Iterator[Shift]) -> int:
    return sum(shift.files for shift in found)


def _lines(
    shelf: Shelf, moving: Sequence[Shift], today: date, after: tuple[str, int] | None
) -> Iterator[Line]:
    """Files whose date moves, the first due first; one more than a page holds."""
    by_key = {shift.key: shift for shift in moving if shift.shelf is shelf}
    if not by_key:
        return
    table, due = shelf.table, shelf.table.c.due_on
    dues = [shift.key[len(shift.key) - len(shelf.dates)] for shift in by_key.values()]
    words = table.c.subject if shelf is CASES else table.c.information
    query = (
        sa.select(table.c.id, table.c.number, words, *(table.c[name] for name in shelf.key))
        .where(shelf.is_open(), due.between(min(dues), max(dues)))
        .order_by(due, table.c.id)
        .execution_options(yield_per=1000)
    )
    if after is not None:
        on, last = date.fromisoformat(after[0]), after[1]
        query = query.where(sa.or_(due > on, sa.and_(due == on, table.c.id > last)))
    shown = 0
    for row_id, number, named, *key in db.session.execute(query):
        shift = by_key.get(tuple(key))
        if shift is None:
            continue
        place = (_due(shift).isoformat(), row_id)
        yield Line(number, named, shift.moved, shift.is_late_now(today), place)
        shown += 1
        if shown > PAGE:
            return


def _due(shift: Shift) -> date:
    due: Any = shift.key[len(shift.key) - len(shift.shelf.dates)]
    return due if isinstance(due, date) else date.min

"""Counting open deadlines anew when the working days change (A-09), in sets.

Cases that are alike in law have the same dates: each kind is computed once, staged in a
temporary table, and one statement changes the rows whose date moves. What was decided, answered
or closed is never touched, nor is what a profile with frozen dates began.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa

from ppid.accounts.actors import Actor
from ppid.cases.models import Case, Entry
from ppid.cases.objections import Objection
from ppid.kit.db import connection, db, is_sqlite, table_of
from ppid.law import (
    UNANSWERED,
    Code,
    Event,
    LegalClock,
    MovedDate,
    ObjectionStanding,
    ObjectionState,
    Standing,
)
from ppid.office.calendar import ClockFor, profiles

_NEVER: Final = date(1, 1, 1)  # stands for "no day" where two rows are compared


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of file with deadlines: its open states, and what decides its dates."""

    model: type[Case] | type[Objection]
    standing: type[Standing] | type[ObjectionStanding]
    states: frozenset[Any]
    decides: tuple[str, ...]
    dates: tuple[str, ...]
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def table(self) -> sa.Table:
        """Its table."""
        return table_of(self.model)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns in which two files must be alike to have, and to get, the same dates."""
        return ("profile_id", *self.decides, *self.dates)

    def is_open(self) -> sa.ColumnElement[bool]:
        """Files whose clock runs."""
        return sa.and_(self.table.c.state.in_(self.states), self.table.c.due_on.is_not(None))

    def counted(self, row: Any, clock: LegalClock) -> tuple["Dated", ...]:
        """Its dates by a clock, in the order of `dates`."""
        said = {name: getattr(row, name) for name in self.decides}
        standing = self.standing(**said, **self.given)
        next_due = standing.deadline(clock)
        dated = [Dated(next_due.code, next_due.on) if next_due else None]
        if isinstance(standing, Standing):
            code = Code.EXTENSION if standing.extended_on else Code.ANSWER
            answer = standing.answer_due_on(clock)
            dated.append(Dated(code.value, answer) if answer else None)
        return tuple(one or Dated("", None) for one in dated)


@dataclass(frozen=True, slots=True)
class Dated:
    """A last day and its code."""

    code: str
    on: date | None


CASES: Final = Shelf(
    Case,
    Standing,
    UNANSWERED,
    (
        "state",
        "received_on",
        "registered_on",
        "complete_on",
        "repaired_on",
        "completion_asked_on",
        "extended_on",
        "declared_on",
    ),
    ("due_on", "answer_due_on"),
)
OBJECTIONS: Final = Shelf(
    Objection,
    ObjectionStanding,
    frozenset({ObjectionState.REGISTERED}),
    ("state", "received_on", "recorded_on", "runs_from"),
    ("due_on",),
    {"grounds": ""},
)
SHELVES: Final = (CASES, OBJECTIONS)


@dataclass(frozen=True, slots=True)
class Moved:
    """One last day that moves: by its code, from when to when."""

    code: str
    old: date | None
    new: date | None


@dataclass(frozen=True, slots=True)
class Shift:
    """Files that are alike, and how their dates move; `moved` has what was announced first."""

    shelf: Shelf
    key: tuple[Any, ...]
    files: int
    dates: tuple[date | None, ...]
    moved: tuple[Moved, ...]
    frozen: bool = False

    def is_late_now(self, today: date) -> bool:
        """Whether its date would have passed already."""
        return any(one.old and one.new and one.new < today <= one.old for one in self.moved[:1])


def line_facts(moved: Sequence[Moved], why: str, change_id: int | None) -> dict[str, Any]:
    """What the line on the timeline of a file keeps: the day that was announced, and others."""
    first, *also = [
        {"code": one.code, "old": _written(one.old), "new": _written(one.new)} for one in moved
    ]
    return first | {"also": also, "why": why, "change": change_id}


def shifts(clock_for: ClockFor) -> list[Shift]:
    """All that would move if files were counted by these clocks; frozen ones are marked."""
    return [shift for shelf in SHELVES for shift in _shifts(shelf, clock_for)]


def _shifts(shelf: Shelf, clock_for: ClockFor) -> Iterator[Shift]:
    columns = [shelf.table.c[name] for name in shelf.key]
    alike = db.session.execute(
        sa.select(*columns, sa.func.count().label("files"))
        .where(shelf.is_open())
        .group_by(*columns)
    )
    frozen = frozen_profiles()
    for row in alike:
        dated = shelf.counted(row, clock_for(row.profile_id))
        kept = [getattr(row, name) for name in shelf.dates]
        moved = [
            Moved(new.code, old, new.on)
            for old, new in zip(kept, dated, strict=True)
            if old != new.on
        ]
        if moved:
            yield Shift(
                shelf,
                tuple(row)[:-1],
                row.files,
                tuple(new.on for new in dated),
                tuple(dict.fromkeys(moved[::-1])),
                row.profile_id in frozen,
            )


def frozen_profiles() -> frozenset[int]:
    """The legal profiles that keep announced dates (A-09)."""
    return frozenset(
        key
        for key, (_since, profile) in profiles().items()
        if profile.moved_date is MovedDate.FROZEN
    )


def recount(
    clock_for: ClockFor, *, why: str, by: Actor, at: datetime, change_id: int | None = None
) -> int:
    """Give every open file the dates that these clocks count; returns how many moved.

    One line on the timeline of each, with code, old, new and why; inside the caller's
    transaction, while nobody else writes files. `why` is a sentence without personal data.
    """
    _hold()
    found = [shift for shift in shifts(clock_for) if not shift.frozen]
    return sum(
        _move(shelf, [shift for shift in found if shift.shelf is shelf], why, by, at, change_id)
        for shelf in SHELVES
    )


def _hold() -> None:
    """PostgreSQL lets others write meanwhile; what they counted by the old days would stay."""
    if not is_sqlite():
        connection().execute(sa.text("LOCK TABLE cases, objections IN SHARE ROW EXCLUSIVE MODE"))


def _move(
    shelf: Shelf,
    found: Sequence[Shift],
    why: str,
    by: Actor,
    at: datetime,
    change_id: int | None,
) -> int:
    """Stage the shifts, note which files they are, then write lines and dates by set."""
    if not found:
        return 0
    line, table = connection(), shelf.table
    shift, moving = _staged(shelf, found, why, change_id)
    place = {"case_id": table.c.id} if shelf is CASES else {
        "case_id": table.c.case_id, "objection_id": table.c.id
    }  # fmt: skip
    kept: dict[str, Any] = place | {
        "event": sa.literal(Event.RECOUNTED.value),
        "at": sa.literal(at, Entry.at.type),
        "actor": sa.literal(by.kind.value),
        "officer_id": sa.cast(sa.literal(by.officer_id), sa.Integer),
        "facts": shift.c.facts,
    }
    same = sa.and_(moving.c.id == table.c.id, moving.c.shift == shift.c.id)
    line.execute(
        sa.insert(table_of(Entry)).from_select(list(kept), sa.select(*kept.values()).where(same))
    )
    new = {name: shift.c[f"new_{name}"] for name in shelf.dates}
    done = line.execute(sa.update(table).where(same).values(**new, version=table.c.version + 1))
    for stage in (shift, moving):
        stage.drop(line)
    db.session.expire_all()
    return done.rowcount


def _staged(
    shelf: Shelf, found: Sequence[Shift], why: str, change_id: int | None
) -> tuple[sa.Table, sa.Table]:
    """Two temporary tables: the shifts, and which file has which."""
    line, table, own = connection(), shelf.table, sa.MetaData()
    shift = sa.Table(
        "recounts",
        own,
        sa.Column("id", sa.Integer, primary_key=True),
        *(sa.Column(f"k_{name}", table.c[name].type) for name in shelf.key),
        *(sa.Column(f"new_{name}", sa.Date) for name in shelf.dates),
        sa.Column("facts", sa.JSON),
        prefixes=["TEMPORARY"],
    )
    moving = sa.Table(
        "recounting",
        own,
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("shift", sa.Integer),
        prefixes=["TEMPORARY"],
    )
    for stage in (shift, moving):
        line.execute(sa.text(f"DROP TABLE IF EXISTS {stage.name}"))
        stage.create(line)
    rows = [_row(one, why, change_id) | {"id": n} for n, one in enumerate(found, 1)]
    line.execute(sa.insert(shift), rows)
    sa.Index("ix_recounts", *(shift.c[f"k_{name}"] for name in shelf.key)).create(line)
    alike = sa.and_(
        shelf.is_open(), *(_plain(table.c[name]) == shift.c[f"k_{name}"] for name in shelf.key)
    )
    files = sa.select(table.c.id, shift.c.id).where(alike)
    line.execute(sa.insert(moving).from_select(["id", "shift"], files))
    if not is_sqlite():
        line.execute(sa.text("ANALYZE recounts, recounting"))
    return shift, moving


def _row(shift: Shift, why: str, change_id: int | None) -> dict[str, Any]:
    key = {
        f"k_{name}": _NEVER if value is None else value
        for name, value in zip(shift.shelf.key, shift.key, strict=True)
    }
    new = {f"new_{name}": on for name, on in zip(shift.shelf.dates, shift.dates, strict=True)}
    return key | new | {"facts": line_facts(shift.moved, why, change_id)}


def _plain(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """A column in which no day at all is a day too, so that rows can be compared.

    In a function, so that each file looks its shift up and not the other way round.
    """
    nothing = _NEVER if isinstance(column.type, sa.Date) else column
    return sa.func.coalesce(column, nothing)


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None

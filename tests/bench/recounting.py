"""A hundred thousand open cases that one added day moves, and the plain UPDATE of the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from flask import Flask

from ppid.accounts.models import Officer, Role
from ppid.admin.calendar.actions import change_calendar
from ppid.cases.models import Case, Entry, Requester
from ppid.cases.recount import CASES
from ppid.cases.told_moved import MovedNews
from ppid.kit.db import db, transaction
from ppid.law import Standing, State
from ppid.office.calendar import legal_clock, working_calendar
from ppid.office.edits import CalendarEdit, DayOff
from ppid.office.models import CalendarChange, Holiday
from tests import builders
from tests.bench import town

ADDED = DayOff(date(2026, 6, 24), "Hari berkabung nasional", "libur_nasional", "Keppres")
THE_DAY_BEFORE = builders.at(2026, 6, 23)
NO_EMAIL = {"email": ""}
_CASES = Case.__table__
_KEPT = sa.Table(
    "kept_days",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("due_on", sa.Date),
    sa.Column("answer_due_on", sa.Date),
)


def fill(app: Flask, cases: int) -> None:
    """Open cases of all kinds: unchecked, waiting, extended; each rests on the day to come."""
    with app.app_context():
        with transaction():
            officers = [builders.an_officer(Role.PPID).id for _ in range(5)]
            builders.an_officer(Role.ADMIN)
        town.write(
            {
                Requester: lambda i: town.requester(i) | NO_EMAIL,
                Case: lambda i: _case(i, officers),
            },
            cases,
        )
        with transaction():
            line = db.session.connection()
            _KEPT.create(line)
            line.execute(
                sa.insert(_KEPT).from_select(
                    ["id", "due_on", "answer_due_on"],
                    sa.select(_CASES.c.id, _CASES.c.due_on, _CASES.c.answer_due_on),
                )
            )
        settle()


def _case(i: int, officers: list[int]) -> dict[str, Any]:
    standing = _standing(i % 900)
    clock = legal_clock(1)
    due, answer = _dates(standing, clock)
    facts = {name: getattr(standing, name) for name in _FIELDS}
    return town.case(i, officers) | facts | {
        "profile_id": 1,
        "due_on": due,
        "answer_due_on": answer,
        "outcome": None,
        "closed_on": None,
        "decided_on": None,
    }  # fmt: skip


_FIELDS = (
    "state",
    "received_on",
    "registered_on",
    "complete_on",
    "declared_on",
    "extended_on",
)


def _dates(standing: Standing, clock: Any) -> tuple[date, date]:
    deadline = standing.deadline(clock)
    assert deadline is not None
    answer = standing.answer_due_on(clock)
    assert answer is not None
    return deadline.on, answer


@lru_cache
def _standing(kind: int) -> Standing:
    """One of some hundred kinds of case; each has the added day ahead, inside its period."""
    calendar = working_calendar()
    if kind % 9 == 0:  # unchecked: its check is due after the added day too
        day = calendar.days_before(ADDED.on, 1 + kind % 2)
        return Standing(State.RECEIVED, day, day, day)
    if kind % 9 < 3:  # extended
        day = calendar.days_before(ADDED.on, 11 + kind % 5)
        declared, extended = (calendar.add(day, n) for n in (1 + kind % 3, 5 + kind % 4))
        return Standing(
            State.IN_PROGRESS, day, day, day, extended_on=extended, declared_on=declared
        )
    day = calendar.days_before(ADDED.on, 1 + kind % 9)
    return Standing(State.IN_PROGRESS, day, day, day, declared_on=calendar.add(day, kind % 3))


def ours() -> None:
    """Add the day: all that follows it, but for applicants who have no email."""
    with transaction():
        by = db.session.scalars(sa.select(Officer).order_by(Officer.id.desc())).first()
        done = change_calendar(CalendarEdit(added=(ADDED,)), seen=None, by=by, at=THE_DAY_BEFORE)
    assert done.moved == db.session.scalar(sa.select(sa.func.count()).select_from(_KEPT))
    db.session.remove()


def plain() -> None:
    """The naive counterpart: one statement that writes the same columns of the same rows."""
    sqlite = db.engine.dialect.name == "sqlite"

    def later(column: sa.Column[Any]) -> Any:
        return sa.func.date(column, "+1 day") if sqlite else column + 1

    with transaction():
        db.session.connection().execute(
            sa.update(_CASES)
            .where(CASES.is_open())
            .values(
                due_on=later(_CASES.c.due_on),
                answer_due_on=later(_CASES.c.answer_due_on),
                version=_CASES.c.version + 1,
            )
        )
    db.session.remove()


def settle() -> None:
    """Everything as it was, and the database at rest."""
    with transaction():
        line = db.session.connection()
        same = _CASES.c.id == _KEPT.c.id
        line.execute(
            sa.update(_CASES)
            .where(same)
            .values(due_on=_KEPT.c.due_on, answer_due_on=_KEPT.c.answer_due_on)
        )
        line.execute(sa.delete(Entry.__table__))
        line.execute(sa.delete(MovedNews.__table__))
        line.execute(sa.delete(CalendarChange.__table__))
        line.execute(sa.delete(Holiday.__table__).where(Holiday.on == ADDED.on))
        line.execute(sa.text("UPDATE offices SET calendar_version = calendar_version + 1"))
    db.session.remove()
    sqlite = db.engine.dialect.name == "sqlite"
    rest = "PRAGMA wal_checkpoint(TRUNCATE)" if sqlite else "VACUUM ANALYZE"
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as line:
        line.execute(sa.text(rest))


def turns(
    measure: Callable[[Callable[[], None]], float], rounds: int
) -> Iterator[tuple[float, ...]]:
    """Seconds of ours and of the plain statement, in turns, each from rest."""
    for _ in range(rounds):
        pair = []
        for work in (ours, plain):
            settle()
            pair.append(measure(work))
        yield tuple(pair)

"""What a change of the working days moved today: before and after, for who opens the queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

import sqlalchemy as sa

from ppid.accounts.models import Officer
from ppid.cases.models import Case, Entry
from ppid.cases.queries import visible_to
from ppid.cases.told_moved import MovedNews
from ppid.cases.words import DEADLINES
from ppid.kit.db import db
from ppid.law import Event
from ppid.office.calendar import zone
from ppid.office.edits import CalendarEdit
from ppid.office.models import CalendarChange
from ppid.office.words import changes

SAID: Final = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One date of one request, as it was and as it is."""

    number: str
    what: Any
    old: date | None
    new: date | None


@dataclass(frozen=True, slots=True)
class Moved:
    """What changed, in sentences, and the first dates that moved; `more` when there are others."""

    changes: Sequence[str]
    lines: Sequence[Line]
    more: bool


def moved_today(officer: Officer, today: date) -> Moved | None:
    """What moved on this local day of the requests that an officer may see; None when nothing."""
    made = db.session.execute(
        sa.select(CalendarChange.edit, MovedNews.since, MovedNews.until)
        .join(MovedNews, MovedNews.change_id == CalendarChange.id)
        .where(CalendarChange.at >= datetime.combine(today, time.min, zone()))
        .order_by(MovedNews.id)
    ).all()
    rows = _rows(officer, made) if made else ()
    if not rows:
        return None
    said = dict.fromkeys(line for one in made for line in changes(CalendarEdit.of(one.edit)))
    return Moved(tuple(said), [_line(row) for row in rows[:SAID]], len(rows) > SAID)


def _rows(officer: Officer, made: Sequence[Any]) -> Sequence[Any]:
    """The lines that the changes left on timelines: each left them in one stretch."""
    stretches = [sa.and_(Entry.id > one.since, Entry.id <= one.until) for one in made]
    return db.session.execute(
        sa.select(Case.number, Entry.facts)
        .join(Entry, Entry.case_id == Case.id)
        .where(
            sa.or_(*stretches),
            Entry.event == Event.RECOUNTED,
            Entry.objection_id.is_(None),
            Entry.dispute_id.is_(None),
            visible_to(officer),
        )
        .order_by(Entry.id)
        .limit(SAID + 1)
    ).all()


def _line(row: Any) -> Line:
    old, new = (row.facts.get(name) for name in ("old", "new"))
    return Line(
        row.number,
        DEADLINES.get(row.facts.get("code"), ""),
        date.fromisoformat(old) if old else None,
        date.fromisoformat(new) if new else None,
    )

"""When each duty was last fulfilled, and when it is due next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from ppid.cases.explained import Explained, explained_by
from ppid.cases.models import Case
from ppid.kit.db import db
from ppid.law import Duty, DutyDue, duty_due, duty_explanation
from ppid.office.calendar import legal_clock, legal_clock_on, profile_on
from ppid.office.models import DutyRecord

_SHOWN = 12


def records() -> Sequence[DutyRecord]:
    """The latest times, newest first."""
    return db.session.scalars(
        sa.select(DutyRecord).order_by(DutyRecord.on.desc(), DutyRecord.id.desc()).limit(_SHOWN)
    ).all()


def began_on() -> date | None:
    """The day of the first request in the register: from then on duties are kept here."""
    return db.session.scalar(sa.select(Case.registered_on).order_by(Case.id).limit(1))


def next_times(today: date) -> list[DutyDue]:
    """The next time of each duty; nothing before the first request."""
    first = began_on()
    if first is None:
        return []
    clock = legal_clock_on(today)
    last = {duty: _last(duty) for duty in (Duty.LIST_UPDATE, Duty.ANNOUNCEMENT)}
    found = [duty_due(duty, on or first, clock, never_done=on is None) for duty, on in last.items()]
    return [*found, duty_due(Duty.REPORT, date(_report_year(first), 12, 31), clock)]


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time of a duty, known by its budget year, or by the day from which it is counted."""

    number: str


def explained(code: str, today: date) -> Explained | None:
    """Why the next time of a duty is on that day; None for a code that no duty has."""
    due = next((one for one in next_times(today) if one.deadline.code == code), None)
    if due is None:
        return None
    profile_id = profile_on(today)
    found = duty_explanation(due, legal_clock(profile_id))
    number = str(due.year or due.deadline.day_zero.isoformat())
    return explained_by(profile_id, Occasion(number), found)


def next_time(duty: Duty, today: date) -> DutyDue | None:
    """The next time of one duty; None before the first request."""
    return next((one for one in next_times(today) if one.duty is duty), None)


def _last(duty: Duty) -> date | None:
    return db.session.scalar(sa.select(sa.func.max(DutyRecord.on)).where(DutyRecord.duty == duty))


def _report_year(first: date) -> int:
    """The first budget year without a report."""
    done = db.session.scalar(
        sa.select(sa.func.max(DutyRecord.year)).where(DutyRecord.duty == Duty.REPORT)
    )
    return int(done) + 1 if done else first.year

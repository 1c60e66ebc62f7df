"""When each duty was last fulfilled, and when it is due next."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from ppid.cases.models import Case
from ppid.kit.db import db
from ppid.law import Duty, DutyDue, duty_due
from ppid.office.calendar import legal_clock_on
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
    last = {duty: _last(duty) or first for duty in (Duty.LIST_UPDATE, Duty.ANNOUNCEMENT)}
    found = [duty_due(duty, on, clock) for duty, on in last.items()]
    return [*found, duty_due(Duty.REPORT, date(_report_year(first), 12, 31), clock)]


def _last(duty: Duty) -> date | None:
    return db.session.scalar(sa.select(sa.func.max(DutyRecord.on)).where(DutyRecord.duty == duty))


def _report_year(first: date) -> int:
    """The first budget year without a report."""
    done = db.session.scalar(
        sa.select(sa.func.max(DutyRecord.year)).where(DutyRecord.duty == Duty.REPORT)
    )
    return int(done) + 1 if done else first.year

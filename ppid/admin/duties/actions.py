"""Writing down that a duty was fulfilled."""

from datetime import date, datetime

from ppid.accounts.models import Officer
from ppid.kit.db import db
from ppid.law import Duty
from ppid.office.models import DutyRecord


def record(
    *, duty: Duty, on: date, year: int | None, reference: str | None, by: Officer, at: datetime
) -> DutyRecord:
    """The list was decided, the announcement made, or the report laid open on that day.

    `year` is the budget year of a report, `reference` the decree's number or the address.
    """
    made = DutyRecord(
        duty=duty,
        on=on,
        year=year if duty is Duty.REPORT else None,
        reference=reference or "",
        by_id=by.id,
        at=at,
    )
    db.session.add(made)
    db.session.flush()
    return made

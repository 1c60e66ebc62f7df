"""Told in the morning round: a year that is over and whose register is still open."""

from datetime import date, datetime
from typing import Final

import sqlalchemy as sa

from ppid.accounts import queries as accounts
from ppid.accounts.models import Role
from ppid.cases.due import Due, note_fresh
from ppid.cases.models import Case
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.law import WorkingCalendar
from ppid.notices import actions as notices
from ppid.notices.topics import Topic
from ppid.registers.sealing import queries
from ppid.registers.wanted import Book

_UNTIL_MONTH: Final = 3  # by then the yearly report is due, which has the same figures


def tell(*, today: date, calendar: WorkingCalendar, at: datetime) -> int:
    """Tell the PPID once, in the new year, that the register of the last one can be closed."""
    year = today.year - 1
    if today.month > _UNTIL_MONTH or not _is_open(year):
        return 0
    key = f"register-{year}"
    fresh = note_fresh([Due(key, "open", date(today.year, 1, 1), 0, "", "", ())], at)
    if fresh:
        notices.tell(
            Topic.YEAR_CLOSING,
            accounts.active_with_role(Role.PPID),
            key=key,
            at=at,
            path=link("registers.requests"),
            facts={"what": str(year)},
        )
    return len(fresh)


def _is_open(year: int) -> bool:
    filed = sa.exists().where(Case.registered_on.between(date(year, 1, 1), date(year, 12, 31)))
    return bool(db.session.scalar(sa.select(filed))) and not queries.standing(Book.REQUESTS, year)

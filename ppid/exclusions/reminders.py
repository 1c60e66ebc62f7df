"""The window of opening (D22): the PPID is told thirty working days before an exclusion ends."""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from ppid.accounts.models import Role
from ppid.cases.due import Due, stage_key
from ppid.cases.watch import Watch
from ppid.exclusions.models import Exclusion
from ppid.kit.db import db
from ppid.law import ExclusionState, WorkingCalendar
from ppid.office.calendar import legal_clock

_FIRST = "window"
_AHEAD = 45  # working days looked ahead: more than any profile's window is long


def dues(*, today: date, calendar: WorkingCalendar) -> Iterable[Due]:
    """Exclusions whose window is open: once when it opens, then as their last day comes near."""
    rows = db.session.scalars(
        sa.select(Exclusion)
        .where(
            Exclusion.state == ExclusionState.DECREED,
            Exclusion.expires_on.between(today, calendar.add(today, _AHEAD)),
        )
        .order_by(Exclusion.expires_on, Exclusion.id)
    ).all()
    watchers = Watch(today).role(Role.PPID) if rows else ()
    for row in rows:
        deadline = row.standing.deadline(legal_clock(row.profile_id))
        if deadline is None or today < deadline.day_zero:
            continue
        yield Due(
            f"exclusion-{row.id}",
            stage_key(today, deadline.on, calendar) or _FIRST,
            deadline.on,
            calendar.left(today, deadline.on),
            row.decree_number,
            row.title,
            watchers,
            code=deadline.code,
            article=deadline.article,
        )

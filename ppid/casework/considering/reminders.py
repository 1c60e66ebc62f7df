"""What the Tim Pertimbangan still owes; once late the PPID hears of it too."""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from ppid import law
from ppid.accounts.models import Role
from ppid.cases.considerations import Consideration
from ppid.cases.due import Due, stage_key
from ppid.cases.models import Case
from ppid.cases.watch import Watch
from ppid.kit.db import db
from ppid.law import WorkingCalendar
from ppid.office.calendar import local_day

_AHEAD = 5
_TEAM = "Tim Pertimbangan"


def dues(*, today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """Considerations that were asked for and not written, near their day or past it."""
    rows = db.session.execute(
        sa.select(Consideration, Case.number, Case.subject, Case.owner_id)
        .join(Case, Case.id == Consideration.case_id)
        .where(
            Consideration.written_at.is_(None),
            Consideration.due_on <= calendar.add(today, _AHEAD),
            Case.state.in_(law.UNANSWERED),
        )
        .order_by(Consideration.due_on, Consideration.id)
    )
    for asked, number, subject, owner_id in rows:
        left = calendar.left(today, asked.due_on)
        stage = stage_key(today, asked.due_on, calendar)
        if stage is None or (local_day(asked.asked_at) == today and left > 0):
            continue
        watchers = watch.role(Role.TEAM)
        if left < 0:
            watchers += watch.owner(owner_id) or watch.role(Role.PPID)
        yield Due(
            f"consideration-{asked.id}",
            stage,
            asked.due_on,
            left,
            number,
            subject,
            tuple(dict.fromkeys(watchers)),
            unit=_TEAM,
        )

"""What other bodies still owe: their day is near or past, and who asked hears of it."""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from ppid import law
from ppid.accounts.models import Role
from ppid.cases.consultations import Consultation
from ppid.cases.due import Due, stage_key
from ppid.cases.models import Case
from ppid.cases.watch import Watch
from ppid.kit.db import db
from ppid.law import WorkingCalendar
from ppid.office.calendar import local_day

_AHEAD = 5


def dues(*, today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """Consultations that wait for an answer, near their day or past it."""
    rows = db.session.execute(
        sa.select(Consultation, Case.number, Case.subject, Case.owner_id)
        .join(Case, Case.id == Consultation.case_id)
        .where(
            Consultation.answered_on.is_(None),
            Consultation.ended_at.is_(None),
            Consultation.due_on <= calendar.add(today, _AHEAD),
            Case.state.in_(law.UNANSWERED),
        )
        .order_by(Consultation.due_on, Consultation.id)
    )
    for asked, number, subject, owner_id in rows:
        left = calendar.left(today, asked.due_on)
        stage = stage_key(today, asked.due_on, calendar)
        if stage is None or (local_day(asked.asked_at) == today and left > 0):
            continue
        watchers = watch.owner(owner_id) or watch.owner(asked.asked_by_id) or watch.role(Role.PPID)
        if left < 0:
            watchers += watch.role(Role.PPID)
        yield Due(
            f"consultation-{asked.id}",
            stage,
            asked.due_on,
            left,
            number,
            subject,
            tuple(dict.fromkeys(watchers)),
            unit=asked.body,
        )

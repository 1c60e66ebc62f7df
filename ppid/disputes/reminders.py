"""The days of a dispute that officers are reminded of: sessions, lawsuit, cassation, orders."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid import law
from ppid.accounts.models import Role
from ppid.cases import dispute_file
from ppid.cases.clock import clock_of
from ppid.cases.disputes import Dispute, DisputeOrder
from ppid.cases.due import Due, stage_key
from ppid.cases.watch import Watch
from ppid.kit.db import db
from ppid.law import OF_OTHERS, SESSION, Code, Deadline, WorkingCalendar

_AHEAD = timedelta(days=40)  # more than five working days, whatever the holidays
_ONCE_LATE = "late-1"
_THEIRS = frozenset({"due", _ONCE_LATE})
_ORDER_ARTICLE = "UU 14/2008 Pasal 46"


def dues(*, today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """Days of open disputes that are near or past, to PPID and Atasan PPID.

    What the Komisi Informasi or the applicant must do is said on the day and once after it:
    the office cannot do it for them. Of the two readings of A-11 the earlier is said while it
    lasts.
    """
    near = db.session.scalars(
        sa.select(Dispute)
        .options(joinedload(Dispute.objection, innerjoin=True))
        .where(Dispute.closed_on.is_(None), Dispute.due_on <= today + _AHEAD)
        .order_by(Dispute.due_on, Dispute.id)
    ).all()
    if not near:
        return
    officers = watch.role(Role.PPID, Role.SUPERIOR)
    standings, orders = dispute_file.standings(near), dispute_file.waiting_orders(near)
    for dispute in near:
        deadlines = law.dispute_deadlines(standings[dispute.id], clock_of(dispute))
        for deadline in _said(deadlines, today):
            stage = stage_key(today, deadline.on, calendar)
            if stage is not None and _tells(deadline.code, stage):
                yield _due(dispute, deadline, stage, officers, calendar.left(today, deadline.on))
        for order in orders.get(dispute.id, ()):
            yield from _order(order, dispute, today, calendar, officers)


def _said(deadlines: Iterable[Deadline], today: date) -> Iterable[Deadline]:
    known = {deadline.code: deadline for deadline in deadlines}
    calendar_days = known.get(Code.COURT_CALENDAR)
    if calendar_days and calendar_days.on >= today:
        known.pop(Code.COURT, None)
    elif calendar_days:
        known.pop(Code.COURT_CALENDAR)
    return known.values()


def _tells(code: str, stage: str) -> bool:
    """A session that was not written down is said each day; a lawsuit's last day once more."""
    if code == SESSION:
        return True
    if code in OF_OTHERS:
        return stage in _THEIRS
    return not stage.startswith("late-") or stage == _ONCE_LATE


def _due(
    dispute: Dispute, deadline: Deadline, stage: str, officers: tuple[int, ...], left: int
) -> Due:
    return Due(
        f"dispute-{dispute.id}-{deadline.code}",
        stage,
        deadline.on,
        left,
        dispute.number,
        dispute.ki_name,
        officers,
        code=deadline.code,
        article=deadline.article,
    )


def _order(
    order: DisputeOrder,
    dispute: Dispute,
    today: date,
    calendar: WorkingCalendar,
    officers: tuple[int, ...],
) -> Iterable[Due]:
    on = order.due_on or today
    stage = stage_key(today, on, calendar)
    if stage is not None:
        deadline = Deadline("amar", on, on, None, _ORDER_ARTICLE)
        due = _due(dispute, deadline, stage, officers, calendar.left(today, on))
        yield replace(due, subject=f"dispute-order-{order.id}")

"""The days of a dispute that officers are reminded of: sessions, lawsuit, cassation, orders."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa

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


def dues(*, today: date, calendar: WorkingCalendar) -> Iterable[Due]:
    """Days of open disputes that are near or past, to PPID and Atasan PPID.

    What the Komisi Informasi or the applicant must do is said on the day and once after it:
    the office cannot do it for them. Of the two readings of A-11 the earlier is said while it
    lasts.
    """
    officers = Watch().role(Role.PPID, Role.SUPERIOR)
    open_disputes = sa.select(Dispute).where(
        Dispute.closed_on.is_(None), Dispute.due_on <= today + _AHEAD
    )
    for dispute in db.session.scalars(open_disputes.order_by(Dispute.due_on, Dispute.id)):
        standing, clock = dispute_file.standing(dispute), clock_of(dispute)
        for deadline in _said(law.dispute_deadlines(standing, clock), today):
            stage = stage_key(today, deadline.on, calendar)
            if stage is not None and _tells(deadline.code, stage):
                yield _due(dispute, deadline, stage, officers, calendar.left(today, deadline.on))
        yield from _orders(dispute, today, calendar, officers)


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


def _orders(
    dispute: Dispute, today: date, calendar: WorkingCalendar, officers: tuple[int, ...]
) -> Iterable[Due]:
    waiting = sa.select(DisputeOrder).where(
        DisputeOrder.dispute_id == dispute.id,
        DisputeOrder.done_on.is_(None),
        DisputeOrder.due_on.is_not(None),
    )
    for order in db.session.scalars(waiting.order_by(DisputeOrder.id)):
        on = order.due_on or today
        stage = stage_key(today, on, calendar)
        if stage is not None:
            deadline = Deadline("amar", on, on, None, _ORDER_ARTICLE)
            due = _due(dispute, deadline, stage, officers, calendar.left(today, on))
            yield replace(due, subject=f"dispute-order-{order.id}")

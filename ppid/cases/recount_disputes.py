"""The next day of each open dispute, counted anew when the working days change; they are few."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import dispute_file
from ppid.cases.disputes import Dispute
from ppid.cases.models import Entry
from ppid.cases.places import place
from ppid.cases.recount import Moved, frozen_profiles, line_facts
from ppid.kit.db import db
from ppid.law import Event
from ppid.office.calendar import ClockFor


@dataclass(frozen=True, slots=True)
class DisputeShift:
    """A dispute whose next day moves; `frozen` where its profile keeps what was announced."""

    dispute: Dispute
    moved: Moved
    frozen: bool


def dispute_shifts(clock_for: ClockFor) -> Iterator[DisputeShift]:
    """Open disputes whose next day would be another by these clocks.

    What a decision ordered has its own day and stays.
    """
    frozen = frozen_profiles()
    open_ones = db.session.scalars(
        sa.select(Dispute)
        .options(joinedload(Dispute.objection, innerjoin=True))
        .where(Dispute.closed_on.is_(None), Dispute.due_on.is_not(None))
        .order_by(Dispute.due_on, Dispute.id)
    ).all()
    standings = dispute_file.standings(open_ones)
    orders = dispute_file.waiting_orders(open_ones)
    for dispute in open_ones:
        watched = law.watched(standings[dispute.id], clock_for(dispute.profile_id))
        days = [one.due_on for one in orders.get(dispute.id, ()) if one.due_on]
        new = min([*days, *([watched.on] if watched else [])], default=None)
        if watched and new != dispute.due_on:
            moved = Moved(watched.code, dispute.due_on, new)
            yield DisputeShift(dispute, moved, dispute.profile_id in frozen)


def recount_disputes(
    clock_for: ClockFor, *, why: str, by: Actor, at: datetime, change_id: int | None = None
) -> int:
    """Give open disputes the next day that these clocks count; returns how many moved."""
    found = [shift for shift in dispute_shifts(clock_for) if not shift.frozen]
    for shift in found:
        shift.dispute.due_on = shift.moved.new
        line = Entry(
            **place(shift.dispute),
            event=Event.RECOUNTED,
            at=at,
            actor=by.kind,
            officer_id=by.officer_id,
            facts=line_facts((shift.moved,), why, change_id),
        )
        db.session.add(line)
    db.session.flush()
    return len(found)

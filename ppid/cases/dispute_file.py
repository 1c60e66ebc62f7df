"""What stands in the file of a dispute: its steps as the law reads them, and its orders."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from ppid import law
from ppid.cases.clock import clock_of
from ppid.cases.disputes import Dispute, DisputeOrder, DisputeStep
from ppid.kit.db import db
from ppid.law import Deadline, DisputeStanding, Party, Step, StepKind


def steps(dispute: Dispute) -> Sequence[DisputeStep]:
    """All steps of a dispute in the order of their days, the struck ones among them."""
    return db.session.scalars(
        sa.select(DisputeStep)
        .where(DisputeStep.dispute_id == dispute.id)
        .order_by(DisputeStep.on, DisputeStep.id)
    ).all()


def valid(rows: Sequence[DisputeStep]) -> list[DisputeStep]:
    """The steps that were not struck out."""
    return [row for row in rows if row.struck_at is None]


def as_law(row: DisputeStep) -> Step:
    """A step as the law reads it."""
    absent, session = row.facts.get("absent"), row.facts.get("session_on")
    return Step(
        StepKind(row.kind),
        row.on,
        Party(absent) if absent else None,
        date.fromisoformat(session) if session else None,
    )


def standing(dispute: Dispute) -> DisputeStanding:
    """Where a dispute stands, by its steps that were not struck out."""
    rows = sorted(valid(steps(dispute)), key=lambda row: row.id)
    return law.dispute_of(dispute.objection.standing.grounds, [as_law(row) for row in rows])


def last_days(dispute: Dispute) -> tuple[Deadline, ...]:
    """The last days that apply to a dispute now, the earliest first; both where laws differ."""
    return law.dispute_deadlines(standing(dispute), clock_of(dispute))


def orders(dispute: Dispute) -> Sequence[DisputeOrder]:
    """What the decision or the agreement orders (amar), in the order written down."""
    return db.session.scalars(
        sa.select(DisputeOrder)
        .where(DisputeOrder.dispute_id == dispute.id)
        .order_by(DisputeOrder.id)
    ).all()


def has_open_orders(dispute: Dispute) -> bool:
    """Whether something that was ordered has not been carried out."""
    open_order = sa.exists().where(
        DisputeOrder.dispute_id == dispute.id, DisputeOrder.done_on.is_(None)
    )
    return bool(db.session.scalar(sa.select(open_order)))

"""What stands in the file of a dispute: its steps as the law reads them, and its orders."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from ppid import law
from ppid.cases.clock import clock_of
from ppid.cases.disputes import Dispute, DisputeOrder, DisputeStep
from ppid.cases.objections import Objection
from ppid.kit.db import db
from ppid.law import Deadline, DisputeStanding, Party, Step, StepKind


def of_objection(objection: Objection) -> Dispute | None:
    """The dispute that followed an objection, if one did."""
    return db.session.scalar(sa.select(Dispute).where(Dispute.objection_id == objection.id))


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
        row.outcome,
    )


def standing(dispute: Dispute) -> DisputeStanding:
    """Where a dispute stands, by its steps that were not struck out."""
    return standings([dispute])[dispute.id]


def standings(disputes: Sequence[Dispute]) -> Mapping[int, DisputeStanding]:
    """The same of several by their ids, looked up at once."""
    rows = db.session.scalars(
        sa.select(DisputeStep)
        .where(DisputeStep.dispute_id.in_(_ids(disputes)), DisputeStep.struck_at.is_(None))
        .order_by(DisputeStep.id)
    )
    taken: dict[int, list[Step]] = defaultdict(list)
    for row in rows:
        taken[row.dispute_id].append(as_law(row))
    return {
        one.id: law.dispute_of(one.objection.standing.grounds, taken[one.id]) for one in disputes
    }


def waiting_orders(disputes: Sequence[Dispute]) -> Mapping[int, list[DisputeOrder]]:
    """By dispute, the orders with a last day that were not carried out yet."""
    rows = db.session.scalars(
        sa.select(DisputeOrder)
        .where(
            DisputeOrder.dispute_id.in_(_ids(disputes)),
            DisputeOrder.done_on.is_(None),
            DisputeOrder.due_on.is_not(None),
        )
        .order_by(DisputeOrder.id)
    )
    found: dict[int, list[DisputeOrder]] = defaultdict(list)
    for row in rows:
        found[row.dispute_id].append(row)
    return found


def _ids(disputes: Sequence[Dispute]) -> list[int]:
    return [dispute.id for dispute in disputes]


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

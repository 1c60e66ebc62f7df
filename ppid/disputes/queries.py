"""Which disputes there are, and what stands in the file of one."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.cases.disputes import Dispute, DisputeOrder, DisputeStep
from ppid.cases.models import Case, CasePaper
from ppid.cases.objections import Objection
from ppid.files.models import Paper
from ppid.kit.db import db

PAGE = 200
_WHOLE = (
    joinedload(Dispute.objection).joinedload(Objection.requester),
    joinedload(Dispute.objection).joinedload(Objection.case).joinedload(Case.requester),
)


def dispute_by_number(number: str) -> Dispute | None:
    """A dispute by the office's own file number."""
    return db.session.scalar(sa.select(Dispute).options(*_WHOLE).where(Dispute.number == number))


def objection_by_number(number: str) -> Objection | None:
    """The objection that a dispute would follow."""
    return db.session.scalar(sa.select(Objection).where(Objection.number == number))


def open_disputes() -> Sequence[Dispute]:
    """Disputes that are not closed, the nearest day first."""
    query = sa.select(Dispute).options(*_WHOLE).where(Dispute.closed_on.is_(None))
    order = (Dispute.due_on.is_(None), Dispute.due_on, Dispute.id)
    return db.session.scalars(query.order_by(*order).limit(PAGE)).unique().all()


def closed_disputes() -> Sequence[Dispute]:
    """Disputes that were closed, the last first."""
    query = sa.select(Dispute).options(*_WHOLE).where(Dispute.closed_on.is_not(None))
    order = (Dispute.closed_on.desc(), Dispute.id.desc())
    return db.session.scalars(query.order_by(*order).limit(PAGE)).unique().all()


def step_of(dispute: Dispute, step_id: int) -> DisputeStep | None:
    """One step of this dispute; another dispute's is not found."""
    return db.session.scalar(
        sa.select(DisputeStep).where(
            DisputeStep.dispute_id == dispute.id, DisputeStep.id == step_id
        )
    )


def order_of(dispute: Dispute, order_id: int) -> DisputeOrder | None:
    """One order of this dispute; another dispute's is not found."""
    return db.session.scalar(
        sa.select(DisputeOrder).where(
            DisputeOrder.dispute_id == dispute.id, DisputeOrder.id == order_id
        )
    )


def opened() -> Sequence[DisputeOrder]:
    """Information that a dispute opened and that was given: it belongs in the public list."""
    return db.session.scalars(
        sa.select(DisputeOrder)
        .where(DisputeOrder.opens, DisputeOrder.done_on.is_not(None))
        .order_by(DisputeOrder.done_on, DisputeOrder.id)
    ).all()


def papers(dispute: Dispute) -> Sequence[CasePaper]:
    """The papers in the file, oldest first."""
    return db.session.scalars(
        sa.select(CasePaper).where(CasePaper.dispute_id == dispute.id).order_by(CasePaper.id)
    ).all()


def paper(dispute: Dispute, public_id: str) -> CasePaper | None:
    """One paper of this dispute by its public id; another file's paper is not found."""
    return db.session.scalar(
        sa.select(CasePaper)
        .join(Paper, Paper.id == CasePaper.paper_id)
        .where(CasePaper.dispute_id == dispute.id, Paper.public_id == public_id)
    )

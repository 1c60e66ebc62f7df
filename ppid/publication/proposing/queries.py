"""From where an entry came, and what of an answered request may be published."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from ppid.cases.disputes import DisputeOrder
from ppid.cases.kinds import Audience
from ppid.cases.models import Assignment, Case, CasePaper, Question
from ppid.cases.objections import ObjectionTask
from ppid.exclusions.models import Exclusion
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import GIVING, Origin, State
from ppid.publication.models import Item

GIVEN_STATES = (State.HANDED_OVER, State.CLOSED)


@dataclass(frozen=True, slots=True)
class CameFrom:
    """The file from which an entry came: its number, and the endpoint and value of its page."""

    number: str
    endpoint: str
    value: dict[str, str]


def came_from(item: Item) -> CameFrom | None:
    """The file behind an entry, for officers only."""
    if item.origin_id is None:
        return None
    if item.origin is Origin.OBJECTION:
        task = db.session.get(ObjectionTask, item.origin_id)
        return _page("objections.show", task.objection.number) if task else None
    if item.origin is Origin.DISPUTE:
        order = db.session.get(DisputeOrder, item.origin_id)
        return _page("disputes.show", order.dispute.number) if order else None
    if item.origin is Origin.EXCLUSION:
        exclusion = db.session.get(Exclusion, item.origin_id)
        return (
            CameFrom(
                exclusion.decree_number or exclusion.title,
                "exclusions.show",
                {"public_id": exclusion.public_id},
            )
            if exclusion
            else None
        )
    number = db.session.scalar(
        sa.select(Case.number)
        .join(Question, Question.case_id == Case.id)
        .where(Question.id == item.origin_id)
    )
    return _page("casework.show", number) if number else None


def _page(endpoint: str, number: str) -> CameFrom:
    return CameFrom(number, endpoint, {"number": number})


def unpublished(case: Case) -> Sequence[Question]:
    """The questions that were given, wholly or in part, and are no entry yet."""
    made = sa.exists().where(Item.origin == Origin.REQUEST, Item.origin_id == Question.id)
    return db.session.scalars(
        sa.select(Question)
        .where(Question.case_id == case.id, Question.outcome.in_(GIVING), ~made)
        .order_by(Question.position)
    ).all()


def given_files(case: Case) -> Sequence[CasePaper]:
    """The files that the requester was given."""
    return db.session.scalars(
        sa.select(CasePaper)
        .join(Paper, Paper.id == CasePaper.paper_id)
        .where(
            CasePaper.case_id == case.id,
            CasePaper.audience == Audience.REQUESTER,
            Paper.slot == Slot.RELEASE,
            Paper.erased_at.is_(None),
        )
        .order_by(CasePaper.id)
    ).all()


def unit_of(case_id: int | None) -> int | None:
    """The unit that answered a request last, if one did."""
    return db.session.scalar(
        sa.select(Assignment.unit_id)
        .where(Assignment.case_id == case_id, Assignment.recalled_at.is_(None))
        .order_by(Assignment.id.desc())
        .limit(1)
    )

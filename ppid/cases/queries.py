"""What stands in a case's file."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.accounts.access import acting_roles, sees_only_unit
from ppid.accounts.models import Officer, Role
from ppid.cases.considerations import cases_asked_about
from ppid.cases.kinds import Missing
from ppid.cases.models import Assignment, Case, CasePaper, Decision, Entry, Question
from ppid.files.models import Paper
from ppid.kit.db import db
from ppid.law import GIVING, Event

_WHOLE = (joinedload(Case.requester), joinedload(Case.owner))


def visible_to(officer: Officer) -> sa.ColumnElement[bool]:
    """The cases an officer may see: all, those laid with their unit, those sent to the team."""
    unit_id = sees_only_unit(officer)
    if unit_id is None:
        return sa.true()
    laid = Case.id.in_(
        sa.select(Assignment.case_id).where(
            Assignment.unit_id == unit_id, Assignment.recalled_at.is_(None)
        )
    )
    in_team = Role.TEAM in acting_roles(officer)
    return sa.or_(laid, Case.id.in_(cases_asked_about())) if in_team else laid


def case_for(officer: Officer, number: str) -> Case | None:
    """A case by number, if the officer may see it."""
    return db.session.scalar(
        sa.select(Case).options(*_WHOLE).where(Case.number == number, visible_to(officer))
    )


def case_by_number(number: str) -> Case | None:
    """A case by its registration number."""
    return db.session.scalar(sa.select(Case).options(*_WHOLE).where(Case.number == number))


def case_by_id(case_id: int) -> Case | None:
    """A case by its own id."""
    return db.session.scalar(sa.select(Case).options(*_WHOLE).where(Case.id == case_id))


def followed(number: str, granted: Sequence[int]) -> Case | None:
    """A case by number, if it is among those that this browser may follow."""
    if not granted:
        return None
    return db.session.scalar(
        sa.select(Case)
        .options(joinedload(Case.requester))
        .where(Case.number == number, Case.id.in_(granted))
    )


def case_of_submission(submission_key: str) -> Case | None:
    """The case that a submission made, if it made one."""
    return db.session.scalar(
        sa.select(Case).options(*_WHOLE).where(Case.submission_key == submission_key)
    )


def registration(case: Case) -> Entry | None:
    """The line that says how the case came into the register, and what it lacked then."""
    return db.session.scalar(
        sa.select(Entry)
        .where(Entry.case_id == case.id, Entry.event == Event.RECEIVED)
        .order_by(Entry.id)
        .limit(1)
    )


def missing_at_first(case: Case) -> list[Missing]:
    """What the request lacked when it was registered."""
    first = registration(case)
    return [Missing(item) for item in first.facts.get("missing", ())] if first else []


def questions(case: Case) -> Sequence[Question]:
    """The numbered questions (butir), in order."""
    return db.session.scalars(
        sa.select(Question).where(Question.case_id == case.id).order_by(Question.position)
    ).all()


def asked_questions(asked: Assignment) -> Sequence[Question]:
    """The questions that a unit is asked: some of the case, or all of them."""
    found = sa.select(Question).where(Question.case_id == asked.case_id)
    if asked.positions:
        found = found.where(Question.position.in_(asked.positions))
    return db.session.scalars(found.order_by(Question.position)).all()


def assignments(case: Case) -> Sequence[Assignment]:
    """The units that were asked, oldest first."""
    return db.session.scalars(
        sa.select(Assignment)
        .options(joinedload(Assignment.unit))
        .where(Assignment.case_id == case.id)
        .order_by(Assignment.id)
    ).all()


def papers(case: Case) -> Sequence[CasePaper]:
    """The papers in the case, oldest first."""
    return db.session.scalars(
        sa.select(CasePaper).where(CasePaper.case_id == case.id).order_by(CasePaper.id)
    ).all()


def case_paper(case: Case, public_id: str) -> CasePaper | None:
    """One paper of this case by its public id; another case's paper is not found."""
    return db.session.scalar(
        sa.select(CasePaper)
        .join(Paper, Paper.id == CasePaper.paper_id)
        .where(CasePaper.case_id == case.id, Paper.public_id == public_id)
    )


def decision(case: Case) -> Decision | None:
    """The draft or the facts of the written notice."""
    return db.session.get(Decision, case.id)


def cost(case: Case) -> int:
    """All the requester pays by the written notice, in rupiah (Perki 1/2021 Pasal 37)."""
    decided = decision(case)
    given = (one.cost for one in questions(case) if one.outcome in GIVING)
    return (decided.cost if decided else 0) + sum(given)

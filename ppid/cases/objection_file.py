"""What stands in an objection's file (berkas keberatan)."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.cases.kinds import Audience
from ppid.cases.models import Case, CasePaper, Decision, Entry
from ppid.cases.objections import Objection, ObjectionAnswer, ObjectionTask
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Event, ObjectionState

_WHOLE = (
    joinedload(Objection.requester),
    joinedload(Objection.case).joinedload(Case.requester),
)
OPEN_TASKS = frozenset({ObjectionState.ANSWERED, ObjectionState.SETTLED})


def objection_by_number(number: str) -> Objection | None:
    """An objection by the number of its register."""
    return db.session.scalar(
        sa.select(Objection).options(*_WHOLE).where(Objection.number == number)
    )


def objection_of_link(objection_id: int, link_version: int) -> Objection | None:
    """The objection of a mailed link; a link of before its address changed opens nothing."""
    return db.session.scalar(
        sa.select(Objection)
        .options(*_WHOLE)
        .where(Objection.id == objection_id, Objection.link_version == link_version)
    )


def registration(objection: Objection) -> Entry | None:
    """The line that says how the objection came into its register."""
    return db.session.scalar(
        sa.select(Entry)
        .where(Entry.objection_id == objection.id, Entry.event == Event.OBJECTION_FILED)
        .limit(1)
    )


def objections_of(case: Case) -> Sequence[Objection]:
    """The objections to what happened in a request, oldest first."""
    return db.session.scalars(
        sa.select(Objection).where(Objection.case_id == case.id).order_by(Objection.id)
    ).all()


def answer_of(objection: Objection) -> ObjectionAnswer | None:
    """The draft or the facts of the superior's answer."""
    return db.session.get(ObjectionAnswer, objection.id)


def tasks(objection: Objection) -> Sequence[ObjectionTask]:
    """What the PPID must do, or did, after the answer or the settlement, in order."""
    return db.session.scalars(
        sa.select(ObjectionTask)
        .where(ObjectionTask.objection_id == objection.id)
        .order_by(ObjectionTask.id)
    ).all()


def papers(objection: Objection) -> Sequence[CasePaper]:
    """The papers in the file, oldest first."""
    return db.session.scalars(
        sa.select(CasePaper).where(CasePaper.objection_id == objection.id).order_by(CasePaper.id)
    ).all()


def paper(objection: Objection, public_id: str) -> CasePaper | None:
    """One paper of this objection by its public id; another file's paper is not found."""
    return db.session.scalar(
        sa.select(CasePaper)
        .join(Paper, Paper.id == CasePaper.paper_id)
        .where(CasePaper.objection_id == objection.id, Paper.public_id == public_id)
    )


def given(objection: Objection) -> Sequence[CasePaper]:
    """The files that the applicant was given when a task was carried out, oldest first.

    Each may be fetched until its `ends_on` (office day).
    """
    return db.session.scalars(
        sa.select(CasePaper)
        .join(Paper, Paper.id == CasePaper.paper_id)
        .where(
            CasePaper.objection_id == objection.id,
            CasePaper.audience == Audience.REQUESTER,
            Paper.slot == Slot.RELEASE,
            Paper.erased_at.is_(None),
        )
        .order_by(CasePaper.id)
    ).all()


def decided_by(case: Case | None) -> frozenset[int]:
    """The officers who decided on the request as PPID: prepared, asked for approval, or sent it.

    None of them may sign the answer to an objection (UU 14/2008 Pasal 36 ayat (2)).
    """
    if case is None:
        return frozenset()
    acted = db.session.scalars(
        sa.select(Entry.officer_id).where(
            Entry.case_id == case.id,
            Entry.event.in_((Event.DECIDED, Event.APPROVAL_ASKED)),
            Entry.officer_id.is_not(None),
        )
    )
    decision = db.session.get(Decision, case.id)
    prepared = [decision.prepared_by_id] if decision else []
    return frozenset([*(officer for officer in acted if officer), *prepared])

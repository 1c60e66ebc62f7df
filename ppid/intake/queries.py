"""What a follower sees of a case."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from ppid.accounts.actors import ActorKind
from ppid.cases.kinds import Audience
from ppid.cases.models import Assignment, Case, CasePaper, Entry
from ppid.cases.words import FOR_REQUESTER
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Event
from ppid.letters.models import Letter, LetterKind
from ppid.office.models import Unit


def case_of_link(case_id: int, link_version: int) -> Case | None:
    """The case of a mailed link; a link of before its address changed opens nothing."""
    return db.session.scalar(
        sa.select(Case).where(Case.id == case_id, Case.link_version == link_version)
    )


def number_of(case_id: int) -> str | None:
    """The registration number of a case."""
    return db.session.scalar(sa.select(Case.number).where(Case.id == case_id))


def public_entries(case: Case) -> Sequence[Entry]:
    """The lines of the timeline that the requester sees, oldest first."""
    return db.session.scalars(
        sa.select(Entry)
        .where(Entry.case_id == case.id, Entry.event.in_(FOR_REQUESTER))
        .order_by(Entry.id)
    ).all()


def units_asked(case: Case) -> Sequence[str]:
    """The units that have the case in hand now, by name."""
    return db.session.scalars(
        sa.select(Unit.name)
        .join(Assignment, Assignment.unit_id == Unit.id)
        .where(
            Assignment.case_id == case.id,
            Assignment.answered_at.is_(None),
            Assignment.recalled_at.is_(None),
        )
        .order_by(Unit.name)
    ).all()


def _for_requester(case: Case) -> sa.Select[CasePaper]:
    return (
        sa.select(CasePaper)
        .join(Paper, Paper.id == CasePaper.paper_id)
        .where(
            CasePaper.case_id == case.id,
            CasePaper.audience == Audience.REQUESTER,
            Paper.erased_at.is_(None),
        )
        .order_by(CasePaper.id)
    )


def papers_for_requester(case: Case) -> Sequence[CasePaper]:
    """The papers of a case that its requester may open, oldest first."""
    return db.session.scalars(_for_requester(case)).all()


def paper_for_requester(case: Case, public_id: str) -> CasePaper | None:
    """One of them; a paper of the office's own is not found."""
    return db.session.scalar(_for_requester(case).where(Paper.public_id == public_id))


def was_fetched(case: Case, public_id: str) -> bool:
    """Whether it is on record that the requester fetched a file."""
    entries = db.session.scalars(
        sa.select(Entry).where(Entry.case_id == case.id, Entry.event == Event.FILE_FETCHED)
    )
    return any(entry.facts.get("file") == public_id for entry in entries)


def is_answer(laid: CasePaper) -> bool:
    """Whether a paper is information that was handed over."""
    return laid.paper.slot is Slot.RELEASE


def wrote_last(entries: Sequence[Entry]) -> ActorKind | None:
    """Who wrote the last message."""
    written = (Event.MESSAGE_SENT, Event.MESSAGE_RECEIVED)
    last = next((entry for entry in reversed(entries) if entry.event in written), None)
    return last.actor if last else None


def letters_of(case: Case) -> Sequence[sa.Row[str, str, LetterKind, datetime]]:
    """The letters of a case by title, oldest first, without their pages: long and sealed."""
    return db.session.execute(
        sa.select(Letter.public_id, Letter.title, Letter.kind, Letter.issued_at)
        .where(Letter.case_id == case.id)
        .order_by(Letter.id)
    ).all()

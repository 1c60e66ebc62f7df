"""Drafts by their token, and what a follower sees of a case."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.accounts.actors import ActorKind
from ppid.cases.kinds import Audience
from ppid.cases.models import Assignment, Case, CasePaper, Entry, Message
from ppid.cases.words import FOR_REQUESTER
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.intake.models import Draft, DraftPaper
from ppid.kit.crypto import keyed_hash
from ppid.kit.db import db
from ppid.law import Event
from ppid.letters.models import Letter, LetterKind
from ppid.office.models import Office, Unit
from ppid.office.queries import hold

DRAFTS_LAST = timedelta(days=7)
RECEIPTS_LAST = timedelta(hours=12)
_DRAFT = (  # with the office, which every page of the form needs: one question, not two
    sa.select(Draft, Office)
    .join(Office, Office.id == 1)
    .where(Draft.token_hash == sa.bindparam("token"))
)


def token_hash(token: str) -> str:
    """What is kept of the token in a browser's cookie."""
    return keyed_hash("draft", token)


def draft(token: str, at: datetime) -> Draft | None:
    """The draft of a browser, unless it is too old or was sent half a day ago."""
    row = db.session.execute(_DRAFT, {"token": token_hash(token)}).one_or_none()
    if row is None:
        return None
    found, the_office = row
    hold(the_office)
    lasts = RECEIPTS_LAST if found.sent_as else DRAFTS_LAST
    return found if found.touched_at > at - lasts else None


def contents(found: Draft) -> dict[str, Any]:
    """What a draft holds: the submission's key and what was typed on each page."""
    held: dict[str, Any] = json.loads(found.answers)
    return held


def draft_papers(found: Draft) -> Sequence[Paper]:
    """The files handed in with a draft, oldest first; a draft that never had any is not asked."""
    if not contents(found).get("files"):
        return ()
    return db.session.scalars(
        sa.select(Paper)
        .join(DraftPaper, DraftPaper.paper_id == Paper.id)
        .where(DraftPaper.draft_id == found.id)
        .order_by(DraftPaper.id)
    ).all()


def old_drafts(at: datetime, *, limit: int) -> Sequence[Draft]:
    """Drafts that were left alone too long, oldest first."""
    return db.session.scalars(
        sa.select(Draft)
        .where(
            sa.or_(
                Draft.touched_at < at - DRAFTS_LAST,
                sa.and_(Draft.sent_as.is_not(None), Draft.touched_at < at - RECEIPTS_LAST),
            )
        )
        .order_by(Draft.touched_at)
        .limit(limit)
    ).all()


def code_hash_of(number: str) -> tuple[int | None, str]:
    """The id of a case and what is kept of its code; nothing and nothing if there is none."""
    found = db.session.execute(
        sa.select(Case.id, Case.code_hash).where(Case.number == number)
    ).first()
    return (found.id, found.code_hash) if found else (None, "")


def case_of_link(case_id: int, link_version: int) -> Case | None:
    """The case of a mailed link; a link of before its address changed opens nothing."""
    return db.session.scalar(
        sa.select(Case).where(Case.id == case_id, Case.link_version == link_version)
    )


def followed(number: str, granted: Sequence[int]) -> Case | None:
    """A case by number, if it is among those that this browser may follow."""
    if not granted:
        return None
    return db.session.scalar(
        sa.select(Case)
        .options(joinedload(Case.requester))
        .where(Case.number == number, Case.id.in_(granted))
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


def messages(case: Case) -> Sequence[Message]:
    """What requester and office wrote, oldest first; the requester is not told who wrote."""
    return db.session.scalars(
        sa.select(Message).where(Message.case_id == case.id).order_by(Message.id)
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

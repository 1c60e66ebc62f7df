"""What an applicant sees of an objection."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from ppid.cases.kinds import Audience, Channel, Missing, RequesterKind
from ppid.cases.models import CasePaper, Entry
from ppid.cases.objections import Objection
from ppid.cases.proofs import PAPER_OF, wanted_slots
from ppid.cases.words import FOR_REQUESTER
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Event
from ppid.letters.models import Letter


def public_entries(objection: Objection) -> Sequence[Entry]:
    """The lines of its timeline that the applicant sees, oldest first."""
    return db.session.scalars(
        sa.select(Entry)
        .where(Entry.objection_id == objection.id, Entry.event.in_(FOR_REQUESTER))
        .order_by(Entry.id)
    ).all()


def _for_applicant(objection: Objection) -> sa.Select[CasePaper]:
    return (
        sa.select(CasePaper)
        .join(Paper, Paper.id == CasePaper.paper_id)
        .where(
            CasePaper.objection_id == objection.id,
            CasePaper.audience == Audience.REQUESTER,
            Paper.erased_at.is_(None),
        )
        .order_by(CasePaper.id)
    )


def papers_for_applicant(objection: Objection) -> Sequence[CasePaper]:
    """The papers that the applicant may open, oldest first."""
    return db.session.scalars(_for_applicant(objection)).all()


def paper_for_applicant(objection: Objection, public_id: str) -> CasePaper | None:
    """One of them; a paper of the office's own is not found."""
    return db.session.scalar(_for_applicant(objection).where(Paper.public_id == public_id))


def was_fetched(objection: Objection, public_id: str) -> bool:
    """Whether it is on record that the applicant fetched a file."""
    entries = db.session.scalars(
        sa.select(Entry).where(
            Entry.objection_id == objection.id, Entry.event == Event.FILE_FETCHED
        )
    )
    return any(entry.facts.get("file") == public_id for entry in entries)


def letters_of(objection: Objection) -> Sequence[sa.Row[str, str, datetime]]:
    """Its letters by title, oldest first, without their pages: long and sealed."""
    return db.session.execute(
        sa.select(Letter.public_id, Letter.title, Letter.issued_at)
        .where(Letter.objection_id == objection.id)
        .order_by(Letter.id)
    ).all()


def lacking(objection: Objection) -> list[Missing]:
    """What its file lacks of Perki 1/2021 Pasal 41 ayat (5) and 42; the clock runs all the same.

    Who came in person has shown the proof of identity; with a request it stands there.
    """
    who = objection.requester
    blank = {
        Missing.PURPOSE: not objection.purpose,
        Missing.ADDRESS: not who.address,
        Missing.CONTACT: not (who.phone or who.email),
        Missing.IDENTITY_NUMBER: objection.case_id is None and not who.identity_number,
    }
    if objection.case_id is None and objection.channel is not Channel.DESK:
        blank |= _proofs(objection)
    return [item for item in Missing if blank.get(item)]


def _proofs(objection: Objection) -> dict[Missing, bool]:
    there = set(
        db.session.scalars(
            sa.select(Paper.slot)
            .join(CasePaper, CasePaper.paper_id == Paper.id)
            .where(CasePaper.objection_id == objection.id)
        )
    )
    wanted = wanted_slots(RequesterKind(objection.requester.kind), by_proxy=False)
    return {PAPER_OF[slot]: slot not in there for slot in wanted if slot is not Slot.MANDATE}

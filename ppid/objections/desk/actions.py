"""What officers write to the applicant and to each other about an objection."""

from datetime import datetime

from ppid.accounts.actors import Actor
from ppid.cases import actions as cases
from ppid.cases import timeline
from ppid.cases.kinds import Audience
from ppid.cases.models import CasePaper, Message, Note
from ppid.cases.objections import Objection
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.law import Event
from ppid.objections.held import as_read


def write_note(objection: Objection, *, text: str, by: Actor, at: datetime) -> Note:
    """Write to the colleagues (catatan internal); the applicant never reads it."""
    note = Note(objection_id=objection.id, officer_id=by.officer_id, text=text, at=at)
    db.session.add(note)
    db.session.flush()
    timeline.write(objection, Event.NOTED, by=by, at=at, note=note.id)
    return note


def send_message(
    objection: Objection, *, text: str, paper: Stored | None, by: Actor, at: datetime
) -> Message:
    """Write to the applicant, with a paper if need be; D8 runs on."""
    message = cases.say(objection, text, by=by, at=at)
    if paper:
        cases.attach(
            objection,
            files.keep(paper, at),
            audience=Audience.REQUESTER,
            by=by,
            at=at,
            message_id=message.id,
        )
    return message


def change_contact(
    objection: Objection, *, seen: int, by: Actor, at: datetime, **told: str | None
) -> None:
    """Put the applicant's address and contact right. Raises StaleDataError."""
    as_read(objection, seen)
    cases.change_contact(objection, by=by, at=at, **told)


def see_identity(
    objection: Objection, laid: CasePaper, *, purpose: str, by: Actor, at: datetime
) -> None:
    """Write down who opens an identity paper, and what for (UU 27/2022 Pasal 31)."""
    timeline.write(
        objection,
        Event.IDENTITY_SEEN,
        by=by,
        at=at,
        paper=laid.paper.public_id,
        purpose=purpose,
    )

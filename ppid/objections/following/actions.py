"""What an applicant may do with an objection that is under way."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ppid import law
from ppid.accounts.actors import THE_REQUESTER
from ppid.cases import actions as cases
from ppid.cases import timeline
from ppid.cases.kinds import Audience
from ppid.cases.models import CasePaper
from ppid.cases.objections import Objection
from ppid.cases.proofs import PAPER_OF
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.law import Event
from ppid.objections.following import queries
from ppid.office.calendar import local_day


def write(objection: Objection, text: str, *, stored: Sequence[Stored] = (), at: datetime) -> None:
    """Write to the office, with files or without."""
    message = cases.say(objection, text, by=THE_REQUESTER, at=at)
    for one in stored:
        _lay(objection, one, at=at, message_id=message.id)


def complete(
    objection: Objection,
    *,
    stored: Sequence[Stored] = (),
    requester: Mapping[str, str],
    purpose: str | None,
    at: datetime,
) -> None:
    """Supply what the file lacked; the superior's clock (D8) neither stops nor starts anew.

    No rule knows a repair of objections: UU 14/2008 Pasal 36 ayat (2) counts from receipt.
    """
    lacked = queries.lacking(objection)
    for name, value in requester.items():
        setattr(objection.requester, name, value)
    objection.purpose = purpose or objection.purpose
    for one in stored:
        _lay(objection, one, at=at)
    still = queries.lacking(objection)
    supplied = [item.value for item in lacked if item not in still]
    timeline.write(
        objection,
        Event.OBJECTION_COMPLETED,
        by=THE_REQUESTER,
        at=at,
        supplied=supplied,
        objection=objection.number,
    )


def withdraw(objection: Objection, *, reason: str | None, at: datetime) -> None:
    """Take an objection back in writing (mencabut keberatan, A-23); the register keeps it.

    Raises NotAllowed once it was answered.
    """
    move = law.withdraw_objection(objection.standing, on=local_day(at))
    if reason:
        cases.say(objection, reason, by=THE_REQUESTER, at=at)
    timeline.apply(objection, move, by=THE_REQUESTER, at=at, objection=objection.number)


def note_fetched(objection: Objection, laid: CasePaper, *, at: datetime) -> None:
    """Put on record, once, that the applicant fetched a file that was handed over."""
    file = laid.paper.public_id
    if not queries.was_fetched(objection, file):
        timeline.write(objection, Event.FILE_FETCHED, by=THE_REQUESTER, at=at, file=file)


def _lay(
    objection: Objection, stored: Stored, *, at: datetime, message_id: int | None = None
) -> None:
    """Lay what was handed in into the file; papers of identity are not shown again."""
    paper = files.keep(stored, at)
    audience = Audience.OFFICE if paper.slot in PAPER_OF else Audience.REQUESTER
    cases.attach(
        objection, paper, audience=audience, by=THE_REQUESTER, at=at, message_id=message_id
    )

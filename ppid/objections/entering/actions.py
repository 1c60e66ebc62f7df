"""Entering an objection that came to the desk by voice, letter or email."""

from collections.abc import Sequence
from datetime import date, datetime, time

from ppid.accounts.actors import Actor
from ppid.cases import actions as cases
from ppid.cases.kinds import Audience, Channel
from ppid.cases.models import Case, Note
from ppid.cases.objecting import Applicant, objection_of_submission, register_objection
from ppid.cases.objections import Objection
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.law import ObjectionGround
from ppid.office.calendar import local_day, zone


def enter(
    *,
    case: Case | None,
    applicant: Applicant,
    grounds: Sequence[ObjectionGround],
    stated_on: date | None,
    information: str | None,
    position: str,
    purpose: str,
    channel: Channel,
    language: str,
    received_on: date,
    back_dated_reason: str | None,
    papers: Sequence[Stored],
    note: str | None,
    submission_key: str,
    by: Actor,
    at: datetime,
) -> Objection:
    """Write down an objection on the applicant's behalf, Perki 1/2021 Pasal 41 ayat (3) to (6).

    The superior's clock starts on the day it was really received. The same key makes one
    objection; raises SentTwice, NotAllowed.
    """
    there = objection_of_submission(submission_key)
    if there is not None:
        return there
    objection, _code = register_objection(
        case=case,
        applicant=applicant,
        grounds=grounds,
        stated_on=stated_on,
        information=information or "",
        position=position,
        purpose=purpose,
        channel=channel,
        language=language,
        received_at=_moment(received_on, at),
        at=at,
        by=by,
        submission_key=submission_key,
        back_dated_reason=back_dated_reason or "",
    )
    for stored in papers:
        paper = files.keep(stored, at)
        cases.attach(objection, paper, audience=Audience.OFFICE, by=by, at=at)
    if note and by.officer_id:
        db.session.add(Note(objection_id=objection.id, officer_id=by.officer_id, text=note, at=at))
    return objection


def _moment(received_on: date, at: datetime) -> datetime:
    """Today's came just now; of earlier ones only the day is known, so noon stands."""
    if received_on == local_day(at):
        return at
    return datetime.combine(received_on, time(12), zone())

"""Entering a request that came to the desk by voice, letter or email."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from ppid.accounts.actors import Actor
from ppid.cases import queries as cases
from ppid.cases.kinds import Channel, CopyForm, Delivery, Missing, Obtain
from ppid.cases.models import Case
from ppid.cases.register import register
from ppid.casework import actions
from ppid.files.actions import Stored
from ppid.office.calendar import local_day, zone


def enter(
    *,
    requester: Mapping[str, Any],
    questions: Sequence[str],
    purpose: str | None,
    obtain: Obtain | None,
    copy_form: CopyForm | None,
    delivery: Delivery | None,
    channel: Channel,
    language: str,
    missing: Sequence[Missing],
    received_on: date,
    back_dated_reason: str | None,
    papers: Sequence[Stored],
    note: str | None,
    submission_key: str,
    by: Actor,
    at: datetime,
) -> Case:
    """Write down a request on the requester's behalf (mencatat), UU 14/2008 Pasal 22 ayat (3).

    The clock starts on the day it was really received. The same key makes one request; raises
    SentTwice, NotAllowed.
    """
    there = cases.case_of_submission(submission_key)
    if there is not None:
        return there
    case, _code = register(
        requester=requester,
        questions=questions,
        purpose=purpose,
        obtain=obtain,
        copy_form=copy_form,
        delivery=delivery,
        channel=channel,
        language=language,
        missing=missing,
        received_at=_moment(received_on, at),
        at=at,
        by=by,
        submission_key=submission_key,
        back_dated_reason=back_dated_reason or "",
    )
    for paper in papers:
        actions.add_paper(case, paper=paper, by=by, at=at)
    if note:
        actions.write_note(case, text=note, by=by, at=at)
    return case


def _moment(received_on: date, at: datetime) -> datetime:
    """Today's requests came just now; of earlier ones only the day is known, so noon stands."""
    if received_on == local_day(at):
        return at
    return datetime.combine(received_on, time(12), zone())

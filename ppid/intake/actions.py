"""Sending what was written, and what a requester may do with a request."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ppid import law
from ppid.accounts.actors import THE_REQUESTER
from ppid.cases import actions as cases
from ppid.cases import drafts, timeline
from ppid.cases.clock import clock_of
from ppid.cases.drafts import Draft, DraftPaper
from ppid.cases.kinds import Audience, Channel, CopyForm, Delivery, Missing, Obtain
from ppid.cases.models import Case, CasePaper, Question
from ppid.cases.proofs import PAPER_OF
from ppid.cases.queries import questions as questions_of
from ppid.cases.register import register
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.models import Paper
from ppid.intake import queries
from ppid.kit.db import db
from ppid.law import Event
from ppid.office.calendar import counts_from, local_day


def submit(
    draft: Draft,
    *,
    requester: Mapping[str, Any],
    questions: Sequence[str],
    purpose: str,
    obtain: Obtain,
    copy_form: CopyForm | None,
    delivery: Delivery | None,
    missing: Sequence[Missing],
    papers: Sequence[Paper],
    language: str,
    at: datetime,
) -> Case:
    """Send a draft: its request gets a number and a receipt, UU 14/2008 Pasal 22 ayat (4).

    Raises StaleDataError when the draft was sent or changed meanwhile.
    """
    key = drafts.send(
        draft, at
    )  # first of all: another copy of this submission waits here, and is late
    case, _code = register(
        requester=requester,
        questions=questions,
        purpose=purpose,
        obtain=obtain,
        copy_form=copy_form,
        delivery=delivery,
        channel=Channel.WEB,
        language=language,
        missing=missing,
        received_at=at,
        at=at,
        by=THE_REQUESTER,
        submission_key=key,
    )
    if papers:
        for paper in papers:
            _lay(case, paper, at=at)
        db.session.execute(sa.delete(DraftPaper).where(DraftPaper.draft_id == draft.id))
    return case


def _lay(case: Case, paper: Paper, *, at: datetime, message_id: int | None = None) -> None:
    """Lay what the requester handed in into the case; papers of identity are not shown again."""
    audience = Audience.OFFICE if paper.slot in PAPER_OF else Audience.REQUESTER
    cases.attach(case, paper, audience=audience, by=THE_REQUESTER, at=at, message_id=message_id)


def complete(
    case: Case,
    *,
    stored: Sequence[Stored] = (),
    requester: Mapping[str, str] | None = None,
    purpose: str | None = None,
    obtain: Obtain | None = None,
    copy_form: CopyForm | None = None,
    delivery: Delivery | None = None,
    explained: Mapping[int, str] | None = None,
    at: datetime,
) -> None:
    """Supply what was missing (melengkapi permohonan), Perki 1/2021 Pasal 33 ayat (3).

    `requester` holds columns of the requester; `explained` adds words to questions by their
    position. Raises NotAllowed after the window of the incompleteness letter.
    """
    told, explained = requester or {}, explained or {}
    given: dict[Missing, Any] = {PAPER_OF[one.slot]: one for one in stored if one.slot in PAPER_OF}
    given |= {
        Missing.PURPOSE: purpose,
        Missing.OBTAIN: obtain,
        Missing.DELIVERY: delivery,
        Missing.QUESTIONS: explained,
        Missing.ADDRESS: told.get("address"),
        Missing.IDENTITY_NUMBER: told.get("identity_number"),
        Missing.CONTACT: told.get("phone") or told.get("email"),
    }
    still = [item for item in case.missing if not given.get(Missing(item))]
    clock = clock_of(case)
    move = law.repair(
        case.standing,
        on=local_day(at),
        clock=clock,
        complete=not still,
        counts_from=counts_from(at, clock),
    )
    for name, value in told.items():
        setattr(case.requester, name, value)
    case.purpose = purpose or case.purpose
    case.obtain, case.copy_form = obtain or case.obtain, copy_form or case.copy_form
    case.delivery = delivery or case.delivery
    if explained:
        for question in questions_of(case):
            _explain(question, explained.get(question.position))
    for one in stored:
        _lay(case, files.keep(one, at), at=at)
    supplied = [item for item in case.missing if item not in still]
    case.missing = still
    timeline.apply(case, move, by=THE_REQUESTER, at=at, supplied=supplied, missing=still)


def _explain(question: Question, words: str | None) -> None:
    if words:
        question.text = f"{question.text}\n\n{words}"


def withdraw(case: Case, *, reason: str | None, at: datetime) -> None:
    """Take a request back in writing (mencabut permohonan); the register keeps it."""
    move = law.withdraw(case.standing, on=local_day(at))
    if reason:
        case.register_note = "\n\n".join(filter(None, (case.register_note, reason)))
    timeline.apply(case, move, by=THE_REQUESTER, at=at)


def write(case: Case, text: str, *, stored: Sequence[Stored] = (), at: datetime) -> None:
    """Write to the office, with files or without."""
    message = cases.say(case, text, by=THE_REQUESTER, at=at)
    for one in stored:
        _lay(case, files.keep(one, at), at=at, message_id=message.id)


def note_fetched(case: Case, laid: CasePaper, *, at: datetime) -> None:
    """Put on record, once, that the requester fetched a file that was handed over."""
    if not queries.was_fetched(case, laid.paper.public_id):
        timeline.write(case, Event.FILE_FETCHED, by=THE_REQUESTER, at=at, file=laid.paper.public_id)

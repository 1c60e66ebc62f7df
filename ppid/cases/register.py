"""Entering a request in the register, by whichever road it came."""

import textwrap
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import links, numbers, timeline
from ppid.cases.helped import remark
from ppid.cases.kinds import Channel, CopyForm, Delivery, Missing, Obtain
from ppid.cases.models import Case, Question, Requester
from ppid.kit.db import connection, put, table_of
from ppid.law import Move
from ppid.office.calendar import counts_from, legal_clock, legal_clock_on, local_day, profile_on

_SUBJECT = 160
_QUESTIONS = sa.insert(table_of(Question))


class SentTwice(Exception):
    """The same submission was registered already: ask for its case."""


def subject_of(questions: Sequence[str]) -> str:
    """What a list shows of a request: the beginning of its first question, on one line."""
    first = next((text for text in questions if text.strip()), "")
    return textwrap.shorten(first, _SUBJECT, placeholder=" …")


def receipt(received_at: datetime, today: date, *, complete: bool) -> Move:
    """The receipt of a request that is registered today, under the profile in force today.

    The day of receipt is that of A-05, the letters that may follow those of A-07.
    """
    clock = legal_clock_on(today)
    return law.receive(
        received_on=local_day(received_at),
        registered_on=today,
        complete=complete,
        counts_from=counts_from(received_at, clock),
        letters=clock.profile.max_letters,
    )


def register(
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
    received_at: datetime,
    at: datetime,
    by: Actor,
    submission_key: str | None,
    back_dated_reason: str = "",
) -> tuple[Case, str]:
    """Enter a request (mendaftar permohonan) and give its tracking code, UU 14/2008 Pasal 22 (4).

    `requester` holds the columns of `Requester`; whatever is missing does not keep the number
    away. Raises SentTwice for a `submission_key` that has its case, NotAllowed for a receipt in
    the future.
    The mail copies the questions only when an officer took the request in: else the address may
    be anybody's, and the copy is behind the link.
    """
    code = links.new_code(submission_key)
    today = local_day(at)
    profile_id = profile_on(today)
    move = receipt(received_at, today, complete=not missing)
    if channel not in legal_clock(profile_id).profile.channels:
        raise law.NotAllowed(law.Rule.CHANNEL_CLOSED)
    told = {name: value for name, value in requester.items() if value is not None}
    who = Requester(**{"helper_relation": None} | told)  # given: else it is read back
    put(who)
    case = Case(
        requester=who,
        requester_id=who.id,
        owner=None,
        profile_id=profile_id,
        channel=channel,
        language=language,
        subject=subject_of(questions),
        purpose=purpose or "",
        obtain=obtain,
        copy_form=copy_form,
        delivery=delivery,
        received_at=received_at,
        registered_at=at,
        back_dated_reason=back_dated_reason or "",
        register_note=remark(who) if who.helper_relation else "",
        submission_key=submission_key,
        code_hash=links.code_hash(code),
        missing=[item.value for item in missing],
        standing=move.standing,
        version=1,
    )
    timeline.count(case)
    case.number = numbers.request_number(today)
    _add(case)
    connection().execute(
        _QUESTIONS,
        [
            {"case_id": case.id, "position": place, "text": text}
            for place, text in enumerate(questions, 1)
        ],
    )
    timeline.write(
        case,
        move.event,
        by=by,
        at=at,
        told={"code": code, "copied": tuple(questions) if by.officer_id else ()},
        channel=channel.value,
        questions=len(questions),
        missing=list(case.missing),
        **({"helped": case.register_note} if case.register_note else {}),
    )
    return case, code


def _add(case: Case) -> None:
    try:
        put(case)
    except IntegrityError as error:
        if "submission_key" in str(error.orig):
            raise SentTwice from None
        raise

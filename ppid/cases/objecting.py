"""Entering an objection in its register, by whichever road it came."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import links, numbers, queries, timeline
from ppid.cases.kinds import Channel
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.cases.people import Requester
from ppid.cases.register import SentTwice
from ppid.kit.db import db, put
from ppid.law import Happened, LegalClock, ObjectionGround, Reason
from ppid.office.calendar import counts_from, legal_clock, local_day, profile_on


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who objects: nobody named where the requester of the case does it with its link or code.

    `identity` holds the columns of `Requester`, and `mandate` says that a power of attorney was
    handed in or shown (surat kuasa khusus bermeterai); a `stranger` has none and is not who asks.
    """

    identity: Mapping[str, Any] | None = None
    mandate: bool = False
    stranger: bool = False


def happened(case: Case) -> Happened:
    """What happened in a request, as far as a reason to object can lie in it.

    A draft of the notice has not happened yet.
    """
    if case.decided_on is None:
        return Happened(case.standing)
    outcomes = {question.outcome for question in queries.questions(case)} - {None}
    if case.outcome and not outcomes:
        outcomes = {case.outcome}
    return Happened(case.standing, frozenset(outcomes), queries.cost(case))  # type: ignore[arg-type]


def reasons_of(case: Case, clock: LegalClock) -> tuple[Reason, ...]:
    """Every ground that what happened speaks for, with its day (D7); it may lie ahead."""
    return law.reasons(happened(case), today=date.max, clock=clock)


def register_objection(
    *,
    case: Case | None,
    applicant: Applicant,
    grounds: Collection[ObjectionGround],
    stated_on: date | None,
    information: str,
    position: str,
    purpose: str,
    channel: Channel,
    language: str,
    received_at: datetime,
    at: datetime,
    by: Actor,
    submission_key: str | None,
    back_dated_reason: str = "",
) -> tuple[Objection, str | None]:
    """Enter an objection (mendaftar keberatan), UU 14/2008 Pasal 35; Perki 1/2021 Pasal 41 to 43.

    Gives it with its tracking code; None where the request's own code opens it. `stated_on` is
    the day on which the applicant found the reason, `information` what it is about where there
    is no request. Raises SentTwice for a `submission_key` that has its objection, NotAllowed
    for who has no power to object and for what the profile does not take (A-08). No channel is
    ever closed to it (A-12): the office may choose how requests come in, the right to object
    (Perki 1/2021 Pasal 41) is nobody's to narrow.
    """
    received_on, today = local_day(received_at), local_day(at)
    identity = applicant.identity
    law.check_applicant(
        grounds,
        about_request=case is not None,
        is_requester=(case is None or identity is None) and not applicant.stranger,
        by_proxy=bool(identity and identity.get("proxy_name")),
        mandate=applicant.mandate,
    )
    profile = case.profile_id if case else profile_on(today)
    clock = legal_clock(profile)
    move = law.file_objection(
        grounds="".join(grounds),
        received_on=received_on,
        recorded_on=today,
        found_on=law.found_on(
            grounds,
            reasons=reasons_of(case, clock) if case else (),
            stated=stated_on,
            received_on=received_on,
        ),
        clock=clock,
        counts_from=counts_from(received_at, clock),
    )
    code = None if case else links.new_code(submission_key)
    who = _who(case, identity)
    objection = Objection(
        case_id=case.id if case else None,
        case=case,
        requester=who,
        requester_id=who.id,
        profile_id=profile,
        channel=channel,
        language=language,
        information=information,
        position=position,
        purpose=purpose,
        received_at=received_at,
        registered_at=at,
        back_dated_reason=back_dated_reason,
        submission_key=submission_key,
        code_hash=links.code_hash(code) if code else case.code_hash,  # type: ignore[union-attr]
        standing=move.standing,
        version=1,
    )
    timeline.count(objection)
    objection.number = numbers.objection_number(today)
    _add(objection)
    timeline.write(
        objection,
        move.event,
        by=by,
        at=at,
        told={"code": code},
        objection=objection.number,
        channel=channel.value,
        grounds=move.standing.grounds,
        late=move.standing.is_late(clock),
        premature=move.standing.is_premature,
    )
    return objection, code


def _who(case: Case | None, identity: Mapping[str, Any] | None) -> Requester:
    """The case's own requester, or a new row for whom a proxy acts or who has no request."""
    if case is not None and identity is None:
        return case.requester
    told = {name: value for name, value in (identity or {}).items() if value is not None}
    who = Requester(**told)
    put(who)
    return who


def _add(objection: Objection) -> None:
    try:
        put(objection)
    except IntegrityError as error:
        if "submission_key" in str(error.orig):
            raise SentTwice from None
        raise


def objection_of_submission(submission_key: str) -> Objection | None:
    """The objection that a submission made, if it made one."""
    return db.session.scalar(sa.select(Objection).where(Objection.submission_key == submission_key))

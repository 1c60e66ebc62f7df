"""The table: which event tells whom, by which mail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid import law
from ppid.accounts import queries as accounts
from ppid.accounts.actors import ActorKind
from ppid.accounts.models import Role
from ppid.cases import dispute_file, links, printing, queries, why, words
from ppid.cases.clock import clock_of
from ppid.cases.dispute_words import STEPS
from ppid.cases.disputes import Dispute
from ppid.cases.models import Assignment, Case, Entry, Message
from ppid.cases.news import news
from ppid.cases.objections import Objection
from ppid.cases.places import Subject
from ppid.cases.readers import (
    Readers,
    answerers,
    deciders,
    desk,
    disputants,
    mentioned,
    owner,
    requester,
    superiors,
    team,
    unit,
    watching_it,
)
from ppid.cases.watching import FOR_WATCHERS
from ppid.kit.db import db
from ppid.law import Code, Event, StepKind
from ppid.notices import actions as told_officers
from ppid.notices.readers import Reader
from ppid.notices.topics import of_kind
from ppid.office.calendar import local_day
from ppid.office.queries import office
from ppid.outbox import actions as outbox
from ppid.outbox.models import Weight


@dataclass(frozen=True, slots=True)
class Notice:
    """One mail that an event calls for; one to officers comes as each of them chose.

    `apart` holds while the requester is who acts: nobody has confirmed the address then, and it
    may be somebody else's.
    """

    kind: str
    readers: Readers
    weight: Weight = Weight.NOTICE
    apart: timedelta | None = None


LEGAL = Weight.LEGAL
AN_HOUR = timedelta(hours=1)

NOTICES: Mapping[Event, tuple[Notice, ...]] = {
    Event.RECEIVED: (
        Notice("receipt", requester, LEGAL, apart=AN_HOUR),
        Notice("officer_new", desk),
    ),
    Event.COMPLETION_ASKED: (Notice("completion_wanted", requester, LEGAL),),
    Event.STILL_INCOMPLETE: (Notice("still_incomplete", requester, LEGAL),),
    Event.REPAIRED: (Notice("repaired", requester), Notice("officer_repaired", owner)),
    Event.ACCEPTED: (Notice("complete", requester, LEGAL),),
    Event.DEEMED_COMPLETE: (Notice("complete", requester, LEGAL),),
    Event.LAPSED: (Notice("lapsed", requester, LEGAL),),
    Event.EXTENDED: (Notice("extension", requester, LEGAL),),
    Event.DECIDED: (Notice("decision", requester, LEGAL),),
    Event.PAID: (Notice("paid", requester),),
    Event.HANDED_OVER: (Notice("handed_over", requester, LEGAL),),
    Event.CLOSED: (Notice("closed", requester),),
    Event.WITHDRAWN: (Notice("withdrawn", requester, LEGAL), Notice("officer_withdrawn", owner)),
    Event.ASSIGNED: (Notice("unit_asked", unit),),
    Event.UNIT_REMINDED: (Notice("unit_reminded", unit),),
    Event.UNIT_DUE_CHANGED: (Notice("unit_due_changed", unit),),
    Event.UNIT_WANTS_TIME: (Notice("officer_unit_wants_time", owner),),
    Event.UNIT_ANSWERED: (Notice("officer_unit_answered", owner),),
    Event.CONSIDERATION_ASKED: (Notice("officer_consideration_asked", team),),
    Event.CONSIDERATION_GIVEN: (Notice("officer_consideration_given", owner),),
    Event.MENTIONED: (Notice("officer_mentioned", mentioned),),
    Event.MESSAGE_SENT: (Notice("message", requester),),
    Event.MESSAGE_RECEIVED: (Notice("officer_message", owner),),
    Event.APPROVAL_ASKED: (Notice("officer_approval", superiors),),
    Event.APPROVED: (Notice("officer_approved", deciders),),
    Event.RETURNED: (Notice("officer_returned", deciders),),
    Event.RECOUNTED: (Notice("dates_moved", requester, LEGAL),),
    Event.OBJECTION_FILED: (
        Notice("objection_receipt", requester, LEGAL, apart=AN_HOUR),
        Notice("officer_objection", answerers),
    ),
    Event.OBJECTION_ANSWERED: (
        Notice("objection_answered", requester, LEGAL),
        Notice("officer_objection_answered", deciders),
    ),
    Event.OBJECTION_SETTLED: (
        Notice("objection_settled", requester, LEGAL),
        Notice("officer_objection_answered", deciders),
    ),
    Event.OBJECTION_WITHDRAWN: (
        Notice("objection_withdrawn", requester, LEGAL),
        Notice("officer_objection_withdrawn", answerers),
    ),
    Event.OBJECTION_TASK_DONE: (Notice("objection_carried_out", requester, LEGAL),),
    Event.LETTER_CORRECTED: (Notice("letter_corrected", requester, LEGAL),),
    Event.DISPUTE_OPENED: (Notice("officer_dispute", disputants, LEGAL),),
    Event.DISPUTE_STEP: (Notice("officer_dispute", disputants, LEGAL),),
}

OWN_NOTICES: Mapping[tuple[type, Event], tuple[Notice, ...]] = {
    (Objection, Event.MESSAGE_SENT): (Notice("objection_message", requester),),
    (Objection, Event.MESSAGE_RECEIVED): (Notice("officer_objection_message", answerers),),
}
"""What an objection or a dispute says otherwise than a request does."""

WATCHED = Notice("officer_watched", watching_it)


def _asked(case: Case, entry: Entry) -> dict[str, Any]:
    """What a unit is asked; one without accounts answers by a link of its own."""
    asked = db.session.get_one(Assignment, entry.facts["assignment"])
    said = {"asked": asked, "questions": queries.asked_questions(asked)}
    if not accounts.active_of_unit(asked.unit_id):
        said["desk_url"] = links.for_unit(asked)
    return said


def _message(case: Case, entry: Entry) -> dict[str, Any]:
    return {"message": db.session.get_one(Message, entry.facts["message"])}


def _found_today(case: Case, entry: Entry) -> dict[str, Any]:
    """The last day to object for who finds the reason at once, UU 14/2008 Pasal 36 (1)."""
    today = local_day(entry.at)
    return {
        "today": today,
        "objection_from_today": clock_of(case).ends_on(Code.OBJECTION, today),
    }


def _wished(case: Case, entry: Entry) -> dict[str, Any]:
    return {"asked": db.session.get_one(Assignment, entry.facts["assignment"])}


MORE: Mapping[Event, Callable[[Any, Entry], dict[str, Any]]] = {
    Event.ASSIGNED: _asked,
    Event.UNIT_REMINDED: _asked,
    Event.UNIT_DUE_CHANGED: _asked,
    Event.UNIT_WANTS_TIME: _wished,
    Event.MESSAGE_SENT: _message,
    Event.HANDED_OVER: _found_today,
}


def facts(subject: Subject, entry: Entry | None = None) -> dict[str, Any]:
    """What the words of a mail or letter may use, by what it is about."""
    return FACTS[type(subject)](subject, entry)


def facts_for_requester(subject: Case | Objection) -> dict[str, Any]:
    """The same for a mail to who asked, with the way to the explanation of its main date."""
    said = facts(subject)
    return said | why.told(subject, said["follow_url"])


def _of_case(case: Case, entry: Entry | None) -> dict[str, Any]:
    """About a request.

    `addressee` is who is written to: the proxy (penerima kuasa) where there is one.
    `answer_due` is the open deadline D4 or D5 or none; `repair_due` the end of the window that
    the incompleteness letter opened, also once it is over; `silence_since` and `objection_due`
    are days as the law computes them now.
    """
    standing, clock = case.standing, clock_of(case)
    due = {deadline.code: deadline for deadline in law.deadlines(standing, clock)}
    asked_on = standing.completion_asked_on
    return {
        "office": office(),
        "case": case,
        "addressee": case.requester.proxy_name or case.requester.name,
        "entry": entry,
        "called": words,
        "counting": clock,
        "missing": [words.MISSING[item] for item in case.missing],
        "deadlines": due,
        "answer_due": due.get("D5") or due.get("D4"),
        "repair_due": clock.ends_on(Code.REPAIR, asked_on) if asked_on else None,
        "silence_since": standing.silence_since(clock),
        "objection_due": standing.objection_due_on(clock),
        "follow_url": links.follow(case),
        "desk_url": links.desk(case),
    }


def _of_objection(objection: Objection, entry: Entry | None) -> dict[str, Any]:
    """About an objection: `answer_due` is D8, `dispute_due` D9 as the law computes it now."""
    standing, clock = objection.standing, clock_of(objection)
    return {
        "office": office(),
        "objection": objection,
        "case": objection.case,
        "addressee": objection.requester.proxy_name or objection.requester.name,
        "entry": entry,
        "called": words,
        "grounds": [
            _l("%(words)s (huruf %(letter)s)", words=words.OBJECTION_GROUNDS[letter], letter=letter)
            for letter in objection.grounds
        ],
        "counting": clock,
        "answer_due": standing.answer_due(clock),
        "has_superior": bool(accounts.active_with_role(Role.SUPERIOR)),
        "is_late": standing.is_late(clock),
        "is_premature": standing.is_premature,
        "silence_since": standing.silence_since(clock),
        "dispute_due": standing.dispute_due(clock),
        "follow_url": links.follow_objection(objection),
        "desk_url": links.desk_of_objection(objection),
    }


def _of_dispute(dispute: Dispute, entry: Entry | None) -> dict[str, Any]:
    """About a dispute, beside what there is to say of its objection.

    `step` is what happened, `ends` are its last days with their words, the earliest first;
    `differ` says that two laws give two last days to sue (A-11).
    """
    ends = dispute_file.last_days(dispute)
    return _of_objection(dispute.objection, entry) | {
        "dispute": dispute,
        "step": STEPS[StepKind(entry.facts["step"])] if entry else None,
        "ends": [(words.DEADLINES[due.code], due) for due in ends],
        "differ": {Code.COURT, Code.COURT_CALENDAR} <= {due.code for due in ends},
        "desk_url": links.desk_of_dispute(dispute),
    }


FACTS: Mapping[type, Callable[[Any, Entry | None], dict[str, Any]]] = {
    Case: _of_case,
    Objection: _of_objection,
    Dispute: _of_dispute,
}


def notices_of(subject: Subject, event: Event) -> tuple[Notice, ...]:
    """The mails that an event calls for where it happened."""
    told = OWN_NOTICES.get((type(subject), event)) or NOTICES.get(event, ())
    watched = isinstance(subject, Case) and event in FOR_WATCHERS
    return (*told, WATCHED) if watched else told


def promise(subject: Subject, entry: Entry, told: Mapping[str, Any] | None = None) -> None:
    """Promise the mails of an event; `told` is said in the mail and kept nowhere else."""
    if not (notices := notices_of(subject, entry.event)):
        return
    more = MORE[entry.event](subject, entry) if entry.event in MORE else {}
    said = facts(subject, entry) | more | dict(told or {})
    explained = why.told(subject, said.get("follow_url", ""))
    unconfirmed, kept = entry.actor is ActorKind.REQUESTER, list[outbox.Words]()
    for notice in notices:
        if notice.readers is requester and not subject.requester.email:
            _print(notice, subject, entry, said | explained)
            continue
        own = said | explained if notice.readers is requester else said
        send = partial(_mail, notice, subject, entry, unconfirmed, own, kept)
        found, topic = notice.readers(subject, entry), of_kind(notice.kind)
        if topic:
            told_officers.pass_on(topic, found, news(subject, entry, said), send)
        else:
            for place, reader in enumerate(found):
                send(place, reader, None)
    outbox.write_words(kept)


def _mail(
    notice: Notice,
    subject: Subject,
    entry: Entry,
    unconfirmed: bool,
    said: Mapping[str, Any],
    kept: list[outbox.Words],
    place: int,
    reader: Reader,
    later: datetime | None,
) -> None:
    outbox.queue(
        notice.kind,
        to=reader.to,
        key=f"entry-{entry.id}-{notice.kind}-{place}",
        at=entry.at,
        language=reader.language,
        case_number=subject.number,
        weight=notice.weight,
        apart=notice.apart if unconfirmed else None,
        not_before=later,
        together=kept,
        **said,
    )


def _print(notice: Notice, subject: Any, entry: Entry, said: Mapping[str, Any]) -> None:
    """Owe it on paper, unless who asks did it here and now and has it on the screen."""
    if entry.actor is not ActorKind.REQUESTER:
        printing.reach(
            subject,
            notice.kind,
            key=f"entry-{entry.id}-{notice.kind}-0",
            at=entry.at,
            weight=notice.weight,
            entry_id=entry.id,
            **said,
        )

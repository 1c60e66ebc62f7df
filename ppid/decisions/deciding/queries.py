"""What a draft of a written notice says, and what it still lacks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from ppid import law
from ppid.accounts.models import Officer
from ppid.cases.clock import clock_of
from ppid.cases.models import Case, Decision, Entry, Note, Question
from ppid.decisions.bars import Bar
from ppid.exclusions import queries as exclusions
from ppid.exclusions.models import Exclusion
from ppid.kit.db import db
from ppid.law import Code, Event, NotAllowed, Outcome, Rule

UNHELD = frozenset({Outcome.NOT_HELD, Outcome.NOT_DOCUMENTED})


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing a draft lacks; `position` names the question, None the notice as a whole."""

    why: Rule | Bar
    position: int | None = None


def given(questions: Sequence[Question]) -> list[Question]:
    """Those of which something is given."""
    return [question for question in questions if question.outcome in law.GIVING]


def not_held(questions: Sequence[Question]) -> list[Question]:
    """Those that are not held or not documented."""
    return [question for question in questions if question.outcome in UNHELD]


def excluded(questions: Sequence[Question]) -> list[Question]:
    """Those of which something is kept back on a ground of Pasal 17."""
    return [
        question
        for question in questions
        if question.outcome is Outcome.REFUSED or question.ground is not None
    ]


def provided_by(question: Question, decision: Decision | None) -> date | None:
    """Until when a question's information is provided: its own day, else that of the notice."""
    return question.provide_by or (decision.provide_by if decision else None)


def promised_by(questions: Sequence[Question], decision: Decision | None) -> date | None:
    """The first day for which the notice promises something (office day), or None."""
    days = [question.provide_by for question in not_held(questions)]
    days += [provided_by(question, decision) for question in given(questions)]
    return min((day for day in days if day), default=None)


def cost(questions: Sequence[Question], decision: Decision | None) -> int:
    """What the requester pays, in rupiah: nothing when nothing is given."""
    giving = given(questions)
    if not giving:
        return 0
    return (decision.cost if decision else 0) + sum(question.cost for question in giving)


def decrees(questions: Sequence[Question]) -> Mapping[int, Exclusion]:
    """The decrees (or the tests still under way) on which questions rest, by id."""
    return exclusions.by_ids([question.exclusion_id for question in excluded(questions)])


def refusal(question: Question, decree: Exclusion | None, today: date) -> dict[str, Any]:
    """An exclusion as the law's own check asks for it, on a day of the office."""
    partly = question.outcome is Outcome.PARTLY_GRANTED
    answered = bool((question.blackened if partly else question.part_releasable).strip())
    return {
        "ground": question.ground,
        "point": question.sub_point,
        "statute": question.law_article,
        "decreed": decree is not None and carries(decree, question, today),
        "part_can_be_released": partly if answered else None,
        "whole": not partly,
    }


def carries(decree: Exclusion, question: Question, today: date) -> bool:
    """Whether a decree is valid on a day and rests on the very ground of the question."""
    same = (decree.ground, decree.sub_point) == (question.ground, question.sub_point)
    return same and decree.standing.valid_on(today)


def gaps(questions: Sequence[Question], decision: Decision | None, today: date) -> list[Gap]:
    """All that a draft lacks before it can be approved or sent, the approval aside."""
    return list(dict.fromkeys(_gaps(questions, decision, today)))


def _gaps(questions: Sequence[Question], decision: Decision | None, today: date) -> Iterator[Gap]:
    for question in questions:
        if question.outcome is None:
            yield Gap(Rule.EVERY_QUESTION_ANSWERED, question.position)
    if not all(provided_by(question, decision) for question in given(questions)):
        yield Gap(Bar.TERMS_MISSING)
    promised = promised_by(questions, decision)
    if promised and promised < today:
        yield Gap(Rule.PROMISE_IN_THE_PAST)
    known = decrees(questions)
    for question in excluded(questions):
        try:
            law.check_draft(**refusal(question, known.get(question.exclusion_id or 0), today))
        except NotAllowed as lack:
            yield Gap(lack.rule, question.position)


def reaches_on(case: Case, today: date, *, handed: bool) -> date:
    """When a notice of today reaches the requester: by post after the profile's days (A-15)."""
    if handed or case.requester.email:
        return today
    clock = clock_of(case)
    return clock.calendar.add(today, clock.profile.post_days)


def said(
    case: Case,
    questions: Sequence[Question],
    decision: Decision,
    today: date,
    *,
    handed: bool = False,
) -> dict[str, Any]:
    """What the letter of the notice says beside the case itself; raises NotAllowed on a gap."""
    clock = clock_of(case)
    days = [provided_by(question, decision) for question in given(questions)]
    rests_on = decrees(questions)
    provide_by = max((one for one in days if one), default=None)
    return {
        "decision": decision,
        "decrees": rests_on,
        "annexes": exclusions.annexes(rests_on.values()),
        "outcome": law.overall(question.outcome for question in questions),
        "given": given(questions),
        "not_held": not_held(questions),
        "excluded": excluded(questions),
        "refusal": "",
        "grounds": law.GROUNDS,
        "cost": cost(questions, decision),
        "provide_by": provide_by,
        "provide_days": max(0, clock.calendar.left(today, provide_by)) if provide_by else 0,
        "objection_due": clock.ends_on(Code.OBJECTION, reaches_on(case, today, handed=handed)),
    }


def asked_by(case: Case) -> int | None:
    """The officer who last asked for approval."""
    return db.session.scalar(
        sa.select(Entry.officer_id)
        .where(Entry.case_id == case.id, Entry.event == Event.APPROVAL_ASKED)
        .order_by(Entry.id.desc())
        .limit(1)
    )


def rounds(case: Case) -> Sequence[sa.Row[Entry, str]]:
    """Every asking, approving and returning so far with the officer's name, oldest first."""
    events = (Event.APPROVAL_ASKED, Event.APPROVED, Event.RETURNED)
    return db.session.execute(
        sa.select(Entry, Officer.name)
        .outerjoin(Officer, Officer.id == Entry.officer_id)
        .where(Entry.case_id == case.id, Entry.event.in_(events))
        .order_by(Entry.id)
    ).all()


def notes_of(entries: Sequence[Entry]) -> dict[int, str]:
    """The notes with which drafts were returned, by the id that their entries bear."""
    wanted = [entry.facts["note"] for entry in entries if "note" in entry.facts]
    found = db.session.execute(sa.select(Note.id, Note.text).where(Note.id.in_(wanted)))
    return dict(found.all())


def preparer(decision: Decision | None) -> str:
    """The name of the officer who last changed the draft."""
    found = db.session.get(Officer, decision.prepared_by_id) if decision else None
    return found.name if found else ""

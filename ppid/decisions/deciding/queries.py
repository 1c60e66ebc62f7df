"""What a draft of a written notice says, and what it still lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from ppid import law
from ppid.accounts.models import Officer
from ppid.cases.clock import clock_of
from ppid.cases.models import Case, Decision, Entry, Note, Question
from ppid.decisions.bars import Bar
from ppid.files.models import Paper
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


def promised_by(questions: Sequence[Question], decision: Decision | None) -> date | None:
    """The first day for which the notice promises something (office day), or None."""
    days = [question.provide_by for question in not_held(questions)]
    if given(questions) and decision:
        days.append(decision.provide_by)
    return min((day for day in days if day), default=None)


def cost(questions: Sequence[Question], decision: Decision | None) -> int:
    """What the requester pays, in rupiah: nothing when nothing is given."""
    return decision.cost if decision and given(questions) else 0


def decree(decision: Decision | None) -> str:
    """The number of the surat keputusan pengecualian once number, day and paper are there."""
    whole = decision and decision.decree_number and decision.decree_on and decision.decree_paper_id
    return decision.decree_number if decision and whole else ""


def refusal(question: Question, decision: Decision | None) -> dict[str, Any]:
    """An exclusion as the law's own check asks for it."""
    partly = question.outcome is Outcome.PARTLY_GRANTED
    answered = bool(question.part_releasable.strip())
    return {
        "ground": question.ground,
        "point": question.sub_point,
        "statute": question.law_article,
        "decree": decree(decision),
        "part_can_be_released": True if partly else False if answered else None,
        "whole": not partly,
    }


def gaps(questions: Sequence[Question], decision: Decision | None, today: date) -> list[Gap]:
    """All that a draft lacks before it can be approved or sent, the approval aside."""
    return list(dict.fromkeys(_gaps(questions, decision, today)))


def _gaps(questions: Sequence[Question], decision: Decision | None, today: date) -> Iterator[Gap]:
    for question in questions:
        if question.outcome is None:
            yield Gap(Rule.EVERY_QUESTION_ANSWERED, question.position)
    if given(questions) and not (decision and decision.provide_by):
        yield Gap(Bar.TERMS_MISSING)
    promised = promised_by(questions, decision)
    if promised and promised < today:
        yield Gap(Rule.PROMISE_IN_THE_PAST)
    for question in excluded(questions):
        try:
            law.check_draft(**refusal(question, decision))
        except NotAllowed as lack:
            whole = lack.rule is Rule.NEEDS_DECREE
            yield Gap(lack.rule, None if whole else question.position)


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
    provide_by = decision.provide_by
    return {
        "decision": decision,
        "outcome": law.overall(question.outcome for question in questions),
        "given": given(questions),
        "not_held": not_held(questions),
        "excluded": excluded(questions),
        "grounds": law.GROUNDS,
        "cost": cost(questions, decision),
        "provide_by": provide_by,
        "provide_days": max(0, clock.calendar.left(today, provide_by)) if provide_by else 0,
        "objection_due": clock.ends_on(Code.OBJECTION, reaches_on(case, today, handed=handed)),
    }


def decree_paper(decision: Decision | None) -> Paper | None:
    """The PDF of the surat keputusan pengecualian."""
    paper_id = decision.decree_paper_id if decision else None
    return db.session.get(Paper, paper_id) if paper_id else None


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

"""Drafting, approving and sending the written notice (pemberitahuan tertulis)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import queries as case_queries
from ppid.cases import timeline
from ppid.cases.models import Case, Decision, Note, Question
from ppid.decisions.bars import Bar, Barred
from ppid.decisions.deciding import queries
from ppid.decisions.deciding.queries import Gap
from ppid.kit.db import db
from ppid.law import Event, NotAllowed, Outcome, Rule
from ppid.letters import actions as letters
from ppid.letters import annexes
from ppid.letters.models import Letter, LetterKind
from ppid.office.calendar import local_day

_EMPTY: dict[str, Any] = {
    "reason": "",
    "ground": None,
    "sub_point": None,
    "exclusion_id": None,
    "law_article": "",
    "consequence": "",
    "part_releasable": "",
    "blackened": "",
    "holder": "",
    "forwarded": False,
    "available_form": None,
    "provide_by": None,
    "copy_cost": 0,
    "sheets": 0,
}

_NO_TERMS: dict[str, Any] = {
    "copy_cost": 0,
    "sheets": 0,
    "sending_cost": 0,
    "other_cost": 0,
    "provide_by": None,
    "place": "",
}


def answer(
    case: Case,
    question: Question,
    *,
    seen: int,
    outcome: Outcome,
    by: Actor,
    at: datetime,
    **said: Any,
) -> Decision:
    """Draft the decision on one question (butir); what another outcome had said is forgotten.

    `seen` is the version of the draft that was read, 0 for none. Raises StaleDataError when it
    has changed since, NotAllowed when the case cannot be decided now.
    """
    decision = open_draft(case, seen=seen, by=by, at=at)
    question.outcome = outcome
    for name, value in (_EMPTY | _decree_kept(question, said) | said).items():
        setattr(question, name, value if value is not None else _EMPTY[name])
    db.session.flush()
    return decision


def _decree_kept(question: Question, said: Mapping[str, Any]) -> dict[str, Any]:
    """The decree stays with a question as long as its ground does."""
    before = (question.ground, question.sub_point)
    if said.get("ground") is None or (said["ground"], said.get("sub_point")) != before:
        return {}
    return {"exclusion_id": question.exclusion_id}


def set_terms(case: Case, *, seen: int, by: Actor, at: datetime, **said: Any) -> Decision:
    """Draft cost (rupiah), time and place of what is given.

    Perki 1/2021 Pasal 31 (4) e-f, 37. Only what is said is changed. Raises as `answer`.
    """
    decision = open_draft(case, seen=seen, by=by, at=at)
    for name, value in said.items():
        setattr(decision, name, value if value is not None else _NO_TERMS[name])
    db.session.flush()
    return decision


def ask_approval(case: Case, *, seen: int, by: Actor, at: datetime) -> None:
    """Ask the Atasan PPID to approve a refusal, Perki 1/2021 Pasal 10 (2) f."""
    decision = _read(case, seen=seen)
    questions = case_queries.questions(case)
    if not queries.excluded(questions):
        raise Barred(Bar.NOTHING_EXCLUDED)
    _whole(queries.gaps(questions, decision, local_day(at)))
    decision.approval_asked_at, decision.returned_note = at, ""
    timeline.write(case, Event.APPROVAL_ASKED, by=by, at=at)


def approve(case: Case, *, seen: int, by: Actor, at: datetime) -> None:
    """Approve the draft that was read (menyetujui), Perki 1/2021 Pasal 10 (2) f."""
    decision = _judged(case, seen=seen, by=by)
    decision.approved_by_id, decision.approved_at = by.officer_id, at
    timeline.write(case, Event.APPROVED, by=by, at=at)


def send_back(case: Case, *, seen: int, note: str, by: Actor, at: datetime) -> None:
    """Return the draft with a note (mengembalikan); it stands among the internal notes."""
    decision = _judged(case, seen=seen, by=by)
    decision.approval_asked_at, decision.returned_note = None, note
    decision.approved_by_id = decision.approved_at = None
    written = Note(case_id=case.id, officer_id=by.officer_id, text=note, at=at)
    db.session.add(written)
    db.session.flush()
    timeline.write(case, Event.RETURNED, by=by, at=at, told={"note": note}, note=written.id)


def send(case: Case, *, seen: int, handed: bool = False, by: Actor, at: datetime) -> Letter:
    """Give the written notice, UU 14/2008 Pasal 22 (7), Perki 1/2021 Pasal 31 (4).

    Without an email it goes by post, unless it was `handed` over today (A-15).

    Letter, mail and the asking for payment come with it or not at all; the decrees that it rests
    on are open to the requester from then on. Raises NotAllowed or Barred for what is missing,
    StaleDataError when the draft changed.
    """
    _may_decide(case)
    decision = _read(case, seen=seen)
    questions, today = case_queries.questions(case), local_day(at)
    _whole(queries.gaps(questions, decision, today))
    excluded = queries.excluded(questions)
    decrees = queries.decrees(questions)
    for question in excluded:
        decree = decrees.get(question.exclusion_id or 0)
        law.check_refusal(
            **queries.refusal(question, decree, today), approved=decision.approved_at is not None
        )
    if excluded and by.officer_id == decision.approved_by_id:
        raise Barred(Bar.OWN_APPROVAL)
    said = queries.said(case, questions, decision, today, handed=handed)
    move = law.decide(
        case.standing,
        said["outcome"],
        on=today,
        provide_by=queries.promised_by(questions, decision),
        reached_on=queries.reaches_on(case, today, handed=handed),
    )
    for question in queries.given(questions):
        question.provide_by = queries.provided_by(question, decision)
    if excluded:
        refusal = letters.issue(LetterKind.REFUSAL, case, by=by, at=at, **said)
        said["refusal"] = refusal.number
        said["annexes"] = [*annexes.of_letter(refusal), *said["annexes"]]
    letter = letters.issue(LetterKind.NOTICE, case, by=by, at=at, **said)
    timeline.apply(
        case,
        move,
        by=by,
        at=at,
        told=said | {"questions": questions, "letter": letter},
        letter=letter.number,
        outcome=said["outcome"].value,
    )
    if said["cost"]:
        timeline.apply(
            case, law.ask_payment(case.standing, on=today), by=by, at=at, amount=said["cost"]
        )
    db.session.flush()
    return letter


def _may_decide(case: Case) -> None:
    if Event.DECIDED not in law.may(case.standing):
        raise NotAllowed(Rule.NOT_NOW, event=Event.DECIDED, state=case.standing.state)


def _latest(case: Case) -> Decision | None:
    """The draft as it stands now, held until the transaction ends: changes come one by one."""
    version = db.session.scalar(sa.select(Case.version).where(Case.id == case.id).with_for_update())
    if version != case.version:
        raise StaleDataError
    return db.session.get(Decision, case.id, populate_existing=True)


def open_draft(case: Case, *, seen: int, by: Actor, at: datetime) -> Decision:
    """The draft to be changed; whatever was approved or asked for before is void."""
    _may_decide(case)
    decision = _latest(case)
    if (decision.version if decision else 0) != seen:
        raise StaleDataError
    if decision is None:
        decision = Decision(case_id=case.id)
        db.session.add(decision)
    decision.prepared_by_id = _officer(by)
    decision.prepared_at = at
    decision.approval_asked_at = decision.approved_at = decision.approved_by_id = None
    flag_modified(decision, "prepared_at")  # a new version also when only a question changes
    return decision


def _read(case: Case, *, seen: int) -> Decision:
    """The draft that the officer has read; StaleDataError when it is another one by now."""
    decision = _latest(case)
    if decision is None or decision.version != seen:
        raise StaleDataError
    return decision


def _judged(case: Case, *, seen: int, by: Actor) -> Decision:
    """The draft that waits for this superior, who has not prepared it as PPID."""
    _may_decide(case)
    decision = _read(case, seen=seen)
    if decision.approval_asked_at is None or decision.approved_at is not None:
        raise Barred(Bar.NOT_ASKED)
    if by.officer_id in {decision.prepared_by_id, queries.asked_by(case)}:
        raise Barred(Bar.OWN_DRAFT)
    return decision


def _officer(by: Actor) -> int:
    if by.officer_id is None:
        raise ValueError("only an officer decides")
    return by.officer_id


def _whole(gaps: list[Gap]) -> None:
    for gap in gaps:
        raise Barred(gap.why) if isinstance(gap.why, Bar) else NotAllowed(gap.why)

"""What the draft of an answer says, and what it still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ppid import law
from ppid.accounts.models import Officer
from ppid.cases import objection_file, queries
from ppid.cases.clock import clock_of
from ppid.cases.models import Case, Question
from ppid.cases.objections import Objection, ObjectionAnswer
from ppid.exclusions import queries as exclusions
from ppid.kit.db import db
from ppid.law import AnswerDraft, Code, Outcome, Rule, Ruling
from ppid.letters.annexes import Annex


@dataclass(frozen=True, slots=True)
class Order:
    """One drafted task for the PPID: what, about which question, until when (office day)."""

    text: str
    due_on: date
    question_id: int | None = None

    @property
    def kept(self) -> dict[str, Any]:
        """As the draft keeps it."""
        due_on = self.due_on.isoformat()
        return {"text": self.text, "question_id": self.question_id, "due_on": due_on}


def orders(answer: ObjectionAnswer | None) -> list[Order]:
    """The drafted tasks, in order."""
    return [
        Order(kept["text"], date.fromisoformat(kept["due_on"]), kept["question_id"])
        for kept in (answer.orders if answer else ())
    ]


def questions_of(case: Case | None) -> Sequence[Question]:
    """The questions of the request that is objected to; none without a request."""
    return queries.questions(case) if case else ()


def excluded(case: Case | None) -> list[Question]:
    """Those of which something was kept back as excluded (Pasal 17)."""
    if case is None or case.decided_on is None:
        return []
    return [
        question
        for question in questions_of(case)
        if question.outcome is Outcome.REFUSED or question.ground is not None
    ]


def kept_back(case: Case | None, answer: ObjectionAnswer | None) -> bool:
    """Whether something stays excluded: what no task of the draft is about."""
    closed = {question.id for question in excluded(case)}
    if answer is None or answer.ruling is Ruling.UPHELD:
        return bool(closed)
    return bool(closed - {order.question_id for order in orders(answer)})


def drafted(objection: Objection, answer: ObjectionAnswer | None) -> AnswerDraft:
    """The draft as the law's own check asks for it."""
    if answer is None:
        return AnswerDraft(None)
    return AnswerDraft(
        answer.ruling,
        statement=answer.statement,
        reasons=answer.reasons,
        kept_back=kept_back(objection.case, answer),
        decree=answer.decree_number if answer.decree_on else "",
        tasks=tuple(order.due_on for order in orders(answer)),
    )


def gaps(objection: Objection, answer: ObjectionAnswer | None, *, today: date) -> tuple[Rule, ...]:
    """Every rule that the draft does not meet yet."""
    return law.answer_gaps(drafted(objection, answer), today=today)


def said(
    objection: Objection,
    answer: ObjectionAnswer,
    *,
    reached_on: date,
    signer: Officer | None,
) -> dict[str, Any]:
    """What the letter of the answer says beside the objection; `reached_on` starts D9a."""
    case, clock = objection.case, clock_of(objection)
    has_orders = answer.ruling in law.RULINGS_WITH_TASKS
    gives_reasons = answer.ruling in law.RULINGS_WITH_REASONS
    names_decree = answer.ruling in law.RULINGS_ON_EXCLUSION and kept_back(case, answer)
    return {
        "answer": answer,
        "ruling": answer.ruling,
        "wordings": [
            (letter, law.GROUND_WORDINGS[law.ObjectionGround(letter)])
            for letter in objection.grounds
        ],
        "reasons": answer.reasons if gives_reasons else "",
        "decree": (answer.decree_number, answer.decree_on) if names_decree else None,
        "annexes": _decrees_named(case, answer.decree_number) if names_decree else [],
        "orders": orders_said(objection, orders(answer)) if has_orders else [],
        "dispute_until": clock.ends_on(Code.DISPUTE, reached_on),
        "dispute_days": clock.days(Code.DISPUTE),
        "signing": signer,
    }


def _decrees_named(case: Case | None, numbers: str) -> list[Annex]:
    """The decrees of these numbers on which the notice rests, as annexes."""
    rested_on = exclusions.of_case(case) if case else ()
    named = [one for one in rested_on if one.decree_number and one.decree_number in numbers]
    return exclusions.annexes(named)


def orders_said(objection: Objection, drafted_orders: Sequence[Order]) -> list[dict[str, Any]]:
    """The tasks as letter, mail and pages name them."""
    positions = {question.id: question.position for question in questions_of(objection.case)}
    return [
        {
            "text": order.text,
            "due_on": order.due_on,
            "position": positions.get(order.question_id or 0),
        }
        for order in drafted_orders
    ]


def preparer(answer: ObjectionAnswer | None) -> str:
    """The name of the officer who last changed the draft."""
    found = db.session.get(Officer, answer.prepared_by_id) if answer else None
    return found.name if found else ""


def officer(officer_id: int | None) -> Officer | None:
    """The officer of an actor."""
    return db.session.get(Officer, officer_id) if officer_id else None


def check_signer(objection: Objection, officer_id: int | None) -> None:
    """Whoever decided on the request as PPID cannot answer. Raises NotAllowed."""
    law.check_signer(
        signer_id=officer_id or 0, decided_by=objection_file.decided_by(objection.case)
    )


def suggested_decree(case: Case | None, *, today: date) -> tuple[str, date | None]:
    """Number and day of the valid decrees on which the notice rests, the newest day; or none."""
    rested_on = exclusions.by_ids([question.exclusion_id for question in excluded(case)])
    valid = [one for one in rested_on.values() if one.standing.valid_on(today)]
    numbers = dict.fromkeys(one.decree_number for one in valid if one.decree_number)
    days = [one.standing.decreed_on for one in valid if one.standing.decreed_on]
    return "; ".join(numbers)[:120], max(days, default=None)

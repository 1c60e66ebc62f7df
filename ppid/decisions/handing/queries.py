"""What is prepared for the requester, what was handed over, and what is still owed."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from ppid import law
from ppid.cases import queries as cases
from ppid.cases.clock import clock_of
from ppid.cases.kinds import Audience
from ppid.cases.models import Case, CasePaper, Question
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import Code, Outcome, State
from ppid.letters import queries as letters
from ppid.letters.models import LetterKind

HANDING = frozenset({State.DECIDED, State.AWAITING_PAYMENT, State.HANDED_OVER})
OWING = law.GIVING | {Outcome.NOT_DOCUMENTED}


def prepared(case: Case) -> Sequence[CasePaper]:
    """The answer files that nobody outside has seen, oldest first."""
    return _papers(case, Slot.RELEASE, Audience.OFFICE)


def released(case: Case) -> Sequence[CasePaper]:
    """The answer files that the requester may fetch, or could once."""
    return _papers(case, Slot.RELEASE, Audience.REQUESTER)


def of_units(case: Case) -> Sequence[CasePaper]:
    """The files with which units answered."""
    return _papers(case, Slot.UNIT_ANSWER, Audience.OFFICE)


def _papers(case: Case, slot: Slot, audience: Audience) -> Sequence[CasePaper]:
    return db.session.scalars(
        sa.select(CasePaper)
        .join(Paper, Paper.id == CasePaper.paper_id)
        .where(
            CasePaper.case_id == case.id,
            CasePaper.audience == audience,
            Paper.slot == slot,
            Paper.erased_at.is_(None),
        )
        .order_by(CasePaper.id)
    ).all()


def gives(case: Case) -> bool:
    """Whether the notice gives or promises anything that can be handed over."""
    return any(question.outcome in OWING for question in cases.questions(case))


def given(case: Case) -> list[Question]:
    """The questions whose information is given, wholly or in part."""
    return [question for question in cases.questions(case) if question.outcome in law.GIVING]


def payment(case: Case) -> dict[str, Any] | None:
    """What was paid for copies, when, and the number of its receipt; None when nothing was."""
    receipt = letters.latest(case, LetterKind.COST_RECEIPT)
    if case.paid_on is None or receipt is None:
        return None
    return {"amount": cases.cost(case), "paid_on": case.paid_on, "number": receipt.number}


def owed(case: Case) -> bool:
    """Whether something was promised and nothing has been handed over yet."""
    return case.state in HANDING - {State.HANDED_OVER} and gives(case)


def fingerprint(papers: Sequence[CasePaper]) -> str:
    """One mark of exactly these files with exactly these bytes, in whatever order."""
    lines = sorted(f"{laid.paper.public_id} {laid.paper.sha256}" for laid in papers)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def files_said(papers: Sequence[CasePaper], questions: Sequence[Question]) -> list[dict[str, Any]]:
    """The files as letter and mail name them."""
    positions = {question.id: question.position for question in questions}
    return [
        {
            "question": positions.get(laid.question_id or 0),
            "name": laid.paper.name,
            "size": laid.paper.size,
            "sha256": laid.paper.sha256,
        }
        for laid in papers
    ]


def link_ends(case: Case, today: date) -> date:
    """How long a link stays open unless said otherwise: as long as one may object to what it
    gives (UU 14/2008 Pasal 36 ayat (1))."""
    return clock_of(case).ends_on(Code.OBJECTION, today)

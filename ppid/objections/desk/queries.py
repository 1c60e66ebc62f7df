"""What stands in one objection's file, as officers read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ppid.cases import objection_file, queries, written
from ppid.cases.models import CasePaper, Question
from ppid.cases.objections import Objection, ObjectionAnswer, ObjectionTask
from ppid.kit.db import db
from ppid.letters import queries as letters
from ppid.letters.models import Letter, LetterKind
from ppid.outbox import queries as outbox
from ppid.outbox.models import Mail


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything on the page of an objection; of the request only what was decided."""

    questions: Sequence[Question]
    notice: Letter | None
    answer: ObjectionAnswer | None
    tasks: Sequence[ObjectionTask]
    papers: Sequence[CasePaper]
    letters: Sequence[Letter]
    entries: Sequence[Any]
    messages: Sequence[Any]
    notes: Sequence[Any]
    mails: Sequence[Any]
    decided_by: frozenset[int]


def folder(objection: Objection) -> Folder:
    """The file of an objection in as many statements whatever stands in it."""
    case = objection.case
    return Folder(
        questions=queries.questions(case) if case else (),
        notice=letters.latest(case, LetterKind.NOTICE) if case else None,
        answer=objection_file.answer_of(objection),
        tasks=objection_file.tasks(objection),
        papers=objection_file.papers(objection),
        letters=letters.of_objection(objection),
        entries=written.timeline(objection),
        messages=written.messages(objection),
        notes=written.notes(objection),
        mails=_mails(objection),
        decided_by=objection_file.decided_by(case),
    )


def mail_of(objection: Objection, mail_id: int) -> Mail | None:
    """A mail that was promised about this objection."""
    return db.session.scalar(
        sa.select(Mail).where(Mail.id == mail_id, Mail.case_number == objection.number)
    )


def _mails(objection: Objection) -> Sequence[Any]:
    return outbox.of_case(objection.number)

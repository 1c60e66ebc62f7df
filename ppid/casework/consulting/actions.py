"""What happens between a case and another body."""

from datetime import date, datetime

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import actions as cases
from ppid.cases import timeline
from ppid.cases.consultations import Consultation, ConsultedBy
from ppid.cases.kinds import Audience
from ppid.cases.models import Case
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.law import Event, NotAllowed, Rule
from ppid.office.queries import office
from ppid.outbox import actions as outbox


class Written(Exception):
    """A colleague has noted the answer meanwhile."""


def ask(
    case: Case,
    *,
    body: str,
    way: ConsultedBy,
    email: str | None,
    letter_number: str | None,
    question: str,
    due_on: date,
    language: str = "id",
    by: Actor,
    at: datetime,
) -> Consultation:
    """Ask another body (konsultasi); nothing pauses the answer (UU 14/2008 Pasal 22 ayat (7)).

    An email is promised here and says nothing of who asks; a letter is the office's own and only
    noted. `language` is the body's. Raises NotAllowed once the request is answered.
    """
    if case.state not in law.UNANSWERED:
        raise NotAllowed(Rule.NOT_NOW, event=Event.CONSULTATION_ASKED, state=case.state)
    asked = Consultation(
        case_id=case.id,
        body=body,
        way=way,
        email=email or "",
        letter_number=letter_number or "",
        question=question,
        due_on=due_on,
        asked_by_id=by.officer_id,
        asked_at=at,
    )
    db.session.add(asked)
    db.session.flush()
    timeline.write(
        case, Event.CONSULTATION_ASKED, by=by, at=at, body=body, due_on=due_on.isoformat()
    )
    if way is ConsultedBy.EMAIL:
        outbox.queue(
            "consultation_asked",
            to=asked.email,
            key=f"consultation-{asked.id}",
            at=at,
            language=language,
            case_number=case.number,
            office=office(),
            asked=asked,
            start_url=link("pages.home"),
        )
    return asked


def note_answer(
    case: Case,
    asked: Consultation,
    *,
    answer: str,
    answered_on: date,
    seen: int,
    paper: Stored | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Write down what the body said and when; may be put right. Raises Written."""
    db.session.refresh(asked, with_for_update=True)
    if asked.version != seen:
        raise Written
    asked.answer, asked.answered_on = answer, answered_on
    asked.noted_by_id, asked.noted_at = by.officer_id, at
    if paper:
        cases.attach(case, files.keep(paper, at), audience=Audience.OFFICE, by=by, at=at)
    timeline.write(case, Event.CONSULTATION_ANSWERED, by=by, at=at, body=asked.body)


def end(case: Case, asked: Consultation, *, by: Actor, at: datetime) -> None:
    """Wait for it no longer (menghentikan konsultasi)."""
    db.session.refresh(asked, with_for_update=True)
    if asked.is_waiting:
        asked.ended_at = at
        timeline.write(case, Event.CONSULTATION_ENDED, by=by, at=at, body=asked.body)

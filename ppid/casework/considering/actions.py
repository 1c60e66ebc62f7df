"""What happens between a case and the Tim Pertimbangan."""

from datetime import date, datetime

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import timeline
from ppid.cases.considerations import Consideration
from ppid.cases.models import Case
from ppid.kit.db import db
from ppid.law import Event, NotAllowed, Rule


class Written(Exception):
    """A colleague of the team has written it meanwhile."""


def ask(case: Case, *, question: str, due_on: date, by: Actor, at: datetime) -> Consideration:
    """Send a case to the team with a question; the answer's clock does not stop for it.

    Raises NotAllowed once the request is answered.
    """
    if case.state not in law.UNANSWERED:
        raise NotAllowed(Rule.NOT_NOW, event=Event.CONSIDERATION_ASKED, state=case.state)
    asked = Consideration(
        case_id=case.id, asked_by_id=by.officer_id, asked_at=at, question=question, due_on=due_on
    )
    db.session.add(asked)
    timeline.write(
        case, Event.CONSIDERATION_ASKED, by=by, at=at, due_on=due_on.isoformat(),
        told={"question": question, "considered_by": due_on},
    )  # fmt: skip
    return asked


def write(
    case: Case, asked: Consideration, *, text: str, seen: int, by: Actor, at: datetime
) -> None:
    """Write the consideration; it may be put right until the request is answered.

    Raises Written when a colleague was quicker.
    """
    db.session.refresh(asked, with_for_update=True)
    if asked.version != seen:
        raise Written
    asked.text, asked.written_by_id, asked.written_at = text, by.officer_id, at
    timeline.write(case, Event.CONSIDERATION_GIVEN, by=by, at=at)

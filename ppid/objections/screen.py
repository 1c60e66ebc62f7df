"""What several pages of an objection show alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import abort
from flask_babel import gettext as _

from ppid import law
from ppid.accounts.access import current_officer, sees_only_unit
from ppid.accounts.actors import Actor, officer_actor
from ppid.cases import objection_file
from ppid.cases.clock import clock_of
from ppid.cases.models import Question
from ppid.cases.objections import Objection, ObjectionTask
from ppid.law import ObjectionGround


def objection_here(number: str) -> Objection:
    """The objection in the address; 404 for who sees only a unit's cases."""
    if sees_only_unit(current_officer()) is not None:
        abort(404)
    return objection_file.objection_by_number(number) or abort(404)


def me() -> Actor:
    """The officer who is signed in, as who acts."""
    return officer_actor(current_officer())


def about(objection: Objection) -> str:
    """What it is about, in one line: the request's summary, or what the applicant named."""
    if objection.case is not None:
        return objection.case.subject
    return " ".join(objection.information.split())[:160]


def has_own_contact(objection: Objection) -> bool:
    """Whether who objects is reached otherwise than the request: no request, or a proxy."""
    case = objection.case
    return case is None or objection.requester_id != case.requester_id


def flags(objection: Objection) -> list[str]:
    """Lewat waktu, prematur: flagged, never refused (A-08, A-24)."""
    standing = objection.standing
    found = [_("Lewat waktu")] if standing.is_late(clock_of(objection)) else []
    return found + ([_("Prematur")] if standing.is_premature else [])


def grounds(objection: Objection) -> list[dict[str, str]]:
    """Each ground with the statute's own wording and its article."""
    return [
        {
            "letter": letter,
            "wording": law.GROUND_WORDINGS[ObjectionGround(letter)],
            "article": law.objection_article(ObjectionGround(letter)),
        }
        for letter in objection.grounds
    ]


def tasks_shown(
    tasks: Sequence[ObjectionTask], questions: Sequence[Question], *, today: date
) -> list[dict[str, Any]]:
    """The tasks as pages list them, with the working days left."""
    positions = {question.id: question.position for question in questions}
    shown = []
    for task in tasks:
        calendar = clock_of(task.objection).calendar
        shown.append(
            {
                "task": task,
                "position": positions.get(task.question_id or 0),
                "left": calendar.left(today, task.due_on),
                "urgency": law.urgency(today, task.due_on, calendar),
            }
        )
    return shown

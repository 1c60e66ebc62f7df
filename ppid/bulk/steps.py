"""The table: what can be done to many requests, who may, how it is done to one, and undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from ppid.accounts.access import Permission
from ppid.accounts.actors import Actor
from ppid.accounts.models import Officer
from ppid.bulk.models import BulkStep
from ppid.cases import handing_on, timeline
from ppid.cases.models import Assignment, Case
from ppid.cases.queries import assignments
from ppid.casework import actions as casework
from ppid.casework import units
from ppid.decisions.extending import actions as extending
from ppid.decisions.extending import queries as extensions
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.law import OPEN, Event, NotAllowed, Rule
from ppid.notices import actions as notices
from ppid.notices.topics import Topic
from ppid.office.calendar import local_day

Said = Mapping[str, Any]
Undo = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Step:
    """`act` does it to one request, held and unchanged, and tells what undoing needs.

    `would` tells beforehand what it would do to one, or raises NotAllowed.
    """

    permission: Permission
    act: Callable[[Case, Said, Officer, Actor, datetime], Undo]
    would: Callable[[Case, date], Said]
    undo: Callable[[Case, Said, Actor, datetime], None] | None = None


def _take(case: Case, _said: Said, officer: Officer, by: Actor, at: datetime) -> Undo:
    before = case.owner_id
    casework.take(case, officer=officer, by=by, at=at)
    return {"before": before, "after": officer.id}


def _hand_on(case: Case, said: Said, officer: Officer, by: Actor, at: datetime) -> Undo:
    """The colleague is told once for the whole run."""
    before, to = case.owner_id, said["to"]
    handing_on.hand_on(case, to=to, by=by, at=at)
    if to.id != officer.id:
        url = link("casework.queue", owner="mine")
        notices.tell(Topic.ASSIGNED_TO_ME, [to], key=f"bulk-{said['run']}", at=at, path=url)
    return {"before": before, "after": to.id}


def _give_back(case: Case, undo: Said, by: Actor, at: datetime) -> None:
    """The owner before holds it again, unless somebody else took it meanwhile."""
    if case.owner_id != undo["after"]:
        raise NotAllowed(Rule.NOT_NOW, state=case.state)
    if undo["before"] is None:
        case.owner = None
        timeline.write(case, Event.HANDED_ON, by=by, at=at, undone=True)
    else:
        handing_on.hand_on(case, to=db.session.get_one(Officer, undo["before"]), by=by, at=at)


def _would_hand_on(case: Case, _today: date) -> Said:
    if case.state not in OPEN:
        raise NotAllowed(Rule.NOT_NOW, state=case.state)
    return {}


def _assign(case: Case, said: Said, _officer: Officer, by: Actor, at: datetime) -> Undo:
    """A request whose own answer is due sooner gives its units until then."""
    due_on = min(said["due_on"], units.latest_due_on(case, local_day(at)))
    asked = units.assign(
        case, unit_ids=said["unit_ids"], due_on=due_on, note=said["note"], by=by, at=at
    )
    return {"assignments": [one.id for one in asked]}


def _recall(case: Case, undo: Said, by: Actor, at: datetime) -> None:
    for assignment_id in undo["assignments"]:
        units.recall(case, db.session.get_one(Assignment, assignment_id), by=by, at=at)


def _would_assign(case: Case, today: date) -> Said:
    if case.state not in units.ASSIGNABLE:
        raise NotAllowed(Rule.NOT_NOW, state=case.state)
    return {"until": units.latest_due_on(case, today)}


def _remind(case: Case, _said: Said, _officer: Officer, by: Actor, at: datetime) -> Undo:
    for asked in _waiting(case):
        units.remind(case, asked, by=by, at=at)
    return None


def _would_remind(case: Case, _today: date) -> Said:
    return {"units": [asked.unit.name for asked in _waiting(case)]}


def _waiting(case: Case) -> list[Assignment]:
    found = [asked for asked in assignments(case) if units.is_waiting(asked)]
    if not found:
        raise NotAllowed(Rule.NOT_NOW, state=case.state)
    return found


def _note(case: Case, said: Said, _officer: Officer, by: Actor, at: datetime) -> Undo:
    casework.write_note(case, text=said["text"], by=by, at=at)
    return None


def _extend(case: Case, said: Said, _officer: Officer, by: Actor, at: datetime) -> Undo:
    reason, ground = said["own"].get(case.number) or said["reason"], said["ground"]
    extending.extend(case, seen=case.version, ground=ground, reason=reason, by=by, at=at)
    return None


def _would_extend(case: Case, today: date) -> Said:
    found = extensions.extension(case, today)
    return {"old": found.old_due, "new": found.new_due}


def _anything(_case: Case, _today: date) -> Said:
    return {}


STEPS: Final[Mapping[BulkStep, Step]] = {
    BulkStep.TAKE: Step(Permission.WRITE, _take, _anything, _give_back),
    BulkStep.HAND_ON: Step(Permission.WRITE, _hand_on, _would_hand_on, _give_back),
    BulkStep.ASSIGN: Step(Permission.ASSIGN, _assign, _would_assign, _recall),
    BulkStep.REMIND: Step(Permission.ASSIGN, _remind, _would_remind),
    BulkStep.NOTE: Step(Permission.WRITE, _note, _anything),
    BulkStep.EXTEND: Step(Permission.EXTEND, _extend, _would_extend),
}

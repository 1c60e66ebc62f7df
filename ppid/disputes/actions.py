"""What is written into the file of a dispute: its steps, its orders, its notes, its end."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import actions as cases
from ppid.cases import dispute_file, numbers, timeline
from ppid.cases.clock import clock_of
from ppid.cases.disputes import Dispute, DisputeOrder, DisputeStep
from ppid.cases.kinds import Audience
from ppid.cases.models import Note
from ppid.cases.objections import Objection
from ppid.cases.telling import WITH_PURPOSE, Purpose
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import (
    DISPUTES_OVER,
    JUDGMENTS,
    DisputeOutcome,
    Event,
    NotAllowed,
    Party,
    Rule,
    Step,
    StepKind,
)
from ppid.office.calendar import local_day


class OpenAlready(Exception):
    """The objection has its dispute file; the message is that file's number."""


class Changed(Exception):
    """Somebody else changed the dispute that this officer was working on."""


def _see_again(row: Dispute | Objection) -> None:
    """Look at a row again and keep others from it: who comes second sees the first."""
    db.session.flush()  # to look again would forget what was not written yet
    db.session.refresh(row, with_for_update=True)


def hold(dispute: Dispute, version: str | None) -> None:
    """Take the file in hand for changing, as it was seen; raises Changed if it is not the same."""
    _see_again(dispute)
    if version != str(dispute.version):
        raise Changed


def open_file(
    objection: Objection,
    *,
    ki_name: str,
    applied_on: date,
    copy_on: date | None,
    relief: str,
    papers: Sequence[Stored],
    by: Actor,
    at: datetime,
) -> Dispute:
    """Open a dispute file when a copy of the application came, UU 14/2008 Pasal 37.

    `applied_on` is the day on which the Komisi Informasi received it, `copy_on` the day on
    which the office got its copy. Raises NotAllowed, OpenAlready.
    """
    _see_again(objection)
    there = dispute_file.of_objection(objection)
    if there is not None:
        raise OpenAlready(there.number)
    today, clock = local_day(at), clock_of(objection)
    opening = law.open_dispute(objection.standing, applied_on=applied_on, today=today, clock=clock)
    standing = law.dispute_of(objection.standing.grounds, [opening.step])
    copy = Step(StepKind.COPY_RECEIVED, copy_on) if copy_on else None
    if copy:
        standing = law.take_step(standing, copy, today=today, clock=clock)
    dispute = Dispute(
        number=numbers.dispute_number(today),
        objection=objection,
        profile_id=objection.profile_id,
        ki_name=ki_name,
        relief=relief,
        opened_at=at,
        stage=standing.stage.value,
    )
    db.session.add(dispute)
    db.session.flush()
    for step in filter(None, (opening.step, copy)):
        _put(dispute, step, facts={}, note="", by=by, at=at)
    _lay(dispute, papers, by=by, at=at)
    _count(dispute)
    timeline.write(
        dispute,
        Event.DISPUTE_OPENED,
        by=by,
        at=at,
        dispute=dispute.number,
        step=StepKind.APPLIED.value,
        late=opening.late,
    )
    return dispute


def add_step(
    dispute: Dispute,
    *,
    kind: StepKind,
    on: date,
    by: Actor,
    at: datetime,
    absent: str | None = None,
    session_on: date | None = None,
    number: str | None = None,
    place: str | None = None,
    outcome: str | None = None,
    note: str | None = None,
    papers: Sequence[Stored] = (),
) -> DisputeStep:
    """Write down one more thing that happened; raises NotAllowed with the rule against it.

    `outcome` is who had the better of a judgment (`law.JUDGED`).
    """
    said = DisputeOutcome(outcome) if outcome and kind in JUDGMENTS else None
    step = Step(kind, on, Party(absent) if absent else None, session_on, said)
    before = dispute_file.standing(dispute)
    law.take_step(before, step, today=local_day(at), clock=clock_of(dispute))
    if kind is StepKind.EXECUTED and dispute_file.has_open_orders(dispute):
        raise NotAllowed(Rule.ORDERS_FIRST)
    facts: dict[str, Any] = {
        "absent": absent,
        "session_on": session_on.isoformat() if session_on else None,
        "number": number,
        "place": place,
        "papers": _lay(dispute, papers, by=by, at=at),
    }
    told = {name: value for name, value in facts.items() if value}
    row = _put(dispute, step, facts=told, note=note or "", by=by, at=at)
    if kind is StepKind.REGISTERED:
        dispute.ki_number = number or ""
    was = dispute.due_on
    _count(dispute)
    due = dispute.due_on if dispute.due_on != was else None
    timeline.write(
        dispute,
        Event.DISPUTE_STEP,
        by=by,
        at=at,
        step=kind.value,
        due=due.isoformat() if due else None,
    )
    return row


def strike(dispute: Dispute, row: DisputeStep, *, reason: str, by: Actor, at: datetime) -> None:
    """Strike out a step that was written down wrongly; it stays to be read. Raises NotAllowed."""
    rest = [one for one in dispute_file.valid(dispute_file.steps(dispute)) if one.id != row.id]
    law.dispute_of(dispute.objection.standing.grounds, map(dispute_file.as_law, rest))
    row.struck_at = at
    row.facts = row.facts | {"struck_reason": reason, "struck_by": by.officer_id}
    if row.kind == StepKind.REGISTERED:
        dispute.ki_number = ""
    db.session.flush()
    _count(dispute)
    timeline.write(dispute, Event.DISPUTE_STEP, by=by, at=at, struck=True, step=row.kind, due=None)


def add_order(
    dispute: Dispute, *, text: str, opens: bool, due_on: date | None, by: Actor, at: datetime
) -> DisputeOrder:
    """Write down what the decision or the agreement orders (amar)."""
    order = DisputeOrder(dispute_id=dispute.id, text=text, opens=opens, due_on=due_on)
    db.session.add(order)
    db.session.flush()
    _count(dispute)
    return order


def carry_out(
    order: DisputeOrder, *, done_on: date, note: str | None, by: Actor, at: datetime
) -> None:
    """Write down that an order was carried out, and when. Raises NotAllowed."""
    dispute, today = order.dispute, local_day(at)
    decided = dispute_file.standing(dispute).steps[0].on
    if done_on > today:
        raise NotAllowed(Rule.IN_THE_FUTURE, on=done_on, today=today)
    if done_on < decided:
        raise NotAllowed(Rule.STEP_BEFORE_APPLICATION, on=done_on)
    order.done_on, order.done_by_id, order.done_note = done_on, by.officer_id, note or ""
    db.session.flush()
    _count(dispute)


def write_note(dispute: Dispute, *, text: str, by: Actor, at: datetime) -> None:
    """Write to the colleagues; the applicant and the Komisi Informasi never see it."""
    db.session.add(Note(dispute_id=dispute.id, officer_id=by.officer_id, text=text, at=at))
    timeline.write(dispute, Event.NOTED, by=by, at=at)


def close(dispute: Dispute, *, by: Actor, at: datetime) -> None:
    """Close the file once the dispute is over and what was ordered is done. Raises NotAllowed."""
    stage = dispute_file.standing(dispute).stage
    if stage not in DISPUTES_OVER or dispute.closed_on:
        raise NotAllowed(Rule.STEP_NOT_NOW, stage=stage)
    if dispute_file.has_open_orders(dispute):
        raise NotAllowed(Rule.ORDERS_FIRST)
    dispute.closed_on, dispute.due_on = local_day(at), None
    timeline.write(dispute, Event.DISPUTE_CLOSED, by=by, at=at, dispute=dispute.number)


def note_export(
    dispute: Dispute, *, manifest: str, papers: Sequence[Paper], by: Actor, at: datetime
) -> None:
    """Write down who took the pack out, and the hash by which it can be known again.

    Each identity paper among the `papers` of the pack has a line of its own, as if it had been
    opened on the screen (UU 27/2022 Pasal 31).
    """
    for paper in papers:
        if paper.slot in WITH_PURPOSE:
            timeline.write(
                dispute,
                Event.IDENTITY_SEEN,
                by=by,
                at=at,
                paper=paper.public_id,
                purpose=Purpose.PACK.value,
            )
    identity = any(paper.slot is Slot.IDENTITY for paper in papers)
    timeline.write(dispute, Event.PACK_EXPORTED, by=by, at=at, manifest=manifest, identity=identity)


def _put(
    dispute: Dispute, step: Step, *, facts: dict[str, Any], note: str, by: Actor, at: datetime
) -> DisputeStep:
    row = DisputeStep(
        dispute_id=dispute.id,
        kind=step.kind.value,
        on=step.on,
        outcome=step.outcome,
        facts=facts,
        note=note,
        entered_by_id=by.officer_id,
        at=at,
    )
    db.session.add(row)
    db.session.flush()
    return row


def _lay(dispute: Dispute, papers: Sequence[Stored], *, by: Actor, at: datetime) -> list[str]:
    """Lay papers into the file; gives their public ids."""
    kept = [files.keep(stored, at) for stored in papers]
    for paper in kept:
        cases.attach(dispute, paper, audience=Audience.OFFICE, by=by, at=at)
    return [paper.public_id for paper in kept]


def _count(dispute: Dispute) -> None:
    """Keep copies of stage and next day beside the file, for lists; a touch says it changed."""
    standing = dispute_file.standing(dispute)
    watched = law.watched(standing, clock_of(dispute))
    ordered = [o.due_on for o in dispute_file.orders(dispute) if o.due_on and not o.done_on]
    days = [*ordered, *([watched.on] if watched else [])]
    dispute.stage = standing.stage.value
    dispute.outcome = law.dispute_outcome(standing)
    dispute.due_on = min(days, default=None)
    flag_modified(dispute, "stage")
    db.session.flush()

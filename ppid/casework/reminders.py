"""What is due on requests, and who is to be reminded of it: the office, and the requester."""

from collections.abc import Iterable
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.accounts.models import Role
from ppid.cases import notices, printing
from ppid.cases.due import Due, note_fresh, stage_key
from ppid.cases.kinds import Audience
from ppid.cases.models import Assignment, Case, CasePaper
from ppid.cases.people import Requester
from ppid.cases.watch import Watch
from ppid.kit.db import db
from ppid.law import State, WorkingCalendar
from ppid.office.calendar import legal_clock, local_day
from ppid.office.models import Unit

_AHEAD = 5
_FILES_END = 3
_BEFORE_LATE = 1
"""Working days before the last one on which an absent officer's case is told to the superior."""
_SUPERIOR_AHEAD = 2
"""Working days before the last one of an answer on which the Atasan PPID hears of it, once."""
_UNIT_ESCALATES = 3
"""Working days after which a unit's silence is told to the Atasan PPID too."""


def dues(*, today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """What is near or past: the office's next day on open requests, units that were asked.

    Looks at the due dates, not at the clock's last strike: after an outage only the stage that
    is true now is said, once.
    """
    yield from _cases(today, calendar, watch)
    yield from _units(today, calendar, watch)


def _cases(today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """Open cases whose next day for the office is near or past."""
    rows = db.session.execute(
        sa.select(
            Case.id,
            Case.number,
            Case.subject,
            Case.owner_id,
            Case.profile_id,
            Case.registered_at,
            Case.standing,
        )
        .where(Case.due_on <= calendar.add(today, _AHEAD), Case.state != State.INCOMPLETE)
        .order_by(Case.due_on, Case.id)
    )
    for row in rows:
        deadline = row.standing.deadline(legal_clock(row.profile_id, began=row.registered_at))
        if deadline is None:
            continue
        stage, left = stage_key(today, deadline.on, calendar), calendar.left(today, deadline.on)
        if just_said(deadline.day_zero, today, left):
            continue
        state = row.standing.state
        told = {stage: _of_case(watch, row.owner_id, state, left)} if stage else {}
        if state is State.IN_PROGRESS and 0 < left <= _SUPERIOR_AHEAD:
            already = told.get(stage, ()) if stage else ()
            told["superior"] = tuple(one for one in watch.role(Role.SUPERIOR) if one not in already)
        for key, officers in told.items():
            yield Due(
                f"case-{row.id}",
                key,
                deadline.on,
                left,
                row.number,
                row.subject,
                officers,
                code=deadline.code,
                article=deadline.article,
            )


def just_said(began: date, today: date, left: int) -> bool:
    """Whether the clock began today: the mail about what began it has named the day."""
    return began == today and left > 0


def _of_case(watch: Watch, owner_id: int | None, state: State, left: int) -> tuple[int, ...]:
    """The owner, or who would take it; once late also the PPID and the Atasan PPID.

    While its owner is away the Atasan PPID hears of it before it is late.
    """
    nobody = Role.DESK if state is State.RECEIVED else Role.PPID
    watchers = watch.owner(owner_id) or watch.role(nobody) or watch.role(Role.PPID)
    if left < 0:
        watchers += watch.role(Role.PPID, Role.SUPERIOR)
    elif left <= _BEFORE_LATE and watch.is_away(owner_id):
        watchers += watch.role(Role.SUPERIOR)
    return tuple(dict.fromkeys(watchers))


def _units(today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """Units that were asked and have not answered."""
    rows = db.session.execute(
        sa.select(
            Assignment.id,
            Assignment.unit_id,
            Assignment.asked_at,
            Assignment.due_on,
            Case.number,
            Case.subject,
            Case.owner_id,
            Unit.name,
        )
        .join(Case, Case.id == Assignment.case_id)
        .join(Unit, Unit.id == Assignment.unit_id)
        .where(
            Assignment.answered_at.is_(None),
            Assignment.recalled_at.is_(None),
            Assignment.due_on <= calendar.add(today, _AHEAD),
            Case.state.in_((State.RECEIVED, State.IN_PROGRESS)),
        )
        .order_by(Assignment.due_on, Assignment.id)
    )
    for row in rows:
        stage, left = stage_key(today, row.due_on, calendar), calendar.left(today, row.due_on)
        if stage is None or just_said(local_day(row.asked_at), today, left):
            continue
        yield Due(
            f"unit-{row.id}",
            stage,
            row.due_on,
            left,
            row.number,
            row.subject,
            _of_unit(watch, row.unit_id, row.owner_id, late=max(0, -left)),
            unit=row.name,
        )


def _of_unit(watch: Watch, unit_id: int, owner_id: int | None, *, late: int) -> tuple[int, ...]:
    """The unit's officers; once late also the owner or the PPID, later the Atasan PPID."""
    watchers = watch.unit(unit_id)
    if late:
        watchers += watch.owner(owner_id) or watch.role(Role.PPID)
    if late >= _UNIT_ESCALATES:
        watchers += watch.role(Role.PPID, Role.SUPERIOR)
    return tuple(dict.fromkeys(watchers))


def tell(*, today: date, calendar: WorkingCalendar, at: datetime) -> int:
    """Tell requesters what they need to know before a day passes, once; returns how many."""
    tomorrow, soon = calendar.add(today, 1), calendar.add(today, _FILES_END)
    reachable = (
        sa.select(Case)
        .join(Case.requester)
        .options(joinedload(Case.requester))
        .where(sa.or_(Requester.email != "", Case.import_id.is_(None)))
    )
    unrepaired = db.session.scalars(
        reachable.where(Case.state == State.INCOMPLETE, Case.due_on.between(today, tomorrow))
    ).unique()
    last_day = (
        sa.select(CasePaper.case_id, sa.func.min(CasePaper.ends_on).label("ends_on"))
        .where(CasePaper.audience == Audience.REQUESTER, CasePaper.ends_on.between(today, soon))
        .group_by(CasePaper.case_id)
        .subquery()
    )
    ending = db.session.execute(
        reachable.join(last_day, last_day.c.case_id == Case.id).add_columns(last_day.c.ends_on)
    ).unique()
    known = [("repair_ends", case, case.due_on) for case in unrepaired if case.due_on]
    known += [("files_end", case, ends_on) for case, ends_on in ending]
    cases = {(f"{kind}-{case.id}", on): (kind, case) for kind, case, on in known}
    fresh = note_fresh([Due(key, "h1", on, 0, "", "", ()) for key, on in cases], at)
    for _row_id, due in fresh:
        kind, case = cases[due.subject, due.on]
        printing.reach(
            case,
            kind,
            key=f"{kind}-{case.number}-{due.on}",
            at=at,
            **notices.facts_for_requester(case),
            on=due.on,
        )
    return len(fresh)

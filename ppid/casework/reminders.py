"""What officers and requesters are reminded of, once for each stage of each due date."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid.accounts import queries as accounts
from ppid.accounts.models import Officer, Role
from ppid.cases import notices
from ppid.cases.due import Due, note_fresh, stage_key
from ppid.cases.kinds import Audience
from ppid.cases.models import Assignment, Case, CasePaper, Requester
from ppid.casework.words import DEADLINES
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.law import State, WorkingCalendar
from ppid.office.calendar import legal_clock, local_day, working_calendar
from ppid.office.models import Unit
from ppid.office.queries import office
from ppid.outbox import actions as outbox
from ppid.outbox.models import Weight

_AHEAD = 5
_FILES_END = 3
_SAID = 40  # a longer mail is cut by mail programs; the queue has the rest


def remind(*, at: datetime) -> int:
    """Promise every reminder that is due and was not yet said; returns how many mails.

    Looks at the due dates, not at the clock's last strike: after an outage only the stage that
    is true now is said, once.
    """
    today, calendar = local_day(at), working_calendar()
    due = [*_cases(today, calendar), *_units(today, calendar)]
    fresh = note_fresh(due, at)
    return _tell_officers(fresh, at) + _tell_requesters(today, calendar, at)


def _cases(today: date, calendar: WorkingCalendar) -> Iterable[Due]:
    """Open cases whose next day for the office is near or past."""
    watch = _Watch()
    rows = db.session.execute(
        sa.select(Case.id, Case.number, Case.subject, Case.owner_id, Case.profile_id, Case.standing)
        .where(Case.due_on <= calendar.add(today, _AHEAD), Case.state != State.INCOMPLETE)
        .order_by(Case.due_on, Case.id)
    )
    for row in rows:
        deadline = row.standing.deadline(legal_clock(row.profile_id))
        if deadline is None:
            continue
        stage, left = stage_key(today, deadline.on, calendar), calendar.left(today, deadline.on)
        if stage is None or _just_said(deadline.day_zero, today, left):
            continue
        yield Due(
            f"case-{row.id}",
            stage,
            deadline.on,
            left,
            row.number,
            row.subject,
            watch.of_case(row.owner_id, row.standing.state, late=left < 0),
            code=deadline.code,
            article=deadline.article,
        )


def _just_said(began: date, today: date, left: int) -> bool:
    """Whether the clock began today: the mail about what began it has named the day."""
    return began == today and left > 0


def _units(today: date, calendar: WorkingCalendar) -> Iterable[Due]:
    """Units that were asked and have not answered."""
    watch = _Watch()
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
        if stage is None or _just_said(local_day(row.asked_at), today, left):
            continue
        yield Due(
            f"unit-{row.id}",
            stage,
            row.due_on,
            left,
            row.number,
            row.subject,
            watch.of_unit(row.unit_id, row.owner_id, late=left < 0),
            unit=row.name,
        )


class _Watch:
    """Who watches what; each list of officers is looked up once."""

    def __init__(self) -> None:
        self._known: dict[object, tuple[int, ...]] = {}

    def _ids(self, key: object, look: Callable[[], Sequence[Officer]]) -> tuple[int, ...]:
        if key not in self._known:
            self._known[key] = tuple(officer.id for officer in look())
        return self._known[key]

    def _role(self, role: Role) -> tuple[int, ...]:
        return self._ids(role, lambda: accounts.active_with_role(role))

    def _owner(self, owner_id: int | None) -> tuple[int, ...]:
        if owner_id is None:
            return ()
        return self._ids(
            ("owner", owner_id), lambda: [o for o in [accounts.officer(owner_id)] if o and o.active]
        )

    def of_case(self, owner_id: int | None, state: State, *, late: bool) -> tuple[int, ...]:
        """The owner, or who would take it; once late also the PPID and the Atasan PPID."""
        nobody = Role.DESK if state is State.RECEIVED else Role.PPID
        watchers = self._owner(owner_id) or self._role(nobody) or self._role(Role.PPID)
        if late:
            watchers += self._role(Role.PPID) + self._role(Role.SUPERIOR)
        return tuple(dict.fromkeys(watchers))

    def of_unit(self, unit_id: int, owner_id: int | None, *, late: bool) -> tuple[int, ...]:
        """The unit's officers; once late also the case's owner or the PPID."""
        watchers = self._ids(("unit", unit_id), lambda: accounts.active_of_unit(unit_id))
        if late:
            watchers += self._owner(owner_id) or self._role(Role.PPID)
        return tuple(dict.fromkeys(watchers))


def _tell_officers(fresh: Sequence[tuple[int, Due]], at: datetime) -> int:
    """One mail an officer, however many things are due."""
    lists: Mapping[int, list[tuple[int, Due]]] = defaultdict(list)
    for row_id, due in fresh:
        for officer_id in due.officers:
            lists[officer_id].append((row_id, due))
    for officer_id, said in lists.items():
        officer = accounts.officer(officer_id)
        if officer is None:
            continue
        newest = max(row_id for row_id, _due in said)
        dues = sorted((due for _id, due in said), key=lambda due: (due.left, due.number))
        outbox.queue(
            "officer_reminders",
            to=officer.email,
            key=f"reminders-{officer_id}-{newest}",
            at=at,
            language=officer.language,
            weight=Weight.REMINDER,
            office=office(),
            dues=dues,
            late=[due for due in dues[:_SAID] if due.is_late],
            near=[due for due in dues[:_SAID] if not due.is_late],
            unsaid=max(0, len(dues) - _SAID),
            duties=DEADLINES,
            escalated=Role.SUPERIOR in officer.roles,
            queue_url=link("casework.queue"),
        )
    return len(lists)


def _tell_requesters(today: date, calendar: WorkingCalendar, at: datetime) -> int:
    """What requesters who can be reached by mail need to know before a day passes, once."""
    tomorrow, soon = calendar.add(today, 1), calendar.add(today, _FILES_END)
    reachable = (
        sa.select(Case)
        .join(Case.requester)
        .options(joinedload(Case.requester))
        .where(Requester.email != "")
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
        outbox.queue(
            kind,
            to=case.requester.email,
            key=f"{kind}-{case.number}-{due.on}",
            at=at,
            language=case.language,
            case_number=case.number,
            weight=Weight.NOTICE,
            **notices.facts(case),
            on=due.on,
        )
    return len(fresh)

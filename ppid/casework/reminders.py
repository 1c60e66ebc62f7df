"""What officers and requesters are reminded of, once for each stage of each due date."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from ppid import law
from ppid.accounts import queries as accounts
from ppid.accounts.models import Officer, Role
from ppid.cases import notices
from ppid.cases.models import Assignment, Audience, Case, CasePaper
from ppid.casework.models import Reminder
from ppid.kit.db import db, is_sqlite
from ppid.kit.links import link
from ppid.law import Stage, State, WorkingCalendar
from ppid.office.calendar import local_day, working_calendar
from ppid.office.models import Unit
from ppid.office.queries import office
from ppid.outbox import actions as outbox
from ppid.outbox.models import Weight

_AHEAD = 5
_CHUNK = 500
_FILES_END = 3


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due, and to whom it is said."""

    subject: str
    stage: str
    on: date
    left: int
    number: str
    words: str
    unit: str | None
    officers: tuple[int, ...]

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.left < 0


def remind(*, at: datetime) -> int:
    """Promise every reminder that is due and was not yet said; returns how many mails.

    Looks at the due dates, not at the clock's last strike: after an outage only the stage that
    is true now is said, once.
    """
    today, calendar = local_day(at), working_calendar()
    due = [*_cases(today, calendar), *_units(today, calendar)]
    fresh = _note(due, at)
    return _tell_officers(fresh, at) + _tell_requesters(today, calendar, at)


def stage_key(today: date, due: date, calendar: WorkingCalendar) -> str | None:
    """h5, h3, h1, due, then late-1, late-2 ... each working day; None while there is time."""
    stage = law.stage(today, due, calendar)
    if stage is Stage.LATE:
        return f"late-{law.days_late(today, due, calendar)}"
    return stage.value if stage else None


def _cases(today: date, calendar: WorkingCalendar) -> Iterable[Due]:
    """Open cases whose next day for the office is near or past."""
    watch = _Watch()
    rows = db.session.execute(
        sa.select(Case.id, Case.number, Case.subject, Case.state, Case.owner_id, Case.due_on)
        .where(Case.due_on <= calendar.add(today, _AHEAD), Case.state != State.INCOMPLETE)
        .order_by(Case.due_on, Case.id)
    )
    for row in rows:
        stage = stage_key(today, row.due_on, calendar)
        if stage:
            left = calendar.left(today, row.due_on)
            yield Due(
                f"case-{row.id}",
                stage,
                row.due_on,
                left,
                row.number,
                row.subject,
                None,
                watch.of_case(row.owner_id, row.state, late=left < 0),
            )


def _units(today: date, calendar: WorkingCalendar) -> Iterable[Due]:
    """Units that were asked and have not answered."""
    watch = _Watch()
    rows = db.session.execute(
        sa.select(
            Assignment.id,
            Assignment.unit_id,
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
            Case.state == State.IN_PROGRESS,
        )
        .order_by(Assignment.due_on, Assignment.id)
    )
    for row in rows:
        stage = stage_key(today, row.due_on, calendar)
        if stage:
            left = calendar.left(today, row.due_on)
            yield Due(
                f"unit-{row.id}",
                stage,
                row.due_on,
                left,
                row.number,
                row.subject,
                row.name,
                watch.of_unit(row.unit_id, row.owner_id, late=left < 0),
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


def _note(due: Sequence[Due], at: datetime) -> list[tuple[int, Due]]:
    """Keep what is said now; hand back only what was never said, with its row's id."""
    insert = sqlite.insert if is_sqlite() else postgresql.insert
    by_key = {(d.subject, d.stage, d.on): d for d in due}
    rows = [{"subject": s, "stage": g, "for_due": on, "at": at} for s, g, on in by_key]
    fresh = []
    for start in range(0, len(rows), _CHUNK):
        added = db.session.execute(
            insert(Reminder)
            .values(rows[start : start + _CHUNK])
            .on_conflict_do_nothing(index_elements=["subject", "stage", "for_due"])
            .returning(Reminder.id, Reminder.subject, Reminder.stage, Reminder.for_due)
        )
        fresh += [(row.id, by_key[row.subject, row.stage, row.for_due]) for row in added]
    return fresh


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
        items = sorted((due for _id, due in said), key=lambda due: (due.left, due.number))
        outbox.queue(
            "officer_reminders",
            to=officer.email,
            key=f"reminders-{officer_id}-{newest}",
            at=at,
            language=officer.language,
            weight=Weight.REMINDER,
            office=office(),
            items=items,
            late=[due for due in items if due.is_late],
            escalated=Role.SUPERIOR in officer.roles,
            queue_url=link("casework.queue"),
        )
    return len(lists)


def _tell_requesters(today: date, calendar: WorkingCalendar, at: datetime) -> int:
    """What requesters need to know before a day passes."""
    tomorrow = calendar.add(today, 1)
    cases = db.session.scalars(
        sa.select(Case).where(Case.state == State.INCOMPLETE, Case.due_on.between(today, tomorrow))
    ).all()
    said = sum(_tell(case, "repair_ends", case.due_on, today, at) for case in cases)
    ending = db.session.execute(
        sa.select(Case, sa.func.min(CasePaper.ends_on).label("ends_on"))
        .join(CasePaper, CasePaper.case_id == Case.id)
        .where(
            CasePaper.audience == Audience.REQUESTER,
            CasePaper.ends_on.between(today, calendar.add(today, _FILES_END)),
        )
        .group_by(Case.id)
    ).all()
    return said + sum(_tell(row.Case, "files_end", row.ends_on, today, at) for row in ending)


def _tell(case: Case, kind: str, on: date | None, today: date, at: datetime) -> bool:
    """Remind one requester once of one day, if they can be reached by mail."""
    if on is None or not case.requester.email:
        return False
    due = Due(f"{kind}-{case.id}", "h1", on, 0, case.number, case.subject, None, ())
    if not _note([due], at):
        return False
    outbox.queue(
        kind,
        to=case.requester.email,
        key=f"{kind}-{case.number}-{on}",
        at=at,
        language=case.language,
        case_number=case.number,
        weight=Weight.NOTICE,
        **notices.facts(case),
        on=on,
        today=today,
    )
    return True

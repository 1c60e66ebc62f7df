"""Until when an applicant may act after a notice or an answer (D7, D9a), when the calendar changes.

These days were announced in the notice and stand nowhere else: they follow from the calendar.
When they move, the applicant is told; what was decided is not touched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

from ppid.accounts.actors import Actor
from ppid.cases.disputes import Dispute
from ppid.cases.models import Case, Entry
from ppid.cases.objections import Objection
from ppid.cases.recount import Moved, frozen_profiles, line_facts
from ppid.kit.db import db, table_of
from ppid.law import Code, Event, ObjectionState, State
from ppid.office.calendar import ClockFor, profiles

_TOLD: Final = (State.DECIDED, State.AWAITING_PAYMENT, State.HANDED_OVER)
_ANSWERED: Final = (ObjectionState.ANSWERED, ObjectionState.CLOSED)


@dataclass(frozen=True, slots=True)
class Right:
    """One kind of announced right: from which day it runs, and whose it still is."""

    code: Code
    model: type[Case] | type[Objection]
    day_zero: Any
    unused: Any


def _rights(since: date) -> tuple[Right, ...]:
    objected = sa.exists().where(Objection.case_id == Case.id)
    disputed = sa.exists().where(Dispute.objection_id == Objection.id)
    noticed = sa.func.coalesce(Case.notice_reached_on, Case.decided_on)
    reached = sa.func.coalesce(Objection.answer_reached_on, Objection.answered_on)
    lately = sa.or_(Case.state.in_(_TOLD), Case.closed_on >= since)
    return (
        Right(Code.OBJECTION, Case, noticed, sa.and_(lately, ~objected)),
        Right(Code.DISPUTE, Objection, reached, sa.and_(Objection.state.in_(_ANSWERED), ~disputed)),
    )


@dataclass(frozen=True, slots=True)
class RightShift:
    """Files on which the same right began on the same day, and how its last day moves."""

    right: Right
    profile_id: int
    day_zero: date
    moved: Moved
    files: int


def right_shifts(before: ClockFor, after: ClockFor, *, today: date) -> Iterator[RightShift]:
    """The rights that still run, or would run again, and end on another day by `after`."""
    frozen = frozen_profiles()
    longest = max(
        profile.period(code).days
        for _since, profile in profiles().values()
        for code in (Code.OBJECTION, Code.DISPUTE)
    )
    since = today - timedelta(days=60 + 2 * longest)
    for right in _rights(since):
        alike = db.session.execute(
            sa.select(right.model.profile_id, right.day_zero, sa.func.count())
            .where(right.day_zero >= since, right.unused)
            .group_by(right.model.profile_id, right.day_zero)
        )
        for profile_id, day_zero, files in alike.all():
            began = _day(day_zero)
            old, new = (clock(profile_id).ends_on(right.code, began) for clock in (before, after))
            if profile_id not in frozen and old != new and max(old, new) >= today:
                moved = Moved(right.code.value, old, new)
                yield RightShift(right, profile_id, began, moved, files)


def note_rights(
    before: ClockFor,
    after: ClockFor,
    *,
    today: date,
    why: str,
    by: Actor,
    at: datetime,
    change_id: int | None,
) -> int:
    """Write one line on each file whose announced right moved; returns how many."""
    line = {"event": Event.RECOUNTED, "at": at, "actor": by.kind, "officer_id": by.officer_id}
    facts: dict[Code, dict[tuple[int, date], dict[str, Any]]] = {}
    rights: dict[Code, Right] = {}
    for shift in right_shifts(before, after, today=today):
        code = shift.right.code
        rights[code] = shift.right
        alike = shift.profile_id, shift.day_zero
        facts.setdefault(code, {})[alike] = line_facts((shift.moved,), why, change_id)
    return sum(_note(right, facts[code], line) for code, right in rights.items())


def _note(
    right: Right, facts: Mapping[tuple[int, date], dict[str, Any]], line: Mapping[str, Any]
) -> int:
    """Lines on all files of one right at once: one look, one writing."""
    place: dict[str, Any] = {"case_id": Case.id}
    if right.model is Objection:
        place = {"case_id": Objection.case_id, "objection_id": Objection.id}
    rows = db.session.execute(
        sa.select(right.model.profile_id, right.day_zero, *place.values()).where(
            right.day_zero.in_(sorted({began for _profile, began in facts})), right.unused
        )
    )
    found = [
        dict(zip(place, ids, strict=True)) | {"facts": said, **line}
        for profile_id, day_zero, *ids in rows
        if (said := facts.get((profile_id, _day(day_zero))))
    ]
    if found:
        db.session.execute(sa.insert(table_of(Entry)), found)
    return len(found)


def _day(found: date | str) -> date:
    """SQLite hands a computed day back as it keeps it."""
    return date.fromisoformat(found) if isinstance(found, str) else found

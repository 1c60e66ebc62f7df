"""The versions of the legal profile, what differs between them, and what a new one would do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from ppid import law
from ppid.accounts.models import Officer
from ppid.admin.law import words
from ppid.admin.law.switches import SWITCHES
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.kit.db import db
from ppid.law import LegalClock, LegalProfile, ObjectionState
from ppid.office.calendar import legal_clock, profile_on, profiles, working_calendar
from ppid.office.models import Profile

SHOWN = 50
_BATCH = 200


class Status(StrEnum):
    """Whether a version counts for what is opened today."""

    IN_FORCE = "in_force"
    PLANNED = "planned"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the profile; `number` is its place in the order of adoption."""

    id: int
    number: int
    effective_from: date
    reason: str
    author: str
    at: datetime | None
    status: Status
    profile: LegalProfile


def versions(today: date) -> Sequence[Version]:
    """All versions in the order in which they come into force, the last first (office days)."""
    current, known = profile_on(today), profiles()
    numbers = {key: place for place, key in enumerate(sorted(known), 1)}
    rows = db.session.execute(
        sa.select(Profile.id, Profile.reason, Profile.at, Officer.name)
        .outerjoin(Officer, Officer.id == Profile.author_id)
        .order_by(Profile.effective_from.desc(), Profile.id.desc())
    )
    return [
        Version(
            row.id,
            numbers[row.id],
            known[row.id][0],
            row.reason,
            row.name or "",
            row.at,
            _status(row.id, current, today),
            known[row.id][1],
        )
        for row in rows
    ]


def _status(profile_id: int, current: int, today: date) -> Status:
    if profile_id == current:
        return Status.IN_FORCE
    since = profiles()[profile_id][0]
    return Status.PLANNED if since > today and profile_on(since) == profile_id else Status.PAST


def before(version: Version, all_versions: Sequence[Version]) -> Version | None:
    """The version that was in force until this one, or would have been."""
    place = all_versions.index(version) + 1
    return all_versions[place] if place < len(all_versions) else None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two profiles say differently, in words."""

    code: str
    name: str
    before: str
    after: str


def differences(old: LegalProfile, new: LegalProfile) -> list[Difference]:
    """Everything that the new profile says otherwise, in the order of the page."""
    return [one for one in _all(old, new) if one.before != one.after]


def _all(old: LegalProfile, new: LegalProfile) -> Iterable[Difference]:
    yield Difference(
        "", str(words.PRESET), str(words.PRESETS[old.preset]), str(words.PRESETS[new.preset])
    )
    for code in law.PERIODS:
        both = (old.period(code), new.period(code))
        told = [words.length_words(period.days, period.unit) for period in both]
        yield Difference(code.value, str(words.period_name(code)), *told)
    for switch in SWITCHES:
        told = [words.said(profile, switch.name) for profile in (old, new)]
        yield Difference(switch.code, str(switch.question), *told)
    for amount in words.AMOUNTS:
        told = [words.amount_words(amount.name, getattr(p, amount.name)) for p in (old, new)]
        yield Difference(amount.code, str(amount.question), *told)
    told = [words.channel_words(profile.channels) for profile in (old, new)]
    yield Difference(words.CHANNELS_CODE, str(words.CHANNELS_QUESTION), *told)


def warnings(profile: LegalProfile) -> list[str]:
    """The periods that the profile makes longer than their article does."""
    return [
        words.too_long(code, words.length_words(usual.days, usual.unit), usual.article)
        for code, usual in law.PERIODS.items()
        if profile.period(code).days > usual.days
    ]


@dataclass(frozen=True, slots=True)
class Moved:
    """One last day as it is, and as it would be."""

    code: str
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class Effect:
    """What a profile would do to one open case or objection, if it held for it."""

    number: str
    endpoint: str
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """How many are open, how many would have other dates, and the first of those."""

    open: int
    changed: int
    earlier: int
    later: int
    shown: Sequence[Effect]


Standing = law.Standing | law.ObjectionStanding

_LINES: Sequence[tuple[Any, Any, str]] = (
    (Case, Case.state.in_(law.OPEN), "casework.show"),
    (Objection, Objection.state == ObjectionState.REGISTERED, "objections.show"),
)


def effects(profile: LegalProfile) -> Effects:
    """What each open case and objection would have for dates under a profile, beside what it has.

    For information only: each keeps the profile with which it was opened. Counted by groups that
    stand alike, however many cases there are.
    """
    calendar = working_calendar(joint_leave_works=profile.joint_leave_works)
    count = _Count(LegalClock(calendar, profile))
    shown: list[Effect] = []
    total = changed = earlier = later = 0
    for kind, is_open, endpoint in _LINES:
        changed_here = 0
        for many, profile_id, standing in _groups(kind, is_open):
            moved = count.moved(profile_id, standing)
            total += many
            changed_here += many * bool(moved)
            earlier += many * (bool(moved) and moved[0].after < moved[0].before)
            later += many * (bool(moved) and moved[0].after > moved[0].before)
        wanted = min(changed_here, SHOWN - len(shown))
        shown += _first(kind, is_open, endpoint, count, wanted)
        changed += changed_here
    return Effects(total, changed, earlier, later, shown)


def _groups(kind: Any, is_open: Any) -> Iterable[tuple[int, int, Standing]]:
    """How many stand under which profile and how."""
    standing = kind.standing.property
    columns = [getattr(kind, prop.key) for prop in standing.props]
    rows = db.session.execute(
        sa.select(sa.func.count(), kind.profile_id, *columns)
        .where(is_open)
        .group_by(kind.profile_id, *columns)
    )
    for many, profile_id, *facts in rows:
        yield many, profile_id, standing.composite_class(*facts)


def _first(kind: Any, is_open: Any, endpoint: str, count: _Count, wanted: int) -> Iterable[Effect]:
    """The first ones whose dates would differ, the nearest due day first."""
    if not wanted:
        return
    rows = db.session.execute(
        sa.select(kind.number, kind.profile_id, kind.standing)
        .where(is_open)
        .order_by(kind.due_on, kind.id)
        .execution_options(yield_per=_BATCH)
    )
    for number, profile_id, standing in rows:
        moved = count.moved(profile_id, standing)
        if moved:
            yield Effect(number, endpoint, moved)
            wanted -= 1
        if not wanted:
            rows.close()
            return


class _Count:
    """The dates under a new profile; standings that are alike are counted once."""

    def __init__(self, clock: LegalClock) -> None:
        self._clock = clock
        self._known: dict[tuple[int, Standing], tuple[Moved, ...]] = {}

    def moved(self, profile_id: int, standing: Standing) -> tuple[Moved, ...]:
        """What differs, by the codes of the periods."""
        key = (profile_id, standing)
        if key not in self._known:
            now, then = _dates(standing, legal_clock(profile_id)), _dates(standing, self._clock)
            self._known[key] = tuple(
                Moved(code, now[code], then[code])
                for code in now
                if code in then and now[code] != then[code]
            )
        return self._known[key]


def _dates(standing: Standing, clock: LegalClock) -> dict[str, date]:
    if isinstance(standing, law.ObjectionStanding):
        return {law.Code.OBJECTION_ANSWER.value: standing.answer_due(clock).on}
    return {deadline.code: deadline.on for deadline in law.deadlines(standing, clock)}

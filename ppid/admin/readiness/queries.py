"""Which parts of the set-up are done: asked of the data, never ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from flask_babel import gettext as _

from ppid.accounts import queries as accounts
from ppid.accounts.factors import duty
from ppid.accounts.models import OPTIONAL_ROLES, Role
from ppid.accounts.words import ROLES
from ppid.admin import queries
from ppid.admin.actions import mark_of
from ppid.admin.readiness.parts import PARTS, Part, Words
from ppid.admin.words import PROFILE
from ppid.cases.models import Case
from ppid.kit.db import db
from ppid.office import record
from ppid.office.calendar import local_day
from ppid.office.models import OfficeEntry, OfficeEvent
from ppid.office.queries import office

BACKUP_HOLDS: Final = timedelta(days=31)
_NEXT_YEAR_FROM: Final = 10  # month: by then the joint decree (SKB) on the next year is out
_PROFILE: Final = ("name", "body_name", "place", "address", "phone", "email", "commission")
_NAMED: Final = ("ppid_name", "ppid_title", "superior_title")
_ON_LETTERS: Final = (*_PROFILE, *_NAMED, "texts_version", "logo_id", "logo_alt", "letterhead")
_ON_PAGES: Final = ("name", "address", "phone", "email", "opens", "closes", "cost_basis")
CONFIRMED: Final[Mapping[Part, tuple[str, ...]]] = {
    Part.LETTERS: _ON_LETTERS,
    Part.NUMBERS: ("numbers_version",),
    Part.LAW: ("law_version",),
    Part.PUBLIC: _ON_PAGES,
    Part.RETENTION: ("retention",),
}
"""Parts that somebody must have looked at, with the columns of the office they looked at."""


@dataclass(frozen=True, slots=True)
class Step:
    """One part as it stands now: what it lacks, in words, and who confirmed it when."""

    part: Part
    words: Words
    lacks: Sequence[str]
    mark: str = ""
    looked: OfficeEntry | None = None

    @property
    def done(self) -> bool:
        """Whether nothing is missing."""
        return not self.lacks


def steps(at: datetime) -> list[Step]:
    """All parts with their state at a moment (aware)."""
    return [_step(part, words, at) for part, words in PARTS.items()]


def open_steps(at: datetime) -> list[Step]:
    """The needed parts that still lack something."""
    return [step for step in steps(at) if step.words.needed and not step.done]


def mark(part: Part) -> str:
    """A mark of what is looked at in a part: a confirmation is good for what it was given for."""
    return mark_of(office(), CONFIRMED[part])


def _step(part: Part, words: Words, at: datetime) -> Step:
    if part in _ASKED:
        return Step(part, words, _ASKED[part](at))
    now_there, looked = mark(part), record.last(OfficeEvent.CONFIRMED, part.value)
    if looked is None:
        return Step(part, words, [_("belum diperiksa")], now_there)
    changed = looked.facts.get("mark") != now_there
    return Step(
        part, words, [_("berubah sejak terakhir diperiksa")] if changed else [], now_there, looked
    )


def _empty(fields: Sequence[str]) -> list[str]:
    own = office()
    return [str(PROFILE[name]) for name in fields if not getattr(own, name)]


def _profile(_at: datetime) -> list[str]:
    return _empty(_PROFILE)


def _mail(_at: datetime) -> list[str]:
    return [] if queries.mail_test_went() else [_("belum ada email uji yang diterima server email")]


def _calendar(at: datetime) -> list[str]:
    today = local_day(at)
    lacks = []
    for year in (today.year, today.year + 1):
        days = queries.days_off(year)
        if not days.known:
            lacks.append(_("hari libur %(year)d belum ada", year=year))
        elif not days.certain and (year == today.year or today.month >= _NEXT_YEAR_FROM):
            lacks.append(_("hari libur %(year)d belum dicocokkan dengan SKB", year=year))
    return lacks


def _units(_at: datetime) -> list[str]:
    lines = [line for line in queries.unit_lines() if line.unit.active]
    deaf = [line.unit.short for line in lines if not line.officers and not line.unit.email]
    if not lines:
        return [_("belum ada unit")]
    said = ", ".join(deaf[:5])
    return [_("tanpa email dan petugas: %(units)s", units=said)] if deaf else []


def _named(_at: datetime) -> list[str]:
    held = queries.officers_by_role()
    lacks = [
        _("%(role)s belum diundang", role=ROLES[role])
        for role in (Role.PPID, Role.SUPERIOR)
        if not held[role]
    ]
    return lacks + _empty(_NAMED)


def _officers(_at: datetime) -> list[str]:
    held = queries.officers_by_role()
    apart = OPTIONAL_ROLES | {Role.UNIT, Role.PPID, Role.SUPERIOR}
    return [
        _("%(role)s belum diundang", role=ROLES[role])
        for role in ROLES
        if role not in apart and not held[role]
    ]


def _factor(_at: datetime) -> list[str]:
    bare = [one for one in accounts.active_with_role(Role.ADMIN) if not one.has_factor]
    if duty.is_waived() or not bare:
        return []
    return [_("belum dipasang oleh %(name)s", name=one.name) for one in bare]


def _letterhead(_at: datetime) -> list[str]:
    return [] if office().logo_id else [_("logo belum dipasang")]


def _backup(at: datetime) -> list[str]:
    made = record.last(OfficeEvent.BACKUP_MADE)
    if made is None:
        return [_("belum ada cadangan yang diuji")]
    old = at - made.at > BACKUP_HOLDS
    return [_("cadangan terakhir lebih dari sebulan yang lalu")] if old else []


def _first(_at: datetime) -> list[str]:
    there = db.session.scalar(sa.select(sa.exists().where(Case.id > 0)))
    return [] if there else [_("belum ada permohonan")]


_ASKED: Final[Mapping[Part, Callable[[datetime], Sequence[Any]]]] = {
    Part.PROFILE: _profile,
    Part.MAIL: _mail,
    Part.CALENDAR: _calendar,
    Part.UNITS: _units,
    Part.NAMED: _named,
    Part.OFFICERS: _officers,
    Part.FACTOR: _factor,
    Part.LETTERHEAD: _letterhead,
    Part.BACKUP: _backup,
    Part.FIRST: _first,
}

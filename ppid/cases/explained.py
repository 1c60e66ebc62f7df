"""Dates explained: one builder for all who show those of a case, an objection or a dispute.

Duties of the office and exclusions have their own rooms; they bring their explanation along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import sqlalchemy as sa

from ppid import law
from ppid.cases import dispute_file
from ppid.cases.clock import clock_of
from ppid.cases.disputes import Dispute
from ppid.cases.models import Case, Entry
from ppid.cases.objections import Objection
from ppid.kit.db import db
from ppid.law import Event, Explanation, LegalProfile, Moved
from ppid.office.calendar import local_day, profiles, zone

Dated = Case | Objection | Dispute


class Numbered(Protocol):
    """Whose date it is: whatever has a number of its own."""

    @property
    def number(self) -> str:
        """What it is known by."""
        ...


@dataclass(frozen=True, slots=True)
class Explained:
    """One explanation, whose it is, and the version of the legal profile that it was counted by."""

    subject: Numbered
    of: Explanation
    version: int
    since: date
    profile: LegalProfile


def explain(subject: Dated, code: str) -> Explained | None:
    """Why that date is that date; None where the file has none of that code."""
    found = explanations(subject).get(code)
    if found is None:
        return None
    return explained_by(subject.profile_id, subject, found)


def explained_by(profile_id: int, subject: Numbered, found: Explanation) -> Explained:
    """The same with the version of the legal profile that counted it."""
    since, profile = profiles()[profile_id]
    return Explained(subject, found, profile_id, since, profile)


def explanations(subject: Dated) -> Mapping[str, Explanation]:
    """All of them by code, in the order of the law, with what moved each."""
    clock, moved = clock_of(subject), _moves(subject)
    if isinstance(subject, Dispute):
        return law.all_dispute_explanations(dispute_file.standing(subject), clock, moved)
    if isinstance(subject, Case):
        return law.explanations(subject.standing, clock, moved)
    return law.objection_explanations(subject.standing, clock, moved)


def _moves(subject: Dated) -> dict[str, tuple[Moved, ...]]:
    """What the calendar's changes did to each date, from the timeline, oldest first."""
    found: dict[str, list[Moved]] = {}
    for entry in _recounts(subject):
        facts = entry.facts
        for told in (facts, *facts.get("also", ())):
            if told.get("old") and told.get("new"):
                found.setdefault(told["code"], []).append(_moved(entry, told))
    return {code: tuple(moves) for code, moves in found.items()}


def _moved(entry: Entry, told: Mapping[str, Any]) -> Moved:
    before, after = (date.fromisoformat(told[name]) for name in ("old", "new"))
    reason = str(entry.facts.get("why", ""))
    return Moved(local_day(entry.at), before, after, Event.RECOUNTED, reason)


def _recounts(subject: Dated) -> Sequence[Entry]:
    if isinstance(subject, Case):
        own = sa.and_(Entry.case_id == subject.id, Entry.objection_id.is_(None))
    elif isinstance(subject, Objection):
        own = sa.and_(Entry.objection_id == subject.id, Entry.dispute_id.is_(None))
    else:
        own = Entry.dispute_id == subject.id
    return db.session.scalars(
        sa.select(Entry).where(own, Entry.event == Event.RECOUNTED).order_by(Entry.id)
    ).all()


def value(explained: Explained, name: str) -> dict[str, Any]:
    """The same as plain values, for other programs; `name` is what the date is called.

    Days are ISO dates of the office's zone. A day that does not count has no number but a
    reason; weekends are named by their weekday in Indonesian.
    """
    found, profile = explained.of, explained.profile
    return {
        "number": explained.subject.number,
        "code": found.code,
        "name": name,
        "due": found.on.isoformat(),
        "zone": str(zone()),
        "article": found.deadline.article,
        "provisional": not found.certain,
        "safe_date": found.safe.isoformat() if found.safe else None,
        "profile": {
            "version": explained.version,
            "effective_from": explained.since.isoformat(),
            "preset": profile.preset.value,
            "confirmed": profile.confirmed,
            "clock_start": profile.clock_start.value,
        },
        "stretches": [_stretch(stretch) for stretch in found.stretches],
        "moved": [_move(move) for move in found.moved],
    }


def _stretch(stretch: law.Stretch) -> dict[str, Any]:
    due = stretch.deadline
    return {
        "code": due.code,
        "article": due.article,
        "unit": due.unit.value,
        "length": due.days,
        "day_zero": due.day_zero.isoformat(),
        "event": stretch.start.value,
        "due": due.on.isoformat(),
        "days": [
            {"date": day.on.isoformat(), "number": day.number, "reason": day.reason}
            for day in stretch.days
        ],
    }


def _move(move: Moved) -> dict[str, Any]:
    return {
        "on": move.on.isoformat(),
        "from": move.before.isoformat(),
        "to": move.after.isoformat(),
        "event": move.event.value,
        "reason": move.reason,
    }

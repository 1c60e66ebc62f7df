"""The dates of a case, an objection or a dispute, explained: one builder for all who show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Explained:
    """One explanation, whose it is, and the version of the legal profile that it was counted by."""

    subject: Dated
    of: Explanation
    version: int
    since: date
    profile: LegalProfile


def explain(subject: Dated, code: str) -> Explained | None:
    """Why that date is that date; None where the file has none of that code."""
    found = explanations(subject).get(code)
    if found is None:
        return None
    since, profile = profiles()[subject.profile_id]
    return Explained(subject, found, subject.profile_id, since, profile)


def explanations(subject: Dated) -> Mapping[str, Explanation]:
    """All of them by code, in the order of the law, with what moved each."""
    clock = clock_of(subject)
    if isinstance(subject, Dispute):
        return law.dispute_explanations(dispute_file.standing(subject), clock)
    moved = _moves(subject)
    if isinstance(subject, Case):
        return law.explanations(subject.standing, clock, moved)
    return law.objection_explanations(subject.standing, clock, moved)


def _moves(subject: Case | Objection) -> dict[str, tuple[Moved, ...]]:
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


def _recounts(subject: Case | Objection) -> Sequence[Entry]:
    if isinstance(subject, Case):
        own = sa.and_(Entry.case_id == subject.id, Entry.objection_id.is_(None))
    else:
        own = Entry.objection_id == subject.id
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

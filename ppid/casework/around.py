"""What stands around a case on its page: links, watchers, other bodies, filtered history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.accounts.actors import ActorKind
from ppid.accounts.models import Officer
from ppid.cases import consultations, linked, telling, watching
from ppid.cases.models import Case
from ppid.law import MOVING, Event
from ppid.office.calendar import local_day

_PARTS: Mapping[str, tuple[Any, frozenset[Event]]] = {
    "langkah": (_l("Langkah permohonan"), MOVING),
    "pihak": (
        _l("Perangkat daerah, tim, dan badan lain"),
        frozenset(
            event
            for event in Event
            if event.name.startswith(("ASSIGNED", "UNIT_", "CONSIDERATION_", "CONSULTATION_"))
        ),
    ),
    "surat": (
        _l("Pesan, surat, dan berkas"),
        frozenset(
            {
                Event.MESSAGE_SENT,
                Event.MESSAGE_RECEIVED,
                Event.PAPER_ADDED,
                Event.FILE_FETCHED,
                Event.LETTER_CORRECTED,
            }
        ),
    ),
    "catatan": (
        _l("Catatan dan kaitan"),
        frozenset(
            {Event.NOTED, Event.MENTIONED, Event.WATCHED, Event.CASES_LINKED, Event.CASES_UNLINKED}
        ),
    ),
    "keberatan": (
        _l("Keberatan dan sengketa"),
        frozenset(e for e in Event if e.name.startswith(("OBJECTION_", "DISPUTE_", "PACK_"))),
    ),
}
_SORTED = frozenset().union(*(events for _words, events in _PARTS.values()))
_REST = "lain"


def facts(case: Case, officer: Officer, rows: Sequence[Any], *, whole: bool) -> dict[str, Any]:
    """Links, watchers, consultations, mentions; a unit's officer gets only their own watch.

    `rows` is the timeline: what it never speaks of is not looked for.
    """
    happened = {row.Entry.event for row in rows} if whole else {Event.WATCHED}
    heard = watching.watchers(case) if Event.WATCHED in happened else ()
    asked = consultations.consultations(case) if Event.CONSULTATION_ASKED in happened else ()
    return {
        "links": linked.links_of(case) if Event.CASES_LINKED in happened else (),
        "watchers": heard if whole else (),
        "watches": any(one.id == officer.id for one in heard),
        "consultations": asked,
        "mentions": watching.mentioned_in(case) if Event.MENTIONED in happened else {},
    }


def history(rows: Sequence[Any], args: Mapping[str, str]) -> dict[str, Any]:
    """The timeline as the address narrows it: `jenis`, `oleh`, `dari`, `sampai`.

    What makes no sense in the address narrows nothing.
    """
    people = {_who(row): telling.who(row.Entry.actor, row.name) for row in rows}
    asked = {
        "jenis": args.get("jenis", ""),
        "oleh": args.get("oleh", ""),
        "dari": _day(args.get("dari", "")),
        "sampai": _day(args.get("sampai", "")),
    }
    kept = [row for row in rows if _fits(row, asked, people)]
    kinds = [(key, words) for key, (words, _events) in _PARTS.items()]
    return {
        "timeline_items": telling.timeline(kept),
        "history_asked": {name: _typed(value) for name, value in asked.items()},
        "history_kinds": [("", _("Semua")), *kinds, (_REST, _("Lainnya"))],
        "history_people": [("", _("Semua")), *sorted(people.items(), key=lambda one: one[1])],
        "history_left_out": len(rows) - len(kept),
    }


def _fits(row: Any, asked: Mapping[str, Any], people: Mapping[str, str]) -> bool:
    entry, on = row.Entry, local_day(row.Entry.at)
    return all(
        (
            _is_of(entry.event, asked["jenis"]),
            asked["oleh"] not in people or _who(row) == asked["oleh"],
            asked["dari"] is None or on >= asked["dari"],
            asked["sampai"] is None or on <= asked["sampai"],
        )
    )


def _is_of(event: Event, kind: str) -> bool:
    if kind == _REST:
        return event not in _SORTED
    return kind not in _PARTS or event in _PARTS[kind][1]


def _who(row: Any) -> str:
    actor: ActorKind = row.Entry.actor
    return str(row.Entry.officer_id or actor.value)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _typed(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""

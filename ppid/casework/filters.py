"""What an address asks of the queue, and the choices its form offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from flask_babel import gettext as _

from ppid.accounts.access import absent_today
from ppid.accounts.models import Officer
from ppid.cases import words as case_words
from ppid.cases.kinds import Channel
from ppid.casework import words
from ppid.casework.queue import Mark, Near, Shelf, Wanted
from ppid.kit.security import read, sign
from ppid.law import Outcome, State

Member = TypeVar("Member", bound=StrEnum)
Choices = Sequence[tuple[Any, Any]]

MINE, NOBODY = "mine", "nobody"
ASKED = ("words", "shelf", "due", "state", "owner", "unit", "channel", "outcome")
_MARK_LASTS = 2 * 86_400
_MOST_LETTERS = 100

# States that never have a due day lie elsewhere: asking for one opens its shelf.
_SHELF_OF: Mapping[State, Shelf] = {
    State.AWAITING_PAYMENT: Shelf.RESTING,
    State.HANDED_OVER: Shelf.RESTING,
    State.CLOSED: Shelf.CLOSED,
    State.LAPSED: Shelf.CLOSED,
    State.WITHDRAWN: Shelf.CLOSED,
}


def asked(args: Mapping[str, str]) -> dict[str, str]:
    """The part of an address that narrows the queue, without empty answers."""
    said = {name: " ".join(args.get(name, "").split())[:_MOST_LETTERS] for name in ASKED}
    usual = ("", Shelf.OPEN)
    return {name: value for name, value in said.items() if value not in usual}


def wanted(query: Mapping[str, str], officer: Officer) -> Wanted:
    """What is asked for; what is not understood is left open."""
    state = _member(State, query.get("state"))
    near = _member(Near, query.get("due"))
    shelf = _member(Shelf, query.get("shelf")) or Shelf.OPEN
    if state:
        shelf = _SHELF_OF.get(state, shelf)
    owner = query.get("owner", "")
    return Wanted(
        shelf=shelf,
        near=near if shelf is Shelf.OPEN else None,
        state=state,
        unit_id=_id(query.get("unit", "")),
        owner_id=officer.id if owner == MINE else _id(owner),
        owners_away=[one.id for one in absent_today()] if owner == MINE else (),
        nobody=owner == NOBODY,
        channel=_member(Channel, query.get("channel")),
        outcome=_member(Outcome, query.get("outcome")),
        words=query.get("words", ""),
    )


def choices(officers: Sequence[Any], units: Sequence[Any]) -> dict[str, Choices]:
    """What each field of the filter offers."""
    return {
        "shelf": _all(words.SHELVES, None),
        "due": _all(words.NEAR, _("Semua tenggat")),
        "state": _all(case_words.STATES, _("Semua status")),
        "owner": [
            ("", _("Semua petugas")),
            (MINE, _("Saya")),
            (NOBODY, _("Belum ada petugas")),
            *((row.id, row.name) for row in officers),
        ],
        "unit": [("", _("Semua perangkat daerah")), *((row.id, row.name) for row in units)],
        "channel": _all(case_words.CHANNELS, _("Semua saluran")),
        "outcome": _all(case_words.OUTCOMES, _("Semua keputusan")),
    }


def to_token(mark: Mark, *, backward: bool) -> str:
    """Where a neighbouring page begins, as a token that nobody else can make."""
    return sign("queue", [backward, *(v.isoformat() if isinstance(v, date) else v for v in mark)])


def from_token(token: str, shelf: Shelf) -> tuple[Mark | None, bool]:
    """The mark in a token and the direction; none for a token of another shelf, or too old."""
    found = read("queue", token, max_age=_MARK_LASTS) if token else None
    if found is None or len(found) != (2 if shelf is Shelf.RESTING else 3):
        return None, False
    backward, *mark = found
    return [date.fromisoformat(v) if isinstance(v, str) else v for v in mark], bool(backward)


def _all(table: Mapping[Any, Any], whole: str | None) -> Choices:
    return [*([("", whole)] if whole else []), *((m.value, text) for m, text in table.items())]


def _member(kind: type[Member], value: str | None) -> Member | None:
    return next((member for member in kind if member.value == value), None)


def _id(value: str) -> int | None:
    return int(value) if value.isdecimal() and len(value) < 10 else None

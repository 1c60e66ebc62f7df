"""From an address to what is counted, and back; whatever cannot be read is left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from ppid.cases.kinds import Channel, RequesterKind
from ppid.law import ExtensionGround, Ground, ObjectionGround, Outcome
from ppid.reports.scope import BANDS, DECEMBER, Dimension, Scope

_OLDEST: Final = 2000
END: Final = "akhir"
"""As of the last day of the period, in place of a day."""

D = Dimension
_VALUES: Final[Mapping[Dimension, frozenset[str]]] = {
    D.CHANNEL: frozenset(Channel),
    D.KIND: frozenset(RequesterKind),
    D.OUTCOME: frozenset(Outcome),
    D.GROUND: frozenset(Ground),
    D.EXTENSION: frozenset((*ExtensionGround, "")),
    D.OBJECTION_GROUND: frozenset(ObjectionGround),
    D.BAND: frozenset(band.key for band in BANDS),
}


def scope_of(asked: Mapping[str, str], *, today: date) -> Scope:
    """What an address asks for; this year as it stands today where it says nothing."""
    year = _number(asked.get("tahun"), _OLDEST, today.year) or today.year
    first = _number(asked.get("dari"), 1, DECEMBER) or 1
    last = _number(asked.get("sampai"), 1, DECEMBER) or DECEMBER
    first, last = min(first, last), max(first, last)
    kept = tuple(
        sorted((one, asked[one]) for one in D if one in asked and _is_value(one, asked[one]))
    )
    whole = Scope(year, today, first, last, kept)
    return Scope(year, _as_of(asked.get("per", ""), whole, today), first, last, kept)


def address(scope: Scope, *, today: date) -> dict[str, Any]:
    """The same scope as the parameters of an address."""
    said: dict[str, Any] = {"tahun": scope.year}
    if (scope.first_month, scope.last_month) != (1, DECEMBER):
        said |= {"dari": scope.first_month, "sampai": scope.last_month}
    if scope.as_of != today:
        said["per"] = scope.as_of.isoformat()
    return said | {dimension.value: value for dimension, value in scope}


def _is_value(dimension: Dimension, value: str) -> bool:
    if dimension is D.UNIT:
        return _number(value, 0, 2**31 - 1) is not None
    return value in _VALUES.get(dimension, ())


def _number(text: str | None, least: int, most: int) -> int | None:
    """A whole number between bounds; none for anything else."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    return int(text) if least <= int(text) <= most else None


def _as_of(text: str, scope: Scope, today: date) -> date:
    if text == END:
        return min(scope.last, today)
    try:
        return min(max(date.fromisoformat(text), scope.first), today)
    except ValueError:
        return today

"""Days off as the package `holidays` knows them: a suggestion, to be compared with the decree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import gettext as _

from ppid.law import HolidayKind
from ppid.office.edits import DayOff

_FIRST, _LAST = 2020, 2050


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the package says of a year beside what is noted."""

    new: Sequence[DayOff]
    other_kind: Sequence[tuple[DayOff, DayOff]]
    only_noted: Sequence[DayOff]
    same: int


def suggest(year: int, known: Mapping[date, DayOff]) -> Suggestions:
    """The difference between the package and what is noted; regional days are left out."""
    offered = {one.on: one for one in offers(year)}
    noted = {
        on: one
        for on, one in known.items()
        if on.year == year and one.kind != HolidayKind.REGIONAL.value
    }
    both = [(noted[on], one) for on, one in offered.items() if on in noted]
    other = [(stored, one) for stored, one in both if stored.kind != one.kind]
    return Suggestions(
        new=[one for on, one in offered.items() if on not in known],
        other_kind=other,
        only_noted=[one for on, one in noted.items() if on not in offered],
        same=len(both) - len(other),
    )


def offers(year: int) -> list[DayOff]:
    """All days off of a year by the package: national holidays and joint leave, unconfirmed."""
    if not _FIRST <= year <= _LAST:
        return []
    import holidays
    from holidays.constants import GOVERNMENT, PUBLIC

    leave, national = (
        holidays.Indonesia(years=year, categories=category, language="id")  # type: ignore[attr-defined]
        for category in (GOVERNMENT, PUBLIC)
    )
    source = _("Usulan paket holidays %(version)s, belum dicocokkan dengan SKB",
               version=holidays.__version__)  # fmt: skip
    kinds: Final = ((leave, HolidayKind.JOINT_LEAVE), (national, HolidayKind.NATIONAL))
    found = {
        on: DayOff(on, name[:160], kind.value, source, confirmed=False)
        for days, kind in kinds
        for on, name in days.items()
    }
    return [found[on] for on in sorted(found)]

"""Units and officers changed by an administrator: under the guard of what was seen, on record."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from ppid.accounts import actions as accounts
from ppid.accounts.models import Officer
from ppid.admin.actions import refuse_overtaken
from ppid.office import actions as office_actions
from ppid.office import record
from ppid.office.models import OfficeEvent, Unit

UNIT: Final = ("name", "short", "email")
OFFICER: Final = ("name", "email", "title", "rank", "nip", "roles", "unit_id")


def add_unit(said: Mapping[str, Any], *, by: Officer, at: datetime) -> Unit:
    """A new unit, on record. Raises office.actions.NameTaken."""
    made = office_actions.add_unit(**said)
    record.note(OfficeEvent.UNIT_ADDED, about=made.name, by_id=by.id, at=at)
    return made


def add_units(wanted: Sequence[Mapping[str, Any]], *, by: Officer, at: datetime) -> int:
    """Several new units at once, all or none. Raises office.actions.NameTaken."""
    for said in wanted:
        office_actions.add_unit(**said)
    names = [said["name"] for said in wanted]
    record.note(OfficeEvent.UNITS_IMPORTED, by_id=by.id, at=at, names=names)
    return len(wanted)


def change_unit(
    unit: Unit, said: Mapping[str, Any], *, seen: str, by: Officer, at: datetime
) -> None:
    """Change a unit, on record. Raises Overtaken, office.actions.NameTaken."""
    refuse_overtaken(unit, UNIT, seen)
    before = record.values(unit, UNIT)
    office_actions.change_unit(unit, **said)
    changed = record.differences(before, record.values(unit, UNIT))
    if changed:
        record.note(
            OfficeEvent.UNIT_CHANGED, about=before["name"], by_id=by.id, at=at, changed=changed
        )


def retire_unit(unit: Unit, *, by: Officer, at: datetime) -> None:
    """Lay nothing more with a unit, on record."""
    office_actions.retire_unit(unit)
    record.note(OfficeEvent.UNIT_RETIRED, about=unit.name, by_id=by.id, at=at)


def revive_unit(unit: Unit, *, by: Officer, at: datetime) -> None:
    """Let a unit take part again, on record."""
    office_actions.revive_unit(unit)
    record.note(OfficeEvent.UNIT_REVIVED, about=unit.name, by_id=by.id, at=at)


def change_officer(
    officer: Officer, said: Mapping[str, Any], *, seen: str, by: Officer, at: datetime
) -> None:
    """Change an account; the record of accounts says what.

    Raises Overtaken, and what `accounts.actions.change_officer` raises.
    """
    refuse_overtaken(officer, OFFICER, seen)
    accounts.change_officer(officer, by=by, at=at, **said)

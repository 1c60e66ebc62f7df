"""The record of administration: one line for every change of the office, in its transaction."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session

from ppid.kit.db import db
from ppid.office.models import OfficeEntry, OfficeEvent


class RecordKept(Exception):
    """Somebody tried to change or remove a line of the record."""


@event.listens_for(Session, "before_flush")
def _keep_record(session: Session, *_rest: object) -> None:
    changed = [item for item in session.dirty if session.is_modified(item)]
    if any(isinstance(item, OfficeEntry) for item in [*changed, *session.deleted]):
        raise RecordKept


def note(
    event: OfficeEvent,
    *,
    by_id: int | None,
    at: datetime,
    about: str = "",
    changed: Mapping[str, Any] | None = None,
    **facts: Any,
) -> OfficeEntry:
    """Write one line; `facts` are plain values, never a secret, never anything of an applicant."""
    made = OfficeEntry(
        at=at, event=event, about=about, by_id=by_id, facts={**(changed or {}), **facts}
    )
    db.session.add(made)
    db.session.flush()
    return made


def values(row: object, fields: Iterable[str]) -> dict[str, Any]:
    """What the fields of a row say now, as plain values that can be compared and kept."""
    return {name: plain(getattr(row, name)) for name in fields}


def plain(value: object) -> Any:
    """A value as it is kept in the record."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    return value


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Each field that changed, with what stood there before and after."""
    return {name: [before[name], after[name]] for name in before if before[name] != after[name]}


def last(event: OfficeEvent, about: str = "") -> OfficeEntry | None:
    """The newest line of a kind, about something."""
    return db.session.scalar(
        sa.select(OfficeEntry)
        .where(OfficeEntry.event == event, OfficeEntry.about == about)
        .order_by(OfficeEntry.id.desc())
        .limit(1)
    )

"""What an administrator sets going that is nobody else's."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from ppid.accounts.models import Officer
from ppid.kit.db import Base, db
from ppid.kit.links import link
from ppid.office import actions as office_actions
from ppid.office import record
from ppid.office.models import OfficeEvent
from ppid.office.queries import office
from ppid.outbox import actions as outbox


class Overtaken(Exception):
    """Somebody else changed this since the form was opened."""


def ask_test_mail(to: str, *, by: Officer, at: datetime) -> None:
    """Promise a test mail: it takes the way of every other mail."""
    outbox.queue(
        "mail_test",
        to=to,
        key=f"mail_test-{secrets.token_hex(12)}",
        at=at,
        language=by.language,
        asked_by=by.name,
        settings_url=link("admin.home"),
    )


def mark_of(row: object, fields: Iterable[str]) -> str:
    """A mark of what a row says now: a form that was opened before a change bears another."""
    said = "\0".join(str(getattr(row, name)) for name in sorted(fields))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def refuse_overtaken(row: Base, fields: Iterable[str], seen: str) -> None:
    """Look at a row anew, under its lock; raises Overtaken when it bears another mark."""
    db.session.refresh(row, with_for_update={"of": type(row)})
    if mark_of(row, fields) != seen:
        raise Overtaken


def change_profile(said: Mapping[str, Any], *, seen: str, by: Officer, at: datetime) -> None:
    """Change what the office says of itself, on record. Raises Overtaken."""
    own = office()
    refuse_overtaken(own, said, seen)
    before = record.values(own, said)
    office_actions.change_profile(**said)
    changed = record.differences(before, record.values(own, said))
    if changed:
        record.note(OfficeEvent.PROFILE_CHANGED, by_id=by.id, at=at, changed=changed)

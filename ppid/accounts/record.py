"""The record of accounts: one line for everything that is done to one, in its transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ppid.accounts.models import AccountEntry, AccountEvent, Officer
from ppid.kit.db import db
from ppid.kit.logs import log

_SHOWN = ("roles", "unit_id")


def note(
    event: AccountEvent, officer: Officer | None, *, by: Officer | None, at: datetime, **facts: Any
) -> None:
    """Write one line: what was done to an officer's account, and by whom (None: by nobody's name).

    `facts` are plain values about the account; never a secret, never anything of an applicant.
    """
    db.session.flush()  # a new officer has an id only then
    db.session.add(
        AccountEntry(
            at=at,
            event=event,
            officer_id=officer.id if officer else None,
            by_id=by.id if by else None,
            facts=facts,
        )
    )
    db.session.flush()
    log().info(
        "account.entry",
        event_name=event.value,
        officer=officer.id if officer else None,
        by=by.id if by else None,
    )


def note_changes(officer: Officer, before: Mapping[str, Any], by: Officer, at: datetime) -> None:
    """Put on record which parts changed; of roles and unit also from what to what."""
    now = {name: plain(getattr(officer, name)) for name in before}
    changed = [name for name in before if before[name] != now[name]]
    if changed:
        shown = {name: [before[name], now[name]] for name in changed if name in _SHOWN}
        note(AccountEvent.CHANGED, officer, by=by, at=at, fields=changed, **shown)


def plain(value: object) -> Any:
    """A part of an account as plain values that can be compared and kept."""
    return sorted(role.value for role in value) if isinstance(value, list) else value

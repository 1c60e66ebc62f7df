"""What an administrator sets going that is nobody else's."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from ppid.accounts.models import Officer
from ppid.kit.links import link
from ppid.office.models import Office
from ppid.outbox import actions as outbox


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


def mark_of(office: Office, fields: Iterable[str]) -> str:
    """A mark of what the profile says now: a form that was opened before a change bears another."""
    said = "\0".join(str(getattr(office, name)) for name in sorted(fields))
    return hashlib.sha256(said.encode()).hexdigest()[:16]

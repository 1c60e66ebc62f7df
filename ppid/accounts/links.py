"""Links that stand for an officer for a while: they die with any change of the account."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ppid.accounts import queries
from ppid.accounts.models import Officer
from ppid.kit import security
from ppid.kit.crypto import keyed_hash
from ppid.kit.links import link


class Purpose(StrEnum):
    """What a link is good for; a link for one purpose is refused for another."""

    INVITATION = "invitation"
    PASSWORD = "password"  # noqa: S105
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Way:
    """Where a link leads, and how long it is good."""

    endpoint: str
    lasts: timedelta


WAYS: Mapping[Purpose, Way] = {
    Purpose.INVITATION: Way("accounts.invitation", timedelta(hours=72)),
    Purpose.PASSWORD: Way("accounts.password_link", timedelta(minutes=30)),
    Purpose.FIRST: Way("accounts.first_link", timedelta(hours=24)),
}


def _standing(officer: Officer) -> str:
    """A mark of the account as it is now: any change that matters gives another one."""
    invited = officer.invited_at.isoformat() if officer.invited_at else ""
    parts = (officer.fs_uniquifier, officer.password or "", officer.email, invited)
    return keyed_hash("account-link", "\0".join(parts))


def address(purpose: Purpose, officer: Officer | None = None, *, at: datetime) -> str:
    """The whole address of a new link, for a mail or for the console, good from `at` on."""
    about = [officer.id, _standing(officer)] if officer else []
    token = security.sign(f"accounts-{purpose}", [at.timestamp(), *about])
    return link(WAYS[purpose].endpoint, token=token)


def _about(purpose: Purpose, token: str, at: datetime) -> list[object] | None:
    """Whom a link is about, or None when it is foreign or late."""
    lasts = WAYS[purpose].lasts.total_seconds()
    read = security.read(f"accounts-{purpose}", token, max_age=int(lasts))
    if not isinstance(read, list) or not read or at.timestamp() - read[0] > lasts:
        return None
    return read[1:]


def officer_of(purpose: Purpose, token: str, *, at: datetime) -> Officer | None:
    """The officer a link was made for, or None when it is foreign, late, or was used."""
    about = _about(purpose, token, at)
    if about is None or len(about) != 2:
        return None
    officer_id, standing = about
    found = queries.officer(officer_id) if isinstance(officer_id, int) else None
    if found is None or not found.active:
        return None
    return found if hmac.compare_digest(str(standing), _standing(found)) else None


def is_first(token: str, *, at: datetime) -> bool:
    """Whether a link may make the first administrator: only while there is nobody."""
    return _about(Purpose.FIRST, token, at) == [] and queries.nobody_yet()

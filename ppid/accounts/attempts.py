"""How often one may try to sign in, so that guessing is slow and nobody is locked out by others.

A browser in which an officer signed in before counts for itself: strangers who guess at the
account, or share its line, cannot use up its tries.
"""

from __future__ import annotations

import secrets

from flask import Response, current_app, request
from flask_limiter.util import get_remote_address

from ppid.accounts import queries
from ppid.accounts.models import Officer
from ppid.kit import security
from ppid.kit.crypto import keyed_hash

PER_SOURCE = "10 per minute"
PER_ACCOUNT_AND_SOURCE = "20 per hour"
# Below the hundred that may be tried: a few can be under way when the last one is counted.
_GUESSES_AN_HOUR = 90
LETTERS = "6 per minute"

_YEAR = 365 * 24 * 3600
_KNOWN = "known-browser"


def _cookie_name() -> str:
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    return "__Host-ppid-kenal" if secure else "ppid-kenal"


def _account() -> str:
    return keyed_hash("sign-in.account", queries.plain_email(request.form.get("email", "")))


def _known() -> str | None:
    """The mark of this browser, if the officer it tries was signed in here before."""
    read = security.read(_KNOWN, request.cookies.get(_cookie_name(), ""), max_age=_YEAR)
    if not isinstance(read, list) or len(read) != 2 or read[0] != _account():
        return None
    return str(read[1])


def know(response: Response, officer: Officer) -> None:
    """Let this browser be known as one in which the officer signed in."""
    account = keyed_hash("sign-in.account", officer.email)
    response.set_cookie(
        _cookie_name(),
        security.sign(_KNOWN, [account, secrets.token_urlsafe(16)]),
        max_age=_YEAR,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )


def per_account() -> str:
    """How many guesses an account stands; each process counts its share if it counts alone."""
    config = current_app.config
    alone = config["LIMITS_URL"].startswith("memory:")
    share = max(1, config["WEB_PROCESSES"]) if alone else 1
    return f"{_GUESSES_AN_HOUR // share} per hour"


def by_source() -> str:
    """Who tries: a known browser, or else the address of the line."""
    return _known() or get_remote_address()


def by_account_and_source() -> str:
    """Who tries, at which account."""
    return f"{_account()}-{by_source()}"


def by_account() -> str:
    """At which account strangers try; a known browser counts for itself."""
    return _known() or _account()


def failed(response: Response) -> bool:
    """Only what did not succeed counts: whoever signs in is sent on."""
    return not 300 <= response.status_code < 400

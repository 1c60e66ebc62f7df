"""Codes of an authenticator app (TOTP, RFC 6238): six digits, thirty seconds each."""

from __future__ import annotations

from datetime import datetime

import segno
from passlib.exc import TokenError
from passlib.totp import TOTP

from ppid.office.queries import office

_STEP = 30
_GROUP = 4


def new_secret() -> str:
    """A fresh secret (base32) for an app and for us."""
    return str(TOTP.new().base32_key)


def address(secret: str, *, email: str) -> str:
    """What the app reads from the square code (otpauth://...)."""
    issuer = office().name.replace(":", " ")
    return str(TOTP(key=secret, format="base32").to_uri(label=email, issuer=issuer))


def picture(secret: str, *, email: str) -> str:
    """The square code as an image address (data:...) for the page."""
    return str(segno.make(address(secret, email=email)).svg_data_uri(scale=5, border=3))


def in_groups(secret: str) -> str:
    """The secret as one types it: four letters and a space."""
    return " ".join(secret[i : i + _GROUP] for i in range(0, len(secret), _GROUP))


def step_of(secret: str, code: str, *, last: int | None, at: datetime) -> int | None:
    """The thirty-second step a code belongs to, or None when it is wrong, old or was used.

    One step earlier or later is taken too, for clocks differ; `last` is the step used last.
    """
    try:
        found = TOTP.verify(
            code, TOTP(key=secret, format="base32"), time=at, window=_STEP, last_counter=last
        )
    except (TokenError, ValueError):
        return None
    return int(found.counter)


def code_at(secret: str, at: datetime) -> str:
    """The code an app shows at a moment; for the story of a test and of the demonstration."""
    return str(TOTP(key=secret, format="base32").generate(at).token)

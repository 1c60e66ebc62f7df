"""The code by which anyone verifies a letter: 60 random bits that a voice can read out."""

from __future__ import annotations

import secrets
from typing import Final

from flask import current_app

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
LENGTH: Final = 12
_GROUP: Final = 4
_MEANT: Final = str.maketrans({"I": "1", "L": "1", "O": "0"} | dict.fromkeys("- \t\u00a0–—."))


def new() -> str:
    """A new code as it is kept: 12 characters, 60 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """The code as people read it: 7K3F-Q2M9-XTRA."""
    return "-".join(code[place : place + _GROUP] for place in range(0, len(code), _GROUP))


def read(typed: str) -> str | None:
    """The code that was meant by what was typed or scanned; None when it cannot be one."""
    code = typed.strip().upper().translate(_MEANT)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def address(code: str) -> str:
    """The public page where a letter with this code is verified."""
    return f"{current_app.config['BASE_URL'].rstrip('/')}/v/{code}"

"""Recovery codes (kode pemulihan): ten at a time, each good once."""

import secrets
from collections.abc import Sequence

from ppid.accounts.models import Officer
from ppid.kit.crypto import keyed_hash

HOW_MANY = 10
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # none that is mistaken for another
_GROUPS, _GROUP = 3, 4


def draw() -> Sequence[str]:
    """Ten fresh codes, as they are shown: k7qm-2xfd-9hve, 58 bits each."""
    return [
        "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
        for _ in range(HOW_MANY)
    ]


def plain(typed: str) -> str:
    """A code however it was typed: small letters, nothing between."""
    return "".join(letter for letter in typed.lower() if letter.isalnum())


def hashed(officer: Officer, code: str) -> str:
    """What is kept of a code."""
    return keyed_hash("recovery-code", f"{officer.id}\0{plain(code)}")

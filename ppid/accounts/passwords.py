"""What a password must be, and how it is kept and checked."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from flask_security import utils

from ppid.accounts.common_words import COMMON
from ppid.accounts.models import Officer

SHORTEST = 12
LONGEST = 128

_LOOKALIKES = str.maketrans("01345678@$!", "oieasgtbasi")
_ROWS = ("01234567890", "09876543210")
_YEAR = re.compile(r"(?:19|20)\d\d")
_REPEATED = re.compile(r"(.)\1{2,}")
_OWN_WORDS = re.compile(r"[\s@._-]+")
_FEWEST_SIGNS = 5
_LEAST_OWN = 4


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    OWN_NAME = "own_name"
    COMMON = "common"


def _plain(password: str) -> str:
    """The same letters however the keyboard composed them."""
    return unicodedata.normalize("NFKC", password)


def weakness(password: str, *, own: Iterable[str] = ()) -> Weakness | None:
    """Why a password is refused, or None; `own` are name, email, office: what others know."""
    plain = _plain(password)
    if len(plain) < SHORTEST:
        return Weakness.SHORT
    if len(plain) > LONGEST:
        return Weakness.LONG
    words = {word for text in own for word in _OWN_WORDS.split(text.lower()) if len(word) >= 4}
    if any(word in plain.lower() for word in words):
        return Weakness.OWN_NAME
    return Weakness.COMMON if _is_common(plain) else None


def _is_common(password: str) -> bool:
    """Whether little stays once well-known words, years and keys in a row are taken away."""
    lower = password.lower()
    rest = _REPEATED.sub("", _YEAR.sub("", lower))
    spellings = (rest, rest.translate(_LOOKALIKES))
    few = len(set(lower)) < _FEWEST_SIGNS
    return few or any(_own_part(spelling) < _LEAST_OWN for spelling in spellings)


def _own_part(text: str) -> float:
    """How much of a text is its owner's: a letter counts one, a digit half."""
    rest = text
    for word in COMMON:
        rest = rest.replace(word, "")
    for row in _ROWS:
        for length in range(len(row), 2, -1):
            for start in range(len(row) - length + 1):
                rest = rest.replace(row[start : start + length], "")
    return sum(sign.isalpha() + sign.isdigit() / 2 for sign in rest)


def hashed(password: str) -> str:
    """The password as it is kept: argon2id with a salt of its own."""
    return str(utils.hash_password(_plain(password)))


@cache
def _nobodys() -> str:
    """A hash that no password gives: the work is the same for an account that is not there."""
    return hashed("there is no such officer")


def matches(officer: Officer | None, password: str) -> bool:
    """Whether this is the password of an officer who may sign in; takes the same time if not."""
    nobodys = _nobodys()
    known = officer if officer and officer.active and officer.password else None
    typed = _plain(password)[:LONGEST]
    if known is None:
        utils.verify_password(typed, nobodys)
        return False
    return bool(utils.verify_and_update_password(typed, known))

"""A signed letter that was handed in: whether it is that letter, whole, and signed."""

from __future__ import annotations

from datetime import datetime
from importlib.util import find_spec

from ppid.files import store
from ppid.files.actions import Stored
from ppid.letters import prints
from ppid.letters.models import LetterFile
from ppid.letters.signing.models import SignFault
from ppid.letters.signing.orders import NotSigned
from ppid.letters.signing.reading import Reading, checked


def can_read() -> bool:
    """Whether signatures can be read here: the extra `sign` is installed."""
    return find_spec("pyhanko") is not None


def read(issued: LetterFile, stored: Stored, *, trust: str, at: datetime) -> Reading:
    """The signature in a stored upload; raises NotSigned when it is not this letter, signed."""
    try:
        before = prints.content(issued)
    except (store.Damaged, store.Erased):
        raise NotSigned(SignFault.NO_PRINT) from None
    with store.here().open(stored.place, sha256=stored.sha256, sealed=stored.sealed) as file:
        return checked(before, file.read(), trust=trust, at=at)

"""Uploads that wait, sealed, until the unit has said what becomes of what they hide.

A browser forgets a chosen file when its form comes back, so the file stays here for half a day
under a token that only this assignment's form carries. Nothing that is kept shares its bytes:
what is kept is checked and written anew, and the waiting bytes go with the sweep of orphans.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import IO, Any, BinaryIO

from ppid.files import actions as files
from ppid.files import store
from ppid.files.actions import Stored
from ppid.files.kinds import Kind
from ppid.files.names import clean, kind_of
from ppid.files.reasons import Concealed, Hidden, Refused, Where
from ppid.files.slots import Slot
from ppid.kit.security import read, sign

_HELD = "held"
_SECONDS = 12 * 3600  # the sweep leaves bytes alone for twice as long


@dataclass(frozen=True, slots=True)
class Held:
    """One upload that waits; `found` is what it hides."""

    name: str
    place: str
    sha256: str
    size: int
    found: tuple[Concealed, ...]

    @property
    def bytes(self) -> BinaryIO:
        """The upload as it came; raises store.Damaged when it is gone."""
        return store.here().open(self.place, sha256=self.sha256, sealed=True)


def hold_all(uploads: Iterable[tuple[Any, Sequence[Concealed]]]) -> list[Held]:
    """Lay chosen files aside, sealed, each with what it hides; one the disk refuses is left out."""
    held = []
    for upload, found in uploads:
        with suppress(Refused):
            laid = _sealed(upload.stream, clean(upload.filename or ""))
            held.append(Held(laid.name, laid.place, laid.sha256, laid.size, tuple(found)))
    return held


def token(asked_id: int, held: Sequence[Held]) -> str:
    """What the form carries along of uploads that wait."""
    return sign(_HELD, [asked_id, [asdict(one) for one in held]]) if held else ""


def waiting(asked_id: int, carried: str) -> list[Held]:
    """The uploads of a token; none when it is foreign, of another question, or too old."""
    found = read(_HELD, carried, max_age=_SECONDS) if carried else None
    if not found or found[0] != asked_id:
        return []
    return [_held(one) for one in found[1]]


def take(upload: IO[bytes], name: str, hidden: Hidden) -> list[Stored]:
    """Check and store; a workbook that was stripped is followed by its original, sealed.

    Raises Refused.
    """
    taken = files.inspect_and_store(upload, name, Slot.UNIT_ANSWER, hidden)
    upload.seek(0)
    digest = hashlib.file_digest(upload, "sha256").hexdigest()  # type: ignore[arg-type]
    if hidden is not Hidden.STRIPPED or taken.kind is not Kind.XLSX or taken.sha256 == digest:
        return [taken]
    try:
        return [taken, _sealed(upload, f"asli-{taken.name}")]
    except Refused:
        files.discard(taken)
        raise


def _sealed(upload: IO[bytes], name: str) -> Stored:
    size = upload.seek(0, 2)
    upload.seek(0)
    kind = kind_of(name) or Kind.XLSX
    return files.store_made(upload, name=name, kind=kind, size=size, slot=Slot.ORIGINAL)


def _held(said: dict[str, Any]) -> Held:
    found = tuple(
        Concealed(one["sheet"], Where(one["where"]), one["rows"], tuple(one["looks"]))
        for one in said["found"]
    )
    return Held(said["name"], said["place"], said["sha256"], said["size"], found)

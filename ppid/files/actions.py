"""Take in, keep, erase, and sweep up."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO

from ppid.files import queries, scanner, store
from ppid.files.inspect import inspect
from ppid.files.kinds import Kind
from ppid.files.models import Paper
from ppid.files.reasons import Hidden, Reason, Refused
from ppid.files.slots import SLOTS, Slot
from ppid.kit.db import db

ORPHANS_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes that are safe on disk and have no row yet."""

    name: str
    kind: Kind
    size: int
    sha256: str
    slot: Slot
    sealed: bool
    place: str


def inspect_and_store(
    upload: IO[bytes], name: str, slot: Slot, hidden: Hidden = Hidden.REFUSED
) -> Stored:
    """Check a seekable upload and put its bytes on disk, synced, without the database.

    Takes up to some seconds: call it before the transaction opens. `hidden`: what becomes of
    hidden parts of a workbook, where the slot asks about them. Raises Refused.
    """
    kept = store.here()
    found = inspect(upload, name=name, slot=slot, hidden=hidden)
    sealed = SLOTS[slot].sealed
    try:
        scanner.scan(upload)
        content = upload if found.clean is None else io.BytesIO(found.clean)
        kept.require_space(SLOTS[slot].max_bytes)
        written = kept.write(content, sealed=sealed)
        if found.clean is None and written.sha256 != found.sha256:
            kept.erase(written.place)  # not the bytes that were checked
            raise Refused(Reason.NOT_CHECKED)
    except Refused as refused:
        raise Refused(refused.reason, name=found.name, slot=slot.value, kind=found.kind) from None
    return Stored(found.name, found.kind, written.size, written.sha256, slot, sealed, written.place)


def store_made(content: IO[bytes], *, name: str, kind: Kind, size: int, slot: Slot) -> Stored:
    """Put what this system made itself on disk, synced, without the database; raises Refused."""
    kept, sealed = store.here(), SLOTS[slot].sealed
    kept.require_space(size)
    written = kept.write(content, sealed=sealed)
    return Stored(name, kind, written.size, written.sha256, slot, sealed, written.place)


def keep(stored: Stored, at: datetime) -> Paper:
    """Add the row of bytes that lie on disk, in the caller's transaction."""
    paper = Paper(
        name=stored.name,
        kind=stored.kind,
        size=stored.size,
        sha256=stored.sha256,
        slot=stored.slot,
        sealed=stored.sealed,
        place=stored.place,
        at=at,
    )
    db.session.add(paper)
    db.session.flush()
    return paper


def discard(stored: Stored) -> None:
    """Take the bytes away again when their form was not accepted after all."""
    store.here().erase(stored.place)


def take_in(upload: IO[bytes], *, name: str, slot: Slot, at: datetime) -> Paper:
    """Check, store and keep in one go, where no lock is held long; raises Refused."""
    return keep(inspect_and_store(upload, name, slot), at)


def erase(paper: Paper, at: datetime) -> None:
    """Erase a paper: unreadable from the commit on, its bytes gone with the next sweep.

    The bytes wait for the sweep so that a rolled back erasure loses nothing.
    """
    paper.erased_at = paper.erased_at or at


def sweep_orphans(at: datetime) -> int:
    """Take away the bytes of erased papers, and bytes that never got a row; returns how many."""
    kept = store.here()
    erased = sum(kept.erase(place) for place in queries.erased_places(at - 2 * ORPHANS_AFTER))
    return erased + kept.sweep_orphans(queries.kept_places(), older_than=at - ORPHANS_AFTER)

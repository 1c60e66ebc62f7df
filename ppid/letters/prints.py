"""The PDFs of letters: kept for good, sealed, and found again by their digest."""

from __future__ import annotations

import hashlib
import io
from datetime import datetime

from ppid.accounts.actors import Actor
from ppid.files import actions as files
from ppid.files import store
from ppid.files.actions import Stored
from ppid.files.kinds import Kind
from ppid.files.models import Paper
from ppid.files.slots import SLOTS, Slot
from ppid.kit.db import db
from ppid.letters import queries
from ppid.letters.models import Letter, LetterFile, PrintRole


def keep_print(
    letter: Letter, pdf_bytes: bytes, role: PrintRole, at: datetime, by: Actor
) -> LetterFile:
    """Keep a PDF of a letter in the caller's transaction; the same bytes are kept once.

    The bytes are synced to the store before the row is written; if the transaction is taken
    back, the sweep takes them away. Raises files.reasons.Refused when the disk is full.
    """
    sha256 = hashlib.sha256(pdf_bytes).hexdigest()
    for same in queries.prints_of(letter):
        if (same.role, same.sha256) == (role, sha256):
            return same
    kept, sealed = store.here(), SLOTS[Slot.LETTER].sealed
    kept.require_space(len(pdf_bytes))
    written = kept.write(io.BytesIO(pdf_bytes), sealed=sealed)
    stored = Stored(
        name=f"{letter.number.replace('/', '-')}.pdf",
        kind=Kind.PDF,
        size=written.size,
        sha256=sha256,
        slot=Slot.LETTER,
        sealed=sealed,
        place=written.place,
    )
    return keep_stored(letter, stored, role, at, by)


def keep_stored(
    letter: Letter, stored: Stored, role: PrintRole, at: datetime, by: Actor
) -> LetterFile:
    """Keep a PDF whose bytes lie in the store already, as an upload's do; once as well."""
    for same in queries.prints_of(letter):
        if (same.role, same.sha256) == (role, stored.sha256):
            files.discard(stored)
            return same
    return enter(letter, files.keep(stored, at), role, at, by)


def enter(letter: Letter, paper: Paper, role: PrintRole, at: datetime, by: Actor) -> LetterFile:
    """Enter a PDF that is kept already as one of the letter's, so that it can be verified."""
    made = LetterFile(
        letter_id=letter.id,
        role=role,
        sha256=paper.sha256,
        size=paper.size,
        paper_id=paper.id,
        made_at=at,
        by_id=by.officer_id,
    )
    db.session.add(made)
    db.session.flush()
    return made


def content(made: LetterFile) -> bytes:
    """The bytes of a kept PDF, proven by their digest; raises files.store.Damaged."""
    with store.open_bytes(made.paper) as file:
        return file.read()

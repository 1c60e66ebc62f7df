"""Bringing an older list in, and taking that back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from ppid.accounts.actors import Actor, officer_actor
from ppid.accounts.models import Officer
from ppid.admin.earlier import columns as reading
from ppid.admin.earlier.actions import TooLate
from ppid.admin.earlier.models import ImportState
from ppid.admin.earlier.table import Lines
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import connection, db, table_of
from ppid.kit.language import gettext as _
from ppid.kit.logs import log
from ppid.law import ItemEvent, ItemState, Origin
from ppid.publication import actions
from ppid.publication.models import Item, ItemStep, ListImport
from ppid.publication.older import queries
from ppid.publication.older.columns import FIELDS
from ppid.publication.older.judging import Entry

_AT_ONCE = 500


def begin(*, stored: Stored, lines: Lines, by: Officer, at: datetime) -> ListImport:
    """Keep the file, sealed, with the columns as they are guessed; nothing is taken over yet."""
    line = reading.head_line(lines, FIELDS)
    one = ListImport(
        public_id=actions.new_id(),
        state=ImportState.BEGUN,
        paper_id=files.keep(stored, at).id,
        head_line=line,
        columns=reading.guess(reading.heads(lines, line), FIELDS),
        result={},
        by_id=by.id,
        at=at,
    )
    db.session.add(one)
    db.session.flush()
    return one


def choose(one: ListImport, *, head_line: int, chosen: Mapping[str, int]) -> None:
    """Say which line holds the heads and which column means what; raises TooLate."""
    _still(one, ImportState.BEGUN)
    one.head_line = head_line
    one.columns = dict(chosen)
    db.session.flush()


def bring_in(one: ListImport, entries: Sequence[Entry], *, by: Officer, at: datetime) -> int:
    """Take these entries over with their numbers, all or none; returns how many.

    What says every element of the law waits for the next decree, the rest is a draft: nothing is
    public by it (Perki 1/2021 Pasal 45 ayat (6)). Raises TooLate.
    """
    _still(one, ImportState.BEGUN)
    one.state, one.done_at = ImportState.DONE, at
    one.result = {"entries": len(entries), "incomplete": sum(bool(e.lacks) for e in entries)}
    db.session.flush()
    for entry in entries:
        _enter(one, entry, by=officer_actor(by), at=at)
    log().info("list.imported", entries=len(entries), officer=by.id)
    return len(entries)


def _enter(one: ListImport, entry: Entry, *, by: Actor, at: datetime) -> None:
    item = actions.new_item(Origin.EARLIER, at=at)
    for name, value in entry.content.items():
        setattr(item, name, value)
    item.import_id, item.given_number = one.id, entry.number
    item.state = ItemState.DRAFT if entry.lacks else ItemState.PROPOSED
    note = _("Baris %(line)s, nomor %(number)s", line=entry.line, number=entry.written or "-")
    actions.note_step(item, ItemEvent.IMPORTED, by=by, at=at, note=note)


def undo(one: ListImport, *, by: Officer, at: datetime) -> int:
    """Take back every entry on which nobody worked since; returns how many. Raises TooLate."""
    _still(one, ImportState.DONE)
    one.state, one.undone_at = ImportState.UNDONE, at
    db.session.flush()
    gone = list(queries.untouched(one.id))
    items, steps = table_of(Item), table_of(ItemStep)
    for place in range(0, len(gone), _AT_ONCE):
        part = gone[place : place + _AT_ONCE]
        connection().execute(sa.delete(steps).where(steps.c.item_id.in_(part)))
        connection().execute(sa.delete(items).where(items.c.id.in_(part)))
    db.session.expire_all()
    left = queries.entries_left(one.id)
    one.result = {**one.result, "taken_back": len(gone), "kept": left}
    db.session.flush()
    log().info("list.import_undone", entries=len(gone), officer=by.id)
    return len(gone)


def drop(one: ListImport, *, at: datetime) -> None:
    """Forget a file that was not brought in; raises TooLate."""
    _still(one, ImportState.BEGUN)
    one.state, one.undone_at = ImportState.UNDONE, at
    files.erase(one.paper, at)
    db.session.flush()


def _still(one: ListImport, state: ImportState) -> None:
    if one.state is not state:
        raise TooLate

"""Bringing an older register in, and taking that back."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Officer
from ppid.admin.earlier import columns, table
from ppid.admin.earlier.models import ImportState, RegisterImport
from ppid.admin.earlier.queries import Report
from ppid.admin.earlier.table import Lines
from ppid.cases import earlier
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.store import here
from ppid.kit.db import db
from ppid.kit.logs import log


class TooLate(Exception):
    """The import was done, or taken back, meanwhile."""


def read(stored: Stored) -> Lines:
    """The table in a file that was just handed in; raises table.Unreadable."""
    with here().open(stored.place, sha256=stored.sha256, sealed=stored.sealed) as content:
        return table.read(content, stored.kind)


def begin(*, stored: Stored, lines: Lines, by: Officer, at: datetime) -> RegisterImport:
    """Keep the file, sealed, with the columns as they are guessed; nothing is taken over yet."""
    line = columns.head_line(lines)
    one = RegisterImport(
        public_id=secrets.token_hex(16),
        state=ImportState.BEGUN,
        paper_id=files.keep(stored, at).id,
        head_line=line,
        columns=columns.guess(columns.heads(lines, line)),
        result={},
        by_id=by.id,
        at=at,
    )
    db.session.add(one)
    db.session.flush()
    return one


def choose(one: RegisterImport, *, head_line: int, chosen: Mapping[str, int]) -> None:
    """Say which line holds the heads and which column means what; raises TooLate."""
    _still(one, ImportState.BEGUN)
    one.head_line = head_line
    one.columns = dict(chosen)
    db.session.flush()


def bring_in(one: RegisterImport, report: Report, *, by: Officer, at: datetime) -> int:
    """Take the good lines over with their numbers, all or none; returns how many.

    The state is claimed first, so that of two who press at once only one brings them in.
    Raises TooLate.
    """
    _still(one, ImportState.BEGUN)
    one.state, one.done_at = ImportState.DONE, at
    new = report.new
    one.result = {"requests": len(new), "running": report.running}
    db.session.flush()
    earlier.bring_in(new, import_id=one.id, by=officer_actor(by), at=at)
    log().info("register.imported", requests=len(new), officer=by.id)
    return len(new)


def undo(one: RegisterImport, *, by: Officer, at: datetime) -> int:
    """Take back every request on which nobody worked since; returns how many. Raises TooLate."""
    _still(one, ImportState.DONE)
    one.state, one.undone_at = ImportState.UNDONE, at
    kept = earlier.touched(one.id)
    db.session.flush()
    gone = earlier.take_back(one.id)
    one.result = {**one.result, "taken_back": gone, "kept": kept}
    db.session.flush()
    log().info("register.import_undone", requests=gone, officer=by.id)
    return gone


def drop(one: RegisterImport, *, at: datetime) -> None:
    """Forget a file that was not brought in; raises TooLate."""
    _still(one, ImportState.BEGUN)
    one.state, one.undone_at = ImportState.UNDONE, at
    files.erase(one.paper, at)
    db.session.flush()


def _still(one: RegisterImport, state: ImportState) -> None:
    if one.state is not state:
        raise TooLate

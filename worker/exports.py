"""Makes the files that officers asked for, in a process of its own, so that no mail waits for them.

`python -m worker.exports` makes all that is due and ends.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from flask import current_app

from ppid.exports import actions, queries
from ppid.exports.actions import Held, LeaseLost
from ppid.exports.making import Made, Maker, kind_of_file, named
from ppid.exports.models import Export, ExportFault
from ppid.files import actions as files
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.kit.logs import log
from ppid.outbox.haste import change, hasty
from ppid.outbox.queries import database_time
from worker.halt import halt, halted

_SAID_EVERY = 1.0  # seconds
_LONGEST = timedelta(hours=1)  # nobody writes in a folder for longer without a lease
Clock = Callable[[], datetime]


class Halted(Exception):
    """This process was told to stop: the file is begun anew by the next."""


_child: subprocess.Popen[bytes] | None = None


def make() -> None:
    """Start the process that makes files, when there is one to make and none is at work."""
    global _child
    if _child is not None and _child.poll() is None:
        return
    _child = None
    if queries.any_due(database_time(now())):
        _child = _start()


def _start() -> subprocess.Popen[bytes]:
    """It ends with this process; its standard input is the pipe that tells it so."""
    order = [sys.executable, "-m", "ppid.commands.leash", str(os.getpid()), "worker.exports"]
    return subprocess.Popen(order, stdin=subprocess.PIPE)


def _clock() -> Clock:
    """The database's time, carried on by the monotonic clock."""
    base, started = database_time(now()), monotonic()
    return lambda: base + timedelta(seconds=monotonic() - started)


class _Said:
    """How far a file is: written down every so often, over a connection of its own."""

    def __init__(self, held: Held, at: Clock) -> None:
        self.held, self._at = held, at
        self._last = 0.0

    def __call__(self, done: int, total: int | None = None) -> None:
        if halted():
            raise Halted
        if monotonic() - self._last < _SAID_EVERY:
            return
        with hasty() as over, change(over):
            self.held = actions.hold(over, self.held, done=done, total=total, at=self._at())
        self._last = monotonic()


def make_next(makers: Mapping[str, Maker]) -> bool:
    """Make the next file that is due; False when there was none."""
    at = _clock()
    with transaction():
        export = actions.take(at=at())
    if export is None:
        return queries.any_due(at())
    said = _Said(Held(export.id, export.leased_until or at()), at)
    began = monotonic()
    try:
        _make(export, makers[export.kind], said)
    except LeaseLost:
        log().warning("export.lease_ran_out", export=export.id)
    except BaseException as error:
        db.session.rollback()
        with suppress(LeaseLost), transaction():
            actions.put_back(
                said.held, _fault(error), counted=not isinstance(error, Halted), at=at()
            )
        if not isinstance(error, Halted | Refused):
            raise
        return False
    log().info("export.made", kind=export.kind, seconds=round(monotonic() - began, 1))
    return True


def _fault(error: BaseException) -> ExportFault:
    return ExportFault.NO_SPACE if isinstance(error, Refused) else ExportFault.BROKEN


def _make(export: Export, maker: Maker, said: _Said) -> None:
    with _desk(export.id) as folder:
        path = folder / "file"
        made = maker(queries.parameters(export), path, said) or Made()
        name, size = named(export.name, made.kind), path.stat().st_size
        with path.open("rb") as content:
            stored = files.store_made(
                content,
                name=name,
                kind=kind_of_file(name),
                size=size,
                slot=Slot.EXPORT,
            )
    try:
        with transaction():
            actions.finish(said.held, stored, at=now(), with_it=made.with_it)
    except BaseException:
        files.discard(stored)
        raise


def _desks() -> Path:
    return Path(current_app.config["DATA"]) / "making"


@contextmanager
def _desk(export_id: int) -> Iterator[Path]:
    """A folder for the file while it is made; what a killed worker left in it goes first."""
    folder = _desks() / str(export_id)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def end_old() -> None:
    """End the made files whose days are over, and clear what was left of those never made."""
    from ppid.exports import upkeep

    with transaction():
        upkeep.end_old(at=now())
    at_work = {str(one) for one in queries.unmade()}
    lately = (now() - _LONGEST).timestamp()
    for path in _desks().glob("*"):
        if path.name not in at_work and path.stat().st_mtime < lately:
            shutil.rmtree(path, ignore_errors=True)


def main() -> None:
    """Make all that is due, then end."""
    from ppid import create_app
    from ppid.making import MAKERS

    signal.signal(signal.SIGTERM, lambda *_: halt())
    with create_app().app_context():
        while not halted() and make_next(MAKERS):
            db.session.remove()


if __name__ == "__main__":
    main()

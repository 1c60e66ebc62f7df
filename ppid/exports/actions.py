"""Asking for a file, and its way: taken by a worker, held, finished or failed; fetched, ended."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from ppid.accounts.access import Permission
from ppid.accounts.models import Officer
from ppid.exports.making import kind_of_file
from ppid.exports.models import Export, ExportFault, ExportFetch, ExportState
from ppid.exports.queries import due
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db, table_of
from ppid.kit.links import link
from ppid.notices import actions as notices
from ppid.notices.readers import Reader, in_person
from ppid.notices.topics import Topic
from ppid.office.queries import office
from ppid.outbox import actions as outbox

LASTS = timedelta(days=7)
LEASE = timedelta(seconds=60)
ATTEMPTS = 3

_EXPORTS = table_of(Export)


@dataclass(frozen=True, slots=True)
class Held:
    """A file in a worker's hand, until when by the database's time."""

    export_id: int
    until: datetime


class LeaseLost(Exception):
    """Another worker makes the file by now, or it was called off."""


def want(
    kind: str,
    *,
    by: Officer,
    title: str,
    name: str,
    parameters: Mapping[str, Any],
    needs: Permission,
    at: datetime,
    identity: bool = False,
    purpose: str = "",
) -> Export:
    """Ask for a file in the caller's transaction; a worker makes it, and mails when it is ready.

    `kind` names its maker in `ppid.making`, `name` is the file's own and tells what it is
    (.xlsx, .csv, .pdf, .docx), `title` is said in the mail: nothing personal in either. Whoever
    fetches it must then still hold `needs`. `identity` says that it names people, `purpose` what
    for. Raises making.UnknownKind.
    """
    kind_of_file(name)
    wanted = Export(
        kind=kind,
        title=title,
        name=name,
        parameters=json.dumps(parameters, ensure_ascii=False, sort_keys=True),
        needs=needs,
        identity=identity,
        purpose=purpose,
        wanted_by_id=by.id,
        wanted_at=at,
        state=ExportState.QUEUED,
    )
    db.session.add(wanted)
    db.session.flush()
    return wanted


def want_again(export: Export, *, at: datetime) -> Export:
    """Ask once more for what failed or has ended, with the same parameters and purpose."""
    return want(
        export.kind,
        by=export.wanted_by,
        title=export.title,
        name=export.name,
        parameters=json.loads(export.parameters),
        needs=export.needs,
        at=at,
        identity=export.identity,
        purpose=export.purpose,
    )


def take(*, at: datetime) -> Export | None:
    """The next file to make, leased to the caller; `at` is the database's time.

    What a killed worker left behind is taken again; what took several down fails.
    """
    found = db.session.scalar(
        sa.select(Export)
        .where(due(at))
        .order_by(Export.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if found is None:
        return None
    if found.attempts >= ATTEMPTS:
        _fail(found, ExportFault.WORKER_STOPPED, at)
        return None
    found.state = ExportState.RUNNING
    found.attempts += 1
    found.done, found.total = 0, None
    found.leased_until = at + LEASE
    db.session.flush()
    return found


def hold(over: sa.Connection, held: Held, *, done: int, total: int | None, at: datetime) -> Held:
    """Say how far it is and hold it on, over a connection of its own; raises LeaseLost."""
    until = at + LEASE
    changed = over.execute(
        sa.update(_EXPORTS)
        .where(
            _EXPORTS.c.id == held.export_id,
            _EXPORTS.c.state == ExportState.RUNNING,
            _EXPORTS.c.leased_until == held.until,
        )
        .values(done=done, total=total, leased_until=until)
    )
    if not changed.rowcount:
        raise LeaseLost
    return Held(held.export_id, until)


def finish(
    held: Held,
    stored: Stored,
    *,
    at: datetime,
    with_it: Callable[[datetime], object] | None = None,
) -> Export:
    """The file is made and on disk: keep it, with what belongs to it, and tell who asked.

    Raises LeaseLost, and what `with_it` raises.
    """
    made = _mine(held)
    if with_it is not None:
        with_it(at)
    made.name = stored.name
    made.paper_id = files.keep(stored, at).id
    made.state, made.leased_until = ExportState.READY, None
    made.total = made.done = max(made.done, made.total or 0)
    made.made_at, made.ends_at = at, at + LASTS
    db.session.flush()
    _tell(made, "officer_export_ready", at)
    return made


def put_back(held: Held, fault: ExportFault, *, counted: bool, at: datetime) -> None:
    """It was not made this time: again, or failed when that was the last try.

    A try that ended because the worker was told to stop is not `counted`. Raises LeaseLost.
    """
    found = _mine(held)
    if counted and found.attempts >= ATTEMPTS:
        _fail(found, fault, at)
        return
    found.attempts -= 0 if counted else 1
    found.state, found.leased_until = ExportState.QUEUED, None
    db.session.flush()


def note_fetch(export: Export, *, by: Officer, at: datetime) -> None:
    """Write down that a file was fetched."""
    db.session.add(ExportFetch(export_id=export.id, officer_id=by.id, at=at))
    db.session.flush()


def end(export: Export, *, at: datetime) -> None:
    """End a file before its time or in time: its bytes go, what is known of it stays."""
    if export.paper is not None:
        files.erase(export.paper, at)
    export.state, export.ends_at = ExportState.ENDED, at
    db.session.flush()


def _mine(held: Held) -> Export:
    found = db.session.get(Export, held.export_id, with_for_update=True, populate_existing=True)
    if found is None or (found.state, found.leased_until) != (ExportState.RUNNING, held.until):
        raise LeaseLost
    return found


def _fail(export: Export, fault: ExportFault, at: datetime) -> None:
    export.state, export.leased_until, export.fault = ExportState.FAILED, None, fault
    db.session.flush()
    _tell(export, "officer_export_failed", at)


_TOPICS = {
    ExportState.READY: Topic.EXPORT_READY,
    ExportState.FAILED: Topic.EXPORT_FAILED,
}


def _tell(export: Export, kind: str, at: datetime) -> None:
    officer = export.wanted_by
    if not officer.active:
        return
    url = link("exports.show", public_id=export.public_id)

    def send(_place: int, reader: Reader, later: datetime | None) -> None:
        outbox.queue(
            kind,
            to=reader.to,
            key=f"{kind}-{export.id}",
            at=at,
            language=reader.language,
            not_before=later,
            office=office(),
            what=export.title,
            until=export.ends_at,
            url=url,
        )

    topic = _TOPICS[export.state]
    news = notices.News(f"{export.id}", at, url, facts={"what": export.title})
    notices.pass_on(topic, in_person(officer), news, send)

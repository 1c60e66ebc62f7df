"""Brings the tables to this version: once, under a lock, after a copy was made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ppid.commands import house
from ppid.commands.locks import holding
from ppid.commands.menu import Word
from ppid.commands.refusal import Refusal

if TYPE_CHECKING:
    from alembic.script import Script, ScriptDirectory
    from flask import Flask

Say = Callable[[str], None]

_LOCK_NUMBER = 14_2008  # the name of PostgreSQL's lock: any number that only PPID takes


@click.command("migrate", cls=Word)
def migrate() -> None:
    """Membawa tabel basis data ke versi ini.

    Aman dijalankan berulang kali dan dari beberapa mesin sekaligus: hanya satu yang bekerja.
    Basis data SQLite disalin dahulu ke folder PPID_DATA/backups.
    """
    house.settings()
    with house.app() as app:
        steps = bring_up_to_date(app, click.echo)
    click.echo("Tabel sudah pada versi ini." if not steps else f"Selesai: {steps} langkah.")


def bring_up_to_date(app: Flask, say: Say) -> int:
    """Run what is pending and return how many steps that was; others wait meanwhile.

    Needs the app's context. Refuses a database that a newer version has made.
    """
    if not pending(app):
        return 0
    with _alone(app):
        steps = pending(app)
        if steps:
            _keep_copy(app, say)
            _upgrade(steps, say)
    return len(steps)


def empty(app: Flask, say: Say) -> None:
    """Take all tables away and make them anew: all that was in them is gone."""
    from flask_migrate import downgrade

    downgrade(revision="base")
    bring_up_to_date(app, say)


def is_up_to_date(app: Flask) -> bool:
    """Whether the tables are those of this version."""
    return not pending(app)


def pending(app: Flask) -> list[Script]:
    """The migrations that are still to be run, first one first."""
    script, heads = _script(app), _heads()
    unknown = [head for head in heads if head not in {step.revision for step in _all(script)}]
    if unknown:
        raise Refusal(
            f"Basis data ini dibuat oleh versi PPID yang lebih baru (langkah {unknown[0]}): "
            "pasang versi itu, atau pulihkan salinan lama basis data."
        )
    done = {step.revision for head in heads for step in script.iterate_revisions(head, "base")}
    return [step for step in reversed(_all(script)) if step.revision not in done]


def _script(app: Flask) -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(app.config["MIGRATIONS"]))


def _all(script: ScriptDirectory) -> list[Script]:
    return list(script.walk_revisions())


def _heads() -> tuple[str, ...]:
    from alembic.runtime.migration import MigrationContext
    from sqlalchemy.exc import OperationalError

    from ppid.kit.db import db

    try:
        with db.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_heads()
    except OperationalError as reason:
        said = str(reason.orig).strip().splitlines()
        raise Refusal(
            f"Basis data tidak dapat dihubungi ({said[0] if said else 'tanpa keterangan'}): "
            "periksa PPID_DATABASE_URL dan apakah servernya menyala."
        ) from None


def _upgrade(steps: list[Script], say: Say) -> None:
    from flask_migrate import upgrade

    for number, step in enumerate(steps, 1):
        say(f"Tabel {number}/{len(steps)}: {step.revision} {step.doc}")
        upgrade(revision=step.revision)


@contextmanager
def _alone(app: Flask) -> Iterator[None]:
    """Let one process of all nodes do it: a file's lock on SQLite, the server's on PostgreSQL."""
    from sqlalchemy import text

    from ppid.kit.db import db, is_sqlite

    if is_sqlite():
        with holding(app.config["DATA"] / "migrate.lock", wait=True):
            yield
        return
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SELECT pg_advisory_lock(:number)"), {"number": _LOCK_NUMBER})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": _LOCK_NUMBER})


def _keep_copy(app: Flask, say: Say) -> None:
    """Copy a SQLite database that already holds something; PostgreSQL has its own means."""
    from ppid.kit.db import db, is_sqlite

    heads = _heads()
    if not is_sqlite() or not heads or not db.engine.url.database:
        return
    source = Path(db.engine.url.database)
    copy = app.config["DATA"] / "backups" / f"before-migration-from-{heads[0]}.sqlite"
    copy.parent.mkdir(exist_ok=True, mode=0o700)
    fresh = copy.with_suffix(".part")
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(fresh)) as new:
        old.backup(new)
    fresh.chmod(0o600)
    fresh.replace(copy)
    say(f"Salinan basis data sebelum perubahan: {copy}")

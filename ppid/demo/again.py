"""Fills the practice office anew: beside the living one, then in its place in one transaction.

Run by the worker as `python -m ppid.demo.again`; what a killed run leaves behind is not seen.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from ppid.admin.practising import progress
from ppid.admin.practising.progress import Stage
from ppid.demo.fill import fill
from ppid.demo.stories import STORIES, Story
from ppid.kit.clock import now
from ppid.kit.db import connection, db, transaction

Rows = Mapping[sa.Table, Sequence[Mapping[str, Any]]]


class NotPractice(Exception):
    """This is a real office: nothing of it is ever replaced."""


def begin_again(app: Flask, *, at: datetime, stories: Sequence[Story] = STORIES) -> None:
    """Replace all that the practice office holds; `at` is now (aware). Raises NotPractice.

    Readers see the old office until the new one is there whole. Needs no context.
    """
    if not app.config["PRACTICE"]:
        raise NotPractice
    folder = Path(app.config["DATA"])
    rows = _told_beside(app, folder, at, stories)
    with app.app_context():
        _put_in_place(rows)
        db.session.remove()
    for mail in (folder / "mailbox").glob("*.eml"):
        mail.unlink(missing_ok=True)
    progress.note(folder, Stage.DONE, at=at)


def _told_beside(app: Flask, folder: Path, at: datetime, stories: Sequence[Story]) -> Rows:
    """The stories told in a database of their own, with the keys and files of this office."""
    from ppid import create_app

    place = folder / "next.sqlite"
    _clear(place)
    beside = create_app(
        **{
            name: app.config[name]
            for name in ("DATA", "PRACTICE", "BASE_URL", "SECRET_KEY", "KEYS")
        },
        DATABASE_URL=f"sqlite:///{place}",
    )
    with beside.app_context():
        db.create_all()

        def tell(done: int, of: int) -> None:
            progress.note(folder, Stage.FILLING, at=at, done=done, of=of)

        fill(at=at, progress=tell, stories=stories)
        rows = {
            table: [dict(row) for row in db.session.execute(sa.select(table)).mappings()]
            for table in db.metadata.sorted_tables
        }
        db.session.remove()
        db.engine.dispose()
    _clear(place)
    return rows


def _clear(place: Path) -> None:
    for path in place.parent.glob(f"{place.name}*"):
        path.unlink(missing_ok=True)


def _put_in_place(rows: Rows) -> None:
    with transaction():
        line = connection()
        for table in reversed(db.metadata.sorted_tables):
            line.execute(table.delete())
        for table, kept in rows.items():
            if kept:
                line.execute(table.insert(), [_turned(table, row) for row in kept])
            if line.dialect.name == "postgresql":
                _count_on(line, table)


def _turned(table: sa.Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Every process builds its calendar, texts and numbers anew when their versions change."""
    if table.name != "offices":
        return dict(row)
    step = 1 + secrets.randbelow(1_000_000)
    return {name: _moved(name, value, step) for name, value in row.items()}


def _moved(name: str, value: Any, step: int) -> Any:
    return value + step if name.endswith("_version") else value


def _count_on(line: sa.Connection, table: sa.Table) -> None:
    """PostgreSQL counts on after the ids that were put in."""
    column = table.autoincrement_column
    if column is None:
        return
    line.execute(
        sa.select(
            sa.func.setval(
                sa.func.pg_get_serial_sequence(table.name, column.name),
                sa.select(sa.func.coalesce(sa.func.max(column), 0) + 1).scalar_subquery(),
                False,
            )
        )
    )


def main() -> None:
    """Carry out what was asked, and say so if it could not be."""
    from ppid import create_app

    app = create_app()
    with ExitStack() as failing:
        failing.callback(_note_failed, app)
        begin_again(app, at=now())
        failing.pop_all()


def _note_failed(app: Flask) -> None:
    if app.config["PRACTICE"]:
        progress.note(Path(app.config["DATA"]), Stage.FAILED, at=now())


if __name__ == "__main__":
    main()

"""An officer's notices, page by page, and how many are unread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from ppid.accounts.models import Officer
from ppid.kit.db import db
from ppid.notices.models import Line

PAGE: Final = 50
COUNTED_UP_TO: Final = 99


@dataclass(frozen=True, slots=True)
class Page:
    """Notices, the newest first; `older` is the id before which older ones stand."""

    rows: Sequence[Line]
    older: int | None


def page(officer: Officer, *, unread_only: bool, before: int | None) -> Page:
    """The newest notices of an officer before an id."""
    query = sa.select(Line).where(Line.officer_id == officer.id, Line.on_screen)
    if unread_only:
        query = query.where(Line.read_at.is_(None))
    if before is not None:
        query = query.where(Line.id < before)
    rows = db.session.scalars(query.order_by(Line.id.desc()).limit(PAGE + 1)).all()
    shown = rows[:PAGE]
    return Page(shown, shown[-1].id if len(rows) > PAGE else None)


_UNREAD = sa.select(sa.func.count()).select_from(
    sa.select(sa.literal(1))
    .select_from(Line)
    .where(Line.officer_id == sa.bindparam("officer"), sa.text("on_screen AND read_at IS NULL"))
    .limit(COUNTED_UP_TO + 1)
    .subquery()
)


def unread(officer: Officer) -> int:
    """How many notices an officer has not opened, counted up to `COUNTED_UP_TO` + 1."""
    return db.session.scalar(_UNREAD, {"officer": officer.id}) or 0


def names(rows: Sequence[Line]) -> Mapping[int, str]:
    """The names of those for whom the officer was told as a deputy."""
    ids = {row.for_id for row in rows if row.for_id}
    if not ids:
        return {}
    found = db.session.execute(sa.select(Officer.id, Officer.name).where(Officer.id.in_(ids)))
    return {row.id: row.name for row in found}

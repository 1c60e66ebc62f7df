"""The record of administration whole: every kind of change in one list, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from ppid.accounts.models import AccountEntry, Officer
from ppid.kit.db import Base, db
from ppid.office.models import (
    CalendarChange,
    CalendarYear,
    DutyRecord,
    NumberPattern,
    OfficeEntry,
    Profile,
    TextVersion,
)

PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One change: its kind (a key of SOURCES), its row, who made it, when."""

    kind: str
    row: Any
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """Where a kind of change is kept: its table, and the columns of who made it."""

    model: type[Base]
    by: str


SOURCES: Final[Mapping[str, Source]] = {
    "office": Source(OfficeEntry, "by_id"),
    "accounts": Source(AccountEntry, "by_id"),
    "texts": Source(TextVersion, "author_id"),
    "numbers": Source(NumberPattern, "author_id"),
    "law": Source(Profile, "author_id"),
    "calendar": Source(CalendarChange, "officer_id"),
    "years": Source(CalendarYear, "officer_id"),
    "duties": Source(DutyRecord, "by_id"),
}


def lines(kind: str | None, *, before: datetime | None) -> tuple[Sequence[Line], datetime | None]:
    """A page of changes of a kind (None: all) before a moment, and the moment the next one asks.

    Changes of one moment stand on one page, as long as a page holds them.
    """
    wanted = {kind: SOURCES[kind]} if kind else SOURCES
    found = [line for name, source in wanted.items() for line in _some(name, source, before)]
    found.sort(key=lambda line: line.at, reverse=True)
    shown = found[:PAGE]
    return shown, shown[-1].at if len(found) > PAGE else None


def _some(kind: str, source: Source, before: datetime | None) -> list[Line]:
    model: Any = source.model
    query = (
        sa.select(model, Officer.name)
        .outerjoin(Officer, Officer.id == getattr(model, source.by))
        .where(model.at.is_not(None))
        .order_by(model.at.desc())
        .limit(PAGE + 1)
    )
    if before is not None:
        query = query.where(model.at < before)
    return [Line(kind, row, name or "", row.at) for row, name in db.session.execute(query)]

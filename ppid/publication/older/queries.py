"""Telling what older lists were brought, and what a file would bring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from ppid.admin.earlier import columns as reading
from ppid.admin.earlier import table
from ppid.admin.earlier.judging import Verdict
from ppid.admin.earlier.table import Lines
from ppid.files.store import open_bytes
from ppid.kit.db import db
from ppid.law import ItemState
from ppid.publication.models import Item, ItemStep, ListImport
from ppid.publication.older import judging
from ppid.publication.older.judging import Entry, Judged

_SHOWN, _KEPT = 100, 50


@dataclass(frozen=True)
class Report:
    """A dry run: every line judged."""

    rows: Sequence[Judged]

    def of(self, verdict: Verdict) -> list[Judged]:
        """The lines with one verdict."""
        return [one for one in self.rows if one.verdict is verdict]

    @property
    def new(self) -> list[Entry]:
        """The entries that would be taken over."""
        return [one.entry for one in self.of(Verdict.NEW) if one.entry]

    @property
    def incomplete(self) -> int:
        """How many of them do not say every element yet."""
        return sum(bool(one.lacks) for one in self.new)

    @property
    def shown(self) -> Sequence[Judged]:
        """The lines to look at, those with a fault first."""
        return sorted(self.rows, key=lambda one: one.verdict is not Verdict.BAD)[:_SHOWN]


def imports() -> Sequence[ListImport]:
    """The files that were brought here, newest first."""
    found = sa.select(ListImport).order_by(ListImport.id.desc()).limit(_KEPT)
    return db.session.scalars(found).all()


def list_import(public_id: str) -> ListImport | None:
    """One of them by its name in addresses."""
    return db.session.scalar(sa.select(ListImport).where(ListImport.public_id == public_id))


def lines_of(one: ListImport) -> Lines:
    """What stands in its file; raises table.Unreadable."""
    with open_bytes(one.paper) as content:
        return table.read(content, one.paper.kind)


def report_on(one: ListImport, lines: Lines) -> Report:
    """What would become of each line with the columns as they are chosen now."""
    there = db.session.execute(
        sa.select(Item.number, Item.given_number, Item.title, Item.state)
    ).all()
    gone = (ItemState.DISMISSED, ItemState.WITHDRAWN)
    judged = judging.judge(
        lines,
        first=reading.first_row(lines, one.head_line),
        columns=one.columns,
        numbers={
            number: row.title
            for row in there
            for number in (row.given_number, row.number)
            if number
        },
        titles={row.title for row in there if row.state not in gone},
    )
    return Report(judged)


def untouched(import_id: int) -> Sequence[int]:
    """The ids of an import's entries to which nothing happened since."""
    steps = sa.select(sa.func.count()).where(ItemStep.item_id == Item.id).scalar_subquery()
    return db.session.scalars(
        sa.select(Item.id).where(Item.import_id == import_id, steps == 1)
    ).all()


def entries_left(import_id: int) -> int:
    """How many entries of an import are in the list."""
    asked = sa.select(sa.func.count()).where(Item.import_id == import_id)
    return db.session.scalar(asked) or 0

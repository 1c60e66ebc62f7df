"""Telling what was brought in, and what a file would bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from ppid.admin.earlier import columns, judging, table
from ppid.admin.earlier.judging import Judged, Verdict
from ppid.admin.earlier.models import RegisterImport
from ppid.admin.earlier.table import Lines
from ppid.cases import earlier
from ppid.files.store import open_bytes
from ppid.kit.db import db

_SHOWN = 100
_KEPT = 50


@dataclass(frozen=True)
class Report:
    """A dry run: every line judged."""

    rows: Sequence[Judged]

    def of(self, verdict: Verdict) -> list[Judged]:
        """The lines with one verdict."""
        return [one for one in self.rows if one.verdict is verdict]

    @property
    def new(self) -> list[earlier.Earlier]:
        """The requests that would be taken over."""
        return [one.request for one in self.of(Verdict.NEW) if one.request]

    @property
    def running(self) -> int:
        """How many of them still have to be answered."""
        return sum(earlier.is_open(request) for request in self.new)

    @property
    def years(self) -> list[tuple[int, int]]:
        """How many of them came in which year."""
        return sorted(Counter(request.received_on.year for request in self.new).items())

    @property
    def shown(self) -> Sequence[Judged]:
        """The lines to look at, those with a fault first."""
        return sorted(self.rows, key=lambda one: one.verdict is not Verdict.BAD)[:_SHOWN]


def imports() -> Sequence[RegisterImport]:
    """The files that were brought here, newest first."""
    found = sa.select(RegisterImport).order_by(RegisterImport.id.desc()).limit(_KEPT)
    return db.session.scalars(found).all()


def register_import(public_id: str) -> RegisterImport | None:
    """One of them by its name in addresses."""
    found = sa.select(RegisterImport).where(RegisterImport.public_id == public_id)
    return db.session.scalar(found)


def lines_of(one: RegisterImport) -> Lines:
    """What stands in its file; raises table.Unreadable."""
    with open_bytes(one.paper) as content:
        return table.read(content, one.paper.kind)


def report_on(one: RegisterImport, lines: Lines, today: date) -> Report:
    """What would become of each line with the columns as they are chosen now."""
    judged = judging.judge(
        lines,
        first=columns.first_row(lines, one.head_line),
        columns=one.columns,
        known=earlier.known,
        today=today,
    )
    return Report(judged)

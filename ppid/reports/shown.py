"""The figures for everybody: those of the published report, else as of the end of yesterday."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.reports import queries
from ppid.reports.models import ReportFigure, ReportState, YearReport
from ppid.reports.public import open_figures
from ppid.reports.queries import Figures
from ppid.reports.scope import Scope

_KEPT: Final = 12
_counted: dict[tuple[object, int, date], Figures] = {}


def years_for_all(today: date) -> list[int]:
    """The years of which everybody may see figures, the newest first."""
    return queries.years((today - timedelta(days=1)).year)


def figures_for_all(year: int, today: date) -> Figures:
    """The figures of a year for everybody; counted once a day in each process."""
    report = db.session.scalar(
        sa.select(YearReport).where(
            YearReport.year == year, YearReport.state == ReportState.PUBLISHED
        )
    )
    if report is not None:
        return open_figures(frozen(report))
    as_of = today - timedelta(days=1)
    key = (db.engine.engine, year, as_of)
    if key not in _counted:
        if len(_counted) >= _KEPT:
            _counted.clear()
        _counted[key] = open_figures(queries.figures(Scope(year, as_of)))
    return _counted[key]


@sa.event.listens_for(sa.orm.Session, "after_soft_rollback")
def forget(*_rolled_back: object) -> None:
    """What was counted from rows that were taken back is not kept."""
    _counted.clear()


def frozen(report: YearReport) -> Figures:
    """The figures of a report as they were determined."""
    if report.as_of is None:
        raise ValueError("the report was not determined")
    rows = db.session.scalars(
        sa.select(ReportFigure).where(ReportFigure.report_id == report.id).order_by(ReportFigure.id)
    )
    cells = {
        (row.key, row.dimension, row.value): Decimal(row.amount) if row.amount else None
        for row in rows
    }
    return Figures(Scope(report.year, report.as_of), cells)

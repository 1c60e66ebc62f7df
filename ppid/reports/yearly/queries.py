"""What stands in a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.reports.models import (
    ReportFigure,
    ReportFile,
    ReportState,
    ReportStep,
    ReportText,
    YearReport,
)
from ppid.reports.yearly.sections import SECTIONS


def report_of(year: int) -> YearReport | None:
    """The report on a year."""
    return db.session.scalar(sa.select(YearReport).where(YearReport.year == year))


def reports(*, published: bool = False) -> Sequence[YearReport]:
    """All reports, the newest year first; or only those that are open to everybody."""
    chosen = sa.select(YearReport).order_by(YearReport.year.desc())
    if published:
        chosen = chosen.where(YearReport.state == ReportState.PUBLISHED)
    return db.session.scalars(chosen).all()


def texts(report: YearReport) -> Mapping[str, ReportText]:
    """The newest version of every section."""
    rows = db.session.scalars(
        sa.select(ReportText)
        .where(ReportText.report_id == report.id)
        .order_by(ReportText.section, ReportText.version)
    )
    return {row.section: row for row in rows}


def versions(report: YearReport, section: str) -> Sequence[ReportText]:
    """All versions of a section, the newest first."""
    return db.session.scalars(
        sa.select(ReportText)
        .where(ReportText.report_id == report.id, ReportText.section == section)
        .order_by(ReportText.version.desc())
    ).all()


def lacking(report: YearReport) -> list[str]:
    """The sections that must be written and are not."""
    written = texts(report)
    return [
        key
        for key, section in SECTIONS.items()
        if section.must and not (key in written and written[key].text.strip())
    ]


def steps(report: YearReport) -> Sequence[ReportStep]:
    """What happened to it, the newest first."""
    return db.session.scalars(
        sa.select(ReportStep)
        .where(ReportStep.report_id == report.id)
        .order_by(ReportStep.id.desc())
    ).all()


def files(report: YearReport) -> Sequence[ReportFile]:
    """Its files, once it is published."""
    return db.session.scalars(
        sa.select(ReportFile).where(ReportFile.report_id == report.id).order_by(ReportFile.id)
    ).all()


def file_of(report: YearReport, name: str) -> ReportFile | None:
    """One of its files by name."""
    return next((one for one in files(report) if one.name == name), None)


def kept_words(report: YearReport) -> Mapping[tuple[str, str], str]:
    """The words of the values in a determined report: units may be called otherwise by now."""
    rows = db.session.execute(
        sa.select(ReportFigure.dimension, ReportFigure.value, ReportFigure.words)
        .where(ReportFigure.report_id == report.id)
        .distinct()
    )
    return {(row.dimension, row.value): row.words for row in rows}

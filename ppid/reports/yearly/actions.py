"""Beginning a report, writing its sections, fixing its figures, opening it to everybody."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from ppid.accounts.models import Officer
from ppid.admin.duties import actions as duties
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db, table_of
from ppid.law import Duty
from ppid.office.calendar import local_day
from ppid.reports import queries as figures
from ppid.reports.data import rows_of
from ppid.reports.definitions import VERSION
from ppid.reports.models import (
    ReportEvent,
    ReportFigure,
    ReportFile,
    ReportState,
    ReportStep,
    ReportText,
    YearReport,
)
from ppid.reports.scope import Scope
from ppid.reports.yearly import queries


class NotNow(Exception):
    """The report does not stand where this can be done."""


class Changed(Exception):
    """Somebody else wrote this section, or moved the report, since it was read."""


class Lacking(Exception):
    """Sections that must be written are empty; the message names them, comma between."""


class NotOver(Exception):
    """The figures of a year are fixed as of a day that has passed, its last day or later."""


def begin(year: int, *, by: Officer, at: datetime) -> YearReport:
    """Begin the report on a year, with what the office wrote the year before.

    One that is there already is given back.
    """
    there = queries.report_of(year)
    if there is not None:
        return there
    report = YearReport(year=year, state=ReportState.DRAFT)
    db.session.add(report)
    db.session.flush()
    before = queries.report_of(year - 1)
    for old in (queries.texts(before) if before else {}).values():
        db.session.add(
            ReportText(
                report_id=report.id,
                section=old.section,
                version=1,
                text=old.text,
                facts=old.facts,
                at=at,
            )
        )
    _step(report, ReportEvent.BEGUN, by=by, at=at)
    return report


def write(
    report: YearReport,
    section: str,
    *,
    seen: int,
    text: str,
    facts: Mapping[str, Any],
    by: Officer,
    at: datetime,
) -> ReportText:
    """Write a section anew; `seen` is the version that was read, 0 for none.

    Nothing is written over: every version stays. Raises NotNow, Changed.
    """
    _see_again(report)
    if report.state is not ReportState.DRAFT:
        raise NotNow
    newest = queries.texts(report).get(section)
    if (newest.version if newest else 0) != seen:
        raise Changed
    made = ReportText(
        report_id=report.id,
        section=section,
        version=seen + 1,
        text=text,
        facts=dict(facts),
        by_id=by.id,
        at=at,
    )
    db.session.add(made)
    db.session.flush()
    _step(report, ReportEvent.WRITTEN, by=by, at=at, note=section)
    return made


def determine(report: YearReport, *, as_of: date, seen: int, by: Officer, at: datetime) -> None:
    """Fix words and figures: each figure becomes a row, and all of them have one digest.

    `as_of` is an office day that has passed, 31 December of the year or later; `seen` the version
    of the report that was read. Raises NotNow, Changed, NotOver, Lacking.
    """
    _take(report, seen=seen, state=ReportState.DRAFT)
    if not date(report.year, 12, 31) <= as_of < local_day(at):
        raise NotOver
    lacking = queries.lacking(report)
    if lacking:
        raise Lacking(",".join(lacking))
    rows = rows_of(figures.figures(Scope(report.year, as_of)))
    db.session.execute(sa.insert(table_of(ReportFigure)), [_figure(report.id, row) for row in rows])
    report.state, report.as_of, report.definitions = ReportState.DETERMINED, as_of, VERSION
    report.digest, report.determined_on = digest(rows), local_day(at)
    _step(report, ReportEvent.DETERMINED, by=by, at=at, note=report.digest)


def digest(rows: Sequence[Mapping[str, Any]]) -> str:
    """The SHA-256 of figures: one a line, as they stand in open data."""
    lines = (
        "\t".join(str(row[name] or "") for name in ("indikator", "dimensi", "nilai", "jumlah"))
        for row in rows
    )
    return hashlib.sha256("\n".join((f"definitions {VERSION}", *lines)).encode()).hexdigest()


def reopen(report: YearReport, *, reason: str, seen: int, by: Officer, at: datetime) -> None:
    """Take a report that is not published yet back to be written; its figures will be counted
    again. Raises NotNow, Changed."""
    _take(report, seen=seen, state=ReportState.DETERMINED)
    db.session.execute(sa.delete(ReportFigure).where(ReportFigure.report_id == report.id))
    report.state, report.as_of, report.digest = ReportState.DRAFT, None, ""
    report.definitions = report.determined_on = None
    _step(report, ReportEvent.REOPENED, by=by, at=at, note=reason)


def publish(
    report: YearReport,
    made: Sequence[Stored],
    *,
    on: date,
    seen: int,
    by: Officer,
    at: datetime,
) -> None:
    """Open the report to everybody, with the files that were made of it.

    It is published once and stays; `on` is the day on which it was available. Raises NotNow,
    Changed.
    """
    _take(report, seen=seen, state=ReportState.DETERMINED)
    report.state, report.published_on = ReportState.PUBLISHED, on
    for stored in made:
        paper = files.keep(stored, at)
        db.session.add(ReportFile(report_id=report.id, name=stored.name, paper_id=paper.id))
    _step(report, ReportEvent.PUBLISHED, by=by, at=at)
    _settle(report, by=by, at=at)


def note_sending(
    report: YearReport, *, on: date, how: str, seen: int, by: Officer, at: datetime
) -> None:
    """Note that a copy was sent to the Komisi Informasi, Perki 1/2021 Pasal 56 ayat (3).

    Raises NotNow when it was noted before or nothing is determined yet, Changed.
    """
    _see_again(report)
    if report.state is ReportState.DRAFT or report.sent_on is not None:
        raise NotNow
    if report.version != seen:
        raise Changed
    report.sent_on, report.sent_how = on, how
    _step(report, ReportEvent.SENT, by=by, at=at, note=how)
    _settle(report, by=by, at=at)


def _settle(report: YearReport, *, by: Officer, at: datetime) -> None:
    """The duty of the year (D21) is fulfilled once the report is there and its copy was sent."""
    if report.published_on is None or report.sent_on is None:
        return
    duties.record(
        duty=Duty.REPORT,
        on=max(report.published_on, report.sent_on),
        year=report.year,
        reference=report.sent_how,
        by=by,
        at=at,
    )


def _figure(report_id: int, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "report_id": report_id,
        "key": row["indikator"],
        "dimension": row["dimensi"],
        "value": row["nilai"],
        "words": row["keterangan"][:200],
        "amount": row["jumlah"] or "",
    }


def _see_again(report: YearReport) -> None:
    """Look at it again and keep others from it: who comes second sees the first."""
    db.session.flush()
    db.session.refresh(report, with_for_update=True)


def _take(report: YearReport, *, seen: int, state: ReportState) -> None:
    _see_again(report)
    if report.state is not state:
        raise NotNow
    if report.version != seen:
        raise Changed


def _step(
    report: YearReport, event: ReportEvent, *, by: Officer, at: datetime, note: str = ""
) -> None:
    db.session.add(ReportStep(report_id=report.id, event=event, at=at, officer_id=by.id, note=note))
    db.session.flush()

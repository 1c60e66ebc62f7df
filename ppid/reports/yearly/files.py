"""The files of a report: their names, their making, their laying down in the store."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.kinds import Kind
from ppid.files.slots import Slot
from ppid.reports.models import ReportForm, YearReport
from ppid.reports.yearly.content import Document, document
from ppid.reports.yearly.making import pdf, word

MAKERS: Final[Mapping[Kind, Callable[[Document], bytes]]] = {Kind.PDF: pdf, Kind.DOCX: word}


def name_of(year: int, form: ReportForm, kind: Kind) -> str:
    """Laporan-layanan-informasi-2025-ringkasan.pdf."""
    return f"laporan-layanan-informasi-{year}-{form}.{kind}"


def made(report: YearReport, form: ReportForm, kind: Kind, *, today: date) -> bytes:
    """One file of a report as it stands; takes about a second."""
    return MAKERS[kind](document(report, form, today=today))


def stored(report: YearReport, *, today: date) -> list[Stored]:
    """All files of a determined report, on disk and without their rows.

    Call it before the transaction opens. Raises files.reasons.Refused when the disk is full.
    """
    found = []
    for form in ReportForm:
        said = document(report, form, today=today)
        for kind, make in MAKERS.items():
            content = make(said)
            found.append(
                files.store_made(
                    io.BytesIO(content),
                    name=name_of(report.year, form, kind),
                    kind=kind,
                    size=len(content),
                    slot=Slot.REPORT,
                )
            )
    return found

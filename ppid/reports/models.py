"""The yearly report: its words version by version, its figures once determined, its files."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.accounts.models import Officer
from ppid.files.models import Paper
from ppid.kit.db import Base, Moment, enum_column


class ReportState(StrEnum):
    """Where a report stands: written, its figures fixed, open to everybody."""

    DRAFT = "draft"
    DETERMINED = "determined"
    PUBLISHED = "published"


class ReportEvent(StrEnum):
    """What happened to a report."""

    BEGUN = "begun"
    WRITTEN = "written"
    DETERMINED = "determined"
    REOPENED = "reopened"
    PUBLISHED = "published"
    SENT = "sent"


class ReportForm(StrEnum):
    """The two forms of a report, Perki 1/2021 Pasal 58."""

    SHORT = "ringkasan"
    FULL = "lengkap"


class YearReport(Base):
    """The report on a year (laporan layanan informasi publik), Perki 1/2021 Pasal 56.

    From when it is determined, its figures stand in `ReportFigure`, counted as of `as_of` by
    `definitions`, the version of their table; `digest` is the SHA-256 of all of them.
    """

    __tablename__ = "year_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(unique=True)
    state: Mapped[ReportState] = mapped_column(enum_column(ReportState))
    as_of: Mapped[date | None] = mapped_column()
    definitions: Mapped[int | None] = mapped_column()
    digest: Mapped[str] = mapped_column(sa.String(64), default="")
    determined_on: Mapped[date | None] = mapped_column()
    published_on: Mapped[date | None] = mapped_column()
    sent_on: Mapped[date | None] = mapped_column()
    sent_how: Mapped[str] = mapped_column(sa.String(300), default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ReportText(Base):
    """One version of what the office wrote in a section; none is ever changed.

    `facts` are the section's own numbers (people, rupiah).
    """

    __tablename__ = "report_texts"
    __table_args__ = (sa.UniqueConstraint("report_id", "section", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(sa.ForeignKey("year_reports.id"))
    section: Mapped[str] = mapped_column(sa.String(30))
    version: Mapped[int] = mapped_column()
    text: Mapped[str] = mapped_column(sa.Text, default="")
    facts: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    by: Mapped[Officer | None] = relationship(lazy="joined")
    at: Mapped[datetime] = mapped_column(Moment)


class ReportFigure(Base):
    """One figure of a determined report, or one cell of its breakdown, with the words of its value.

    `amount` is the number as it is written in open data, empty where there is none.
    """

    __tablename__ = "report_figures"
    __table_args__ = (sa.UniqueConstraint("report_id", "key", "dimension", "value"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(sa.ForeignKey("year_reports.id"))
    key: Mapped[str] = mapped_column(sa.String(40))
    dimension: Mapped[str] = mapped_column(sa.String(20), default="")
    value: Mapped[str] = mapped_column(sa.String(40), default="")
    words: Mapped[str] = mapped_column(sa.String(200), default="")
    amount: Mapped[str] = mapped_column(sa.String(30))


class ReportFile(Base):
    """A file of a published report: the bytes that everybody fetches."""

    __tablename__ = "report_files"
    __table_args__ = (sa.UniqueConstraint("report_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(sa.ForeignKey("year_reports.id"))
    name: Mapped[str] = mapped_column(sa.String(80))
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("papers.id"))
    paper: Mapped[Paper] = relationship(lazy="joined")


class ReportStep(Base):
    """One thing that happened to a report, with who did it; never changed."""

    __tablename__ = "report_steps"
    __table_args__ = (sa.Index("ix_report_steps_report", "report_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(sa.ForeignKey("year_reports.id"))
    event: Mapped[ReportEvent] = mapped_column(enum_column(ReportEvent))
    at: Mapped[datetime] = mapped_column(Moment)
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    officer: Mapped[Officer | None] = relationship(lazy="joined")
    note: Mapped[str] = mapped_column(sa.Text, default="")

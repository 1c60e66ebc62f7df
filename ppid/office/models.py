"""The office's own facts: profile, units, holidays."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ppid.kit.db import Base, Moment, enum_column
from ppid.law import Duty


class Office(Base):
    """The public body and its PPID: one row."""

    __tablename__ = "offices"
    __table_args__ = (sa.CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(200))
    body_name: Mapped[str] = mapped_column(sa.String(200))
    place: Mapped[str] = mapped_column(sa.String(100))
    address: Mapped[str] = mapped_column(sa.String(300))
    phone: Mapped[str] = mapped_column(sa.String(60))
    fax: Mapped[str] = mapped_column(sa.String(60), default="", server_default="")
    email: Mapped[str] = mapped_column(sa.String(254))
    website: Mapped[str] = mapped_column(sa.String(200), default="")
    zone: Mapped[str] = mapped_column(sa.String(40), default="Asia/Makassar")
    opens: Mapped[time] = mapped_column(default=time(8))
    closes: Mapped[time] = mapped_column(default=time(16))
    letterhead: Mapped[str] = mapped_column(sa.Text, default="")
    ppid_name: Mapped[str] = mapped_column(sa.String(120), default="")
    ppid_title: Mapped[str] = mapped_column(sa.String(160), default="")
    ppid_rank: Mapped[str] = mapped_column(sa.String(80), default="", server_default="")
    ppid_nip: Mapped[str] = mapped_column(sa.String(30), default="")
    superior_name: Mapped[str] = mapped_column(sa.String(120), default="", server_default="")
    superior_title: Mapped[str] = mapped_column(sa.String(160), default="")
    superior_rank: Mapped[str] = mapped_column(sa.String(80), default="", server_default="")
    superior_nip: Mapped[str] = mapped_column(sa.String(30), default="", server_default="")
    logo_id: Mapped[int | None] = mapped_column(sa.ForeignKey("logos.id"))
    logo_alt: Mapped[str] = mapped_column(sa.String(160), default="", server_default="")
    commission: Mapped[str] = mapped_column(sa.String(160), default="")
    number_prefix: Mapped[str] = mapped_column(sa.String(20), default="PIP")
    payment: Mapped[str] = mapped_column(sa.String(300), default="")
    cost_basis: Mapped[str] = mapped_column(sa.String(300), default="")
    weekend: Mapped[str] = mapped_column(sa.String(10), default="56")
    calendar_version: Mapped[int] = mapped_column(default=1)
    law_version: Mapped[int] = mapped_column(default=1)
    texts_version: Mapped[int] = mapped_column(default=1, server_default="1")
    numbers_version: Mapped[int] = mapped_column(default=1, server_default="1")
    notices_version: Mapped[int] = mapped_column(default=1, server_default="1")
    auditor_sees_identity: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    factor_roles: Mapped[str] = mapped_column(sa.String(120), default="", server_default="")
    retention: Mapped[dict[str, int]] = mapped_column(sa.JSON, default=dict, server_default="{}")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Logo(Base):
    """A picture for the head of letters (logo kop surat); never changed: letters point to it."""

    __tablename__ = "logos"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(sa.String(64), unique=True)
    png: Mapped[bytes] = mapped_column(sa.LargeBinary)
    width: Mapped[int] = mapped_column()
    height: Mapped[int] = mapped_column()
    at: Mapped[datetime] = mapped_column(Moment)
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))


class TextVersion(Base):
    """What the office says in one place of its letters and mails, since a moment; never changed.

    `words` holds the text of each language; a language that is not there says the default.
    """

    __tablename__ = "text_versions"
    __table_args__ = (sa.Index("ix_text_versions_key", "key", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(60))
    words: Mapped[dict[str, str]] = mapped_column(sa.JSON, default=dict)
    reason: Mapped[str] = mapped_column(sa.String(300), default="")
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class NumberPattern(Base):
    """How a register writes its numbers from a day on (pola nomor); never changed.

    `counter` is the row of `counters` that it counts by: letters may share one (buku agenda).
    """

    __tablename__ = "number_patterns"
    __table_args__ = (sa.Index("ix_number_patterns_register", "register", "effective_from", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(sa.String(30))
    pattern: Mapped[str] = mapped_column(sa.String(80))
    code: Mapped[str] = mapped_column(sa.String(20), default="")
    classification: Mapped[str] = mapped_column(sa.String(20), default="")
    counter: Mapped[str] = mapped_column(sa.String(30))
    effective_from: Mapped[date] = mapped_column()
    reason: Mapped[str] = mapped_column(sa.String(300), default="")
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class Unit(Base):
    """A unit of the body (perangkat daerah) that holds information."""

    __tablename__ = "units"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(160), unique=True)
    short: Mapped[str] = mapped_column(sa.String(40))
    email: Mapped[str] = mapped_column(sa.String(254), default="")
    active: Mapped[bool] = mapped_column(default=True)


class Holiday(Base):
    """A day that is not a working day: libur nasional, cuti bersama, or regional."""

    __tablename__ = "holidays"

    on: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(160))
    kind: Mapped[str] = mapped_column(sa.String(30))
    source: Mapped[str] = mapped_column(sa.String(300), default="")
    confirmed: Mapped[bool] = mapped_column(default=True)


class CalendarYear(Base):
    """A year whose days off were compared with the joint decree (SKB), by whom and when."""

    __tablename__ = "calendar_years"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    at: Mapped[datetime | None] = mapped_column(Moment)


class CalendarChange(Base):
    """One change of the working days: what changed, and the whole calendar as it was before.

    Never changed, never removed: a case whose announced date stays (A-09) is counted along the
    calendar that it began with.
    """

    __tablename__ = "calendar_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    edit: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    before: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    moved: Mapped[int] = mapped_column(default=0)


class Profile(Base):
    """One version of the legal profile (profil hukum), in force from a day on; never changed."""

    __tablename__ = "profiles"

    id: Mapped[int] = mapped_column(primary_key=True)
    effective_from: Mapped[date] = mapped_column(index=True)
    rules: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    reason: Mapped[str] = mapped_column(sa.String(500), default="")
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    at: Mapped[datetime | None] = mapped_column(Moment)


class DutyRecord(Base):
    """One time that a returning duty was fulfilled: list, announcement or yearly report."""

    __tablename__ = "duty_records"
    __table_args__ = (sa.Index("ix_duty_records_duty", "duty", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    duty: Mapped[Duty] = mapped_column(enum_column(Duty))
    on: Mapped[date] = mapped_column()
    year: Mapped[int | None] = mapped_column()
    reference: Mapped[str] = mapped_column(sa.String(300), default="")
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class OfficeEvent(StrEnum):
    """What was done to the office itself, in the past tense."""

    PROFILE_CHANGED = "profile_changed"
    LOGO_PUT_UP = "logo_put_up"
    LOGO_TAKEN_DOWN = "logo_taken_down"
    UNIT_ADDED = "unit_added"
    UNITS_IMPORTED = "units_imported"
    UNIT_CHANGED = "unit_changed"
    UNIT_RETIRED = "unit_retired"
    UNIT_REVIVED = "unit_revived"
    CONFIRMED = "confirmed"
    BACKUP_MADE = "backup_made"
    BACKUP_RESTORED = "backup_restored"
    RETENTION_CHANGED = "retention_changed"
    HOLD_LAID = "hold_laid"
    HOLD_LIFTED = "hold_lifted"


class OfficeEntry(Base):
    """One line of the record of administration: who changed what of the office; never changed.

    `about` names what was changed (a unit, a part of the set-up), `facts` what stood there before
    and after, field by field. `by_id` is nobody where a command of the machine did it.
    """

    __tablename__ = "office_entries"
    __table_args__ = (sa.Index("ix_office_entries_event", "event", "about", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    event: Mapped[OfficeEvent] = mapped_column(enum_column(OfficeEvent))
    about: Mapped[str] = mapped_column(sa.String(200), default="")
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    facts: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)

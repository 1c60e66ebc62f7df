"""The office's own facts: profile, units, holidays."""

from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ppid.kit.db import Base, Moment


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
    email: Mapped[str] = mapped_column(sa.String(254))
    website: Mapped[str] = mapped_column(sa.String(200), default="")
    zone: Mapped[str] = mapped_column(sa.String(40), default="Asia/Makassar")
    opens: Mapped[time] = mapped_column(default=time(8))
    closes: Mapped[time] = mapped_column(default=time(16))
    letterhead: Mapped[str] = mapped_column(sa.Text, default="")
    ppid_name: Mapped[str] = mapped_column(sa.String(120), default="")
    ppid_title: Mapped[str] = mapped_column(sa.String(160), default="")
    ppid_nip: Mapped[str] = mapped_column(sa.String(30), default="")
    superior_title: Mapped[str] = mapped_column(sa.String(160), default="")
    number_prefix: Mapped[str] = mapped_column(sa.String(20), default="PIP")
    payment: Mapped[str] = mapped_column(sa.String(300), default="")
    cost_basis: Mapped[str] = mapped_column(sa.String(300), default="")
    weekend: Mapped[str] = mapped_column(sa.String(10), default="56")
    calendar_version: Mapped[int] = mapped_column(default=1)
    law_version: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


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


class Profile(Base):
    """One version of the legal profile (profil hukum), in force from a day on; never changed."""

    __tablename__ = "profiles"

    id: Mapped[int] = mapped_column(primary_key=True)
    effective_from: Mapped[date] = mapped_column(index=True)
    rules: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    reason: Mapped[str] = mapped_column(sa.String(500), default="")
    author_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    at: Mapped[datetime | None] = mapped_column(Moment)

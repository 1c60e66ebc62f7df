"""Files that were asked for, and who fetched them."""

import secrets
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.accounts.access import Permission
from ppid.accounts.models import Officer
from ppid.files.models import Paper
from ppid.kit.crypto import Sealed
from ppid.kit.db import Base, enum_column


class ExportState(StrEnum):
    """Where a file that was asked for stands."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    ENDED = "ended"


class ExportFault(StrEnum):
    """Why a file could not be made."""

    BROKEN = "broken"
    NO_SPACE = "no_space"
    WORKER_STOPPED = "worker_stopped"


# Written out, not bound: neither database uses a partial index for a bound value.
IS_UNMADE = sa.text("state IN ('queued', 'running')")
IS_READY = sa.text("state = 'ready'")


class Export(Base):
    """One file that an officer asked for (berkas ekspor): made by the worker, kept some days.

    The row stays when the file has ended: it is the record of who took which data out and why
    (UU 27/2022 Pasal 31). `parameters` are for the maker of its kind, as JSON; they are sealed,
    for words that were searched for may be a name.
    """

    __tablename__ = "exports"
    __table_args__ = (
        sa.Index("ix_exports_unmade", "id", sqlite_where=IS_UNMADE, postgresql_where=IS_UNMADE),
        sa.Index("ix_exports_ready", "ends_at", sqlite_where=IS_READY, postgresql_where=IS_READY),
        sa.Index("ix_exports_wanted_by", "wanted_by_id", "id"),
        sa.CheckConstraint(
            "(state = 'running') = (leased_until IS NOT NULL)", name="lease_while_in_hand"
        ),
        sa.CheckConstraint("state <> 'ready' OR paper_id IS NOT NULL", name="ready_with_a_file"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(
        sa.String(32), unique=True, default=lambda: secrets.token_hex(16)
    )
    kind: Mapped[str] = mapped_column(sa.String(40))
    title: Mapped[str] = mapped_column(sa.String(200))
    name: Mapped[str] = mapped_column(sa.String(120))
    parameters: Mapped[str] = mapped_column(Sealed)
    needs: Mapped[Permission] = mapped_column(enum_column(Permission))
    identity: Mapped[bool] = mapped_column(default=False)
    purpose: Mapped[str] = mapped_column(sa.String(300), default="")
    wanted_by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    wanted_by: Mapped[Officer] = relationship()
    wanted_at: Mapped[datetime] = mapped_column()

    state: Mapped[ExportState] = mapped_column(enum_column(ExportState))
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None] = mapped_column()
    attempts: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime | None] = mapped_column()
    fault: Mapped[ExportFault | None] = mapped_column(enum_column(ExportFault))

    paper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("papers.id"), unique=True)
    paper: Mapped[Paper | None] = relationship()
    made_at: Mapped[datetime | None] = mapped_column()
    ends_at: Mapped[datetime | None] = mapped_column()


class ExportFetch(Base):
    """One time that a made file was fetched (unduhan): by whom and when; never changed."""

    __tablename__ = "export_fetches"
    __table_args__ = (sa.Index("ix_export_fetches_export", "export_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    export_id: Mapped[int] = mapped_column(sa.ForeignKey("exports.id"))
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    at: Mapped[datetime] = mapped_column()

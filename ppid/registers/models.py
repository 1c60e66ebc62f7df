"""Years of registers that were closed."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.accounts.models import Officer
from ppid.files.models import Paper
from ppid.kit.db import Base, enum_column
from ppid.registers.wanted import Book

STANDS = sa.text("reopened_at IS NULL")


class RegisterSeal(Base):
    """One closing of a register's year (penutupan register): what it held then, and its hash.

    The paper is the register as it was (`registers.canon`), kept for good; `sha256` is its own.
    A year that is opened again keeps the row, with who did it and why.
    """

    __tablename__ = "register_seals"
    __table_args__ = (
        sa.Index(
            "uq_register_seals_standing",
            "book",
            "year",
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        ),
        sa.CheckConstraint(
            "(reopened_at IS NULL) = (reopened_by_id IS NULL)", name="reopened_by_somebody"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    book: Mapped[Book] = mapped_column(enum_column(Book))
    year: Mapped[int] = mapped_column()
    lines: Mapped[int] = mapped_column()
    open_lines: Mapped[int] = mapped_column()
    sha256: Mapped[str] = mapped_column(sa.String(64))
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("papers.id"), unique=True)
    paper: Mapped[Paper] = relationship()
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    by: Mapped[Officer] = relationship(foreign_keys=by_id)
    at: Mapped[datetime] = mapped_column()
    reopened_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    reopened_by: Mapped[Officer | None] = relationship(foreign_keys=reopened_by_id)
    reopened_at: Mapped[datetime | None] = mapped_column()
    reopening_reason: Mapped[str] = mapped_column(sa.String(500), default="")


class SealedLine(Base):
    """The digest of one line of a closed year: a line that was changed afterwards is told."""

    __tablename__ = "sealed_lines"

    seal_id: Mapped[int] = mapped_column(sa.ForeignKey("register_seals.id"), primary_key=True)
    file_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str] = mapped_column(sa.String(64))

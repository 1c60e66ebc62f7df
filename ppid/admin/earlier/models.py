"""Registers that were brought in from a file: what was chosen, by whom, and what became of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.accounts.models import Officer
from ppid.files.models import Paper
from ppid.kit.db import Base, Moment, enum_column


class ImportState(StrEnum):
    """How far an import went."""

    BEGUN = "begun"
    DONE = "done"
    UNDONE = "undone"


class RegisterImport(Base):
    """One file of an older register (register lama), its columns, and its result."""

    __tablename__ = "register_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(sa.String(32), unique=True)
    state: Mapped[ImportState] = mapped_column(enum_column(ImportState))
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("papers.id"))
    paper: Mapped[Paper] = relationship()
    head_line: Mapped[int] = mapped_column()
    columns: Mapped[dict[str, int]] = mapped_column(sa.JSON)
    result: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    by: Mapped[Officer] = relationship()
    at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

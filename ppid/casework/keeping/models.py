"""Kept filters and who gets them by mail."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.accounts.models import Officer
from ppid.kit.db import Base, Moment


class SavedFilter(Base):
    """A filter of the queue under a name (saringan tersimpan); `query` is its address."""

    __tablename__ = "saved_filters"
    __table_args__ = (sa.UniqueConstraint("owner_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    owner: Mapped[Officer] = relationship()
    name: Mapped[str] = mapped_column(sa.String(60))
    query: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    shared: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(Moment)


class FilterDigest(Base):
    """An officer who gets what a filter finds, every working morning."""

    __tablename__ = "filter_digests"

    filter_id: Mapped[int] = mapped_column(
        sa.ForeignKey("saved_filters.id", ondelete="CASCADE"), primary_key=True
    )
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"), primary_key=True)

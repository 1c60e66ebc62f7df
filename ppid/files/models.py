"""Papers: what was handed in, without its bytes."""

import secrets
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ppid.files.kinds import Kind
from ppid.files.slots import Slot
from ppid.kit.db import Base, enum_column


class Paper(Base):
    """A file that was handed in (berkas): its bytes lie in the store under `place`."""

    __tablename__ = "papers"
    __table_args__ = (sa.CheckConstraint("size > 0", name="not_empty"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(
        sa.String(32), unique=True, default=lambda: secrets.token_hex(16)
    )
    name: Mapped[str] = mapped_column(sa.String(200))
    kind: Mapped[Kind] = mapped_column(enum_column(Kind))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    slot: Mapped[Slot] = mapped_column(enum_column(Slot))
    sealed: Mapped[bool]
    place: Mapped[str] = mapped_column(sa.String(32), unique=True)
    at: Mapped[datetime] = mapped_column(index=True)
    erased_at: Mapped[datetime | None]

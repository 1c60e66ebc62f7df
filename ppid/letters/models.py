"""Letters that the office issued: kept as they were said."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ppid.kit.crypto import Sealed
from ppid.kit.db import Base, Moment, enum_column


class LetterKind(StrEnum):
    """The letters on requests and on objections; more kinds come with their rooms."""

    INCOMPLETE = "incomplete"
    EXTENSION = "extension"
    NOTICE = "notice"
    HANDOVER = "handover"
    OBJECTION_ANSWER = "objection_answer"
    SETTLEMENT = "settlement"
    CONSEQUENCE_TEST = "consequence_test"
    DECREE = "decree"
    CHANGE_TEST = "change_test"
    CHANGE_DECREE = "change_decree"
    OPENING_DECREE = "opening_decree"


class Letter(Base):
    """A numbered document the office issued (surat); its words are never changed."""

    __tablename__ = "letters"
    __table_args__ = (
        sa.Index("ix_letters_case", "case_id", "id"),
        sa.Index("ix_letters_objection", "objection_id", "id"),
        sa.Index("ix_letters_exclusion", "exclusion_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(sa.String(40), unique=True)
    number: Mapped[str] = mapped_column(sa.String(60), unique=True)
    kind: Mapped[LetterKind] = mapped_column(enum_column(LetterKind))
    case_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cases.id"))
    objection_id: Mapped[int | None] = mapped_column(sa.ForeignKey("objections.id"))
    exclusion_id: Mapped[int | None] = mapped_column(sa.ForeignKey("exclusions.id"))
    language: Mapped[str] = mapped_column(sa.String(5))
    title: Mapped[str] = mapped_column(sa.String(200))
    html: Mapped[str] = mapped_column(Sealed)
    sha256: Mapped[str] = mapped_column(sa.String(64))
    issued_at: Mapped[datetime] = mapped_column(Moment)
    issued_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))

"""Letters that the office issued: kept as they were said."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.files.models import Paper
from ppid.kit.crypto import Sealed
from ppid.kit.db import Base, Moment, enum_column
from ppid.letters import codes


class LetterKind(StrEnum):
    """The letters on requests and on objections; more kinds come with their rooms."""

    INCOMPLETE = "incomplete"
    EXTENSION = "extension"
    NOTICE = "notice"
    REFUSAL = "refusal"
    COST_RECEIPT = "cost_receipt"
    HANDOVER = "handover"
    OBJECTION_ANSWER = "objection_answer"
    SETTLEMENT = "settlement"
    CONSEQUENCE_TEST = "consequence_test"
    DECREE = "decree"
    CHANGE_TEST = "change_test"
    CHANGE_DECREE = "change_decree"
    OPENING_DECREE = "opening_decree"
    CORRECTION = "correction"
    LIST_DECREE = "list_decree"


class PrintRole(StrEnum):
    """What a PDF of a letter is: as it was issued, with a signature within, or a signed scan."""

    ISSUED = "issued"
    SIGNED = "signed"
    SCAN = "scan"


class Letter(Base):
    """A numbered document the office issued (surat); its words are never changed.

    `code` is what anyone verifies it by, `corrects_id` the letter it takes the place of. Who
    signs it, and for which office, stands here as it was on its day.
    """

    __tablename__ = "letters"
    __table_args__ = (
        sa.Index("ix_letters_case", "case_id", "id"),
        sa.Index("ix_letters_objection", "objection_id", "id"),
        sa.Index("ix_letters_exclusion", "exclusion_id", "id"),
        sa.Index("ix_letters_determination", "determination_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(sa.String(40), unique=True)
    number: Mapped[str] = mapped_column(sa.String(60), unique=True)
    code: Mapped[str] = mapped_column(sa.String(12), unique=True, default=codes.new)
    kind: Mapped[LetterKind] = mapped_column(enum_column(LetterKind))
    case_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cases.id"))
    objection_id: Mapped[int | None] = mapped_column(sa.ForeignKey("objections.id"))
    exclusion_id: Mapped[int | None] = mapped_column(sa.ForeignKey("exclusions.id"))
    determination_id: Mapped[int | None] = mapped_column(sa.ForeignKey("determinations.id"))
    corrects_id: Mapped[int | None] = mapped_column(sa.ForeignKey("letters.id"), index=True)
    language: Mapped[str] = mapped_column(sa.String(5))
    title: Mapped[str] = mapped_column(sa.String(200))
    office_name: Mapped[str] = mapped_column(sa.String(200), default="", server_default="")
    signer_name: Mapped[str] = mapped_column(sa.String(160), default="", server_default="")
    signer_title: Mapped[str] = mapped_column(sa.String(200), default="", server_default="")
    signer_nip: Mapped[str] = mapped_column(sa.String(30), default="", server_default="")
    html: Mapped[str] = mapped_column(Sealed)
    sha256: Mapped[str] = mapped_column(sa.String(64))
    issued_at: Mapped[datetime] = mapped_column(Moment)
    issued_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))


class LetterFile(Base):
    """A PDF of a letter (cetakan surat), for good; its bytes lie sealed in the store of files."""

    __tablename__ = "letter_files"
    __table_args__ = (sa.Index("ix_letter_files_letter", "letter_id", "role", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(sa.ForeignKey("letters.id"))
    role: Mapped[PrintRole] = mapped_column(enum_column(PrintRole))
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    size: Mapped[int]
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("papers.id"))
    made_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))

    letter: Mapped[Letter] = relationship(lazy="joined")
    paper: Mapped[Paper] = relationship(lazy="joined")

"""The electronic signature of a letter: wanted, waiting, made, or failed."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ppid.kit.crypto import Sealed
from ppid.kit.db import Base, enum_column
from ppid.letters.models import Letter, LetterFile


class MakerKind(StrEnum):
    """What makes a signature: the office's certificate, BSrE, or something outside this house."""

    CERTIFICATE = "certificate"
    BSRE = "bsre"
    OUTSIDE = "outside"


class SignatureState(StrEnum):
    """Where a signature stands: for the signatory to ask, for the worker to make, or at its end."""

    WANTED = "wanted"
    WAITING = "waiting"
    SIGNED = "signed"
    FAILED = "failed"


class SignFault(StrEnum):
    """Why a signature was not made."""

    UNREACHABLE = "unreachable"
    BUSY = "busy"
    GARBAGE = "garbage"
    WRONG_PASSPHRASE = "wrong_passphrase"  # noqa: S105 (the name of a fault)
    UNKNOWN_SIGNER = "unknown_signer"
    NO_ACCESS = "no_access"
    REFUSED = "refused"
    NO_KEY = "no_key"
    EXPIRED = "expired"
    NO_TIMESTAMP = "no_timestamp"
    NO_PRINT = "no_print"
    NO_SPACE = "no_space"
    SWITCHED_OFF = "switched_off"
    WORKER_STOPPED = "worker_stopped"


# Written out, not bound: neither database uses a partial index for a bound value.
IS_WAITING = sa.text("state = 'waiting'")
IS_OPEN = sa.text("state IN ('wanted', 'failed')")


def _partial(name: str, *columns: str, where: sa.TextClause) -> sa.Index:
    return sa.Index(name, *columns, sqlite_where=where, postgresql_where=where)


class Signature(Base):
    """The one electronic signature of a letter (tanda tangan elektronik).

    What the signatory gave stands sealed until it was used, and no longer. Subject, issuer and
    serial are those of the certificate.
    """

    __tablename__ = "signatures"
    __table_args__ = (
        _partial("ix_signatures_due", "due_at", "id", where=IS_WAITING),
        _partial("ix_signatures_open", "id", where=IS_OPEN),
        sa.CheckConstraint("(state = 'signed') = (file_id IS NOT NULL)", name="signed_has_a_file"),
        sa.CheckConstraint(
            "state = 'waiting' OR (nik IS NULL AND passphrase IS NULL AND leased_until IS NULL)",
            name="secrets_only_while_waiting",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(sa.ForeignKey("letters.id"), unique=True)
    maker: Mapped[MakerKind] = mapped_column(enum_column(MakerKind))
    state: Mapped[SignatureState] = mapped_column(enum_column(SignatureState))
    promised_at: Mapped[datetime]

    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    asked_at: Mapped[datetime | None]
    nik: Mapped[str | None] = mapped_column(Sealed)
    passphrase: Mapped[str | None] = mapped_column(Sealed)

    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None]
    give_up_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    fault: Mapped[SignFault | None] = mapped_column(enum_column(SignFault))

    file_id: Mapped[int | None] = mapped_column(sa.ForeignKey("letter_files.id"))
    signed_at: Mapped[datetime | None]
    subject: Mapped[str] = mapped_column(sa.String(300), default="")
    issuer: Mapped[str] = mapped_column(sa.String(300), default="")
    serial: Mapped[str] = mapped_column(sa.String(60), default="")
    valid_until: Mapped[datetime | None]
    timestamped: Mapped[bool] = mapped_column(default=False)
    trusted: Mapped[bool] = mapped_column(default=False)

    letter: Mapped[Letter] = relationship(lazy="joined", innerjoin=True)
    file: Mapped[LetterFile | None] = relationship(lazy="select")

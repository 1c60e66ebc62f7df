"""Officers, what they may be, and where they are signed in."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from flask_security.core import UserMixin
from sqlalchemy import event
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from ppid.kit.crypto import Sealed
from ppid.kit.db import Base, Moment, enum_column
from ppid.office.models import Unit


class Role(StrEnum):
    """What an officer is (rules 3: actors and powers)."""

    DESK = "desk"
    PPID = "ppid"
    UNIT = "unit"
    TEAM = "team"
    SUPERIOR = "superior"
    HEAD = "head"
    AUDITOR = "auditor"
    ADMIN = "admin"

    def get_permissions(self) -> set[str]:
        """None in the eyes of Flask-Security, which asks: ours stand in `accounts.access`."""
        return set()


OPTIONAL_ROLES = frozenset({Role.TEAM, Role.HEAD, Role.AUDITOR})
"""Roles that an office may do without (Perki 1/2021 Pasal 6 ayat (7))."""


def apart(roles: Collection[Role]) -> frozenset[Role]:
    """The roles among these that one person must not hold together; empty when all may be held.

    Who refuses must not judge the objection (rules 3), and who audits must not act.
    """
    held = frozenset(roles)
    if held >= {Role.PPID, Role.SUPERIOR}:
        return frozenset({Role.PPID, Role.SUPERIOR})
    return held if Role.AUDITOR in held and len(held) > 1 else frozenset()


class RoleList(sa.TypeDecorator[list[Role]]):
    """Several roles in one text column: one person may hold several."""

    impl = sa.String(120)
    cache_ok = True

    def process_bind_param(self, value: list[Role] | None, dialect: sa.Dialect) -> str | None:
        """Sorted, between commas, so that one role can be looked for."""
        return None if value is None else "," + ",".join(sorted(r.value for r in value)) + ","

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> list[Role] | None:
        """Roles as members."""
        return None if value is None else [Role(v) for v in value.split(",") if v]


class Officer(Base, UserMixin):
    """Who answers (petugas layanan, PPID, PPID pelaksana, atasan PPID, administrator)."""

    __tablename__ = "officers"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    email: Mapped[str] = mapped_column(sa.String(254), unique=True)
    title: Mapped[str] = mapped_column(sa.String(160), default="")
    rank: Mapped[str] = mapped_column(sa.String(80), default="", server_default="")
    nip: Mapped[str] = mapped_column(sa.String(30), default="")
    roles: Mapped[list[Role]] = mapped_column(RoleList())  # type: ignore[assignment]
    unit_id: Mapped[int | None] = mapped_column(sa.ForeignKey("units.id"), index=True)
    unit: Mapped[Unit | None] = relationship(lazy="joined")
    active: Mapped[bool] = mapped_column(default=True)
    password: Mapped[str | None] = mapped_column(sa.String(255))
    fs_uniquifier: Mapped[str] = mapped_column(sa.String(64), unique=True)
    language: Mapped[str] = mapped_column(sa.String(5), default="id")
    invited_at: Mapped[datetime | None] = mapped_column(Moment)
    totp_secret: Mapped[str | None] = mapped_column(Sealed)
    totp_step: Mapped[int | None] = mapped_column(sa.BigInteger)
    has_factor: Mapped[bool] = mapped_column(default=False, server_default=sa.false())


class SignIn(Base):
    """One signed-in browser; ends by sign-out, by time, or with the account."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"), index=True)
    officer: Mapped[Officer] = relationship()
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    began_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    browser: Mapped[str] = mapped_column(sa.String(80), default="")
    network: Mapped[str] = mapped_column(sa.String(64), default="", server_default="")
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    factor_wanted: Mapped[bool] = mapped_column(default=False, server_default=sa.false())


class KeptForm(Base):
    """What an officer had typed when the sign-in ended: one form, kept until it is sent again."""

    __tablename__ = "kept_forms"

    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"), primary_key=True)
    path: Mapped[str] = mapped_column(sa.String(300))
    fields: Mapped[str] = mapped_column(Sealed)
    with_files: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(Moment)


class Passkey(Base):
    """A key that a device or a password manager holds for an officer (passkey, WebAuthn)."""

    __tablename__ = "passkeys"

    id: Mapped[int] = mapped_column(primary_key=True)
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    credential_id: Mapped[str] = mapped_column(sa.String(400), unique=True)
    public_key: Mapped[str] = mapped_column(Sealed)
    uses: Mapped[int] = mapped_column(sa.BigInteger, default=0)
    made_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class RecoveryCode(Base):
    """A code that stands once for a lost factor (kode pemulihan); only its hash is kept."""

    __tablename__ = "recovery_codes"
    __table_args__ = (sa.UniqueConstraint("officer_id", "code_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    code_hash: Mapped[str] = mapped_column(sa.String(64))
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class Leave(Base):
    """Days on which an officer is away and a deputy (pelaksana harian) stands in."""

    __tablename__ = "leaves"
    __table_args__ = (
        sa.Index("ix_leaves_officer", "officer_id", "until"),
        sa.Index("ix_leaves_deputy", "deputy_id", "until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    officer: Mapped[Officer] = relationship(foreign_keys=officer_id)
    deputy_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    deputy: Mapped[Officer] = relationship(foreign_keys=deputy_id)
    since: Mapped[date] = mapped_column()
    until: Mapped[date] = mapped_column()
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class AccountEvent(StrEnum):
    """What happened to an account, in the past tense."""

    FIRST_MADE = "first_made"
    INVITED = "invited"
    CHANGED = "changed"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    SIGNED_OUT = "signed_out"
    PASSWORD_CHOSEN = "password_chosen"  # noqa: S105
    TOTP_ADDED = "totp_added"
    TOTP_REMOVED = "totp_removed"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    CODES_MADE = "codes_made"
    CODE_USED = "code_used"
    FACTORS_RESET = "factors_reset"
    LEAVE_SET = "leave_set"
    LEAVE_ENDED = "leave_ended"
    CASES_HANDED_ON = "cases_handed_on"
    RULES_CHANGED = "rules_changed"
    NOTICES_SET = "notices_set"
    GATEWAY_OPENED = "gateway_opened"
    GATEWAY_CLOSED = "gateway_closed"


class AccountEntry(Base):
    """One line of the record of accounts: who did what to whose account; never changed."""

    __tablename__ = "account_entries"
    __table_args__ = (sa.Index("ix_account_entries_officer", "officer_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    event: Mapped[AccountEvent] = mapped_column(enum_column(AccountEvent))
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    facts: Mapped[dict[str, Any]] = mapped_column(sa.JSON, default=dict)


class RecordKept(Exception):
    """Somebody tried to change or remove a line of the record of accounts."""


@event.listens_for(Session, "before_flush")
def _keep_record(session: Session, *_rest: object) -> None:
    changed = [item for item in session.dirty if session.is_modified(item)]
    if any(isinstance(item, AccountEntry) for item in [*changed, *session.deleted]):
        raise RecordKept

"""What happens to the second step of an account; all of it is on record and told its owner."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from ppid.accounts import queries as accounts
from ppid.accounts import record
from ppid.accounts.actions import lock_out
from ppid.accounts.factors import codes, duty, passkeys, queries, totp
from ppid.accounts.models import AccountEvent, Officer, Passkey, RecoveryCode, Role, SignIn
from ppid.kit.db import db
from ppid.office.queries import office
from ppid.outbox import actions as outbox


class LastFactor(Exception):
    """An officer who must have a second step would have none."""


def _told(event: AccountEvent, officer: Officer, *, by: Officer | None, at: datetime) -> None:
    """Put it on record, and tell the owner by mail: it may have been somebody else."""
    record.note(event, officer, by=by, at=at)
    outbox.queue(
        "factor_changed",
        to=officer.email,
        key=f"factor-{officer.id}-{event.value}-{int(at.timestamp() * 1000)}",
        at=at,
        language=officer.language,
        officer=officer,
        event=event,
        by=by.name if by and by.id != officer.id else None,
    )


def _settle(officer: Officer) -> None:
    """Keep beside the account whether it has a second step; who has one is no longer asked."""
    db.session.flush()
    officer.has_factor = bool(officer.totp_secret or queries.passkeys(officer))
    if officer.has_factor:
        open_ones = sa.update(SignIn).where(SignIn.officer_id == officer.id)
        db.session.execute(open_ones.values(factor_wanted=False))


def add_totp(officer: Officer, *, secret: str, step: int, at: datetime) -> None:
    """Let an authenticator app stand for an officer, once it has shown a right code."""
    officer.totp_secret, officer.totp_step = secret, step
    _settle(officer)
    _told(AccountEvent.TOTP_ADDED, officer, by=officer, at=at)


def remove_totp(officer: Officer, *, at: datetime) -> None:
    """Let the authenticator app go; raises LastFactor."""
    if duty.must_have(officer) and not queries.passkeys(officer):
        raise LastFactor
    officer.totp_secret, officer.totp_step = None, None
    _settle(officer)
    _told(AccountEvent.TOTP_REMOVED, officer, by=officer, at=at)


def add_passkey(officer: Officer, made: passkeys.Made, *, name: str, at: datetime) -> None:
    """Let a passkey stand for an officer."""
    db.session.add(
        Passkey(
            officer_id=officer.id,
            name=name,
            credential_id=made.credential_id,
            public_key=made.public_key,
            uses=made.uses,
            made_at=at,
        )
    )
    _settle(officer)
    _told(AccountEvent.PASSKEY_ADDED, officer, by=officer, at=at)


def remove_passkey(officer: Officer, passkey: Passkey, *, at: datetime) -> None:
    """Let a passkey go; raises LastFactor."""
    others = [one for one in queries.passkeys(officer) if one.id != passkey.id]
    if duty.must_have(officer) and not others and not officer.totp_secret:
        raise LastFactor
    db.session.delete(passkey)
    _settle(officer)
    _told(AccountEvent.PASSKEY_REMOVED, officer, by=officer, at=at)


def make_codes(officer: Officer, *, at: datetime) -> Sequence[str]:
    """Ten new recovery codes, to be shown once; those before are good no more."""
    db.session.execute(sa.delete(RecoveryCode).where(RecoveryCode.officer_id == officer.id))
    drawn = codes.draw()
    db.session.add_all(
        RecoveryCode(officer_id=officer.id, code_hash=codes.hashed(officer, code)) for code in drawn
    )
    record.note(AccountEvent.CODES_MADE, officer, by=officer, at=at)
    return drawn


def take_code(officer: Officer, code: str, *, at: datetime) -> bool:
    """Whether a code of the app, or a recovery code, is right; each is good once."""
    return _take_totp(officer, code, at) or _take_recovery(officer, code, at)


def _take_totp(officer: Officer, code: str, at: datetime) -> bool:
    digits = "".join(code.split())
    if not officer.totp_secret or not digits.isdecimal():
        return False
    step = totp.step_of(officer.totp_secret, digits, last=officer.totp_step, at=at)
    if step is None:
        return False
    taken = (
        sa.update(Officer)
        .where(Officer.id == officer.id)
        .where(sa.or_(Officer.totp_step.is_(None), Officer.totp_step < step))
        .values(totp_step=step)
    )
    rows: sa.CursorResult[tuple[()]] = db.session.execute(taken)  # type: ignore[assignment]
    return rows.rowcount == 1  # of two at once with the same code, one is too late


def _take_recovery(officer: Officer, code: str, at: datetime) -> bool:
    used = (
        sa.update(RecoveryCode)
        .where(
            RecoveryCode.officer_id == officer.id,
            RecoveryCode.code_hash == codes.hashed(officer, code),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=at)
    )
    rows: sa.CursorResult[tuple[()]] = db.session.execute(used)  # type: ignore[assignment]
    if rows.rowcount != 1:
        return False
    _told(AccountEvent.CODE_USED, officer, by=officer, at=at)
    return True


def take_passkey(officer: Officer, answer: str, challenge: str, *, at: datetime) -> bool:
    """Whether a passkey of the officer signed the challenge."""
    found = passkeys.used(answer, challenge, queries.passkeys(officer))
    if found is None:
        return False
    passkey, uses = found
    passkey.uses, passkey.used_at = uses, at
    return True


def reset(officer: Officer, *, by: Officer | None, at: datetime) -> None:
    """Take a lost second step off an account and end its sign-ins; `by` None: by the operator.

    Its owner signs in by password and sets up another, if one must be had.
    """
    lock_out(officer, at=at)
    _forget_all(officer, by=by, at=at)


def _forget_all(officer: Officer, *, by: Officer | None, at: datetime) -> None:
    officer.totp_secret, officer.totp_step, officer.has_factor = None, None, False
    db.session.execute(sa.delete(Passkey).where(Passkey.officer_id == officer.id))
    db.session.execute(sa.delete(RecoveryCode).where(RecoveryCode.officer_id == officer.id))
    _told(AccountEvent.FACTORS_RESET, officer, by=by, at=at)


def change_rules(
    *, factor_roles: Sequence[Role], auditor_sees_identity: bool, by: Officer, at: datetime
) -> None:
    """Choose whose roles need a second step, and whether the auditor sees identities.

    Who holds such a role and has no second step opens nothing from now on until it is set up.
    """
    own = office()
    own.factor_roles = ",".join(sorted(role.value for role in factor_roles))
    own.auditor_sees_identity = auditor_sees_identity
    holds = sa.or_(*(accounts.with_role(role) for role in (Role.ADMIN, *factor_roles)))
    without = sa.select(Officer.id).where(Officer.has_factor.is_(False), holds)
    if not duty.is_waived():
        want = sa.update(SignIn).where(SignIn.officer_id.in_(without), SignIn.ended_at.is_(None))
        db.session.execute(want.values(factor_wanted=True))
    record.note(
        AccountEvent.RULES_CHANGED,
        None,
        by=by,
        at=at,
        factor_roles=sorted(role.value for role in factor_roles),
        auditor_sees_identity=auditor_sees_identity,
    )

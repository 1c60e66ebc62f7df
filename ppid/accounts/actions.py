"""What happens to officers' accounts and sign-ins."""

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from ppid.accounts import links, passwords, queries, record
from ppid.accounts.links import Purpose
from ppid.accounts.models import AccountEvent, KeptForm, Officer, Role, SignIn, apart
from ppid.kit.db import db
from ppid.office.models import Office
from ppid.outbox import actions as outbox

REMEMBERED = timedelta(days=90)
KEPT_FOR = timedelta(hours=24)
_APART = timedelta(minutes=10)


class EmailTaken(Exception):
    """Another officer has this address."""


class LastAdministrator(Exception):
    """Nobody could administer any more."""


class RolesApart(Exception):
    """Two roles that one person must not hold together."""


class NotFirst(Exception):
    """There is an officer already: the first administrator was made."""


def begin_sign_in(
    officer: Officer,
    *,
    at: datetime,
    browser: str = "",
    network: str = "",
    factor_wanted: bool = False,
) -> str:
    """Note a new signed-in browser; returns the token its session carries.

    `factor_wanted`: it opens nothing until a second step was set up.
    """
    token = secrets.token_urlsafe(24)
    _forget_old(officer, at)
    db.session.add(
        SignIn(
            officer_id=officer.id,
            token_hash=queries.token_hash(token),
            began_at=at,
            seen_at=at,
            confirmed_at=at,
            browser=browser[:80],
            network=network,
            factor_wanted=factor_wanted,
        )
    )
    db.session.flush()
    return token


def _forget_old(officer: Officer, at: datetime) -> None:
    db.session.execute(
        sa.delete(SignIn).where(SignIn.officer_id == officer.id, SignIn.began_at < at - REMEMBERED)
    )
    db.session.execute(sa.delete(KeptForm).where(KeptForm.at < at - KEPT_FOR))


def note_seen(sign_in: SignIn, *, at: datetime) -> None:
    """Note that a signed-in browser was used just now."""
    sign_in.seen_at = at


def note_confirmed(sign_in: SignIn, *, at: datetime) -> None:
    """Note that the officer proved anew who is there."""
    sign_in.confirmed_at = at


def end_sign_in(sign_in: SignIn, *, at: datetime) -> None:
    """Sign one browser out."""
    sign_in.ended_at = sign_in.ended_at or at


def end_other_sign_ins(officer: Officer, *, but: str | None = None, at: datetime) -> int:
    """Sign an officer out everywhere but in the browser with a token; returns in how many."""
    ended = (
        sa.update(SignIn)
        .where(SignIn.officer_id == officer.id, SignIn.ended_at.is_(None))
        .values(ended_at=at)
    )
    if but is not None:
        ended = ended.where(SignIn.token_hash != queries.token_hash(but))
    rows: sa.CursorResult[tuple[()]] = db.session.execute(ended)  # type: ignore[assignment]
    return rows.rowcount


def lock_out(officer: Officer, *, at: datetime) -> None:
    """End every session and kill every link of an account, effective on the next request."""
    officer.fs_uniquifier = secrets.token_hex(16)
    end_other_sign_ins(officer, at=at)


def keep_form(
    officer: Officer,
    *,
    path: str,
    fields: Sequence[tuple[str, str]],
    with_files: bool,
    at: datetime,
) -> KeptForm:
    """Keep, sealed, what was typed when the sign-in was over; the one before is forgotten."""
    kept = db.session.merge(
        KeptForm(
            officer_id=officer.id,
            path=path,
            fields=json.dumps(fields),
            with_files=with_files,
            at=at,
        )
    )
    db.session.flush()
    return kept


def forget_form(officer: Officer) -> None:
    """Forget what was kept: it was sent again, or is not wanted."""
    db.session.execute(sa.delete(KeptForm).where(KeptForm.officer_id == officer.id))


def invite(*, by: Officer, at: datetime, **said: Any) -> Officer:
    """Open an account and mail its owner a link to choose a password.

    `by` is who invites; `said` is what `_new` takes. Raises EmailTaken, RolesApart.
    """
    officer = _new(**said)
    invite_again(officer, by=by, at=at)
    return officer


def _new(
    *,
    name: str,
    email: str,
    roles: Sequence[Role],
    unit_id: int | None = None,
    title: str | None = None,
    rank: str | None = None,
    nip: str | None = None,
) -> Officer:
    if queries.by_email(email):
        raise EmailTaken
    if apart(roles):
        raise RolesApart
    officer = Officer(
        name=name,
        email=queries.plain_email(email),
        roles=list(roles),
        unit_id=unit_id,
        title=title or "",
        rank=rank or "",
        nip=nip or "",
        active=True,
        fs_uniquifier=secrets.token_hex(16),
    )
    db.session.add(officer)
    _flush_address()
    return officer


def _flush_address() -> None:
    """Let the database see the address now: of two at once, the second hears it here."""
    try:
        db.session.flush()
    except sa.exc.IntegrityError:
        raise EmailTaken from None


def invite_again(officer: Officer, *, by: Officer, at: datetime) -> None:
    """Mail a new invitation; the link of the one before dies."""
    officer.invited_at = at
    record.note(AccountEvent.INVITED, officer, by=by, at=at, roles=record.plain(officer.roles))
    outbox.queue(
        "invitation",
        to=officer.email,
        key=f"invitation-{officer.id}-{int(at.timestamp())}",
        at=at,
        language=officer.language,
        officer=officer,
        invited_by=by.name,
        url=links.address(Purpose.INVITATION, officer, at=at),
        until=at + links.WAYS[Purpose.INVITATION].lasts,
    )


def invite_first(*, at: datetime) -> str:
    """The whole address at which the first administrator makes an account, good for a day."""
    return links.address(Purpose.FIRST, at=at)


def begin_office(*, name: str, email: str, password: str, at: datetime) -> Officer:
    """Make the first administrator; raises NotFirst when somebody was there before."""
    db.session.scalar(sa.select(Office.id).with_for_update())  # of two at once one waits here
    if not queries.nobody_yet():
        raise NotFirst
    officer = _new(name=name, email=email, roles=[Role.ADMIN])
    officer.password = passwords.hashed(password)
    record.note(AccountEvent.FIRST_MADE, officer, by=officer, at=at)
    return officer


def ask_new_password(officer: Officer, *, at: datetime) -> None:
    """Mail a link to choose a new password; asked again soon after, the same mail stands."""
    slot = int(at.timestamp() // _APART.total_seconds())
    outbox.queue(
        "password",
        to=officer.email,
        key=f"password-{officer.id}-{slot}",
        at=at,
        language=officer.language,
        officer=officer,
        url=links.address(Purpose.PASSWORD, officer, at=at),
        until=at + links.WAYS[Purpose.PASSWORD].lasts,
    )


def set_password(officer: Officer, *, password: str, at: datetime) -> None:
    """Give an account a password: all its sign-ins end, its links die, its owner is told."""
    had_one = officer.password is not None
    officer.password = passwords.hashed(password)
    lock_out(officer, at=at)
    record.note(AccountEvent.PASSWORD_CHOSEN, officer, by=officer, at=at)
    if had_one:
        outbox.queue(
            "password_changed",
            to=officer.email,
            key=f"password_changed-{officer.id}-{int(at.timestamp() * 1000)}",
            at=at,
            language=officer.language,
            officer=officer,
        )


def change_own(officer: Officer, *, title: str | None, nip: str | None, language: str) -> None:
    """Change what officers may change about themselves."""
    officer.title, officer.nip, officer.language = title or "", nip or "", language


def change_officer(officer: Officer, *, by: Officer, at: datetime, **said: object) -> None:
    """Change an account; other roles, unit or address end its sign-ins at once.

    Who has no password yet is invited again, as the link that was mailed dies too; `by` is who
    changes it. Raises EmailTaken, RolesApart, LastAdministrator.
    """
    email = queries.plain_email(str(said["email"]))
    taken = queries.by_email(email)
    if taken is not None and taken.id != officer.id:
        raise EmailTaken
    wanted: Mapping[str, object] = said | {"email": email}
    roles = wanted["roles"]
    assert isinstance(roles, list)
    if apart(roles):
        raise RolesApart
    if Role.ADMIN not in roles:
        _keep_an_administrator(officer)
    weighty, plain = ("roles", "unit_id", "email"), ("name", "title", "rank", "nip")
    before = {name: record.plain(getattr(officer, name)) for name in (*plain, *weighty)}
    changed = any(before[name] != record.plain(wanted[name]) for name in weighty)
    for name in (*plain, *weighty):
        value = wanted[name]
        setattr(officer, name, "" if value is None and name in plain else value)
    _flush_address()
    record.note_changes(officer, before, by, at)
    if changed:
        lock_out(officer, at=at)
        if officer.password is None and officer.active:
            invite_again(officer, by=by, at=at)


def _keep_an_administrator(officer: Officer) -> None:
    others = [o for o in queries.active_with_role(Role.ADMIN) if o.id != officer.id]
    if Role.ADMIN in officer.roles and not others:
        raise LastAdministrator


def deactivate(officer: Officer, *, by: Officer, at: datetime) -> None:
    """Lock an officer out at once; raises LastAdministrator."""
    _keep_an_administrator(officer)
    officer.active = False
    lock_out(officer, at=at)
    record.note(AccountEvent.LOCKED, officer, by=by, at=at)


def reactivate(officer: Officer, *, by: Officer, at: datetime) -> None:
    """Let an officer sign in again, with the password as it was."""
    officer.active = True
    record.note(AccountEvent.UNLOCKED, officer, by=by, at=at)


def sign_out_everywhere(officer: Officer, *, by: Officer, at: datetime) -> int:
    """End all sign-ins of an officer, as an administrator; returns how many there were."""
    ended = end_other_sign_ins(officer, at=at)
    record.note(AccountEvent.SIGNED_OUT, officer, by=by, at=at)
    return ended

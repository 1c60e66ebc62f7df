"""Who the officers are, and where they are signed in."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from ppid.accounts.models import KeptForm, Leave, Officer, Role, SignIn
from ppid.kit.crypto import keyed_hash
from ppid.kit.db import db

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
CONFIRMED = timedelta(minutes=15)
"""How long a proof of who is there is good for what is asked about twice."""


def with_role(role: Role) -> sa.ColumnElement[bool]:
    """That an officer holds a role."""
    return sa.cast(Officer.roles, sa.String).contains(f",{role.value},")


_DEPUTY = aliased(Officer)
_DESK = (
    sa.select(
        Officer.id.label("addressed"),
        sa.func.coalesce(_DEPUTY.id, Officer.id).label("id"),
        sa.func.coalesce(_DEPUTY.roles, Officer.roles).label("roles"),
        sa.func.coalesce(_DEPUTY.email, Officer.email).label("email"),
        sa.func.coalesce(_DEPUTY.language, Officer.language).label("language"),
    )
    .select_from(Officer)
    .outerjoin(
        Leave,
        sa.and_(
            Leave.officer_id == Officer.id,
            Leave.since <= sa.bindparam("day"),
            Leave.until >= sa.bindparam("day"),
        ),
    )
    .outerjoin(_DEPUTY, sa.and_(_DEPUTY.id == Leave.deputy_id, _DEPUTY.active))
    .where(Officer.active, with_role(Role.DESK))
    .order_by(Officer.name)
)


def active_with_role(role: Role) -> Sequence[Officer]:
    """Officers who hold a role and may sign in, by name."""
    return db.session.scalars(
        sa.select(Officer).where(Officer.active, with_role(role)).order_by(Officer.name)
    ).all()


def desk_readers(day: date) -> Sequence[Any]:
    """Each desk officer (petugas layanan), or who stands in that day: id, roles, address, language.

    `addressed` is the desk officer's own id. Read as rows: it costs a part of what objects do.
    """
    return db.session.connection().execute(_DESK, {"day": day}).all()


def one_of_each_role() -> Sequence[Officer]:
    """The first officer of each role who may sign in: whom one practises as."""
    found = (active_with_role(role) for role in Role)
    return list(dict.fromkeys(some[0] for some in found if some))


def active_of_unit(unit_id: int) -> Sequence[Officer]:
    """The officers of a unit (PPID pelaksana) who may sign in."""
    return db.session.scalars(
        sa.select(Officer)
        .where(Officer.active, Officer.unit_id == unit_id, with_role(Role.UNIT))
        .order_by(Officer.name)
    ).all()


def officers() -> Sequence[Officer]:
    """All officers, by name."""
    return db.session.scalars(sa.select(Officer).order_by(Officer.name)).all()


def officer(officer_id: int) -> Officer | None:
    """One officer."""
    return db.session.get(Officer, officer_id)


def names(ids: Collection[int | None]) -> dict[int, str]:
    """The names of these officers by their ids."""
    known = [one for one in ids if one]
    if not known:
        return {}
    rows = sa.select(Officer.id, Officer.name).where(Officer.id.in_(known))
    return {row.id: row.name for row in db.session.execute(rows)}


def by_email(email: str) -> Officer | None:
    """The officer with an address, however its letters were typed."""
    return db.session.scalar(sa.select(Officer).where(Officer.email == plain_email(email)))


def by_uniquifier(value: str) -> Officer | None:
    """The officer whose account stands as this mark says, if it may be used."""
    found = db.session.scalar(sa.select(Officer).where(Officer.fs_uniquifier == value))
    return found if found and found.active else None


def plain_email(email: str) -> str:
    """An address as it is kept: without outer space, in small letters."""
    return email.strip().lower()


def nobody_yet() -> bool:
    """Whether no officer exists: the office was just set up."""
    return db.session.scalar(sa.select(sa.func.count(Officer.id))) == 0


def token_hash(token: str) -> str:
    """What is kept of the token that a signed-in browser carries."""
    return keyed_hash("sign-in", token)


def sign_in_of(token: str) -> SignIn | None:
    """The sign-in that a token belongs to, over or not, with its officer."""
    return db.session.scalar(
        sa.select(SignIn)
        .options(joinedload(SignIn.officer))
        .where(SignIn.token_hash == token_hash(token))
    )


def is_over(sign_in: SignIn, at: datetime) -> bool:
    """Whether a sign-in ended: by sign-out, 30 minutes of rest, 12 hours, or with the account."""
    return (
        sign_in.ended_at is not None
        or not sign_in.officer.active
        or at - sign_in.seen_at > IDLE
        or at - sign_in.began_at > LONGEST
    )


def is_confirmed(sign_in: SignIn, at: datetime) -> bool:
    """Whether the officer proved within the last quarter of an hour who is there."""
    return at - (sign_in.confirmed_at or sign_in.began_at) <= CONFIRMED


def open_sign_ins(officer: Officer, at: datetime) -> Sequence[SignIn]:
    """Where an officer is signed in now, the last used first."""
    return db.session.scalars(
        sa.select(SignIn)
        .where(
            SignIn.officer_id == officer.id,
            SignIn.ended_at.is_(None),
            SignIn.seen_at >= at - IDLE,
            SignIn.began_at >= at - LONGEST,
        )
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    ).all()


def kept_form(officer: Officer) -> KeptForm | None:
    """What the officer had typed when the last sign-in ended."""
    return db.session.get(KeptForm, officer.id)

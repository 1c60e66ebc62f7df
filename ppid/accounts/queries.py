"""Who the officers are."""

from collections.abc import Sequence

import sqlalchemy as sa

from ppid.accounts.models import Officer, Role
from ppid.kit.db import db


def _with(role: Role) -> sa.ColumnElement[bool]:
    return sa.cast(Officer.roles, sa.String).contains(f",{role.value},")


def active_with_role(role: Role) -> Sequence[Officer]:
    """Officers who hold a role and may sign in, by name."""
    return db.session.scalars(
        sa.select(Officer).where(Officer.active, _with(role)).order_by(Officer.name)
    ).all()


def active_of_unit(unit_id: int) -> Sequence[Officer]:
    """The officers of a unit (PPID pelaksana) who may sign in."""
    return db.session.scalars(
        sa.select(Officer)
        .where(Officer.active, Officer.unit_id == unit_id, _with(Role.UNIT))
        .order_by(Officer.name)
    ).all()


def officers() -> Sequence[Officer]:
    """All officers, by name."""
    return db.session.scalars(sa.select(Officer).order_by(Officer.name)).all()


def officer(officer_id: int) -> Officer | None:
    """One officer."""
    return db.session.get(Officer, officer_id)


def by_email(email: str) -> Officer | None:
    """The officer with an address, however its letters were typed."""
    return db.session.scalar(sa.select(Officer).where(Officer.email == email.strip().lower()))


def nobody_yet() -> bool:
    """Whether no officer exists: the office was just set up."""
    return db.session.scalar(sa.select(sa.func.count(Officer.id))) == 0

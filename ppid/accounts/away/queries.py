"""Who is away, and who stands in for whom."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from ppid.accounts.models import Leave, Officer, Role, apart
from ppid.kit.db import db

NEVER_LENT = frozenset({Role.ADMIN})
_BOTH = (joinedload(Leave.officer), joinedload(Leave.deputy))


def _on(day: date) -> sa.ColumnElement[bool]:
    return sa.and_(Leave.since <= day, Leave.until >= day)


def stands_in_for(officer: Officer, day: date) -> Sequence[Officer]:
    """The officers whose deputy this officer is on a day."""
    return db.session.scalars(
        sa.select(Officer)
        .join(Leave, Leave.officer_id == Officer.id)
        .where(Leave.deputy_id == officer.id, _on(day), Officer.active)
        .order_by(Officer.name)
    ).all()


def lent(officer: Officer, absent: Iterable[Officer]) -> frozenset[Role]:
    """The roles that those who are away lend to their deputy.

    Never that of an administrator; and never one that its holder could not have: who decides as
    PPID does not stand in for the Atasan PPID (rules 3).
    """
    own = frozenset(officer.roles)
    roles = frozenset(role for one in absent for role in one.roles) - NEVER_LENT - own
    return roles - apart(own | roles)


def deputies(day: date) -> Mapping[int, Officer]:
    """For each officer who is away on a day the deputy, while the deputy may sign in."""
    deputy = aliased(Officer)
    rows = db.session.execute(
        sa.select(Leave.officer_id, deputy)
        .join(deputy, deputy.id == Leave.deputy_id)
        .where(_on(day), deputy.active)
    )
    return {row[0]: row[1] for row in rows}


def covered(found: Sequence[Officer], day: date) -> list[Officer]:
    """The same officers, deputies in the place of those who are away; each once."""
    instead = deputies(day)
    return list({one.id: one for one in (instead.get(o.id, o) for o in found)}.values())


def leave(leave_id: int) -> Leave | None:
    """One leave, with both officers."""
    return db.session.get(Leave, leave_id, options=_BOTH)


def leaves(officer: Officer, day: date) -> Sequence[Leave]:
    """The leaves of an officer that are not over, the next first."""
    return db.session.scalars(
        sa.select(Leave)
        .options(*_BOTH)
        .where(Leave.officer_id == officer.id, Leave.until >= day)
        .order_by(Leave.since)
    ).all()


def deputising(officer: Officer, day: date) -> Sequence[Leave]:
    """The leaves, not over yet, in which this officer stands in, the next first."""
    return db.session.scalars(
        sa.select(Leave)
        .options(*_BOTH)
        .where(Leave.deputy_id == officer.id, Leave.until >= day)
        .order_by(Leave.since)
    ).all()


def all_leaves(day: date) -> Sequence[Leave]:
    """All leaves that are not over, the next first."""
    return db.session.scalars(
        sa.select(Leave).options(*_BOTH).where(Leave.until >= day).order_by(Leave.since, Leave.id)
    ).all()


def in_the_way(officer: Officer, deputy: Officer, since: date, until: date) -> Sequence[Leave]:
    """The leaves in these days of which the officer or the deputy is a part."""
    return db.session.scalars(
        sa.select(Leave)
        .options(*_BOTH)
        .where(
            Leave.since <= until,
            Leave.until >= since,
            sa.or_(
                Leave.officer_id.in_((officer.id, deputy.id)),
                Leave.deputy_id.in_((officer.id, deputy.id)),
            ),
        )
        .order_by(Leave.since)
    ).all()

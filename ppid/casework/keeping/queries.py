"""Telling which filters an officer has at hand, and who wants which by mail."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from ppid.accounts.models import Officer
from ppid.casework.keeping.models import FilterDigest, SavedFilter
from ppid.kit.db import db


def at_hand(officer: Officer) -> Sequence[SavedFilter]:
    """The officer's own filters and those that colleagues share, by name."""
    return db.session.scalars(
        sa.select(SavedFilter)
        .where(sa.or_(SavedFilter.owner_id == officer.id, SavedFilter.shared))
        .order_by(SavedFilter.name, SavedFilter.id)
    ).all()


def one_at_hand(officer: Officer, filter_id: int) -> SavedFilter | None:
    """One of them."""
    return next((one for one in at_hand(officer) if one.id == filter_id), None)


def mailed_to(officer: Officer) -> set[int]:
    """The ids of the filters that the officer gets by mail."""
    found = sa.select(FilterDigest.filter_id).where(FilterDigest.officer_id == officer.id)
    return set(db.session.scalars(found))


def wishes() -> Sequence[sa.Row[Officer, SavedFilter]]:
    """Every officer who works here with every filter that they get by mail."""
    return db.session.execute(
        sa.select(Officer, SavedFilter)
        .join(FilterDigest, FilterDigest.officer_id == Officer.id)
        .join(SavedFilter, SavedFilter.id == FilterDigest.filter_id)
        .where(Officer.active, sa.or_(SavedFilter.shared, SavedFilter.owner_id == Officer.id))
        .order_by(Officer.id, SavedFilter.name)
    ).all()

"""Keeping a filter, sharing it, getting it by mail, letting it go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from ppid.accounts.models import Officer
from ppid.casework.keeping.models import FilterDigest, SavedFilter
from ppid.kit.db import db

MOST: Final = 30


class Full(Exception):
    """An officer keeps thirty filters at most."""


def keep(
    *,
    name: str,
    query: Mapping[str, str],
    shared: bool,
    mailed: bool,
    officer: Officer,
    at: datetime,
) -> SavedFilter:
    """Keep a filter under a name; the same name again means the new filter. Raises Full."""
    own = db.session.scalars(sa.select(SavedFilter).where(SavedFilter.owner_id == officer.id)).all()
    kept = next((one for one in own if one.name == name), None)
    if kept is None:
        if len(own) >= MOST:
            raise Full
        kept = SavedFilter(owner_id=officer.id, name=name, at=at)
        db.session.add(kept)
    kept.query, kept.shared = dict(query), shared
    db.session.flush()
    mail(kept, officer, wanted=mailed)
    return kept


def mail(kept: SavedFilter, officer: Officer, *, wanted: bool) -> None:
    """Get a filter by mail every working morning, or no longer."""
    wish = db.session.get(FilterDigest, (kept.id, officer.id))
    if wanted and wish is None:
        db.session.add(FilterDigest(filter_id=kept.id, officer_id=officer.id))
    elif not wanted and wish is not None:
        db.session.delete(wish)
    db.session.flush()


def let_go(kept: SavedFilter) -> None:
    """Forget a filter, and everybody's wish to get it."""
    db.session.execute(sa.delete(FilterDigest).where(FilterDigest.filter_id == kept.id))
    db.session.delete(kept)
    db.session.flush()

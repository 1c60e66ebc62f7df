"""Which papers there are."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from ppid.files.models import Paper
from ppid.kit.db import db


def paper(public_id: str) -> Paper | None:
    """The paper of a public id, erased or not."""
    return db.session.scalar(sa.select(Paper).where(Paper.public_id == public_id))


def kept_places() -> set[str]:
    """Where the bytes of all papers lie that were not erased."""
    return set(db.session.scalars(sa.select(Paper.place).where(Paper.erased_at.is_(None))))


def erased_places(since: datetime) -> list[str]:
    """Where the bytes of papers lay that were erased since then."""
    return list(db.session.scalars(sa.select(Paper.place).where(Paper.erased_at >= since)))

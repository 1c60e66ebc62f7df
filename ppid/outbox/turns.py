"""Whose turn it is to walk a round, and the sign that a worker works."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from ppid.kit.db import db, is_sqlite
from ppid.outbox.models import Heartbeat, Turn


def take(name: str, owner: str, *, at: datetime, lasting: timedelta) -> bool:
    """Take a round for oneself; False while another worker has it. `at` is database time."""
    insert = sqlite.insert if is_sqlite() else postgresql.insert
    fresh = insert(Turn).values(name=name, owner=owner, expires_at=at + lasting)
    free = (Turn.expires_at <= at) | (Turn.owner == owner) | (Turn.expires_at > at + 2 * lasting)
    taken = fresh.on_conflict_do_update(
        index_elements=["name"],
        set_={"owner": fresh.excluded.owner, "expires_at": fresh.excluded.expires_at},
        where=free,
    ).returning(Turn.owner)
    return db.session.execute(taken).first() is not None


def give_back(name: str, owner: str) -> None:
    """End one's own turn."""
    db.session.execute(sa.delete(Turn).where(Turn.name == name, Turn.owner == owner))


def beat(name: str, *, at: datetime) -> None:
    """Note that this worker did a task just now; forget workers silent for a day."""
    insert = sqlite.insert if is_sqlite() else postgresql.insert
    fresh = insert(Heartbeat).values(name=name, at=at)
    db.session.execute(
        fresh.on_conflict_do_update(index_elements=["name"], set_={"at": fresh.excluded.at})
    )
    db.session.execute(sa.delete(Heartbeat).where(Heartbeat.at < at - timedelta(days=1)))

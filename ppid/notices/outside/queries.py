"""Which gateways are open, and where an officer is reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from ppid.accounts.models import Officer
from ppid.kit.db import db
from ppid.notices.models import Gateway, OpenGateway, Ping, Target

IN_HAND = sa.text("state IN ('waiting', 'sending')")


def gateways() -> dict[Gateway, OpenGateway]:
    """What was set up, open or not."""
    return {row.gateway: row for row in db.session.scalars(sa.select(OpenGateway))}


def open_gateways() -> list[Gateway]:
    """The gateways that are open, in the order in which they are listed."""
    found = gateways()
    return [one for one in Gateway if one in found and found[one].is_open]


def target(officer: Officer) -> Target | None:
    """Where an officer wants to be reached."""
    return db.session.get(Target, officer.id)


def last_pings(officer: Officer) -> Sequence[Ping]:
    """The last messages to an officer, the newest first."""
    return db.session.scalars(
        sa.select(Ping).where(Ping.officer_id == officer.id).order_by(Ping.id.desc()).limit(5)
    ).all()


def any_due(at: datetime) -> bool:
    """Whether a message waits to be sent, or was left in hand."""
    due = sa.select(sa.exists().where(IN_HAND, Ping.due_at <= at))
    return bool(db.session.scalar(due))

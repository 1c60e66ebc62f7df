"""How many mails the relay may be given now, where the office's relay allows so many a minute."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from ppid.kit.db import db, is_sqlite
from ppid.outbox.models import Allowance

RELAY = "relay"
_SAVED = 6.0  # what ten seconds allow may be saved up: no burst is larger


def left(a_minute: int, *, at: datetime) -> Allowance:
    """The relay's allowance as it stands at that moment (database time), held until the commit."""
    most = max(1.0, a_minute / _SAVED)
    insert = sqlite.insert if is_sqlite() else postgresql.insert
    db.session.execute(
        insert(Allowance).values(name=RELAY, left=most, at=at).on_conflict_do_nothing()
    )
    held = sa.select(Allowance).where(Allowance.name == RELAY).with_for_update()
    one = db.session.scalars(held.execution_options(populate_existing=True)).one()
    passed = max(timedelta(), at - one.at).total_seconds()
    one.left, one.at = min(most, one.left + passed * a_minute / 60), max(at, one.at)
    if one.at - at > timedelta(minutes=1):  # set by a clock that has since been put right
        one.at = at
    return one


def spend(one: Allowance, mails: int) -> None:
    """Mails were claimed for it."""
    one.left -= mails
    db.session.flush()


def give_back(mails: int) -> None:
    """Claimed mails were put back untried."""
    if mails:
        row = sa.update(Allowance).where(Allowance.name == RELAY)
        db.session.execute(row.values(left=Allowance.left + mails))

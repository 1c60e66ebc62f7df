"""A message's way out: claimed under a lease, sent with no transaction open, settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from flask_babel import gettext as _

from ppid.accounts.models import Officer
from ppid.kit.db import db
from ppid.kit.language import speaking
from ppid.notices.actions import inbox
from ppid.notices.models import OpenGateway, Ping, PingState, Target
from ppid.notices.outside.gateways import filled

LEASE: Final = timedelta(minutes=2)
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120))


@dataclass(frozen=True, slots=True)
class Job:
    """One message in hand: where it goes and all that it says."""

    id: int
    lease: datetime
    address: str
    title: str
    body: str


def give_up_lost(*, at: datetime) -> int:
    """What a killed worker had in hand may have gone out: it is not sent again."""
    lost = sa.update(Ping).where(Ping.state == PingState.SENDING, Ping.leased_until < at)
    done = db.session.execute(
        lost.values(state=PingState.UNKNOWN, leased_until=None, settled_at=at)
    )
    return int(done.rowcount)  # type: ignore[attr-defined]


def claim(*, at: datetime) -> Job | None:
    """Take the next message that is due; one that has nowhere to go ends here."""
    while (ping := _next(at)) is not None:
        ping.attempts += 1
        row = db.session.execute(
            sa.select(OpenGateway.address, Target.target, Officer.language)
            .join(Target, Target.gateway == OpenGateway.gateway)
            .join(Officer, Officer.id == Target.officer_id)
            .where(OpenGateway.is_open, Officer.active, Officer.id == ping.officer_id)
        ).one_or_none()
        if row is not None:
            ping.state, ping.leased_until = PingState.SENDING, at + LEASE
            db.session.flush()
            title, body = said(row.language, is_test=ping.is_test)
            return Job(ping.id, at + LEASE, filled(row.address, row.target), title, body)
        ping.state, ping.settled_at = PingState.FAILED, at
        db.session.flush()
    return None


def _next(at: datetime) -> Ping | None:
    return db.session.scalar(
        sa.select(Ping)
        .where(sa.text("state = 'waiting'"), Ping.due_at <= at)
        .order_by(Ping.due_at, Ping.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def said(language: str, *, is_test: bool = False) -> tuple[str, str]:
    """All that is ever sent outside: no name, no number, a link that asks to sign in."""
    with speaking(language):
        words = (
            _("Ini pesan uji coba.")
            if is_test
            else _("Ada pemberitahuan yang perlu Anda lihat. Masuk untuk membacanya.")
        )
        return str(_("Layanan informasi publik")), f"{words} {inbox()}"


def settle(job: Job, *, taken: bool, at: datetime) -> None:
    """Write down what came of a message, while the lease is still ours."""
    ping = db.session.get(Ping, job.id, with_for_update=True, populate_existing=True)
    if ping is None or (ping.state, ping.leased_until) != (PingState.SENDING, job.lease):
        return
    ping.leased_until = None
    ping.state, ping.settled_at = PingState.SENT, at
    if not taken:
        again = ping.attempts <= len(WAITS) and not _another_waits(ping)
        ping.state = PingState.WAITING if again else PingState.FAILED
        ping.settled_at = None if again else at
        ping.due_at = at + WAITS[ping.attempts - 1] if again else ping.due_at
    db.session.flush()


def _another_waits(ping: Ping) -> bool:
    """Whether a later message says the same soon."""
    other = sa.exists().where(
        Ping.officer_id == ping.officer_id, Ping.state == PingState.WAITING, Ping.id != ping.id
    )
    return bool(db.session.scalar(sa.select(other)))

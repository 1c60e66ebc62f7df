"""Opening a gateway, saying where one is reached, asking for a test."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from ppid.accounts import record
from ppid.accounts.models import AccountEvent, Officer
from ppid.kit.db import db
from ppid.notices.actions import keep
from ppid.notices.choosing import heard
from ppid.notices.models import Gateway, OpenGateway, Ping, PingState, Target


def open_gateway(gateway: Gateway, address: str, *, by: Officer, at: datetime) -> None:
    """Open a gateway under an address that `gateways.fault_of` found good; it is on record."""
    kept = db.session.get(OpenGateway, gateway) or OpenGateway(gateway=gateway)
    kept.address, kept.is_open = address, True
    kept.agreed_by_id, kept.agreed_at = by.id, at
    db.session.add(kept)
    record.note(AccountEvent.GATEWAY_OPENED, None, by=by, at=at, gateway=gateway.value)
    heard()


def close_gateway(kept: OpenGateway, *, by: Officer, at: datetime) -> None:
    """Close a gateway and forget its address; what waits is not sent."""
    db.session.delete(kept)
    record.note(AccountEvent.GATEWAY_CLOSED, None, by=by, at=at, gateway=kept.gateway.value)
    heard()


def set_target(officer: Officer, gateway: Gateway, target: str, *, at: datetime) -> None:
    """Keep, sealed, where an officer wants to be reached."""
    kept = db.session.get(Target, officer.id) or Target(officer_id=officer.id)
    kept.gateway, kept.target, kept.agreed_at = gateway, target, at
    db.session.add(kept)
    heard()


def drop_target(officer: Officer) -> None:
    """Forget where an officer was reached."""
    db.session.execute(sa.delete(Target).where(Target.officer_id == officer.id))
    heard()


def ask_test(officer: Officer, *, at: datetime) -> None:
    """Promise a test message to an officer; while one waits, no second."""
    waiting = PingState.WAITING
    test = {"officer_id": officer.id, "state": waiting, "promised_at": at, "due_at": at}
    keep((), [test])
    db.session.execute(
        sa.update(Ping)
        .where(Ping.officer_id == officer.id, Ping.state == waiting)
        .values(is_test=True, due_at=at)
    )

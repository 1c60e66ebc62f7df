"""What happens to leaves and deputies."""

from datetime import date, datetime, timedelta
from enum import StrEnum, auto

from ppid.accounts import record
from ppid.accounts.away import queries
from ppid.accounts.models import AccountEvent, Leave, Officer, Role, apart
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.outbox import actions as outbox

LONGEST = timedelta(days=366)


class Why(StrEnum):
    """Why somebody cannot be the deputy."""

    ONESELF = auto()
    LOCKED = auto()
    NOTHING_TO_LEND = auto()
    OTHER_UNIT = auto()
    APART = auto()
    AWAY_ALREADY = auto()
    DEPUTY_AWAY = auto()
    IS_DEPUTY = auto()


class NotDeputy(Exception):
    """This officer cannot be the deputy; `why` says the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def set_leave(
    officer: Officer, *, deputy: Officer, since: date, until: date, by: Officer, at: datetime
) -> Leave:
    """Note that an officer is away and who stands in (pelaksana harian); the deputy is told.

    From the first day to the last the deputy may do what the officer may, except administer.
    Raises NotDeputy.
    """
    _check(officer, deputy, since, until)
    made = Leave(
        officer_id=officer.id,
        officer=officer,
        deputy_id=deputy.id,
        deputy=deputy,
        since=since,
        until=until,
        by_id=by.id,
        at=at,
    )
    db.session.add(made)
    days = [since.isoformat(), until.isoformat()]
    record.note(AccountEvent.LEAVE_SET, officer, by=by, at=at, deputy=deputy.name, days=days)
    outbox.queue(
        "deputy",
        to=deputy.email,
        key=f"deputy-{made.id}",
        at=at,
        language=deputy.language,
        officer=deputy,
        absent=officer,
        since=since,
        until=until,
        url=link("casework.queue"),
    )
    return made


def _check(officer: Officer, deputy: Officer, since: date, until: date) -> None:
    lendable = frozenset(officer.roles) - queries.NEVER_LENT
    mine = frozenset(deputy.roles)
    others = queries.in_the_way(officer, deputy, since, until)
    lent_already = frozenset(
        role for leave in others if leave.deputy_id == deputy.id for role in leave.officer.roles
    )
    other_unit = Role.UNIT in lendable and deputy.unit_id != officer.unit_id
    reasons = (
        (Why.ONESELF, officer.id == deputy.id),
        (Why.LOCKED, not deputy.active or not officer.active),
        (Why.NOTHING_TO_LEND, not lendable),
        (Why.OTHER_UNIT, other_unit),
        (Why.APART, bool(apart(mine | lendable | lent_already))),
        (Why.AWAY_ALREADY, any(leave.officer_id == officer.id for leave in others)),
        (Why.DEPUTY_AWAY, any(leave.officer_id == deputy.id for leave in others)),
        (Why.IS_DEPUTY, any(leave.deputy_id == officer.id for leave in others)),
    )
    found = next((why for why, holds in reasons if holds), None)
    if found:
        raise NotDeputy(found)


def end_leave(leave: Leave, *, today: date, by: Officer, at: datetime) -> None:
    """End a leave: the officer is back today, or will not go; past days stay as they were."""
    record.note(
        AccountEvent.LEAVE_ENDED,
        leave.officer,
        by=by,
        at=at,
        deputy=leave.deputy.name,
        days=[leave.since.isoformat(), leave.until.isoformat()],
    )
    if leave.since >= today:
        db.session.delete(leave)
    else:
        leave.until = today - timedelta(days=1)

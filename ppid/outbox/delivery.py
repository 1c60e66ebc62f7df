"""A mail's way out: claimed, marked, settled; and what becomes of one left behind.

Two leases bound what a killed worker holds back. Both are counted in the database's time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import starmap
from typing import Any

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.outbox.models import IS_LEASED, IS_WAITING, Fault, InDoubt, Mail, MailState, MailWords
from ppid.outbox.parcels import Later, Never, Outcome, Parcel, Sent, Unreached, Unsure

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))

# A claimed mail was not offered to the relay yet: another worker may have it soon.
CLAIM_LEASE = timedelta(seconds=60)
# A mail in transmission: longer than the longest conversation, `post.LONGEST`.
TRANSMIT_LEASE = timedelta(seconds=120)

_mails: Any = Mail.__table__
_words: Any = MailWords.__table__
_PARCEL = sa.select(
    *(_mails.c[name] for name in ("id", "leased_until", "to", "subject")),
    _words.c.text,
    _words.c.html,
    *(
        _mails.c[name]
        for name in (
            "language",
            "message_id",
            "promised_at",
            "attempts",
            "weight",
            "in_doubt",
            "due_at",
        )
    ),
).join(_words, _words.c.mail_id == _mails.c.id)


def claim(limit: int, *, at: datetime, lease: timedelta = CLAIM_LEASE) -> list[Parcel]:
    """Take up to `limit` due mails, those with legal weight first; nobody else gets them."""
    due = (
        sa.select(_mails.c.id)
        .where(IS_WAITING, _mails.c.due_at <= at)
        .order_by(_mails.c.weight, _mails.c.due_at, _mails.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    ours = db.session.scalars(
        sa.update(_mails)
        .where(_mails.c.id.in_(sa.select(due.c.id)), IS_WAITING)
        .values(state=MailState.CLAIMED, leased_until=at + lease)
        .returning(_mails.c.id)
    ).all()
    if not ours:
        return []
    order = (_mails.c.weight, _mails.c.due_at, _mails.c.id)
    rows = db.session.execute(_PARCEL.where(_mails.c.id.in_(ours)).order_by(*order))
    return list(starmap(Parcel, rows.all()))


def _held(mail: str, lease: str) -> sa.ColumnElement[bool]:
    return sa.and_(_mails.c.id == sa.bindparam(mail), _mails.c.leased_until == sa.bindparam(lease))


# Built once: two of these run for every mail, and building them costs more than running them.
_MARK = (
    sa.update(_mails)
    .where(_held("next", "next_lease"), _mails.c.state == MailState.CLAIMED)
    .values(
        state=MailState.TRANSMITTING,
        leased_until=sa.bindparam("until"),
        attempts=sa.bindparam("tries"),
    )
)
_SETTLE = (
    sa.update(_mails)
    .where(_held("mail", "lease"), _mails.c.state == MailState.TRANSMITTING)
    .values(
        leased_until=None,
        **{
            name: sa.bindparam(f"new_{name}")
            for name in ("state", "attempts", "due_at", "sent_at", "reply", "fault", "last_error")
        },
    )
)
# Both in one statement, where the database can: one round trip less for every mail.
_SETTLE_AND_MARK = _MARK.add_cte(_SETTLE.returning(_mails.c.id).cte("settled"))


def _changed(
    statement: sa.Update, values: Mapping[str, Any] | None = None, over: sa.Connection | None = None
) -> int:
    if over is not None:
        return over.execute(statement, values).rowcount
    return int(db.session.execute(statement, values).rowcount)  # type: ignore[attr-defined]


def mark(parcel: Parcel, *, at: datetime, over: sa.Connection | None = None) -> Parcel | None:
    """Write down, before the relay is given the mail, that it may be going out now.

    None if the claim is no longer ours. `over` is a connection of `haste.hasty`.
    """
    mine = _marked(parcel, at)
    return mine if _changed(_MARK, _to_mark(parcel, mine), over) else None


def _marked(parcel: Parcel, at: datetime) -> Parcel:
    return replace(parcel, lease=at + TRANSMIT_LEASE, attempts=parcel.attempts + 1)


def _to_mark(parcel: Parcel, mine: Parcel) -> dict[str, Any]:
    return {
        "next": parcel.id,
        "next_lease": parcel.lease,
        "until": mine.lease,
        "tries": mine.attempts,
    }


def _again(parcel: Parcel, at: datetime) -> dict[str, Any]:
    """The next try, or the end of all tries."""
    if parcel.attempts > len(WAITS):
        return {"state": MailState.FAILED}
    return {"state": MailState.WAITING, "due_at": at + WAITS[parcel.attempts - 1]}


def _after(parcel: Parcel, outcome: Outcome, at: datetime) -> dict[str, Any]:
    match outcome:
        case Sent(reply):
            return {"state": MailState.SENT, "sent_at": at, "reply": reply}
        case Never(fault, reason):
            change: dict[str, Any] = {"state": MailState.FAILED}
        case Unsure(fault, reason) if parcel.in_doubt is InDoubt.LEAVE:
            change = {"state": MailState.UNKNOWN}
        case Unreached(fault, reason):
            change = {"state": MailState.WAITING, "attempts": parcel.attempts - 1}
        case Later(fault, reason) | Unsure(fault, reason):
            change = _again(parcel, at)
    return change | {"fault": fault, "last_error": reason}


def settle(
    parcel: Parcel, outcome: Outcome, *, at: datetime, over: sa.Connection | None = None
) -> bool:
    """Write down what came of a marked mail; False if the lease had run out meanwhile."""
    return bool(_changed(_SETTLE, _to_settle(parcel, outcome, at), over))


def _to_settle(parcel: Parcel, outcome: Outcome, at: datetime) -> dict[str, Any]:
    change = {
        "attempts": parcel.attempts,
        "due_at": parcel.due_at,
        "sent_at": None,
        "reply": None,
        "fault": None,
        "last_error": None,
    } | _after(parcel, outcome, at)
    told = {f"new_{name}": value for name, value in change.items()}
    return told | {"mail": parcel.id, "lease": parcel.lease}


def settle_and_mark(
    parcel: Parcel, outcome: Outcome, following: Parcel, *, at: datetime, over: sa.Connection
) -> Parcel | None:
    """Settle one mail and mark the next; None if the claim on the next is no longer ours."""
    if over.dialect.name != "postgresql":
        settle(parcel, outcome, at=at, over=over)
        return mark(following, at=at, over=over)
    mine = _marked(following, at)
    values = _to_settle(parcel, outcome, at) | _to_mark(following, mine)
    return mine if _changed(_SETTLE_AND_MARK, values, over) else None


def release(parcels: Sequence[Parcel]) -> int:
    """Put claimed mails back, untried; how many were still ours."""
    if not parcels:
        return 0
    return _changed(
        sa.update(_mails)
        .where(
            _mails.c.id.in_([parcel.id for parcel in parcels]),
            _mails.c.state == MailState.CLAIMED,
            _mails.c.leased_until == parcels[0].lease,
        )
        .values(state=MailState.WAITING, leased_until=None)
    )


def _lost(*more: sa.ColumnElement[bool], at: datetime) -> sa.Update:
    # A lease that reaches too far ahead was set by a clock that has since been put right.
    impossible = at + 2 * TRANSMIT_LEASE
    gone = (_mails.c.leased_until < at) | (_mails.c.leased_until > impossible)
    return sa.update(_mails).where(IS_LEASED, gone, *more)


def recover(at: datetime) -> Mapping[MailState, int]:
    """Decide on mails that a worker left behind, each by its own rule (G5); counts by new state.

    What was only claimed waits again. What was in transmission is sent again under the same
    Message-ID, or left as unknown; one that took every worker down with it fails in the end.
    """
    transmitting = _mails.c.state == MailState.TRANSMITTING
    left_alone = _mails.c.in_doubt == InDoubt.LEAVE
    spent = _mails.c.attempts > len(WAITS)
    why = {"fault": Fault.WORKER_STOPPED, "leased_until": None}
    claimed = _changed(
        _lost(_mails.c.state == MailState.CLAIMED, at=at).values(
            state=MailState.WAITING, leased_until=None
        )
    )
    unknown = _changed(
        _lost(transmitting, left_alone, at=at).values(state=MailState.UNKNOWN, **why)
    )
    failed = _changed(
        _lost(transmitting, ~left_alone, spent, at=at).values(state=MailState.FAILED, **why)
    )
    again = _changed(_lost(transmitting, at=at).values(state=MailState.WAITING, due_at=at, **why))
    return {
        MailState.WAITING: claimed + again,
        MailState.UNKNOWN: unknown,
        MailState.FAILED: failed,
    }


def give_up(at: datetime) -> int:
    """Fail what waited for an unreachable relay longer than its weight allows; how many."""
    return _changed(
        sa.update(_mails)
        .where(IS_WAITING, _mails.c.due_at <= at, _mails.c.give_up_at <= at)
        .values(
            state=MailState.FAILED,
            fault=sa.func.coalesce(_mails.c.fault, sa.literal(Fault.RELAY_SILENT.value)),
        )
    )

"""Carries promised mail to the relay, and picks up what a killed worker left behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from time import monotonic

import sqlalchemy as sa
from flask import current_app

from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.logs import log
from ppid.office.queries import NotSetUp, office
from ppid.outbox import allowance, delivery, post, queries
from ppid.outbox.haste import change, hasty
from ppid.outbox.models import Fault
from ppid.outbox.parcels import Later, Outcome, Parcel, Unreached, Unsure
from worker.halt import halted

CHUNK = 100
LONGEST_RUN = 20.0  # seconds; then the other tasks of this worker have their turn
# One mail may break the line; two in a row say that the relay is unwell.
_ENOUGH = 2
_OFFER_UNTIL = delivery.CLAIM_LEASE.total_seconds() * 0.75


@dataclass(slots=True)
class _Rest:
    """How long this process leaves an unreachable relay alone (seconds, monotonic)."""

    pauses: Sequence[float] = (5, 15, 30, 60)
    falls: int = 0
    over_at: float = 0.0

    def begin(self) -> None:
        self.over_at = monotonic() + self.pauses[min(self.falls, len(self.pauses) - 1)]
        self.falls += 1

    def forget(self) -> None:
        self.falls, self.over_at = 0, 0.0


relay_state = _Rest()


def _clock() -> Callable[[], datetime]:
    """The database's time, carried on by the monotonic clock: no jump of a clock disturbs it."""
    base, started = queries.database_time(now()), monotonic()
    return lambda: base + timedelta(seconds=monotonic() - started)


def line() -> post.Line:
    """A line to the relay in the office's name; raises NotSetUp."""
    place = office()
    sender = current_app.config["MAIL_SENDER"] or place.email
    return post.Line(sender=(place.name, sender), reply_to=place.email or None)


def drain() -> None:
    """Send what is due, chunk after chunk, until nothing is due or the run has been long enough."""
    started = monotonic()
    if started < relay_state.over_at or not queries.any_due(now()):
        return
    try:
        relay = line()
    except NotSetUp:
        return
    at = _clock()
    with relay, hasty() as over:
        while not halted() and monotonic() - started < LONGEST_RUN:
            with transaction():
                parcels = _claimed(at())
            if not parcels or not carry(relay, parcels, at, over):
                return


def _claimed(at: datetime) -> Sequence[Parcel]:
    """What is due, those with legal weight first, as far as the relay's bound allows now."""
    a_minute = current_app.config["MAIL_PER_MINUTE"]
    if a_minute <= 0:
        return delivery.claim(CHUNK, at=at)
    held = allowance.left(a_minute, at=at)
    if held.left < 1:
        return ()
    parcels = delivery.claim(min(CHUNK, int(held.left)), at=at)
    allowance.spend(held, len(parcels))
    return parcels


@dataclass(slots=True)
class _Walk:
    """One chunk on its way: what was offered last, what came of it, what remains."""

    at: Callable[[], datetime]
    over: sa.Connection
    offered: Parcel | None = None
    outcome: Outcome | None = None
    counts: Counter[str] = field(default_factory=Counter)

    def settle(self) -> None:
        """Write down what came of the mail before, in the caller's transaction."""
        offered, outcome = self.offered, self.outcome
        if offered and outcome and not delivery.settle(offered, outcome, at=self.at()):
            log().warning("mail.lease_ran_out", mail=offered.id)
        self.offered = self.outcome = None

    def step_to(self, parcel: Parcel) -> bool:
        """One commit a mail: it settles the mail before and marks this one.

        False if another worker has it by now.
        """
        with change(self.over):
            at, over = self.at(), self.over
            if self.offered and self.outcome:
                self.offered = delivery.settle_and_mark(
                    self.offered, self.outcome, parcel, at=at, over=over
                )
            else:
                self.offered = delivery.mark(parcel, at=at, over=over)
            self.outcome = None
        return self.offered is not None


def _is_broken(outcome: Outcome | None) -> bool:
    return isinstance(outcome, Later | Unsure) and outcome.fault in (Fault.CUT_OFF, Fault.NO_ANSWER)


def carry(
    relay: post.Line, parcels: Sequence[Parcel], at: Callable[[], datetime], over: sa.Connection
) -> bool:
    """Offer a claimed chunk to the relay, mail by mail; False if the relay is out of reach.

    A kill leaves one mail in doubt at most: nothing is handed over before the mail before it is
    settled. The commit falls into the time in which the relay thinks about the sender's name;
    nothing waits for the relay while a transaction is open.
    """
    until = monotonic() + _OFFER_UNTIL
    walk = _Walk(at, over)
    untouched = list(parcels)
    broken = 0
    while untouched and broken < _ENOUGH and not halted() and monotonic() < until:
        parcel = untouched[0]
        outcome = relay.send(parcel, meanwhile=partial(walk.step_to, parcel))
        broken = broken + 1 if _is_broken(outcome) else 0
        if isinstance(outcome, Unreached):
            broken = _ENOUGH
        if walk.offered or not isinstance(outcome, Unreached):
            walk.outcome = outcome
            untouched.pop(0)
        walk.counts[type(outcome).__name__.lower()] += 1
    reached = broken < _ENOUGH
    with transaction():
        walk.settle()
        back = delivery.release(untouched)
        if current_app.config["MAIL_PER_MINUTE"] > 0:
            allowance.give_back(back)
        if not reached:
            delivery.give_up(at())
    log().info("mails.offered", **walk.counts)
    (relay_state.forget if reached else relay_state.begin)()
    return reached


def recover() -> None:
    """Decide on mails that a killed worker left in hand (G5)."""
    at = queries.database_time(now())
    if not queries.any_lost(at):
        return
    with transaction():
        found = delivery.recover(at)
    log().warning("mail.left_behind", **{state.value: count for state, count in found.items()})

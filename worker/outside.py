"""Sends the messages outside of mail that are due; no row is held while a gateway thinks."""

from __future__ import annotations

from time import monotonic

from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.logs import log
from ppid.notices.outside import carrying, delivery, queries
from ppid.outbox.queries import database_time
from worker.halt import halted

LONGEST_RUN = 20.0  # seconds; then the other tasks of this worker have their turn


def send() -> None:
    """Send until none is due or the run has been long enough."""
    started = monotonic()
    if not queries.any_due(database_time(now())):
        return
    with transaction():
        delivery.give_up_lost(at=database_time(now()))
    while not halted() and monotonic() - started < LONGEST_RUN and _send_next():
        pass


def _send_next() -> bool:
    with transaction():
        job = delivery.claim(at=database_time(now()))
    if job is None:
        return False
    taken = carrying.carry(job.address, title=job.title, body=job.body)
    with transaction():
        delivery.settle(job, taken=taken, at=database_time(now()))
    log().info("outside.sent" if taken else "outside.not_taken", ping=job.id)
    return True

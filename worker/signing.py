"""Makes the signatures that are due: with the office's certificate, or by the national service."""

from __future__ import annotations

from time import monotonic

from ppid.accounts.actors import THE_OFFICE
from ppid.files.reasons import Refused
from ppid.kit.clock import now
from ppid.kit.db import transaction
from ppid.kit.logs import log
from ppid.letters import actions as letters
from ppid.letters import queries as letter_queries
from ppid.letters.signing import actions, making, queries
from ppid.letters.signing.actions import Job
from ppid.letters.signing.models import SignFault
from ppid.letters.signing.orders import NotSigned, Order
from ppid.outbox.queries import database_time
from worker.halt import halted

LONGEST_RUN = 20.0  # seconds; then the other tasks of this worker have their turn


def sign() -> None:
    """Make signatures until none is due or the run has been long enough."""
    started = monotonic()
    if not queries.any_due(database_time(now())):
        return
    with transaction():
        actions.give_up_lost(at=database_time(now()))
    while not halted() and monotonic() - started < LONGEST_RUN and _sign_next():
        pass


def _sign_next() -> bool:
    at = database_time(now())
    with transaction():
        job = actions.claim(at=at)
    if job is None:
        return False
    try:
        given = _order(job)
        _settle(job, given)
    except NotSigned as why:
        with transaction():
            actions.settle_failed(job, why, at=database_time(now()))
        log().warning("signature.not_made", signature=job.id, fault=why.fault.value)
    return True


def _order(job: Job) -> Order:
    """The order with its PDF, which a letter from before there were PDFs gets now."""
    at = now()
    with transaction():
        try:
            issued = letter_queries.issued_print(job.letter) or letters.pdf_of(
                job.letter, at=at, by=THE_OFFICE
            )
        except Refused:
            raise NotSigned(SignFault.NO_SPACE, later=True) from None
        return making.order(job, issued, at=at)


def _settle(job: Job, given: Order) -> None:
    pdf, reading = making.signed(job, given)
    try:
        with transaction():
            kept = actions.settle_signed(job, pdf, reading, at=database_time(now()))
    except Refused:
        raise NotSigned(SignFault.NO_SPACE, later=True) from None
    log().info("signature.made" if kept else "signature.lease_ran_out", signature=job.id)

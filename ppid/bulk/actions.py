"""Doing one step to many requests: each in a transaction of its own, each with its result."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.exc import IntegrityError

from ppid.accounts.actors import Actor
from ppid.accounts.models import Officer
from ppid.bulk.models import BulkResult, BulkRun, BulkStep
from ppid.bulk.steps import STEPS, Said
from ppid.cases.models import Case
from ppid.casework.actions import hold
from ppid.kit.db import db


class Begun(Exception):
    """The same form was sent before: its result is there."""


def begin(*, public_id: str, step: BulkStep, by: Officer, at: datetime) -> int:
    """Put a run on record before its first request; raises Begun for a form sent twice."""
    one = BulkRun(public_id=public_id, step=step, by_id=by.id, at=at)
    db.session.add(one)
    try:
        db.session.flush()
    except IntegrityError:
        raise Begun from None
    return one.id


def act(
    run_id: int,
    step: BulkStep,
    case: Case,
    *,
    seen: str,
    said: Said,
    officer: Officer,
    by: Actor,
    at: datetime,
) -> None:
    """Do the step to one request as it was seen, with its result, in the caller's transaction.

    Raises Changed when a colleague was quicker, NotAllowed, AskedAlready: then `refuse` it.
    """
    hold(case, seen)
    undo = STEPS[step].act(case, said, officer, by, at)
    db.session.add(BulkResult(run_id=run_id, case_id=case.id, undo=undo))
    db.session.flush()


def refuse(run_id: int, case_id: int, words: str) -> None:
    """Keep why nothing was done to one request."""
    db.session.add(BulkResult(run_id=run_id, case_id=case_id, refusal=words))
    db.session.flush()


def close_undo(one: BulkRun, at: datetime) -> None:
    """A run is undone once."""
    one.undone_at = at
    db.session.flush()


def undo(result: BulkResult, step: BulkStep, *, by: Actor, at: datetime) -> None:
    """Take back what was done to one request; raises NotAllowed where it went on meanwhile."""
    take_back = STEPS[step].undo
    if take_back is None or not result.undo:
        return
    hold(result.case, str(result.case.version))
    take_back(result.case, result.undo, by, at)
    result.undone = True
    db.session.flush()


def refuse_undo(result: BulkResult, words: str) -> None:
    """Keep why one request was not taken back."""
    result.undone, result.undo_refusal = False, words
    db.session.flush()

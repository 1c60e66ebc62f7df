"""Periods, holds, and erasure: each on record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from ppid.accounts.models import Officer
from ppid.admin.actions import Overtaken, mark_of
from ppid.admin.retention import queries
from ppid.admin.retention.models import Erasure, ErasureRun, Kept, RetentionHold
from ppid.admin.retention.queries import Ended
from ppid.cases.models import Case
from ppid.files import actions as files
from ppid.kit.db import db
from ppid.office import record
from ppid.office.calendar import local_day
from ppid.office.models import Office, OfficeEvent
from ppid.office.queries import office


class HeldAlready(Exception):
    """A hold stands on this case."""


class RunWaits(Exception):
    """A run was asked and is not done yet."""


def change_periods(wanted: Mapping[Kept, int], *, seen: str, by: Officer, at: datetime) -> None:
    """Keep each kind for so many days. Raises Overtaken."""
    own = office()
    db.session.refresh(own, with_for_update={"of": Office})
    if mark_of(own, ("retention",)) != seen:
        raise Overtaken
    before = {kept.value: queries.days(kept) for kept in Kept}
    own.retention = {kept.value: days for kept, days in wanted.items()}
    changed = record.differences(before, own.retention)
    if changed:
        record.note(OfficeEvent.RETENTION_CHANGED, by_id=by.id, at=at, changed=changed)


def lay_hold(case: Case, *, reason: str, by: Officer, at: datetime) -> RetentionHold:
    """Let nothing of a case be erased. Raises HeldAlready."""
    stands = sa.exists().where(RetentionHold.case_id == case.id, RetentionHold.lifted_at.is_(None))
    if db.session.scalar(sa.select(stands)):
        raise HeldAlready
    made = RetentionHold(case_id=case.id, reason=reason, by_id=by.id, at=at)
    db.session.add(made)
    record.note(OfficeEvent.HOLD_LAID, about=case.number, by_id=by.id, at=at, reason=reason)
    return made


def lift_hold(hold: RetentionHold, *, by: Officer, at: datetime) -> None:
    """Let a case be erased again when its time has come."""
    if hold.lifted_at is not None:
        return
    hold.lifted_at, hold.lifted_by_id = at, by.id
    record.note(OfficeEvent.HOLD_LIFTED, about=hold.case.number, by_id=by.id, at=at)


def ask_run(*, by: Officer, at: datetime) -> ErasureRun:
    """Ask the worker to erase what has ended by today. Raises RunWaits."""
    db.session.scalar(sa.select(Office.id).with_for_update())  # of two at once one waits here
    if queries.waiting_run() is not None:
        raise RunWaits
    made = ErasureRun(asked_at=at, by_id=by.id, ended_by=local_day(at))
    db.session.add(made)
    db.session.flush()
    return made


def carry_out(run: ErasureRun, *, at: datetime) -> int:
    """Erase what has ended and is not held; the bytes go with the next sweep. Returns how much."""
    ended = queries.preview(run.ended_by).ended
    erased = sum(_erase(run, one, at) for one in ended)
    run.done_at = at
    return erased


def _erase(run: ErasureRun, one: Ended, at: datetime) -> int:
    if one.kept is Kept.NUMBER:
        one.case.requester.identity_number = None
        db.session.add(_line(run, one))
        return 1
    for paper in one.papers:
        files.erase(paper, at)
        db.session.add(_line(run, one, paper_id=paper.id, sha256=paper.sha256))
    return len(one.papers)


def _line(run: ErasureRun, one: Ended, **paper: object) -> Erasure:
    return Erasure(
        run_id=run.id, case_id=one.case.id, kept=one.kept, ended_on=one.ended_on, **paper
    )

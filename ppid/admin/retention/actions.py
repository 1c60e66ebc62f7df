"""Periods, holds, and erasure: each on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

import sqlalchemy as sa

from ppid.accounts.actors import Actor, officer_actor
from ppid.accounts.models import Officer
from ppid.admin.actions import Overtaken, mark_of
from ppid.admin.retention import queries
from ppid.admin.retention.models import Erasure, ErasureRun, Kept, RetentionHold
from ppid.admin.retention.queries import Ended
from ppid.admin.retention.words import KINDS
from ppid.cases import notices, printing, timeline
from ppid.cases.models import Case
from ppid.files import actions as files
from ppid.kit.db import db
from ppid.law import Event
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
    before = {kept.value: queries.days(kept) for kept in queries.PERIODS}
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
    """Erase what has ended and is not held; the bytes go with the next sweep. Returns how much.

    Each case says so on its timeline, and its requester is told (UU 27/2022 Pasal 45).
    """
    ended = queries.preview(run.ended_by).ended
    erased = sum(_erase(run, one, at) for one in ended)
    run.done_at = at
    for case, some in groupby(ended, key=lambda one: one.case):
        _tell(case, [one.kept for one in some], by=officer_actor(run.by), at=at)
    return erased


def _erase(run: ErasureRun, one: Ended, at: datetime) -> int:
    who = one.case.requester
    if one.kept is Kept.COPIES:
        for paper in one.papers:
            files.erase(paper, at)
            db.session.add(_line(run, one, paper_id=paper.id, sha256=paper.sha256))
        return len(one.papers)
    if one.kept is Kept.NUMBER:
        who.identity_number = None
    elif one.kept is Kept.HELPER:
        who.helper_name = who.helper_organisation = ""
    for notice in one.notices:
        notice.text = notice.given_to = ""
    db.session.add(_line(run, one))
    return 1


def _tell(case: Case, erased: Sequence[Kept], *, by: Actor, at: datetime) -> None:
    """By mail or on paper; who came with an earlier register and has no email is not written to.

    Words of notices on paper are the office's copies of what their reader holds: they are erased
    without a further notice, which would be one more of them.
    """
    told = [kept.value for kept in erased if kept is not Kept.NOTICES]
    if not told:
        return
    entry = timeline.write(case, Event.DATA_ERASED, by=by, at=at, erased=told)
    if case.import_id is None or case.requester.email:
        printing.reach(
            case,
            "data_erased",
            key=f"data-erased-{entry.id}",
            at=at,
            entry_id=entry.id,
            **notices.facts(case, entry),
            erased=[KINDS[Kept(kept)] for kept in told],
        )


def _line(run: ErasureRun, one: Ended, **paper: object) -> Erasure:
    return Erasure(
        run_id=run.id, case_id=one.case.id, kept=one.kept, ended_on=one.ended_on, **paper
    )

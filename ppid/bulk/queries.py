"""Telling which requests were chosen, and what became of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager

from ppid.accounts.models import Officer, Role
from ppid.accounts.queries import active_with_role
from ppid.bulk.models import BulkResult, BulkRun, BulkStep
from ppid.bulk.steps import STEPS
from ppid.cases.models import Case
from ppid.cases.queries import visible_to
from ppid.kit.db import db
from ppid.law import NotAllowed

MOST: Final = 100
HOLDERS: Final = (Role.DESK, Role.PPID)
UNDO_WITHIN: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Prospect:
    """A chosen request with what the step would do to it, or what forbids it."""

    case: Case
    would: Any
    bar: NotAllowed | None = None


def chosen(officer: Officer, numbers: Sequence[str]) -> Sequence[Case]:
    """The requests of these numbers that the officer may see, the nearest due day first."""
    found = sa.select(Case).where(Case.number.in_(numbers[:MOST]), visible_to(officer))
    return db.session.scalars(found.order_by(Case.due_on.is_(None), Case.due_on, Case.id)).all()


def prospects(step: BulkStep, cases: Sequence[Case], today: date) -> list[Prospect]:
    """What the step would do to each."""
    return [_prospect(step, case, today) for case in cases]


def _prospect(step: BulkStep, case: Case, today: date) -> Prospect:
    try:
        return Prospect(case, STEPS[step].would(case, today))
    except NotAllowed as bar:
        return Prospect(case, {}, bar)


def run(public_id: str) -> BulkRun | None:
    """A run by its name in addresses."""
    return db.session.scalar(sa.select(BulkRun).where(BulkRun.public_id == public_id))


def results(one: BulkRun) -> Sequence[BulkResult]:
    """What became of each request of a run, those that were refused first."""
    found = (
        sa.select(BulkResult)
        .where(BulkResult.run_id == one.id)
        .join(BulkResult.case)
        .options(contains_eager(BulkResult.case))
        .order_by(BulkResult.refusal == "", BulkResult.id)
    )
    return db.session.scalars(found).all()


def may_undo(one: BulkRun, found: Sequence[BulkResult], officer: Officer, at: datetime) -> bool:
    """Whether the officer who did it may still take it back."""
    fresh = at - one.at < UNDO_WITHIN
    return (
        fresh
        and one.undone_at is None
        and one.by_id == officer.id
        and any(result.undo for result in found)
    )


def colleagues() -> Sequence[Officer]:
    """Who may hold requests: desk officers and the PPID who are at work here."""
    found = {one.id: one for role in HOLDERS for one in active_with_role(role)}
    return sorted(found.values(), key=lambda one: one.name)

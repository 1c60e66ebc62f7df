"""What a value of a dimension means for rows: how a scope is narrowed, and what pairs with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final

import sqlalchemy as sa

from ppid import law
from ppid.cases.models import Assignment, Case, Entry, Question, Requester
from ppid.cases.objections import Objection
from ppid.law import Event
from ppid.office.calendar import zone
from ppid.reports.days import Column
from ppid.reports.scope import BANDS, NO_UNIT, Dimension, Scope


def laid_with(scope: Scope) -> Any:
    """Which request was laid with which unit by then; each pair once."""
    ends = _end_of(scope)
    return (
        sa.select(Assignment.case_id, Assignment.unit_id)
        .where(
            Assignment.asked_at < ends,
            sa.or_(Assignment.recalled_at.is_(None), Assignment.recalled_at >= ends),
        )
        .distinct()
    )


def grounds() -> Any:
    """Which request rests on which letter of Pasal 17; each pair once."""
    return (
        sa.select(Question.case_id, Question.ground).where(Question.ground.is_not(None)).distinct()
    )


def extension_grounds() -> Any:
    """Which request was extended on which letter of Pasal 36 (1); none has an empty one."""
    return sa.select(
        Entry.case_id, sa.func.coalesce(Entry.facts["ground"].as_string(), "").label("ground")
    ).where(Entry.event == Event.EXTENDED, Entry.objection_id.is_(None))


def _end_of(scope: Scope) -> datetime:
    return datetime.combine(scope.as_of + timedelta(days=1), time(), zone())


Narrow = Callable[[str, Scope, Any], Column]


def _by_unit(value: str, scope: Scope, _days: Any) -> Column:
    laid = laid_with(scope).subquery()
    if value == NO_UNIT:
        return Case.id.not_in(sa.select(laid.c.case_id))
    return Case.id.in_(sa.select(laid.c.case_id).where(laid.c.unit_id == int(value)))


def _by_ground(value: str, scope: Scope, _days: Any) -> Column:
    resting = grounds().where(Question.ground == law.Ground(value)).subquery()
    return sa.and_(Case.decided_on <= scope.as_of, Case.id.in_(sa.select(resting.c.case_id)))


def _by_extension(value: str, scope: Scope, _days: Any) -> Column:
    given = extension_grounds().subquery()
    return sa.and_(
        Case.extended_on <= scope.as_of,
        Case.id.in_(sa.select(given.c.case_id).where(given.c.ground == value)),
    )


def _by_band(value: str, scope: Scope, days: Any) -> Column:
    if days is None:  # of answers to requests only: nothing else took so long
        return sa.false()
    band = next(one for one in BANDS if one.key == value)
    ahead = days >= band.first
    within = ahead if band.last is None else sa.and_(ahead, days <= band.last)
    return sa.and_(Case.decided_on <= scope.as_of, within)


REQUESTS_BY: Final[Mapping[Dimension, Narrow]] = {
    Dimension.UNIT: _by_unit,
    Dimension.CHANNEL: lambda value, _scope, _days: Case.channel == value,
    Dimension.KIND: lambda value, _scope, _days: Requester.kind == value,
    Dimension.OUTCOME: lambda value, scope, _days: sa.and_(
        Case.decided_on <= scope.as_of, Case.outcome == value
    ),
    Dimension.BAND: _by_band,
    Dimension.GROUND: _by_ground,
    Dimension.EXTENSION: _by_extension,
    Dimension.OBJECTION_GROUND: lambda value, _scope, _days: Case.id.in_(
        sa.select(Objection.case_id).where(Objection.grounds.contains(value))
    ),
}
OBJECTIONS_BY: Final[Mapping[Dimension, Narrow]] = {
    **REQUESTS_BY,
    Dimension.CHANNEL: lambda value, _scope, _days: Objection.channel == value,
    Dimension.OBJECTION_GROUND: lambda value, _scope, _days: Objection.grounds.contains(value),
}


def narrowed(
    scope: Scope, ways: Mapping[Dimension, Narrow], days: Column | None
) -> tuple[Column, ...]:
    """The conditions that a scope is narrowed by."""
    return tuple(ways[dimension](value, scope, days) for dimension, value in scope)

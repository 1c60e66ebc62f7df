"""The window of opening (D22), and once a year a look at what has no last day: to the PPID."""

from collections.abc import Iterable
from datetime import date, timedelta

import sqlalchemy as sa

from ppid.accounts.models import Role
from ppid.cases.due import Due, stage_key
from ppid.cases.watch import Watch
from ppid.exclusions.models import Exclusion
from ppid.kit.db import db
from ppid.law import RULE_ARTICLES, ExclusionState, Rule, WorkingCalendar
from ppid.office.calendar import legal_clock

_FIRST = "window"
REVIEW = "tinjau"
_REVIEW_ARTICLE = RULE_ARTICLES[Rule.NEVER_PERMANENT]
_NEAR = 5  # working days before the year is over
_LATE = timedelta(days=31)  # a worker that was away still says it
_AHEAD = 45  # working days looked ahead: more than any profile's window is long


def dues(*, today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """Exclusions whose window is open, and those that end by what happens, once a year."""
    yield from _windows(today, calendar, watch)
    yield from _reviews(today, calendar, watch)


def _windows(today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """Once when the window opens, then as the last day comes near."""
    rows = db.session.scalars(
        sa.select(Exclusion)
        .where(
            Exclusion.state == ExclusionState.DECREED,
            Exclusion.expires_on.between(today, calendar.add(today, _AHEAD)),
        )
        .order_by(Exclusion.expires_on, Exclusion.id)
    ).all()
    watchers = watch.role(Role.PPID) if rows else ()
    for row in rows:
        deadline = row.standing.deadline(legal_clock(row.profile_id))
        if deadline is None or today < deadline.day_zero:
            continue
        yield Due(
            f"exclusion-{row.id}",
            stage_key(today, deadline.on, calendar) or _FIRST,
            deadline.on,
            calendar.left(today, deadline.on),
            row.decree_number,
            row.title,
            watchers,
            code=deadline.code,
            article=deadline.article,
        )


def _reviews(today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """Five working days before each year of the decree is over: does its condition still hold?

    No clock ends such an exclusion, and none of huruf a to f is for ever (UU 14/2008 Pasal 20).
    """
    soon = calendar.add(today, _NEAR)
    rows = db.session.scalars(
        sa.select(Exclusion)
        .where(
            Exclusion.state == ExclusionState.DECREED,
            Exclusion.expires_on.is_(None),
            Exclusion.decreed_on < today,
        )
        .order_by(Exclusion.id)
    ).all()
    watchers = watch.role(Role.PPID) if rows else ()
    for row in rows:
        on = _year_over(row.decreed_on or today, soon)
        if row.decreed_on != on and today - _LATE <= on:
            yield Due(
                f"exclusion-review-{row.id}",
                REVIEW,
                on,
                calendar.left(today, on),
                row.decree_number,
                row.title,
                watchers,
                code=REVIEW,
                article=_REVIEW_ARTICLE,
            )


def _year_over(decreed_on: date, until: date) -> date:
    """The last day up to `until` on which the decree was some whole years old, or its own day."""
    years = until.year - decreed_on.year
    if _same_day(decreed_on, years) > until:
        years -= 1
    return _same_day(decreed_on, years)


def _same_day(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)

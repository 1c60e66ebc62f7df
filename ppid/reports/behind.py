"""The rows behind every figure: the same conditions, read as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa

from ppid.cases.disputes import Dispute
from ppid.cases.models import Case, Requester
from ppid.cases.objections import Objection
from ppid.kit.db import db
from ppid.reports import conditions
from ppid.reports.conditions import Basis
from ppid.reports.figure import Figure, Measure, Of
from ppid.reports.queries import Amount
from ppid.reports.scope import Scope

PAGE: Final = 50


def basis_of(figure: Figure, scope: Scope, amount: Amount = None) -> tuple[Basis, Any]:
    """The rows of a figure and its condition; for a slowest, those that took so many days."""
    key = figure.base or figure.key
    if figure.key == "carried_in":
        basis = conditions.carried_in(scope)
    elif figure.of is Of.REQUESTS:
        basis = conditions.requests(scope, timed=figure.measure is Measure.SLOWEST)
    elif figure.of is Of.OBJECTIONS:
        basis = conditions.objections(scope)
    else:
        basis = conditions.disputes(scope)
    condition = basis.conditions[key]
    if figure.measure is Measure.SLOWEST:
        condition = sa.and_(condition, basis.days == int(amount or 0))
    return basis, condition


_ROWS: Final[Mapping[Of, tuple[Any, ...]]] = {
    Of.REQUESTS: (
        Case.id,
        Case.number,
        Case.subject,
        Requester.name.label("requester"),
        Case.channel,
        Case.state,
        Case.outcome,
        Case.received_on,
        Case.decided_on,
        Case.answer_due_on,
        Case.profile_id,
        Case.registered_at,
        Case.complete_on,
        Case.declared_on,
    ),
    Of.OBJECTIONS: (
        Objection.id,
        Objection.number,
        Objection.grounds,
        Objection.state,
        Objection.ruling,
        Objection.received_on,
        Objection.answered_on,
    ),
    Of.DISPUTES: (Dispute.id, Dispute.number, Dispute.ki_name, Dispute.ki_number, Dispute.stage),
}


def count_behind(figure: Figure, scope: Scope, amount: Amount = None) -> int:
    """How many rows stand behind a figure."""
    basis, condition = basis_of(figure, scope, amount)
    return int(
        db.session.scalar(
            sa.select(sa.func.count()).select_from(basis.source).where(*basis.within, condition)
        )
        or 0
    )


def behind(
    figure: Figure, scope: Scope, *, amount: Amount = None, after: int = 0, most: int = PAGE
) -> tuple[Sequence[Any], bool]:
    """Some of the rows behind a figure, in the order of the register; whether more follow."""
    basis, condition = basis_of(figure, scope, amount)
    rows = db.session.execute(
        sa.select(*_ROWS[figure.of])
        .select_from(basis.source)
        .where(*basis.within, condition, basis.row_id > after)
        .order_by(basis.row_id)
        .limit(most + 1)
    ).all()
    return rows[:most], len(rows) > most

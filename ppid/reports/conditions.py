"""What each figure counts, as conditions on rows: one place for the number and for its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import sqlalchemy as sa

from ppid import law
from ppid.cases.disputes import Dispute, DisputeStep
from ppid.cases.models import Case, Decision, Question, Requester
from ppid.cases.objections import Objection, ObjectionTask
from ppid.law import Code, DisputeOutcome, Outcome, Ruling, State, StepKind
from ppid.reports.days import Column, DayTable, by_profile
from ppid.reports.narrowing import OBJECTIONS_BY, REQUESTS_BY, narrowed
from ppid.reports.scope import Dimension, Scope

_ENDED: Final = (StepKind.NOT_REGISTERED, StepKind.FELL, StepKind.WITHDRAWN)
# A notice on paper may count from a day that lies ahead of when it was sent.
_HELD_BEFORE: Final = timedelta(days=60)
_SENT_AHEAD: Final = timedelta(days=60)
_OVER: Final = (*_ENDED, StepKind.FINAL, StepKind.MEDIATION_AGREED, StepKind.EXECUTED)


@dataclass(frozen=True, slots=True)
class Basis:
    """Rows that figures count: where from, which of them, and the condition of each figure.

    `days` are the working days of a row until its answer, where the basis was `timed`.
    """

    source: Any
    row_id: Column
    month: Column
    within: tuple[Column, ...]
    conditions: Mapping[str, Column]
    days: Column = None


def requests(scope: Scope, *, timed: bool = False) -> Basis:
    """The requests received in the scope."""
    day = scope.as_of
    zero, answer_day = _day_zero(), _answer_day()
    source: Any = sa.join(Case, Requester, Case.requester_id == Requester.id)
    days = None
    if timed or scope.value(Dimension.BAND):
        table = DayTable(scope.first, day + _SENT_AHEAD)
        source, days = table.between(source, zero, answer_day, Case)
    answered = Case.decided_on <= day
    over = Case.closed_on <= day
    is_open = sa.and_(
        sa.or_(Case.decided_on.is_(None), Case.decided_on > day),
        sa.or_(Case.closed_on.is_(None), Case.closed_on > day),
    )
    late = sa.and_(answered, answer_day > Case.answer_due_on)
    conditions = {
        "received": sa.true(),
        "answered": answered,
        "on_time": sa.and_(answered, answer_day <= Case.answer_due_on),
        "late": late,
        "open": is_open,
        "overdue": sa.and_(is_open, Case.answer_due_on < day),
        "lapsed": sa.and_(Case.state == State.LAPSED, over),
        "withdrawn": sa.and_(Case.state == State.WITHDRAWN, over),
        "extended": Case.extended_on <= day,
        "handed_over": Case.handed_over_on <= day,
        "excluded": sa.and_(answered, Case.id.in_(_grounded())),
        "charged": sa.and_(
            answered, sa.or_(Case.id.in_(_charged()), Case.id.in_(_charged_items()))
        ),
    } | {key: sa.and_(answered, Case.outcome == outcome) for key, outcome in OUTCOMES.items()}
    within = (
        Case.received_on.between(scope.first, scope.last),
        Case.registered_on <= day,
        *narrowed(scope, REQUESTS_BY, days),
    )
    return Basis(source, Case.id, _month(Case.received_on), within, conditions, days)


def carried_in(scope: Scope) -> Basis:
    """The requests from before the scope that were open when it began."""
    first = scope.first
    within = (
        Case.received_on < first,
        sa.or_(Case.decided_on.is_(None), Case.decided_on >= first),
        sa.or_(Case.closed_on.is_(None), Case.closed_on >= first),
        *narrowed(scope, REQUESTS_BY, None),
    )
    source = sa.join(Case, Requester, Case.requester_id == Requester.id)
    return Basis(source, Case.id, _month(Case.received_on), within, {"carried_in": sa.true()})


def objections(scope: Scope) -> Basis:
    """The objections received in the scope; narrowed by what their requests are."""
    day = scope.as_of
    zero = sa.func.coalesce(
        Objection.runs_from,
        sa.case(
            (Objection.received_on < Objection.recorded_on, Objection.received_on),
            else_=Objection.recorded_on,
        ),
    )
    source: Any = sa.join(Objection, Requester, Objection.requester_id == Requester.id).join(
        Case, Objection.case_id == Case.id, isouter=True
    )
    table = DayTable(scope.first - _HELD_BEFORE, day)
    source, days = table.between(source, zero, Objection.answered_on, Objection)
    answered, settled = Objection.answered_on <= day, Objection.settled_on <= day
    withdrawn = sa.and_(Objection.state == law.ObjectionState.WITHDRAWN, Objection.closed_on <= day)
    due = by_profile(
        Objection.profile_id, lambda profile: profile.period(Code.OBJECTION_ANSWER).days
    )
    tasks = sa.select(ObjectionTask.id).where(ObjectionTask.objection_id == Objection.id)
    undone = tasks.where(sa.or_(ObjectionTask.done_on.is_(None), ObjectionTask.done_on > day))
    ordered = sa.and_(sa.or_(answered, settled), tasks.exists())
    conditions = {
        "objections": sa.true(),
        "objections_answered": answered,
        "objections_settled": settled,
        "objections_withdrawn": withdrawn,
        "objections_open": sa.not_(sa.or_(_known(answered), _known(settled), _known(withdrawn))),
        "objections_late": sa.and_(answered, days > due),
        "objections_ordered": ordered,
        "objections_executed": sa.and_(ordered, sa.not_(undone.exists())),
    } | {key: sa.and_(answered, Objection.ruling == one) for key, one in RULINGS.items()}
    within = (
        Objection.received_on.between(scope.first, scope.last),
        Objection.recorded_on <= day,
        *narrowed(scope, OBJECTIONS_BY, None),
    )
    return Basis(source, Objection.id, _month(Objection.received_on), within, conditions, days)


def disputes(scope: Scope) -> Basis:
    """All disputes; each figure asks for a step within the scope."""
    last = min(scope.last, scope.as_of)
    source: Any = (
        sa.join(Dispute, Objection, Dispute.objection_id == Objection.id)
        .join(Requester, Objection.requester_id == Requester.id)
        .join(Case, Objection.case_id == Case.id, isouter=True)
    )

    def stepped(
        *kinds: StepKind, since: Any = scope.first, outcome: DisputeOutcome | None = None
    ) -> Column:
        steps = sa.select(DisputeStep.id).where(
            DisputeStep.dispute_id == Dispute.id,
            DisputeStep.kind.in_([kind.value for kind in kinds]),
            DisputeStep.struck_at.is_(None),
            DisputeStep.on <= last,
        )
        if outcome:
            steps = steps.where(DisputeStep.outcome == outcome)
        return (steps.where(DisputeStep.on >= since) if since else steps).exists()

    conditions = {key: stepped(*kinds) for key, kinds in STEPS.items()}
    for key, (kind, outcome) in JUDGED.items():
        conditions[key] = stepped(kind, outcome=outcome)
    conditions |= {
        "disputes_running": sa.and_(
            stepped(StepKind.APPLIED, since=None), sa.not_(stepped(*_OVER, since=None))
        )
    }
    within = narrowed(scope, OBJECTIONS_BY, None)
    applied = (
        sa.select(sa.func.min(DisputeStep.on))
        .where(DisputeStep.dispute_id == Dispute.id, DisputeStep.kind == StepKind.APPLIED.value)
        .scalar_subquery()
    )
    return Basis(source, Dispute.id, _month(applied), within, conditions)


OUTCOMES: Final[Mapping[str, Outcome]] = {
    "granted": Outcome.GRANTED,
    "partly": Outcome.PARTLY_GRANTED,
    "refused": Outcome.REFUSED,
    "not_held": Outcome.NOT_HELD,
    "not_documented": Outcome.NOT_DOCUMENTED,
}
RULINGS: Final[Mapping[str, Ruling]] = {
    "objections_granted": Ruling.GRANTED,
    "objections_partly": Ruling.PARTLY_GRANTED,
    "objections_upheld": Ruling.UPHELD,
    "objections_inadmissible": Ruling.INADMISSIBLE,
}
STEPS: Final[Mapping[str, tuple[StepKind, ...]]] = {
    "disputes": (StepKind.APPLIED,),
    "disputes_settled": (StepKind.MEDIATION_AGREED,),
    "disputes_unsettled": (StepKind.MEDIATION_FAILED,),
    "disputes_decided": (StepKind.DECISION_READ,),
    "disputes_ended": _ENDED,
    "disputes_withdrawn": (StepKind.WITHDRAWN,),
    "disputes_executed": (StepKind.EXECUTED,),
    "lawsuits": (StepKind.LAWSUIT_FILED,),
    "judgments": (StepKind.COURT_DECISION_RECEIVED,),
    "cassations": (StepKind.CASSATION_FILED,),
    "cassations_decided": (StepKind.CASSATION_DECIDED,),
}

JUDGED: Final[Mapping[str, tuple[StepKind, DisputeOutcome]]] = {
    f"{of}_{name}": (kind, outcome)
    for of, kind in (
        ("disputes", StepKind.DECISION_READ),
        ("judgments", StepKind.COURT_DECISION_RECEIVED),
        ("cassations", StepKind.CASSATION_DECIDED),
    )
    for name, outcome in (
        ("won", DisputeOutcome.APPLICANT),
        ("partly", DisputeOutcome.PARTLY),
        ("lost", DisputeOutcome.OFFICE),
    )
}
"""What a judgment of each instance said, as the applicant sees it."""


def outcome_as_of(scope: Scope) -> Column:
    """The outcome that a request had by then; none while unanswered."""
    return sa.case((Case.decided_on <= scope.as_of, Case.outcome), else_=None)


def costs(scope: Scope) -> Column:
    """All that was charged for the requests of the scope, in rupiah."""
    basis = requests(scope)
    return _summed(basis, _shared_cost(), Decision) + _summed(basis, _item_cost(), Question)


def _summed(basis: Basis, cost: Column, model: Any) -> Column:
    summed = (
        sa.select(sa.func.sum(cost))
        .select_from(basis.source.join(model, model.case_id == Case.id))
        .where(cost > 0, *basis.within, basis.conditions["charged"])
    )
    return sa.func.coalesce(summed.scalar_subquery(), 0)


def _known(condition: Column) -> Column:
    """A comparison with nothing is false here, not unknown."""
    return sa.func.coalesce(condition, sa.false())


def _month(day: Any) -> Column:
    return sa.extract("month", day)


def _day_zero() -> Column:
    """Day zero of the answer as each file's profile reads the law (A-01)."""
    reading = by_profile(Case.profile_id, lambda profile: profile.clock_start.value)
    return sa.case(
        (reading == law.ClockStart.FIRST_RECEIVED.value, Case.received_on),
        (
            reading == law.ClockStart.DECLARED_COMPLETE.value,
            sa.func.coalesce(Case.declared_on, Case.complete_on),
        ),
        else_=Case.complete_on,
    )


def _answer_day() -> Column:
    """The day that ends the period: sent, or received where the profile says so (A-26)."""
    counts = by_profile(Case.profile_id, lambda profile: profile.answer_counts.value)
    reached = sa.func.coalesce(Case.notice_reached_on, Case.decided_on)
    return sa.case((counts == law.AnswerCounts.RECEIVED.value, reached), else_=Case.decided_on)


def _shared_cost() -> Column:
    return Decision.copy_cost * Decision.sheets + Decision.sending_cost + Decision.other_cost


def _item_cost() -> Column:
    return Question.copy_cost * Question.sheets


def _charged() -> Any:
    return sa.select(Decision.case_id).where(_shared_cost() > 0)


def _charged_items() -> Any:
    return sa.select(Question.case_id).where(_item_cost() > 0)


def _grounded() -> Any:
    return sa.select(Question.case_id).where(Question.ground.is_not(None))

"""What has ended, what is held and why, and what was erased."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import sqlalchemy as sa

from ppid import law
from ppid.admin.retention.models import Erasure, ErasureRun, Kept, RetentionHold
from ppid.cases.clock import clock_of
from ppid.cases.disputes import Dispute
from ppid.cases.models import Case, CasePaper, Requester
from ppid.cases.objections import Objection
from ppid.cases.printed import PrintedNotice
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.office.queries import office

AT_ONCE: Final = 500
"""As much as one look or one run takes, the oldest first; the next run takes the next."""
COPIES: Final = (Slot.IDENTITY, Slot.DEED, Slot.MANDATE, Slot.ORIGINAL)
DEFAULT_DAYS: Final[Mapping[Kept, int]] = {Kept.COPIES: 90, Kept.NUMBER: 0}
"""Calendar days after all is over; 0 keeps it as the archive's schedule (JRA) says."""
PERIODS: Final = tuple(DEFAULT_DAYS)
_FOLLOWS: Final = {Kept.HELPER: Kept.COPIES, Kept.NOTICES: Kept.COPIES}


@dataclass(frozen=True, slots=True)
class Ended:
    """What of one case ends, and since when its period is over."""

    case: Case
    kept: Kept
    ended_on: date
    papers: Sequence[Paper] = ()
    notices: Sequence[PrintedNotice] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A closed case of which nothing is erased, by which file or hold."""

    case: Case
    objection: Objection | None = None
    dispute: Dispute | None = None
    hold: RetentionHold | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a run on a day would erase, and what it would leave alone."""

    ended: Sequence[Ended]
    held: Sequence[Held]


def days(kept: Kept) -> int:
    """How many calendar days a kind is kept after all is over; 0 for as long as the JRA says."""
    own = _FOLLOWS.get(kept, kept)
    return office().retention.get(own.value, DEFAULT_DAYS[own])


def preview(today: date) -> Preview:
    """What has ended by a day, the oldest first, and what is held.

    Looks on past cases that are held, or whose rights still run, until it has found enough.
    """
    ended: list[Ended] = []
    held: list[Held] = []
    holds = {one.case_id: one for one in standing_holds()}
    for cases in _closed(today):
        ids = [case.id for case in cases]
        papers, notices, objections = _copies(ids), _notices(ids), _objections(cases)
        disputes = _disputes([one.id for some in objections.values() for one in some])
        for case in cases:
            mine = objections.get(case.id, [])
            stop = _stop(case, mine, disputes, holds)
            if stop is not None:
                held.append(stop)
                continue
            over = _over_on(case, mine, disputes)
            there = (papers.get(case.id, ()), notices.get(case.id, ()))
            ended += _ended(case, over, *there, today=today)
        if len(ended) >= AT_ONCE:
            break
    return Preview(ended[:AT_ONCE], held[:AT_ONCE])


def _ended(
    case: Case,
    over: date,
    papers: Sequence[Paper],
    notices: Sequence[PrintedNotice],
    *,
    today: date,
) -> list[Ended]:
    since = {kept: over + timedelta(days=days(kept)) for kept in Kept}
    who = case.requester
    there = {
        Kept.COPIES: bool(papers),
        Kept.NUMBER: bool(days(Kept.NUMBER) and who.identity_number),
        Kept.HELPER: bool(who.helper_name or who.helper_organisation),
        Kept.NOTICES: bool(notices),
    }
    return [
        Ended(
            case,
            kept,
            since[kept],
            papers=papers if kept is Kept.COPIES else (),
            notices=notices if kept is Kept.NOTICES else (),
        )
        for kept in Kept
        if there[kept] and since[kept] < today
    ]


def _of_case(column: Any) -> sa.ColumnElement[int]:
    return sa.func.coalesce(column, Objection.case_id)


_COPIES_LEFT: Final = (
    sa.select(_of_case(CasePaper.case_id).label("case_id"), Paper.id)
    .join(Paper, Paper.id == CasePaper.paper_id)
    .outerjoin(Objection, Objection.id == CasePaper.objection_id)
    .where(Paper.slot.in_(COPIES), Paper.erased_at.is_(None))
    .subquery()
)
_AFTER: Final = sa.exists().where(
    Erasure.run_id == ErasureRun.id,
    Erasure.case_id == _of_case(PrintedNotice.case_id),
    Erasure.kept == Kept.NOTICES,
    ErasureRun.done_at >= PrintedNotice.noted_at,
)
_NOTICES_LEFT: Final = (
    sa.select(_of_case(PrintedNotice.case_id).label("case_id"), PrintedNotice.id)
    .outerjoin(Objection, Objection.id == PrintedNotice.objection_id)
    .where(PrintedNotice.given_on.is_not(None), ~_AFTER)
    .subquery()
)


def _copies(case_ids: Sequence[int]) -> dict[int, list[Paper]]:
    """The copies of identities that are still there, by case."""
    return _by_case(Paper, _COPIES_LEFT, case_ids)


def _notices(case_ids: Sequence[int]) -> dict[int, list[PrintedNotice]]:
    """The notices on paper that were handed over and still have their words, by case."""
    return _by_case(PrintedNotice, _NOTICES_LEFT, case_ids)


def _by_case(model: Any, left: sa.Subquery, case_ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    rows = sa.select(left.c.case_id, model).join(left, left.c.id == model.id)
    wanted = rows.where(left.c.case_id.in_(case_ids)).order_by(model.id)
    for case_id, one in db.session.execute(wanted):
        found.setdefault(case_id, []).append(one)
    return found


def _closed(today: date) -> Iterator[Sequence[Case]]:
    """Closed cases of which something could end, the longest closed first, some at a time."""
    shortest = min(days(kept) for kept in PERIODS if days(kept)) if any(map(days, Kept)) else None
    if shortest is None:
        return
    something = [
        Case.id.in_(sa.select(_COPIES_LEFT.c.case_id)),
        Case.id.in_(sa.select(_NOTICES_LEFT.c.case_id)),
        Requester.helper_name != "",
        Requester.helper_organisation != "",
    ]
    something += [Requester.identity_number.is_not(None)] if days(Kept.NUMBER) else []
    wanted = (
        sa.select(Case)
        .join(Requester, Requester.id == Case.requester_id)
        .where(Case.closed_on < today - timedelta(days=shortest), sa.or_(*something))
        .order_by(Case.closed_on, Case.id)
        .limit(AT_ONCE)
    )
    seen: Sequence[Case] = db.session.scalars(wanted).all()
    while seen:
        yield seen
        last = sa.tuple_(sa.literal(seen[-1].closed_on), sa.literal(seen[-1].id))
        further = wanted.where(sa.tuple_(Case.closed_on, Case.id) > last)
        seen = db.session.scalars(further).all()


def _objections(cases: Iterable[Case]) -> dict[int, list[Objection]]:
    wanted = Objection.case_id.in_([case.id for case in cases])
    found: dict[int, list[Objection]] = {}
    for one in db.session.scalars(sa.select(Objection).where(wanted)):
        found.setdefault(one.case_id or 0, []).append(one)
    return found


def _disputes(objection_ids: Sequence[int]) -> dict[int, Dispute]:
    query = sa.select(Dispute).where(Dispute.objection_id.in_(objection_ids))
    return {one.objection_id: one for one in db.session.scalars(query)}


def _stop(
    case: Case,
    objections: Sequence[Objection],
    disputes: Mapping[int, Dispute],
    holds: Mapping[int, RetentionHold],
) -> Held | None:
    """What keeps a case from being erased: an open file, or a hold."""
    for objection in objections:
        dispute = disputes.get(objection.id)
        if dispute is not None and dispute.closed_on is None:
            return Held(case, dispute=dispute)
        if objection.closed_on is None:
            return Held(case, objection=objection)
    hold = holds.get(case.id)
    return Held(case, hold=hold) if hold else None


def _over_on(case: Case, objections: Sequence[Objection], disputes: Mapping[int, Dispute]) -> date:
    """The day on which all is over: closed, and the last right to object or dispute has passed."""
    assert case.closed_on
    closed = [case.closed_on]
    clock = clock_of(case)
    closed += [
        right.until
        for right in law.request_rights(case.standing, today=case.closed_on, clock=clock)
    ]
    for objection in objections:
        closed += [objection.closed_on] if objection.closed_on else []
        closed += [
            right.until
            for right in law.objection_rights(
                objection.standing, today=case.closed_on, clock=clock_of(objection)
            )
        ]
        dispute = disputes.get(objection.id)
        closed += [dispute.closed_on] if dispute and dispute.closed_on else []
    return max(closed)


def standing_holds() -> Sequence[RetentionHold]:
    """The holds that stand, the newest first."""
    return db.session.scalars(
        sa.select(RetentionHold)
        .where(RetentionHold.lifted_at.is_(None))
        .order_by(RetentionHold.id.desc())
    ).all()


def hold(hold_id: int) -> RetentionHold | None:
    """One hold."""
    return db.session.get(RetentionHold, hold_id)


def runs() -> Sequence[sa.Row[tuple[ErasureRun, int]]]:
    """The last runs with how much each erased, the newest first."""
    erased = sa.select(sa.func.count()).where(Erasure.run_id == ErasureRun.id).scalar_subquery()
    return db.session.execute(
        sa.select(ErasureRun, erased).order_by(ErasureRun.id.desc()).limit(24)
    ).all()


def waiting_run() -> ErasureRun | None:
    """The run that was asked and is not done."""
    return db.session.scalar(
        sa.select(ErasureRun).where(ErasureRun.done_at.is_(None)).order_by(ErasureRun.id).limit(1)
    )


def run(run_id: int) -> ErasureRun | None:
    """One run."""
    return db.session.get(ErasureRun, run_id)


def erasures(done: ErasureRun) -> Sequence[Erasure]:
    """What a run erased, in order."""
    return db.session.scalars(
        sa.select(Erasure).where(Erasure.run_id == done.id).order_by(Erasure.id)
    ).all()


def case_by_number(number: str) -> Case | None:
    """The case of a number, however it was typed."""
    return db.session.scalar(sa.select(Case).where(Case.number == number.strip().upper()))

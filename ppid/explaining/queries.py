"""Which case, objection or dispute may be explained to whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import sqlalchemy as sa

from ppid.accounts.access import sees_only_unit
from ppid.accounts.models import Officer
from ppid.cases import dispute_file, objection_file
from ppid.cases import queries as cases
from ppid.cases.disputes import Dispute
from ppid.cases.explained import Dated
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.kit.db import db


def own_case(number: str, granted: Collection[int]) -> Case | None:
    """A case by number, if this browser may follow it."""
    case = cases.case_by_number(number) if granted else None
    return case if case and case.id in granted else None


def own_objection(
    number: str, granted_cases: Collection[int], granted_objections: Collection[int]
) -> Objection | None:
    """An objection by number, opened itself or with its case."""
    found = _objection(number) if granted_cases or granted_objections else None
    if found is None:
        return None
    return found if found.id in granted_objections or found.case_id in granted_cases else None


def own_dispute(
    number: str, granted_cases: Collection[int], granted_objections: Collection[int]
) -> Dispute | None:
    """A dispute by number, if the objection it follows may be followed in this browser."""
    found = dispute(number) if granted_cases or granted_objections else None
    if found is None:
        return None
    return (
        found if own_objection(found.objection.number, granted_cases, granted_objections) else None
    )


def road(opened: Case | Objection) -> Iterator[Dated]:
    """All files on the road of what was opened: the request, its objections, their disputes."""
    objections: Sequence[Objection] = [opened] if isinstance(opened, Objection) else ()
    if isinstance(opened, Case):
        yield opened
        objections = objection_file.objections_of(opened)
    for objection in objections:
        yield objection
        followed = dispute_file.of_objection(objection)
        if followed:
            yield followed


def objection_for(officer: Officer, number: str) -> Objection | None:
    """An objection by number, for officers who see the whole office or its case."""
    found = _objection(number)
    if found is None or sees_only_unit(officer) is None:
        return found
    case = found.case
    return found if case and cases.case_for(officer, case.number) else None


def dispute(number: str) -> Dispute | None:
    """A dispute by the office's own file number."""
    return db.session.scalar(sa.select(Dispute).where(Dispute.number == number))


def _objection(number: str) -> Objection | None:
    return db.session.scalar(sa.select(Objection).where(Objection.number == number))

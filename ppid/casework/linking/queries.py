"""Which case is meant by a number, and what links stand on one."""

from __future__ import annotations

import sqlalchemy as sa

from ppid.cases import numbers
from ppid.cases.linked import CaseLink
from ppid.cases.models import Case
from ppid.kit.db import db

_YEARS_BACK = 3


def found(typed: str, year: int) -> Case | None:
    """The case of a whole number, or the newest one of a running number alone."""
    whole = not typed.isdecimal() or len(typed) > 6
    meant = (
        [typed.upper()]
        if whole
        else numbers.meant(int(typed), range(year - _YEARS_BACK + 1, year + 1))
    )
    return db.session.scalar(
        sa.select(Case).where(Case.number.in_(meant)).order_by(Case.id.desc()).limit(1)
    )


def link_on(case: Case, link_id: int) -> CaseLink | None:
    """An open link of this case by its id, from either side."""
    known = db.session.get(CaseLink, link_id)
    if known is None or known.ended_at or case.id not in (known.case_id, known.other_id):
        return None
    return known

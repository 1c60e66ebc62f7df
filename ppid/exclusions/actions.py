"""What every step on an exclusion needs: its clock, its row as it was read, its letter's facts."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from ppid import law
from ppid.cases.models import Case
from ppid.exclusions import queries, sheets
from ppid.exclusions.models import Exclusion
from ppid.kit.db import db
from ppid.law import ExclusionEvent, LegalClock
from ppid.office.calendar import legal_clock, profile_on


def clock_of(exclusion: Exclusion) -> LegalClock:
    """How an exclusion is counted: under the profile with which it was begun."""
    return legal_clock(exclusion.profile_id)


def new_row(
    standing: law.ExclusionStanding, today: date, case: Case | None, said: Mapping[str, Any]
) -> Exclusion:
    """A row with this standing, under the profile of the day; it is not in the session yet."""
    kept = {name: value for name, value in said.items() if value is not None}
    return Exclusion(
        public_id=secrets.token_hex(16),
        profile_id=profile_on(today),
        case_id=case.id if case else None,
        standing=standing,
        **kept,
    )


def hold(exclusion: Exclusion, seen: int) -> None:
    """Hold the row until the transaction ends; StaleDataError when it is not as it was read."""
    version = db.session.scalar(
        sa.select(Exclusion.version).where(Exclusion.id == exclusion.id).with_for_update()
    )
    if version != seen or exclusion.version != seen:
        raise StaleDataError


def facts(exclusion: Exclusion) -> dict[str, Any]:
    """What sheets and decrees say."""
    return {
        "exclusion": exclusion,
        "rows": sheets.sheet_rows(exclusion),
        "before": queries.changed_from(exclusion),
        "exemption": law.GROUNDS[exclusion.ground],
        "grounds": law.GROUNDS,
        "testers": sheets.testers(exclusion),
        "head": queries.approval(exclusion, ExclusionEvent.HEAD_APPROVED),
        "superior": queries.approval(exclusion, ExclusionEvent.SUPERIOR_APPROVED),
    }

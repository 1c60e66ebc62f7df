"""What opens by itself when its last day has passed, PP 61/2010 Pasal 11; Perki 1/2021 Pasal 52."""

from datetime import datetime

import sqlalchemy as sa

from ppid import law
from ppid.accounts.actors import THE_OFFICE
from ppid.exclusions import timeline
from ppid.exclusions.models import Exclusion
from ppid.kit.db import db
from ppid.law import ExclusionState
from ppid.office.calendar import local_day

_BATCH = 200


def open_expired(*, at: datetime) -> int:
    """Mark what became public by itself; returns how many. What is left over waits a round."""
    today = local_day(at)
    passed = db.session.scalars(
        sa.select(Exclusion)
        .where(Exclusion.state == ExclusionState.DECREED, Exclusion.expires_on < today)
        .order_by(Exclusion.expires_on, Exclusion.id)
        .limit(_BATCH)
        .with_for_update(of=Exclusion, skip_locked=True)
    ).all()
    for exclusion in passed:
        move = law.expire_exclusion(exclusion.standing, on=today)
        timeline.apply(exclusion, move, by=THE_OFFICE, on=move.standing.ended_on or today, at=at)
    return len(passed)

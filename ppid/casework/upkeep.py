"""What the law lets happen by itself when a day has passed."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from ppid import law
from ppid.accounts.actors import THE_OFFICE
from ppid.cases import timeline
from ppid.cases.clock import clock_of
from ppid.cases.models import Case
from ppid.casework.words import lapse_note
from ppid.kit.db import db
from ppid.law import Code, Move, NotAllowed, State, Unchecked
from ppid.office.calendar import local_day, profiles

_BATCH = 200


def deem_and_lapse(*, at: datetime) -> int:
    """Deem complete what was not checked in time (A-03), let lapse what was not repaired.

    Perki 1/2021 Pasal 31 ayat (2) and Pasal 33 ayat (4). Returns how many cases moved; what is
    left over moves in the next round.
    """
    today = local_day(at)
    unchecked = _past(State.RECEIVED, today, _deeming())
    deemed = [case for case in unchecked if _let(law.deem_complete, case, at)]
    unrepaired = _past(State.INCOMPLETE, today, [*profiles()])
    lapsed = [case for case in unrepaired if _let(law.lapse, case, at)]
    for case in lapsed:
        note = lapse_note(clock_of(case).days(Code.REPAIR))
        case.register_note = "\n\n".join(filter(None, (case.register_note, note)))
    return len(deemed) + len(lapsed)


def _let(happen: Callable[..., Move], case: Case, at: datetime) -> bool:
    """Let it happen; when the calendar gained a day off meanwhile, its day has not passed yet."""
    try:
        move = happen(case.standing, on=local_day(at), clock=clock_of(case))
    except NotAllowed:
        timeline.count(case)
        return False
    timeline.apply(case, move, by=THE_OFFICE, at=at)
    return True


def _deeming() -> list[int]:
    """The legal profiles by which an unchecked request is complete; else it waits (A-03)."""
    return [
        key
        for key, (_since, profile) in profiles().items()
        if profile.unchecked is Unchecked.DEEMED_COMPLETE
    ]


def _past(state: State, today: date, profile_ids: Sequence[int]) -> Sequence[Case]:
    wanted = {"state": state, "today": today, "profiles": profile_ids}
    return db.session.scalars(_WAITED, wanted).all()


# Built once: a round mostly finds nothing, and to build it anew would cost more than to ask.
_WAITED: Final = (
    sa.select(Case)
    .options(joinedload(Case.requester, innerjoin=True))
    .where(
        Case.state == sa.bindparam("state"),
        Case.due_on < sa.bindparam("today"),
        Case.profile_id.in_(sa.bindparam("profiles", expanding=True)),
    )
    .order_by(Case.due_on, Case.id)
    .limit(_BATCH)
    .with_for_update(of=Case, skip_locked=True)
)

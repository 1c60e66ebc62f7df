"""What the law lets happen by itself when a day has passed."""

from datetime import date, datetime

import sqlalchemy as sa

from ppid import law
from ppid.accounts.actors import THE_OFFICE
from ppid.cases import timeline
from ppid.cases.models import Case
from ppid.kit.db import db
from ppid.law import State
from ppid.office.calendar import local_day, working_calendar

_BATCH = 200
LAPSE_NOTE = (
    "Pemohon tidak melengkapi permohonan dalam 3 (tiga) hari kerja sejak surat keterangan "
    "tidak lengkap diterima. PPID tidak wajib menindaklanjuti "
    "(Perki 1/2021 Pasal 33 ayat (4))."
)


def deem_and_lapse(*, at: datetime) -> int:
    """Deem complete what was not checked in time (A-03), let lapse what was not repaired.

    Perki 1/2021 Pasal 31 ayat (2) and Pasal 33 ayat (4). Returns how many cases moved; what is
    left over moves in the next round.
    """
    today = local_day(at)
    unchecked = _past(State.RECEIVED, today)
    for case in unchecked:
        move = law.deem_complete(case.standing, on=today, calendar=working_calendar())
        timeline.apply(case, move, by=THE_OFFICE, at=at)
    unrepaired = _past(State.INCOMPLETE, today)
    for case in unrepaired:
        move = law.lapse(case.standing, on=today, calendar=working_calendar())
        case.register_note = LAPSE_NOTE
        timeline.apply(case, move, by=THE_OFFICE, at=at)
    return len(unchecked) + len(unrepaired)


def _past(state: State, today: date) -> list[Case]:
    return list(
        db.session.scalars(
            sa.select(Case)
            .where(Case.state == state, Case.due_on < today)
            .order_by(Case.due_on, Case.id)
            .limit(_BATCH)
        )
    )

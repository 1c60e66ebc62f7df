"""The duties that come back, near or past: the PPID is reminded, late the Atasan PPID too."""

from collections.abc import Iterable
from datetime import date

from ppid.accounts.models import Role
from ppid.admin.duties import queries
from ppid.admin.words import DUTY_WORDS
from ppid.cases.due import Due, stage_key
from ppid.cases.watch import Watch
from ppid.law import WorkingCalendar


def dues(*, today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """By the working day to aim at: the legal day itself does not move (rules 15)."""
    for one in queries.next_times(today):
        stage, left = stage_key(today, one.aim, calendar), calendar.left(today, one.aim)
        if stage is None:
            continue
        officers = watch.role(Role.PPID, Role.SUPERIOR) if left < 0 else watch.role(Role.PPID)
        words = str(DUTY_WORDS[one.duty])
        yield Due(
            f"duty-{one.duty}-{one.deadline.day_zero:%Y%m%d}",
            stage,
            one.aim,
            left,
            f"{one.deadline.code} {one.year}" if one.year else one.deadline.code,
            words,
            officers,
            code=one.deadline.code,
            article=one.deadline.article,
        )

"""What a public body owes at fixed times, whoever asks: the list, the announcement, the report."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ppid.law.calendar import WorkingCalendar
from ppid.law.clock import LegalClock
from ppid.law.periods import Code, Deadline


class Duty(StrEnum):
    """A duty that comes back (kewajiban berkala)."""

    LIST_UPDATE = "list_update"
    ANNOUNCEMENT = "announcement"
    REPORT = "report"


DUTY_CODES = {
    Duty.LIST_UPDATE: Code.LIST_UPDATE,
    Duty.ANNOUNCEMENT: Code.ANNOUNCEMENT,
    Duty.REPORT: Code.REPORT,
}


@dataclass(frozen=True, slots=True)
class DutyDue:
    """When a duty is due next, and the working day to aim at.

    These are days of the calendar: they do not move for a day off (rules 15), so the office
    aims at the working day before. `year` is the budget year of a report; `never_done` says
    that the count runs from when the office began, for there is no last time.
    """

    duty: Duty
    deadline: Deadline
    aim: date
    year: int | None = None
    never_done: bool = False


def duty_due(duty: Duty, last: date, clock: LegalClock, *, never_done: bool = False) -> DutyDue:
    """The next time, counted from when the duty was last fulfilled.

    The list and the announcement: at least every six months (Perki 1/2021 Pasal 45 (7), UU
    14/2008 Pasal 9 (3)). The report: three months after the end of the budget year `last` lies
    in (Perki 1/2021 Pasal 56), so by 31 March.
    """
    is_report = duty is Duty.REPORT
    day_zero = date(last.year, 12, 31) if is_report else last
    deadline = clock.deadline(DUTY_CODES[duty], day_zero)
    aim = aim_at(deadline.on, clock.calendar)
    return DutyDue(duty, deadline, aim, last.year if is_report else None, never_done)


def aim_at(day: date, calendar: WorkingCalendar) -> date:
    """The day itself if it is worked, else the last working day before it."""
    return day if calendar.is_working(day) else calendar.days_before(day, 1)

"""How this office counts: a legal profile and its working days, together one value."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from ppid.law.calendar import WorkingCalendar
from ppid.law.periods import RESTING_ON_DAYS_OFF, Code, Deadline
from ppid.law.profile import DEFAULT, AfterHours, LegalProfile

# Periods that begin where another one ended: its last day was counted there, never twice.
FOLLOWING: Final = frozenset({Code.EXTENSION, Code.DISPUTE_AFTER_SILENCE, Code.MEDIATION_EXTENSION})


@dataclass(frozen=True)
class LegalClock:
    """Counts the periods of one profile along one calendar; days are the office's own."""

    calendar: WorkingCalendar
    profile: LegalProfile = DEFAULT

    def days(self, code: Code | str) -> int:
        """How long the period is."""
        return self.profile.period(code).days

    def article(self, code: Code | str) -> str:
        """The article that sets the period."""
        return self.profile.period(code).article

    def ends_on(self, code: Code | str, day_zero: date) -> date:
        """The last day of a period that starts on day zero."""
        return self.profile.period(code).ends_on(
            day_zero, self.calendar, count_start_day=self.counts_start(code, day_zero)
        )

    def counts_start(self, code: Code | str, day_zero: date) -> bool:
        """Whether day zero is itself day 1 (A-02): a working day that no period before it had."""
        counted = self.profile.count_start_day and Code(code) not in FOLLOWING
        return counted and self.calendar.is_working(day_zero)

    def deadline(self, code: Code | str, day_zero: date) -> Deadline:
        """The same as a deadline that can be explained."""
        period = self.profile.period(code)
        on = self.ends_on(code, day_zero)
        return Deadline(period.code.value, on, day_zero, period.days, period.article, period.unit)

    def is_provisional(self, deadline: Deadline) -> bool:
        """Whether it rests on a year whose days off nobody has compared with the joint decree.

        A period of calendar days or months rests on no day off.
        """
        if deadline.days is None or deadline.unit not in RESTING_ON_DAYS_OFF:
            return False
        first, last = sorted((deadline.day_zero, deadline.on))
        return not self.calendar.is_certain(first, last)

    def received_on(self, local: datetime, closes: time) -> date:
        """The day on which something that came at a local moment counts as received (A-05)."""
        day = local.date()
        if self.profile.after_hours is AfterHours.SAME_DAY:
            return day
        if self.calendar.is_working(day) and local.time() < closes:
            return day
        return self.calendar.next_working(day)

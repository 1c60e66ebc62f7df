"""How this office counts: a legal profile and its working days, together one value."""

from dataclasses import dataclass
from datetime import date, datetime, time

from ppid.law.calendar import WorkingCalendar
from ppid.law.periods import Code, Deadline
from ppid.law.profile import DEFAULT, AfterHours, LegalProfile


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
            day_zero, self.calendar, count_start_day=self.profile.count_start_day
        )

    def deadline(self, code: Code | str, day_zero: date) -> Deadline:
        """The same as a deadline that can be explained."""
        period = self.profile.period(code)
        on = self.ends_on(code, day_zero)
        return Deadline(period.code.value, on, day_zero, period.days, period.article, period.unit)

    def received_on(self, local: datetime, closes: time) -> date:
        """The day on which something that came at a local moment counts as received (A-05)."""
        day = local.date()
        if self.profile.after_hours is AfterHours.SAME_DAY:
            return day
        if self.calendar.is_working(day) and local.time() < closes:
            return day
        return self.calendar.next_working(day)

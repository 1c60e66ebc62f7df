"""When an officer is told: digest hours, quiet hours, and where the quiet ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from ppid.law import WorkingCalendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """An officer's hours (0 to 23, of the office's zone); None: none chosen."""

    digest: int | None = None
    quiet_from: int | None = None
    quiet_until: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """When the office works: its zone, hours and days."""

    zone: ZoneInfo
    opens: time
    closes: time
    calendar: WorkingCalendar

    def opening(self, at: datetime) -> datetime:
        """The moment itself while the desk is open, else when it opens next."""
        local = at.astimezone(self.zone)
        day, working = local.date(), self.calendar.is_working(local.date())
        if working and self.opens <= local.time() < self.closes:
            return at
        if not working or local.time() >= self.closes:
            day = self.calendar.add(day, 1)
        return datetime.combine(day, self.opens, self.zone)


def mailed_at(at: datetime, hours: Hours, desk: Desk, *, locked: bool) -> datetime:
    """When a mail may leave: at once, or where the quiet hours end.

    What the law locks waits no longer than until the desk opens.
    """
    end = _end_of_quiet(at, hours, desk)
    return min(end, max(at, desk.opening(at))) if locked else end


def _end_of_quiet(at: datetime, hours: Hours, desk: Desk) -> datetime:
    begins, ends = hours.quiet_from, hours.quiet_until
    if begins is None or ends is None or begins == ends:
        return at
    local = at.astimezone(desk.zone)
    if not (begins <= local.hour < ends if begins < ends else not ends <= local.hour < begins):
        return at
    end = datetime.combine(local.date(), time(ends), desk.zone)
    return end if end > at else end + _DAY


def digest_at(at: datetime, hours: Hours, desk: Desk) -> datetime:
    """The next digest after a moment: on a working day, at the chosen hour or the desk's opening.

    A digest hour within the quiet hours waits for their end.
    """
    chosen = desk.opens if hours.digest is None else time(hours.digest)
    day = at.astimezone(desk.zone).date()
    if not desk.calendar.is_working(day) or datetime.combine(day, chosen, desk.zone) <= at:
        day = desk.calendar.add(day, 1)
    return _end_of_quiet(datetime.combine(day, chosen, desk.zone), hours, desk)

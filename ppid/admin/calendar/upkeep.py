"""What was counted by the old days in the very moment in which the calendar changed."""

from datetime import datetime, timedelta

from ppid.accounts.actors import THE_OFFICE
from ppid.admin.calendar.actions import count_anew
from ppid.cases.recount import shifts
from ppid.office.calendar import legal_clock
from ppid.office.queries import calendar_changes

_AFTERWARDS = timedelta(days=1)


def settle_dates(*, at: datetime) -> int:
    """Count such files anew and tell everybody; returns how many. Looks for a day, then rests.

    A request that is filed while an administrator presses the button has read the calendar
    before the change and is written after it.
    """
    changes = calendar_changes(1)
    if not changes or at - changes[0].at > _AFTERWARDS:
        return 0
    if all(shift.frozen for shift in shifts(legal_clock)):
        return 0
    return count_anew(changes[0], by=THE_OFFICE, at=at).moved

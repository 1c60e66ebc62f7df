"""How near a deadline is: for colours on a list, and for the morning's reminders."""

from datetime import date
from enum import StrEnum

from ppid.law.calendar import WorkingCalendar


class Urgency(StrEnum):
    """How near a due day is; soon is three working days or fewer."""

    CALM = "calm"
    SOON = "soon"
    TODAY = "today"
    LATE = "late"


class Stage(StrEnum):
    """The steps at which officers are reminded: H-5, H-3, H-1, the day itself, past it."""

    H5 = "h5"
    H3 = "h3"
    H1 = "h1"
    DUE = "due"
    LATE = "late"


_URGENCIES = ((-1, Urgency.LATE), (0, Urgency.TODAY), (3, Urgency.SOON))
_STAGES = ((-1, Stage.LATE), (0, Stage.DUE), (1, Stage.H1), (3, Stage.H3), (5, Stage.H5))


def urgency(today: date, due: date, calendar: WorkingCalendar) -> Urgency:
    """How near the due day is today, in working days."""
    left = calendar.left(today, due)
    return next((found for most, found in _URGENCIES if left <= most), Urgency.CALM)


def stage(today: date, due: date, calendar: WorkingCalendar) -> Stage | None:
    """The most urgent stage reached today; None with more than five working days left."""
    left = calendar.left(today, due)
    return next((found for most, found in _STAGES if left <= most), None)


def days_late(today: date, due: date, calendar: WorkingCalendar) -> int:
    """Working days since the due day, at least 1 once it is past, else 0."""
    return max(0, -calendar.left(today, due))

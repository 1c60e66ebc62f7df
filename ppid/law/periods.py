"""Every statutory period (jangka waktu) once: code, length, unit, and the article that sets it."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ppid.law.calendar import WorkingCalendar


class Code(StrEnum):
    """The deadlines by their code in the office's rule book (D2 to D22)."""

    CHECK = "D2"
    REPAIR = "D3"
    ANSWER = "D4"
    EXTENSION = "D5"
    PROVIDE = "D6"
    OBJECTION = "D7"
    OBJECTION_ANSWER = "D8"
    DISPUTE = "D9a"
    DISPUTE_AFTER_SILENCE = "D9b"
    KI_NOTICE = "D10"
    KI_COMPLETION = "D11"
    KI_START = "D12"
    KI_FINISH = "D13"
    SUMMONS = "D14"
    MEDIATION = "D15"
    MEDIATION_EXTENSION = "D15b"
    DECISION_COPY = "D16"
    COURT = "D17"
    COURT_CALENDAR = "D17b"
    CASSATION = "D18"
    LIST_UPDATE = "D19"
    ANNOUNCEMENT = "D20"
    REPORT = "D21"
    OPENING = "D22"


class Unit(StrEnum):
    """What a period is counted in; only working days skip weekends and days off."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    WORKING_DAYS_BEFORE = "working_days_before"


RESTING_ON_DAYS_OFF: Final = frozenset({Unit.WORKING_DAYS, Unit.WORKING_DAYS_BEFORE})


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, with what is needed to explain it: day zero, length, unit, article.

    `days` is None where the office itself promised the day (D6).
    """

    code: str
    on: date
    day_zero: date
    days: int | None
    article: str
    unit: Unit = Unit.WORKING_DAYS


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time; "hari" means hari kerja, Perki 1/2021 Pasal 1 angka 22."""

    code: Code
    days: int
    article: str
    unit: Unit = Unit.WORKING_DAYS

    def ends_on(
        self, day_zero: date, calendar: WorkingCalendar, *, count_start_day: bool = False
    ) -> date:
        """The last day of this period; day 1 is the next working day (A-02).

        With `count_start_day` a working day zero is itself day 1. A period of
        WORKING_DAYS_BEFORE is counted backwards: it ends on the first day of the window.
        """
        if self.unit is Unit.WORKING_DAYS:
            counted = count_start_day and calendar.is_working(day_zero) and self.days > 0
            return calendar.add(day_zero, self.days - counted)
        if self.unit is Unit.WORKING_DAYS_BEFORE:
            return calendar.days_before(day_zero, self.days)
        if self.unit is Unit.CALENDAR_DAYS:
            return day_zero + timedelta(days=self.days)
        return months_after(day_zero, self.days)


def months_after(day: date, months: int) -> date:
    """The same day so many calendar months on, or the last day of that month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


PROVIDE_ARTICLE: Final = "Perki 1/2021 Pasal 31 ayat (4) huruf f"

_LENGTHS: Final = (
    Period(Code.CHECK, 3, "Perki 1/2021 Pasal 31 ayat (2)"),
    Period(Code.REPAIR, 3, "Perki 1/2021 Pasal 33 ayat (3)"),
    Period(Code.ANSWER, 10, "UU 14/2008 Pasal 22 ayat (7)"),
    Period(Code.EXTENSION, 7, "UU 14/2008 Pasal 22 ayat (8)"),
    Period(Code.OBJECTION, 30, "UU 14/2008 Pasal 36 ayat (1)"),
    Period(Code.OBJECTION_ANSWER, 30, "UU 14/2008 Pasal 36 ayat (2)"),
    Period(Code.DISPUTE, 14, "UU 14/2008 Pasal 37 ayat (2), Perki 1/2013 Pasal 13 huruf a"),
    Period(Code.DISPUTE_AFTER_SILENCE, 14, "Perki 1/2013 Pasal 5 huruf b dan Pasal 13 huruf b"),
    Period(Code.KI_NOTICE, 3, "Perki 1/2013 Pasal 17 ayat (1)"),
    Period(Code.KI_COMPLETION, 7, "Perki 1/2013 Pasal 17 ayat (2)"),
    Period(Code.KI_START, 14, "UU 14/2008 Pasal 38 ayat (1)"),
    Period(Code.KI_FINISH, 100, "UU 14/2008 Pasal 38 ayat (2)"),
    Period(Code.SUMMONS, 3, "Perki 1/2013 Pasal 24 ayat (2)", Unit.WORKING_DAYS_BEFORE),
    Period(Code.MEDIATION, 14, "Perki 1/2013 Pasal 41"),
    Period(Code.MEDIATION_EXTENSION, 7, "Perki 1/2013 Pasal 41"),
    Period(Code.DECISION_COPY, 3, "Perki 1/2013 Pasal 59 ayat (4)"),
    Period(Code.COURT, 14, "UU 14/2008 Pasal 48 ayat (1)"),
    Period(Code.COURT_CALENDAR, 14, "Perki 1/2013 Pasal 60 ayat (2)", Unit.CALENDAR_DAYS),
    Period(Code.CASSATION, 14, "UU 14/2008 Pasal 50", Unit.CALENDAR_DAYS),
    Period(Code.LIST_UPDATE, 6, "Perki 1/2021 Pasal 45 ayat (7)", Unit.MONTHS),
    Period(Code.ANNOUNCEMENT, 6, "UU 14/2008 Pasal 9 ayat (3), Perki 1/2021 Pasal 18", Unit.MONTHS),
    Period(Code.REPORT, 3, "Perki 1/2021 Pasal 56 ayat (1)", Unit.MONTHS),
    Period(
        Code.OPENING,
        30,
        "PP 61/2010 Pasal 11, Perki 1/2021 Pasal 52",
        Unit.WORKING_DAYS_BEFORE,
    ),
)

PERIODS: Final[Mapping[Code, Period]] = MappingProxyType({p.code: p for p in _LENGTHS})

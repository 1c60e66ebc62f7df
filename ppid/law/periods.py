"""Every statutory period of a request once: its working days and the article that sets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from ppid.law.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, with what is needed to explain it: day zero, working days, article.

    `days` is None where the office itself promised the day (D6).
    """

    code: str
    on: date
    day_zero: date
    days: int | None
    article: str


@dataclass(frozen=True, slots=True)
class Period:
    """A period (jangka waktu) in working days; "hari" means hari kerja, Perki 1/2021 Pasal 1."""

    code: str
    days: int
    article: str

    def ends_on(self, day_zero: date, calendar: WorkingCalendar) -> date:
        """The last day of this period; day 1 is the next working day."""
        return calendar.add(day_zero, self.days)

    def deadline(self, day_zero: date, calendar: WorkingCalendar) -> Deadline:
        """The same as a deadline that can be explained."""
        on = self.ends_on(day_zero, calendar)
        return Deadline(self.code, on, day_zero, self.days, self.article)


CHECK: Final = Period("D2", 3, "Perki 1/2021 Pasal 31 ayat (2)")
REPAIR: Final = Period("D3", 3, "Perki 1/2021 Pasal 33 ayat (3)")
ANSWER: Final = Period("D4", 10, "UU 14/2008 Pasal 22 ayat (7)")
EXTENSION: Final = Period("D5", 7, "UU 14/2008 Pasal 22 ayat (8)")
OBJECTION: Final = Period("D7", 30, "UU 14/2008 Pasal 36 ayat (1)")
OBJECTION_ANSWER: Final = Period("D8", 30, "UU 14/2008 Pasal 36 ayat (2)")
DISPUTE: Final = Period("D9", 14, "UU 14/2008 Pasal 37 ayat (2)")

PROVIDE_CODE: Final = "D6"
PROVIDE_ARTICLE: Final = "Perki 1/2021 Pasal 31 ayat (4) huruf f"

PERIODS: Final[Mapping[str, Period]] = MappingProxyType(
    {
        period.code: period
        for period in (CHECK, REPAIR, ANSWER, EXTENSION, OBJECTION, OBJECTION_ANSWER, DISPUTE)
    }
)

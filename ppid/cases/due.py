"""One thing that is due, and the key that keeps it from being said twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from ppid import law
from ppid.kit.db import Base, Moment, connection, is_sqlite, table_of
from ppid.law import Stage, WorkingCalendar


class Reminder(Base):
    """One reminder of one due date at one stage: the key that keeps it from being said twice."""

    __tablename__ = "reminders"
    __table_args__ = (sa.UniqueConstraint("subject", "stage", "for_due"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(sa.String(40))
    stage: Mapped[str] = mapped_column(sa.String(20))
    for_due: Mapped[date] = mapped_column()
    at: Mapped[datetime] = mapped_column(Moment)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due, and to whom it is said.

    `code` is that of the statutory deadline; a unit's inner day has neither code nor article.
    """

    subject: str
    stage: str
    on: date
    left: int
    number: str
    words: str
    officers: tuple[int, ...]
    code: str = ""
    article: str = ""
    unit: str = ""

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.left < 0


def stage_key(today: date, due: date, calendar: WorkingCalendar) -> str | None:
    """h5, h3, h1, due, then late-1, late-2 ... each working day; None while there is time."""
    stage = law.stage(today, due, calendar)
    if stage is Stage.LATE:
        return f"late-{law.days_late(today, due, calendar)}"
    return stage.value if stage else None


def note_fresh(due: Sequence[Due], at: datetime) -> list[tuple[int, Due]]:
    """Keep what is said now; hand back only what was never said, with its row's id."""
    by_key = {(d.subject, d.stage, d.on): d for d in due}
    if not by_key:
        return []
    rows = [{"subject": s, "stage": g, "for_due": on, "at": at} for s, g, on in by_key]
    added = connection().execute(_keep(is_sqlite()), rows)
    return [(row.id, by_key[row.subject, row.stage, row.for_due]) for row in added]


@cache
def _keep(on_sqlite: bool) -> sa.Executable:
    """One statement for any number of rows, compiled once."""
    table = table_of(Reminder)
    insert = sqlite.insert if on_sqlite else postgresql.insert
    kept = insert(table).on_conflict_do_nothing(index_elements=["subject", "stage", "for_due"])
    return kept.returning(table.c.id, table.c.subject, table.c.stage, table.c.for_due)

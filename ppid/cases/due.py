"""One thing that is due, and the key that keeps it from being said twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from ppid import law
from ppid.kit.db import Base, Moment, db, is_sqlite
from ppid.law import Stage, WorkingCalendar

_CHUNK = 500


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
    insert = sqlite.insert if is_sqlite() else postgresql.insert
    by_key = {(d.subject, d.stage, d.on): d for d in due}
    rows = [{"subject": s, "stage": g, "for_due": on, "at": at} for s, g, on in by_key]
    fresh = []
    for start in range(0, len(rows), _CHUNK):
        added = db.session.execute(
            insert(Reminder)
            .values(rows[start : start + _CHUNK])
            .on_conflict_do_nothing(index_elements=["subject", "stage", "for_due"])
            .returning(Reminder.id, Reminder.subject, Reminder.stage, Reminder.for_due)
        )
        fresh += [(row.id, by_key[row.subject, row.stage, row.for_due]) for row in added]
    return fresh

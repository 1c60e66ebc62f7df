"""What officers were reminded of."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ppid.kit.db import Base, Moment


class Reminder(Base):
    """One reminder of one due date at one stage: the key that keeps it from being said twice."""

    __tablename__ = "reminders"
    __table_args__ = (sa.UniqueConstraint("subject", "stage", "for_due"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(sa.String(40))
    stage: Mapped[str] = mapped_column(sa.String(20))
    for_due: Mapped[date] = mapped_column()
    at: Mapped[datetime] = mapped_column(Moment)

"""What the Tim Pertimbangan was asked about a case, and what it wrote."""

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, aliased, mapped_column

from ppid.accounts.models import Officer
from ppid.cases.models import Case
from ppid.kit.db import Base, Moment, db


class Consideration(Base):
    """One written consideration (pertimbangan tertulis), Perki 1/2021 Pasal 7 ayat (4)."""

    __tablename__ = "considerations"
    __table_args__ = (
        sa.Index("ix_considerations_case", "case_id", "id"),
        sa.Index(
            "ix_considerations_waiting",
            "due_on",
            sqlite_where=sa.text("written_at IS NULL"),
            postgresql_where=sa.text("written_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"))
    asked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    question: Mapped[str] = mapped_column(sa.Text)
    due_on: Mapped[date] = mapped_column()
    text: Mapped[str] = mapped_column(sa.Text, default="", server_default="")
    written_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    written_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it)


def considerations(case: Case) -> Sequence[sa.Row[Consideration, str, str]]:
    """What the team was asked, oldest first, with who asked (`asker`) and who wrote (`writer`)."""
    asker, writer = aliased(Officer), aliased(Officer)
    return db.session.execute(
        sa.select(Consideration, asker.name.label("asker"), writer.name.label("writer"))
        .join(asker, asker.id == Consideration.asked_by_id)
        .outerjoin(writer, writer.id == Consideration.written_by_id)
        .where(Consideration.case_id == case.id)
        .order_by(Consideration.id)
    ).all()


def cases_asked_about() -> sa.Select[int]:
    """The ids of the cases that were sent to the team."""
    return sa.select(Consideration.case_id)

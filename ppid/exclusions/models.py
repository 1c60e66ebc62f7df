"""What is kept from the public: the consequence test, its decree, and what became of it."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from ppid.files.models import Paper
from ppid.kit.db import Base, Moment, enum_column
from ppid.law import (
    ExclusionEvent,
    ExclusionStanding,
    ExclusionState,
    Ground,
    OpeningReason,
)
from ppid.office.models import Unit


class Exclusion(Base):
    """One excluded piece of information (informasi yang dikecualikan), from test to opening.

    The sheet (lembar uji, Perki 1/2021 Lampiran II) and the decree (Penetapan, Lampiran III) of
    one piece stand in one row; a change of status (Lampiran IV, V) is a new row that `changes_id`
    ties to the one it replaces. Several pieces may stand on one sheet: `sheet_of_id` ties them to
    the piece whose testers, number and approvals they share, and each still gets its own decree.
    `case_id` is the request upon which the test was made, if any.
    """

    __tablename__ = "exclusions"
    __table_args__ = (
        sa.Index("ix_exclusions_state_expiry", "state", "expires_on", "id"),
        sa.Index("ix_exclusions_case", "case_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(sa.String(40), unique=True)
    profile_id: Mapped[int] = mapped_column(sa.ForeignKey("profiles.id"))
    case_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cases.id"))
    changes_id: Mapped[int | None] = mapped_column(sa.ForeignKey("exclusions.id"), index=True)
    sheet_of_id: Mapped[int | None] = mapped_column(sa.ForeignKey("exclusions.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(sa.ForeignKey("units.id"))
    unit: Mapped[Unit | None] = relationship(lazy="joined")

    title: Mapped[str] = mapped_column(sa.String(200))
    information: Mapped[str] = mapped_column(sa.Text)
    ground: Mapped[Ground] = mapped_column(enum_column(Ground))
    sub_point: Mapped[int | None] = mapped_column()
    law_article: Mapped[str] = mapped_column(sa.String(200), default="")
    if_opened: Mapped[str] = mapped_column(sa.Text, default="")
    if_closed: Mapped[str] = mapped_column(sa.Text, default="")
    period_ends_on: Mapped[date | None] = mapped_column()
    condition: Mapped[str] = mapped_column(sa.String(300), default="")
    place: Mapped[str] = mapped_column(sa.String(100), default="")
    change_reason: Mapped[str] = mapped_column(sa.Text, default="")

    test_number: Mapped[str] = mapped_column(sa.String(120), default="")
    decree_number: Mapped[str] = mapped_column(sa.String(120), default="")
    decree_paper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("papers.id"))
    decree_paper: Mapped[Paper | None] = relationship(lazy="joined")
    recorded: Mapped[bool] = mapped_column(default=False)
    opening_reason: Mapped[OpeningReason | None] = mapped_column(enum_column(OpeningReason))
    opening_number: Mapped[str] = mapped_column(sa.String(120), default="")

    state: Mapped[ExclusionState] = mapped_column(enum_column(ExclusionState))
    begun_on: Mapped[date] = mapped_column()
    tested_on: Mapped[date | None] = mapped_column()
    superior_on: Mapped[date | None] = mapped_column()
    head_on: Mapped[date | None] = mapped_column()
    decreed_on: Mapped[date | None] = mapped_column()
    expires_on: Mapped[date | None] = mapped_column()
    ended_on: Mapped[date | None] = mapped_column()
    standing: Mapped[ExclusionStanding] = composite(
        ExclusionStanding,
        "state",
        "begun_on",
        "tested_on",
        "superior_on",
        "head_on",
        "decreed_on",
        "expires_on",
        "ended_on",
    )

    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}


class Tester(Base):
    """Who made the consequence test (penguji): the third part of Lampiran II."""

    __tablename__ = "testers"
    __table_args__ = (sa.UniqueConstraint("exclusion_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    exclusion_id: Mapped[int] = mapped_column(sa.ForeignKey("exclusions.id"))
    position: Mapped[int] = mapped_column()
    name: Mapped[str] = mapped_column(sa.String(160))
    title: Mapped[str] = mapped_column(sa.String(160))
    unit: Mapped[str] = mapped_column(sa.String(160))


class ExclusionStep(Base):
    """One thing that happened to an exclusion, with who did it; never changed.

    `name`, `title` and `paper_id` are those of the approval: the head signs on paper.
    """

    __tablename__ = "exclusion_steps"
    __table_args__ = (sa.Index("ix_exclusion_steps_exclusion", "exclusion_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    exclusion_id: Mapped[int] = mapped_column(sa.ForeignKey("exclusions.id"))
    event: Mapped[ExclusionEvent] = mapped_column(enum_column(ExclusionEvent))
    on: Mapped[date] = mapped_column()
    at: Mapped[datetime] = mapped_column(Moment)
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    name: Mapped[str] = mapped_column(sa.String(160), default="")
    title: Mapped[str] = mapped_column(sa.String(160), default="")
    note: Mapped[str] = mapped_column(sa.Text, default="")
    paper_id: Mapped[int | None] = mapped_column(sa.ForeignKey("papers.id"))
    paper: Mapped[Paper | None] = relationship(lazy="joined")

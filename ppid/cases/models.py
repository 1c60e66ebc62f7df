"""The file on every case: who asks, what, what happened, and what stands in it."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from ppid.accounts.models import Officer
from ppid.cases.kinds import Audience, Channel, CopyForm, Delivery, Found, Obtain
from ppid.cases.people import Requester
from ppid.cases.record import Entry as Entry
from ppid.cases.record import Message as Message
from ppid.cases.record import Note as Note
from ppid.files.models import Paper
from ppid.kit.db import Base, Moment, enum_column
from ppid.law import Ground, Outcome, Standing, State
from ppid.office.models import Unit


class Case(Base):
    """One request for public information (permohonan informasi publik)."""

    __tablename__ = "cases"
    __table_args__ = (
        sa.CheckConstraint("(decided_on IS NULL) = (outcome IS NULL)", name="decided_with_outcome"),
        sa.CheckConstraint(
            "extended_on IS NULL OR complete_on IS NOT NULL", name="extended_when_complete"
        ),
        sa.Index(
            "ix_cases_open_due",
            "due_on",
            "id",
            sqlite_where=sa.text("due_on IS NOT NULL"),
            postgresql_where=sa.text("due_on IS NOT NULL"),
        ),
        sa.Index("ix_cases_owner_due", "owner_id", "due_on", "id"),
        sa.Index("ix_cases_state_due", "state", "due_on", "id"),
        sa.Index("ix_cases_closed", "closed_on", "id"),
        sa.Index("ix_cases_decided", "decided_on", "id"),
        sa.Index("ix_cases_registered", "registered_on", "id"),
        sa.Index("ix_cases_received", "received_on", "id"),
        sa.Index(
            "ix_cases_import",
            "import_id",
            sqlite_where=sa.text("import_id IS NOT NULL"),
            postgresql_where=sa.text("import_id IS NOT NULL"),
        ),
        sa.Index(
            "ix_cases_resting",
            "id",
            sqlite_where=sa.text("due_on IS NULL AND closed_on IS NULL"),
            postgresql_where=sa.text("due_on IS NULL AND closed_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    channel: Mapped[Channel] = mapped_column(enum_column(Channel))
    language: Mapped[str] = mapped_column(sa.String(5), default="id")
    subject: Mapped[str] = mapped_column(sa.String(160))
    purpose: Mapped[str] = mapped_column(sa.Text, default="")
    obtain: Mapped[Obtain | None] = mapped_column(enum_column(Obtain))
    copy_form: Mapped[CopyForm | None] = mapped_column(enum_column(CopyForm))
    delivery: Mapped[Delivery | None] = mapped_column(enum_column(Delivery))
    received_at: Mapped[datetime] = mapped_column(Moment)
    registered_at: Mapped[datetime] = mapped_column(Moment)
    back_dated_reason: Mapped[str] = mapped_column(sa.String(300), default="")
    submission_key: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(sa.String(64))
    link_version: Mapped[int] = mapped_column(default=1)
    missing: Mapped[list[str]] = mapped_column(sa.JSON, default=list)
    missing_note: Mapped[str] = mapped_column(sa.Text, default="")
    register_note: Mapped[str] = mapped_column(sa.Text, default="")

    import_id: Mapped[int | None] = mapped_column(sa.ForeignKey("register_imports.id"))
    profile_id: Mapped[int] = mapped_column(sa.ForeignKey("profiles.id"))
    requester_id: Mapped[int] = mapped_column(sa.ForeignKey("requesters.id"), index=True)
    requester: Mapped[Requester] = relationship()
    owner_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    owner: Mapped[Officer | None] = relationship()

    due_on: Mapped[date | None] = mapped_column()
    answer_due_on: Mapped[date | None] = mapped_column()

    state: Mapped[State] = mapped_column(enum_column(State))
    received_on: Mapped[date] = mapped_column()
    registered_on: Mapped[date] = mapped_column()
    complete_on: Mapped[date | None] = mapped_column()
    repaired_on: Mapped[date | None] = mapped_column()
    completion_asked_on: Mapped[date | None] = mapped_column()
    extended_on: Mapped[date | None] = mapped_column()
    decided_on: Mapped[date | None] = mapped_column()
    provide_by: Mapped[date | None] = mapped_column()
    paid_on: Mapped[date | None] = mapped_column()
    handed_over_on: Mapped[date | None] = mapped_column()
    closed_on: Mapped[date | None] = mapped_column()
    outcome: Mapped[Outcome | None] = mapped_column(enum_column(Outcome))
    declared_on: Mapped[date | None] = mapped_column()
    further_letters: Mapped[int] = mapped_column(default=0)
    notice_reached_on: Mapped[date | None] = mapped_column()
    standing: Mapped[Standing] = composite(
        Standing,
        "state",
        "received_on",
        "registered_on",
        "complete_on",
        "repaired_on",
        "completion_asked_on",
        "extended_on",
        "decided_on",
        "provide_by",
        "paid_on",
        "handed_over_on",
        "closed_on",
        "outcome",
        "declared_on",
        "further_letters",
        "notice_reached_on",
    )

    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}


class Question(Base):
    """One numbered thing that is asked (butir); the outcome stands here.

    Until the case is decided, the outcome and its reasons are the office's draft.
    """

    __tablename__ = "questions"
    __table_args__ = (sa.UniqueConstraint("case_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"))
    position: Mapped[int] = mapped_column()
    text: Mapped[str] = mapped_column(sa.Text)
    outcome: Mapped[Outcome | None] = mapped_column(enum_column(Outcome))
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    ground: Mapped[Ground | None] = mapped_column(enum_column(Ground))
    sub_point: Mapped[int | None] = mapped_column()
    exclusion_id: Mapped[int | None] = mapped_column(sa.ForeignKey("exclusions.id"), index=True)
    law_article: Mapped[str] = mapped_column(sa.String(200), default="")
    consequence: Mapped[str] = mapped_column(sa.Text, default="")
    part_releasable: Mapped[str] = mapped_column(sa.Text, default="")
    blackened: Mapped[str] = mapped_column(sa.Text, default="")
    holder: Mapped[str] = mapped_column(sa.String(200), default="")
    forwarded: Mapped[bool] = mapped_column(default=False)
    available_form: Mapped[CopyForm | None] = mapped_column(enum_column(CopyForm))
    provide_by: Mapped[date | None] = mapped_column()
    copy_cost: Mapped[int] = mapped_column(default=0, server_default="0")
    sheets: Mapped[int] = mapped_column(default=0, server_default="0")

    @property
    def cost(self) -> int:
        """What the copies of this question cost, in rupiah (Perki 1/2021 Pasal 37)."""
        return (self.copy_cost or 0) * (self.sheets or 0)


class Decision(Base):
    """The draft and then the facts of the written notice (pemberitahuan tertulis)."""

    __tablename__ = "decisions"

    case_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"), primary_key=True)
    prepared_by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    prepared_at: Mapped[datetime] = mapped_column(Moment)
    copy_cost: Mapped[int] = mapped_column(default=0)
    sheets: Mapped[int] = mapped_column(default=0)
    sending_cost: Mapped[int] = mapped_column(default=0)
    other_cost: Mapped[int] = mapped_column(default=0)
    provide_by: Mapped[date | None] = mapped_column()
    place: Mapped[str] = mapped_column(sa.String(300), default="")
    approval_asked_at: Mapped[datetime | None] = mapped_column(Moment)
    approved_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    approved_at: Mapped[datetime | None] = mapped_column(Moment)
    returned_note: Mapped[str] = mapped_column(sa.Text, default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def cost(self) -> int:
        """What is paid beside the single questions' copies, in rupiah (Perki 1/2021 Pasal 37)."""
        return self.copy_cost * self.sheets + self.sending_cost + self.other_cost


class Assignment(Base):
    """A case laid with a unit (perangkat daerah), with an inner due date.

    `positions` are the numbers of the questions that are asked, empty for all of them;
    `more_until` is the day that the unit wishes for instead.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        sa.Index("ix_assignments_case", "case_id", "id"),
        sa.Index("ix_assignments_unit", "unit_id", "case_id"),
        sa.Index(
            "ix_assignments_waiting",
            "due_on",
            "id",
            sqlite_where=sa.text("answered_at IS NULL AND recalled_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL AND recalled_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"))
    case: Mapped[Case] = relationship()
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("units.id"))
    unit: Mapped[Unit] = relationship()
    asked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    due_on: Mapped[date] = mapped_column()
    note: Mapped[str] = mapped_column(sa.Text, default="")
    found: Mapped[Found | None] = mapped_column(enum_column(Found))
    answer: Mapped[str] = mapped_column(sa.Text, default="")
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    recalled_at: Mapped[datetime | None] = mapped_column(Moment)
    positions: Mapped[list[int]] = mapped_column(sa.JSON, default=list, server_default="[]")
    more_until: Mapped[date | None] = mapped_column()
    more_reason: Mapped[str] = mapped_column(sa.Text, default="", server_default="")
    link_version: Mapped[int] = mapped_column(default=1, server_default="1")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class CasePaper(Base):
    """A paper laid into a case."""

    __tablename__ = "case_papers"
    __table_args__ = (
        sa.Index("ix_case_papers_case", "case_id", "id"),
        sa.Index("ix_case_papers_objection", "objection_id", "id"),
        sa.Index("ix_case_papers_dispute", "dispute_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cases.id"))
    objection_id: Mapped[int | None] = mapped_column(sa.ForeignKey("objections.id"))
    dispute_id: Mapped[int | None] = mapped_column(sa.ForeignKey("disputes.id"))
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("papers.id"), unique=True)
    paper: Mapped[Paper] = relationship(lazy="joined")
    audience: Mapped[Audience] = mapped_column(enum_column(Audience))
    question_id: Mapped[int | None] = mapped_column(sa.ForeignKey("questions.id"))
    message_id: Mapped[int | None] = mapped_column(sa.ForeignKey("messages.id"))
    assignment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("assignments.id"))
    ends_on: Mapped[date | None] = mapped_column()
    at: Mapped[datetime] = mapped_column(Moment)

"""The file on every objection (keberatan): what was filed, where it stands, what was answered."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from ppid.cases.kinds import Channel
from ppid.cases.models import Case, Requester
from ppid.kit.db import Base, Moment, enum_column
from ppid.law import ObjectionStanding, ObjectionState, Ruling


class Objection(Base):
    """One objection to the superior; without a case only for huruf b (PSI 11 ayat (3)).

    Its tracking code is the case's where there is a case. `information` is what it is about
    where there is no request to look it up in.
    """

    __tablename__ = "objections"
    __table_args__ = (
        sa.CheckConstraint("(answered_on IS NULL) = (ruling IS NULL)", name="answered_with_ruling"),
        sa.Index(
            "ix_objections_open_due",
            "due_on",
            "id",
            sqlite_where=sa.text("due_on IS NOT NULL"),
            postgresql_where=sa.text("due_on IS NOT NULL"),
        ),
        sa.Index("ix_objections_closed", "closed_on", "id"),
        sa.Index("ix_objections_recorded", "recorded_on", "id"),
        sa.Index(
            "ix_objections_carried",
            "id",
            sqlite_where=sa.text("due_on IS NULL AND closed_on IS NULL"),
            postgresql_where=sa.text("due_on IS NULL AND closed_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(sa.String(40), unique=True)
    case_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cases.id"), index=True)
    case: Mapped[Case | None] = relationship()
    requester_id: Mapped[int] = mapped_column(sa.ForeignKey("requesters.id"), index=True)
    requester: Mapped[Requester] = relationship()
    profile_id: Mapped[int] = mapped_column(sa.ForeignKey("profiles.id"))
    channel: Mapped[Channel] = mapped_column(enum_column(Channel))
    language: Mapped[str] = mapped_column(sa.String(5), default="id")
    information: Mapped[str] = mapped_column(sa.Text, default="")
    purpose: Mapped[str] = mapped_column(sa.Text, default="")
    position: Mapped[str] = mapped_column(sa.Text, default="")
    received_at: Mapped[datetime] = mapped_column(Moment)
    registered_at: Mapped[datetime] = mapped_column(Moment)
    back_dated_reason: Mapped[str] = mapped_column(sa.String(300), default="")
    submission_key: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(sa.String(64))
    link_version: Mapped[int] = mapped_column(default=1)
    due_on: Mapped[date | None] = mapped_column()

    state: Mapped[ObjectionState] = mapped_column(enum_column(ObjectionState))
    grounds: Mapped[str] = mapped_column(sa.String(10))
    received_on: Mapped[date] = mapped_column()
    recorded_on: Mapped[date] = mapped_column()
    found_on: Mapped[date | None] = mapped_column()
    runs_from: Mapped[date | None] = mapped_column()
    answered_on: Mapped[date | None] = mapped_column()
    answer_reached_on: Mapped[date | None] = mapped_column()
    ruling: Mapped[Ruling | None] = mapped_column(enum_column(Ruling))
    settled_on: Mapped[date | None] = mapped_column()
    closed_on: Mapped[date | None] = mapped_column()
    standing: Mapped[ObjectionStanding] = composite(
        ObjectionStanding,
        "state",
        "grounds",
        "received_on",
        "recorded_on",
        "found_on",
        "runs_from",
        "answered_on",
        "answer_reached_on",
        "ruling",
        "settled_on",
        "closed_on",
    )

    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}


class ObjectionAnswer(Base):
    """The draft and then the facts of the superior's answer (tanggapan), Perki 1/2021 Pasal 44.

    `orders` are the tasks as drafted: text, id of the question or none, last day (ISO). They
    become rows of `ObjectionTask` when the answer is given.
    """

    __tablename__ = "objection_answers"

    objection_id: Mapped[int] = mapped_column(sa.ForeignKey("objections.id"), primary_key=True)
    ruling: Mapped[Ruling | None] = mapped_column(enum_column(Ruling))
    statement: Mapped[str] = mapped_column(sa.Text, default="")
    reasons: Mapped[str] = mapped_column(sa.Text, default="")
    settlement: Mapped[str] = mapped_column(sa.Text, default="")
    reply: Mapped[str] = mapped_column(sa.Text, default="")
    decree_number: Mapped[str] = mapped_column(sa.String(120), default="")
    decree_on: Mapped[date | None] = mapped_column()
    orders: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON, default=list)
    prepared_by_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    prepared_at: Mapped[datetime] = mapped_column(Moment)
    signed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ObjectionTask(Base):
    """What the PPID must do after an objection was granted (Perki 1/2021 Pasal 8 ayat (2) c).

    `opened` says that carrying it out opened information to everybody: that enters the public
    list (UU 14/2008 Pasal 11 ayat (2)).
    """

    __tablename__ = "objection_tasks"
    __table_args__ = (
        sa.Index("ix_objection_tasks_objection", "objection_id", "id"),
        sa.Index(
            "ix_objection_tasks_waiting",
            "due_on",
            "id",
            sqlite_where=sa.text("done_on IS NULL"),
            postgresql_where=sa.text("done_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    objection_id: Mapped[int] = mapped_column(sa.ForeignKey("objections.id"))
    objection: Mapped[Objection] = relationship()
    question_id: Mapped[int | None] = mapped_column(sa.ForeignKey("questions.id"))
    text: Mapped[str] = mapped_column(sa.Text)
    due_on: Mapped[date] = mapped_column()
    done_on: Mapped[date | None] = mapped_column()
    done_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    done_note: Mapped[str] = mapped_column(sa.Text, default="")
    opened: Mapped[bool] = mapped_column(default=False, server_default=sa.false())

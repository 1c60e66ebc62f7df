"""Who watches a case, and who was mentioned in its notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ppid.accounts import queries as accounts
from ppid.accounts.models import Officer, Role
from ppid.cases.models import Case, Note
from ppid.kit.db import Base, Moment, db
from ppid.law import MOVING, Event

READERS = (Role.DESK, Role.PPID, Role.SUPERIOR)
"""Whose work it is to read notes; an auditor reads them and is not written to."""

FOR_WATCHERS = (MOVING - {Event.RECEIVED}) | {
    Event.ASSIGNED,
    Event.UNIT_ANSWERED,
    Event.UNIT_WANTS_TIME,
    Event.CONSIDERATION_ASKED,
    Event.CONSIDERATION_GIVEN,
    Event.CONSULTATION_ASKED,
    Event.CONSULTATION_ANSWERED,
    Event.NOTED,
    Event.MESSAGE_SENT,
    Event.MESSAGE_RECEIVED,
    Event.APPROVAL_ASKED,
    Event.APPROVED,
    Event.RETURNED,
    Event.CASES_LINKED,
    Event.CASES_UNLINKED,
    Event.OBJECTION_FILED,
}
"""What who watches a case is told of it beside everybody else (pemantau)."""


class CaseWatcher(Base):
    """An officer who wants to hear what happens to a case (pemantau)."""

    __tablename__ = "case_watchers"
    __table_args__ = (sa.Index("ix_case_watchers_officer", "officer_id"),)

    case_id: Mapped[int] = mapped_column(sa.ForeignKey("cases.id"), primary_key=True)
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"), primary_key=True)
    since: Mapped[datetime] = mapped_column(Moment)


class NoteMention(Base):
    """An officer who was mentioned in a note (disebut)."""

    __tablename__ = "note_mentions"
    __table_args__ = (sa.Index("ix_note_mentions_officer", "officer_id"),)

    note_id: Mapped[int] = mapped_column(sa.ForeignKey("notes.id"), primary_key=True)
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"), primary_key=True)


def watch(case: Case, officer: Officer, *, at: datetime) -> bool:
    """Hear of a case from now on; whoever does already goes on. Returns whether it is new."""
    if db.session.get(CaseWatcher, (case.id, officer.id)) is not None:
        return False
    db.session.add(CaseWatcher(case_id=case.id, officer_id=officer.id, since=at))
    db.session.flush()
    return True


def unwatch(case: Case, officer: Officer) -> None:
    """Hear of a case no more."""
    db.session.execute(
        sa.delete(CaseWatcher).where(
            CaseWatcher.case_id == case.id, CaseWatcher.officer_id == officer.id
        )
    )


def watchers(case: Case) -> Sequence[Officer]:
    """The officers who watch a case and may sign in, by name."""
    return db.session.scalars(
        sa.select(Officer)
        .join(CaseWatcher, CaseWatcher.officer_id == Officer.id)
        .where(CaseWatcher.case_id == case.id, Officer.active)
        .order_by(Officer.name)
    ).all()


def readers_of_notes() -> Sequence[Officer]:
    """Who may be mentioned: every officer whose work is the whole office's files, by name."""
    any_role = sa.or_(*(accounts.with_role(role) for role in READERS))
    return db.session.scalars(
        sa.select(Officer).where(Officer.active, any_role).order_by(Officer.name)
    ).all()


def named_in(text: str, officers: Sequence[Officer]) -> list[Officer]:
    """Whom a text names by @name: the whole name, or the first one if only one bears it."""
    firsts = [one.name.split()[0].lower() for one in officers]

    def named(officer: Officer, first: str) -> bool:
        names = [officer.name, first] if firsts.count(first) == 1 else [officer.name]
        return any(
            re.search(rf"(?<!\w)@{re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in names
        )

    return [one for one, first in zip(officers, firsts, strict=True) if named(one, first)]


def mention(note: Note, officers: Sequence[Officer]) -> None:
    """Keep who was mentioned in a note."""
    db.session.add_all(NoteMention(note_id=note.id, officer_id=one.id) for one in officers)
    db.session.flush()


def mentioned_in(case: Case) -> Mapping[int, Sequence[str]]:
    """By note of a case, the names of whom it mentions."""
    found: dict[int, list[str]] = {}
    rows = db.session.execute(
        sa.select(NoteMention.note_id, Officer.name)
        .join(Officer, Officer.id == NoteMention.officer_id)
        .join(Note, Note.id == NoteMention.note_id)
        .where(Note.case_id == case.id)
        .order_by(Officer.name)
    )
    for note_id, name in rows:
        found.setdefault(note_id, []).append(name)
    return found

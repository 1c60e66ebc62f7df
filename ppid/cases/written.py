"""Reading what is written on a request, an objection or a dispute: lines, messages, notes."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from ppid.accounts.actors import ActorKind
from ppid.accounts.models import Officer
from ppid.cases.models import CasePaper, Entry, Message, Note
from ppid.cases.places import Subject, owner
from ppid.kit.db import db


def timeline(subject: Subject) -> Sequence[sa.Row[Entry, str]]:
    """The lines of the timeline with the name of the officer who acted, oldest first."""
    return db.session.execute(
        sa.select(Entry, Officer.name)
        .filter_by(**owner(subject))
        .outerjoin(Officer, Officer.id == Entry.officer_id)
        .order_by(Entry.id)
    ).all()


def messages(subject: Subject) -> Sequence[sa.Row[Message, str]]:
    """What applicant and office wrote, with the officer's name, oldest first."""
    return db.session.execute(
        sa.select(Message, Officer.name)
        .filter_by(**owner(subject))
        .outerjoin(Officer, Officer.id == Message.officer_id)
        .order_by(Message.id)
    ).all()


def notes(subject: Subject) -> Sequence[sa.Row[Note, str]]:
    """Internal notes with their writer, oldest first."""
    return db.session.execute(
        sa.select(Note, Officer.name)
        .filter_by(**owner(subject))
        .join(Officer, Officer.id == Note.officer_id)
        .order_by(Note.id)
    ).all()


def thread(subject: Subject, laid: Sequence[CasePaper]) -> list[dict[str, Any]]:
    """The messages as the applicant reads them, each with those of the papers that came with it."""
    return [
        {
            "message": message,
            "own": message.author is ActorKind.REQUESTER,
            "papers": [paper.paper for paper in laid if paper.message_id == message.id],
        }
        for message, _officer in messages(subject)
    ]

"""Requests that were registered before this product: taken over as they stand, without a mail."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases import links, numbers, timeline
from ppid.cases.kinds import Channel
from ppid.cases.models import Case, Entry, Question, Requester
from ppid.cases.register import subject_of
from ppid.kit.db import connection, db, put, table_of
from ppid.law import Event, Ground, Outcome, Standing, State
from ppid.office.calendar import profile_on, zone

_AT_ONCE: Final = 500  # keys in one statement


class End(StrEnum):
    """How a request ended without a written notice."""

    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Earlier:
    """One request of an older register; days of the office's zone, `written` its number there."""

    line: int
    number: str
    written: str
    received_on: date
    requester: Mapping[str, Any]
    question: str
    purpose: str = ""
    channel: Channel = Channel.DESK
    outcome: Outcome | None = None
    end: End | None = None
    ground: Ground | None = None
    reason: str = ""
    extended_on: date | None = None
    decided_on: date | None = None
    handed_over_on: date | None = None
    note: str = ""

    @property
    def standing(self) -> Standing:
        """Where it stands: answered and closed, ended otherwise, or still to be answered."""
        ended = max(filter(None, (self.received_on, self.decided_on, self.handed_over_on)))
        if self.end is not None:
            return Standing(
                State(self.end.value), self.received_on, self.received_on, closed_on=ended
            )
        return Standing(
            State.CLOSED if self.outcome else State.IN_PROGRESS,
            self.received_on,
            self.received_on,
            complete_on=self.received_on,
            declared_on=self.received_on,
            extended_on=self.extended_on,
            decided_on=self.decided_on,
            handed_over_on=self.handed_over_on,
            closed_on=ended if self.outcome else None,
            outcome=self.outcome,
        )


def known(wanted: Collection[str]) -> set[str]:
    """Which of these numbers stand in the register."""
    asked = sorted(wanted)
    parts = (asked[at : at + _AT_ONCE] for at in range(0, len(asked), _AT_ONCE))
    return {
        number
        for part in parts
        for number in db.session.scalars(sa.select(Case.number).where(Case.number.in_(part)))
    }


def bring_in(requests: Sequence[Earlier], *, import_id: int, by: Actor, at: datetime) -> None:
    """Enter them in the register with the numbers they have, marked as imported.

    Nobody is written to. Numbers that this register would give later are passed over by it.
    """
    for request in requests:
        _enter(request, import_id, by, at)
        numbers.pass_over(request.number, request.received_on)


def pass_over_numbers(*, since: date) -> None:
    """Pass over what was taken over of this year and later: the register has a new pattern."""
    begun = date(since.year, 1, 1)
    taken_over = sa.select(Case.number, Case.received_on).where(
        Case.import_id.is_not(None), Case.received_on >= begun
    )
    for number, received_on in db.session.execute(taken_over):
        numbers.pass_over(number, received_on)


def _enter(request: Earlier, import_id: int, by: Actor, at: datetime) -> None:
    who = Requester(**{k: value for k, value in request.requester.items() if value is not None})
    put(who)
    moment = datetime.combine(request.received_on, time(12), zone())
    case = Case(
        number=request.number,
        requester=who,
        requester_id=who.id,
        owner=None,
        import_id=import_id,
        profile_id=profile_on(request.received_on),
        channel=request.channel,
        subject=subject_of([request.question]),
        purpose=request.purpose,
        received_at=moment,
        registered_at=moment,
        register_note=request.note,
        code_hash=links.code_hash(secrets.token_hex(16)),
        missing=[],
        standing=request.standing,
        version=1,
    )
    timeline.count(case)
    put(case)
    put(
        Question(
            case_id=case.id,
            position=1,
            text=request.question,
            outcome=request.outcome,
            reason=request.reason,
            ground=request.ground,
        )
    )
    timeline.write(case, Event.IMPORTED, by=by, at=at, line=request.line, number=request.written)


def untouched(import_id: int) -> list[int]:
    """The ids of an import's requests to which nothing happened since."""
    line = sa.select(sa.func.count()).where(Entry.case_id == Case.id).scalar_subquery()
    found = sa.select(Case.id).where(
        Case.import_id == import_id, Case.version == 1, line == 1, Case.link_version == 1
    )
    return list(db.session.scalars(found))


def touched(import_id: int, most: int = 20) -> list[str]:
    """The numbers of an import's requests on which somebody worked since."""
    gone = set(untouched(import_id))
    rows = db.session.execute(
        sa.select(Case.id, Case.number).where(Case.import_id == import_id).order_by(Case.id)
    )
    return [number for case_id, number in rows if case_id not in gone][:most]


def take_back(import_id: int) -> int:
    """Remove an import's untouched requests, all that came with them too; returns how many.

    Their timeline goes with them: it says nothing but that they were brought in, and the import
    itself stays on record.
    """
    ids = untouched(import_id)
    cases, questions, entries, people = (
        table_of(model) for model in (Case, Question, Entry, Requester)
    )
    for place in range(0, len(ids), _AT_ONCE):
        part = ids[place : place + _AT_ONCE]
        who = list(db.session.scalars(sa.select(Case.requester_id).where(Case.id.in_(part))))
        for table, key, values in (
            (questions, questions.c.case_id, part),
            (entries, entries.c.case_id, part),
            (cases, cases.c.id, part),
            (people, people.c.id, who),
        ):
            connection().execute(sa.delete(table).where(key.in_(values)))
    db.session.expire_all()
    return len(ids)


def is_open(request: Earlier) -> bool:
    """Whether it still has to be answered here."""
    return request.standing.state in law.OPEN

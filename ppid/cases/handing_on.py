"""Handing open cases on: who leaves has none left, and each new owner knows."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from ppid.accounts import record
from ppid.accounts.actors import Actor, officer_actor
from ppid.accounts.models import AccountEvent, Officer
from ppid.cases import timeline
from ppid.cases.models import Case
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.law import Event
from ppid.notices import actions as notices
from ppid.notices.readers import Reader, in_person
from ppid.notices.topics import Topic
from ppid.outbox import actions as outbox

AT_ONCE = 500


def open_cases(officer: Officer) -> Sequence[Case]:
    """The cases an officer has that are not closed, the nearest due day first."""
    return db.session.scalars(
        sa.select(Case)
        .where(Case.owner_id == officer.id, Case.closed_on.is_(None))
        .order_by(Case.due_on.is_(None), Case.due_on, Case.id)
        .limit(AT_ONCE)
    ).all()


def hand_on(case: Case, *, to: Officer, by: Actor, at: datetime) -> None:
    """Give a case to another officer; its timeline says to whom."""
    case.owner = to
    timeline.write(case, Event.HANDED_ON, by=by, at=at, to=to.name)


def hand_all_on(
    leaving: Officer, receivers: Mapping[int, Officer], *, by: Officer, at: datetime
) -> int:
    """Give the open cases of an officer to others: the id of each case with who gets it.

    A case that somebody took meanwhile stays where it is. Each receiver is told once; the record
    of accounts says how many went to whom. Returns how many were handed on.
    """
    rows = sa.select(Case).where(Case.id.in_(receivers), Case.owner_id == leaving.id)
    cases = db.session.scalars(rows.order_by(Case.id).with_for_update(of=Case)).all()
    given: dict[int, list[Case]] = {}
    for case in cases:
        to = receivers[case.id]
        hand_on(case, to=to, by=officer_actor(by), at=at)
        given.setdefault(to.id, []).append(case)
    for got in given.values():
        _tell(receivers[got[0].id], leaving, got, by, at)
    return len(cases)


def _tell(to: Officer, leaving: Officer, cases: Sequence[Case], by: Officer, at: datetime) -> None:
    record.note(AccountEvent.CASES_HANDED_ON, leaving, by=by, at=at, cases=len(cases), to=to.name)
    url = link("casework.queue", owner="mine")
    key = f"handed-on-{leaving.id}-{to.id}-{int(at.timestamp() * 1000)}"

    def send(_place: int, reader: Reader, later: datetime | None) -> None:
        outbox.queue(
            "cases_handed_on",
            to=reader.to,
            key=key,
            at=at,
            language=reader.language,
            not_before=later,
            officer=to,
            leaving=leaving,
            cases=[(case.number, case.due_on) for case in cases],
            url=url,
        )

    number = cases[0].number if len(cases) == 1 else ""
    news = notices.News(key, at, url, number, {"count": len(cases)})
    notices.pass_on(Topic.ASSIGNED_TO_ME, in_person(to), news, send)

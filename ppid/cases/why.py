"""The way from a mail to the explanation of its date, by the requester's own link."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from ppid.cases.clock import clock_of
from ppid.cases.date_words import DATES
from ppid.cases.disputes import Dispute
from ppid.cases.models import Case
from ppid.cases.objections import Objection
from ppid.cases.places import Subject
from ppid.law import Code, State


def told(subject: Subject, link: str) -> dict[str, Any]:
    """What a mail may say of its main date: what it is called, and where it is explained.

    Nothing where no date runs. The address is the mail's own `link` to the case or objection and
    then the page: it is signed once, so that one mail carries one link.
    """
    if isinstance(subject, Dispute):
        return {}
    code = main_code(subject)
    if code is None:
        return {}
    return {"why_title": DATES[code], "why_url": address(subject, code, link)}


def main_code(subject: Case | Objection) -> str | None:
    """The date that matters most to who asks: what waits for them, for the office, their right."""
    clock = clock_of(subject)
    if isinstance(subject, Objection):
        due = subject.standing.dispute_due(clock) if subject.standing.answered_on else None
        return due.code if due else _code(subject.standing.deadline(clock))
    standing = subject.standing
    if standing.state in (State.INCOMPLETE, State.WITHDRAWN, State.LAPSED):
        return _code(standing.deadline(clock))
    if standing.decided_on:
        return Code.OBJECTION
    if standing.answer_runs_from(clock) is None:
        return Code.CHECK
    return Code.EXTENSION if standing.extended_on else Code.ANSWER


def _code(deadline: Any) -> str | None:
    return deadline.code if deadline else None


def address(subject: Case | Objection, code: str, link: str) -> str:
    """The requester's own link, opened at the explanation of one date."""
    asked = {"tanggal": code}
    if isinstance(subject, Objection):
        asked["keberatan"] = subject.number
    return f"{link}?{urlencode(asked)}"

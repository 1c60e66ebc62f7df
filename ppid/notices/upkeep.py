"""Digests that are due, and the end of old notices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from ppid.accounts import queries as accounts
from ppid.accounts.away import queries as away
from ppid.accounts.models import Officer
from ppid.kit.db import db
from ppid.notices import words
from ppid.notices.actions import inbox
from ppid.notices.models import Line
from ppid.notices.topics import TOPICS
from ppid.office.calendar import local_day
from ppid.office.queries import office
from ppid.outbox import actions as outbox
from ppid.outbox.models import Weight

_SAID: Final = 40  # a longer mail is cut by mail programs; the page of notices has the rest
_AT_ONCE: Final = 2000
_KEPT: Final = timedelta(days=400)


def send_digests(*, at: datetime) -> int:
    """Promise each officer one mail with all that waits for it; returns how many.

    What is promised waits no longer, in the same transaction: whoever walks this twice, or late,
    says nothing twice and leaves nothing out. Who is away has a deputy, who gets it instead.
    """
    due = db.session.scalars(
        sa.select(Line)
        .where(Line.digest_at <= at)
        .order_by(Line.id)
        .limit(_AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    if not due:
        return 0
    instead = away.deputies(local_day(at))
    waiting: dict[int, list[tuple[Line, int | None]]] = defaultdict(list)
    for line in due:
        deputy = instead.get(line.officer_id)
        reader, absent = (deputy.id, line.officer_id) if deputy else (line.officer_id, line.for_id)
        waiting[reader].append((line, absent))
        line.digest_at = None
    db.session.flush()
    return sum(_tell(reader, lines, at) for reader, lines in waiting.items())


def _tell(reader: int, lines: Sequence[tuple[Line, int | None]], at: datetime) -> int:
    officer = accounts.officer(reader)
    if officer is None or not officer.active:
        return 0
    names = _names({absent for _line, absent in lines if absent})
    shown = lines[-_SAID:]
    outbox.queue(
        "officer_digest",
        to=officer.email,
        key=f"digest-{reader}-{lines[-1][0].id}",
        at=at,
        language=officer.language,
        weight=Weight.REMINDER,
        office=office(),
        lines=[
            (line.number, TOPICS[line.topic].words, line.facts, names.get(absent or 0, ""))
            for line, absent in shown
        ],
        told=words.told,
        unsaid=len(lines) - len(shown),
        standing_in=away.stands_in_for(officer, local_day(at)),
        url=inbox(),
    )
    return 1


def _names(ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    found = db.session.execute(sa.select(Officer.id, Officer.name).where(Officer.id.in_(ids)))
    return {row.id: row.name for row in found}


def forget_old(*, at: datetime) -> None:
    """Forget notices from before the last thirteen months: the cases' timelines have them."""
    db.session.execute(sa.delete(Line).where(Line.at < at - _KEPT, Line.digest_at.is_(None)))

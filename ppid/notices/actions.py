"""Telling officers, in the transaction of the cause: on screen, by mail, outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from ppid.accounts import queries as accounts
from ppid.accounts.models import Officer
from ppid.kit.db import connection, db, table_of
from ppid.kit.links import link
from ppid.notices import settled
from ppid.notices.hours import Desk, digest_at, mailed_at
from ppid.notices.models import Line, Ping, PingState
from ppid.notices.readers import Reader, readers
from ppid.notices.topics import TOPICS, Mailing, Topic
from ppid.notices.words import told
from ppid.office.calendar import local_day, working_calendar, zone
from ppid.office.queries import office
from ppid.outbox import actions as outbox

Send = Callable[[int, Reader, datetime | None], None]
"""Promises a topic's own mail: the reader's place among all, the reader, and not before when."""

_INSERTS = (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
_LINES = {  # once for each officer and key
    name: insert(table_of(Line)).on_conflict_do_nothing(index_elements=["officer_id", "key"])
    for name, insert in _INSERTS
}
_PINGS = {  # one that waits is enough
    name: insert(table_of(Ping)).on_conflict_do_nothing(
        index_elements=["officer_id"], index_where=sa.text("state = 'waiting'")
    )
    for name, insert in _INSERTS
}


@dataclass(frozen=True, slots=True)
class News:
    """What happened: `key` says it once to each officer, `url` is where it is read.

    `facts` holds names of `words.FACTS` only, plain values, never personal data of an applicant.
    """

    key: str
    at: datetime
    url: str
    number: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The page on this site, without its host."""
        parts = urlsplit(self.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")


def tell(
    topic: Topic,
    officers: Iterable[Officer],
    *,
    key: str,
    at: datetime,
    path: str,
    number: str | None = None,
    facts: Mapping[str, Any] | None = None,
    send: Send | None = None,
) -> None:
    """Tell officers of something, each by the ways they chose; deputies for who is away.

    Once for each officer and `key`. Without a mail of its own (`send`) it is `officer_notice`.
    """
    news = News(key, at, path, number or "", facts or {})
    pass_on(topic, readers(officers, local_day(at)), news, send)


def pass_on(topic: Topic, found: Iterable[Reader], news: News, send: Send | None = None) -> None:
    """The same to readers who are known by now; a mailbox without an officer is mailed always."""
    write = send or _plainly(topic, news)
    lines: list[dict[str, Any]] = []
    pings: list[dict[str, Any]] = []
    for place, reader in enumerate(found):
        if reader.officer_id is None:
            write(place, reader, None)
            continue
        ways = settled.ways(topic, reader.officer_id, reader.roles)
        if ways.screen or ways.mail is Mailing.DIGEST:
            lines.append(_line(topic, reader, ways, news))
        if ways.mail is Mailing.INSTANT:
            write(place, reader, not_before(topic, reader.officer_id, news.at))
        if ways.outside:
            pings.append(ping(reader.officer_id, topic, news.at))
    keep(lines, pings)


def keep(lines: Sequence[Mapping[str, Any]], pings: Sequence[Mapping[str, Any]]) -> None:
    """Write notices and messages outside, one statement each."""
    kept = connection()
    if lines:
        kept.execute(_LINES[kept.dialect.name], list(lines))
    if pings:
        kept.execute(_PINGS[kept.dialect.name], list(pings))


def _line(topic: Topic, reader: Reader, ways: settled.Ways, news: News) -> dict[str, Any]:
    waits = ways.mail is Mailing.DIGEST and reader.officer_id is not None
    return line_of(
        topic,
        reader.officer_id or 0,
        news,
        for_id=reader.for_id,
        on_screen=ways.screen,
        waits_until=next_digest(reader.officer_id or 0, news.at) if waits else None,
    )


def line_of(
    topic: Topic,
    officer_id: int,
    news: News,
    *,
    for_id: int | None = None,
    on_screen: bool = True,
    waits_until: datetime | None = None,
) -> dict[str, Any]:
    """One notice as a row; `waits_until` is when its digest is due."""
    return {
        "officer_id": officer_id,
        "key": f"{topic.value}-{news.key}",
        "topic": topic,
        "for_id": for_id,
        "number": news.number,
        "path": news.path,
        "facts": dict(news.facts),
        "at": news.at,
        "on_screen": on_screen,
        "digest_at": waits_until,
    }


def ping(officer_id: int, topic: Topic, at: datetime) -> dict[str, Any]:
    """One message outside as a row: that there is something to read, after the quiet hours."""
    due = not_before(topic, officer_id, at) or at
    return {
        "officer_id": officer_id,
        "state": PingState.WAITING,
        "promised_at": at,
        "due_at": due,
    }


def not_before(topic: Topic, officer_id: int, at: datetime) -> datetime | None:
    """When an officer may be mailed of a topic; None: at once."""
    hours = settled.hours(officer_id)
    if hours.quiet_from is None:
        return None
    return mailed_at(at, hours, _desk(), locked=TOPICS[topic].is_locked)


def next_digest(officer_id: int, at: datetime) -> datetime:
    """When an officer's next digest is due."""
    return digest_at(at, settled.hours(officer_id), _desk())


def _desk() -> Desk:
    place = office()
    return Desk(zone(), place.opens, place.closes, working_calendar())


def _plainly(topic: Topic, news: News) -> Send:
    def write(_place: int, reader: Reader, later: datetime | None) -> None:
        outbox.queue(
            "officer_notice",
            to=reader.to,
            key=f"notice-{topic.value}-{news.key}-{reader.officer_id}",
            at=news.at,
            language=reader.language,
            case_number=news.number or None,
            not_before=later,
            office=office(),
            topic=TOPICS[topic],
            facts=news.facts,
            told=told,
            stands_for=name_of(reader.for_id),
            url=news.url,
        )

    return write


def name_of(officer_id: int | None) -> str:
    """The name of an officer who is away; empty for nobody."""
    found = accounts.officer(officer_id) if officer_id else None
    return found.name if found else ""


def note_read(officer: Officer, line_id: int, *, at: datetime) -> Line | None:
    """Note that an officer opened one of their own notices; None when it is not theirs."""
    found = db.session.get(Line, line_id)
    if found is None or found.officer_id != officer.id:
        return None
    found.read_at = found.read_at or at
    db.session.flush()
    return found


def note_all_read(officer: Officer, *, up_to: int, at: datetime) -> None:
    """Note that an officer has seen all notices up to one; what came after it stays unread."""
    db.session.execute(
        sa.update(Line)
        .where(Line.officer_id == officer.id, Line.read_at.is_(None), Line.id <= up_to)
        .values(read_at=at)
    )


def inbox() -> str:
    """The address of the page of notices."""
    return link("notices.inbox")

"""Telling applicants that a change of the calendar moved their dates, some at a time.

The row that promises it is written with the change; the mails follow from the lines that the
change left on the timelines. Each line makes one mail, however often a round is walked.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, joinedload, mapped_column

from ppid.cases import notices
from ppid.cases.date_words import DATES
from ppid.cases.models import Case, Entry, Requester
from ppid.cases.objections import Objection
from ppid.kit.db import Base, Moment, db
from ppid.law import Event
from ppid.office.edits import CalendarEdit
from ppid.office.models import CalendarChange
from ppid.office.words import changes

AT_ONCE: Final = 100


class MovedNews(Base):
    """The mails that one counting anew promised, until the last of them is written.

    They are about the lines of all timelines after `since` up to `until`; `after` begins there
    and moves on with what is written.
    """

    __tablename__ = "moved_news"
    __table_args__ = (
        sa.Index(
            "ix_moved_news_owed",
            "id",
            sqlite_where=sa.text("told_at IS NULL"),
            postgresql_where=sa.text("told_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(sa.ForeignKey("calendar_changes.id"))
    since: Mapped[int] = mapped_column()
    after: Mapped[int] = mapped_column()
    until: Mapped[int] = mapped_column()
    told_at: Mapped[datetime | None] = mapped_column(Moment)


def promise(change_id: int, *, since: int, until: int) -> None:
    """Promise a mail, or a paper, for each line after `since` up to `until`."""
    if since < until:
        db.session.add(MovedNews(change_id=change_id, since=since, after=since, until=until))
        db.session.flush()


def is_owed() -> bool:
    """Whether mails are promised and not written yet."""
    return db.session.scalar(sa.select(_owed().exists())) or False


def tell_some(*, at: datetime) -> bool:
    """Write the next mails into the outbox, a hundred at most; False when none is owed."""
    news = db.session.scalar(_owed().limit(1).with_for_update(skip_locked=True))
    if news is None:
        return False
    change = db.session.get_one(CalendarChange, news.change_id)
    said = {"duties": DATES, "changes": partial(changes, CalendarEdit.of(change.edit))}
    rows = _next(news)
    for entry, case, objection in rows:
        notices.promise(objection or case, entry, {"moved": _moved(entry), **said})
    if len(rows) < AT_ONCE:
        news.after, news.told_at = news.until, at
    else:
        news.after = rows[-1][0].id
    db.session.flush()
    return True


def _owed() -> sa.Select[MovedNews]:
    return sa.select(MovedNews).where(sa.text("told_at IS NULL")).order_by(MovedNews.id)


def _readers(after: int, until: int) -> sa.Select[int]:
    """The lines about moved files: by mail, or on paper for what this register itself took in."""
    return (
        sa.select(Entry.id)
        .outerjoin(Case, Case.id == Entry.case_id)
        .outerjoin(Objection, Objection.id == Entry.objection_id)
        .join(
            Requester,
            Requester.id == sa.func.coalesce(Objection.requester_id, Case.requester_id),
        )
        .where(
            Entry.id > after,
            Entry.id <= until,
            Entry.event == Event.RECOUNTED,
            Entry.dispute_id.is_(None),
            sa.or_(Requester.email != "", Case.import_id.is_(None)),
        )
    )


def _next(news: MovedNews) -> Sequence[Any]:
    """Line, request and objection of the next mails."""
    return (
        db.session.execute(
            _readers(news.after, news.until)
            .with_only_columns(Entry, Case, Objection)
            .options(joinedload(Case.requester), joinedload(Objection.requester))
            .order_by(Entry.id)
            .limit(AT_ONCE)
        )
        .unique()
        .all()
    )


def _moved(entry: Entry) -> list[tuple[str, date, date]]:
    """What moved, by code: from when to when; the day that matters most first."""
    return [
        (one["code"], date.fromisoformat(one["old"]), date.fromisoformat(one["new"]))
        for one in (entry.facts, *entry.facts["also"])
        if one["old"] and one["new"]
    ]

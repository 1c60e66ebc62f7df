"""What a citizen has typed and not yet sent: kept, changed, sent once, forgotten."""

import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.exc import StaleDataError

from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.files.models import Paper
from ppid.kit.crypto import Sealed, keyed_hash
from ppid.kit.db import Base, Moment, connection, db, table_of
from ppid.office.models import Office
from ppid.office.queries import hold

DRAFTS_LAST = timedelta(days=7)
RECEIPTS_LAST = timedelta(hours=12)
_FORGET_AT_ONCE = 200


class Draft(Base):
    """Answers kept while a request is written (draf); forgotten when sent or left alone."""

    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    answers: Mapped[str] = mapped_column(Sealed)
    touched_at: Mapped[datetime] = mapped_column(Moment, index=True)
    sent_as: Mapped[str | None] = mapped_column(sa.String(40))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class DraftPaper(Base):
    """A file handed in with a draft."""

    __tablename__ = "draft_papers"

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("drafts.id"), index=True)
    paper_id: Mapped[int] = mapped_column(sa.ForeignKey("papers.id"), unique=True)


_DRAFT = (  # with the office, which every page of the form needs: one question, not two
    sa.select(Draft, Office)
    .join(Office, Office.id == 1)
    .where(Draft.token_hash == sa.bindparam("token"))
)
_DRAFTS = table_of(Draft)
_SENDING = (
    sa.update(_DRAFTS)
    .where(_DRAFTS.c.id == sa.bindparam("this"), _DRAFTS.c.version == sa.bindparam("seen"))
    .values(
        version=_DRAFTS.c.version + 1,
        **{name: sa.bindparam(name) for name in ("answers", "touched_at", "sent_as")},
    )
)


def token_hash(token: str) -> str:
    """What is kept of the token in a browser's cookie."""
    return keyed_hash("draft", token)


def draft(token: str, at: datetime) -> Draft | None:
    """The draft of a browser, unless it is too old or was sent half a day ago."""
    row = db.session.execute(_DRAFT, {"token": token_hash(token)}).one_or_none()
    if row is None:
        return None
    found, the_office = row
    hold(the_office)
    lasts = RECEIPTS_LAST if found.sent_as else DRAFTS_LAST
    return found if found.touched_at > at - lasts else None


def contents(found: Draft) -> dict[str, Any]:
    """What a draft holds: the submission's key and what was typed on each page."""
    held: dict[str, Any] = json.loads(found.answers)
    return held


def draft_papers(found: Draft) -> Sequence[Paper]:
    """The files handed in with a draft, oldest first; a draft that never had any is not asked."""
    if not contents(found).get("files"):
        return ()
    return db.session.scalars(
        sa.select(Paper)
        .join(DraftPaper, DraftPaper.paper_id == Paper.id)
        .where(DraftPaper.draft_id == found.id)
        .order_by(DraftPaper.id)
    ).all()


def old_drafts(at: datetime, *, limit: int) -> Sequence[Draft]:
    """Drafts that were left alone too long, oldest first."""
    return db.session.scalars(
        sa.select(Draft)
        .where(
            sa.or_(
                Draft.touched_at < at - DRAFTS_LAST,
                sa.and_(Draft.sent_as.is_not(None), Draft.touched_at < at - RECEIPTS_LAST),
            )
        )
        .order_by(Draft.touched_at)
        .limit(limit)
    ).all()


def _hold(draft: Draft, contents: Mapping[str, Any], at: datetime) -> None:
    draft.answers = json.dumps(contents)
    draft.touched_at = at


def begin(*, at: datetime, pages: Mapping[str, Any] | None = None) -> tuple[Draft, str]:
    """Begin a draft; returns it with the token that its browser keeps."""
    token = secrets.token_urlsafe(24)
    draft = Draft(token_hash=token_hash(token))
    _hold(draft, {"key": secrets.token_hex(20), "pages": dict(pages or {})}, at)
    db.session.add(draft)
    db.session.flush()
    return draft, token


def remember(
    draft: Draft,
    page: str,
    typed: Mapping[str, Any],
    *,
    good: Mapping[str, Any] | None = None,
    at: datetime,
) -> None:
    """Keep what was typed on a page, right or wrong, so that nothing is typed twice.

    `good` are its answers once they were found good.
    """
    held = contents(draft)
    held["pages"][page] = dict(typed)
    held["good"] = held.get("good", {}) | {page: good}
    _hold(draft, held, at)


def hand_in(draft: Draft, stored: Sequence[Stored], *, at: datetime) -> None:
    """Keep files with a draft."""
    for paper in [files.keep(one, at) for one in stored]:
        db.session.add(DraftPaper(draft_id=draft.id, paper_id=paper.id))
    if stored:
        _hold(draft, contents(draft) | {"files": True}, at)


def take_back(draft: Draft, paper: Paper, *, at: datetime) -> None:
    """Take a file out of a draft and erase it."""
    db.session.execute(
        sa.delete(DraftPaper).where(
            DraftPaper.draft_id == draft.id, DraftPaper.paper_id == paper.id
        )
    )
    files.erase(paper, at)
    draft.touched_at = at


def forget(draft: Draft, *, at: datetime) -> None:
    """Forget a draft; files that did not become part of a request are erased."""
    for paper in draft_papers(draft):
        files.erase(paper, at)
    db.session.execute(sa.delete(DraftPaper).where(DraftPaper.draft_id == draft.id))
    db.session.delete(draft)


def forget_drafts(at: datetime) -> int:
    """Forget what was left alone for seven days, and what was sent half a day ago."""
    old = old_drafts(at, limit=_FORGET_AT_ONCE)
    for draft in old:
        forget(draft, at=at)
    return len(old)


def send(draft: Draft, at: datetime) -> str:
    """What was typed leaves the draft; only its key stays, to show the same receipt again."""
    key = str(contents(draft)["key"])
    told = {"this": draft.id, "seen": draft.version, "touched_at": at, "sent_as": key}
    told["answers"] = json.dumps({"key": key, "pages": {}})
    if connection().execute(_SENDING, told).rowcount != 1:
        raise StaleDataError
    return key

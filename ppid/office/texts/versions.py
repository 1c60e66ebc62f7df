"""Changing what the office says in a place: always as a new version, the old ones stay."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.kit.wording import Fault, read
from ppid.office.models import Office, TextVersion
from ppid.office.texts.catalogue import SLOTS
from ppid.office.texts.slots import Slot


class Outdated(Exception):
    """Another administrator changed this place since the form was opened."""


class Nothing(Exception):
    """The place says all this already."""


class Unreadable(Exception):
    """A text cannot be kept: ask `check` why."""


def history(key: str) -> Sequence[TextVersion]:
    """The versions of a place, newest first."""
    return db.session.scalars(
        sa.select(TextVersion).where(TextVersion.key == key).order_by(TextVersion.id.desc())
    ).all()


def newest() -> dict[str, TextVersion]:
    """The newest version of every place that the office ever changed."""
    latest = sa.select(sa.func.max(TextVersion.id)).group_by(TextVersion.key)
    rows = db.session.scalars(sa.select(TextVersion).where(TextVersion.id.in_(latest)))
    return {row.key: row for row in rows}


def counts() -> dict[str, int]:
    """How often the office changed each place."""
    rows = db.session.execute(
        sa.select(TextVersion.key, sa.func.count(TextVersion.id)).group_by(TextVersion.key)
    )
    return {row[0]: row[1] for row in rows}


def before(one: TextVersion) -> TextVersion | None:
    """The version that this one followed."""
    return db.session.scalar(
        sa.select(TextVersion)
        .where(TextVersion.key == one.key, TextVersion.id < one.id)
        .order_by(TextVersion.id.desc())
        .limit(1)
    )


def said_by(one: TextVersion | None, slot: Slot, language: str) -> str:
    """What a version says in a language; the default where it says nothing of its own."""
    if one is not None and language in one.words:
        return one.words[language]
    return slot.says(language)


def faults(slot: Slot, text: str) -> tuple[Fault, ...]:
    """What in a text for this place cannot be read."""
    return read(text, slot.known).faults


def lacking(slot: Slot, text: str) -> list[str]:
    """The names that must stay in this place and are not in the text."""
    return [name for name in slot.names if name in slot.needs - read(text, slot.known).names]


def fits(slot: Slot, text: str) -> bool:
    """Whether a text may be kept for this place."""
    if len(text) > slot.most or (slot.required and not text.strip()):
        return False
    return not faults(slot, text) and not lacking(slot, text)


def write(
    key: str,
    words: Mapping[str, str],
    *,
    seen: int,
    reason: str,
    author_id: int | None,
    at: datetime,
) -> TextVersion:
    """Keep what a place says from now on; a language that is left out says the default.

    `seen` is the id of the version that the author has read, 0 for the default. What was issued
    keeps its words. Raises Outdated, Nothing, Unreadable.
    """
    slot = SLOTS[key]
    own = db.session.scalars(
        sa.select(Office)
        .where(Office.id == 1)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    latest = next(iter(history(key)), None)
    if (latest.id if latest else 0) != seen:
        raise Outdated
    kept = {
        language: text
        for language, text in words.items()
        if language in slot.languages and text != slot.says(language)
    }
    if kept == (latest.words if latest else {}):
        raise Nothing
    if not all(fits(slot, text) for text in kept.values()):
        raise Unreadable
    made = TextVersion(key=key, words=kept, reason=reason, author_id=author_id, at=at)
    db.session.add(made)
    own.texts_version += 1 + secrets.randbelow(10_000)  # as the calendar's: never met twice
    db.session.flush()
    return made

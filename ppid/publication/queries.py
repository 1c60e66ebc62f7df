"""Entries at work, their files and history, and the decrees on the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from ppid.accounts.models import Officer
from ppid.files.models import Paper
from ppid.kit.db import db
from ppid.law import OPENED_ORIGINS, ItemState, ListStage
from ppid.letters import queries as letters
from ppid.publication.models import Determination, Edition, Item, ItemFile, ItemStep

PAGE = 50
AT_WORK = (ItemState.DRAFT, ItemState.PROPOSED, ItemState.CHOSEN)
_ESCAPE = "\\"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What officers look for; empty fields ask for nothing. `before` is the key of a page."""

    words: str = ""
    state: str = ""
    unit_id: int | None = None
    before: int | None = None


def item(public_id: str) -> Item | None:
    """One entry by its public id."""
    return db.session.scalar(sa.select(Item).where(Item.public_id == public_id))


def copy_of(decree: Determination) -> Paper | None:
    """The decree to hand out: its signed scan, else the letter with its electronic signature."""
    letter = letters.of_determination(decree.id)
    kept = letters.best_print(letter) if letter else None
    return decree.paper or (kept.paper if kept else None)


def waits() -> sa.ColumnElement[bool]:
    """What was opened and is not in the list yet (menunggu masuk DIP)."""
    return sa.and_(Item.origin.in_(OPENED_ORIGINS), Item.state.in_(AT_WORK), Item.number.is_(None))


_STATES: Mapping[str, sa.ColumnElement[bool]] = {
    "waiting": waits(),
    **{state.value: Item.state == state for state in ItemState},
}


def listed(wanted: Wanted) -> tuple[Sequence[Item], bool]:
    """One page of entries, the last made first, and whether more follow."""
    asked = _conditions(wanted)
    if wanted.state in _STATES:
        asked.append(_STATES[wanted.state])
    if wanted.before is not None:
        asked.append(Item.id < wanted.before)
    rows = db.session.scalars(
        sa.select(Item).where(*asked).order_by(Item.id.desc()).limit(PAGE + 1)
    ).all()
    return rows[:PAGE], len(rows) > PAGE


def counts(unit_id: int | None) -> Mapping[str, int]:
    """How many entries stand in each state, and how many opened things wait."""
    own = _conditions(Wanted(unit_id=unit_id))
    by_state = db.session.execute(
        sa.select(Item.state, sa.func.count()).where(*own).group_by(Item.state)
    ).all()
    waiting = db.session.scalar(sa.select(sa.func.count()).where(waits(), *own).select_from(Item))
    return {state.value: count for state, count in by_state} | {"waiting": waiting or 0}


def _conditions(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    asked: list[sa.ColumnElement[bool]] = []
    if wanted.unit_id is not None:
        asked.append(Item.unit_id == wanted.unit_id)
    for word in wanted.words.split()[:8]:
        for sign in (_ESCAPE, "%", "_"):
            word = word.replace(sign, _ESCAPE + sign)
        like = f"%{word}%"
        said = (Item.title, Item.summary, Item.source)
        asked.append(sa.or_(*(column.ilike(like, escape=_ESCAPE) for column in said)))
    return asked


def steps(item: Item) -> Sequence[sa.Row[ItemStep, str]]:
    """All that happened to an entry, with the officer's name, newest first."""
    return db.session.execute(
        sa.select(ItemStep, Officer.name)
        .outerjoin(Officer, Officer.id == ItemStep.officer_id)
        .where(ItemStep.item_id == item.id)
        .order_by(ItemStep.id.desc())
    ).all()


def files(item: Item) -> Sequence[ItemFile]:
    """The files that an entry at work has, oldest first."""
    return db.session.scalars(
        sa.select(ItemFile)
        .where(
            ItemFile.item_id == item.id, ItemFile.removed.is_(False), ItemFile.until_id.is_(None)
        )
        .order_by(ItemFile.id)
    ).all()


def taken_off(item: Item) -> Sequence[ItemFile]:
    """The public files that the next decree would take off an entry."""
    return db.session.scalars(
        sa.select(ItemFile).where(
            ItemFile.item_id == item.id,
            ItemFile.removed.is_(True),
            ItemFile.since_id.is_not(None),
            ItemFile.until_id.is_(None),
        )
    ).all()


def current(item: Item) -> Edition | None:
    """What of an entry is public now."""
    return db.session.scalar(
        sa.select(Edition).where(Edition.item_id == item.id, Edition.until_id.is_(None))
    )


def determination(public_id: str) -> Determination | None:
    """One decree by its public id."""
    return db.session.scalar(sa.select(Determination).where(Determination.public_id == public_id))


def open_determination() -> Determination | None:
    """The decree that is being prepared: there is one at a time."""
    over = (ListStage.DETERMINED, ListStage.DROPPED)
    return db.session.scalar(sa.select(Determination).where(Determination.stage.not_in(over)))


def determined() -> Sequence[Determination]:
    """The decrees that hold, newest first."""
    return db.session.scalars(
        sa.select(Determination)
        .where(Determination.stage == ListStage.DETERMINED)
        .order_by(Determination.id.desc())
        .limit(PAGE)
    ).all()


def last_determined_on() -> date | None:
    """The day of the last decree."""
    return db.session.scalar(
        sa.select(sa.func.max(Determination.on)).where(Determination.stage == ListStage.DETERMINED)
    )


def chosen(determination: Determination) -> Sequence[Item]:
    """The entries that a decree in the making adds, changes or withdraws."""
    return db.session.scalars(
        sa.select(Item).where(Item.determination_id == determination.id).order_by(Item.id)
    ).all()


def open_for_choice() -> Sequence[Item]:
    """The proposals that a decree may take in, oldest first."""
    return db.session.scalars(
        sa.select(Item).where(Item.state == ItemState.PROPOSED).order_by(Item.id)
    ).all()


def as_of(decree: Determination) -> sa.ColumnElement[bool]:
    """The entries that were public after a decree, whatever came later."""
    return sa.and_(
        Edition.since_id <= decree.id,
        sa.or_(Edition.until_id.is_(None), Edition.until_id > decree.id),
    )

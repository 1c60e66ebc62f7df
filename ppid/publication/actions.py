"""What every step on an entry needs: its row as it was read, its next state, one kept line."""

import secrets
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from ppid import law
from ppid.accounts.actors import Actor
from ppid.kit.db import db
from ppid.kit.logs import log
from ppid.law import Category, ItemEvent, ItemState, Origin
from ppid.publication.models import Determination, Item, ItemStep


def new_id() -> str:
    """A short public id that nobody guesses and nobody can count by."""
    return secrets.token_hex(6)


def new_item(origin: Origin, *, at: datetime, origin_id: int | None = None) -> Item:
    """An empty draft; what was opened is available at all times (UU 14/2008 Pasal 11)."""
    item = Item(
        public_id=new_id(),
        state=ItemState.DRAFT,
        origin=origin,
        origin_id=origin_id,
        category=Category.ALWAYS,
        touched_at=at,
    )
    db.session.add(item)
    return item


def hold(row: Item | Determination, seen: int) -> None:
    """Hold the row until the transaction ends; StaleDataError when it is not as it was read."""
    model = type(row)
    version = db.session.scalar(
        sa.select(model.version).where(model.id == row.id).with_for_update()
    )
    if version != seen or row.version != seen:
        raise StaleDataError


def move(item: Item, event: ItemEvent, *, by: Actor, at: datetime, note: str = "") -> None:
    """Let an event happen to an entry and keep a line of it; raises NotAllowed."""
    item.state = law.move_item(item.state, event)
    note_step(item, event, by=by, at=at, note=note)


def note_step(item: Item, event: ItemEvent, *, by: Actor, at: datetime, note: str = "") -> None:
    """Keep a line of what happened to an entry."""
    item.touched_at = at
    db.session.flush()
    db.session.add(
        ItemStep(item_id=item.id, event=event, at=at, officer_id=by.officer_id, note=note)
    )
    log().info("list.step", item=item.id, event_name=event.value, officer=by.officer_id)

"""Telling officers at once that the list waits for them, or that something came back.

What comes later on the same day is not told again: the page behind the notice shows all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ppid.accounts import queries as accounts
from ppid.accounts.models import Officer, Role
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.law import ItemEvent
from ppid.notices import actions as notices
from ppid.notices.topics import Topic
from ppid.office.calendar import local_day
from ppid.publication import words
from ppid.publication.models import Determination, Item, ItemStep


def proposed(*, by_id: int | None, at: datetime) -> None:
    """An entry was proposed: the PPID chooses what the next decree takes in."""
    _tell("proposed", accounts.active_with_role(Role.PPID), link("publication.desk"), by_id, at)


def returned(item: Item, *, by_id: int | None, at: datetime) -> None:
    """A proposal came back: who made it mends it."""
    proposer = db.session.scalar(
        sa.select(Officer)
        .join(ItemStep, ItemStep.officer_id == Officer.id)
        .where(ItemStep.item_id == item.id, ItemStep.event == ItemEvent.PROPOSED)
        .order_by(ItemStep.id.desc())
        .limit(1)
    )
    _tell("returned", [proposer] if proposer else [], link("publication.desk"), by_id, at)


def asked(decree: Determination, *, by_id: int | None, at: datetime) -> None:
    """A decree was laid before the Atasan PPID."""
    _tell("asked", accounts.active_with_role(Role.SUPERIOR), _page(decree), by_id, at)


def approved(decree: Determination, *, by_id: int | None, at: datetime) -> None:
    """The Atasan PPID approved: the PPID determines the list."""
    _tell("approved", accounts.active_with_role(Role.PPID), _page(decree), by_id, at)


def given_back(decree: Determination, *, by_id: int | None, at: datetime) -> None:
    """The Atasan PPID gave the decree back to who prepared it."""
    preparer = db.session.get(Officer, decree.prepared_by_id)
    _tell("given_back", [preparer] if preparer else [], _page(decree), by_id, at)


def _page(decree: Determination) -> str:
    return link("publication.determination", public_id=decree.public_id)


def _tell(
    what: str, officers: Iterable[Officer], path: str, by_id: int | None, at: datetime
) -> None:
    facts: dict[str, Any] = {"what": str(words.NEWS[what])}
    wanted = [one for one in officers if one.active and one.id != by_id]
    key = f"list-{what}-{local_day(at).isoformat()}"
    notices.tell(Topic.LIST_WAITING, wanted, key=key, at=at, path=path, facts=facts)

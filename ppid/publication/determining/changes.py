"""What a decree adds, changes and withdraws, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ppid.kit.db import db
from ppid.law import ListStage
from ppid.publication import queries
from ppid.publication.models import Determination, Edition, Item


@dataclass(frozen=True, slots=True)
class Changes:
    """Three lists; a line is an entry at work, or as the decree froze it."""

    added: list[Any]
    changed: list[Any]
    withdrawn: list[Any]

    @property
    def lines(self) -> list[Any]:
        """What the annex of the decree lists: all that is added or changed."""
        return [*self.added, *self.changed]


def of(decree: Determination) -> Changes:
    """The changes of a decree: of its proposals, or once determined of what it made public."""
    if decree.stage is ListStage.DETERMINED:
        return _determined(decree)
    inside: list[Item] = list(queries.chosen(decree))
    return Changes(
        added=[one for one in inside if not one.leaving and not one.number],
        changed=[one for one in inside if not one.leaving and one.number],
        withdrawn=[one for one in inside if one.leaving],
    )


def _determined(decree: Determination) -> Changes:
    since = db.session.scalars(
        sa.select(Edition).where(Edition.since_id == decree.id).order_by(Edition.number)
    ).all()
    ended = db.session.scalars(
        sa.select(Edition).where(Edition.until_id == decree.id).order_by(Edition.number)
    ).all()
    before, after = {one.item_id for one in ended}, {one.item_id for one in since}
    return Changes(
        added=[one for one in since if one.item_id not in before],
        changed=[one for one in since if one.item_id in before],
        withdrawn=[one for one in ended if one.item_id not in after],
    )

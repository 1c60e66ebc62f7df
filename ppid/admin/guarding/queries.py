"""The record of accounts, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from ppid.accounts.models import AccountEntry, AccountEvent, Officer
from ppid.kit.db import db

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of the record with the names in them, and the id after which older ones stand."""

    rows: Sequence[Any]
    older: int | None


def entries(*, officer_id: int | None, event: AccountEvent | None, before: int | None) -> Page:
    """The newest lines before an id; of one officer's account, of one kind."""
    whose, who = aliased(Officer), aliased(Officer)
    asked = (
        (AccountEntry.officer_id, officer_id),
        (AccountEntry.event, event),
    )
    query = (
        sa.select(AccountEntry, whose.name.label("whose"), who.name.label("who"))
        .outerjoin(whose, whose.id == AccountEntry.officer_id)
        .outerjoin(who, who.id == AccountEntry.by_id)
        .where(*(column == value for column, value in asked if value is not None))
        .order_by(AccountEntry.id.desc())
        .limit(PAGE + 1)
    )
    if before is not None:
        query = query.where(AccountEntry.id < before)
    rows = db.session.execute(query).all()
    shown = rows[:PAGE]
    return Page(shown, shown[-1].AccountEntry.id if len(rows) > PAGE else None)

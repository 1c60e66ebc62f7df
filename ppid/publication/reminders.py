"""What was opened and is not in the list yet, and a decree that waits for approval.

The law sets no days for either; the office's own aim is ten and five working days.
"""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from ppid.accounts.models import Role
from ppid.cases.due import Due, stage_key
from ppid.cases.watch import Watch
from ppid.kit.db import db
from ppid.law import OPENED_ARTICLE, RULE_ARTICLES, Code, ListStage, Rule, WorkingCalendar
from ppid.publication import queries, words
from ppid.publication.models import Determination, Item

ENTER_WITHIN, APPROVE_WITHIN = 10, 5
_MOST = 200


def dues(*, today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    """Opened things to the PPID, decrees to the Atasan PPID; late things to both."""
    yield from _opened(today, calendar, watch)
    yield from _asked(today, calendar, watch)


def _opened(today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    rows = db.session.scalars(
        sa.select(Item)
        .where(queries.waits(), Item.opened_on.is_not(None))
        .order_by(Item.opened_on, Item.id)
        .limit(_MOST)
    )
    for row in rows:
        aim = calendar.add(row.opened_on or today, ENTER_WITHIN)
        stage, left = stage_key(today, aim, calendar), calendar.left(today, aim)
        if stage is None:
            continue
        yield Due(
            f"list-item-{row.id}",
            stage,
            aim,
            left,
            str(words.WAITING),
            row.title or str(words.ORIGINS[row.origin]),
            watch.role(Role.PPID),
            code=Code.LIST_UPDATE,
            article=OPENED_ARTICLE,
        )


def _asked(today: date, calendar: WorkingCalendar, watch: Watch) -> Iterable[Due]:
    rows = db.session.scalars(
        sa.select(Determination).where(Determination.stage == ListStage.ASKED)
    )
    for row in rows:
        aim = calendar.add(row.asked_on or today, APPROVE_WITHIN)
        stage, left = stage_key(today, aim, calendar), calendar.left(today, aim)
        if stage is None:
            continue
        yield Due(
            f"list-decree-{row.id}",
            stage,
            aim,
            left,
            str(words.STAGES[ListStage.ASKED]),
            str(words.DECREE),
            watch.role(Role.SUPERIOR),
            code=Code.LIST_UPDATE,
            article=RULE_ARTICLES[Rule.LIST_NEEDS_APPROVAL],
        )

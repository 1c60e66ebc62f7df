"""The morning mail with what an officer's filters find."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any, Final

from ppid.accounts.models import Officer
from ppid.casework import filters, queue, screen
from ppid.casework.keeping import queries
from ppid.casework.keeping.models import SavedFilter
from ppid.kit.links import link
from ppid.law import WorkingCalendar
from ppid.notices import settled
from ppid.notices.actions import not_before
from ppid.notices.topics import Mailing, Topic
from ppid.office.queries import office
from ppid.outbox import actions as outbox
from ppid.outbox.models import Weight
from ppid.outbox.queries import promised

_SAID: Final = 10  # lines of one filter; the queue has the rest


def tell(*, today: date, calendar: WorkingCalendar, at: datetime) -> int:
    """Promise each officer one mail a working day with all their filters; returns how many."""
    if not calendar.is_working(today):
        return 0
    wanted: dict[Officer, list[SavedFilter]] = defaultdict(list)
    for officer, kept in queries.wishes():
        wanted[officer].append(kept)
    return sum(_tell(officer, kept, today, calendar, at) for officer, kept in wanted.items())


def _tell(
    officer: Officer, kept: list[SavedFilter], today: date, calendar: WorkingCalendar, at: datetime
) -> int:
    key = f"filters-{officer.id}-{today.isoformat()}"
    if settled.ways(Topic.FILTERS, officer.id, officer.roles).mail is Mailing.OFF:
        return 0
    if promised({key}):
        return 0
    outbox.queue(
        "officer_filters",
        to=officer.email,
        key=key,
        at=at,
        language=officer.language,
        weight=Weight.REMINDER,
        not_before=not_before(Topic.FILTERS, officer.id, at),
        office=office(),
        today=today,
        found=[_found(officer, one, today, calendar) for one in kept],
        queue_url=link("casework.saved_filters"),
    )
    return 1


def _found(
    officer: Officer, kept: SavedFilter, today: date, calendar: WorkingCalendar
) -> dict[str, Any]:
    wanted = filters.wanted(kept.query, officer)
    page = queue.page(officer, wanted, today=today, calendar=calendar)
    return {
        "name": kept.name,
        "count": len(page.rows),
        "more": page.after is not None,
        "rows": [
            (row.number, row.due_on, screen.left_words(calendar.left(today, row.due_on)))
            if row.due_on
            else (row.number, None, "")
            for row in page.rows[:_SAID]
        ],
    }

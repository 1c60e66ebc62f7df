"""One mail an officer for all that is due, from whichever room it comes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from ppid.accounts import queries as accounts
from ppid.accounts.models import Role
from ppid.cases.due import Due
from ppid.cases.words import DEADLINES
from ppid.kit.links import link
from ppid.office.queries import office
from ppid.outbox import actions as outbox
from ppid.outbox.models import Weight

_SAID = 40  # a longer mail is cut by mail programs; the queue has the rest


def tell_officers(fresh: Sequence[tuple[int, Due]], at: datetime) -> int:
    """Promise each officer one mail, however many things are due; returns how many mails.

    `fresh` holds what was never said, each with the id of its reminder row.
    """
    lists: Mapping[int, list[tuple[int, Due]]] = defaultdict(list)
    for row_id, due in fresh:
        for officer_id in due.officers:
            lists[officer_id].append((row_id, due))
    for officer_id, said in lists.items():
        _tell(officer_id, said, at)
    return len(lists)


def _tell(officer_id: int, said: Sequence[tuple[int, Due]], at: datetime) -> None:
    officer = accounts.officer(officer_id)
    if officer is None:
        return
    newest = max(row_id for row_id, _due in said)
    dues = sorted((due for _id, due in said), key=lambda due: (due.left, due.number))
    shown = dues[:_SAID]
    outbox.queue(
        "officer_reminders",
        to=officer.email,
        key=f"reminders-{officer_id}-{newest}",
        at=at,
        language=officer.language,
        weight=Weight.REMINDER,
        office=office(),
        dues=dues,
        late=[due for due in shown if due.is_late],
        today=[due for due in shown if not due.left],
        near=[due for due in shown if due.left > 0],
        unsaid=max(0, len(dues) - _SAID),
        duties=DEADLINES,
        escalated=Role.SUPERIOR in officer.roles,
        queue_url=link("casework.queue"),
    )

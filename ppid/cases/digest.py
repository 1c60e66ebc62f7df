"""One mail an officer for all that is due, from whichever room it comes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from ppid.accounts import queries as accounts
from ppid.accounts.away import queries as away
from ppid.accounts.models import Officer, Role
from ppid.cases.due import Due
from ppid.cases.words import DEADLINES
from ppid.kit.links import link
from ppid.law import Code
from ppid.notices import actions as notices
from ppid.notices import settled
from ppid.notices.topics import MORNING, TOPICS, Mailing, Topic
from ppid.office.calendar import local_day
from ppid.office.queries import office
from ppid.outbox import actions as outbox
from ppid.outbox.models import Weight

_SAID: Final = 40  # a longer mail is cut by mail programs; the queue has the rest
_H3, _H1 = 3, 1

_OF: Final[Mapping[str, Topic]] = {
    "objection-task": Topic.TASK_DUE,
    "objection": Topic.OBJECTION_DUE,
    "dispute": Topic.DISPUTE_DUE,
    "duty": Topic.DUTY_DUE,
    "exclusion": Topic.EXCLUSION_ENDING,
    "list": Topic.LIST_WAITING,
    "consideration": Topic.CONSIDERATION_DUE,
    "consultation": Topic.CONSULTATION_LATE,
}
"""What a due thing is about, by how its key begins; the longer beginning first."""

_WHERE: Final[Mapping[str, tuple[str, str]]] = {
    "case": ("casework.show", "number"),
    "unit": ("casework.show", "number"),
    "consideration": ("casework.show", "number"),
    "consultation": ("casework.show", "number"),
    "objection": ("objections.show", "number"),
    "dispute": ("disputes.show", "number"),
    "list": ("publication.desk", ""),
    "duty": ("admin.duties", ""),
    "exclusion": ("exclusions.listing", ""),
}


def topic_of(due: Due, roles: Sequence[Role]) -> Topic:
    """The topic of a due thing, as it is told to an officer of these roles."""
    if due.subject.startswith("unit-"):
        return Topic.UNIT_LATE if due.is_late else Topic.UNIT_NEAR
    if due.subject.startswith("case-"):
        return _of_case(due, roles)
    found = (topic for beginning, topic in _OF.items() if due.subject.startswith(f"{beginning}-"))
    return next(found, Topic.OTHER_DUE)


def _of_case(due: Due, roles: Sequence[Role]) -> Topic:
    if Role.SUPERIOR in roles:
        return Topic.ESCALATED
    if due.code == Code.CHECK:
        return Topic.COMPLETENESS_DUE
    stages = (
        (due.is_late, Topic.ANSWER_LATE),
        (due.left == 0, Topic.ANSWER_TODAY),
        (due.left <= _H1, Topic.ANSWER_H1),
        (due.left <= _H3, Topic.ANSWER_H3),
    )
    return next((topic for holds, topic in stages if holds), Topic.ANSWER_H5)


def tell_officers(fresh: Sequence[tuple[int, Due]], at: datetime) -> int:
    """Promise each officer one mail, however many things are due; returns how many mails.

    `fresh` holds what was never said, each with the id of its reminder row.
    """
    lists: Mapping[int, list[tuple[int, Due]]] = defaultdict(list)
    for row_id, due in fresh:
        for officer_id in due.officers:
            lists[officer_id].append((row_id, due))
    return sum(_tell(officer_id, said, at) for officer_id, said in lists.items())


def _tell(officer_id: int, said: Sequence[tuple[int, Due]], at: datetime) -> int:
    officer = accounts.officer(officer_id)
    if officer is None:
        return 0
    told = [(row_id, due, topic_of(due, officer.roles)) for row_id, due in said]
    ways = {topic: settled.ways(topic, officer.id, officer.roles) for *_due, topic in told}
    notices.keep(
        [
            notices.line_of(topic, officer.id, _news(row_id, due, at))
            for row_id, due, topic in told
            if ways[topic].screen
        ],
        [notices.ping(officer.id, topic, at) for topic in ways if ways[topic].outside][:1],
    )
    mailed = [one for one in told if ways[one[2]].mail is not Mailing.OFF]
    if mailed:
        _mail(officer, mailed, at)
    return bool(mailed)


def _news(row_id: int, due: Due, at: datetime) -> notices.News:
    what = due.unit or (str(DEADLINES[due.code]) if due.code in DEADLINES else "")
    facts: dict[str, Any] = {"what": what, "left": due.left, "on": due.on.isoformat()}
    endpoint, name = _WHERE.get(due.subject.split("-")[0], ("casework.queue", ""))
    url = link(endpoint, **({name: due.number} if name else {}))
    return notices.News(f"{row_id}", at, url, due.number, facts)


def _mail(officer: Officer, told: Sequence[tuple[int, Due, Topic]], at: datetime) -> None:
    newest = max(row_id for row_id, *_rest in told)
    dues = sorted((due for _id, due, _topic in told), key=lambda due: (due.left, due.number))
    shown = dues[:_SAID]
    locked = [topic for *_due, topic in told if TOPICS[topic].is_locked]
    outbox.queue(
        MORNING,
        to=officer.email,
        key=f"reminders-{officer.id}-{newest}",
        at=at,
        language=officer.language,
        weight=Weight.REMINDER,
        not_before=notices.not_before((locked or [told[0][2]])[0], officer.id, at),
        office=office(),
        dues=dues,
        late=[due for due in shown if due.is_late],
        today=[due for due in shown if not due.left],
        near=[due for due in shown if due.left > 0],
        unsaid=max(0, len(dues) - _SAID),
        duties=DEADLINES,
        escalated=Role.SUPERIOR in officer.roles,
        standing_in=away.stands_in_for(officer, local_day(at)),
        queue_url=link("casework.queue"),
    )

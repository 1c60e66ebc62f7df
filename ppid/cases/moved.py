"""Who is told that dates moved: each applicant by one mail a file, each officer by one in all.

Officers are written to at once. Applicants may be a hundred thousand: the change of the calendar
promises their mails in one row, and a round of the worker writes them (`told_moved`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Final

import sqlalchemy as sa

from ppid.accounts import queries as accounts
from ppid.accounts.models import Role
from ppid.cases import told_moved
from ppid.cases.disputes import Dispute
from ppid.cases.inner_days import InnerDay
from ppid.cases.models import Case, Entry
from ppid.cases.objections import Objection
from ppid.cases.watch import Watch
from ppid.cases.words import DEADLINES
from ppid.kit.db import db
from ppid.kit.links import link
from ppid.law import UNANSWERED, Event, ObjectionState, State
from ppid.notices import actions as notices
from ppid.notices.readers import Reader, in_person
from ppid.notices.topics import Topic
from ppid.office.calendar import local_day
from ppid.office.edits import CalendarEdit
from ppid.office.queries import office
from ppid.office.words import changes
from ppid.outbox import actions as outbox

_SAID: Final = 40  # a longer mail is cut by mail programs; the queue has the rest


@dataclass(frozen=True, slots=True)
class Line:
    """One file whose date moved, as the officers' mail says it; a unit's own day names the unit."""

    number: str
    words: str
    code: str
    old: date
    new: date
    unit: str = ""


def last_entry() -> int:
    """The last line of all timelines: what comes after it is new."""
    return db.session.scalar(sa.select(sa.func.max(Entry.id))) or 0


def tell(
    edit: CalendarEdit, *, since: int, inner: Sequence[InnerDay], change_id: int, at: datetime
) -> None:
    """Promise the mails about all that moved after the line `since`.

    Each applicant of a moved file, and each officer concerned once, get old and new date and
    the reason.
    """
    said = {"changes": partial(changes, edit)}
    key = f"dates-moved-{change_id}-{since}"
    told_moved.promise(change_id, since=since, until=last_entry())
    _officers(since, inner, said, key, at)


def _officers(
    since: int,
    inner: Sequence[InnerDay],
    said: Mapping[str, Any],
    key: str,
    at: datetime,
) -> None:
    counted: dict[int, int] = defaultdict(int)
    lists: dict[int, list[Line]] = defaultdict(list)
    watch = Watch(local_day(at))
    for officers, files, lines in _concerned(since, inner, watch):
        for officer_id in officers:
            counted[officer_id] += files
            lists[officer_id] += lines
    for officer_id, files in counted.items():
        lines = sorted(lists[officer_id], key=lambda line: (line.new, line.number))[:_SAID]
        _tell(officer_id, lines, files, said, key, at)


def _concerned(
    since: int, inner: Sequence[InnerDay], watch: Watch
) -> Iterator[tuple[tuple[int, ...], int, list[Line]]]:
    """Whom it concerns, how many files, and the first of them."""
    fresh = sa.and_(Entry.id > since, Entry.event == Event.RECOUNTED)
    for (owner_id, state), rows in _of_cases(fresh).items():
        nobody = Role.DESK if state is State.RECEIVED else Role.PPID
        watchers = watch.owner(owner_id) or watch.role(nobody) or watch.role(Role.PPID)
        yield watchers, rows[0].files, [_line(row) for row in rows]
    objected = (
        sa.select(Objection.number, Objection.information.label("words"), Entry.facts)
        .join(Entry, Entry.objection_id == Objection.id)
        .where(
            fresh,
            Entry.dispute_id.is_(None),
            Objection.state == ObjectionState.REGISTERED,
        )
    )
    held_up = db.session.scalar(sa.select(sa.func.count()).select_from(objected.subquery()))
    if held_up:
        first = objected.order_by(Objection.due_on, Objection.id).limit(_SAID)
        lines = [_line(row) for row in db.session.execute(first)]
        yield watch.role(Role.SUPERIOR), held_up, lines
    disputed = sa.select(Dispute.number, Dispute.ki_name.label("words"), Entry.facts).join(
        Entry, Entry.dispute_id == Dispute.id
    )
    lines = [_line(row) for row in db.session.execute(disputed.where(fresh))]
    if lines:
        yield watch.role(Role.PPID, Role.SUPERIOR), len(lines), lines
    for one in inner:
        watchers = watch.role(Role.PPID) if one.unit_id is None else watch.unit(one.unit_id)
        yield watchers, 1, [Line(one.number, one.words, "", one.old, one.new, one.unit)]


def _of_cases(fresh: sa.ColumnElement[bool]) -> Mapping[tuple[int | None, State], list[Any]]:
    """By owner and state, the first moved cases, each with how many there are."""
    alike: dict[str, Any] = {"partition_by": (Case.owner_id, Case.state)}
    ranked = (
        sa.select(
            Case.id.label("case_id"),
            Entry.id.label("entry_id"),
            sa.func.count().over(**alike).label("files"),
            sa.func.row_number().over(**alike, order_by=(Case.due_on, Case.id)).label("place"),
        )
        .join(Entry, Entry.case_id == Case.id)
        .where(fresh, Entry.objection_id.is_(None), Case.state.in_(UNANSWERED))
        .subquery()
    )
    found: dict[tuple[int | None, State], list[Any]] = defaultdict(list)
    first = (
        sa.select(
            Case.owner_id,
            Case.state,
            Case.number,
            Case.subject.label("words"),
            Entry.facts,
            ranked.c.files,
        )
        .join(ranked, ranked.c.case_id == Case.id)
        .join(Entry, Entry.id == ranked.c.entry_id)
        .where(ranked.c.place <= _SAID)
        .order_by(ranked.c.place)
    )
    for row in db.session.execute(first):
        found[row.owner_id, row.state].append(row)
    return found


def _line(row: Any) -> Line:
    old, new = row.facts["old"] or row.facts["new"], row.facts["new"]
    return Line(
        row.number, row.words, row.facts["code"], date.fromisoformat(old), date.fromisoformat(new)
    )


def _tell(
    officer_id: int,
    lines: Sequence[Line],
    files: int,
    said: Mapping[str, Any],
    key: str,
    at: datetime,
) -> None:
    officer = accounts.officer(officer_id)
    if officer is None:
        return
    url = link("casework.queue")

    def send(_place: int, reader: Reader, later: datetime | None) -> None:
        outbox.queue(
            "officer_dates_moved",
            to=reader.to,
            key=f"{key}-{officer_id}",
            at=at,
            language=reader.language,
            not_before=later,
            office=office(),
            lines=lines,
            files=files,
            unsaid=files - len(lines),
            duties=DEADLINES,
            queue_url=url,
            **said,
        )

    news = notices.News(key, at, url, facts={"count": files})
    notices.pass_on(Topic.DATES_MOVED, in_person(officer), news, send)

"""What was opened enters the list: every opened fact becomes one proposal, exactly once.

UU 14/2008 Pasal 11 ayat (2); PP 61/2010 Pasal 11; Perki 1/2021 Pasal 21 ayat (1) huruf q, Pasal 52.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from ppid.accounts.actors import THE_OFFICE
from ppid.cases.disputes import DisputeOrder
from ppid.cases.objections import ObjectionTask
from ppid.exclusions.models import Exclusion
from ppid.exclusions.queries import in_applicants_words
from ppid.kit.db import db
from ppid.law import ExclusionState, ItemEvent, Origin
from ppid.office.queries import unit
from ppid.publication import actions
from ppid.publication.models import Item
from ppid.publication.proposing.queries import unit_of

BATCH = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """One thing that is open to everybody from a day on.

    `source` are the words of the file: only officers read them. `title` is filled only where it
    was written to be published.
    """

    origin: Origin
    origin_id: int
    on: date | None
    source: str
    unit_id: int | None
    title: str = ""


def take_in_opened(*, at: datetime) -> int:
    """Make an entry of everything that was opened and has none; returns how many.

    Runs again and again: the pair of origin and pointer is there once.
    """
    found = [one for opened in _FROM for one in opened()][:BATCH]
    for one in found:
        _enter(one, at)
    return len(found)


def _enter(one: Opened, at: datetime) -> None:
    item = actions.new_item(one.origin, at=at, origin_id=one.origin_id)
    own = unit(one.unit_id) if one.unit_id else None
    item.title, item.source, item.opened_on = one.title, one.source, one.on
    item.unit_id, item.unit, item.holder = one.unit_id, own, own.name if own else ""
    actions.note_step(item, ItemEvent.OPENED, by=THE_OFFICE, at=at)


def _missing(origin: Origin, pointer: InstrumentedAttribute[int]) -> sa.ColumnElement[bool]:
    return ~sa.exists().where(Item.origin == origin, Item.origin_id == pointer)


def _by_objections() -> Iterable[Opened]:
    tasks = db.session.scalars(
        sa.select(ObjectionTask)
        .where(
            ObjectionTask.opened,
            ObjectionTask.done_on.is_not(None),
            _missing(Origin.OBJECTION, ObjectionTask.id),
        )
        .order_by(ObjectionTask.id)
        .limit(BATCH)
    )
    for task in tasks:
        yield Opened(
            Origin.OBJECTION, task.id, task.done_on, task.text, unit_of(task.objection.case_id)
        )


def _by_disputes() -> Iterable[Opened]:
    orders = db.session.scalars(
        sa.select(DisputeOrder)
        .where(
            DisputeOrder.opens,
            DisputeOrder.done_on.is_not(None),
            _missing(Origin.DISPUTE, DisputeOrder.id),
        )
        .order_by(DisputeOrder.id)
        .limit(BATCH)
    )
    for order in orders:
        case_id = order.dispute.objection.case_id
        yield Opened(Origin.DISPUTE, order.id, order.done_on, order.text, unit_of(case_id))


def _by_exclusions() -> Iterable[Opened]:
    """The title was written to be published, unless it is still the applicant's own words."""
    found = db.session.scalars(
        sa.select(Exclusion)
        .where(
            Exclusion.state.in_((ExclusionState.OPENED, ExclusionState.EXPIRED)),
            _missing(Origin.EXCLUSION, Exclusion.id),
        )
        .order_by(Exclusion.id)
        .limit(BATCH)
    ).all()
    theirs = in_applicants_words([(one.case_id, one.title) for one in found])
    for one in found:
        title = "" if (one.case_id, one.title) in theirs else one.title
        yield Opened(Origin.EXCLUSION, one.id, one.ended_on, one.information, one.unit_id, title)


_FROM: tuple[Callable[[], Iterable[Opened]], ...] = (_by_objections, _by_disputes, _by_exclusions)

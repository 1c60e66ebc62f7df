"""Writing, proposing, returning and putting aside an entry; its files."""

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from ppid import law
from ppid.accounts.actors import Actor
from ppid.cases.models import Case, Question
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.law import ItemEvent, ItemState, NotAllowed, Origin, Rule
from ppid.office.queries import office, unit
from ppid.publication import actions, news, queries
from ppid.publication.models import CONTENT, Item, ItemFile
from ppid.publication.proposing.queries import unit_of


def begin(*, by: Actor, at: datetime, **said: Any) -> Item:
    """A new draft with the columns of `CONTENT`."""
    item = actions.new_item(Origin.OWN, at=at)
    _fill(item, said)
    actions.move(item, ItemEvent.WRITTEN, by=by, at=at)
    return item


def rewrite(item: Item, *, seen: int, by: Actor, at: datetime, **said: Any) -> None:
    """Change what an entry says; what is public stays as it is until the next decree."""
    actions.hold(item, seen)
    _fill(item, said)
    item.leaving = ""
    actions.move(item, ItemEvent.WRITTEN, by=by, at=at)


def _fill(item: Item, said: dict[str, Any]) -> None:
    """Without a name, the unit itself is what holds the information."""
    for name in CONTENT:
        if name in said:
            value = said[name]
            setattr(item, name, "" if value is None and name not in ("year", "unit_id") else value)
    own = unit(item.unit_id) if item.unit_id else None
    item.unit = own
    item.holder = item.holder or (own.name if own else office().name)


def propose(item: Item, *, seen: int, by: Actor, at: datetime) -> None:
    """Hand an entry to the PPID (Perki 1/2021 Pasal 45 ayat (3)); raises NotAllowed."""
    actions.hold(item, seen)
    if law.lacking(item.says):
        raise NotAllowed(Rule.LIST_ENTRY_INCOMPLETE)
    item.returned_note = ""
    actions.move(item, ItemEvent.PROPOSED, by=by, at=at)
    news.proposed(by_id=by.officer_id, at=at)


def propose_leaving(item: Item, *, reason: str, seen: int, by: Actor, at: datetime) -> None:
    """Propose that a public entry leaves the list, with the reason; raises NotAllowed."""
    actions.hold(item, seen)
    if item.state is not ItemState.DETERMINED:
        raise NotAllowed(Rule.LIST_NOT_NOW, state=item.state)
    item.leaving = reason
    actions.move(item, ItemEvent.PROPOSED, by=by, at=at, note=reason)
    news.proposed(by_id=by.officer_id, at=at)


def give_back(item: Item, *, note: str, seen: int, by: Actor, at: datetime) -> None:
    """Give a proposal back to who made it, with what is to be mended; raises NotAllowed."""
    actions.hold(item, seen)
    item.returned_note = note
    actions.move(item, ItemEvent.RETURNED, by=by, at=at, note=note)
    news.returned(item, by_id=by.officer_id, at=at)


def dismiss(item: Item, *, reason: str, seen: int, by: Actor, at: datetime) -> None:
    """Put a draft or proposal aside, with the reason; a public entry is again as determined."""
    actions.hold(item, seen)
    actions.move(item, ItemEvent.DISMISSED, by=by, at=at, note=reason)
    for one in queries.files(item):
        if one.since_id is None:
            one.removed = True
            files.erase(one.paper, at)
    public = queries.current(item)
    if public is None:
        return
    for name in CONTENT:
        setattr(item, name, getattr(public, name))
    for one in queries.taken_off(item):
        one.removed = False
    item.leaving, item.state = "", ItemState.DETERMINED
    item.unit = unit(item.unit_id) if item.unit_id else None


def lay_files(
    item: Item,
    stored: Sequence[Stored],
    *,
    originals: Sequence[Stored | None] = (),
    seen: int,
    by: Actor,
    at: datetime,
) -> Sequence[ItemFile]:
    """Lay files with an entry; they are public once a decree says so.

    `originals`, in the same order, are kept for officers where the public copy is another file.
    """
    actions.hold(item, seen)
    actions.move(item, ItemEvent.WRITTEN, by=by, at=at)
    laid = []
    for one, original in zip_longest(stored, originals):
        kept = files.keep(original, at).id if original else None
        laid.append(ItemFile(item_id=item.id, paper_id=files.keep(one, at).id, original_id=kept))
    db.session.add_all(laid)
    db.session.flush()
    return laid


def take_file_off(item: Item, file: ItemFile, *, seen: int, by: Actor, at: datetime) -> None:
    """Take a file off an entry; one that is public stays so until the next decree."""
    actions.hold(item, seen)
    actions.move(item, ItemEvent.WRITTEN, by=by, at=at, note=file.paper.name)
    file.removed = True
    if file.since_id is None:
        files.erase(file.paper, at)
        if file.original:
            files.erase(file.original, at)


def from_answer(
    case: Case, question: Question, stored: Sequence[Stored], *, by: Actor, at: datetime
) -> Item:
    """A draft from an answer that was given, with copies of its files.

    Title and summary stay empty: the officer writes them, never the requester's words. Raises
    StaleDataError when somebody else made it meanwhile.
    """
    item = actions.new_item(Origin.REQUEST, at=at, origin_id=question.id)
    item.source = question.text
    item.unit_id = unit_of(case.id)
    _fill(item, {})
    try:
        actions.move(item, ItemEvent.WRITTEN, by=by, at=at)
    except IntegrityError:
        raise StaleDataError from None
    laid = [ItemFile(item_id=item.id, paper_id=files.keep(one, at).id) for one in stored]
    db.session.add_all(laid)
    return item

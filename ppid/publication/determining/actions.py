"""The decree on the list: prepared by the PPID, approved by the superior, determined."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from ppid import law
from ppid.accounts.actors import Actor
from ppid.accounts.models import Officer
from ppid.admin.duties import actions as duties
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import connection, db, table_of
from ppid.kit.logs import log
from ppid.law import Duty, ItemEvent, ListStage, NotAllowed, Rule
from ppid.letters import actions as letters
from ppid.letters.models import LetterKind
from ppid.office.calendar import local_day
from ppid.publication import actions, news, queries
from ppid.publication.determining.annex import facts_of
from ppid.publication.models import (
    CONTENT,
    Determination,
    Edition,
    EditionWord,
    Item,
    ItemFile,
)
from ppid.publication.plain_words import words_of


def prepare(*, by: Actor, at: datetime) -> Determination:
    """Begin a decree with all whole proposals; raises NotAllowed while another is under way."""
    if queries.open_determination() is not None or by.officer_id is None:
        raise NotAllowed(Rule.LIST_NOT_NOW)
    decree = Determination(
        public_id=actions.new_id(),
        stage=ListStage.DRAFT,
        prepared_by_id=by.officer_id,
        prepared_at=at,
    )
    db.session.add(decree)
    db.session.flush()
    whole = [one for one in queries.open_for_choice() if not law.lacking(one.says)]
    _take_in(decree, whole, by=by, at=at)
    return decree


def choose(
    decree: Determination, wanted: Iterable[str], *, note: str, seen: int, by: Actor, at: datetime
) -> None:
    """Take these entries (public ids) into the decree and leave the others out."""
    actions.hold(decree, seen)
    if decree.stage is not ListStage.DRAFT:
        raise NotAllowed(Rule.LIST_NOT_NOW, stage=decree.stage)
    kept = set(wanted)
    inside = queries.chosen(decree)
    _leave_out([one for one in inside if one.public_id not in kept], by=by, at=at)
    fresh = [one for one in queries.open_for_choice() if one.public_id in kept]
    _take_in(decree, fresh, by=by, at=at)
    decree.note = note
    decree.prepared_by_id = by.officer_id or decree.prepared_by_id
    _touch(decree)


def _take_in(decree: Determination, chosen: Sequence[Item], *, by: Actor, at: datetime) -> None:
    for item in chosen:
        item.determination_id = decree.id
        actions.move(item, ItemEvent.CHOSEN, by=by, at=at)


def _leave_out(items: Iterable[Item], *, by: Actor, at: datetime) -> None:
    for item in items:
        item.determination_id = None
        actions.move(item, ItemEvent.LEFT_OUT, by=by, at=at)


def _touch(decree: Determination) -> None:
    """What was chosen is part of the decree: whoever read it before must read it again."""
    flag_modified(decree, "note")
    db.session.flush()


def ask_approval(decree: Determination, *, seen: int, by: Actor, at: datetime) -> None:
    """Lay the decree before the Atasan PPID (Perki 1/2021 Pasal 45 ayat (6))."""
    actions.hold(decree, seen)
    inside = queries.chosen(decree)
    incomplete = sum(1 for one in inside if not one.leaving and law.lacking(one.says))
    law.check_asking(decree.stage, len(inside), incomplete)
    decree.stage, decree.returned_note = ListStage.ASKED, ""
    decree.asked_on = local_day(at)
    decree.prepared_by_id = by.officer_id or decree.prepared_by_id
    news.asked(decree, by_id=by.officer_id, at=at)
    _log(decree, by)


def approve(decree: Determination, *, seen: int, by: Officer, at: datetime) -> None:
    """The Atasan PPID approves the list as it was laid before them; raises NotAllowed."""
    actions.hold(decree, seen)
    law.check_approving(decree.stage, prepared_by=decree.prepared_by_id, approver=by.id)
    decree.stage, decree.approved_by_id = ListStage.APPROVED, by.id
    decree.approver_name, decree.approver_title = by.name, by.title or ""
    decree.approved_on = local_day(at)
    news.approved(decree, by_id=by.id, at=at)
    log().info("list.decree", decree=decree.id, stage=decree.stage.value, officer=by.id)


def give_back(decree: Determination, *, note: str, seen: int, by: Actor, at: datetime) -> None:
    """The Atasan PPID gives the list back to be mended; raises NotAllowed."""
    actions.hold(decree, seen)
    if decree.stage is not ListStage.ASKED:
        raise NotAllowed(Rule.LIST_NOT_NOW, stage=decree.stage)
    decree.stage, decree.returned_note = ListStage.DRAFT, note
    news.given_back(decree, by_id=by.officer_id, at=at)
    _log(decree, by)


def drop(decree: Determination, *, seen: int, by: Actor, at: datetime) -> None:
    """Give up a decree in the making; its proposals wait for the next one."""
    actions.hold(decree, seen)
    if decree.stage is ListStage.DETERMINED:
        raise NotAllowed(Rule.LIST_NOT_NOW, stage=decree.stage)
    _leave_out(queries.chosen(decree), by=by, at=at)
    decree.stage = ListStage.DROPPED
    _log(decree, by)


def determine(
    decree: Determination,
    *,
    number: str = "",
    on: date | None = None,
    paper: Stored | None = None,
    seen: int,
    by: Officer,
    actor: Actor,
    at: datetime,
) -> None:
    """Set the list: from now on the public reads it so, and D19 counts from this day.

    The decree is a letter of today with its own number. With a `number` it is one that the office
    made on paper, of the day `on`, and no letter. Raises NotAllowed without the superior's
    approval.
    """
    actions.hold(decree, seen)
    is_first, on = queries.last_determined_on() is None, on or local_day(at)
    law.check_determining(
        decree.stage,
        approved_on=decree.approved_on,
        on=on,
        today=local_day(at),
        last=queries.last_determined_on(),
    )
    decree.number = number or letters.take_number(LetterKind.LIST_DECREE, at)
    decree.on, decree.determined_by_id = on, by.id
    decree.stage = ListStage.DETERMINED
    if paper:
        decree.paper = files.keep(paper, at)
        decree.paper_id = decree.paper.id
    db.session.flush()
    for item in queries.chosen(decree):
        _set(decree, item, on, by=actor, at=at)
    decree.whole, decree.seal = seal_of(decree)
    if not number:
        facts = facts_of(decree, is_first=is_first)
        letters.issue_on_list(decree.id, number=decree.number, by=actor, at=at, **facts)
    said = decree.number[:300]
    duties.record(duty=Duty.LIST_UPDATE, on=on, year=None, reference=said, by=by, at=at)
    _log(decree, actor)


def _set(decree: Determination, item: Item, on: date, *, by: Actor, at: datetime) -> None:
    public = queries.current(item)
    if public:
        public.until_id = decree.id
        _forget_words(public)
    _set_files(decree, item)
    item.determination_id = None
    if item.leaving:
        decree.withdrawn += 1
        actions.move(item, ItemEvent.WITHDRAWN, by=by, at=at, note=item.leaving)
        return
    decree.added += not public
    decree.changed += bool(public)
    item.number = item.number or item.given_number or _next_number()
    edition = Edition(
        item_id=item.id,
        public_id=item.public_id,
        number=item.number,
        since_id=decree.id,
        since_on=on,
        **{name: getattr(item, name) for name in CONTENT},
    )
    db.session.add(edition)
    db.session.flush()
    index(edition)
    actions.move(item, ItemEvent.DETERMINED, by=by, at=at, note=decree.number)


def _next_number() -> int:
    """After every number that is given, here or in the list from before."""
    last = sa.select(sa.func.max(Item.number), sa.func.max(Item.given_number))
    return max(number or 0 for number in db.session.execute(last).one()) + 1


def _set_files(decree: Determination, item: Item) -> None:
    """New files become public, those taken off end; all of them end when the entry leaves."""
    open_ones = db.session.scalars(
        sa.select(ItemFile).where(ItemFile.item_id == item.id, ItemFile.until_id.is_(None))
    )
    for file in open_ones:
        ends = file.removed or bool(item.leaving)
        if file.since_id is None and not ends:
            file.since_id = decree.id
        elif file.since_id is not None and ends:
            file.until_id = decree.id


def index(edition: Edition) -> None:
    """Let the search find a public entry by its words."""
    said = (edition.title, edition.summary, edition.holder, str(edition.year or ""))
    found = sorted(set(words_of(" ".join(said))))
    if found:
        rows = [{"word": word, "edition_id": edition.id} for word in found]
        connection().execute(sa.insert(table_of(EditionWord)), rows)


def _forget_words(edition: Edition) -> None:
    db.session.execute(sa.delete(EditionWord).where(EditionWord.edition_id == edition.id))


def seal_of(decree: Determination) -> tuple[int, str]:
    """How many entries the list has after a decree, and the SHA-256 of all their elements."""
    digest, count = hashlib.sha256(), 0
    columns = [getattr(Edition, name) for name in CONTENT if name != "unit_id"]
    rows = db.session.execute(
        sa.select(Edition.number, *columns)
        .where(queries.as_of(decree))
        .order_by(Edition.number)
        .execution_options(yield_per=1000)
    )
    for row in rows:
        digest.update(json.dumps(list(row), default=str, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count, digest.hexdigest()


def _log(decree: Determination, by: Actor) -> None:
    log().info("list.decree", decree=decree.id, stage=decree.stage.value, officer=by.officer_id)

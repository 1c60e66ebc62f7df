"""What officers do with a request before it is decided."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from ppid import law
from ppid.accounts.actors import THE_REQUESTER, Actor
from ppid.accounts.models import Officer
from ppid.cases import actions as cases
from ppid.cases import timeline, watching
from ppid.cases.clock import clock_of
from ppid.cases.kinds import Audience, Delivery, Missing, Obtain
from ppid.cases.models import Assignment, Case, CasePaper, Message, Note
from ppid.cases.words import MISSING
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.law import Code, Event, Move, NotAllowed, Rule
from ppid.letters import actions as letters
from ppid.letters.models import Letter, LetterKind
from ppid.office.calendar import local_day

IDENTITY = frozenset({Missing.IDENTITY, Missing.IDENTITY_NUMBER, Missing.MANDATE, Missing.DEED})

# By which answers of the repair each missing thing is there.
REPAIRS: Mapping[Missing, tuple[str, ...]] = {
    Missing.IDENTITY: ("identity_shown", "identity_paper"),
    Missing.IDENTITY_NUMBER: ("identity_number",),
    Missing.MANDATE: ("mandate_paper",),
    Missing.DEED: ("deed_paper",),
    Missing.ADDRESS: ("address",),
    Missing.CONTACT: ("phone", "email"),
    Missing.QUESTIONS: ("details",),
    Missing.PURPOSE: ("purpose",),
    Missing.OBTAIN: ("obtain",),
    Missing.DELIVERY: ("delivery",),
}
_OF_REQUESTER = dict.fromkeys(("identity_number", "address", "phone", "email"), str)
_OF_CASE: Mapping[str, Any] = {"purpose": str, "obtain": Obtain, "delivery": Delivery}


class Changed(Exception):
    """Somebody else changed what this officer was working on."""


def hold(seen: Case | Assignment, version: str | None) -> None:
    """Take a row in hand for changing, as it was seen; raises Changed if it is not the same."""
    kind = type(seen)
    row = sa.select(kind).where(kind.id == seen.id).with_for_update(of=kind)
    db.session.execute(row.execution_options(populate_existing=True)).unique().scalar_one()
    if version != str(seen.version):
        raise Changed


def take(case: Case, *, officer: Officer, by: Actor, at: datetime) -> None:
    """Become the owner of a case (mengambil)."""
    case.owner = officer
    timeline.write(case, Event.TAKEN, by=by, at=at)


def accept(case: Case, *, present: Sequence[str] | None, by: Actor, at: datetime) -> None:
    """Declare a request complete (lengkap), Perki 1/2021 Pasal 31 ayat (3).

    `present` names what was noted as missing and is there now. Raises NotAllowed.
    """
    lacking = {Missing(value) for value in case.missing} - {Missing(v) for v in present or ()}
    move = law.accept(case.standing, on=local_day(at))
    if lacking & IDENTITY:
        raise NotAllowed(Rule.IDENTITY_MISSING)
    case.missing = [item.value for item in Missing if item in lacking]
    timeline.apply(case, move, by=by, at=at)


def ask_for_completion(
    case: Case,
    *,
    missing: Sequence[str],
    note: str | None,
    reached_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Letter:
    """Send an incompleteness letter (surat keterangan tidak lengkap), Pasal 33 ayat (2).

    One, or as many as the case's profile allows (A-07). It must be issued within the check; the
    requester's days run from `reached_on`, the day it reached them, which is today for an
    email. Raises NotAllowed.
    """
    today, clock = local_day(at), clock_of(case)
    law.ask_completion(case.standing, on=today, clock=clock)
    move = law.ask_completion(case.standing, on=reached_on or today)
    _lacks(case, missing, note)
    letter = letters.issue(
        LetterKind.INCOMPLETE,
        case,
        by=by,
        at=at,
        missing=[MISSING[Missing(value)] for value in case.missing],
        note=case.missing_note,
        repair_due=clock.ends_on(Code.REPAIR, today),
    )
    timeline.apply(case, move, by=by, at=at, letter=letter.number, missing=list(case.missing))
    return letter


def find_still_incomplete(
    case: Case, *, missing: Sequence[str], note: str | None, by: Actor, at: datetime
) -> None:
    """Find a repair wanting inside the same window, A-07; raises NotAllowed."""
    move = law.find_still_incomplete(case.standing, on=local_day(at), clock=clock_of(case))
    _lacks(case, missing, note)
    timeline.apply(case, move, by=by, at=at, missing=list(case.missing))


def record_repair(
    case: Case, *, on: date, given: Mapping[str, Any], by: Actor, at: datetime
) -> None:
    """Write down what was brought to the desk (perbaikan), Perki 1/2021 Pasal 33 ayat (3).

    `on` is the day it came; `given` holds answers and stored papers by the names of REPAIRS.
    Raises NotAllowed after the window.
    """
    _take_repair(case, law.repair, on=on, given=given, by=by, at=at)


def accept_late_repair(
    case: Case, *, on: date, given: Mapping[str, Any], by: Actor, at: datetime
) -> None:
    """Accept what was brought after the window, also to a lapsed case (A-04).

    As `record_repair`. Raises NotAllowed where the case's profile does not allow it.
    """
    _take_repair(case, law.accept_late_repair, on=on, given=given, by=by, at=at, late=True)


def _take_repair(
    case: Case,
    repair: Callable[..., Move],
    *,
    on: date,
    given: Mapping[str, Any],
    by: Actor,
    at: datetime,
    **facts: Any,
) -> None:
    lacked = [Missing(value) for value in case.missing]
    brought = [item for item in lacked if any(given.get(name) for name in REPAIRS[item])]
    left = [item for item in lacked if item not in brought]
    move = repair(case.standing, on=on, clock=clock_of(case), complete=not left)
    for owner, columns in ((case.requester, _OF_REQUESTER), (case, _OF_CASE)):
        for name, kind in columns.items():
            if given.get(name):
                setattr(owner, name, kind(given[name]))
    for paper in given.values():
        if isinstance(paper, Stored):
            add_paper(case, paper=paper, by=by, at=at)
    if given.get("details"):
        cases.say(case, given["details"], by=THE_REQUESTER, at=at)
    case.missing = [item.value for item in left]
    timeline.apply(
        case,
        move,
        by=by,
        at=at,
        missing=list(case.missing),
        supplied=[item.value for item in brought],
        shown=bool(given.get("identity_shown")),
        **facts,
    )


def lapse(case: Case, *, note: str, by: Actor, at: datetime) -> None:
    """Note that a request was never completed (tidak ditindaklanjuti), Pasal 33 ayat (4)."""
    move = law.lapse(case.standing, on=local_day(at), clock=clock_of(case))
    case.register_note = note
    timeline.apply(case, move, by=by, at=at)


def withdraw_for(case: Case, *, paper: Stored, by: Actor, at: datetime) -> None:
    """Write down that the requester takes the request back in writing (mencabut), A-23."""
    move = law.withdraw(case.standing, on=local_day(at))
    add_paper(case, paper=paper, by=by, at=at)
    timeline.apply(case, move, by=by, at=at, channel="desk")


def write_note(
    case: Case, *, text: str, mentioned: Sequence[int] = (), by: Actor, at: datetime
) -> Note:
    """Write to the colleagues (catatan internal); the requester never reads it.

    `mentioned` are ids of officers who are to hear of it; so are those whom the text names by
    @name, as far as they may read notes.
    """
    note = Note(case_id=case.id, officer_id=by.officer_id, text=text, at=at)
    db.session.add(note)
    db.session.flush()
    timeline.write(case, Event.NOTED, by=by, at=at, note=note.id)
    if mentioned or "@" in text:
        _mention(case, note, frozenset(mentioned), by=by, at=at)
    return note


def _mention(case: Case, note: Note, chosen: frozenset[int], *, by: Actor, at: datetime) -> None:
    readers = watching.readers_of_notes()
    named = {one.id for one in watching.named_in(note.text, readers)} | chosen
    meant = [one for one in readers if one.id in named]
    if not meant:
        return
    watching.mention(note, meant)
    timeline.write(
        case,
        Event.MENTIONED,
        by=by,
        at=at,
        note=note.id,
        officers=[one.id for one in meant],
        to=", ".join(one.name for one in meant),
    )


def send_message(
    case: Case, *, text: str, paper: Stored | None = None, by: Actor, at: datetime
) -> Message:
    """Write to the requester (pesan), with a paper if need be."""
    message = cases.say(case, text, by=by, at=at)
    if paper:
        cases.attach(
            case,
            files.keep(paper, at),
            audience=Audience.REQUESTER,
            by=by,
            at=at,
            message_id=message.id,
        )
    return message


def add_paper(case: Case, *, paper: Stored, by: Actor, at: datetime) -> CasePaper:
    """Lay a paper that came to the desk into the file; it stays with the office."""
    return cases.attach(case, files.keep(paper, at), audience=Audience.OFFICE, by=by, at=at)


def see_identity(case: Case, laid: CasePaper, *, purpose: str, by: Actor, at: datetime) -> None:
    """Write down who opens an identity paper, and what for (UU 27/2022 Pasal 31)."""
    timeline.write(
        case, Event.IDENTITY_SEEN, by=by, at=at, paper=laid.paper.public_id, purpose=purpose
    )


def _lacks(case: Case, missing: Sequence[str], note: str | None) -> None:
    asked = {Missing(value) for value in missing}
    case.missing = [item.value for item in Missing if item in asked]
    case.missing_note = note or ""

"""Testing the consequences (uji konsekuensi): sheet, testers, approval. Perki 1/2021 Pasal 49."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from ppid import law
from ppid.accounts import queries as accounts
from ppid.accounts.actors import Actor
from ppid.cases import timeline as case_timeline
from ppid.cases.models import Case
from ppid.exclusions import queries, sheets, timeline
from ppid.exclusions.actions import clock_of, facts, hold, new_row
from ppid.exclusions.models import Exclusion, Tester
from ppid.files import actions as files
from ppid.files.actions import Stored
from ppid.kit.db import db
from ppid.law import Approver, Event, ExclusionEvent, ExclusionState, NotAllowed, Rule
from ppid.letters import actions as letters
from ppid.letters.models import Letter, LetterKind
from ppid.office.calendar import local_day
from ppid.office.queries import office

_COPIED = (
    "title",
    "information",
    "ground",
    "sub_point",
    "law_article",
    "if_opened",
    "if_closed",
    "condition",
    "unit_id",
)


def begin(
    *,
    by: Actor,
    at: datetime,
    case: Case | None = None,
    changes: Exclusion | None = None,
    **said: Any,
) -> Exclusion:
    """Open a sheet of the test (lembar uji), Perki 1/2021 Pasal 49 (1), before or upon a request.

    `said` are columns of the sheet. With `changes` it is the test of a change of status
    (Lampiran IV), which starts with what the old one says.
    """
    today = local_day(at)
    if changes is not None:
        _may_change(changes)
        said = {name: getattr(changes, name) for name in _COPIED} | said
    exclusion = new_row(law.begin_exclusion(on=today).standing, today, case, said)
    exclusion.changes_id = changes.id if changes else None
    exclusion.place = exclusion.place or office().place
    db.session.add(exclusion)
    timeline.write(exclusion, ExclusionEvent.BEGUN, by=by, on=today, at=at)
    if case:
        case_timeline.write(case, Event.TEST_BEGUN, by=by, at=at, exclusion=exclusion.id)
    return exclusion


def add_to_sheet(first: Exclusion, *, seen: int, by: Actor, at: datetime, **said: Any) -> Exclusion:
    """One more piece of information on a sheet that is a draft, Lampiran II.

    It has its own ground, consequences and period, and later its own decree; testers, number and
    approvals are the sheet's. Raises StaleDataError, NotAllowed.
    """
    hold(first, seen)
    _drafted(first)
    if first.sheet_of_id or first.changes_id:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, state=first.state)
    today = local_day(at)
    exclusion = new_row(law.begin_exclusion(on=today).standing, today, None, said)
    exclusion.case_id, exclusion.sheet_of_id = first.case_id, first.id
    exclusion.profile_id, exclusion.place = first.profile_id, first.place
    db.session.add(exclusion)
    timeline.write(exclusion, ExclusionEvent.BEGUN, by=by, on=today, at=at)
    _sheet_moved(exclusion)
    return exclusion


def _sheet_moved(exclusion: Exclusion) -> None:
    """Who has the sheet open has not seen this yet: its version moves with every piece."""
    flag_modified(sheets.first_on_sheet(exclusion), "title")
    db.session.flush()


def _may_change(exclusion: Exclusion) -> None:
    under_way = queries.changed_by(exclusion)
    if ExclusionEvent.CHANGED not in law.may_exclude(exclusion.standing) or under_way:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, state=exclusion.state)


def rewrite(exclusion: Exclusion, *, seen: int, by: Actor, at: datetime, **said: Any) -> None:
    """Write the sheet while it is a draft; raises StaleDataError, NotAllowed."""
    hold(exclusion, seen)
    _drafted(exclusion)
    empty = dict.fromkeys(("law_article", "condition", "place", "change_reason"), "")
    for name, value in said.items():
        setattr(exclusion, name, empty.get(name) if value is None else value)
    flag_modified(exclusion, "title")
    _sheet_moved(exclusion)


def _drafted(exclusion: Exclusion) -> None:
    if exclusion.state is not ExclusionState.DRAFT:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, state=exclusion.state)


def name_tester(exclusion: Exclusion, *, name: str, title: str, unit: str) -> Tester:
    """Name one more tester (penguji) while the sheet is a draft."""
    _drafted(exclusion)
    before = sheets.testers(exclusion)
    position = before[-1].position + 1 if before else 1
    tester = Tester(exclusion_id=exclusion.id, position=position, name=name, title=title, unit=unit)
    db.session.add(tester)
    db.session.flush()
    return tester


def take_tester_off(exclusion: Exclusion, tester_id: int) -> None:
    """Take a tester off a draft again; one who is not there is no mistake."""
    _drafted(exclusion)
    for tester in sheets.testers(exclusion):
        if tester.id == tester_id:
            db.session.delete(tester)
    db.session.flush()


def finish(exclusion: Exclusion, *, seen: int, by: Actor, at: datetime) -> Letter:
    """Finish the test and issue its sheet for signing, Lampiran II or IV. Raises NotAllowed.

    This and the approvals are of the whole sheet: all its pieces move together.
    """
    rows = _hold_sheet(exclusion, seen)
    today = local_day(at)
    for row in rows:
        move = law.finish_test(row.standing, sheets.sheet(row), on=today)
        timeline.apply(row, move, by=by, on=today, at=at)
    kind = LetterKind.CHANGE_TEST if exclusion.changes_id else LetterKind.CONSEQUENCE_TEST
    letter = letters.issue_on_exclusion(kind, exclusion.id, by=by, at=at, **facts(exclusion))
    for row in rows:
        row.test_number = letter.number
    db.session.flush()
    return letter


def _hold_sheet(exclusion: Exclusion, seen: int) -> list[Exclusion]:
    """All pieces of the sheet, held; only the first piece's page moves the sheet."""
    hold(exclusion, seen)
    if exclusion.sheet_of_id:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, state=exclusion.state)
    return list(sheets.sheet_rows(exclusion))


def send_back(exclusion: Exclusion, *, seen: int, note: str, by: Actor, at: datetime) -> None:
    """Give the sheet back with a note; approvals given so far are void."""
    rows = _hold_sheet(exclusion, seen)
    today = local_day(at)
    if exclusion.recorded:
        raise NotAllowed(Rule.EXCLUSION_NOT_NOW, state=exclusion.state)
    for row in rows:
        move = law.return_test(row.standing, on=today)
        timeline.apply(row, move, by=by, on=today, at=at, note=note)


def approve(
    exclusion: Exclusion,
    *,
    who: Approver = Approver.SUPERIOR,
    seen: int,
    by: Actor,
    at: datetime,
) -> None:
    """Approve as Atasan PPID, Perki 1/2021 Pasal 10 (2) e, or as Pimpinan, PP 61/2010 Pasal 3 (2).

    Never what one prepared oneself.
    """
    rows = _hold_sheet(exclusion, seen)
    today = local_day(at)
    law.check_tester(approver_id=by.officer_id, prepared_by=sheets.prepared_by(exclusion))
    officer = accounts.officer(by.officer_id or 0)
    name, title = (officer.name, officer.title) if officer else ("", "")
    for row in rows:
        move = _approval(row, who, today)
        timeline.apply(row, move, by=by, on=today, at=at, name=name, title=title)


def sign(
    exclusion: Exclusion,
    stored: Stored,
    *,
    seen: int,
    name: str,
    title: str,
    on: date,
    by: Actor,
    at: datetime,
) -> None:
    """Record that the head (Pimpinan Badan Publik) signed the sheet "Menyetujui", Lampiran II."""
    rows = _hold_sheet(exclusion, seen)
    if on > local_day(at):
        raise NotAllowed(Rule.IN_THE_FUTURE, on=on)
    paper = files.keep(stored, at)
    for row in rows:
        move = _approval(row, Approver.HEAD, on)
        timeline.apply(row, move, by=by, on=on, at=at, name=name, title=title, paper=paper)


def _approval(exclusion: Exclusion, who: Approver, on: date) -> law.ExclusionMove:
    approver = clock_of(exclusion).profile.approver
    return law.approve_exclusion(exclusion.standing, who, on=on, approver=approver)


def drop(exclusion: Exclusion, *, seen: int, note: str, by: Actor, at: datetime) -> None:
    """End a test that found nothing to exclude: the information is to be given.

    Where the sheet has more pieces, only this one leaves it; the next one then comes first.
    """
    hold(exclusion, seen)
    today = local_day(at)
    move = law.drop_exclusion(exclusion.standing, on=today)
    timeline.apply(exclusion, move, by=by, on=today, at=at, note=note)
    _sheet_moved(exclusion)
    rest = sheets.sheet_rows(exclusion)
    if exclusion.sheet_of_id is None and rest:
        _comes_first(rest[0], exclusion, rest[1:])


def _comes_first(first: Exclusion, dropped: Exclusion, rest: Sequence[Exclusion]) -> None:
    for tester in sheets.testers(dropped):
        tester.exclusion_id = first.id
    first.sheet_of_id = None
    for row in rest:
        row.sheet_of_id = first.id
    db.session.flush()

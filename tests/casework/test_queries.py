"""What the desk is told: the queue, its counts and filters, and a case's file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.cases.kinds import Channel
from ppid.cases.models import Requester
from ppid.casework import actions, queries, queue, units
from ppid.casework.queue import Near, Shelf, Wanted
from ppid.kit.db import db
from ppid.law import State
from ppid.office.calendar import local_day, working_calendar
from tests.builders import NOON, a_case, a_unit, an_accepted_case, an_officer, at

TODAY = date(2026, 8, 24)
ALL = Wanted()


@pytest.fixture
def desk(app):
    return an_officer(Role.DESK)


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is said to the database inside."""
    said: list[str] = []

    def note(conn, cursor, statement, parameters, context, executemany):
        if not statement.startswith(("SAVEPOINT", "RELEASE")):
            said.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def listed(officer, wanted=ALL, today=TODAY, **rest):
    """The numbers on a page of the queue."""
    page = queue.page(officer, wanted, today=today, calendar=working_calendar(), **rest)
    return [row.number for row in page.rows]


def test_the_nearest_due_day_comes_first_and_late_ones_before_it(desk):
    calm = an_accepted_case(at=at(2026, 8, 21))
    late = an_accepted_case(at=at(2026, 8, 3))
    soon = an_accepted_case(at=at(2026, 8, 12))
    assert listed(desk) == [late.number, soon.number, calm.number]


def test_a_case_without_a_date_to_watch_lies_on_another_shelf(desk):
    case = an_accepted_case(at=NOON)
    case.due_on = None
    db.session.flush()
    assert listed(desk) == []
    assert listed(desk, Wanted(Shelf.RESTING)) == [case.number]


def test_ended_cases_come_newest_first(desk):
    cases = [an_accepted_case(at=at(2026, 8, 3)) for _ in range(2)]
    for day, case in enumerate(cases, 10):
        case.due_on, case.closed_on = None, date(2026, 8, day)
    db.session.flush()
    assert listed(desk, Wanted(Shelf.CLOSED)) == [case.number for case in reversed(cases)]


@pytest.mark.parametrize(
    ("near", "days"),
    [
        (Near.LATE, [date(2026, 8, 20)]),
        (Near.TODAY, [date(2026, 8, 24)]),
        (Near.SOON, [date(2026, 8, 26), date(2026, 8, 28)]),
    ],
)
def test_the_due_filter_says_what_the_law_calls_urgent(desk, near, days):
    from ppid import law

    for due in (
        date(2026, 8, 20),
        date(2026, 8, 24),
        date(2026, 8, 26),
        date(2026, 8, 28),
        date(2026, 8, 31),
    ):
        an_accepted_case(at=at(2026, 8, 3)).due_on = due
    db.session.flush()
    page = queue.page(desk, Wanted(near=near), today=TODAY, calendar=working_calendar())
    assert [row.due_on for row in page.rows] == days
    calendar = working_calendar()
    assert {law.urgency(TODAY, row.due_on, calendar).value for row in page.rows} == {near.value}


def test_on_a_day_off_nothing_falls_between_today_and_soon(desk):
    saturday = date(2026, 8, 22)
    an_accepted_case(at=at(2026, 8, 3)).due_on = date(2026, 8, 24)
    db.session.flush()
    counts = queue.counts(desk, today=saturday, calendar=working_calendar())
    assert (counts.late, counts.today, counts.soon, counts.all) == (0, 0, 1, 1)


def test_each_filter_narrows_the_queue(desk):
    unit = a_unit()
    one = an_accepted_case(at=NOON, channel=Channel.LETTER, questions=("Data jalan rusak",))
    other = a_case(requester={"name": "Budi Hartono"})
    one.owner = desk
    units.assign(one, unit_ids=[unit.id], due_on=TODAY, note=None, by=officer_actor(desk), at=NOON)
    for wanted in (
        Wanted(state=State.IN_PROGRESS),
        Wanted(owner_id=desk.id),
        Wanted(unit_id=unit.id),
        Wanted(channel=Channel.LETTER),
        Wanted(words="jalan"),
        Wanted(words=one.number),
        Wanted(words=str(int(one.number[-6:]))),
    ):
        assert listed(desk, wanted) == [one.number], wanted
    for wanted in (Wanted(nobody=True), Wanted(words="budi har")):
        assert listed(desk, wanted) == [other.number], wanted


def test_words_are_looked_for_as_they_are_written(desk):
    a_case(questions=("Belanja 100% dari anggaran",))
    assert len(listed(desk, Wanted(words="100%"))) == 1
    assert listed(desk, Wanted(words="1%%0")) == []


def test_the_archive_is_searched_by_word_and_by_number(desk):
    case = an_accepted_case(at=NOON, questions=("Notulen rapat",))
    case.due_on, case.closed_on = None, date(2026, 8, 12)
    db.session.flush()
    for words in ("notulen", case.number, case.number.lower(), str(int(case.number[-6:]))):
        assert listed(desk, Wanted(Shelf.CLOSED, words=words)) == [case.number]


def test_pages_follow_one_another_without_gap_or_double(desk, monkeypatch):
    monkeypatch.setattr(queue, "PAGE", 3)
    for days in (0, 0, 0, 0, 1, 1, 2, 2):
        an_accepted_case(at=at(2026, 8, 10) + timedelta(days=days))
    calendar, seen, mark = working_calendar(), [], None
    while True:
        page = queue.page(desk, Wanted(), today=TODAY, calendar=calendar, mark=mark)
        seen.append([row.number for row in page.rows])
        if page.after is None:
            break
        mark = page.after
    assert [len(part) for part in seen] == [3, 3, 2]
    assert len({number for part in seen for number in part}) == 8
    back = queue.page(
        desk, Wanted(), today=TODAY, calendar=calendar, mark=page.before, backward=True
    )
    assert [row.number for row in back.rows] == seen[1]
    first = queue.page(
        desk, Wanted(), today=TODAY, calendar=calendar, mark=back.before, backward=True
    )
    assert [row.number for row in first.rows] == seen[0]
    assert first.before is None


def test_counts_stop_at_the_most_and_one(desk, monkeypatch):
    monkeypatch.setattr(queue, "COUNTED_UP_TO", 2)
    for _ in range(4):
        a_case()
    counts = queue.counts(desk, today=local_day(NOON), calendar=working_calendar())
    assert (counts.all, counts.fresh) == (3, 3)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(Shelf.CLOSED, words="rapat"),
        Wanted(words="siti", nobody=True, unit_id=1),
        Wanted(Shelf.RESTING, state=State.HANDED_OVER),
        Wanted(near=Near.SOON),
    ],
)
def test_a_page_takes_five_statements_whatever_is_asked(desk, wanted):
    for _ in range(6):
        an_accepted_case(at=NOON)
    calendar = working_calendar()
    db.session.flush()
    with statements() as said:
        page = queue.page(desk, wanted, today=TODAY, calendar=calendar, mark=None)
        queue.counts(desk, today=TODAY, calendar=calendar)
        queue.officers_to_ask_for()
        queue.units_to_ask_for()
    asked = [one for one in said if " offices" not in one]
    assert len(asked) <= 5, page


def test_a_unit_sees_only_what_is_laid_with_it(desk):
    unit, other = a_unit(), a_unit()
    mine, theirs = an_accepted_case(at=NOON), an_accepted_case(at=NOON)
    officer = an_officer(Role.UNIT, unit_id=unit.id)
    by = officer_actor(desk)
    units.assign(mine, unit_ids=[unit.id, other.id], due_on=TODAY, note=None, by=by, at=NOON)
    units.assign(theirs, unit_ids=[other.id], due_on=TODAY, note=None, by=by, at=NOON)
    assert listed(officer) == [mine.number]
    assert listed(officer, Wanted(words=theirs.number)) == []
    assert queue.counts(officer, today=TODAY, calendar=working_calendar()).all == 1
    folder = queries.folder(mine, officer)
    assert [asked.unit_id for asked in folder.assignments] == [unit.id]
    assert not folder.notes
    assert not folder.letters
    assert not folder.messages
    assert not folder.mails


def test_an_officer_of_one_unit_gets_nothing_of_another(desk):
    unit, other = a_unit(), a_unit()
    case = an_accepted_case(at=NOON)
    officer = an_officer(Role.UNIT, unit_id=unit.id)
    asked = units.assign(
        case, unit_ids=[unit.id, other.id], due_on=TODAY, note=None, by=officer_actor(desk), at=NOON
    )
    mine, theirs = asked
    assert queries.assignment_for(officer, case, mine.id) is mine
    assert queries.assignment_for(officer, case, theirs.id) is None
    elsewhere = an_accepted_case(at=NOON)
    assert queries.assignment_for(desk, elsewhere, mine.id) is None


def test_the_file_of_a_case_takes_as_many_statements_whatever_stands_in_it(desk):
    case, by = an_accepted_case(at=NOON), officer_actor(desk)
    counted = []
    for _ in range(2):
        with statements() as said:
            queries.folder(case, desk)
        counted.append(len(said))
        for _ in range(20):
            actions.write_note(case, text="Sudah ditelepon.", by=by, at=NOON)
            actions.send_message(case, text="Kami periksa.", by=by, at=NOON)
    assert counted[0] == counted[1] <= 10


def test_a_double_is_likely_by_name_phone_email_or_like_words_and_only_lately(desk):
    nobody, other = (
        {"phone": "", "email": "", "name": "Orang Lain"},
        ("Peta jaringan irigasi desa",),
    )
    case = a_case(received=at(2026, 8, 20))

    def asked(*, on=18, questions=other, **who):
        made = a_case(received=at(2026, 8, on), requester=nobody | who, questions=questions)
        return made.number

    by_name = asked(on=19, name="siti rahmawati")
    by_phone = asked(phone="081234567890")
    by_email = asked(email="SITI@contoh.example")
    by_words = asked(questions=("dokumen kontrak pengadaan obat di RSUD, tahun 2025",))
    asked(questions=("Dokumen kontrak pembangunan jembatan Sungai Raya",))
    a_case(received=at(2026, 6, 1), requester=nobody | {"name": "Siti Rahmawati"})
    found = queries.likely_doubles(case, since=date(2026, 7, 21))
    assert {row.number for row in found if row.same_person} == {by_name, by_phone, by_email}
    assert {row.number for row in found if row.same_words} == {by_words}


def test_contact_data_never_stands_in_the_rows_of_the_queue(desk):
    a_case()
    page = queue.page(desk, Wanted(), today=TODAY, calendar=working_calendar())
    asked = {str(column).lower() for column in page.rows[0]._mapping}
    assert not asked & {"phone", "email", "address", "identity_number"}
    assert Requester.__tablename__ == "requesters"

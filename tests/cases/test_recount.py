"""When the working days change, every open date is counted anew, and nothing that is closed."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from ppid import law
from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Officer, Role
from ppid.admin.calendar.actions import change_calendar
from ppid.cases import timeline
from ppid.cases.clock import clock_of
from ppid.cases.models import Case, Entry
from ppid.kit.db import db
from ppid.law import Event, Outcome
from ppid.office.edits import CalendarEdit, DayOff, Refused, Trouble
from ppid.office.models import CalendarChange
from ppid.office.queries import holiday, office
from tests import builders
from tests.builders import at

pytestmark = pytest.mark.usefixtures("app")

EIGHTEENTH = date(2025, 8, 18)
SKB = "SKB 3 Menteri tanggal 7 Agustus 2025"
DECREED = DayOff(EIGHTEENTH, "Cuti bersama Hari Proklamasi", "cuti_bersama", SKB)
RULING_TOLD = builders.ANSWER_TOLD | {
    "ruling": law.Ruling.UPHELD,
    "orders": (),
    "reasons": "Tepat.",
    "dispute_until": date(2025, 8, 27),
    "dispute_days": 14,
}
SIXTH, SEVENTH = at(2025, 8, 6, 9), at(2025, 8, 7, 15)


def before_the_decree() -> None:
    """The calendar as it was on 6 August 2025: 18 August is worked."""
    db.session.delete(holiday(EIGHTEENTH))
    office().calendar_version += 1
    db.session.flush()


def decree(**said: object) -> None:
    """On 7 August the administrator adds 18 August."""
    by = builders.an_officer(Role.ADMIN)
    change_calendar(CalendarEdit(added=(DECREED,), **said), seen=None, by=by, at=SEVENTH)


def lines(case: Case) -> list[Entry]:
    """The lines about a moved date."""
    return list(db.session.scalars(
        sa.select(Entry).filter_by(case_id=case.id, event=Event.RECOUNTED)
    ))  # fmt: skip


def accepted(**said: object) -> Case:
    """Filed and declared complete on 6 August 2025."""
    return builders.an_accepted_case(at=SIXTH, **said)


def test_example_e17_a_day_declared_off_moves_the_open_date_by_one():
    before_the_decree()
    case = accepted()
    assert case.due_on == case.answer_due_on == date(2025, 8, 20)
    decree()
    assert case.due_on == case.answer_due_on == date(2025, 8, 21)
    (line,) = lines(case)
    assert line.facts == {
        "code": "D4", "old": "2025-08-20", "new": "2025-08-21", "also": [],
        "why": "Senin, 18 Agustus 2025 menjadi hari libur: Cuti bersama Hari Proklamasi "
               "(cuti bersama).",
        "change": db.session.scalars(sa.select(CalendarChange.id)).one(),
    }  # fmt: skip


def test_the_stored_date_is_the_one_that_the_law_counts():
    before_the_decree()
    open_cases = [
        accepted(),
        builders.a_case(received=SIXTH),
        builders.a_case(received=at(2025, 8, 14), complete=False),
        builders.a_case(received=at(2025, 8, 3)),
    ]
    decree()
    for case in open_cases:
        clock = clock_of(case)
        assert case.due_on == case.standing.deadline(clock).on
        assert case.answer_due_on == case.standing.answer_due_on(clock)


def test_a_case_that_ended_before_the_day_is_not_touched():
    before_the_decree()
    early = builders.an_accepted_case(at=at(2025, 7, 28, 9))
    assert early.due_on == date(2025, 8, 11)
    version = early.version
    decree()
    assert (early.due_on, early.version, lines(early)) == (date(2025, 8, 11), version, [])


def test_what_was_decided_is_never_touched():
    before_the_decree()
    case, officer = accepted(requester={"email": ""}), builders.an_officer(Role.PPID)
    move = law.decide(
        case.standing, Outcome.GRANTED, on=date(2025, 8, 7), provide_by=date(2025, 8, 18)
    )
    timeline.apply(case, move, by=officer_actor(officer), at=SEVENTH, told=builders.ANSWER_TOLD)
    kept = (case.due_on, case.answer_due_on, case.provide_by)
    decree()
    assert (case.due_on, case.answer_due_on, case.provide_by) == kept
    assert kept == (date(2025, 8, 18), date(2025, 8, 20), date(2025, 8, 18))
    assert [line.facts["code"] for line in lines(case)] == ["D7"]


def test_both_days_of_an_unchecked_case_stand_in_its_one_line():
    before_the_decree()
    case = builders.a_case(received=at(2025, 8, 14, 9))
    assert (case.due_on, case.answer_due_on) == (date(2025, 8, 19), date(2025, 8, 28))
    decree()
    (line,) = lines(case)
    assert (line.facts["code"], line.facts["new"]) == ("D4", "2025-08-29")
    assert line.facts["also"] == [{"code": "D2", "old": "2025-08-19", "new": "2025-08-20"}]


def test_the_line_names_the_administrator_who_changed_the_calendar():
    before_the_decree()
    case = accepted()
    decree()
    (line,) = lines(case)
    assert db.session.get(Officer, line.officer_id).roles == [Role.ADMIN]


def test_a_removed_day_brings_the_date_back():
    before_the_decree()
    case = accepted()
    decree()
    by = builders.an_officer(Role.ADMIN)
    change_calendar(CalendarEdit(removed=(DECREED,)), seen=None, by=by, at=at(2025, 8, 8))
    assert case.due_on == date(2025, 8, 20)
    assert [line.facts["new"] for line in lines(case)] == ["2025-08-21", "2025-08-20"]


def test_a_moved_day_is_one_change_with_one_line():
    before_the_decree()
    case = accepted()
    decree()
    by = builders.an_officer(Role.ADMIN)
    later = DayOff(date(2025, 8, 22), DECREED.name, DECREED.kind, SKB)
    change_calendar(CalendarEdit((later,), (DECREED,)), seen=None, by=by, at=at(2025, 8, 8))
    assert case.due_on == date(2025, 8, 20)
    assert (
        "pindah dari Senin, 18 Agustus 2025 ke Jumat, 22 Agustus 2025"
        in (lines(case)[-1].facts["why"])
    )


def test_a_six_day_week_moves_dates_earlier():
    case = accepted()
    by = builders.an_officer(Role.ADMIN)
    change_calendar(CalendarEdit(weekend="6"), seen=None, by=by, at=SEVENTH)
    assert case.due_on == date(2025, 8, 19)
    assert lines(case)[0].facts["why"] == (
        "Minggu kerja menjadi: Enam hari kerja, Senin sampai Sabtu."
    )


def test_a_profile_that_keeps_announced_dates_keeps_them_everywhere():
    before_the_decree()
    _freeze()
    case = accepted()
    decree()
    assert case.due_on == date(2025, 8, 20)
    assert case.standing.deadline(clock_of(case)).on == date(2025, 8, 20)
    assert lines(case) == []
    later = builders.an_accepted_case(at=at(2025, 8, 8, 9))
    assert later.due_on == date(2025, 8, 25)


def _freeze() -> None:
    from ppid.office.models import Profile

    (profile,) = db.session.scalars(sa.select(Profile))
    profile.rules = profile.rules | {"moved_date": "frozen"}
    office().law_version += 1
    db.session.flush()


def test_an_applicant_is_told_the_old_and_the_new_date_and_why():
    before_the_decree()
    case = accepted()
    decree()
    (mail,) = builders.mails(kind="dates_moved")
    assert (mail.case_number, mail.to) == (case.number, "siti@contoh.example")
    for said in (
        "Semula Rabu, 20 Agustus 2025",
        "Sekarang Kamis, 21 Agustus 2025",
        "Senin, 18 Agustus 2025 menjadi hari libur: Cuti bersama Hari Proklamasi",
    ):
        assert said in mail.text
    assert "SKB" not in mail.subject


def test_each_officer_is_told_once_however_many_cases_moved():
    before_the_decree()
    owner, ppid = (builders.an_officer(Role.PPID, name=name) for name in ("Ani", "Budi"))
    mine, others = [accepted() for _ in range(3)], [accepted() for _ in range(2)]
    for case in mine:
        case.owner_id = owner.id
    db.session.flush()
    decree()
    told = {mail.to: mail.text for mail in builders.mails(kind="officer_dates_moved")}
    assert set(told) == {owner.email, ppid.email}
    assert all(case.number in told[owner.email] for case in [*mine, *others])
    assert mine[0].number not in told[ppid.email]
    assert "Tenggat 5 berkas" in told[owner.email]
    assert "Tenggat 2 berkas" in told[ppid.email]


def test_nobody_is_mailed_when_no_date_moves():
    before_the_decree()
    decree()
    assert builders.mails(kind="officer_dates_moved") == builders.mails(kind="dates_moved") == []


def test_a_units_inner_day_moves_off_the_day_off_and_the_unit_is_told():
    from ppid.casework import units

    before_the_decree()
    case, officer, unit = accepted(), builders.an_officer(Role.PPID), builders.a_unit()
    clerk = builders.an_officer(Role.UNIT, unit_id=unit.id)
    (asked,) = units.assign(case, unit_ids=[unit.id], due_on=EIGHTEENTH, note=None,
                            by=officer_actor(officer), at=SIXTH)  # fmt: skip
    decree()
    assert asked.due_on == date(2025, 8, 19)
    (mail,) = [
        mail for mail in builders.mails(kind="officer_dates_moved") if mail.to == clerk.email
    ]
    assert f"Jawaban {unit.name}" in mail.text


def test_a_unit_is_never_given_longer_than_the_notice():
    from ppid.casework import units

    case, officer, unit = accepted(), builders.an_officer(Role.PPID), builders.a_unit()
    last = case.answer_due_on
    (asked,) = units.assign(case, unit_ids=[unit.id], due_on=last, note=None,
                            by=officer_actor(officer), at=SIXTH)  # fmt: skip
    by = builders.an_officer(Role.ADMIN)
    change_calendar(CalendarEdit(removed=(DECREED,)), seen=None, by=by, at=SEVENTH)
    assert asked.due_on == case.answer_due_on == date(2025, 8, 20)


@pytest.mark.parametrize(("edit", "trouble"), [
    (CalendarEdit(added=(DECREED,)), Trouble.ALREADY_OFF),
    (CalendarEdit(added=(DayOff(date(2026, 3, 2), "A"), DayOff(date(2026, 3, 2), "B"))),
     Trouble.TWICE),
    (CalendarEdit(removed=(DayOff(date(2025, 9, 1), ""),)), Trouble.NOT_OFF),
    (CalendarEdit(removed=(DayOff(date(2025, 6, 1), ""),)), Trouble.PASSED),
    (CalendarEdit(added=(DayOff(date(2023, 12, 27), "Dulu"),)), Trouble.YEAR_CLOSED),
    (CalendarEdit(), Trouble.NOTHING),
    (CalendarEdit(weekend="56"), Trouble.NOTHING),
    (CalendarEdit(weekend="012345"), Trouble.WEEK),
])  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_half_saved(edit: CalendarEdit, trouble: Trouble):
    case = accepted()
    kept = (case.due_on, office().calendar_version)
    with pytest.raises(Refused) as refused:
        change_calendar(edit, seen=None, by=builders.an_officer(Role.ADMIN), at=SEVENTH)
    assert refused.value.trouble is trouble
    assert (case.due_on, office().calendar_version) == kept
    assert db.session.scalars(sa.select(CalendarChange)).all() == []


def test_a_day_of_last_year_may_be_added_until_its_report_is_due():
    day = CalendarEdit(added=(DayOff(date(2025, 12, 30), "Hari berkabung"),))
    by = builders.an_officer(Role.ADMIN)
    change_calendar(day, seen=None, by=by, at=at(2026, 3, 31))
    other = CalendarEdit(added=(DayOff(date(2025, 12, 29), "Hari berkabung"),))
    with pytest.raises(Refused):
        change_calendar(other, seen=None, by=by, at=at(2026, 4, 1))


def test_an_open_objection_moves_and_an_answered_one_does_not():
    before_the_decree()
    objections = [builders.an_objection(received=at(2025, 8, 4, 9), grounds="b") for _ in range(2)]
    assert {one.due_on for one in objections} == {date(2025, 9, 16)}
    answered, waiting = objections
    move = law.answer_objection(answered.standing, law.Ruling.UPHELD, on=date(2025, 8, 6))
    answered.requester.email = ""
    superior = officer_actor(builders.an_officer(Role.SUPERIOR))
    timeline.apply(answered, move, by=superior, at=SIXTH, told=RULING_TOLD)
    decree()
    assert (answered.due_on, waiting.due_on) == (None, date(2025, 9, 17))
    told = db.session.scalars(sa.select(Entry).filter_by(event=Event.RECOUNTED))
    assert {line.objection_id: line.facts["code"] for line in told} == {
        waiting.id: "D8",
        answered.id: "D9a",  # until when the applicant may go to the commission
    }
    (mail,) = builders.mails(kind="dates_moved")
    assert mail.case_number == waiting.number


def test_the_superior_is_told_of_an_objection_whose_answer_date_moved():
    before_the_decree()
    superior = builders.an_officer(Role.SUPERIOR)
    objection = builders.an_objection(received=at(2025, 8, 4, 9), grounds="b")
    decree()
    (mail,) = builders.mails(kind="officer_dates_moved")
    assert mail.to == superior.email
    assert objection.number in mail.text


def test_an_open_disputes_next_day_moves_and_stands_on_its_timeline():
    from tests.disputes import town

    dispute = town.a_dispute()
    old = dispute.due_on
    ppid = builders.an_officer(Role.PPID)
    lost = DayOff(old, "Hari berkabung", "libur_nasional", "Keppres")
    by, opened = builders.an_officer(Role.ADMIN), dispute.opened_at
    change_calendar(CalendarEdit(added=(lost,)), seen=None, by=by, at=opened)
    new = clock_of(dispute).calendar.next_working(old)
    assert dispute.due_on == new
    (line,) = db.session.scalars(
        sa.select(Entry).filter_by(event=Event.RECOUNTED, dispute_id=dispute.id)
    )
    assert (line.facts["old"], line.facts["new"]) == (old.isoformat(), new.isoformat())
    told = {mail.to: mail.text for mail in builders.mails(kind="officer_dates_moved")}
    assert dispute.number in told[ppid.email]


def test_reminders_come_again_for_the_new_day():
    from ppid.cases.due import Reminder, stage_key
    from ppid.office.calendar import working_calendar

    before_the_decree()
    case = accepted()
    told = Reminder(subject=f"case-{case.id}", stage="h5", for_due=case.due_on, at=SEVENTH)
    db.session.add(told)
    decree()
    calendar = working_calendar()
    assert stage_key(date(2025, 8, 13), case.due_on, calendar) == "h5"
    again = Reminder(subject=told.subject, stage="h5", for_due=case.due_on, at=SEVENTH)
    db.session.add(again)
    db.session.flush()


def test_what_was_filed_while_the_calendar_changed_is_put_right_and_told_once():
    from ppid.admin.calendar.upkeep import settle_dates

    before_the_decree()
    case = accepted()
    stale = case.due_on
    decree()
    case.due_on = case.answer_due_on = stale  # it had read the calendar before the change
    db.session.flush()
    assert settle_dates(at=at(2025, 8, 7, 16)) == 1
    assert case.due_on == date(2025, 8, 21)
    assert settle_dates(at=at(2025, 8, 7, 17)) == 0
    assert len(lines(case)) == 2


def test_nothing_is_looked_for_once_a_day_has_passed():
    from ppid.admin.calendar.upkeep import settle_dates

    before_the_decree()
    case = accepted()
    decree()
    case.due_on = date(2025, 8, 20)
    db.session.flush()
    assert settle_dates(at=at(2025, 8, 9)) == 0


def test_an_announced_right_to_object_moves_with_a_line_and_a_mail():
    from tests.decisions import desk

    before_the_decree()
    rahma, case = builders.an_officer(Role.PPID), accepted()
    desk.answer(case, Outcome.NOT_HELD, by=rahma, **desk.NOT_HELD)
    desk.terms(case, by=rahma)
    from ppid.decisions.deciding import actions as deciding

    deciding.send(case, seen=desk.draft_version(case), by=desk.acting(rahma), at=at(2025, 8, 7, 9))
    decree()
    (line,) = lines(case)
    assert (line.facts["code"], line.facts["old"], line.facts["new"]) == (
        "D7", "2025-09-19", "2025-09-22",
    )  # fmt: skip
    (mail,) = builders.mails(kind="dates_moved")
    assert "ajukan paling lambat Senin, 22 September 2025" in mail.text
    assert builders.mails(kind="officer_dates_moved") == []


def test_a_right_that_was_used_or_has_passed_is_not_told_again():
    before_the_decree()
    case = accepted(requester={"email": ""})
    officer = officer_actor(builders.an_officer(Role.PPID))
    move = law.decide(case.standing, Outcome.REFUSED, on=date(2025, 8, 6))
    timeline.apply(case, move, by=officer, at=SIXTH, told=builders.ANSWER_TOLD)
    builders.an_objection(case=case, received=at(2025, 8, 7, 9), grounds="a")
    decree()
    assert [line.facts["code"] for line in lines(case)] == ["D8"]

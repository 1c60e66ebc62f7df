"""The worked examples of the rule book from the answer on, and its other readings."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from ppid import law
from ppid.law import (
    AfterHours,
    ClockStart,
    Code,
    Ground,
    NotAllowed,
    ObjectionGround,
    Outcome,
    Rule,
    Ruling,
)
from ppid.law.duties import Duty, duty_due
from ppid.law.explain import counted
from ppid.law.personal_data import due_by

CALENDAR = law.WorkingCalendar({holiday.on: holiday.name for holiday in law.seed_holidays()})
CLOCK = law.LegalClock(CALENDAR)
CLOSES = time(16)


def clock(**switches) -> law.LegalClock:
    """The same calendar under another profile."""
    return law.LegalClock(CALENDAR, law.LegalProfile(**switches))


def received(on: date, **said) -> law.Standing:
    return law.receive(**{"received_on": on, "registered_on": on, "complete": True} | said).standing


def objection(on: date, grounds: str = "c", found_on: date | None = None) -> law.ObjectionStanding:
    return law.file_objection(
        grounds=grounds, received_on=on, recorded_on=on, found_on=found_on, clock=CLOCK
    ).standing


def test_e04_an_office_that_waits_for_the_next_working_day_answers_a_saturday_later():
    waits = clock(after_hours=AfterHours.NEXT_WORKING_DAY)
    counted = waits.received_on(datetime(2025, 7, 12, 10), CLOSES)
    assert counted == date(2025, 7, 14)
    filed = received(date(2025, 7, 12), counts_from=counted, registered_on=date(2025, 7, 14))
    assert filed.answer_due_on(waits) == date(2025, 7, 28)


def test_e05_an_office_that_waits_counts_a_night_filing_from_thursday():
    waits = clock(after_hours=AfterHours.NEXT_WORKING_DAY)
    counted = waits.received_on(datetime(2025, 7, 9, 23, 58), CLOSES)
    assert counted == date(2025, 7, 10)
    filed = received(date(2025, 7, 9), counts_from=counted, registered_on=counted)
    assert filed.answer_due_on(waits) == date(2025, 7, 24)
    same_day = CLOCK.received_on(datetime(2025, 7, 9, 23, 58), CLOSES)
    assert received(same_day).answer_due_on(CLOCK) == date(2025, 7, 23)


def test_e21_the_strict_reading_counts_a_repaired_request_from_its_first_receipt():
    strict = clock(clock_start=ClockStart.FIRST_RECEIVED)
    filed = received(date(2025, 6, 3), complete=False)
    asked = law.ask_completion(filed, on=date(2025, 6, 5), clock=strict).standing
    repaired = law.repair(asked, on=date(2025, 6, 11), clock=strict).standing
    assert repaired.answer_due_on(strict) == date(2025, 6, 19)
    assert repaired.answer_due_on(CLOCK) == date(2025, 6, 25)
    assert law.explanations(repaired, CLOCK)["D4"].safe == date(2025, 6, 19)
    assert law.explanations(repaired, strict)["D4"].safe is None


def test_e23_the_perki_read_to_the_letter_counts_from_the_declaration():
    literal = clock(clock_start=ClockStart.DECLARED_COMPLETE)
    accepted = law.accept(received(date(2025, 10, 1)), on=date(2025, 10, 6)).standing
    assert accepted.answer_due_on(literal) == date(2025, 10, 20)


def test_e26_after_a_void_extension_silence_opens_the_objection_and_a_late_answer_ground_g():
    silent = law.accept(received(date(2025, 9, 22)), on=date(2025, 9, 22)).standing
    offered = law.reasons(law.Happened(silent), today=date(2025, 10, 7), clock=CLOCK)
    assert [(one.ground, one.found_on) for one in offered] == [
        (ObjectionGround.NO_ANSWER, date(2025, 10, 7))
    ]
    late = law.decide(silent, Outcome.GRANTED, on=date(2025, 10, 8)).standing
    happened = law.Happened(late, frozenset({Outcome.GRANTED}))
    grounds = [one.ground for one in law.reasons(happened, today=date(2025, 10, 8), clock=CLOCK)]
    assert ObjectionGround.LATE in grounds


def test_e27_an_objection_on_its_thirtieth_day_is_in_time_and_on_the_next_is_flagged():
    found = date(2025, 7, 21)
    assert not objection(date(2025, 9, 2), "a", found).is_late(CLOCK)
    assert objection(date(2025, 9, 3), "a", found).is_late(CLOCK)


def test_e28_an_objection_to_silence_before_the_day_after_is_premature():
    assert objection(date(2025, 7, 21), "c", date(2025, 7, 22)).is_premature
    assert not objection(date(2025, 7, 22), "c", date(2025, 7, 22)).is_premature


def test_e29_the_superior_answers_within_thirty_days_over_lebaran():
    due = objection(date(2026, 2, 20)).answer_due(CLOCK)
    assert (due.code, due.on) == ("D8", date(2026, 4, 13))
    walked = law.objection_explanations(objection(date(2026, 2, 20)), CLOCK)["D8"]
    numbers = {day.on: day.number for day in walked.stretches[0].days if day.number}
    assert numbers[date(2026, 3, 17)] == 17
    assert numbers[date(2026, 3, 31)] == 22
    assert numbers[date(2026, 4, 10)] == 29
    assert numbers[date(2026, 4, 13)] == 30


def test_e30_after_the_superiors_answer_there_are_fourteen_days_to_the_commission():
    answered = law.answer_objection(
        objection(date(2026, 2, 20)),
        Ruling.UPHELD,
        on=date(2026, 4, 9),
        reached_on=date(2026, 4, 10),
    ).standing
    due = answered.dispute_due(CLOCK)
    assert (due.code, due.on) == ("D9a", date(2026, 4, 30))


def test_e31_after_the_superiors_silence_the_fourteen_days_run_from_the_end_of_the_thirty():
    silent = objection(date(2026, 2, 20))
    due = silent.dispute_due(CLOCK)
    assert (due.code, due.day_zero, due.on) == ("D9b", date(2026, 4, 13), date(2026, 5, 4))
    reasons = [
        day.reason
        for day in law.objection_explanations(silent, CLOCK)["D9b"].stretches[1].days
        if day.on == date(2026, 5, 1)
    ]
    assert reasons == ["Hari Buruh Internasional"]


def test_e32_the_commission_starts_within_fourteen_days_and_may_take_a_hundred():
    received_on = date(2026, 4, 20)
    assert CLOCK.ends_on(Code.KI_START, received_on) == date(2026, 5, 11)
    assert CLOCK.ends_on(Code.KI_FINISH, received_on) == date(2026, 9, 18)


def test_e33_both_readings_of_fourteen_days_to_the_court_are_shown():
    decided_on = date(2026, 5, 11)
    working, calendar = (
        CLOCK.deadline(code, decided_on) for code in (Code.COURT, Code.COURT_CALENDAR)
    )
    assert (working.on, calendar.on) == (date(2026, 6, 5), date(2026, 5, 25))
    days = counted(calendar, CLOCK)  # calendar days: each counts, also a Sunday
    assert [day.number for day in days] == list(range(1, 15))
    assert all(day.reason is None for day in days)


def test_e34_the_window_to_decree_the_opening_begins_thirty_working_days_before():
    expires = date(2026, 4, 30)
    assert CLOCK.ends_on(Code.OPENING, expires) == date(2026, 3, 11)
    days = counted(CLOCK.deadline(Code.OPENING, expires), CLOCK)
    assert days[-1] == law.CountedDay(date(2026, 3, 11), 30, None)


def test_e35_the_annual_report_does_not_move_for_idul_fitri_but_its_aim_does():
    due = duty_due(Duty.REPORT, date(2024, 6, 1), CLOCK)
    assert due.deadline.on == date(2025, 3, 31)
    assert due.aim == date(2025, 3, 27)


def test_e36_access_to_ones_own_data_is_due_after_72_hours_holiday_or_not():
    jakarta = ZoneInfo("Asia/Jakarta")
    asked = datetime(2026, 3, 20, 17, tzinfo=jakarta)
    assert due_by(asked) == datetime(2026, 3, 23, 17, tzinfo=jakarta)


def test_e37_the_same_moment_is_another_day_in_jayapura_for_the_objection_too():
    moment = datetime(2026, 2, 19, 15, 30, tzinfo=ZoneInfo("UTC"))
    days = [moment.astimezone(ZoneInfo(zone)).date() for zone in ("Asia/Jakarta", "Asia/Jayapura")]
    assert days == [date(2026, 2, 19), date(2026, 2, 20)]
    assert objection(days[1]).answer_due(CLOCK).on == date(2026, 4, 13)
    assert objection(days[0]).answer_due(CLOCK).on == date(2026, 4, 10)


def test_e39_information_never_published_is_objected_to_without_a_request():
    filed = objection(date(2026, 2, 20), "b", date(2026, 2, 18))
    assert filed.grounds == "b"
    assert filed.answer_due(CLOCK).on == date(2026, 4, 13)
    assert not filed.is_late(CLOCK)


def test_e40_one_excluded_paragraph_never_keeps_back_the_whole_document():
    with pytest.raises(NotAllowed) as no:
        law.check_draft(Ground.H, point=1, decreed=True, part_can_be_released=True, whole=True)
    assert no.value.rule is Rule.PART_MUST_BE_RELEASED
    assert no.value.article == "Perki 1/2021 Pasal 50 ayat (3)"
    law.check_draft(Ground.H, point=1, decreed=True, part_can_be_released=True, whole=False)
    assert law.overall([Outcome.PARTLY_GRANTED]) is Outcome.PARTLY_GRANTED

"""Every last day is explained: day zero, each day counted or passed over, the article."""

from dataclasses import replace
from datetime import date

import pytest

from ppid import law
from ppid.law import Code, CountedDay, Event, Moved, Outcome, Start

OFF = {holiday.on: holiday.name for holiday in law.seed_holidays()}
CALENDAR = law.WorkingCalendar(OFF, certain_years={2025})
CLOCK = law.LegalClock(CALENDAR)
MONDAY, DUE = date(2025, 7, 7), date(2025, 7, 21)

RECEIVED = law.receive(received_on=MONDAY, registered_on=MONDAY, complete=True).standing
IN_PROGRESS = law.accept(RECEIVED, on=MONDAY).standing


def test_the_counted_days_are_those_of_the_worked_example():
    explained = law.explanations(IN_PROGRESS, CLOCK)["D4"]
    (stretch,) = explained.stretches
    assert (explained.on, explained.day_zero, stretch.start) == (
        DUE,
        MONDAY,
        Start.COMPLETE_RECEIVED,
    )
    counted = [day.on.day for day in stretch.days if day.number]
    assert counted == [8, 9, 10, 11, 14, 15, 16, 17, 18, 21]
    assert [day for day in stretch.days if not day.number] == [
        CountedDay(date(2025, 7, 12), None, "sabtu"),
        CountedDay(date(2025, 7, 13), None, "minggu"),
        CountedDay(date(2025, 7, 19), None, "sabtu"),
        CountedDay(date(2025, 7, 20), None, "minggu"),
    ]


def test_a_day_off_is_named():
    filed = law.receive(
        received_on=date(2025, 3, 17), registered_on=date(2025, 3, 17), complete=True
    ).standing
    days = law.explanations(filed, CLOCK)["D4"].stretches[0].days
    reasons = {day.on: day.reason for day in days}
    assert "Idul Fitri" in reasons[date(2025, 3, 31)]
    assert reasons[date(2025, 3, 30)] == "minggu"


def test_an_extension_has_two_stretches_and_says_from_when_it_moved():
    extended = law.extend(IN_PROGRESS, on=date(2025, 7, 16), clock=CLOCK).standing
    found = law.explanations(extended, CLOCK)
    first, second = found["D5"].stretches
    assert (first.deadline.on, second.deadline.day_zero, second.deadline.on) == (
        DUE,
        DUE,
        date(2025, 7, 30),
    )
    assert second.start is Start.FIRST_PERIOD_ENDED
    assert found["D5"].moved == (Moved(date(2025, 7, 16), DUE, date(2025, 7, 30), Event.EXTENDED),)
    assert found["D4"].on == DUE  # it stays explained


def test_an_extended_answer_tells_all_its_moves_in_the_order_in_which_they_came():
    extended = law.extend(IN_PROGRESS, on=date(2025, 7, 16), clock=CLOCK).standing
    first = Moved(date(2025, 7, 9), date(2025, 7, 18), DUE, Event.RECOUNTED)
    last = Moved(date(2025, 7, 22), date(2025, 7, 29), date(2025, 7, 30), Event.RECOUNTED)
    found = law.explanations(extended, CLOCK, {Code.ANSWER: (first,), Code.EXTENSION: (last,)})
    assert found["D5"].moved == (
        first,
        Moved(date(2025, 7, 16), DUE, date(2025, 7, 29), Event.EXTENDED),
        last,
    )


def test_what_the_calendar_moved_stands_beside_the_date():
    moved = Moved(date(2025, 7, 10), date(2025, 7, 18), DUE, Event.RECOUNTED, "libur baru")
    found = law.explanations(IN_PROGRESS, CLOCK, {Code.ANSWER: (moved,)})
    assert found["D4"].moved == (moved,)
    assert found["D2"].moved == ()


@pytest.mark.parametrize(
    ("filed", "certain"), [(date(2025, 7, 7), True), (date(2025, 12, 22), False)]
)
def test_a_date_that_reaches_into_an_unconfirmed_year_is_provisional(filed, certain):
    standing = law.receive(received_on=filed, registered_on=filed, complete=True).standing
    assert law.explanations(standing, CLOCK)["D4"].certain is certain


def test_an_office_that_counts_the_first_day_shows_it_as_day_one_and_never_twice():
    clock = law.LegalClock(CALENDAR, law.LegalProfile(count_start_day=True))
    extended = replace(IN_PROGRESS, extended_on=MONDAY)
    first, second = law.explanations(extended, clock)["D5"].stretches
    assert first.days[0] == CountedDay(MONDAY, 1, None)
    assert first.days[-1] == CountedDay(date(2025, 7, 18), 10, None)
    assert second.days[0].on == date(2025, 7, 19)
    assert second.days[-1].number == 7


def test_a_promised_day_is_not_counted():
    decided = law.decide(IN_PROGRESS, Outcome.GRANTED, on=DUE, provide_by=date(2025, 7, 31))
    promised = law.explanations(decided.standing, CLOCK)["D6"]
    assert promised.on == date(2025, 7, 31)
    assert promised.stretches[0].days == ()
    assert promised.deadline.article == "Perki 1/2021 Pasal 31 ayat (4) huruf f"


def test_an_objection_is_explained_from_receipt_or_record_whichever_came_first():
    standing = law.file_objection(
        grounds="a", received_on=DUE, recorded_on=date(2025, 7, 23), found_on=MONDAY, clock=CLOCK
    ).standing
    found = law.objection_explanations(standing, CLOCK)
    assert list(found) == ["D7", "D8", "D9b"]
    assert (found["D8"].day_zero, found["D8"].stretches[0].start) == (
        DUE,
        Start.OBJECTION_RECEIVED,
    )
    assert found["D7"].stretches[0].start is Start.REASON_FOUND
    assert [stretch.deadline.code for stretch in found["D9b"].stretches] == ["D8", "D9b"]


def test_a_premature_objection_that_is_held_counts_from_its_reason():
    held = law.LegalClock(CALENDAR, law.LegalProfile(premature=law.Premature.HELD))
    standing = law.file_objection(
        grounds="c", received_on=DUE, recorded_on=DUE, found_on=date(2025, 7, 22), clock=held
    ).standing
    found = law.objection_explanations(standing, held)["D8"]
    assert (found.day_zero, found.stretches[0].start) == (date(2025, 7, 22), Start.REASON_CAME)


def test_a_withdrawn_request_explains_no_right_to_object():
    withdrawn = law.withdraw(IN_PROGRESS, on=DUE).standing
    assert "D7" not in law.explanations(withdrawn, CLOCK)

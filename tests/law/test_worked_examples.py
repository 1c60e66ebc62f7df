"""The worked examples of the rule book, told as the life of a request."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from ppid import law
from ppid.law import Event, NotAllowed, Outcome, Rule, State

OFF = {holiday.on: holiday.name for holiday in law.seed_holidays()}
CALENDAR = law.WorkingCalendar(OFF)
CLOCK = law.LegalClock(CALENDAR)


def received(on: date, *, complete: bool = True) -> law.Standing:
    return law.receive(received_on=on, registered_on=on, complete=complete).standing


def in_progress(on: date) -> law.Standing:
    return law.accept(received(on), on=on).standing


def extended(standing: law.Standing, on: date | None = None) -> law.Standing:
    day = on or standing.first_answer_due_on(CLOCK)
    return law.extend(standing, on=day, clock=CLOCK).standing


@pytest.mark.parametrize(
    ("example", "filed", "answer", "with_extension"),
    [
        ("E01-E02", date(2025, 7, 7), date(2025, 7, 21), date(2025, 7, 30)),
        ("E06-E07", date(2025, 3, 17), date(2025, 4, 9), date(2025, 4, 21)),
        ("E10-E11", date(2026, 3, 9), date(2026, 3, 30), date(2026, 4, 9)),
        ("E13", date(2026, 3, 2), date(2026, 3, 16), date(2026, 4, 1)),
        ("E14-E15", date(2025, 12, 15), date(2025, 12, 31), date(2026, 1, 12)),
        ("E16", date(2025, 12, 24), date(2026, 1, 12), date(2026, 1, 22)),
        ("E18", date(2025, 5, 5), date(2025, 5, 21), date(2025, 6, 3)),
        ("E19", date(2026, 5, 11), date(2026, 5, 29), date(2026, 6, 10)),
    ],
)
def test_an_answer_is_due_after_ten_days_and_seven_more_once_extended(
    example, filed, answer, with_extension
):
    standing = in_progress(filed)
    assert standing.answer_due_on(CLOCK) == answer
    assert extended(standing).answer_due_on(CLOCK) == with_extension
    assert extended(standing).first_answer_due_on(CLOCK) == answer


@pytest.mark.parametrize(
    ("example", "filed", "answer"),
    [
        ("E03 a Friday afternoon", date(2025, 7, 11), date(2025, 7, 25)),
        ("E04 the Saturday after", date(2025, 7, 12), date(2025, 7, 25)),
        ("E05 two minutes to midnight", date(2025, 7, 9), date(2025, 7, 23)),
        ("E08 the last day before Lebaran", date(2025, 3, 27), date(2025, 4, 22)),
        ("E09 within cuti bersama", date(2025, 4, 2), date(2025, 4, 22)),
        ("E12 the last day before Nyepi", date(2026, 3, 17), date(2026, 4, 8)),
    ],
)
def test_a_request_is_received_on_the_day_it_arrives(example, filed, answer):
    assert received(filed).answer_due_on(CLOCK) == answer


def test_e06_an_office_open_on_cuti_bersama_answers_a_week_earlier():
    holidays = law.seed_holidays()
    national = [day.on for day in holidays if day.kind is law.HolidayKind.NATIONAL]
    clock = law.LegalClock(law.WorkingCalendar(national))
    assert in_progress(date(2025, 3, 17)).answer_due_on(clock) == date(2025, 4, 2)


def test_e17_a_day_off_decreed_later_moves_the_answer():
    standing = in_progress(date(2025, 8, 6))
    before = law.WorkingCalendar({on: name for on, name in OFF.items() if on != date(2025, 8, 18)})
    assert standing.answer_due_on(law.LegalClock(before)) == date(2025, 8, 20)
    assert standing.answer_due_on(CLOCK) == date(2025, 8, 21)


def test_e20_a_request_nobody_checked_is_complete_as_filed():
    standing = received(date(2025, 6, 3))
    assert standing.check_due_on(CLOCK) == date(2025, 6, 10)
    move = law.deem_complete(standing, on=date(2025, 6, 11), clock=CLOCK)
    assert move.event is Event.DEEMED_COMPLETE
    assert move.standing.state is State.IN_PROGRESS
    assert move.standing.answer_due_on(CLOCK) == date(2025, 6, 19)


def test_e21_a_repaired_request_is_counted_from_its_repair():
    asked = law.ask_completion(
        received(date(2025, 6, 3), complete=False), on=date(2025, 6, 5), clock=CLOCK
    ).standing
    assert asked.repair_due_on(CLOCK) == date(2025, 6, 12)
    assert asked.answer_due_on(CLOCK) is None
    repaired = law.repair(asked, on=date(2025, 6, 11), clock=CLOCK).standing
    accepted = law.accept(repaired, on=date(2025, 6, 13)).standing
    assert accepted.answer_due_on(CLOCK) == date(2025, 6, 25)
    assert accepted.safe_answer_due_on(CLOCK) == date(2025, 6, 19)


def test_e22_a_request_never_repaired_lapses_on_the_day_after():
    filed = received(date(2025, 9, 2), complete=False)
    asked = law.ask_completion(filed, on=date(2025, 9, 3)).standing
    assert asked.repair_due_on(CLOCK) == date(2025, 9, 9)
    with pytest.raises(NotAllowed) as no:
        law.lapse(asked, on=date(2025, 9, 9), clock=CLOCK)
    assert no.value.rule is Rule.REPAIR_WINDOW_OPEN
    lapsed = law.lapse(asked, on=date(2025, 9, 10), clock=CLOCK).standing
    assert lapsed.state is State.LAPSED
    assert lapsed.answer_due_on(CLOCK) is None
    assert lapsed.deadline(CLOCK) is None


def test_e23_the_time_to_check_adds_no_days():
    accepted = law.accept(received(date(2025, 10, 1)), on=date(2025, 10, 6)).standing
    assert accepted.answer_due_on(CLOCK) == date(2025, 10, 15)


def test_e24_a_repair_on_the_last_evening_is_in_time():
    filed = received(date(2026, 3, 12), complete=False)
    asked = law.ask_completion(filed, on=date(2026, 3, 16), clock=CLOCK).standing
    assert asked.repair_due_on(CLOCK) == date(2026, 3, 26)
    repaired = law.repair(asked, on=date(2026, 3, 26), clock=CLOCK).standing
    assert repaired.answer_due_on(CLOCK) == date(2026, 4, 10)


def test_e25_an_early_extension_is_counted_from_the_end_of_the_first_period():
    standing = in_progress(date(2025, 10, 6))
    assert standing.answer_due_on(CLOCK) == date(2025, 10, 20)
    assert extended(standing, date(2025, 10, 9)).answer_due_on(CLOCK) == date(2025, 10, 29)


def test_e26_an_extension_after_the_first_period_is_void():
    standing = in_progress(date(2025, 9, 22))
    assert standing.answer_due_on(CLOCK) == date(2025, 10, 6)
    with pytest.raises(NotAllowed) as no:
        law.extend(standing, on=date(2025, 10, 7), clock=CLOCK)
    assert no.value.rule is Rule.EXTENSION_TOO_LATE
    assert no.value.article == "UU 14/2008 Pasal 22 ayat (8)"
    assert no.value.facts == {"due": date(2025, 10, 6)}
    assert standing.silence_since(CLOCK) == date(2025, 10, 7)


def test_e27_an_objection_is_due_thirty_days_after_the_refusal():
    refused = law.decide(
        in_progress(date(2025, 7, 7)), Outcome.REFUSED, on=date(2025, 7, 21)
    ).standing
    assert refused.objection_due_on(CLOCK) == date(2025, 9, 2)
    assert refused.silence_since(CLOCK) is None


def test_e28_silence_is_a_reason_from_the_day_after_and_for_thirty_days():
    silent = in_progress(date(2025, 7, 7))
    assert silent.silence_since(CLOCK) == date(2025, 7, 22)
    assert silent.objection_due_on(CLOCK) == date(2025, 9, 3)


@pytest.mark.parametrize(
    ("zone", "day", "answer"),
    [
        ("Asia/Jakarta", date(2025, 7, 31), date(2025, 8, 14)),
        ("Asia/Jayapura", date(2025, 8, 1), date(2025, 8, 15)),
    ],
)
def test_e37_the_day_of_receipt_is_the_day_in_the_office(zone, day, answer):
    moment = datetime(2025, 7, 31, 16, 30, tzinfo=ZoneInfo("UTC"))
    local = moment.astimezone(ZoneInfo(zone)).date()
    assert local == day
    assert received(local).answer_due_on(CLOCK) == answer


def test_e38_registering_a_letter_late_does_not_move_its_answer():
    move = law.receive(
        received_on=date(2026, 2, 13), registered_on=date(2026, 2, 18), complete=True
    )
    assert move.event is Event.RECEIVED
    assert move.standing.answer_due_on(CLOCK) == date(2026, 3, 3)
    assert move.standing.check_due_on(CLOCK) == date(2026, 2, 23)

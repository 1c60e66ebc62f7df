"""Every switch of the legal profile acts: the reading of the rule book, and its alternative."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from ppid import law
from ppid.law import (
    DEFAULT,
    PRESETS,
    AfterHours,
    AnswerCounts,
    BadProfile,
    Channel,
    ClockStart,
    Code,
    Event,
    ExtensionGround,
    ExtensionReason,
    HolidayKind,
    LateObjection,
    LateRepair,
    LegalClock,
    LegalProfile,
    NotAllowed,
    ObjectionGround,
    Outcome,
    Premature,
    Preset,
    Rule,
    Standing,
    State,
    Unchecked,
    WorkingCalendar,
    seed_holidays,
)

ALL_OFF = WorkingCalendar({day.on: day.name for day in seed_holidays()})
JOINT_LEAVE_WORKED = WorkingCalendar(
    {day.on: day.name for day in seed_holidays() if day.kind is not HolidayKind.JOINT_LEAVE}
)
CLOSES = time(16)


def counting(**said: Any) -> LegalClock:
    """A clock under the default profile but for what is said."""
    return LegalClock(ALL_OFF, LegalProfile(**said))


DEFAULT_CLOCK = counting()


def incomplete(on: date, asked: date) -> Standing:
    """A request that lacked something, with the letter received on a day."""
    received = law.receive(received_on=on, registered_on=on, complete=False).standing
    return law.ask_completion(received, on=asked).standing


def in_progress(on: date) -> Standing:
    """A request that was complete when it came."""
    received = law.receive(received_on=on, registered_on=on, complete=True).standing
    return law.accept(received, on=on).standing


def refused(act: Any) -> Rule:
    """The rule that forbids it."""
    with pytest.raises(NotAllowed) as no:
        act()
    return no.value.rule


@pytest.mark.parametrize(
    ("reading", "repaired", "checked_late"),
    [
        (ClockStart.COMPLETE_RECEIVED, date(2025, 6, 25), date(2025, 10, 15)),
        (ClockStart.FIRST_RECEIVED, date(2025, 6, 19), date(2025, 10, 15)),
        (ClockStart.DECLARED_COMPLETE, date(2025, 6, 26), date(2025, 10, 20)),
    ],
)
def test_a01_the_ten_days_start_where_the_profile_says(
    reading: ClockStart, repaired: date, checked_late: date
):
    """E21: repaired 11 June, declared complete a day later; E23: declared on the last day."""
    clock = counting(clock_start=reading)
    lacking = incomplete(date(2025, 6, 3), date(2025, 6, 5))
    mended = law.repair(lacking, on=date(2025, 6, 11), clock=clock).standing
    assert law.accept(mended, on=date(2025, 6, 12)).standing.answer_due_on(clock) == repaired
    filed = law.receive(
        received_on=date(2025, 10, 1), registered_on=date(2025, 10, 1), complete=True
    ).standing
    declared = law.accept(filed, on=date(2025, 10, 6)).standing
    assert declared.answer_due_on(clock) == checked_late
    assert declared.safe_answer_due_on(clock) == date(2025, 10, 15)


def test_a02_the_start_day_is_counted_only_where_the_profile_says():
    monday = date(2025, 7, 7)
    assert DEFAULT_CLOCK.ends_on(Code.ANSWER, monday) == date(2025, 7, 21)
    assert counting(count_start_day=True).ends_on(Code.ANSWER, monday) == date(2025, 7, 18)


def test_a02_a_start_on_a_day_off_is_never_counted():
    saturday = date(2025, 7, 12)
    assert counting(count_start_day=True).ends_on(Code.ANSWER, saturday) == date(2025, 7, 25)


def test_a02_the_last_day_of_one_period_is_not_counted_again_in_the_next():
    clock = counting(count_start_day=True)
    standing = law.extend(in_progress(date(2025, 7, 7)), on=date(2025, 7, 10), clock=clock).standing
    assert standing.first_answer_due_on(clock) == date(2025, 7, 18)
    assert standing.answer_due_on(clock) == date(2025, 7, 29)


def test_a03_an_unchecked_request_is_complete_or_waits_for_an_officer():
    """E20: received 3 June, unchecked until 10 June."""
    received = law.receive(
        received_on=date(2025, 6, 3), registered_on=date(2025, 6, 3), complete=True
    ).standing
    late = date(2025, 6, 11)
    deemed = law.deem_complete(received, on=late, clock=DEFAULT_CLOCK).standing
    assert deemed.answer_due_on(DEFAULT_CLOCK) == date(2025, 6, 19)
    by_hand = counting(unchecked=Unchecked.MANUAL)
    assert refused(lambda: law.deem_complete(received, on=late, clock=by_hand)) is (
        Rule.CHECKED_BY_HAND
    )


def test_a03_a_letter_after_the_check_is_too_late_unless_the_officers_check_by_hand():
    received = law.receive(
        received_on=date(2025, 6, 3), registered_on=date(2025, 6, 3), complete=False
    ).standing
    late = date(2025, 6, 11)
    assert refused(lambda: law.ask_completion(received, on=late, clock=DEFAULT_CLOCK)) is (
        Rule.CHECK_OVER
    )
    by_hand = counting(unchecked=Unchecked.MANUAL)
    assert law.ask_completion(received, on=late, clock=by_hand).standing.state is State.INCOMPLETE


def test_a04_a_repair_after_its_window_needs_a_new_request():
    """E22: the window of a letter of 3 September ends on 9 September."""
    lacking, late = incomplete(date(2025, 9, 1), date(2025, 9, 3)), date(2025, 9, 11)
    for standing in (
        lacking,
        law.lapse(lacking, on=date(2025, 9, 10), clock=DEFAULT_CLOCK).standing,
    ):
        assert refused(
            lambda standing=standing: law.accept_late_repair(standing, on=late, clock=DEFAULT_CLOCK)
        ) is (Rule.LATE_REPAIR_NOT_TAKEN)


def test_a04_where_the_profile_allows_it_the_answer_runs_from_the_late_repair():
    clock = counting(late_repair=LateRepair.ALLOWED)
    lacking, late = incomplete(date(2025, 9, 1), date(2025, 9, 3)), date(2025, 9, 11)
    lapsed = law.lapse(lacking, on=date(2025, 9, 10), clock=clock).standing
    for standing in (lacking, lapsed):
        move = law.accept_late_repair(standing, on=late, clock=clock)
        assert move.event is Event.REPAIRED
        assert (move.standing.state, move.standing.closed_on) == (State.RECEIVED, None)
        assert move.standing.answer_due_on(clock) == clock.ends_on(Code.ANSWER, late)


def test_a04_even_then_the_requester_alone_cannot_repair_late():
    clock = counting(late_repair=LateRepair.ALLOWED)
    lacking = incomplete(date(2025, 9, 1), date(2025, 9, 3))
    assert refused(lambda: law.repair(lacking, on=date(2025, 9, 10), clock=clock)) is (
        Rule.REPAIR_WINDOW_OVER
    )


def test_a04_what_is_not_late_and_what_is_no_repair_is_not_taken_as_a_late_one():
    clock, in_time = counting(late_repair=LateRepair.ALLOWED), date(2025, 9, 9)
    for standing in (incomplete(date(2025, 9, 1), date(2025, 9, 3)), in_progress(date(2025, 9, 1))):
        with pytest.raises(NotAllowed) as no:
            law.accept_late_repair(standing, on=in_time, clock=clock)
        assert no.value.rule is Rule.NOT_NOW


@pytest.mark.parametrize(
    ("moment", "same_day", "next_working_day"),
    [
        (datetime(2025, 7, 12, 10), date(2025, 7, 25), date(2025, 7, 28)),  # E04, a Saturday
        (datetime(2025, 7, 9, 23, 58), date(2025, 7, 23), date(2025, 7, 24)),  # E05, at night
        (datetime(2025, 7, 9, 15, 59), date(2025, 7, 23), date(2025, 7, 23)),  # in office hours
        (datetime(2025, 7, 9, 5), date(2025, 7, 23), date(2025, 7, 23)),  # before they begin
    ],
)
def test_a05_what_comes_after_hours_counts_by_the_profile(
    moment: datetime, same_day: date, next_working_day: date
):
    for reading, due in (
        (AfterHours.SAME_DAY, same_day),
        (AfterHours.NEXT_WORKING_DAY, next_working_day),
    ):
        clock = counting(after_hours=reading)
        standing = law.receive(
            received_on=moment.date(),
            registered_on=moment.date(),
            complete=True,
            counts_from=clock.received_on(moment, CLOSES),
        ).standing
        assert standing.answer_due_on(clock) == due


def test_a05_a_request_that_counts_from_monday_can_be_withdrawn_on_saturday():
    saturday = date(2025, 7, 12)
    standing = law.receive(
        received_on=saturday,
        registered_on=saturday,
        complete=True,
        counts_from=date(2025, 7, 14),
    ).standing
    assert law.withdraw(standing, on=saturday).standing.state is State.WITHDRAWN


def test_a05_a_repair_on_the_last_evening_is_in_time_though_it_counts_from_the_next_day():
    """E24: repaired on 26 March at 21.00, the last day of the window."""
    clock = counting(after_hours=AfterHours.NEXT_WORKING_DAY)
    lacking = incomplete(date(2026, 3, 12), date(2026, 3, 16))
    evening = datetime(2026, 3, 26, 21)
    mended = law.repair(
        lacking,
        on=evening.date(),
        clock=clock,
        counts_from=clock.received_on(evening, CLOSES),
    ).standing
    assert lacking.repair_due_on(clock) == date(2026, 3, 26)
    assert mended.answer_due_on(clock) == clock.ends_on(Code.ANSWER, date(2026, 3, 27))


def test_a07_there_is_one_letter_or_as_many_as_the_profile_says():
    monday, tuesday = date(2025, 9, 1), date(2025, 9, 2)
    for letters in (1, 2, 3):
        standing = law.receive(
            received_on=monday, registered_on=monday, complete=False, letters=letters
        ).standing
        for _sent in range(letters):
            assert Event.COMPLETION_ASKED in law.may(standing)
            standing = law.ask_completion(standing, on=tuesday).standing
            standing = law.repair(
                standing, on=tuesday, clock=DEFAULT_CLOCK, complete=False
            ).standing
        assert Event.COMPLETION_ASKED not in law.may(standing)
        assert refused(lambda standing=standing: law.ask_completion(standing, on=tuesday)) is (
            Rule.ONE_COMPLETION_LETTER
        )


def test_a07_each_letter_opens_its_own_window():
    monday = date(2025, 9, 1)
    standing = law.receive(
        received_on=monday, registered_on=monday, complete=False, letters=2
    ).standing
    standing = law.ask_completion(standing, on=monday).standing
    standing = law.repair(standing, on=monday, clock=DEFAULT_CLOCK, complete=False).standing
    standing = law.ask_completion(standing, on=date(2025, 9, 3)).standing
    assert standing.repair_due_on(DEFAULT_CLOCK) == date(2025, 9, 9)


def filed(
    clock: LegalClock, *, on: date, found_on: date, counts_from: date | None = None
) -> law.ObjectionStanding:
    """An objection to silence."""
    return law.file_objection(
        counts_from=counts_from,
        grounds=ObjectionGround.NO_ANSWER,
        received_on=on,
        recorded_on=on,
        found_on=found_on,
        clock=clock,
    ).standing


def test_a08_a_late_objection_is_flagged_or_refused_as_the_profile_says():
    """E28: found on 22 July, thirty working days end on 3 September."""
    found, late = date(2025, 7, 22), date(2025, 9, 4)
    assert filed(DEFAULT_CLOCK, on=late, found_on=found).is_late(DEFAULT_CLOCK)
    blocking = counting(late_objection=LateObjection.BLOCKED)
    assert refused(lambda: filed(blocking, on=late, found_on=found)) is Rule.OBJECTION_TOO_LATE
    assert not filed(blocking, on=date(2025, 9, 3), found_on=found).is_late(blocking)


def test_a05_an_objection_of_saturday_may_count_from_monday_and_is_late_by_the_day_it_came():
    saturday, monday = date(2025, 7, 12), date(2025, 7, 14)
    last = DEFAULT_CLOCK.ends_on(Code.OBJECTION, date(2025, 5, 28))
    standing = filed(DEFAULT_CLOCK, on=saturday, found_on=date(2025, 7, 1), counts_from=monday)
    assert (standing.received_on, standing.recorded_on) == (saturday, saturday)
    due = standing.answer_due(DEFAULT_CLOCK)
    assert due == DEFAULT_CLOCK.deadline(Code.OBJECTION_ANSWER, monday)
    explained = law.objection_explanations(standing, DEFAULT_CLOCK)["D8"]
    assert explained.stretches[0].start is law.Start.OBJECTION_COUNTS
    evening = filed(
        DEFAULT_CLOCK, on=last, found_on=date(2025, 5, 28), counts_from=last + timedelta(days=1)
    )
    assert not evening.is_late(DEFAULT_CLOCK)


def test_a05_an_objection_that_waits_for_its_reason_counts_from_the_later_of_both_days():
    holding = counting(premature=Premature.HELD)
    saturday, monday, found = date(2025, 7, 12), date(2025, 7, 14), date(2025, 7, 22)
    early = filed(holding, on=saturday, found_on=found, counts_from=monday)
    assert early.answer_due(holding).day_zero == found
    assert (
        law.objection_explanations(early, holding)["D8"].stretches[0].start is law.Start.REASON_CAME
    )


def test_a24_a_premature_objection_runs_at_once_or_from_the_day_its_reason_is_there():
    early, found = date(2025, 7, 14), date(2025, 7, 22)
    at_once = filed(DEFAULT_CLOCK, on=early, found_on=found)
    holding = counting(premature=Premature.HELD)
    held = filed(holding, on=early, found_on=found)
    assert at_once.is_premature
    assert held.is_premature
    assert at_once.answer_due(DEFAULT_CLOCK).day_zero == early
    assert held.answer_due(holding).day_zero == found


def test_a13_an_extension_rests_on_a_ground_unless_reasons_are_enough():
    assert refused(lambda: law.check_extension(None, DEFAULT_CLOCK)) is (
        Rule.EXTENSION_NEEDS_GROUND
    )
    for ground in ExtensionGround:
        law.check_extension(ground, DEFAULT_CLOCK)
    law.check_extension(None, counting(extension_reason=ExtensionReason.FREE))


def test_a15_what_goes_by_post_starts_its_periods_when_it_is_received():
    sent, reached = date(2025, 7, 21), date(2025, 7, 24)
    standing = law.decide(
        in_progress(date(2025, 7, 7)), Outcome.REFUSED, on=sent, reached_on=reached
    ).standing
    assert standing.objection_due_on(DEFAULT_CLOCK) == DEFAULT_CLOCK.ends_on(
        Code.OBJECTION, reached
    )
    happened = law.Happened(standing, frozenset({Outcome.REFUSED}))
    found = {
        reason.ground: reason.found_on
        for reason in law.reasons(happened, today=date(2025, 8, 1), clock=DEFAULT_CLOCK)
    }
    assert found[ObjectionGround.REFUSED] == reached


def test_a18_cuti_bersama_is_worked_only_where_the_profile_says():
    """E06: Lebaran 2025."""
    monday = date(2025, 3, 17)
    assert DEFAULT_CLOCK.ends_on(Code.ANSWER, monday) == date(2025, 4, 9)
    open_office = LegalClock(JOINT_LEAVE_WORKED, LegalProfile(joint_leave_works=True))
    assert open_office.ends_on(Code.ANSWER, monday) == date(2025, 4, 2)


def test_a26_a_notice_is_in_time_when_it_is_sent_or_when_it_is_received():
    """Sent on the last day of the ten, received three working days later."""
    standing = law.decide(
        in_progress(date(2025, 7, 7)),
        Outcome.GRANTED,
        on=date(2025, 7, 21),
        reached_on=date(2025, 7, 24),
    ).standing
    received_counts = counting(answer_counts=AnswerCounts.RECEIVED)
    assert not standing.is_answered_late(DEFAULT_CLOCK)
    assert standing.is_answered_late(received_counts)
    happened = law.Happened(standing, frozenset({Outcome.GRANTED}))
    for clock, late in ((DEFAULT_CLOCK, False), (received_counts, True)):
        grounds = {r.ground for r in law.reasons(happened, today=date(2025, 8, 1), clock=clock)}
        assert (ObjectionGround.LATE in grounds) is late


def test_the_strict_profile_counts_from_the_first_receipt():
    """E21: 3 June, though it was completed on 11 June."""
    clock = LegalClock(ALL_OFF, PRESETS[Preset.STRICT_UU])
    lacking = incomplete(date(2025, 6, 3), date(2025, 6, 5))
    mended = law.repair(lacking, on=date(2025, 6, 11), clock=clock).standing
    assert mended.answer_due_on(clock) == date(2025, 6, 19)


def test_election_bodies_have_three_days_and_two_and_say_that_nobody_confirmed_it():
    profile = PRESETS[Preset.ELECTION]
    clock = LegalClock(ALL_OFF, profile)
    assert (clock.days(Code.ANSWER), clock.days(Code.EXTENSION)) == (3, 2)
    assert not profile.confirmed
    assert DEFAULT.confirmed


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"lengths": {"D4": -1}}, "D4"),
        ({"lengths": {"D4": 0}}, "D4"),
        ({"lengths": {"D4": 401}}, "D4"),
        ({"lengths": {"D19": 25}}, "D19"),
        ({"lengths": {"D4": True}}, "D4"),
        ({"lengths": {"D4": "10"}}, "D4"),
        ({"lengths": {"D99": 1}}, "lengths"),
        ({"lengths": 10}, "lengths"),
        ({"max_letters": 0}, "max_letters"),
        ({"post_days": 31}, "post_days"),
        ({"clock_start": "sometime"}, "clock_start"),
        ({"count_start_day": "yes"}, "count_start_day"),
        ({"channels": []}, "channels"),
        ({"channels": ["desk", "letter", "email", "pigeon"]}, "channels"),
        ({"channels": 7}, "channels"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_profile_that_the_law_cannot_be_is_refused_and_says_where(
    said: dict[str, Any], field: str
):
    with pytest.raises(BadProfile) as bad:
        LegalProfile.of(said)
    assert bad.value.field == field


def test_a12_only_the_roads_that_the_law_does_not_name_can_be_closed():
    assert DEFAULT.channels == frozenset(Channel)
    named = {Channel.DESK, Channel.LETTER, Channel.EMAIL}
    assert LegalProfile(channels=frozenset(named)).channels == named
    for road in named:
        with pytest.raises(BadProfile):
            LegalProfile(channels=frozenset(Channel) - {road})


@pytest.mark.parametrize("preset", list(Preset))
def test_a_profile_is_kept_as_plain_values_and_read_back_the_same(preset: Preset):
    import json

    profile = replace(PRESETS[preset], channels=frozenset(Channel) - {Channel.WEB}, post_days=5)
    assert LegalProfile.of(json.loads(json.dumps(profile.values()))) == profile


def test_what_was_kept_before_a_switch_existed_reads_as_its_default():
    assert LegalProfile.of({}) == DEFAULT


def test_a_profile_cannot_be_changed():
    with pytest.raises(TypeError):
        DEFAULT.lengths[Code.ANSWER] = 1  # type: ignore[index]
    with pytest.raises(AttributeError):
        DEFAULT.post_days = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("number", "minor"),
    [
        ("3273012511090001", False),  # born 25 November 2009: seventeen today
        ("3273012611090001", True),  # a day later
        ("3273016611090001", True),  # a girl of the same day
        ("3273010101900001", False),
        ("3273013113090001", False),  # no such day: the number says nothing
        ("AHU-0001234.AH.01", False),
        ("", False),
    ],
)
def test_a16_the_nik_says_who_is_under_age(number: str, minor: bool):
    assert law.is_minor(number, date(2026, 11, 25)) is minor

"""The road of a dispute before the Komisi Informasi: what may follow what, and until when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ppid.law import (
    DISPUTE_FLOW,
    Code,
    DisputeStage,
    LegalClock,
    NotAllowed,
    ObjectionStanding,
    ObjectionState,
    Party,
    Rule,
    Ruling,
    Step,
    StepKind,
    WorkingCalendar,
    dispute_deadlines,
    dispute_of,
    lawsuit_is_late,
    may_follow,
    open_dispute,
    seed_holidays,
    summons_is_late,
    take_step,
    watched,
)

K = StepKind
CALENDAR = WorkingCalendar({day.on: day.name for day in seed_holidays()})
CLOCK = LegalClock(CALENDAR)
APPLIED = date(2026, 4, 20)
LATER = date(2027, 12, 1)

ASKED = ObjectionStanding(ObjectionState.REGISTERED, "c", date(2026, 2, 20), date(2026, 2, 20))
ANSWERED = replace(
    ASKED,
    state=ObjectionState.ANSWERED,
    answered_on=date(2026, 4, 8),
    answer_reached_on=date(2026, 4, 10),
    ruling=Ruling.UPHELD,
)


def road(*kinds: StepKind, grounds: str = "c", start: date = APPLIED):
    """A dispute with one step a working day, from the application on."""
    steps = [Step(K.APPLIED, start)]
    for number, kind in enumerate(kinds, 1):
        steps.append(Step(kind, CALENDAR.add(start, number)))
    return dispute_of(grounds, steps)


def refused(rule: Rule):
    """The law forbids it by this rule."""
    return pytest.raises(NotAllowed, match=f"^{rule} ")


def ends(standing) -> dict[str, date]:
    return {deadline.code: deadline.on for deadline in dispute_deadlines(standing, CLOCK)}


TO_MEDIATION = (K.REGISTERED, K.STARTED, K.MEDIATION_OPENED)
TO_JUDGEMENT = (*TO_MEDIATION, K.MEDIATION_FAILED, K.ADJUDICATION)
TO_COURT_WINDOW = (*TO_JUDGEMENT, K.DECISION_READ, K.DECISION_RECEIVED)


# When a dispute may be opened


def test_e30_fourteen_working_days_after_the_answer_reached_the_applicant():
    opened = open_dispute(ANSWERED, applied_on=date(2026, 4, 30), today=LATER, clock=CLOCK)
    assert opened.due.on == date(2026, 4, 30)
    assert opened.due.code == Code.DISPUTE
    assert not opened.late


def test_e31_fourteen_working_days_after_the_day_of_the_answer_passed_in_silence():
    opened = open_dispute(ASKED, applied_on=date(2026, 5, 4), today=LATER, clock=CLOCK)
    assert opened.due.day_zero == date(2026, 4, 13)
    assert opened.due.on == date(2026, 5, 4)
    assert opened.due.code == Code.DISPUTE_AFTER_SILENCE
    assert not opened.late


def test_a_dispute_is_not_opened_while_the_superior_may_still_answer():
    with refused(Rule.DISPUTE_TOO_EARLY) as caught:
        open_dispute(ASKED, applied_on=date(2026, 4, 13), today=LATER, clock=CLOCK)
    assert "Pasal 37" in caught.value.article


def test_an_answer_opens_the_way_before_the_thirty_days_are_over():
    opened = open_dispute(ANSWERED, applied_on=date(2026, 4, 10), today=LATER, clock=CLOCK)
    assert opened.step == Step(K.APPLIED, date(2026, 4, 10))


def test_who_went_to_the_commission_after_silence_is_not_stopped_by_a_late_answer():
    late_answer = replace(ANSWERED, answered_on=date(2026, 5, 20), answer_reached_on=None)
    opened = open_dispute(late_answer, applied_on=date(2026, 4, 20), today=LATER, clock=CLOCK)
    assert opened.due.code == Code.DISPUTE_AFTER_SILENCE


def test_a_late_application_is_flagged_and_not_refused_because_the_commission_judges_that():
    assert open_dispute(ANSWERED, applied_on=date(2026, 5, 4), today=LATER, clock=CLOCK).late


@pytest.mark.parametrize(
    "ended",
    [
        replace(ASKED, state=ObjectionState.WITHDRAWN, closed_on=date(2026, 3, 2)),
        replace(ASKED, state=ObjectionState.SETTLED, settled_on=date(2026, 3, 2)),
    ],
)
def test_an_objection_withdrawn_or_settled_gives_no_dispute(ended):
    with refused(Rule.DISPUTE_OVER):
        open_dispute(ended, applied_on=date(2026, 5, 4), today=LATER, clock=CLOCK)


def test_an_application_of_tomorrow_is_not_written_down_today():
    with refused(Rule.IN_THE_FUTURE):
        open_dispute(ANSWERED, applied_on=APPLIED, today=APPLIED - timedelta(1), clock=CLOCK)


# The days of the Komisi Informasi


def test_e32_fourteen_working_days_to_begin_and_a_hundred_counted_from_the_application():
    assert ends(road())[Code.KI_START] == date(2026, 5, 11)
    assert ends(road())[Code.KI_FINISH] == date(2026, 9, 18)


def test_the_hundred_days_run_from_the_beginning_once_it_is_known():
    begun = dispute_of("c", [*road(K.REGISTERED).steps, Step(K.STARTED, date(2026, 5, 11))])
    assert ends(begun)[Code.KI_FINISH] == CALENDAR.add(date(2026, 5, 11), 100)
    assert Code.KI_START not in ends(begun)


def test_the_commission_says_in_three_days_what_is_missing_and_the_applicant_has_seven():
    assert ends(road())[Code.KI_NOTICE] == CALENDAR.add(APPLIED, 3)
    asked = road(K.DOCUMENTS_ASKED)
    assert ends(asked)[Code.KI_COMPLETION] == CALENDAR.add(CALENDAR.add(APPLIED, 1), 7)
    done = road(K.DOCUMENTS_ASKED, K.DOCUMENTS_COMPLETED)
    assert not {Code.KI_NOTICE, Code.KI_COMPLETION} & set(ends(done))


def test_without_identity_the_application_is_not_registered_and_the_dispute_ends():
    assert road(K.DOCUMENTS_ASKED, K.NOT_REGISTERED).stage is DisputeStage.ENDED


def test_a_summons_comes_three_working_days_before_the_session():
    session = date(2026, 6, 10)
    in_time = Step(K.SUMMONED, date(2026, 6, 5), session_on=session)
    assert not summons_is_late(in_time, CLOCK)
    assert summons_is_late(replace(in_time, on=date(2026, 6, 8)), CLOCK)


def test_a_session_that_was_called_is_what_the_office_watches_until_it_is_written_down():
    session = date(2026, 5, 6)
    summons = Step(K.SUMMONED, date(2026, 4, 24), session_on=session)
    called = take_step(road(K.REGISTERED), summons, today=LATER, clock=CLOCK)
    assert watched(called, CLOCK).on == session
    held = take_step(called, Step(K.SESSION, session), today=LATER, clock=CLOCK)
    assert held.session_on is None
    assert watched(held, CLOCK).code == Code.KI_FINISH


def test_a_session_before_its_summons_is_a_slip_of_the_pen():
    summons = Step(K.SUMMONED, date(2026, 4, 24), session_on=date(2026, 4, 23))
    with refused(Rule.SESSION_BEFORE_SUMMONS):
        take_step(road(K.REGISTERED), summons, today=LATER, clock=CLOCK)


# Mediation and adjudication


def test_a_refusal_goes_straight_to_adjudication():
    heard = road(K.REGISTERED, K.SESSION, grounds="a")
    assert K.MEDIATION_OPENED not in may_follow(heard)
    assert K.ADJUDICATION in may_follow(heard)
    with refused(Rule.NO_MEDIATION_FOR_REFUSAL):
        road(K.REGISTERED, K.MEDIATION_OPENED, grounds="a")


def test_every_other_ground_is_mediated_first():
    assert K.ADJUDICATION not in may_follow(road(K.REGISTERED, K.STARTED))
    with refused(Rule.MEDIATION_FIRST):
        road(K.REGISTERED, K.STARTED, K.ADJUDICATION)
    assert road(*TO_JUDGEMENT).stage is DisputeStage.ADJUDICATION


def test_where_a_refusal_is_disputed_beside_another_ground_the_commission_chooses():
    both = may_follow(road(K.REGISTERED, K.STARTED, grounds="ac"))
    assert {K.MEDIATION_OPENED, K.ADJUDICATION} <= both


def test_mediation_lasts_fourteen_working_days_from_its_first_meeting():
    met = road(*TO_MEDIATION, K.MEDIATION_MEETING, K.MEDIATION_MEETING)
    first = met.first(K.MEDIATION_MEETING).on
    assert ends(met)[Code.MEDIATION] == CALENDAR.add(first, 14)


def test_mediation_is_extended_once_by_seven_working_days_from_its_end():
    longer = road(*TO_MEDIATION, K.MEDIATION_EXTENDED)
    first = longer.last(K.MEDIATION_OPENED).on
    assert ends(longer)[Code.MEDIATION_EXTENSION] == CALENDAR.add(CALENDAR.add(first, 14), 7)
    assert Code.MEDIATION not in ends(longer)
    with refused(Rule.MEDIATION_EXTENDED_ONCE):
        road(*TO_MEDIATION, K.MEDIATION_EXTENDED, K.MEDIATION_EXTENDED)


def test_an_agreement_in_mediation_is_final_and_is_carried_out():
    agreed = road(*TO_MEDIATION, K.MEDIATION_AGREED)
    assert agreed.stage is DisputeStage.SETTLED
    assert may_follow(agreed) == {K.EXECUTED}


def absent(kind: StepKind, who: Party, on: date) -> Step:
    return Step(kind, on, absent=who)


def test_when_the_body_stays_away_from_mediation_it_fails():
    mediating = road(*TO_MEDIATION)
    on = CALENDAR.add(APPLIED, 9)
    missed = dispute_of("c", [*mediating.steps, absent(K.MEDIATION_MEETING, Party.RESPONDENT, on)])
    assert may_follow(missed) == {K.MEDIATION_FAILED, K.WITHDRAWN}
    with refused(Rule.RESPONDENT_ABSENT):
        take_step(missed, Step(K.MEDIATION_AGREED, on), today=LATER, clock=CLOCK)


def test_an_application_falls_when_the_applicant_stays_away_twice_and_not_before():
    on = CALENDAR.add(APPLIED, 5)
    once = dispute_of("c", [*road(K.REGISTERED).steps, absent(K.SESSION, Party.APPLICANT, on)])
    assert K.FELL not in may_follow(once)
    with refused(Rule.ABSENT_TWICE):
        take_step(once, Step(K.FELL, on), today=LATER, clock=CLOCK)
    twice = dispute_of("c", [*once.steps, absent(K.SESSION, Party.APPLICANT, on)])
    fell = take_step(twice, Step(K.FELL, on), today=LATER, clock=CLOCK)
    assert fell.stage is DisputeStage.ENDED


def test_when_the_body_stays_away_from_a_session_the_case_goes_on_without_it():
    on = CALENDAR.add(APPLIED, 5)
    missed = dispute_of(
        "a", [*road(K.REGISTERED, grounds="a").steps, absent(K.SESSION, Party.RESPONDENT, on)]
    )
    assert K.DECISION_READ in may_follow(missed)


# Decision and courts


def test_copies_of_a_decision_come_within_three_working_days():
    read = road(*TO_JUDGEMENT, K.DECISION_READ)
    assert ends(read) == {Code.DECISION_COPY: CALENDAR.add(read.steps[-1].on, 3)}


def decided(on: date):
    steps = road(*TO_JUDGEMENT, start=date(2026, 3, 30)).steps
    return dispute_of("c", [*steps, Step(K.DECISION_READ, on), Step(K.DECISION_RECEIVED, on)])


def test_e33_both_readings_of_the_last_day_to_sue_and_the_earlier_is_watched():
    received = decided(date(2026, 5, 11))
    assert ends(received) == {
        Code.COURT_CALENDAR: date(2026, 5, 25),
        Code.COURT: date(2026, 6, 5),
    }
    assert watched(received, CLOCK).on == date(2026, 5, 25)
    articles = {d.code: d.article for d in dispute_deadlines(received, CLOCK)}
    assert "48" in articles[Code.COURT]
    assert "60" in articles[Code.COURT_CALENDAR]


def test_a_decision_is_final_only_when_both_readings_have_passed():
    received = decided(date(2026, 5, 11))
    with refused(Rule.NOT_FINAL_YET):
        take_step(received, Step(K.FINAL, date(2026, 6, 5)), today=LATER, clock=CLOCK)
    final = take_step(received, Step(K.FINAL, date(2026, 6, 8)), today=LATER, clock=CLOCK)
    assert final.stage is DisputeStage.FINAL


def test_a_lawsuit_is_late_only_after_the_later_reading():
    received = decided(date(2026, 5, 11))
    for day, late in ((date(2026, 6, 5), False), (date(2026, 6, 8), True)):
        sued = take_step(received, Step(K.LAWSUIT_FILED, day), today=LATER, clock=CLOCK)
        assert lawsuit_is_late(sued, CLOCK) is late


def test_cassation_is_filed_within_fourteen_calendar_days():
    ruled = dispute_of(
        "c",
        [
            *decided(date(2026, 5, 11)).steps,
            Step(K.LAWSUIT_FILED, date(2026, 5, 22)),
            Step(K.COURT_DECISION_RECEIVED, date(2026, 9, 1)),
        ],
    )
    assert ends(ruled) == {Code.CASSATION: date(2026, 9, 15)}
    with refused(Rule.NOT_FINAL_YET):
        take_step(ruled, Step(K.FINAL, date(2026, 9, 15)), today=LATER, clock=CLOCK)
    over = (Step(K.CASSATION_FILED, date(2026, 9, 15)), Step(K.CASSATION_DECIDED, LATER))
    assert dispute_of("c", [*ruled.steps, *over]).stage is DisputeStage.FINAL


# Order, and what is struck out


def test_a_step_learned_of_later_takes_its_place_by_its_day():
    late = Step(K.COPY_RECEIVED, CALENDAR.add(APPLIED, 1))
    told = take_step(road(K.REGISTERED, K.STARTED), late, today=LATER, clock=CLOCK)
    assert [step.kind for step in told.steps][:3] == [K.APPLIED, K.REGISTERED, K.COPY_RECEIVED]


def test_a_copy_comes_once():
    told = road(K.COPY_RECEIVED)
    assert K.COPY_RECEIVED not in may_follow(told)


def test_nothing_happens_before_the_application():
    early = Step(K.REGISTERED, APPLIED - timedelta(3))
    with refused(Rule.STEP_BEFORE_APPLICATION):
        take_step(road(), early, today=LATER, clock=CLOCK)


def test_nothing_that_is_still_to_come_is_written_down():
    with refused(Rule.IN_THE_FUTURE):
        take_step(road(), Step(K.REGISTERED, APPLIED), today=APPLIED - timedelta(1), clock=CLOCK)


def test_striking_out_what_others_rest_on_is_refused():
    steps = road(*TO_JUDGEMENT).steps
    with refused(Rule.STEP_NOT_NOW):
        dispute_of("c", [step for step in steps if step.kind is not K.MEDIATION_FAILED])
    with refused(Rule.STEP_NOT_NOW):
        dispute_of("c", steps[1:])


def test_no_stage_is_a_dead_end_but_the_last_ones():
    dead = {stage for stage, ways in DISPUTE_FLOW.items() if not ways}
    assert dead == {DisputeStage.EXECUTED, DisputeStage.ENDED}
    assert set(DISPUTE_FLOW) == set(DisputeStage)


def test_every_kind_of_step_can_happen_somewhere():
    reached = {kind for ways in DISPUTE_FLOW.values() for kind in ways}
    assert reached | {K.APPLIED} == set(StepKind)


def test_everything_that_may_follow_can_be_written_down():
    for kinds in ((), TO_MEDIATION, TO_JUDGEMENT, TO_COURT_WINDOW):
        standing = road(*kinds)
        for kind in may_follow(standing):
            step = Step(kind, date(2027, 6, 1))
            assert take_step(standing, step, today=LATER, clock=CLOCK).steps[-1] == step

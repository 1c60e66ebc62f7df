"""What is due when, with the day zero and article that explain it."""

from dataclasses import replace
from datetime import date

import pytest

from ppid import law
from ppid.law import Deadline, NotAllowed, Outcome, Rule, Standing, State

CALENDAR = law.WorkingCalendar({holiday.on: holiday.name for holiday in law.seed_holidays()})
CLOCK = law.LegalClock(CALENDAR)
MONDAY = date(2025, 7, 7)
FRIDAY = date(2025, 7, 11)
DUE = date(2025, 7, 21)

RECEIVED = Standing(State.RECEIVED, MONDAY, MONDAY, MONDAY)
IN_PROGRESS = replace(RECEIVED, state=State.IN_PROGRESS)
DECIDED = replace(IN_PROGRESS, state=State.DECIDED, decided_on=FRIDAY, outcome=Outcome.GRANTED)

CHECK = Deadline("D2", date(2025, 7, 10), MONDAY, 3, "Perki 1/2021 Pasal 31 ayat (2)")
ANSWER = Deadline("D4", DUE, MONDAY, 10, "UU 14/2008 Pasal 22 ayat (7)")
OBJECTION = Deadline("D7", date(2025, 8, 25), FRIDAY, 30, "UU 14/2008 Pasal 36 ayat (1)")


def codes(standing: Standing) -> list[str]:
    return [deadline.code for deadline in law.deadlines(standing, CLOCK)]


def test_a_received_request_is_checked_first_while_its_answer_runs():
    assert RECEIVED.deadline(CLOCK) == CHECK
    assert law.deadlines(RECEIVED, CLOCK) == (CHECK, ANSWER)


def test_an_incomplete_request_waits_for_its_repair_only():
    letter = date(2025, 7, 8)
    standing = replace(
        RECEIVED, state=State.INCOMPLETE, complete_on=None, completion_asked_on=letter
    )
    repair = Deadline("D3", FRIDAY, letter, 3, "Perki 1/2021 Pasal 33 ayat (3)")
    assert standing.deadline(CLOCK) == repair
    assert law.deadlines(standing, CLOCK) == (repair,)


def test_a_request_in_progress_is_answered_by_its_day():
    assert IN_PROGRESS.deadline(CLOCK) == ANSWER
    assert law.deadlines(IN_PROGRESS, CLOCK) == (ANSWER,)


def test_an_extended_request_counts_seven_days_from_the_end_of_ten():
    extended = replace(IN_PROGRESS, extended_on=FRIDAY)
    assert extended.deadline(CLOCK) == Deadline(
        "D5", date(2025, 7, 30), DUE, 7, "UU 14/2008 Pasal 22 ayat (8)"
    )
    assert extended.safe_answer_due_on(CLOCK) == date(2025, 7, 30)


def test_a_notice_without_a_promise_leaves_only_the_objection():
    assert DECIDED.deadline(CLOCK) is None
    assert law.deadlines(DECIDED, CLOCK) == (OBJECTION,)


def test_a_promise_is_watched_until_it_is_kept():
    promised = replace(DECIDED, provide_by=DUE)
    assert promised.deadline(CLOCK) == Deadline(
        "D6", DUE, FRIDAY, None, "Perki 1/2021 Pasal 31 ayat (4) huruf f"
    )
    assert codes(promised) == ["D6", "D7"]
    assert codes(replace(promised, state=State.AWAITING_PAYMENT)) == ["D7"]
    assert codes(replace(promised, state=State.HANDED_OVER, handed_over_on=FRIDAY)) == ["D7"]
    assert codes(replace(promised, state=State.CLOSED, closed_on=DUE)) == ["D7"]


def test_a_repair_is_not_due_where_no_letter_arrived():
    assert replace(RECEIVED, state=State.INCOMPLETE).repair_due_on(CLOCK) is None


def test_an_incomplete_request_has_no_answer_day_whatever_its_dates_say():
    standing = replace(RECEIVED, state=State.INCOMPLETE)
    assert standing.answer_due_on(CLOCK) is None
    assert standing.first_answer_due_on(CLOCK) is None


@pytest.mark.parametrize(
    ("outcomes", "whole"),
    [
        (["granted", "granted"], Outcome.GRANTED),
        (["refused"], Outcome.REFUSED),
        (["not_held", "not_held"], Outcome.NOT_HELD),
        (["not_documented"], Outcome.NOT_DOCUMENTED),
        (["granted", "refused"], Outcome.PARTLY_GRANTED),
        (["granted", "not_held"], Outcome.PARTLY_GRANTED),
        (["granted", "partly_granted"], Outcome.PARTLY_GRANTED),
        (["partly_granted", "refused"], Outcome.PARTLY_GRANTED),
        (["refused", "not_held"], Outcome.REFUSED),
        (["not_documented", "refused"], Outcome.REFUSED),
        (["not_held", "not_documented"], Outcome.NOT_HELD),
    ],
)
def test_several_answers_make_one_outcome_in_any_order(outcomes, whole):
    answers = [Outcome(outcome) for outcome in outcomes]
    assert law.overall(answers) is whole
    assert law.overall(reversed(answers)) is whole


@pytest.mark.parametrize("outcomes", [[], [None], [Outcome.GRANTED, None]])
def test_a_notice_answers_every_question(outcomes):
    with pytest.raises(NotAllowed) as no:
        law.overall(outcomes)
    assert no.value.rule is Rule.EVERY_QUESTION_ANSWERED

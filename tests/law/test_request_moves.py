"""Every move a case can make, and every reason why it may not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ppid import law
from ppid.law import FLOW, Event, NotAllowed, Outcome, Rule, Standing, State
from tests.law.moves import CLOCK, MOVES

MONDAY = date(2025, 7, 7)
TUESDAY = date(2025, 7, 8)
WEDNESDAY = date(2025, 7, 9)
THURSDAY = date(2025, 7, 10)
FRIDAY = date(2025, 7, 11)
NEXT_MONDAY = date(2025, 7, 14)

RECEIVED = Standing(State.RECEIVED, MONDAY, MONDAY, MONDAY)
UNFINISHED = replace(RECEIVED, complete_on=None)
INCOMPLETE = replace(UNFINISHED, state=State.INCOMPLETE, completion_asked_on=TUESDAY)
REPAIRED = replace(INCOMPLETE, state=State.RECEIVED, repaired_on=WEDNESDAY, complete_on=WEDNESDAY)
IN_PROGRESS = replace(RECEIVED, state=State.IN_PROGRESS)
DECIDED = replace(
    IN_PROGRESS,
    state=State.DECIDED,
    decided_on=FRIDAY,
    provide_by=NEXT_MONDAY,
    outcome=Outcome.GRANTED,
)
AWAITING_PAYMENT = replace(DECIDED, state=State.AWAITING_PAYMENT)
HANDED_OVER = replace(DECIDED, state=State.HANDED_OVER, handed_over_on=NEXT_MONDAY)

STANDINGS = {
    State.RECEIVED: REPAIRED,
    State.INCOMPLETE: INCOMPLETE,
    State.IN_PROGRESS: IN_PROGRESS,
    State.DECIDED: DECIDED,
    State.AWAITING_PAYMENT: AWAITING_PAYMENT,
    State.HANDED_OVER: HANDED_OVER,
    State.CLOSED: replace(DECIDED, state=State.CLOSED, closed_on=NEXT_MONDAY),
    State.WITHDRAWN: replace(RECEIVED, state=State.WITHDRAWN, closed_on=TUESDAY),
    State.LAPSED: replace(INCOMPLETE, state=State.LAPSED, closed_on=NEXT_MONDAY),
}


def refused(move: Callable[[], object]) -> Rule:
    with pytest.raises(NotAllowed) as no:
        move()
    assert no.value.article == law.RULE_ARTICLES[no.value.rule]
    assert no.value.article in str(no.value)
    return no.value.rule


def test_there_is_a_move_for_every_event_of_the_flow():
    assert set(MOVES) == law.MOVING - {Event.RECEIVED}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("event", MOVES)
def test_a_move_that_the_flow_does_not_have_is_refused(state, event):
    if event in FLOW[state]:
        return
    with pytest.raises(NotAllowed) as no:
        MOVES[event](STANDINGS[state], NEXT_MONDAY)
    assert no.value.rule is Rule.NOT_NOW
    assert no.value.facts == {"event": event, "state": state}


@pytest.mark.parametrize("state", State)
def test_what_may_be_done_leads_where_the_flow_says(state):
    standing = STANDINGS[state]
    day = {Event.DEEMED_COMPLETE: 30, Event.LAPSED: 30}
    for event in law.may(standing):
        move = MOVES[event](standing, THURSDAY + timedelta(days=day.get(event, 0)))
        assert move.event is event
        assert move.standing.state is FLOW[state][event]


@pytest.mark.parametrize("state", sorted(law.OPEN))
def test_nothing_happens_before_the_request_was_received(state):
    standing = STANDINGS[state]
    for event in law.may(standing):
        before = MONDAY - timedelta(days=1)
        assert refused(lambda e=event, b=before: MOVES[e](standing, b)) is Rule.BEFORE_RECEIPT


def test_a_complete_request_is_complete_on_the_day_it_came():
    move = law.receive(received_on=MONDAY, registered_on=TUESDAY, complete=True)
    assert move == law.Move(Event.RECEIVED, Standing(State.RECEIVED, MONDAY, TUESDAY, MONDAY))


def test_a_request_that_lacks_something_has_no_answer_day_yet():
    standing = law.receive(received_on=MONDAY, registered_on=MONDAY, complete=False).standing
    assert standing.complete_on is None
    assert standing.answer_due_on(CLOCK) is None
    assert standing.silence_since(CLOCK) is None
    assert standing.objection_due_on(CLOCK) is None


def test_a_request_cannot_be_received_on_a_day_yet_to_come():
    assert (
        refused(lambda: law.receive(received_on=TUESDAY, registered_on=MONDAY, complete=True))
        is Rule.IN_THE_FUTURE
    )


def test_what_the_form_thought_missing_may_be_accepted_as_filed():
    assert law.accept(UNFINISHED, on=TUESDAY).standing.complete_on == MONDAY


def test_what_was_repaired_in_part_may_be_accepted_from_its_repair():
    partly = law.repair(INCOMPLETE, on=WEDNESDAY, clock=CLOCK, complete=False).standing
    assert partly.complete_on is None
    assert law.accept(partly, on=THURSDAY).standing.complete_on == WEDNESDAY


def test_a_request_is_not_deemed_complete_while_it_may_be_checked():
    assert (
        refused(lambda: law.deem_complete(RECEIVED, on=THURSDAY, clock=CLOCK))
        is Rule.CHECK_STILL_OPEN
    )
    move = law.deem_complete(RECEIVED, on=FRIDAY, clock=CLOCK)
    assert move.standing.complete_on == MONDAY


def test_an_unchecked_repair_is_deemed_complete_from_its_day():
    assert REPAIRED.check_due_on(CLOCK) == NEXT_MONDAY
    move = law.deem_complete(REPAIRED, on=date(2025, 7, 15), clock=CLOCK)
    assert move.standing.complete_on == WEDNESDAY


def test_the_letter_stops_the_answer_and_opens_the_repair():
    standing = law.ask_completion(RECEIVED, on=TUESDAY).standing
    assert standing.complete_on is None
    assert standing.repair_due_on(CLOCK) == FRIDAY
    assert standing.check_due_on(CLOCK) is None


def test_a_second_letter_is_not_allowed():
    assert refused(lambda: law.ask_completion(REPAIRED, on=THURSDAY)) is (
        Rule.ONE_COMPLETION_LETTER
    )
    assert Event.COMPLETION_ASKED not in law.may(REPAIRED)


def test_a_letter_after_the_check_comes_too_late():
    late = lambda: law.ask_completion(RECEIVED, on=FRIDAY, clock=CLOCK)  # noqa: E731
    assert refused(late) is Rule.CHECK_OVER


def test_a_poor_repair_goes_back_without_a_new_window():
    back = law.find_still_incomplete(REPAIRED, on=THURSDAY, clock=CLOCK).standing
    assert back.state is State.INCOMPLETE
    assert back.complete_on is None
    assert back.repair_due_on(CLOCK) == FRIDAY
    again = law.repair(back, on=FRIDAY, clock=CLOCK).standing
    assert again.complete_on == FRIDAY


def test_nothing_is_still_incomplete_before_a_letter_has_said_so():
    found = lambda: law.find_still_incomplete(RECEIVED, on=TUESDAY, clock=CLOCK)  # noqa: E731
    assert refused(found) is Rule.LETTER_FIRST
    assert Event.STILL_INCOMPLETE not in law.may(RECEIVED)


def test_a_repair_left_unchecked_cannot_be_sent_back():
    late = date(2025, 7, 15)
    assert (
        refused(lambda: law.find_still_incomplete(REPAIRED, on=late, clock=CLOCK))
        is Rule.CHECK_OVER
    )


def test_a_repair_after_its_window_does_not_revive_the_request():
    with pytest.raises(NotAllowed) as no:
        law.repair(INCOMPLETE, on=NEXT_MONDAY, clock=CLOCK)
    assert no.value.rule is Rule.REPAIR_WINDOW_OVER
    assert no.value.facts == {"due": FRIDAY}


def test_a_requester_may_add_what_is_missing_before_any_letter():
    standing = law.repair(UNFINISHED, on=TUESDAY, clock=CLOCK).standing
    assert standing.state is State.RECEIVED
    assert standing.complete_on == TUESDAY
    assert standing.check_due_on(CLOCK) == FRIDAY


def test_adding_to_a_complete_request_does_not_make_it_younger():
    standing = law.repair(RECEIVED, on=TUESDAY, clock=CLOCK).standing
    assert standing.complete_on == MONDAY
    assert standing.repaired_on == TUESDAY


def test_a_case_is_extended_once_at_most():
    extended = law.extend(IN_PROGRESS, on=TUESDAY, clock=CLOCK).standing
    assert extended.extended_on == TUESDAY
    again = lambda: law.extend(extended, on=WEDNESDAY, clock=CLOCK)  # noqa: E731
    assert refused(again) is Rule.EXTENDED_ONCE
    assert Event.EXTENDED not in law.may(extended)
    assert Event.EXTENDED in law.may(IN_PROGRESS)


def test_an_answer_that_is_late_is_still_an_answer():
    late = date(2025, 8, 1)
    standing = law.decide(IN_PROGRESS, Outcome.NOT_HELD, on=late).standing
    assert (standing.decided_on, standing.outcome) == (late, Outcome.NOT_HELD)
    assert standing.provide_by is None
    assert standing.answer_due_on(CLOCK) == date(2025, 7, 21)


def test_a_notice_promises_a_day_that_lies_ahead():
    standing = law.decide(IN_PROGRESS, Outcome.GRANTED, on=FRIDAY, provide_by=FRIDAY).standing
    assert standing.provide_due_on() == FRIDAY
    assert (
        refused(lambda: law.decide(IN_PROGRESS, Outcome.GRANTED, on=FRIDAY, provide_by=THURSDAY))
        is Rule.PROMISE_IN_THE_PAST
    )


def test_waiting_for_the_cost_holds_the_promised_day():
    waiting = law.ask_payment(DECIDED, on=FRIDAY).standing
    assert waiting.deadline(CLOCK) is None
    paid = law.pay(waiting, on=NEXT_MONDAY).standing
    assert (paid.state, paid.paid_on, paid.provide_by) == (
        State.DECIDED,
        NEXT_MONDAY,
        NEXT_MONDAY,
    )


def test_a_payment_may_come_with_a_new_promise():
    promised = date(2025, 7, 16)
    paid = law.pay(AWAITING_PAYMENT, on=NEXT_MONDAY, provide_by=promised).standing
    assert paid.provide_by == promised
    assert (
        refused(lambda: law.pay(AWAITING_PAYMENT, on=NEXT_MONDAY, provide_by=FRIDAY))
        is Rule.PROMISE_IN_THE_PAST
    )


def test_more_files_do_not_change_the_day_of_the_first_handing_over():
    first = law.hand_over(DECIDED, on=NEXT_MONDAY).standing
    assert first.handed_over_on == NEXT_MONDAY
    more = law.hand_over(first, on=date(2025, 7, 20)).standing
    assert more.handed_over_on == NEXT_MONDAY


@pytest.mark.parametrize("standing", [RECEIVED, INCOMPLETE, IN_PROGRESS])
def test_a_requester_may_withdraw_until_there_is_a_notice(standing):
    withdrawn = law.withdraw(standing, on=WEDNESDAY).standing
    assert (withdrawn.state, withdrawn.closed_on) == (State.WITHDRAWN, WEDNESDAY)
    assert law.deadlines(withdrawn, CLOCK) == ()
    assert withdrawn.silence_since(CLOCK) is None


@pytest.mark.parametrize("standing", [DECIDED, AWAITING_PAYMENT, HANDED_OVER])
def test_an_answered_case_is_closed_with_its_day(standing):
    closed = law.close(standing, on=NEXT_MONDAY).standing
    assert (closed.state, closed.closed_on) == (State.CLOSED, NEXT_MONDAY)
    assert closed.deadline(CLOCK) is None

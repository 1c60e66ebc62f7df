"""The flow as a table: nothing unreachable, nothing stuck, nothing unlisted."""

from dataclasses import fields
from datetime import date

from ppid import law
from ppid.law import FLOW, Event, Outcome, Rule, Standing, State

FINAL = {State.CLOSED, State.WITHDRAWN, State.LAPSED}


def test_every_state_has_a_row():
    assert set(FLOW) == set(State)


def test_every_state_can_be_reached_from_receipt():
    reached, ahead = set(), {State.RECEIVED}
    while ahead:
        state = ahead.pop()
        reached.add(state)
        ahead |= set(FLOW[state].values()) - reached
    assert reached == set(State)


def test_every_state_leads_to_an_end_or_is_one():
    ends = {state for state in State if not FLOW[state]}
    assert ends == FINAL
    while new := {s for s in State if s not in ends and set(FLOW[s].values()) & ends}:
        ends |= new
    assert ends == set(State)


def test_every_event_that_moves_a_case_is_in_the_flow_or_begins_it():
    in_flow = {event for ways in FLOW.values() for event in ways}
    assert in_flow | {Event.RECEIVED} == law.MOVING


def test_all_but_the_final_states_are_open():
    assert set(State) - FINAL == law.OPEN


def test_the_unanswered_states_are_those_before_the_notice():
    assert {State.RECEIVED, State.INCOMPLETE, State.IN_PROGRESS} == law.UNANSWERED


def test_every_rule_has_an_article():
    assert set(law.RULE_ARTICLES) == set(Rule)
    assert all("Pasal" in article for article in law.RULE_ARTICLES.values())


def test_every_period_is_known_by_its_code_and_article():
    working_days = {
        code: period.days for code, period in law.PERIODS.items() if period.unit == "working_days"
    }
    assert working_days == {
        "D2": 3,
        "D3": 3,
        "D4": 10,
        "D5": 7,
        "D7": 30,
        "D8": 30,
        "D9a": 14,
        "D9b": 14,
        "D10": 3,
        "D11": 7,
        "D12": 14,
        "D13": 100,
        "D15": 14,
        "D15b": 7,
        "D16": 3,
        "D17": 14,
    }
    assert all("Pasal" in period.article for period in law.PERIODS.values())


def test_a_standing_is_built_from_its_columns_in_order():
    day = date(2025, 7, 7)
    assert [field.name for field in fields(Standing)] == [
        "state",
        "received_on",
        "registered_on",
        "complete_on",
        "repaired_on",
        "completion_asked_on",
        "extended_on",
        "decided_on",
        "provide_by",
        "paid_on",
        "handed_over_on",
        "closed_on",
        "outcome",
        "declared_on",
        "further_letters",
        "notice_reached_on",
    ]
    assert Standing(State.RECEIVED, day, day) == Standing(
        state=State.RECEIVED, received_on=day, registered_on=day
    )


def test_states_events_and_outcomes_are_stored_as_words():
    assert State.IN_PROGRESS == "in_progress"
    assert Event.COMPLETION_ASKED == "completion_asked"
    assert Outcome.NOT_HELD == "not_held"

"""What holds of a request after any tries in any order."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ppid import law
from ppid.law import NotAllowed, Standing, State
from tests.law.moves import CLOCK, MOVES

MONDAY = date(2025, 7, 7)
RECEIVED = Standing(State.RECEIVED, MONDAY, MONDAY, MONDAY)
FEW = settings(max_examples=40, deadline=None, database=None, derandomize=True)


@FEW
@given(st.lists(st.tuples(st.sampled_from(sorted(MOVES)), st.integers(0, 4)), max_size=14))
def test_whatever_is_tried_the_dates_of_a_case_stay_in_order(tries):
    standing, day = RECEIVED, MONDAY
    for event, passed in tries:
        day += timedelta(days=passed)
        try:
            standing = MOVES[event](standing, day).standing
        except NotAllowed:
            continue
    assert (standing.decided_on is None) is (standing.outcome is None)
    assert (standing.closed_on is None) is (standing.state in law.OPEN)
    known = [standing.received_on, standing.complete_on, standing.extended_on]
    known += [standing.decided_on, standing.handed_over_on, standing.closed_on]
    days = [on for on in known if on is not None]
    assert days == sorted(days)
    if standing.extended_on is not None:
        assert standing.extended_on <= standing.first_answer_due_on(CLOCK)

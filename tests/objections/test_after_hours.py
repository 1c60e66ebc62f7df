"""A-05 and A-12: when an objection counts as received, and that no road is closed to it."""

from __future__ import annotations

from datetime import datetime

import pytest

from ppid.cases import explained
from ppid.cases.clock import clock_of
from ppid.cases.kinds import Channel
from ppid.law import AfterHours, Code, Start
from ppid.office.calendar import local_day
from tests.builders import a_profile, an_objection, at

pytestmark = pytest.mark.usefixtures("app")
SATURDAY = at(2025, 7, 12, 10)


@pytest.mark.parametrize(
    ("moment", "counted"),
    [
        (SATURDAY, at(2025, 7, 14)),
        (at(2025, 7, 9, 23, 58), at(2025, 7, 10)),
        (at(2025, 7, 9, 15, 59), at(2025, 7, 9)),
    ],
)
def test_a05_after_hours_the_superiors_clock_starts_on_the_next_working_day(
    moment: datetime, counted: datetime
):
    a_profile(since=at(2025, 7, 1), after_hours=AfterHours.NEXT_WORKING_DAY)
    objection = an_objection(grounds="b", received=moment)
    assert objection.received_on == objection.recorded_on == local_day(moment)
    clock = clock_of(objection)
    assert objection.due_on == clock.ends_on(Code.OBJECTION_ANSWER, local_day(counted))


def test_a05_the_explanation_says_why_it_counts_from_monday():
    a_profile(since=at(2025, 7, 1), after_hours=AfterHours.NEXT_WORKING_DAY)
    found = explained.explain(an_objection(grounds="b", received=SATURDAY), Code.OBJECTION_ANSWER)
    assert found is not None
    assert found.of.stretches[0].start is Start.OBJECTION_COUNTS


def test_a05_by_default_the_day_it_came_is_the_day_that_counts():
    objection = an_objection(grounds="b", received=SATURDAY)
    assert objection.standing.answer_due(clock_of(objection)).day_zero == local_day(SATURDAY)


def test_a12_an_office_that_closed_the_web_form_to_requests_still_takes_objections_there():
    a_profile(since=at(2025, 7, 1), channels=frozenset(Channel) - {Channel.WEB})
    assert an_objection(grounds="b", received=SATURDAY, channel=Channel.WEB).number

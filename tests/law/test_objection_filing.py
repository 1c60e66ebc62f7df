"""Who may object, for what, and when an objection is late, early, or not taken at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ppid import law
from ppid.law import (
    DEFAULT,
    Code,
    LateObjection,
    LegalClock,
    NotAllowed,
    ObjectionGround,
    ObjectionState,
    Premature,
    Reason,
    Rule,
)

CALENDAR = law.WorkingCalendar({holiday.on: holiday.name for holiday in law.seed_holidays()})
CLOCK = LegalClock(CALENDAR, DEFAULT)
G = ObjectionGround


def filed(*, on: date, found: date | None, clock: LegalClock = CLOCK, grounds: str = "c"):
    return law.file_objection(
        grounds=grounds, received_on=on, recorded_on=on, found_on=found, clock=clock
    ).standing


def may(grounds: str, **said: bool) -> None:
    allowed = {"about_request": True, "is_requester": True, "by_proxy": False, "mandate": False}
    law.check_applicant(list(grounds), **(allowed | said))


def test_e27_the_thirtieth_working_day_after_the_refusal_is_in_time_and_the_next_is_late():
    refused = date(2025, 7, 21)
    assert not filed(on=date(2025, 9, 2), found=refused, grounds="a").is_late(CLOCK)
    assert filed(on=date(2025, 9, 3), found=refused, grounds="a").is_late(CLOCK)


def test_a08_a_late_objection_is_registered_with_its_clock_running():
    late = filed(on=date(2025, 9, 3), found=date(2025, 7, 21))
    assert late.state is ObjectionState.REGISTERED
    assert late.answer_due(CLOCK).on == CLOCK.ends_on(Code.OBJECTION_ANSWER, date(2025, 9, 3))


def test_a08_only_a_profile_that_says_so_takes_no_late_objection():
    strict = LegalClock(CALENDAR, replace(DEFAULT, late_objection=LateObjection.BLOCKED))
    with pytest.raises(NotAllowed) as refused:
        filed(on=date(2025, 9, 3), found=date(2025, 7, 21), clock=strict)
    assert refused.value.rule is Rule.OBJECTION_TOO_LATE
    assert refused.value.article == "UU 14/2008 Pasal 36 ayat (1)"


def test_a24_an_early_objection_is_flagged_and_its_clock_runs_from_receipt():
    early = filed(on=date(2025, 7, 14), found=date(2025, 7, 22))
    assert early.is_premature
    assert early.answer_due(CLOCK).day_zero == date(2025, 7, 14)


def test_a24_a_profile_may_let_an_early_objection_wait_for_its_reason():
    waiting = LegalClock(CALENDAR, replace(DEFAULT, premature=Premature.HELD))
    early = filed(on=date(2025, 7, 14), found=date(2025, 7, 22), clock=waiting)
    assert early.answer_due(waiting).day_zero == date(2025, 7, 22)


def test_e29_the_answer_is_due_on_the_thirtieth_working_day():
    due = filed(on=date(2026, 2, 20), found=date(2026, 2, 19)).answer_due(CLOCK)
    assert due.on == date(2026, 4, 13)


@pytest.mark.parametrize("grounds", ["", "z", "ax", "1"])
def test_there_are_seven_letters_and_at_least_one_is_chosen(grounds: str):
    with pytest.raises(NotAllowed) as refused:
        filed(on=date(2026, 2, 20), found=None, grounds=grounds)
    assert refused.value.rule is Rule.OBJECTION_NEEDS_GROUND


def test_letters_are_kept_once_and_in_their_order():
    assert filed(on=date(2026, 2, 20), found=None, grounds="gcac").grounds == "acg"


def test_a_letter_that_has_not_come_yet_cannot_be_entered():
    with pytest.raises(NotAllowed) as refused:
        law.file_objection(
            grounds="c",
            received_on=date(2026, 2, 21),
            recorded_on=date(2026, 2, 20),
            found_on=None,
            clock=CLOCK,
        )
    assert refused.value.rule is Rule.IN_THE_FUTURE


def test_the_requester_and_a_proxy_with_a_mandate_may_object():
    may("a")
    may("ac", is_requester=False, by_proxy=True, mandate=True)
    may("b", about_request=False)


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"is_requester": False}, Rule.OBJECTION_NOT_YOURS),
        ({"is_requester": False, "mandate": True}, Rule.OBJECTION_NOT_YOURS),
        ({"is_requester": False, "by_proxy": True}, Rule.OBJECTION_NEEDS_MANDATE),
        ({"by_proxy": True}, Rule.OBJECTION_NEEDS_MANDATE),
        ({"about_request": False}, Rule.OBJECTION_NEEDS_REQUEST),
    ],
)
def test_nobody_else_may_and_the_rule_is_named(said: dict[str, bool], rule: Rule):
    with pytest.raises(NotAllowed) as refused:
        may("ab", **said)
    assert refused.value.rule is rule


JULY, AUGUST = Reason(G.REFUSED, date(2025, 7, 21)), Reason(G.NOT_FULFILLED, date(2025, 8, 4))
AHEAD = Reason(G.NO_ANSWER, date(2025, 10, 1))


@pytest.mark.parametrize(
    ("ticked", "stated", "day"),
    [
        ((G.REFUSED,), None, date(2025, 7, 21)),
        ((G.REFUSED, G.NOT_FULFILLED), None, date(2025, 8, 4)),
        ((G.REFUSED, G.NO_ANSWER), None, date(2025, 7, 21)),
        ((G.NO_ANSWER,), None, date(2025, 10, 1)),
        ((G.NOT_PUBLISHED,), date(2025, 6, 2), date(2025, 6, 2)),
        ((G.NOT_PUBLISHED, G.REFUSED), date(2025, 6, 2), date(2025, 7, 21)),
        ((G.NOT_PUBLISHED,), None, None),
        ((G.LATE,), date(2025, 8, 20), date(2025, 8, 20)),
    ],
)
def test_of_several_reasons_the_latest_that_is_there_counts(
    ticked: tuple[ObjectionGround, ...], stated: date | None, day: date | None
):
    found = law.found_on(
        ticked, reasons=(JULY, AUGUST, AHEAD), stated=stated, received_on=date(2025, 9, 1)
    )
    assert found == day

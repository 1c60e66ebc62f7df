"""On which decree a refusal rests: valid today, on the same ground, approved; or it is not sent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from ppid.cases import queries as cases
from ppid.cases import written
from ppid.decisions.deciding import actions, queries
from ppid.decisions.relying import actions as relying
from ppid.exclusions import queries as exclusions
from ppid.law import Event, Ground, NotAllowed, Outcome, Rule, State
from ppid.letters import queries as letters
from ppid.letters.models import LetterKind
from tests.builders import NOON, an_accepted_case, at
from tests.decisions.desk import (
    GIVEN,
    REFUSED,
    a_decree,
    a_ppid,
    a_refusal,
    a_superior,
    acting,
    answer,
    draft_version,
    question,
    rest_on,
    terms,
)
from tests.exclusions import bench_of_testers as bench

pytestmark = pytest.mark.usefixtures("app")


def refused_case(by: Any, **said: Any) -> Any:
    """A case of one question, refused on huruf h, resting on nothing yet."""
    case = an_accepted_case(**said)
    answer(case, Outcome.REFUSED, by=by, **REFUSED)
    return case


def send_whole(case: Any, rahma: Any, hendra: Any, when: Any = NOON) -> Any:
    """Asked, approved, sent."""
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=when)
    actions.approve(case, seen=draft_version(case), by=acting(hendra), at=when)
    return actions.send(case, seen=draft_version(case), by=acting(rahma), at=when)


def test_one_valid_decree_carries_a_later_refusal_too():
    rahma, hendra = a_ppid(), a_superior()
    decree = a_decree(by=rahma)
    first, second = refused_case(rahma), refused_case(rahma)
    for case in (first, second):
        rest_on(case, decree, by=rahma)
        letter = send_whole(case, rahma, hendra)
        assert "Nomor 188/12/2026" in letter.html
    assert [row.number for row in exclusions.cases_on(decree)] == [first.number, second.number]


def test_the_ground_of_the_decree_becomes_the_ground_of_the_refusal():
    rahma = a_ppid()
    case = refused_case(rahma)
    decree = a_decree(by=rahma, ground=Ground.A, point=2, if_opened="Pelapor dapat diancam orang.")
    rest_on(case, decree, by=rahma)
    drafted = question(case)
    assert (drafted.ground, drafted.sub_point) == (Ground.A, 2)
    assert drafted.consequence == "Pelapor dapat diancam orang."


def test_a_decree_that_is_not_valid_today_is_not_relied_on():
    rahma, hendra = a_ppid(), a_superior()
    case = refused_case(rahma)
    for decree in (
        bench.a_tested_sheet(rahma),
        a_decree(by=rahma, superior_on=None),
        a_decree(by=rahma, at=NOON - timedelta(days=40), period_ends_on=date(2026, 8, 9)),
    ):
        with pytest.raises(NotAllowed) as refused:
            rest_on(case, decree, by=rahma)
        assert refused.value.rule is Rule.NEEDS_DECREE
    assert hendra


def test_a_decree_that_ended_before_the_notice_goes_out_does_not_carry_it():
    rahma, hendra = a_ppid(), a_superior()
    case = refused_case(rahma)
    rest_on(case, a_decree(by=rahma, period_ends_on=date(2026, 8, 12)), by=rahma)
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    actions.approve(case, seen=draft_version(case), by=acting(hendra), at=NOON)
    with pytest.raises(NotAllowed) as refused:
        actions.send(case, seen=draft_version(case), by=acting(rahma), at=at(2026, 8, 13))
    assert refused.value.rule is Rule.NEEDS_DECREE
    assert case.state is State.IN_PROGRESS
    assert letters.of(case) == []


def test_a_test_made_for_this_request_carries_it_once_it_is_decreed():
    rahma, hendra = a_ppid(), a_superior()
    case = refused_case(rahma)
    due = case.due_on
    exclusion = relying.begin_test(
        case, question(case), seen=draft_version(case), by=acting(rahma), at=NOON
    )
    assert exclusions.under_test(case) == [exclusion]
    assert (case.state, case.due_on) == (State.IN_PROGRESS, due)
    assert [gap.why for gap in gaps(case)] == [Rule.NEEDS_DECREE]
    bench.testing.rewrite(
        exclusion,
        seen=exclusion.version,
        by=acting(rahma),
        at=NOON,
        if_closed="Rahasia pasien terlindungi.",
        condition="selama menyangkut rahasia pribadi pasien",
    )
    bench.testing.name_tester(exclusion, **bench.TESTER)
    bench.testing.finish(exclusion, seen=exclusion.version, by=acting(rahma), at=NOON)
    bench.approve(exclusion, hendra)
    bench.sign(exclusion, rahma)
    assert [gap.why for gap in gaps(case)] == [Rule.NEEDS_DECREE]
    bench.decreeing.decree(exclusion, seen=exclusion.version, by=acting(rahma), at=NOON)
    assert gaps(case) == []
    assert exclusions.under_test(case) == []
    send_whole(case, rahma, hendra)
    events = [entry.event for entry, _name in written.timeline(case)]
    assert [e for e in events if e in (Event.TEST_BEGUN, Event.TEST_DECREED)] == [
        Event.TEST_BEGUN,
        Event.TEST_DECREED,
    ]


def gaps(case: Any) -> list[queries.Gap]:
    """What the draft lacks on the day of NOON."""
    return queries.gaps(cases.questions(case), cases.decision(case), date(2026, 8, 10))


def test_e40_a_refusal_of_the_whole_is_blocked_where_a_part_can_be_given():
    rahma, hendra = a_ppid(), a_superior()
    case = an_accepted_case()
    part = {**GIVEN, "ground": Ground.H, "sub_point": 2, "consequence": REFUSED["consequence"]}
    answer(case, Outcome.PARTLY_GRANTED, by=rahma, **part, blackened="")
    rest_on(case, a_decree(by=rahma), by=rahma)
    terms(case, by=rahma)
    assert [gap.why for gap in gaps(case)] == [Rule.NEEDS_PARTIAL_ANSWER]
    answer(case, Outcome.PARTLY_GRANTED, by=rahma, **part, blackened="Satu paragraf dihitamkan.")
    assert gaps(case) == []
    send_whole(case, rahma, hendra)
    assert case.outcome is Outcome.PARTLY_GRANTED


def test_changing_only_the_words_of_an_answer_keeps_its_decree_and_another_ground_drops_it():
    rahma = a_ppid()
    case = a_refusal(rahma)
    decree = question(case).exclusion_id
    answer(case, Outcome.REFUSED, by=rahma, **REFUSED, reason="Penjelasan tambahan.")
    assert question(case).exclusion_id == decree
    answer(case, Outcome.REFUSED, by=rahma, **(REFUSED | {"sub_point": 3}))
    assert question(case).exclusion_id is None
    answer(case, Outcome.GRANTED, by=rahma, **GIVEN)
    assert question(case).exclusion_id is None


def test_choosing_another_decree_takes_an_approval_back():
    rahma, hendra = a_ppid(), a_superior()
    case = a_refusal(rahma)
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    actions.approve(case, seen=draft_version(case), by=acting(hendra), at=NOON)
    rest_on(case, a_decree(by=rahma, number="188/99/2026"), by=rahma)
    decision = cases.decision(case)
    assert decision is not None
    assert decision.approved_at is None


def test_time_and_cost_stand_on_each_question_and_the_notice_says_them():
    rahma = a_ppid()
    case = an_accepted_case(questions=("Kontrak 2025", "Kontrak 2024", "Kontrak 2023"))
    answer(case, Outcome.GRANTED, by=rahma, **GIVEN)
    answer(
        case,
        Outcome.GRANTED,
        by=rahma,
        position=2,
        **GIVEN,
        provide_by=date(2026, 8, 12),
        copy_cost=500,
        sheets=40,
    )
    answer(case, Outcome.GRANTED, by=rahma, position=3, **GIVEN, copy_cost=1_000, sheets=3)
    terms(case, by=rahma, provide_by=date(2026, 8, 20), sending_cost=15_000)
    actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    days = [one.provide_by for one in cases.questions(case)]
    assert days == [date(2026, 8, 20), date(2026, 8, 12), date(2026, 8, 20)]
    assert [one.cost for one in cases.questions(case)] == [0, 20_000, 3_000]
    assert cases.cost(case) == 38_000
    assert (case.state, case.provide_by) == (State.AWAITING_PAYMENT, date(2026, 8, 12))
    letter = letters.latest(case, LetterKind.NOTICE)
    assert letter is not None
    for part in ("12 Agustus 2026", "20.000", "3.000", "38.000"):
        assert part in letter.html
    assert written.timeline(case)[-1][0].facts["amount"] == 38_000


def test_a_day_on_each_given_question_is_enough_without_one_for_the_notice():
    rahma = a_ppid()
    case = an_accepted_case()
    answer(case, Outcome.GRANTED, by=rahma, **GIVEN, provide_by=date(2026, 8, 14))
    actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert case.provide_by == date(2026, 8, 14)

"""What may be decided, by whom, and what each refusal must bring."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.models import Role
from ppid.cases import queries as cases
from ppid.cases import written
from ppid.cases.clock import clock_of
from ppid.decisions.bars import Bar, Barred
from ppid.decisions.deciding import actions, queries
from ppid.exclusions import queries as exclusions
from ppid.kit.templates import day
from ppid.law import Event, Ground, NotAllowed, Outcome, Rule, State
from ppid.letters import queries as letters
from ppid.letters.models import LetterKind
from tests.builders import NOON, a_case, an_accepted_case, an_officer, at, mails
from tests.decisions.desk import (
    GIVEN,
    NOT_HELD,
    REFUSED,
    a_decided_case,
    a_decree,
    a_ppid,
    a_refusal,
    a_superior,
    acting,
    answer,
    draft_version,
    question,
    rest_on,
    rest_on_decrees,
    terms,
)

pytestmark = pytest.mark.usefixtures("app")


def events(case: Any) -> list[Event]:
    return [entry.event for entry, _name in written.timeline(case)]


def test_a_granted_request_is_notified_by_letter_and_mail_with_the_promised_day():
    case = a_decided_case(a_ppid())
    assert case.state is State.DECIDED
    assert case.outcome is Outcome.GRANTED
    assert case.provide_by == date(2026, 8, 15)
    letter = letters.latest(case, LetterKind.NOTICE)
    assert letter is not None
    assert letter.number == "PT/0001/2026"
    assert [mail.kind for mail in mails(case_number=case.number)][-1] == "decision"


def test_two_questions_with_different_outcomes_are_partly_granted_together():
    rahma = a_ppid()
    case = an_accepted_case(questions=("Kontrak 2025", "Kontrak 2019"))
    answer(case, Outcome.GRANTED, by=rahma, **GIVEN)
    answer(case, Outcome.NOT_HELD, by=rahma, position=2, **NOT_HELD)
    terms(case, by=rahma)
    actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert case.outcome is Outcome.PARTLY_GRANTED
    assert [q.outcome for q in cases.questions(case)] == [Outcome.GRANTED, Outcome.NOT_HELD]


def test_a_cost_makes_the_case_wait_for_payment():
    case = a_decided_case(a_ppid(), copy_cost=500, sheets=20, sending_cost=15_000)
    assert case.state is State.AWAITING_PAYMENT
    entry = written.timeline(case)[-1][0]
    assert (entry.event, entry.facts["amount"]) == (Event.PAYMENT_ASKED, 25_000)


def test_a_cost_left_in_the_draft_is_not_asked_when_nothing_is_given():
    rahma = a_ppid()
    case = an_accepted_case()
    answer(case, Outcome.GRANTED, by=rahma, **GIVEN)
    terms(case, by=rahma, copy_cost=500, sheets=20)
    answer(case, Outcome.NOT_HELD, by=rahma, **NOT_HELD)
    actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert case.state is State.DECIDED


def test_what_another_outcome_had_said_is_forgotten():
    rahma = a_ppid()
    case = an_accepted_case()
    answer(case, Outcome.REFUSED, by=rahma, **REFUSED)
    answer(case, Outcome.GRANTED, by=rahma, **GIVEN)
    drafted = question(case)
    assert (drafted.ground, drafted.sub_point, drafted.consequence) == (None, None, "")


def test_the_day_for_undocumented_information_becomes_the_promised_day():
    rahma = a_ppid()
    case = an_accepted_case()
    answer(
        case,
        Outcome.NOT_DOCUMENTED,
        by=rahma,
        provide_by=date(2026, 9, 1),
        reason="Laporan masih disusun oleh dinas.",
    )
    actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert case.provide_by == date(2026, 9, 1)


LACKS = (
    (Rule.NEEDS_GROUND, {"ground": None}),
    (Rule.NEEDS_POINT, {"sub_point": None}),
    (Rule.NEEDS_POINT, {"sub_point": 6}),
    (Rule.NEEDS_STATUTE, {"ground": Ground.J, "sub_point": None}),
    (Rule.NEEDS_STATUTE, {"ground": Ground.B, "sub_point": None}),
    (Rule.NEEDS_STATUTE, {"ground": Ground.G, "sub_point": None}),
    (Rule.NEEDS_DECREE, {"ground": Ground.A}),
    (Rule.NEEDS_DECREE, {"sub_point": 3}),
    (Rule.NEEDS_PARTIAL_ANSWER, {"part_releasable": ""}),
)


@pytest.mark.parametrize(("rule", "missing"), LACKS)
def test_a_refusal_that_lacks_something_is_neither_laid_before_the_superior_nor_sent(
    rule: Rule, missing: dict[str, Any]
):
    rahma = a_ppid()
    case = a_refusal(rahma)
    answer(case, Outcome.REFUSED, by=rahma, **(REFUSED | missing))
    for step in (actions.ask_approval, actions.send):
        with pytest.raises(NotAllowed) as refused:
            step(case, seen=draft_version(case), by=acting(rahma), at=NOON)
        assert refused.value.rule is rule
    assert Event.DECIDED not in events(case)


def test_a_refusal_is_not_sent_before_the_superior_has_approved():
    rahma = a_ppid()
    case = a_refusal(rahma)
    with pytest.raises(NotAllowed) as refused:
        actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert refused.value.rule is Rule.NEEDS_APPROVAL
    assert letters.of(case) == []


def test_an_approved_refusal_goes_out_with_the_decree_for_the_requester():
    rahma, hendra = a_ppid(), a_superior()
    case = a_refusal(rahma)
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    actions.approve(case, seen=draft_version(case), by=acting(hendra), at=NOON)
    actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert case.outcome is Outcome.REFUSED
    (decree,) = exclusions.of_case(case)
    assert exclusions.shown_to([case.id], decree.public_id) is decree
    assert events(case)[-3:] == [Event.APPROVAL_ASKED, Event.APPROVED, Event.DECIDED]


def test_any_change_after_the_approval_drops_it():
    rahma, hendra = a_ppid(), a_superior()
    case = a_refusal(rahma)
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    actions.approve(case, seen=draft_version(case), by=acting(hendra), at=NOON)
    answer(case, Outcome.REFUSED, by=rahma, **(REFUSED | {"consequence": "Alasan yang lain lagi."}))
    decision = cases.decision(case)
    assert decision is not None
    assert (decision.approved_at, decision.approval_asked_at) == (None, None)
    with pytest.raises(NotAllowed) as refused:
        actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert refused.value.rule is Rule.NEEDS_APPROVAL


def test_a_change_after_asking_takes_the_asking_back():
    rahma, hendra = a_ppid(), a_superior()
    case = a_refusal(rahma)
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    rest_on(case, a_decree(by=rahma, number="188/13/2026"), by=rahma)
    with pytest.raises(Barred) as barred:
        actions.approve(case, seen=draft_version(case), by=acting(hendra), at=NOON)
    assert barred.value.bar is Bar.NOT_ASKED


def test_a_draft_comes_back_with_a_note_that_only_officers_read():
    rahma, hendra = a_ppid(), a_superior()
    case = a_refusal(rahma)
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    actions.send_back(
        case, seen=draft_version(case), note="Perjelas konsekuensinya.", by=acting(hendra), at=NOON
    )
    decision = cases.decision(case)
    assert decision is not None
    assert decision.returned_note == "Perjelas konsekuensinya."
    assert [note.text for note, _name in written.notes(case)] == ["Perjelas konsekuensinya."]
    rounds = queries.rounds(case)
    assert [entry.event for entry, _name in rounds] == [Event.APPROVAL_ASKED, Event.RETURNED]
    assert "Perjelas" not in str([entry.facts for entry, _name in rounds])


def test_who_prepared_as_ppid_may_not_approve_as_superior():
    both = an_officer(Role.PPID, Role.SUPERIOR)
    case = a_refusal(both)
    actions.ask_approval(case, seen=draft_version(case), by=acting(both), at=NOON)
    with pytest.raises(Barred) as barred:
        actions.approve(case, seen=draft_version(case), by=acting(both), at=NOON)
    assert barred.value.bar is Bar.OWN_DRAFT


def test_who_approved_as_superior_may_not_send_as_ppid():
    rahma, both = a_ppid(), an_officer(Role.PPID, Role.SUPERIOR)
    case = a_refusal(rahma)
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    actions.approve(case, seen=draft_version(case), by=acting(both), at=NOON)
    with pytest.raises(Barred) as barred:
        actions.send(case, seen=draft_version(case), by=acting(both), at=NOON)
    assert barred.value.bar is Bar.OWN_APPROVAL


def test_a_document_with_one_excluded_paragraph_is_given_blackened_and_needs_decree_and_approval():
    rahma, hendra = a_ppid(), a_superior()
    case = an_accepted_case()
    answer(
        case,
        Outcome.PARTLY_GRANTED,
        by=rahma,
        **GIVEN,
        blackened="Alamat pasien dihitamkan.",
        ground=Ground.H,
        sub_point=2,
        consequence="Rahasia pribadi terbuka bagi umum.",
    )
    terms(case, by=rahma)
    with pytest.raises(NotAllowed) as refused:
        actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert refused.value.rule is Rule.NEEDS_DECREE
    rest_on_decrees(case, by=rahma)
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    actions.approve(case, seen=draft_version(case), by=acting(hendra), at=NOON)
    actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert case.outcome is Outcome.PARTLY_GRANTED


def test_every_question_must_be_answered():
    rahma = a_ppid()
    case = an_accepted_case(questions=("Kontrak 2025", "Kontrak 2019"))
    answer(case, Outcome.NOT_HELD, by=rahma, **NOT_HELD)
    with pytest.raises(NotAllowed) as refused:
        actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert refused.value.rule is Rule.EVERY_QUESTION_ANSWERED


def test_what_is_given_needs_a_day():
    rahma = a_ppid()
    case = an_accepted_case()
    answer(case, Outcome.GRANTED, by=rahma, **GIVEN)
    with pytest.raises(Barred) as barred:
        actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert barred.value.bar is Bar.TERMS_MISSING


def test_a_day_that_has_passed_is_no_promise():
    rahma = a_ppid()
    case = an_accepted_case()
    answer(case, Outcome.GRANTED, by=rahma, **GIVEN)
    terms(case, by=rahma, provide_by=date(2026, 8, 12))
    with pytest.raises(NotAllowed) as refused:
        actions.send(case, seen=draft_version(case), by=acting(rahma), at=at(2026, 8, 13))
    assert refused.value.rule is Rule.PROMISE_IN_THE_PAST


def test_nothing_excluded_needs_no_approval():
    rahma = a_ppid()
    case = an_accepted_case()
    answer(case, Outcome.NOT_HELD, by=rahma, **NOT_HELD)
    with pytest.raises(Barred) as barred:
        actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert barred.value.bar is Bar.NOTHING_EXCLUDED


def test_a_request_that_is_not_in_progress_is_not_decided():
    rahma = a_ppid()
    case = a_case()
    with pytest.raises(NotAllowed) as refused:
        answer(case, Outcome.GRANTED, by=rahma, **GIVEN)
    assert refused.value.rule is Rule.NOT_NOW


def test_a_notice_sent_twice_is_one_notice():
    rahma = a_ppid()
    case = a_decided_case(rahma)
    with pytest.raises(NotAllowed) as refused:
        actions.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    assert refused.value.rule is Rule.NOT_NOW
    assert len(letters.of(case)) == 1


def test_a_stale_draft_is_not_written_over():
    rahma, budi = a_ppid(), a_ppid()
    case = an_accepted_case()
    answer(case, Outcome.NOT_HELD, by=rahma, **NOT_HELD)
    with pytest.raises(StaleDataError):
        actions.answer(
            case, question(case), seen=0, outcome=Outcome.GRANTED, by=acting(budi), at=NOON, **GIVEN
        )
    assert question(case).outcome is Outcome.NOT_HELD


def test_a_draft_that_changed_after_the_superior_read_it_is_not_approved():
    rahma, hendra = a_ppid(), a_superior()
    case = a_refusal(rahma)
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    read = draft_version(case)
    rest_on(case, a_decree(by=rahma, number="188/13/2026"), by=rahma)
    actions.ask_approval(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    with pytest.raises(StaleDataError):
        actions.approve(case, seen=read, by=acting(hendra), at=NOON)


def test_a_decree_is_shown_to_nobody_before_the_notice_went_out():
    rahma = a_ppid()
    case = a_refusal(rahma)
    (decree,) = exclusions.of_case(case)
    assert exclusions.shown_to([case.id], decree.public_id) is None


def test_the_last_day_to_object_is_thirty_working_days_after_the_notice():
    case = a_decided_case(a_ppid())
    letter = letters.latest(case, LetterKind.NOTICE)
    assert letter is not None
    assert day(clock_of(case).ends_on("D7", date(2026, 8, 10))) in letter.html

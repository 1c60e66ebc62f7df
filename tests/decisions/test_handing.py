"""Paying, handing over, links that end, closing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm.exc import StaleDataError

from ppid.cases import queries as cases
from ppid.cases import written
from ppid.cases.kinds import Audience
from ppid.cases.models import Case
from ppid.decisions.bars import Bar, Barred
from ppid.decisions.deciding import actions as deciding
from ppid.decisions.handing import actions, queries
from ppid.files import store
from ppid.files.slots import Slot
from ppid.law import Event, NotAllowed, Outcome, Rule, State
from ppid.letters import queries as letters
from ppid.letters.models import LetterKind
from tests.builders import NOON, an_accepted_case, at
from tests.decisions.desk import (
    NOT_HELD,
    a_decided_case,
    a_ppid,
    acting,
    answer,
    draft_version,
    stored,
)

pytestmark = pytest.mark.usefixtures("app")

TODAY = date(2026, 8, 10)
ENDS = date(2026, 9, 23)


def prepare(case: Case, *names: str) -> None:
    actions.add_files(
        case,
        [stored(Slot.RELEASE, name) for name in names or ("jawaban.pdf",)],
        question_id=None,
        by=acting(a_ppid()),
        at=NOON,
    )


def hand_over(case: Case, **said: Any) -> None:
    actions.hand_over(
        case,
        **(
            {
                "seen": case.version,
                "files_seen": queries.fingerprint(queries.prepared(case)),
                "with_files": True,
                "in_person": False,
                "handed_on": TODAY,
                "ends_on": ENDS,
                "by": acting(a_ppid()),
                "at": NOON,
            }
            | said
        ),
    )


def a_case_without_anything_given() -> Case:
    rahma = a_ppid()
    case = an_accepted_case()
    answer(case, Outcome.NOT_HELD, by=rahma, **NOT_HELD)
    deciding.send(case, seen=draft_version(case), by=acting(rahma), at=NOON)
    return case


def test_a_prepared_file_is_not_the_requesters_before_it_is_handed_over():
    case = a_decided_case(a_ppid())
    prepare(case)
    assert [laid.audience for laid in cases.papers(case)] == [Audience.OFFICE]
    hand_over(case)
    (laid,) = cases.papers(case)
    assert (laid.audience, laid.ends_on) == (Audience.REQUESTER, ENDS)
    assert case.state is State.HANDED_OVER
    assert case.handed_over_on == TODAY


def test_the_receipt_names_each_file_with_its_mark_and_the_timeline_no_file_name():
    case = a_decided_case(a_ppid())
    prepare(case, "Kontrak Siti.pdf")
    hand_over(case)
    (laid,) = cases.papers(case)
    letter = letters.latest(case, LetterKind.HANDOVER)
    assert letter is not None
    assert "Kontrak Siti.pdf" in letter.html
    assert laid.paper.sha256 in letter.html
    entry = written.timeline(case)[-1][0]
    assert entry.event is Event.HANDED_OVER
    assert entry.facts["files"] == [laid.paper.public_id]
    assert "Siti" not in str(entry.facts)


def test_a_file_added_after_the_check_is_not_handed_over_unseen():
    case = a_decided_case(a_ppid())
    prepare(case)
    read = queries.fingerprint(queries.prepared(case))
    prepare(case, "lain.pdf")
    with pytest.raises(StaleDataError):
        hand_over(case, files_seen=read)
    assert {laid.audience for laid in cases.papers(case)} == {Audience.OFFICE}


def test_a_file_whose_bytes_changed_is_found_before_it_goes_out():
    case = a_decided_case(a_ppid())
    prepare(case)
    (laid,) = queries.prepared(case)
    place = laid.paper.place
    path = store.here().root / place[:2] / place[2:4] / place
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(Barred) as barred:
        actions.prove(queries.prepared(case))
    assert barred.value.bar is Bar.FILE_DAMAGED


def test_a_removed_file_is_erased():
    case = a_decided_case(a_ppid())
    prepare(case)
    paper = queries.prepared(case)[0].paper
    actions.remove_file(case, paper.public_id, at=NOON)
    assert paper.erased_at == NOON
    assert queries.prepared(case) == []


def test_what_was_handed_over_cannot_be_removed():
    case = a_decided_case(a_ppid())
    prepare(case)
    hand_over(case)
    with pytest.raises(Barred) as barred:
        actions.remove_file(case, queries.released(case)[0].paper.public_id, at=NOON)
    assert barred.value.bar is Bar.NO_SUCH_FILE


def test_more_files_may_follow_and_the_first_day_stays():
    case = a_decided_case(a_ppid())
    prepare(case)
    hand_over(case)
    prepare(case, "susulan.pdf")
    hand_over(case, at=at(2026, 8, 12), handed_on=date(2026, 8, 12))
    assert case.handed_over_on == TODAY
    assert len(queries.released(case)) == 2


def test_handing_over_in_person_keeps_the_name_out_of_the_timeline():
    case = a_decided_case(a_ppid())
    hand_over(
        case,
        with_files=False,
        in_person=True,
        place="Ruang layanan",
        received_by="Siti Rahmawati",
        note="Melihat kontrak asli",
        ends_on=None,
    )
    letter = letters.latest(case, LetterKind.HANDOVER)
    assert letter is not None
    assert "Siti Rahmawati" in letter.html
    assert "Siti" not in str(written.timeline(case)[-1][0].facts)


def test_nothing_chosen_is_no_handing_over():
    case = a_decided_case(a_ppid())
    with pytest.raises(Barred) as barred:
        hand_over(case)
    assert barred.value.bar is Bar.NOTHING_CHOSEN


@pytest.mark.parametrize("step", [prepare, hand_over])
def test_a_notice_that_gives_nothing_has_nothing_to_hand_over(step: Any):
    with pytest.raises(Barred) as barred:
        step(a_case_without_anything_given())
    assert barred.value.bar is Bar.NOTHING_TO_HAND_OVER


def test_a_case_that_waits_for_payment_is_not_handed_over():
    case = a_decided_case(a_ppid(), copy_cost=500, sheets=2)
    prepare(case)
    with pytest.raises(NotAllowed) as refused:
        hand_over(case)
    assert refused.value.rule is Rule.NOT_NOW


def test_a_day_that_has_not_come_is_not_written_down():
    paying = a_decided_case(a_ppid(), copy_cost=500, sheets=2)
    given = a_decided_case(a_ppid())
    tomorrow = TODAY + timedelta(days=1)
    for step in (
        lambda: actions.record_payment(
            paying,
            seen=paying.version,
            paid_on=tomorrow,
            receipt="K1",
            by=acting(a_ppid()),
            at=NOON,
        ),
        lambda: hand_over(given, with_files=False, in_person=True, handed_on=tomorrow),
    ):
        with pytest.raises(NotAllowed) as refused:
            step()
        assert refused.value.rule is Rule.IN_THE_FUTURE


def test_after_the_payment_the_information_is_due_again():
    case = a_decided_case(a_ppid(), copy_cost=500, sheets=2)
    actions.record_payment(
        case, seen=case.version, paid_on=TODAY, receipt="KW-7", by=acting(a_ppid()), at=NOON
    )
    entry = written.timeline(case)[-1][0]
    assert (case.state, case.paid_on) == (State.DECIDED, TODAY)
    assert entry.facts == {
        "paid_on": "2026-08-10",
        "receipt": "KW-7",
        "amount": 1000,
        "letter": "KW/0001/2026",
    }


def test_a_link_opened_again_is_told_to_the_requester():
    case = a_decided_case(a_ppid())
    prepare(case)
    hand_over(case)
    actions.renew_files(
        case, ends_on=date(2026, 12, 1), words="Dapat diunduh lagi.", by=acting(a_ppid()), at=NOON
    )
    assert queries.released(case)[0].ends_on == date(2026, 12, 1)
    assert written.messages(case)[-1][0].text == "Dapat diunduh lagi."


def test_a_case_on_which_something_is_owed_is_closed_only_with_a_reason():
    case = a_decided_case(a_ppid())
    with pytest.raises(Barred) as barred:
        actions.close(case, seen=case.version, by=acting(a_ppid()), at=NOON)
    assert barred.value.bar is Bar.STILL_OWED
    actions.close(
        case,
        seen=case.version,
        reason="Pemohon tidak mengambil salinan.",
        by=acting(a_ppid()),
        at=NOON,
    )
    assert case.state is State.CLOSED
    assert case.closed_on == TODAY


def test_a_case_that_owes_nothing_is_closed_without_a_word():
    case = a_case_without_anything_given()
    actions.close(case, seen=case.version, by=acting(a_ppid()), at=NOON)
    assert case.state is State.CLOSED


def test_a_closed_case_is_not_closed_again():
    case = a_case_without_anything_given()
    actions.close(case, seen=case.version, by=acting(a_ppid()), at=NOON)
    with pytest.raises(NotAllowed):
        actions.close(case, seen=case.version, by=acting(a_ppid()), at=NOON)


def test_a_link_stays_open_as_long_as_one_may_object():
    assert queries.link_ends(an_accepted_case(), TODAY) == ENDS

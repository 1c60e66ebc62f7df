"""Amicable settlement, withdrawal on paper, and what the applicant says to the answer."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.models import Role
from ppid.cases import objection_file
from ppid.cases.objections import Objection
from ppid.files.slots import Slot
from ppid.kit.db import db
from ppid.law import NotAllowed, ObjectionState, Rule
from ppid.letters.models import Letter, LetterKind
from ppid.objections.settling import actions
from tests.builders import an_officer, at, mails
from tests.decisions import desk
from tests.objections import superior
from tests.objections.superior import ANSWERED

pytestmark = pytest.mark.usefixtures("app")
AGREED = "Pemohon menerima salinan kontrak tanpa lampiran teknis."


def settle(objection: Objection, by: object, *, with_letter: bool = True) -> Letter | None:
    return actions.settle(
        objection,
        seen=superior.draft_version(objection),
        agreed=AGREED,
        with_letter=with_letter,
        by=desk.acting(by),
        at=ANSWERED,
    )


def test_what_was_agreed_becomes_tasks_minutes_and_mails():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.order(objection, "Serahkan salinan kontrak.", by=hendra)
    minutes = settle(objection, hendra)
    assert minutes is not None
    assert (minutes.kind, minutes.number) == (LetterKind.SETTLEMENT, "BAPK/0001/2026")
    assert AGREED in minutes.html
    assert "Siti Rahmawati" in minutes.html
    assert objection.state is ObjectionState.SETTLED
    assert objection.settled_on == date(2026, 9, 14)
    assert [task.text for task in superior.tasks(objection)] == ["Serahkan salinan kontrak."]
    assert len(mails(kind="objection_settled")) == 1
    assert len(mails(kind="officer_objection_answered")) == 1


def test_minutes_are_not_needed_and_nothing_left_to_do_ends_it():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    assert settle(objection, hendra, with_letter=False) is None
    assert db.session.scalar(sa.select(sa.func.count(Letter.id))) == 0
    assert objection.state is ObjectionState.CLOSED


def test_an_objection_to_an_exclusion_is_never_settled():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_a_refusal(rahma, hendra, grounds="ac")
    with pytest.raises(NotAllowed) as barred:
        settle(objection, hendra)
    assert barred.value.rule is Rule.SETTLEMENT_NOT_FOR_REFUSAL
    assert barred.value.article == "UU 14/2008 Pasal 35 ayat (2)"


def test_who_decided_as_ppid_may_still_agree_with_the_applicant():
    both = an_officer(Role.PPID, Role.SUPERIOR)
    case = desk.a_decided_case(both)
    from tests.builders import an_objection

    objection = an_objection(case=case, grounds="d", received=superior.FILED)
    superior_draft = objection_file.answer_of(objection)
    assert superior_draft is None
    assert settle(objection, both) is not None


def test_a_withdrawal_on_paper_is_kept_and_told_to_both_sides():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    actions.withdraw_for(
        objection,
        seen=objection.version,
        paper=desk.stored(Slot.LETTER_SCAN, "surat.pdf"),
        by=desk.acting(an_officer(Role.DESK)),
        at=ANSWERED,
    )
    assert objection.state is ObjectionState.WITHDRAWN
    assert [laid.paper.name for laid in objection_file.papers(objection)] == ["surat.pdf"]
    assert [mail.to for mail in mails(kind="objection_withdrawn")] == ["siti@contoh.example"]
    assert [mail.to for mail in mails(kind="officer_objection_withdrawn")] == [hendra.email]


def test_a_withdrawal_of_an_objection_that_changed_meanwhile_is_not_kept():
    superior.staff()
    objection = superior.an_objection_to_silence()
    with pytest.raises(StaleDataError):
        actions.withdraw_for(
            objection,
            seen=objection.version - 1,
            paper=desk.stored(Slot.LETTER_SCAN, "surat.pdf"),
            by=desk.acting(an_officer(Role.DESK)),
            at=ANSWERED,
        )


def test_what_the_applicant_says_to_the_answer_stands_in_the_register():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    by = desk.acting(an_officer(Role.DESK))
    said = {"text": "Menerima.", "by": by, "at": at(2026, 9, 20)}
    with pytest.raises(NotAllowed):
        actions.note_reply(objection, seen=objection.version, **said)
    superior.granted(objection, by=hendra)
    actions.note_reply(objection, seen=objection.version, **said)
    answer = objection_file.answer_of(objection)
    assert answer is not None
    assert answer.reply == "Menerima."

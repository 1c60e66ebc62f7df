"""The superior's answer: who gives it, what it holds, what comes of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.models import Role
from ppid.cases import written
from ppid.cases.objections import Objection, ObjectionAnswer
from ppid.kit.db import db
from ppid.law import NotAllowed, ObjectionState, Rule, Ruling
from ppid.letters.models import Letter
from ppid.objections.answering import queries
from tests.builders import an_objection, an_officer, at, mails
from tests.decisions import desk
from tests.objections import superior
from tests.objections.superior import ANSWERED, DECREE, REASONS

pytestmark = pytest.mark.usefixtures("app")


def letters() -> list[Letter]:
    return list(db.session.scalars(sa.select(Letter).where(Letter.objection_id.is_not(None))))


def rule_of(barred: pytest.ExceptionInfo[NotAllowed]) -> Rule:
    return barred.value.rule


def test_an_objection_granted_gives_tasks_a_letter_and_two_mails():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    letter = superior.granted(objection, by=hendra)
    assert objection.state is ObjectionState.ANSWERED
    assert (objection.ruling, objection.answered_on) == (Ruling.GRANTED, date(2026, 9, 14))
    assert objection.due_on is None
    assert [(task.text, task.due_on) for task in superior.tasks(objection)] == [
        ("Jawab permohonan.", date(2026, 9, 21)),
        ("Serahkan salinan kontrak.", date(2026, 9, 21)),
    ]
    assert letter.number == "TK/0001/2026"
    assert letter.issued_by_id == hendra.id
    (to_applicant,) = mails(kind="objection_answered")
    (to_ppid,) = mails(kind="officer_objection_answered")
    assert (to_applicant.to, to_ppid.to) == ("siti@contoh.example", rahma.email)
    assert to_applicant.case_number == objection.number


def test_the_answer_opens_the_road_to_the_commission_for_fourteen_working_days():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    letter = superior.granted(objection, by=hendra)
    assert "Jumat, 2 Oktober 2026" in letter.html
    assert "UU 14/2008 Pasal 37 ayat (2)" in letter.html


def test_by_post_the_fourteen_days_run_from_when_it_reached_the_applicant():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.write(objection, Ruling.UPHELD, by=hendra, reasons=REASONS)
    superior.send(objection, by=hendra, reached_on=date(2026, 9, 17))
    assert objection.answer_reached_on == date(2026, 9, 17)
    assert "Rabu, 7 Oktober 2026" in letters()[0].html


def test_a_refusal_upheld_needs_reasons_and_decree_and_ends_the_objection():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_a_refusal(rahma, hendra)
    superior.write(objection, Ruling.UPHELD, by=hendra)
    with pytest.raises(NotAllowed) as barred:
        superior.send(objection, by=hendra)
    assert rule_of(barred) is Rule.ANSWER_NEEDS_REASONS
    superior.write(objection, Ruling.UPHELD, by=hendra, reasons=REASONS)
    with pytest.raises(NotAllowed) as barred:
        superior.send(objection, by=hendra)
    assert rule_of(barred) is Rule.ANSWER_NEEDS_DECREE
    superior.write(objection, Ruling.UPHELD, by=hendra, reasons=REASONS, **DECREE)
    letter = superior.send(objection, by=hendra)
    assert "Surat Keputusan Nomor 188/12/2026" in letter.html
    assert REASONS in letter.html
    assert objection.state is ObjectionState.CLOSED


def test_the_decree_is_taken_from_the_notice_that_refused():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_a_refusal(rahma, hendra)
    number, on = queries.suggested_decree(objection.case, today=superior.ANSWERED.date())
    assert number.startswith("188/")
    assert on == date(2026, 8, 10)


def test_granting_what_was_excluded_by_a_task_needs_no_decree():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_a_refusal(rahma, hendra)
    (excluded,) = queries.excluded(objection.case)
    superior.write(objection, Ruling.PARTLY_GRANTED, by=hendra, reasons=REASONS)
    superior.order(objection, "Buka bagian umum.", by=hendra)
    with pytest.raises(NotAllowed) as barred:
        superior.send(objection, by=hendra)
    assert rule_of(barred) is Rule.ANSWER_NEEDS_DECREE
    superior.order(objection, "Serahkan ringkasan.", by=hendra, question_id=excluded.id)
    superior.send(objection, by=hendra)
    assert objection.state is ObjectionState.ANSWERED


def test_an_answer_without_tasks_grants_nothing():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.write(objection, Ruling.GRANTED, by=hendra)
    with pytest.raises(NotAllowed) as barred:
        superior.send(objection, by=hendra)
    assert rule_of(barred) is Rule.ANSWER_NEEDS_TASKS
    assert letters() == []
    assert mails(kind="objection_answered") == []


def test_an_objection_may_be_found_not_admissible_with_reasons():
    _rahma, hendra = superior.staff()
    late = an_objection(grounds="b", stated_on=date(2026, 6, 1), received=superior.FILED)
    superior.write(late, Ruling.INADMISSIBLE, by=hendra, reasons="Diajukan lewat tiga puluh hari.")
    letter = superior.send(late, by=hendra)
    assert "Keberatan tidak dapat diterima" in letter.html
    assert late.state is ObjectionState.CLOSED


def test_a_late_answer_is_still_an_answer():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    when = at(2026, 12, 1)
    superior.granted(objection, by=hendra, at=when)
    assert objection.answered_on == date(2026, 12, 1)


def test_who_decided_as_ppid_can_neither_draft_nor_sign():
    both = an_officer(Role.PPID, Role.SUPERIOR, name="Rahma Wulandari")
    other = desk.a_superior()
    objection = superior.an_objection_to_a_refusal(both, other)
    with pytest.raises(NotAllowed) as barred:
        superior.write(objection, Ruling.UPHELD, by=both, reasons=REASONS, **DECREE)
    assert rule_of(barred) is Rule.SIGNER_DECIDED
    superior.write(objection, Ruling.UPHELD, by=other, reasons=REASONS, **DECREE)
    with pytest.raises(NotAllowed) as barred:
        superior.send(objection, by=both)
    assert rule_of(barred) is Rule.SIGNER_DECIDED


def test_the_superior_who_only_approved_the_refusal_may_answer():
    rahma, hendra = superior.staff()
    objection = superior.an_objection_to_a_refusal(rahma, hendra)
    assert superior.upheld(objection, by=hendra).issued_by_id == hendra.id


def test_it_is_answered_once():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.granted(objection, by=hendra)
    with pytest.raises(NotAllowed) as barred:
        superior.write(objection, Ruling.UPHELD, by=hendra, reasons=REASONS)
    assert rule_of(barred) is Rule.OBJECTION_NOT_NOW


def test_the_second_of_two_officers_sees_that_the_draft_changed():
    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.write(objection, Ruling.GRANTED, by=hendra)
    seen = superior.draft_version(objection)
    superior.write(objection, Ruling.UPHELD, by=an_officer(Role.SUPERIOR), reasons=REASONS)
    with pytest.raises(StaleDataError):
        superior.write(objection, Ruling.GRANTED, by=hendra, seen=seen)
    kept = db.session.get_one(ObjectionAnswer, objection.id)
    assert kept.ruling is Ruling.UPHELD


def test_a_task_in_the_draft_can_be_changed_and_taken_away():
    from ppid.objections.answering import actions

    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.order(objection, "Serahkan salinan.", by=hendra)
    superior.order(objection, "Umumkan di situs.", by=hendra)
    by, seen = desk.acting(hendra), superior.draft_version(objection)
    actions.lay_order(
        objection,
        queries.Order("Umumkan di situs dan papan.", ANSWERED.date() + timedelta(3)),
        place=1,
        seen=seen,
        by=by,
        at=ANSWERED,
    )
    actions.drop_order(objection, 0, seen=superior.draft_version(objection), by=by, at=ANSWERED)
    kept = db.session.get_one(ObjectionAnswer, objection.id)
    assert [order.text for order in queries.orders(kept)] == ["Umumkan di situs dan papan."]
    assert superior.tasks(objection) == []


def test_an_answer_to_who_has_no_email_is_a_letter_to_print():
    _rahma, hendra = superior.staff()
    case = desk.an_accepted_case(requester={"email": ""})
    objection = an_objection(case=case, received=superior.FILED)
    superior.granted(objection, by=hendra)
    assert mails(kind="objection_answered") == []
    assert len(letters()) == 1


def test_the_timeline_of_the_request_bears_the_answer():

    _rahma, hendra = superior.staff()
    objection = superior.an_objection_to_silence()
    superior.granted(objection, by=hendra)
    assert objection.case is not None
    (line,) = [
        row.Entry
        for row in written.timeline(objection.case)
        if row.Entry.event.value == "objection_answered"
    ]
    assert line.facts == {
        "objection": objection.number,
        "letter": "TK/0001/2026",
        "ruling": "granted",
    }
    assert isinstance(objection, Objection)

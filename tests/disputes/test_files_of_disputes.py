"""What is written into the file of a dispute, and who is told."""

from datetime import date

import pytest

from ppid.accounts.models import Role
from ppid.cases import dispute_file, written
from ppid.cases.models import Entry
from ppid.disputes import actions, queries
from ppid.kit.db import db
from ppid.law import Event, NotAllowed, Party, Rule, StepKind
from tests.builders import an_officer, at, mails
from tests.disputes.town import (
    APPLIED,
    OPENED,
    a_dispute,
    a_paper,
    acting,
    an_objection,
    step,
)

K = StepKind
pytestmark = pytest.mark.usefixtures("app")


def refused(rule: Rule):
    """The law forbids it by this rule."""
    return pytest.raises(NotAllowed, match=f"^{rule} ")


def lines(dispute) -> list[Event]:
    return [row.Entry.event for row in written.timeline(dispute)]


def in_mediation():
    dispute = a_dispute()
    step(dispute, K.REGISTERED, date(2026, 4, 23), number="012/IV/KI-SS/2026")
    step(dispute, K.STARTED, date(2026, 4, 28))
    step(dispute, K.MEDIATION_OPENED, date(2026, 4, 29))
    return dispute


def agreed():
    dispute = in_mediation()
    step(dispute, K.MEDIATION_AGREED, date(2026, 5, 6))
    return dispute


def test_a_file_is_opened_after_silence_with_its_number_and_first_day():
    dispute = a_dispute()
    assert dispute.number == "SENG-2026-000001"
    assert dispute.stage == "applied"
    assert dispute.due_on == date(2026, 4, 23)
    assert [row.kind for row in dispute_file.steps(dispute)] == ["applied", "copy_received"]


def test_a_file_is_not_opened_while_the_superior_may_still_answer():
    objection = an_objection()
    with refused(Rule.DISPUTE_TOO_EARLY):
        a_dispute(objection, applied_on=date(2026, 4, 13), copy_on=None)
    assert dispute_file.of_objection(objection) is None


def test_a_late_application_is_opened_and_its_line_says_so():
    dispute = a_dispute(applied_on=date(2026, 5, 5), copy_on=None, at=at(2026, 5, 6))
    opened = next(row.Entry for row in written.timeline(dispute))
    assert opened.facts["late"] is True


def test_an_objection_has_one_dispute_file():
    dispute = a_dispute()
    with pytest.raises(actions.OpenAlready, match=dispute.number):
        a_dispute(dispute.objection)


def test_the_lines_of_a_dispute_stand_on_the_timeline_of_its_request_too():
    dispute = a_dispute()
    step(dispute, K.REGISTERED, date(2026, 4, 23), number="012/IV/KI-SS/2026")
    case_lines = (
        db.session.query(Entry).filter_by(case_id=dispute.objection.case_id).order_by(Entry.id)
    )
    events = [entry.event for entry in case_lines]
    assert events[-2:] == [Event.DISPUTE_OPENED, Event.DISPUTE_STEP]


def test_ppid_and_superior_are_told_when_a_file_is_opened_and_nobody_else():
    an_officer(Role.SUPERIOR, email="atasan@sukamaju.example")
    an_officer(Role.DESK, email="meja@sukamaju.example")
    both = an_officer(Role.PPID, Role.SUPERIOR, email="dua@sukamaju.example")
    a_dispute()
    told = [mail.to for mail in mails(kind="officer_dispute")]
    assert "atasan@sukamaju.example" in told
    assert told.count(both.email) == 1
    assert "meja@sukamaju.example" not in told
    assert "siti@contoh.example" not in told


def test_a_step_that_sets_a_date_is_told_with_both_dates_where_two_laws_differ():
    an_officer(Role.SUPERIOR, email="atasan@sukamaju.example")
    dispute = in_mediation()
    step(dispute, K.MEDIATION_FAILED, date(2026, 5, 4))
    step(dispute, K.ADJUDICATION, date(2026, 5, 5))
    step(dispute, K.DECISION_READ, date(2026, 5, 8))
    step(dispute, K.DECISION_RECEIVED, date(2026, 5, 11))
    said = mails(kind="officer_dispute")[-1].text
    assert "Senin, 25 Mei 2026" in said
    assert "Jumat, 5 Juni 2026" in said
    assert "lebih awal" in said
    assert dispute.due_on == date(2026, 5, 25)


def test_a_step_that_sets_no_date_is_written_down_and_mails_nobody():
    dispute = in_mediation()
    before = len(mails(kind="officer_dispute"))
    step(dispute, K.MEDIATION_MEETING, date(2026, 4, 29))
    assert len(mails(kind="officer_dispute")) == before
    assert lines(dispute)[-1] is Event.DISPUTE_STEP


def test_registration_gives_the_number_of_the_commissions_register():
    assert in_mediation().ki_number == "012/IV/KI-SS/2026"


def test_a_wrong_step_is_struck_with_its_reason_and_stays_to_be_read():
    dispute = a_dispute()
    row = step(dispute, K.REGISTERED, date(2026, 4, 23), number="salah")
    actions.strike(dispute, row, reason="Salah tanggal", by=acting(), at=OPENED)
    kept = dispute_file.steps(dispute)[-1]
    assert kept.struck_at == OPENED
    assert kept.facts["struck_reason"] == "Salah tanggal"
    assert (dispute.stage, dispute.ki_number) == ("applied", "")


def test_what_other_steps_rest_on_is_not_struck():
    dispute = in_mediation()
    row = next(one for one in dispute_file.steps(dispute) if one.kind == K.REGISTERED)
    with refused(Rule.STEP_NOT_NOW):
        actions.strike(dispute, row, reason="Salah", by=acting(), at=OPENED)


def test_papers_of_a_step_are_kept_sealed_in_the_file():
    dispute = a_dispute()
    step(dispute, K.REGISTERED, date(2026, 4, 23), number="1", papers=(a_paper("akta.pdf"),))
    (laid,) = queries.papers(dispute)
    assert (laid.paper.name, laid.paper.sealed) == ("akta.pdf", True)
    row = dispute_file.steps(dispute)[-1]
    assert row.facts["papers"] == [laid.paper.public_id]


def test_who_stayed_away_is_written_down_and_counts():
    dispute = a_dispute()
    step(dispute, K.REGISTERED, date(2026, 4, 23), number="1")
    for day in (27, 28):
        step(dispute, K.SESSION, date(2026, 4, day), absent=Party.APPLICANT.value)
    step(dispute, K.FELL, date(2026, 4, 29))
    assert dispute.stage == "ended"


def test_an_agreement_is_carried_out_before_it_counts_as_executed():
    dispute = agreed()
    order = actions.add_order(
        dispute, text="Berikan dokumen", opens=True, due_on=None, by=acting(), at=OPENED
    )
    with refused(Rule.ORDERS_FIRST):
        step(dispute, K.EXECUTED, date(2026, 5, 20))
    assert queries.opened() == []
    actions.carry_out(
        order, done_on=date(2026, 5, 20), note=None, by=acting(), at=at(2026, 5, 20, 14)
    )
    step(dispute, K.EXECUTED, date(2026, 5, 20))
    assert queries.opened() == [order]
    actions.close(dispute, by=acting(), at=at(2026, 5, 21))
    assert (dispute.closed_on, dispute.due_on) == (date(2026, 5, 21), None)


def test_an_order_is_not_carried_out_tomorrow_nor_before_the_dispute():
    order = actions.add_order(
        agreed(), text="Berikan", opens=False, due_on=None, by=acting(), at=OPENED
    )
    for day, rule in (
        (date(2026, 5, 21), Rule.IN_THE_FUTURE),
        (date(2026, 4, 1), Rule.STEP_BEFORE_APPLICATION),
    ):
        with refused(rule):
            actions.carry_out(order, done_on=day, note=None, by=acting(), at=at(2026, 5, 20, 14))


def test_a_file_is_not_closed_while_the_dispute_runs_or_something_is_to_be_done():
    running = in_mediation()
    with refused(Rule.STEP_NOT_NOW):
        actions.close(running, by=acting(), at=OPENED)
    step(running, K.MEDIATION_AGREED, date(2026, 5, 6))
    actions.add_order(running, text="x", opens=False, due_on=None, by=acting(), at=OPENED)
    with refused(Rule.ORDERS_FIRST):
        actions.close(running, by=acting(), at=OPENED)


def test_the_list_shows_the_nearest_day_first():
    later = a_dispute(applied_on=date(2026, 4, 22), copy_on=None)
    sooner = a_dispute(applied_on=APPLIED, copy_on=None)
    assert queries.open_disputes() == [sooner, later]

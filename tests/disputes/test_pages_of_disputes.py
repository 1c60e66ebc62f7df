"""The pages on which officers keep the file of a dispute."""

import io
from datetime import date

import pytest
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.cases import dispute_file
from ppid.kit.db import db
from ppid.law import DisputeOutcome, StepKind
from tests.builders import an_officer, signed_in
from tests.disputes.town import KI, a_dispute, an_objection, step
from tests.files.file_specimens import pdf


@pytest.fixture
def officer(client: FlaskClient) -> FlaskClient:
    """A PPID at the desk, in April 2026 by the cases' days, later by the clock."""
    return signed_in(client, an_officer(Role.PPID))


def form(dispute, **said):
    return {"version": str(dispute.version)} | said


def words(page) -> str:
    return page.get_data(as_text=True)


def test_the_file_is_opened_from_the_objection(officer: FlaskClient):
    objection = an_objection()
    db.session.flush()
    address = f"/petugas/keberatan/{objection.number}/sengketa"
    assert "Komisi Informasi yang menerima" in words(officer.get(address))
    said = {
        "ki_name": KI,
        "applied_on": "2026-04-20",
        "copy_on": "2026-04-22",
        "relief": "Memerintahkan termohon memberikan informasi.",
        "paper": (io.BytesIO(pdf()), "permohonan.pdf"),
    }
    sent = officer.post(address, data=said)
    dispute = dispute_file.of_objection(objection)
    assert sent.location == f"/petugas/sengketa/{dispute.number}"
    page = words(officer.get(sent.location))
    for told in (KI, "Siti Rahmawati", "permohonan.pdf", "Menunggu registrasi", "Perki 1/2013"):
        assert told in page
    assert officer.get(address).location == sent.location


def test_too_early_is_said_with_its_article_and_keeps_what_was_typed(officer: FlaskClient):
    objection = an_objection()
    said = {"ki_name": KI, "applied_on": "2026-04-13", "relief": "Minta putusan"}
    page = officer.post(f"/petugas/keberatan/{objection.number}/sengketa", data=said)
    assert page.status_code == 409
    assert "Pasal 37 ayat (1)" in words(page)
    assert "Minta putusan" in words(page)
    assert dispute_file.of_objection(objection) is None


@pytest.mark.parametrize("day", ["", "31-02-2026", "besok", "2026-13-01"])
def test_an_impossible_day_is_said_at_its_field(officer: FlaskClient, day: str):
    objection = an_objection()
    said = {"ki_name": KI, "applied_on": day, "relief": "x"}
    page = officer.post(f"/petugas/keberatan/{objection.number}/sengketa", data=said)
    assert page.status_code == 422
    assert "Tulis tanggal" in words(page)


def test_only_lawful_steps_are_offered_and_a_forbidden_one_names_its_rule(officer: FlaskClient):
    dispute = a_dispute()
    page = words(officer.get(f"/petugas/sengketa/{dispute.number}"))
    assert "/langkah/registered" in page
    assert "/langkah/adjudication" not in page
    answer = officer.post(
        f"/petugas/sengketa/{dispute.number}/langkah/decision_read",
        data=form(dispute, on="2026-04-23", outcome="office", note="Catatan saya"),
    )
    assert answer.status_code == 409
    assert "Pasal 38" in words(answer)
    assert "Catatan saya" in words(answer)


def test_a_step_is_written_down_with_place_note_and_paper(officer: FlaskClient):
    dispute = a_dispute()
    address = f"/petugas/sengketa/{dispute.number}/langkah/registered"
    said = form(dispute, on="2026-04-23", number="012/IV/KI-SS/2026", note="Akta diterima")
    officer.post(address, data=said | {"paper": (io.BytesIO(pdf()), "akta.pdf")})
    page = words(officer.get(f"/petugas/sengketa/{dispute.number}"))
    for told in ("012/IV/KI-SS/2026", "Akta diterima", "akta.pdf", "Teregistrasi"):
        assert told in page


def test_a_judgment_says_who_had_the_better_of_it_and_a_withdrawn_lawsuit_leaves_it(
    officer: FlaskClient,
):
    dispute = a_dispute()
    step(dispute, StepKind.REGISTERED, date(2026, 4, 23), number="1")
    step(dispute, StepKind.MEDIATION_OPENED, date(2026, 5, 4))
    step(dispute, StepKind.MEDIATION_FAILED, date(2026, 5, 5))
    step(dispute, StepKind.ADJUDICATION, date(2026, 5, 6))
    address = f"/petugas/sengketa/{dispute.number}/langkah/decision_read"
    untold = officer.post(address, data=form(dispute, on="2026-05-20"))
    assert "Pilih siapa yang dimenangkan." in words(untold)
    officer.post(address, data=form(dispute, on="2026-05-20", outcome="partly"))
    assert "Hasil: Menang sebagian" in words(officer.get(f"/petugas/sengketa/{dispute.number}"))
    step(dispute, StepKind.DECISION_RECEIVED, date(2026, 5, 21))
    step(dispute, StepKind.LAWSUIT_FILED, date(2026, 5, 25))
    step(dispute, StepKind.WITHDRAWN, date(2026, 6, 2))
    assert "Menang sebagian" in words(officer.get("/petugas/sengketa"))
    assert dispute.outcome is DisputeOutcome.PARTLY


def test_a_summons_that_came_late_is_flagged(officer: FlaskClient):
    dispute = a_dispute()
    step(dispute, StepKind.REGISTERED, date(2026, 4, 23), number="1")
    step(dispute, StepKind.SUMMONED, date(2026, 5, 4), session_on=date(2026, 5, 6))
    page = words(officer.get(f"/petugas/sengketa/{dispute.number}"))
    assert "kurang dari 3 hari kerja sebelum sidang" in page


def test_both_readings_of_the_last_day_are_shown_with_their_articles(officer: FlaskClient):
    dispute = a_dispute(an_objection(grounds="a"))
    step(dispute, StepKind.REGISTERED, date(2026, 4, 23), number="1")
    step(dispute, StepKind.ADJUDICATION, date(2026, 4, 27))
    step(dispute, StepKind.DECISION_READ, date(2026, 5, 8))
    step(dispute, StepKind.DECISION_RECEIVED, date(2026, 5, 11))
    page = words(officer.get(f"/petugas/sengketa/{dispute.number}"))
    for told in (
        "Senin, 25 Mei 2026",
        "Jumat, 5 Juni 2026",
        "UU 14/2008 Pasal 48 ayat (1)",
        "Perki 1/2013 Pasal 60 ayat (2)",
        "lebih awal",
    ):
        assert told in page


def test_a_struck_step_stays_on_the_page_with_its_reason(officer: FlaskClient):
    dispute = a_dispute()
    row = step(dispute, StepKind.REGISTERED, date(2026, 4, 23), number="1")
    address = f"/petugas/sengketa/{dispute.number}/langkah/{row.id}/coret"
    assert officer.post(address, data=form(dispute, reason="")).status_code == 422
    officer.post(address, data=form(dispute, reason="Nomor milik sengketa lain"))
    page = words(officer.get(f"/petugas/sengketa/{dispute.number}"))
    assert "Nomor milik sengketa lain" in page
    assert "Dicoret" in page


def test_two_officers_at_once_do_not_overwrite_each_other(officer: FlaskClient):
    dispute = a_dispute()
    seen = form(dispute)
    step(dispute, StepKind.REGISTERED, date(2026, 4, 23), number="1")
    page = officer.post(
        f"/petugas/sengketa/{dispute.number}/langkah/started",
        data=seen | {"on": "2026-04-24", "note": "Isian saya"},
    )
    assert page.status_code == 409
    assert "Isian saya" in words(page)
    assert "started" not in {row.kind for row in dispute_file.steps(dispute)}


def test_orders_are_written_down_carried_out_and_the_file_is_closed(officer: FlaskClient):
    dispute = a_dispute()
    for kind, day in (("registered", 23), ("started", 24), ("mediation_opened", 27)):
        step(dispute, StepKind(kind), date(2026, 4, day), number="1")
    step(dispute, StepKind.MEDIATION_AGREED, date(2026, 4, 28))
    base = f"/petugas/sengketa/{dispute.number}"
    officer.post(f"{base}/perintah", data=form(dispute, text="Berikan salinan", opens="y"))
    (order,) = dispute_file.orders(dispute)
    assert order.opens
    answer = officer.post(f"{base}/tutup", data=form(dispute))
    assert answer.status_code == 409
    officer.post(f"{base}/perintah/{order.id}", data=form(dispute, done_on="2026-04-29"))
    assert "Dilaksanakan" in words(officer.get(base))
    officer.post(f"{base}/tutup", data=form(dispute))
    assert dispute.number in words(officer.get("/petugas/sengketa?arsip=ya"))
    assert dispute.number not in words(officer.get("/petugas/sengketa"))


def test_notes_stay_among_officers(officer: FlaskClient):
    dispute = a_dispute()
    base = f"/petugas/sengketa/{dispute.number}"
    officer.post(f"{base}/catatan", data={"text": "Ahli dari bagian hukum ikut hadir"})
    assert "Ahli dari bagian hukum" in words(officer.get(base))


@pytest.mark.parametrize("role", [Role.DESK, Role.UNIT, Role.ADMIN])
def test_only_ppid_and_superior_open_disputes(client: FlaskClient, role: Role):
    dispute = a_dispute()
    browser = signed_in(client, an_officer(role))
    for address in ("", f"/{dispute.number}", f"/{dispute.number}/berkas-sengketa"):
        assert browser.get(f"/petugas/sengketa{address}").status_code == 403


@pytest.mark.parametrize(
    "address",
    ["SENG-2026-999999", "{n}/langkah/melompat", "{n}/langkah/applied", "{n}/dokumen/abc"],
)
def test_what_is_not_there_is_not_found(officer: FlaskClient, address: str):
    dispute = a_dispute()
    found = officer.get(f"/petugas/sengketa/{address.format(n=dispute.number)}")
    assert found.status_code == 404


def test_another_disputes_step_and_paper_are_not_found(officer: FlaskClient):
    mine, other = a_dispute(), a_dispute(applied_on=date(2026, 4, 21), copy_on=None)
    row = dispute_file.steps(other)[0]
    assert officer.get(f"/petugas/sengketa/{mine.number}/langkah/{row.id}/coret").status_code == 404


def test_hostile_words_are_shown_as_words(officer: FlaskClient):
    dispute = a_dispute(ki_name="<script>alert(1)</script>", relief="{{ 7*7 }} <b>tebal</b>")
    page = words(officer.get(f"/petugas/sengketa/{dispute.number}"))
    assert "<script>alert" not in page
    assert "<b>tebal" not in page
    assert "{{ 7*7 }}" in page

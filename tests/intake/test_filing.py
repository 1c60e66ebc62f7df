"""A citizen files a request without an account."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from ppid.accounts.models import Role
from ppid.cases import drafts
from ppid.cases.drafts import Draft, DraftPaper
from ppid.cases.kinds import Audience
from ppid.cases.models import Case, CasePaper, Question
from ppid.files.models import Paper
from ppid.kit import clock
from ppid.kit.db import db
from ppid.letters.models import Letter
from tests.builders import an_officer, mails
from tests.intake import citizen
from tests.intake.citizen import START, WHAT, a_picture

PAGES = ("pemohon", "data-pemohon", "informasi", "cara-menerima", "identitas", "periksa")


def all_of(model):
    db.session.expire_all()
    return list(db.session.scalars(sa.select(model)))


def test_a_request_gets_its_number_code_receipt_and_mail(client):
    an_officer(Role.DESK)
    number, code = citizen.file(client)
    (case,) = all_of(Case)
    assert case.number == number
    assert case.missing == ["identity"]
    assert case.complete_on is None
    assert case.requester.name == "Sari Melati"
    assert not all_of(Letter)
    proof = client.get(f"/lacak/permohonan/{number}/tanda-bukti").text
    assert code in proof
    assert "Laporan pelaksanaan bantuan pupuk tahun 2025" in proof
    (mail,) = mails(kind="receipt")
    assert mail.to == "sari@contoh.example"
    assert len(mails(kind="officer_new")) == 1


def test_the_code_is_kept_only_as_a_hash(client):
    _number, code = citizen.file(client)
    (case,) = all_of(Case)
    assert code not in str(vars(case))
    assert len(case.code_hash) == 64


def test_with_the_identity_attached_the_request_is_complete_as_filed(client):
    check = citizen.fill(client, identitas={"bring": "now", "identity": a_picture()})
    receipt = citizen.send(client, check)
    (case,) = all_of(Case)
    assert case.missing == []
    assert case.complete_on == case.received_on
    assert "Jawaban tertulis paling lambat" in receipt.text
    (laid,) = all_of(CasePaper)
    assert laid.audience is Audience.OFFICE
    assert laid.paper.sealed
    assert all_of(DraftPaper) == []


def test_who_has_no_ktp_yet_is_told_another_way(client):
    citizen.fill(client)
    page = client.get(f"{START}/identitas").text
    assert "surat keterangan kependudukan atau Kartu Keluarga" in page
    assert "Umur saja bukan alasan menolak" in page


def test_several_questions_are_numbered(client):
    citizen.file(client, informasi={"questions-1": "   ", "questions-2": "Daftar penyedia 2024"})
    texts = [question.text for question in all_of(Question)]
    assert texts == [WHAT["questions-0"], "Daftar penyedia 2024"]


def test_a_question_is_added_and_removed_by_buttons_alone(client):
    citizen.fill(client)
    added = client.post(f"{START}/informasi", data=WHAT | {"add": "1"}, follow_redirects=True)
    assert 'name="questions-1"' in added.text
    two = WHAT | {"questions-1": "Yang kedua"}
    left = client.post(f"{START}/informasi", data=two | {"remove": "0"}, follow_redirects=True)
    assert "Yang kedua" in left.text
    assert WHAT["questions-0"] not in left.text
    assert "Penelitian skripsi" in left.text


def test_an_eleventh_question_is_not_added(client):
    citizen.fill(client)
    ten = {f"questions-{place}": f"Butir {place}" for place in range(10)}
    page = client.post(f"{START}/informasi", data=WHAT | ten | {"add": "1"}, follow_redirects=True)
    assert "Sisa" not in page.text
    assert 'name="questions-10"' not in page.text


def test_a_legal_entity_gives_the_number_of_its_approval_and_its_deed(client):
    client.post(f"{START}/pemohon", data={"kind": "legal_entity"})
    page = client.get(f"{START}/data-pemohon")
    assert "Nomor surat keputusan pengesahan" in page.text
    citizen.file(
        client,
        pemohon={"kind": "legal_entity"},
        data_pemohon={"identity_number": "AHU-0001234.AH.01.01.TAHUN 2020"},
    )
    (case,) = all_of(Case)
    assert case.missing == ["deed"]
    assert case.requester.identity_number == "AHU-0001234.AH.01.01.TAHUN 2020"


PROXY = {"proxy_name": "Budi Santoso", "proxy_address": "Jalan Melati 1"}


def test_a_group_acts_through_a_proxy_with_mandate_and_identity(client):
    citizen.file(client, pemohon={"kind": "group"}, data_pemohon=PROXY)
    (case,) = all_of(Case)
    assert case.missing == ["identity", "mandate"]
    assert case.requester.proxy_name == "Budi Santoso"


def test_a_proxy_is_asked_only_when_there_is_one(client):
    client.post(f"{START}/pemohon", data={"kind": "person"})
    assert "penerima kuasa" not in client.get(f"{START}/data-pemohon").text
    client.post(f"{START}/pemohon", data={"kind": "person", "by_proxy": "y"})
    assert "penerima kuasa" in client.get(f"{START}/data-pemohon").text


def test_changing_the_kind_keeps_what_still_applies(client):
    citizen.fill(client)
    client.post(f"{START}/pemohon", data={"kind": "group"})
    page = client.get(f"{START}/data-pemohon").text
    assert "Sari Melati" in page
    assert "Jalan Kenanga 5" in page
    sent = client.get(f"{START}/periksa")
    assert sent.location.endswith("/data-pemohon")


def test_a_request_without_email_works_with_the_code_alone(client, app):
    number, code = citizen.file(
        client, data_pemohon={"email": ""}, cara_menerima={"delivery": "pickup"}
    )
    assert mails(kind="receipt") == []
    other = app.test_client()
    opened = other.post(
        "/lacak", data={"number": number.lower(), "code": code.lower()}, follow_redirects=True
    )
    assert number in opened.text
    assert "Perjalanan permohonan" in opened.text


@pytest.mark.parametrize(
    ("page", "changed", "words"),
    [
        ("pemohon", {"kind": ""}, "Pilih siapa yang meminta informasi."),
        ("pemohon", {"kind": "robot"}, "Pilih siapa yang meminta informasi."),
        ("data-pemohon", {"name": ""}, "Tulis nama."),
        ("data-pemohon", {"identity_number": "123"}, "NIK harus 16 angka"),
        ("data-pemohon", {"address": ""}, "Tulis alamat."),
        ("data-pemohon", {"email": "sari@gmail"}, "Tulis alamat email lengkap"),
        ("data-pemohon", {"email": "säri@contoh.id"}, "Tulis alamat email lengkap"),
        ("data-pemohon", {"phone": "telepon saja"}, "Tulis nomor telepon dengan angka"),
        (
            "data-pemohon",
            {"phone": "", "email": ""},
            "Isi nomor telepon, alamat email, atau keduanya.",
        ),
        ("informasi", {"questions-0": " "}, "Jelaskan informasi yang Anda minta."),
        ("informasi", {"questions-0": "a" * 5001}, "Paling banyak 5000 huruf."),
        ("informasi", {"purpose": ""}, "Tulis tujuan penggunaan informasi."),
        ("cara-menerima", {"obtain": "beli"}, "Pilih cara memperoleh informasi."),
        ("cara-menerima", {"copy_form": ""}, "Pilih bentuk salinan."),
        ("cara-menerima", {"delivery": "merpati"}, "Pilih cara mendapatkan salinan."),
        (
            "cara-menerima",
            {"copy_form": "hardcopy"},
            "Salinan cetak tidak dapat dikirim lewat email.",
        ),
        ("cara-menerima", {"delivery": "fax"}, "Faksimile hanya untuk salinan cetak."),
        ("identitas", {"bring": ""}, "Pilih unggah sekarang atau susulkan."),
        ("identitas", {"bring": "now"}, "Pilih berkasnya"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_all_typed_is_kept(client, page, changed, words):
    citizen.fill(client)
    answers = dict(citizen.PAGES)[page] | changed
    again = client.post(f"{START}/{page}", data=answers)
    assert again.status_code == 200
    assert again.text.count(words) == 2  # in the summary and at the field
    assert "Kesalahan:" in again.text.partition("</title>")[0]
    if page in ("data-pemohon", "informasi"):
        for value in answers.values():
            assert value.strip() in again.text


def test_seeing_on_the_spot_asks_for_no_copy(client):
    citizen.file(client, cara_menerima={"obtain": "see", "copy_form": "", "delivery": ""})
    (case,) = all_of(Case)
    assert (case.copy_form, case.delivery) == (None, None)


def test_delivery_by_email_needs_an_address(client):
    citizen.fill(client)
    client.post(f"{START}/data-pemohon", data=citizen.DETAILS | {"email": ""})
    page = client.post(f"{START}/cara-menerima", data=citizen.HOW)
    assert "Anda belum menulis alamat email." in page.text


def test_what_is_wrong_is_kept_too_when_the_citizen_leaves_and_returns(client):
    client.post(f"{START}/pemohon", data=citizen.WHO)
    client.post(f"{START}/data-pemohon", data=citizen.DETAILS | {"identity_number": "12 34"})
    page = client.get(f"{START}/data-pemohon")
    assert 'value="12 34"' in page.text
    assert "Sari Melati" in page.text
    assert "Lanjutkan isian" in client.get(START).text


def test_a_page_cannot_be_skipped(client):
    assert client.get(f"{START}/informasi").location.endswith("/pemohon")
    assert client.get(f"{START}/periksa").location.endswith("/baru")
    client.post(f"{START}/pemohon", data=citizen.WHO)
    assert client.get(f"{START}/periksa").location.endswith("/data-pemohon")


def test_a_change_from_the_check_leads_back_to_it(client):
    citizen.fill(client)
    done = client.post(f"{START}/informasi?kembali=periksa", data=WHAT)
    assert done.location.endswith("/periksa")


def test_files_are_shown_taken_back_and_not_taken_in_words(client):
    citizen.fill(client)
    done = client.post(
        f"{START}/identitas",
        follow_redirects=True,
        data={"bring": "now", "identity": a_picture("ktp saya.png"), "upload": "1"},
    )
    assert "ktp saya.png" in done.text
    (paper,) = all_of(Paper)
    back = client.post(
        f"{START}/identitas",
        follow_redirects=True,
        data={"bring": "now", "remove": paper.public_id},
    )
    assert "ktp saya.png" not in back.text
    assert all_of(Paper)[0].erased_at is not None
    refused = client.post(
        f"{START}/identitas", data={"bring": "now", "identity": (a_picture()[0], "ktp.exe")}
    )
    assert "tidak dapat diterima di sini" in refused.text


def test_one_bad_file_does_not_keep_a_good_one_away(client):
    import io

    citizen.fill(client)
    page = client.post(
        f"{START}/identitas",
        data={
            "bring": "now",
            "identity": a_picture(),
            "attachment": (io.BytesIO(b""), "kosong.pdf"),
        },
    )
    assert "kosong" in page.text
    assert [paper.name for paper in all_of(Paper)] == ["ktp.png"]


def test_the_office_keeps_nothing_of_a_draft_that_was_discarded(client):
    citizen.fill(client, identitas={"bring": "now", "identity": a_picture()})
    client.post(f"{START}/hapus")
    assert all_of(Draft) == []
    assert all_of(Paper)[0].erased_at is not None
    assert "Lanjutkan isian" not in client.get(START).text


def test_drafts_are_forgotten_after_seven_days(client):
    citizen.fill(client, identitas={"bring": "now", "identity": a_picture()})
    now = clock.now()
    assert drafts.forget_drafts(now + timedelta(days=6)) == 0
    assert drafts.forget_drafts(now + timedelta(days=7, hours=1)) == 1
    assert all_of(Draft) == []
    assert all_of(Paper)[0].erased_at is not None


def test_forgetting_a_sent_draft_leaves_the_request_its_papers(client):
    citizen.send(client, citizen.fill(client, identitas={"bring": "now", "identity": a_picture()}))
    assert drafts.forget_drafts(clock.now() + timedelta(hours=13)) == 1
    assert all_of(Paper)[0].erased_at is None


def test_a_sent_draft_keeps_nothing_that_was_typed(client):
    citizen.file(client)
    (draft,) = all_of(Draft)
    assert "Sari" not in draft.answers
    assert "pupuk" not in draft.answers


def test_drafts_are_sealed_at_rest(client):
    citizen.fill(client)
    raw = db.session.execute(sa.text("SELECT answers FROM drafts")).scalar_one()
    assert "Sari" not in raw


def test_the_cookie_of_a_draft_is_for_this_site_alone(client):
    done = client.post(f"{START}/pemohon", data=citizen.WHO)
    cookie = next(c for c in done.headers.getlist("Set-Cookie") if c.startswith("draf="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Max-Age=604800" in cookie


def test_sending_twice_shows_the_same_receipt(client):
    check = citizen.fill(client)
    first = citizen.number_and_code(citizen.send(client, check))
    again = citizen.number_and_code(citizen.send(client, check))
    reloaded = citizen.number_and_code(client.get(f"{START}/terkirim"))
    assert first == again == reloaded
    assert len(all_of(Case)) == 1
    assert len(mails(kind="receipt")) == 1


def test_what_another_tab_changed_is_shown_before_it_is_sent(client):
    check = citizen.fill(client)
    client.post(f"{START}/informasi", data=WHAT | {"questions-0": "Yang lain sama sekali"})
    shown = citizen.send(client, check)
    assert all_of(Case) == []
    assert "berubah di halaman lain" in shown.text
    assert "Yang lain sama sekali" in shown.text


def test_the_trap_for_robots_keeps_the_draft(client):
    check = citizen.fill(client)
    page = client.post(f"{START}/periksa", data={"seen": citizen.seen(check), "website": "x"})
    assert "Kosongkan isian ini" in page.text
    assert all_of(Case) == []
    assert len(all_of(Draft)) == 1


def test_a_second_request_gets_the_next_number(client):
    first, _code = citizen.file(client)
    second, _code = citizen.file(client)
    assert int(second[-6:]) == int(first[-6:]) + 1


def test_the_receipt_is_gone_from_the_screen_half_a_day_later(client):
    citizen.file(client)
    (draft,) = all_of(Draft)
    draft.touched_at -= timedelta(hours=13)
    db.session.flush()
    assert client.get(f"{START}/terkirim").location.endswith(START)


def test_the_language_of_the_page_is_the_language_of_the_request(client):
    client.set_cookie("bahasa", "en")
    citizen.file(client)
    (case,) = all_of(Case)
    assert case.language == "en"
    assert mails(kind="receipt")[0].language == "en"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_of_the_form_is_private_and_opens(client, language):
    client.set_cookie("bahasa", language)
    citizen.fill(client)
    for page in ("", *(f"/{name}" for name in PAGES)):
        shown = client.get(f"{START}{page}")
        assert shown.status_code == 200, page
        assert shown.headers["Cache-Control"] == "no-store"

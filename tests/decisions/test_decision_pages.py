"""The desk at a browser: draft, approval, sending, extending, handing over."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ppid.accounts.actors import THE_OFFICE
from ppid.accounts.models import Role
from ppid.cases import queries as cases
from ppid.cases import written
from ppid.cases.actions import attach
from ppid.cases.kinds import Audience
from ppid.cases.models import Case
from ppid.decisions.handing import queries as handing
from ppid.files import actions as files
from ppid.files.slots import Slot
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Outcome, State
from ppid.letters import queries as letters
from ppid.office.calendar import local_day
from tests.builders import an_accepted_case, an_officer
from tests.decisions.desk import a_decided_case, a_ppid, a_superior, at_desk, pdf_bytes, stored

GRANT = {"reason": "Kontrak pengadaan obat 2025, 12 halaman.", "available_form": "softcopy"}
REFUSE = {
    "ground": "h",
    "point": "h2",
    "law_article": "",
    "consequence": "Riwayat kesehatan pasien diketahui orang lain.",
    "part": "no",
    "part_releasable": "Seluruh rekam medis memuat riwayat kesehatan.",
    "reason": "",
}


def seen(page: TestResponse) -> dict[str, str]:
    """The hidden marks of what a page showed."""
    return dict(re.findall(r'name="(seen|files_seen)"[^>]*value="([^"]*)"', page.text))


def post(
    client: FlaskClient, path: str, data: dict[str, Any], read: str | None = None, **rest: Any
) -> TestResponse:
    """Open a page, fill its form in, send it; `read` is where the form stands if elsewhere."""
    page = client.get(read or path)
    assert page.status_code == 200, page.text
    return client.post(path, data=seen(page) | data, **rest)


def desk(case: Case, page: str = "") -> str:
    return f"/petugas/permohonan/{case.number}{page}"


def a_case_of_today(*questions: str, **said: Any) -> Case:
    return an_accepted_case(
        at=clock.now() - timedelta(minutes=5), **said, questions=questions or ("Kontrak 2025",)
    )


def terms_data(**more: Any) -> dict[str, Any]:
    today = local_day(clock.now())
    return {
        "provide_by": (today + timedelta(days=7)).isoformat(),
        "place": "",
    } | more


def record_data(**more: Any) -> dict[str, Any]:
    """A decree on paper, as it is typed off."""
    today = local_day(clock.now())
    return {
        "title": "Rekam medis pasien",
        "information": "Rekam medis pasien RSUD, seluruh halaman.",
        "unit_id": "0",
        "ground": "h",
        "point": "h2",
        "law_article": "",
        "if_opened": "Riwayat kesehatan pasien diketahui umum.",
        "if_closed": "Rahasia pribadi pasien terlindungi.",
        "period_ends_on": (today + timedelta(days=900)).isoformat(),
        "condition": "",
        "decree_number": "188/12/2026",
        "decreed_on": today.isoformat(),
        "test_number": "188/11/2026",
        "tested_on": today.isoformat(),
        "approval": "both",
        "approved_by": "Bupati Contoh",
        "approver_title": "Bupati Sukamaju",
        "paper": (io.BytesIO(pdf_bytes()), "sk.pdf"),
    } | more


def choose_decree(client: FlaskClient, case: Case, position: int) -> None:
    """Record the decree for a question, then let the question rest on it."""
    recorded = post(
        client,
        f"/petugas/pengecualian/catat?permohonan={case.number}&butir={position}",
        record_data(),
    )
    path = desk(case, f"/putusan/{position}/penetapan")
    assert recorded.status_code == 303, recorded.text
    assert recorded.location.endswith(path)
    page = client.get(path)
    decree = re.search(r'name="decree" value="([0-9a-f]+)"', page.text)
    assert decree, page.text
    chosen = client.post(path, data=seen(page) | {"decree": decree[1]})
    assert chosen.status_code == 302, chosen.text


def test_two_outcomes_from_draft_to_approval_to_the_letter(app: Flask):
    rahma, hendra = a_ppid(), a_superior()
    case = a_case_of_today("Kontrak pengadaan obat", "Rekam medis pasien")
    ppid, superior = at_desk(app.test_client(), rahma), at_desk(app.test_client(), hendra)

    assert post(ppid, desk(case, "/putusan/1?keputusan=granted"), GRANT).status_code == 302
    assert post(ppid, desk(case, "/putusan/2?keputusan=refused"), REFUSE).status_code == 302
    page = ppid.get(desk(case, "/putusan"))
    assert "Pilih Penetapan yang berlaku" in page.text
    assert "kapan informasi disediakan" in page.text
    choose_decree(ppid, case, 2)
    done = post(ppid, desk(case, "/putusan/ketentuan"), terms_data())
    assert done.status_code == 302, done.text

    preview = ppid.get(desk(case, "/putusan/periksa"))
    assert "s***@contoh.example" in preview.text
    assert "Minta persetujuan Atasan PPID" in preview.text
    assert "Kirim surat sekarang" not in preview.text
    asked = post(
        ppid, desk(case, "/putusan/minta-persetujuan"), {}, read=desk(case, "/putusan/periksa")
    )
    assert asked.status_code == 302

    reading = superior.get(desk(case, "/persetujuan"))
    assert "Pasal 17 huruf h angka 2" in reading.text
    returned = post(
        superior,
        desk(case, "/persetujuan"),
        {"verdict": "return", "note": "Perjelas konsekuensinya."},
    )
    assert returned.status_code == 302
    assert "Perjelas konsekuensinya." in ppid.get(desk(case, "/putusan/periksa")).text
    post(ppid, desk(case, "/putusan/2?keputusan=refused"), REFUSE)
    post(ppid, desk(case, "/putusan/minta-persetujuan"), {}, read=desk(case, "/putusan/periksa"))
    approved = post(superior, desk(case, "/persetujuan"), {"verdict": "approve", "note": ""})
    assert approved.status_code == 302

    sent = post(ppid, desk(case, "/putusan/kirim"), {}, read=desk(case, "/putusan/periksa"))
    assert sent.status_code == 302
    db.session.refresh(case)
    assert (case.state, case.outcome) == (State.DECIDED, Outcome.PARTLY_GRANTED)
    _refusal, letter = letters.of(case)
    shown = ppid.get(desk(case, f"/surat/{letter.public_id}"))
    assert letter.number in shown.text
    assert "Rekam medis pasien" in shown.text


def test_a_notice_sent_twice_from_two_pages_is_one_letter(app: Flask):
    case = a_case_of_today()
    client = at_desk(app.test_client(), a_ppid())
    post(client, desk(case, "/putusan/1?keputusan=granted"), GRANT)
    post(client, desk(case, "/putusan/ketentuan"), terms_data())
    marks = seen(client.get(desk(case, "/putusan/periksa")))
    first = client.post(desk(case, "/putusan/kirim"), data=marks)
    second = client.post(desk(case, "/putusan/kirim"), data=marks)
    assert (first.status_code, second.status_code) == (302, 409)
    assert len(letters.of(case)) == 1


def test_the_second_officer_sees_both_texts_and_loses_none(app: Flask):
    case = a_case_of_today()
    rahma, budi = (
        at_desk(app.test_client(), a_ppid()),
        at_desk(app.test_client(), an_officer(Role.PPID, name="Budi Santoso")),
    )
    path = desk(case, "/putusan/1?keputusan=granted")
    marks = seen(budi.get(path))
    post(rahma, path, GRANT | {"reason": "Tulisan Rahma yang lebih dulu."})
    late = budi.post(path, data=marks | GRANT | {"reason": "Tulisan Budi yang belakangan."})
    assert late.status_code == 409
    assert "Tulisan Rahma yang lebih dulu." in late.text
    assert "Tulisan Budi yang belakangan." in late.text
    assert "Rahma Wulandari" in late.text
    again = budi.post(path, data=seen(late) | GRANT | {"reason": "Tulisan Budi yang belakangan."})
    assert again.status_code == 302
    db.session.expire_all()
    assert cases.questions(case)[0].reason == "Tulisan Budi yang belakangan."


def test_terms_that_changed_meanwhile_show_both(app: Flask):
    case = a_case_of_today()
    rahma, budi = at_desk(app.test_client(), a_ppid()), at_desk(app.test_client(), a_ppid())
    post(rahma, desk(case, "/putusan/1?keputusan=granted"), GRANT)
    path = desk(case, "/putusan/ketentuan")
    marks = seen(budi.get(path))
    post(rahma, path, terms_data(place="Ruang Rahma"))
    late = budi.post(path, data=marks | terms_data(place="Ruang Budi"))
    assert late.status_code == 409
    assert "Ruang Rahma" in late.text
    assert "Ruang Budi" in late.text


def test_where_a_part_can_be_given_the_refusal_turns_into_a_part_with_all_that_was_typed(
    app: Flask,
):
    case = a_case_of_today()
    client = at_desk(app.test_client(), a_ppid())
    page = post(client, desk(case, "/putusan/1?keputusan=refused"), REFUSE | {"part": "yes"})
    assert page.status_code == 409
    assert "Pasal 50 ayat (3)" in page.text
    assert "keputusan=partly_granted" in page.text
    assert "Riwayat kesehatan pasien diketahui orang lain." in page.text
    assert re.search(r'value="h2" checked', page.text)
    db.session.expire_all()
    assert cases.questions(case)[0].outcome is None


BAD = (
    (
        "granted",
        {"reason": "", "available_form": ""},
        ["Sebut informasi yang diberikan.", "Pilih bentuk informasi yang tersedia."],
    ),
    ("granted", GRANT | {"reason": "x" * 9000}, ["Paling banyak 8000 huruf."]),
    ("granted", GRANT | {"available_form": "papirus"}, ["Pilih bentuk informasi yang tersedia."]),
    ("refused", REFUSE | {"ground": ""}, ["Pilih huruf Pasal 17 yang menjadi dasar."]),
    ("refused", REFUSE | {"ground": "z"}, ["Pilih huruf Pasal 17 yang menjadi dasar."]),
    ("refused", REFUSE | {"point": "c1"}, ["Pilih angka dari huruf h yang dipilih."]),
    ("refused", REFUSE | {"point": ""}, ["Pilih angka dari huruf h yang dipilih."]),
    ("refused", REFUSE | {"ground": "j"}, ["Sebut Undang-Undang dan pasalnya untuk huruf ini."]),
    ("refused", REFUSE | {"consequence": "pendek"}, ["Tulis 20 sampai 8000 huruf."]),
    ("refused", REFUSE | {"part": ""}, ["Jawab apakah sebagian dapat diberikan."]),
    (
        "refused",
        REFUSE | {"part_releasable": ""},
        ["Tulis mengapa sebagian pun tidak dapat diberikan."],
    ),
    (
        "partly_granted",
        GRANT | {"kept_back": "", "blackened": ""},
        ["Jelaskan bagian yang dihitamkan", "Pilih mengapa bagian itu tidak diberikan."],
    ),
    (
        "partly_granted",
        GRANT | {"kept_back": "excluded", "blackened": "Alamat pasien."},
        ["Pilih huruf Pasal 17", "Tulis apa akibatnya bila informasi dibuka."],
    ),
    ("not_held", {"reason": ""}, ["Jelaskan mengapa informasi tidak dikuasai."]),
    (
        "not_documented",
        {"reason": "Masih disusun oleh dinas terkait.", "provide_by": ""},
        ["Sebut kapan informasi akan disediakan."],
    ),
    (
        "not_documented",
        {"reason": "Masih disusun oleh dinas terkait.", "provide_by": "2020-01-01"},
        ["Pilih hari ini atau tanggal sesudahnya."],
    ),
    (
        "not_documented",
        {"reason": "Masih disusun oleh dinas terkait.", "provide_by": "kapan"},
        ["Tulis tanggal seperti 25-11-2026."],
    ),
)


@pytest.mark.parametrize(("outcome", "typed", "said"), BAD)
def test_what_is_wrong_with_an_answer_is_said_and_what_was_typed_is_kept(
    app: Flask, outcome: str, typed: dict[str, Any], said: list[str]
):
    case = a_case_of_today()
    client = at_desk(app.test_client(), a_ppid())
    page = post(client, desk(case, f"/putusan/1?keputusan={outcome}"), typed)
    assert page.status_code == 200
    for words in said:
        assert words in page.text
    for text in ("reason", "consequence"):
        assert (typed.get(text) or "") in page.text
    db.session.expire_all()
    assert cases.questions(case)[0].outcome is None


def test_a_part_that_is_not_held_needs_no_ground(app: Flask):
    case = a_case_of_today()
    client = at_desk(app.test_client(), a_ppid())
    done = post(
        client,
        desk(case, "/putusan/1?keputusan=partly_granted"),
        GRANT
        | {
            "kept_back": "unheld",
            "blackened": "Tahun 2019 tidak kami kuasai.",
            "holder": "Arsip Daerah",
            "ground": "h",
            "consequence": "",
        },
    )
    assert done.status_code == 302, done.text
    db.session.expire_all()
    question = cases.questions(case)[0]
    assert (question.ground, question.holder) == (None, "Arsip Daerah")


WRONG_TERMS = (
    ({"provide_by": ""}, "Sebut kapan informasi disediakan."),
    ({"copy_cost": "500"}, "Isi biaya tiap lembar dan jumlah lembarnya bersama-sama."),
    ({"sheets": "5"}, "Isi biaya tiap lembar dan jumlah lembarnya bersama-sama."),
    ({"other_cost": "seribu"}, "Tulis jumlah rupiah dengan angka"),
    ({"other_cost": "999.999.999.999"}, "Tulis paling banyak Rp 100.000.000."),
)


@pytest.mark.parametrize(("typed", "said"), WRONG_TERMS)
def test_wrong_terms_are_said_and_what_was_typed_is_kept(
    app: Flask, typed: dict[str, Any], said: str
):
    case = a_case_of_today()
    client = at_desk(app.test_client(), a_ppid())
    post(client, desk(case, "/putusan/1?keputusan=granted"), GRANT)
    page = post(client, desk(case, "/putusan/ketentuan"), terms_data(place="Ruang baca") | typed)
    assert page.status_code == 200
    assert said in page.text
    assert "Ruang baca" in page.text


def test_the_page_of_an_extension_names_both_dates_and_sends_once(app: Flask):
    case = a_case_of_today()
    client = at_desk(app.test_client(), a_ppid())
    page = post(client, desk(case, "/perpanjangan"), {"ground": "", "reason": "pendek"})
    assert "Pilih salah satu dari dua alasan yang diakui." in page.text
    assert "Tulis 20 sampai 4000 huruf." in page.text
    typed = {"ground": "b", "reason": "Uji konsekuensi belum selesai dilakukan."}
    assert post(client, desk(case, "/perpanjangan"), typed).status_code == 302
    again = client.post(desk(case, "/perpanjangan"), data=typed)
    assert again.status_code == 409
    assert "hanya dapat diperpanjang satu kali" in again.text
    assert "UU 14/2008 Pasal 22 ayat (8)" in again.text
    assert typed["reason"] in again.text


def test_too_late_to_extend_the_page_says_what_to_do_instead(app: Flask):
    case = an_accepted_case(at=clock.now() - timedelta(days=40))
    client = at_desk(app.test_client(), a_ppid())
    page = client.get(desk(case, "/perpanjangan"))
    assert "Hari itu sudah lewat" in page.text
    assert desk(case, "/putusan") in page.text
    assert 'name="ground"' not in page.text


def release(client: FlaskClient, case: Case, **data: Any) -> TestResponse:
    return post(
        client,
        desk(case, "/penyerahan"),
        {"papers": (io.BytesIO(pdf_bytes()), "jawaban.pdf"), "question": "0"} | data,
    )


def test_the_wrong_number_hands_nothing_over(app: Flask):
    case = a_decided_case(a_ppid(), at=clock.now())
    client = at_desk(app.test_client(), an_officer(Role.DESK))
    assert release(client, case).status_code == 302
    path = desk(case, "/penyerahan/periksa")
    page = client.get(path)
    (laid,) = handing.prepared(case)
    for shown in (
        "jawaban.pdf",
        laid.paper.sha256,
        "Siti Rahmawati",
        "s***@contoh.example",
        "Dokumen kontrak pengadaan obat",
    ):
        assert shown in page.text
    ends = (local_day(clock.now()) + timedelta(days=30)).isoformat()
    typed = {"way": "link", "ends_on": ends}
    wrong = post(client, path, typed | {"number": "PIP-2026-999999"})
    assert wrong.status_code == 200
    assert "bukan nomor permohonan yang sedang dibuka" in wrong.text
    assert handing.released(case) == []
    right = post(client, path, typed | {"number": f" {case.number.lower()} "})
    assert right.status_code == 302, right.text
    db.session.expire_all()
    assert [one.ends_on.isoformat() for one in handing.released(case) if one.ends_on] == [ends]


def test_handing_over_asks_for_what_its_way_needs(app: Flask):
    case = a_decided_case(a_ppid(), at=clock.now())
    client = at_desk(app.test_client(), an_officer(Role.DESK))
    path = desk(case, "/penyerahan/periksa")
    page = post(client, path, {"way": "person", "number": case.number, "handed_on": ""})
    for words in (
        "Tulis kapan informasi diserahkan.",
        "Tulis di mana informasi diserahkan.",
        "Tulis nama yang menerima.",
        "Sebut apa yang diserahkan",
    ):
        assert words in page.text
    assert post(client, path, {"way": "link", "number": case.number}).status_code == 200
    done = post(
        client,
        path,
        {
            "way": "person",
            "number": case.number,
            "place": "Ruang layanan",
            "received_by": "Siti Rahmawati",
            "note": "Melihat kontrak asli",
            "handed_on": local_day(clock.now()).isoformat(),
        },
    )
    assert done.status_code == 302


def test_a_file_that_is_not_taken_is_said_and_the_others_are_prepared(app: Flask):
    case = a_decided_case(a_ppid(), at=clock.now())
    client = at_desk(app.test_client(), an_officer(Role.DESK))
    page = release(
        client,
        case,
        papers=[(io.BytesIO(pdf_bytes()), "baik.pdf"), (io.BytesIO(b""), "kosong.pdf")],
    )
    assert page.status_code == 200
    assert "kosong.pdf" in page.text
    assert [laid.paper.name for laid in handing.prepared(case)] == ["baik.pdf"]
    assert (
        "Pilih paling sedikit satu berkas."
        in post(client, desk(case, "/penyerahan"), {"question": "0"}).text
    )


def test_a_units_file_is_handed_over_as_a_copy_and_the_original_stays_inside(app: Flask):
    case = a_decided_case(a_ppid(), at=clock.now())
    original = files.keep(stored(Slot.UNIT_ANSWER, "dari-dinas.pdf"), clock.now())
    attach(case, original, audience=Audience.OFFICE, by=THE_OFFICE, at=clock.now())
    client = at_desk(app.test_client(), an_officer(Role.DESK))
    done = post(client, desk(case, "/penyerahan"), {"units": original.public_id, "question": "0"})
    assert done.status_code == 302, done.text
    (copy,) = handing.prepared(case)
    assert copy.paper.sha256 == original.sha256
    assert copy.paper.public_id != original.public_id
    assert client.get(desk(case, f"/putusan/berkas/{original.public_id}")).status_code == 404


def test_payment_closing_and_links_over_http(app: Flask):
    case = a_decided_case(a_ppid(), at=clock.now(), copy_cost=500, sheets=2)
    client, today = at_desk(app.test_client(), an_officer(Role.DESK)), local_day(clock.now())
    late = post(
        client,
        desk(case, "/pembayaran"),
        {"paid_on": (today + timedelta(days=1)).isoformat(), "receipt": ""},
    )
    assert "Tanggal ini belum tiba." in late.text
    assert "Tulis nomor tanda terima" in late.text
    assert (
        "Tulis mengapa informasi tidak diserahkan."
        in post(client, desk(case, "/tutup"), {"reason": ""}).text
    )
    assert (
        post(
            client, desk(case, "/pembayaran"), {"paid_on": today.isoformat(), "receipt": "KW-1"}
        ).status_code
        == 302
    )
    release(client, case)
    ends = (today + timedelta(days=30)).isoformat()
    assert (
        post(
            client,
            desk(case, "/penyerahan/periksa"),
            {"way": "link", "ends_on": ends, "number": case.number},
        ).status_code
        == 302
    )
    assert (
        post(
            client,
            desk(case, "/penyerahan/masa-unduh"),
            {"ends_on": (today + timedelta(days=60)).isoformat()},
        ).status_code
        == 302
    )
    db.session.expire_all()
    assert "dapat diunduh lagi" in written.messages(case)[-1][0].text
    assert post(client, desk(case, "/tutup"), {}).status_code == 302
    db.session.refresh(case)
    assert case.state is State.CLOSED


PAGES = (
    "/putusan",
    "/putusan/1",
    "/putusan/ketentuan",
    "/putusan/periksa",
    "/persetujuan",
    "/perpanjangan",
    "/pembayaran",
    "/penyerahan",
    "/penyerahan/periksa",
    "/penyerahan/masa-unduh",
    "/tutup",
)


@pytest.mark.parametrize("role", [Role.UNIT, Role.ADMIN])
@pytest.mark.parametrize("page", PAGES)
def test_units_and_administrators_open_none_of_these_pages(app: Flask, role: Role, page: str):
    case = a_case_of_today()
    client = at_desk(app.test_client(), an_officer(role))
    assert client.get(desk(case, page)).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_no_page_breaks_in_any_state_or_for_a_number_that_is_not_there(app: Flask, page: str):
    rahma = an_officer(Role.PPID, Role.SUPERIOR)
    client = at_desk(app.test_client(), rahma)
    for case in (
        a_case_of_today(),
        a_decided_case(rahma, at=clock.now()),
        a_decided_case(rahma, at=clock.now(), other_cost=5000),
    ):
        assert client.get(desk(case, page)).status_code in (200, 409)
        assert client.post(desk(case, page), data={}).status_code in (200, 302, 405, 409)
    assert client.get(f"/petugas/permohonan/PIP-1999-000001{page}").status_code == 404


def test_a_question_that_is_not_there_is_not_found(app: Flask):
    case = a_case_of_today()
    client = at_desk(app.test_client(), a_ppid())
    assert client.get(desk(case, "/putusan/99")).status_code == 404


def test_a_file_of_another_case_is_not_found(app: Flask):
    mine, other = (a_decided_case(a_ppid(), at=clock.now()) for _n in range(2))
    client = at_desk(app.test_client(), an_officer(Role.DESK))
    release(client, mine)
    public_id = handing.prepared(mine)[0].paper.public_id
    assert client.get(desk(mine, f"/putusan/berkas/{public_id}")).status_code == 200
    assert client.get(desk(other, f"/putusan/berkas/{public_id}")).status_code == 404
    assert client.post(desk(other, f"/penyerahan/{public_id}/buang")).status_code == 409
    assert len(handing.prepared(mine)) == 1

"""The legal road as people walk it: refusal, objection, hand-over; and silence up to the pack."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ppid import morning
from ppid.accounts.models import Role
from ppid.cases.models import Case
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.office.calendar import local_day
from tests import builders
from tests.browser import acts
from tests.browser.acts import DESK, go_on, in_days, sign_in
from tests.browser.conftest import Somebody
from tests.browser.further import officer, working_days_ago
from tests.browser.office import Office
from tests.journeys.story import CSV, QUESTIONS, case_page, mail_to

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NUMBER = re.compile(r"[A-Z]+-\d{4}-\d{6}")
REFUSED = "sari.ditolak@warga.example"
UNANSWERED = "budi.didiamkan@warga.example"
PARTLY = "Nama desa tiap laporan tidak menunjuk orang, jadi dapat dibuka."
STAYS = "Nama dan nomor telepon pelapor tetap rahasia pribadi menurut Pasal 17 huruf h."
ORDER = "Serahkan daftar laporan per desa, tanpa nama dan nomor telepon pelapor."


def test_a_refusal_is_objected_to_partly_granted_and_handed_over(
    somebody: Somebody, office: Office
):
    citizen = somebody()
    number = _file(citizen, office)
    at_desk = {role: somebody(viewport=DESK) for role in ("desk", "ppid", "superior")}
    for role, page in at_desk.items():
        sign_in(page, office, role)
    ppid, superior = at_desk["ppid"], at_desk["superior"]
    _declare_complete(at_desk["desk"], number)
    acts.draft_a_refusal(ppid, number, 1)
    sheet = _test_the_consequences(ppid, number)
    _approve_the_sheet(superior, sheet)
    decree = _sign_and_decree(ppid, sheet)
    acts.ask_approval(ppid, number)
    acts.approve(superior, number)
    acts.send_the_notice(ppid, number)
    objection = _read_and_object(citizen, office, number, decree)
    _grant_partly(superior, objection)
    _carry_out(ppid, objection)
    _fetch(citizen, office, objection)


def _file(page: Page, office: Office) -> str:
    acts.say_who_asks(page, office, email=REFUSED)
    page.get_by_label("Informasi yang Anda minta").fill(QUESTIONS[1])
    page.get_by_label("Untuk apa informasi ini akan Anda gunakan?").fill("Menghubungi pelapor")
    go_on(page)
    page.get_by_label("Mendapatkan salinan").check()
    page.get_by_label("Salinan elektronik").check()
    page.get_by_role("radio", name="Email", exact=True).check()
    go_on(page)
    acts.attach_the_card(page)
    go_on(page, "Kirim permohonan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Permohonan terkirim")
    return _number(page)


def _number(page: Page) -> str:
    words = page.get_by_role("main").inner_text()
    found = NUMBER.search(words)
    assert found, words
    return found[0]


def _declare_complete(page: Page, number: str) -> None:
    page.goto(case_page(number, "/lengkap"))
    go_on(page, "Nyatakan lengkap")


def _test_the_consequences(page: Page, number: str) -> str:
    """The sheet of the consequence test, with who tested; returns its address."""
    page.goto(case_page(number, "/putusan/1/penetapan"))
    page.get_by_role("button", name="Mulai uji konsekuensi").click()
    page.get_by_label("Judul informasi").fill("Daftar nama saksi kerusakan jembatan")
    page.get_by_label("Konsekuensi bagi publik bila ditutup").fill(
        "Pelapor terlindungi dan tetap berani melapor."
    )
    page.get_by_label("Dikecualikan sampai dengan tanggal").fill(in_days(700))
    go_on(page, "Simpan lembar uji")
    page.get_by_label("Nama penguji").fill("Kartini Sondakh")
    page.get_by_label("Jabatan", exact=True).fill("Kepala Bagian Hukum")
    page.get_by_label("Unit kerja", exact=True).fill("Sekretariat Daerah")
    go_on(page, "Tambahkan penguji")
    page.get_by_role("link", name="Lanjut ke penyelesaian uji").click()
    go_on(page, "Selesaikan uji")
    expect(page.get_by_role("main")).to_contain_text("Menunggu persetujuan")
    return page.url


def _approve_the_sheet(page: Page, sheet: str) -> None:
    page.goto(sheet)
    page.get_by_role("link", name="Baca dan putuskan").click()
    page.get_by_label("Setujui").check()
    go_on(page, "Simpan putusan saya")


def _sign_and_decree(page: Page, sheet: str) -> str:
    """The head of the body signed on paper; the decree is made; returns its number."""
    page.goto(sheet)
    page.get_by_role("link", name="Catat persetujuan pimpinan").click()
    page.get_by_label("Nama pimpinan Badan Publik").fill("Sofia Lantang")
    page.get_by_label("Jabatan", exact=True).fill("Bupati Teluk Biru")
    page.get_by_label("Tanggal ditandatangani").fill(in_days(0))
    page.locator("input[type=file]").set_input_files(acts.decree())
    go_on(page, "Catat persetujuan")
    go_on(page, "Buat Penetapan")
    expect(page.get_by_text("Berlaku dan dapat menjadi dasar penolakan")).to_be_visible()
    return page.get_by_role("heading", level=1).locator(".num").inner_text()


def _read_and_object(page: Page, office: Office, number: str, decree: str) -> str:
    """The applicant reads the refusal from the mail, and files on huruf a; gives the number."""
    acts.follow_the_mail(page, office, REFUSED, number)
    expect(page.get_by_text("Ditolak karena dikecualikan").first).to_be_visible()
    own = page.url
    page.get_by_role("link", name=re.compile("Pemberitahuan tertulis")).first.click()
    expect(page.get_by_role("main")).to_contain_text(decree)
    page.goto(own)
    page.get_by_role("link", name="Ajukan keberatan").click()
    page.get_by_label(re.compile("ditolak karena informasinya dikecualikan")).check()
    page.get_by_label("Ceritakan duduk perkaranya").fill("Saya tidak meminta nomor telepon.")
    page.get_by_label("Apa yang Anda minta dari Atasan PPID?").fill("Daftar per desa saja.")
    go_on(page)
    page.get_by_label("Yang mengajukan permohonannya").check()
    go_on(page)
    go_on(page, "Kirim keberatan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keberatan terkirim")
    return _number(page)


def _grant_partly(page: Page, objection: str) -> None:
    page.goto("/petugas/keberatan")
    page.get_by_role("link", name=objection).click()
    page.get_by_role("link", name="Siapkan tanggapan").click()
    page.get_by_role("link", name="Tulis tanggapan").click()
    page.get_by_label("Uraian tanggapan atas alasan keberatan").fill(PARTLY)
    page.get_by_label("Keberatan dikabulkan sebagian").check()
    page.get_by_label("Alasan", exact=True).fill(STAYS)
    go_on(page, "Simpan rancangan")
    page.get_by_role("link", name="Tambah perintah").click()
    page.get_by_label("Perintah untuk PPID").fill(ORDER)
    page.get_by_label("Dilaksanakan paling lambat").fill(in_days(7))
    go_on(page, "Simpan perintah")
    page.get_by_role("link", name="Periksa surat").click()
    expect(page.get_by_role("main")).to_contain_text(STAYS)
    page.get_by_role("button", name="Tandatangani dan kirim").click()
    expect(page.get_by_text("Keberatan dikabulkan sebagian").first).to_be_visible()


def _carry_out(page: Page, objection: str) -> None:
    page.goto(f"/petugas/keberatan/{objection}")
    page.get_by_role("link", name="Catat pelaksanaan").first.click()
    page.get_by_label("Apa yang sudah dilakukan").fill("Daftar laporan per desa diserahkan.")
    page.locator("input[type=file]").set_input_files(acts.a_file("laporan-per-desa.csv", CSV))
    page.get_by_label("Berkas dapat diunduh sampai").fill(in_days(30))
    page.get_by_label("Ketik nomor keberatan ini").fill(objection)
    go_on(page, "Catat pelaksanaan")
    expect(page.get_by_text("Daftar laporan per desa diserahkan.").first).to_be_visible()


def _fetch(page: Page, office: Office, objection: str) -> None:
    mail_to(office.cast, REFUSED, objection)
    page.goto(f"/lacak/keberatan/{objection}")
    expect(page.get_by_text("Keberatan dikabulkan sebagian").first).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Unduh laporan-per-desa.csv").click()
    assert coming.value.path().read_bytes() == CSV


def test_two_silences_lead_to_a_pack_that_an_empty_machine_accepts(
    somebody: Somebody, office: Office, tmp_path: Path
):
    """The request came sixty working days ago; the letter of objection lay unread for 35."""
    number, came, complained, applied = _unanswered(office)
    citizen, desk, ppid = somebody(), somebody(viewport=DESK), somebody(viewport=DESK)
    _morning(office)
    acts.follow_the_mail(citizen, office, UNANSWERED, f"hak Anda atas permohonan {number}")
    expect(citizen.get_by_role("link", name="Ajukan keberatan").first).to_be_visible()
    sign_in(desk, office, "desk")
    objection = _enter_the_letter(desk, number, complained)
    _morning(office)
    acts.follow_the_mail(citizen, office, UNANSWERED, f"hak Anda atas keberatan {objection}")
    citizen.goto(f"/lacak/keberatan/{objection}")
    citizen.get_by_role("link", name="Cara ke Komisi Informasi").first.click()
    expect(citizen.get_by_role("heading", level=1)).to_contain_text("Komisi Informasi")
    sign_in(ppid, office, "ppid")
    dispute = _open_the_dispute(ppid, objection, applied)
    pack = _take_the_pack_out(ppid, tmp_path)
    said = _verified_on_an_empty_machine(pack, tmp_path / "mesin-kosong")
    assert dispute in said
    with zipfile.ZipFile(pack) as opened:
        told = opened.read("data/berkas.json").decode()
    assert number in told
    assert objection in told
    assert came.isoformat() in told


def _unanswered(office: Office) -> tuple[str, date, date, date]:
    """A request that was declared complete on the day it came, and that nobody answered.

    Gives its number, and when it came, when its requester objected by letter and when the
    Komisi Informasi received the application: the answer was due ten working days after the
    first, the superior's thirty after the second.
    """
    with office.app.app_context():
        at = now()
        filed, *later = (working_days_ago(days, at) for days in (60, 35, 2))
        with transaction():
            case: Case = builders.an_accepted_case(
                by=officer(Role.DESK), at=filed, requester={"email": UNANSWERED}
            )
            number = case.number
        days = [local_day(moment) for moment in (filed, *later)]
        db.session.remove()
    return number, days[0], days[1], days[2]


def _morning(office: Office) -> None:
    """The morning round, as the worker makes it; its mails really leave."""
    with office.app.app_context():
        with transaction():
            morning.remind(at=now())
        db.session.remove()


def _enter_the_letter(page: Page, number: str, on: date) -> str:
    page.goto("/petugas/keberatan/masuk")
    page.get_by_label("Surat", exact=True).check()
    page.get_by_label("Tanggal diterima").fill(on.isoformat())
    page.get_by_label("Alasan bila bukan hari ini").fill("Surat tertinggal di bagian umum")
    page.get_by_label("Nomor pendaftaran permohonan").fill(number)
    page.get_by_label(re.compile("Permintaan tidak ditanggapi")).check()
    page.get_by_label("Kasus posisi").fill("Permohonan saya tidak dijawab sampai lewat waktunya.")
    go_on(page, "Daftarkan keberatan")
    return _objection_number(page)


def _objection_number(page: Page) -> str:
    found = re.search(r"KEB-\d{4}-\d{6}", page.get_by_role("main").inner_text())
    assert found, page.url
    return found[0]


def _open_the_dispute(page: Page, objection: str, applied: date) -> str:
    page.goto(f"/petugas/keberatan/{objection}")
    page.get_by_role("link", name=re.compile("[Ss]engketa")).first.click()
    page.goto(f"/petugas/keberatan/{objection}/sengketa")
    page.get_by_label("Komisi Informasi yang menerima").fill("Komisi Informasi Provinsi Bahari")
    page.get_by_label("Tanggal Komisi Informasi menerima permohonan").fill(applied.isoformat())
    page.get_by_label("Yang diminta pemohon (petitum)").fill("Memerintahkan jawaban diberikan.")
    page.locator("input[type=file]").set_input_files(acts.decree())
    go_on(page, "Buka berkas sengketa")
    found = re.search(r"SENG-\d{4}-\d{6}", page.get_by_role("main").inner_text())
    assert found, page.url
    page.goto(f"/petugas/sengketa/{found[0]}/langkah/registered")
    page.get_by_label("Nomor register Komisi Informasi").fill("021/KI-BHR/2026")
    go_on(page, "Catat langkah ini")
    expect(page.get_by_text("021/KI-BHR/2026").first).to_be_visible()
    return found[0]


def _take_the_pack_out(page: Page, folder: Path) -> Path:
    page.get_by_role("link", name="Berkas sengketa (ZIP dan PDF)").click()
    page.get_by_label("Saya mengekspor berkas ini untuk sengketa tersebut").check()
    with page.expect_download() as coming:
        go_on(page, "Unduh berkas sengketa (ZIP)")
    found = folder / coming.value.suggested_filename
    coming.value.save_as(found)
    return found


def _verified_on_an_empty_machine(pack: Path, machine: Path) -> str:
    """The verifier comes out of the pack itself; nothing else is there but Python."""
    machine.mkdir()
    with zipfile.ZipFile(pack) as opened:
        opened.extract("verify_pack.py", machine)
    (machine / "berkas.zip").write_bytes(pack.read_bytes())
    done = subprocess.run(
        [sys.executable, "-I", "-S", "verify_pack.py", "berkas.zip"],
        cwd=machine,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

"""The main job as people do it: they read labels, press buttons, open their mail."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import acts
from tests.browser.acts import DESK, go_on, in_days, sign_in
from tests.browser.conftest import Somebody
from tests.browser.office import Office
from tests.journeys.story import CSV, QUESTIONS, case_page, mail_to

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

CITIZEN = "sari.peramban@warga.example"
NUMBER = re.compile(r"[A-Z]+-\d{4}-\d{6}")
CODE = re.compile(r"(?:[A-Z2-7]{4}-){4}[A-Z2-7]{4}")


def test_a_request_is_filed_answered_in_two_ways_and_fetched(somebody: Somebody, office: Office):
    number, code = _file(somebody(), office)
    at_desk = {role: somebody(viewport=DESK) for role in ("desk", "unit", "ppid", "superior")}
    for role, page in at_desk.items():
        sign_in(page, office, role)
    _check_and_ask_the_unit(at_desk["desk"], office, number)
    mail_to(office.cast, office.cast.sign_ins["unit"], number)
    _answer_as_unit(at_desk["unit"], number)
    _extend(at_desk["ppid"], number)
    _decide(at_desk["ppid"], number)
    _approve(at_desk["superior"], number)
    acts.send_the_notice(at_desk["ppid"], number)
    _hand_over(at_desk["ppid"], number)
    _read_and_fetch(somebody(), office, number)
    _follow_by_code(somebody(), number, code)


def _file(page: Page, office: Office) -> tuple[str, str]:
    acts.say_who_asks(page, office, email=CITIZEN)
    acts.say_what_is_asked(page)
    acts.attach_the_card(page)
    expect(page.get_by_text(QUESTIONS[1])).to_be_visible()
    go_on(page, "Kirim permohonan")
    return _receipt(page)


def _receipt(page: Page) -> tuple[str, str]:
    expect(page.get_by_role("heading", level=1)).to_have_text("Permohonan terkirim")
    words = page.get_by_role("main").inner_text()
    number, code = NUMBER.search(words), CODE.search(words)
    assert number, words
    assert code, words
    return number[0], code[0]


def _check_and_ask_the_unit(page: Page, office: Office, number: str) -> None:
    page.goto("/petugas/antrean")
    page.get_by_label("Cari nomor, nama, atau kata").fill(number)
    page.get_by_role("button", name="Terapkan").click()
    page.get_by_role("link", name=number).click()
    page.get_by_role("link", name="Nyatakan lengkap").click()
    go_on(page, "Nyatakan lengkap")
    page.get_by_role("link", name="Teruskan ke perangkat daerah").click()
    page.get_by_label(office.cast.unit).check()
    page.get_by_label("Catatan untuk perangkat daerah").fill("Butir 1 saja.")
    go_on(page, "Teruskan")
    expect(page.get_by_role("heading", name=office.cast.unit)).to_be_visible()


def _answer_as_unit(page: Page, number: str) -> None:
    page.goto(case_page(number))
    page.get_by_role("link", name="Jawab permintaan PPID").click()
    page.get_by_label("Ada, lengkap").check()
    page.get_by_label("Jawaban").fill("Kami lampirkan rincian anggarannya.")
    page.get_by_label("Berkas").set_input_files(acts.a_file("anggaran.csv", CSV))
    go_on(page, "Kirim jawaban ke PPID")
    expect(page.get_by_role("link", name="anggaran.csv").first).to_be_visible()


def _extend(page: Page, number: str) -> None:
    page.goto(case_page(number, "/perpanjangan"))
    page.get_by_label("Huruf b:").check()
    page.get_by_label("Penjelasan untuk pemohon").fill(
        "Perlu memastikan bagian yang memuat data pribadi pelapor."
    )
    go_on(page, "Perpanjang dan kirim surat")
    page.goto(case_page(number, "/perpanjangan"))
    expect(page.get_by_text("hanya dapat diperpanjang satu kali")).to_be_visible()


def _decide(page: Page, number: str) -> None:
    acts.choose(page, number, 1, "Dikabulkan seluruhnya")
    page.get_by_label("Informasi yang diberikan").fill("Rincian anggaran perbaikan tahun 2026.")
    page.get_by_label("Salinan elektronik").check()
    go_on(page, "Simpan putusan butir ini")
    acts.draft_a_refusal(page, number, 2)
    page.goto(case_page(number, "/putusan/ketentuan"))
    page.get_by_label("Informasi disediakan paling lambat").fill(in_days(5))
    go_on(page, "Simpan ketentuan")
    _record_decree(page, number)
    acts.ask_approval(page, number)


def _record_decree(page: Page, number: str) -> None:
    """A decree that the office has on paper is recorded, and the refusal rests on it."""
    page.goto(case_page(number, "/putusan/2/penetapan"))
    page.get_by_role("link", name="Catat Penetapan yang sudah ada").click()
    page.get_by_label("Nomor Penetapan").fill("555/01/2026")
    page.get_by_label("Tanggal Penetapan").fill(in_days(0))
    page.locator("input[type=file]").set_input_files(acts.decree())
    page.get_by_label("Nomor lembar uji").fill("555/00/2026")
    page.get_by_label("Tanggal lembar uji").fill(in_days(0))
    page.get_by_label("Pimpinan Badan Publik dan Atasan PPID").check()
    page.get_by_label("Nama yang menyetujui").fill("Sofia Lantang")
    page.get_by_label("Jabatan yang menyetujui").fill("Bupati Teluk Biru")
    page.get_by_label("Judul informasi").fill("Daftar nama pelapor kerusakan jembatan")
    page.get_by_label("Konsekuensi bagi publik bila ditutup").fill("Pelapor tetap terlindungi.")
    page.get_by_label("Dikecualikan sampai dengan tanggal").fill(in_days(700))
    go_on(page, "Catat Penetapan")
    ours = page.get_by_role("region", name="Daftar nama pelapor kerusakan jembatan")
    ours.get_by_role("button", name="Pakai Penetapan ini").click()


def _approve(page: Page, number: str) -> None:
    page.goto(case_page(number, "/persetujuan"))
    expect(page.get_by_role("main")).to_contain_text(QUESTIONS[1])
    acts.approve(page, number)


def _hand_over(page: Page, number: str) -> None:
    page.goto(case_page(number, "/penyerahan"))
    page.get_by_label("Berkas jawaban").set_input_files(acts.a_file("anggaran-jembatan.csv", CSV))
    go_on(page, "Siapkan berkas")
    page.goto(case_page(number, "/penyerahan/periksa"))
    page.get_by_label("Berkas lewat tautan di halaman pemohon").check()
    page.get_by_label("Ketik nomor pendaftaran permohonan ini").fill(number)
    go_on(page, "Serahkan informasi")


def _read_and_fetch(page: Page, office: Office, number: str) -> None:
    acts.follow_the_mail(page, office, CITIZEN, number)
    expect(page.get_by_text("Dikabulkan seluruhnya").first).to_be_visible()
    expect(page.get_by_text("Ditolak karena dikecualikan").first).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Unduh anggaran-jembatan.csv").click()
    assert coming.value.path().read_bytes() == CSV


def _follow_by_code(page: Page, number: str, code: str) -> None:
    page.goto("/lacak")
    page.get_by_label("Nomor pendaftaran").fill(number)
    page.get_by_label("Kode pelacakan").fill(code.lower())
    go_on(page, "Buka permohonan")
    expect(page.get_by_role("heading", level=1)).to_have_text(QUESTIONS[0])


def test_a_request_is_filed_without_script(somebody: Somebody, office: Office):
    page = somebody(java_script_enabled=False)
    number, code = _file(page, office)
    assert (number, code) == _receipt(page)


def test_a_request_is_filed_with_the_keyboard_alone(somebody: Somebody):
    page = somebody()
    page.goto("/")
    keys = Keys(page)
    keys.to(lambda: keys.words() == "Ajukan permohonan" and keys.is_in_main(), "Enter")
    keys.to(lambda: keys.words() == "Mulai", "Enter")
    keys.to(lambda: keys.name() == "kind", "Space", "Enter")
    for name, typed in (
        ("name", "Budi Santoso"),
        ("identity_number", "9999010101900002"),
        ("address", "Jalan Papan Tik 7, Kota Biru"),
        ("phone", "0800 0000 2222"),
    ):
        keys.to(lambda name=name: keys.name() == name)  # type: ignore[misc]
        page.keyboard.type(typed)
    keys.press("Enter")
    keys.to(lambda: keys.name() == "questions-0")
    page.keyboard.type("Daftar jalan desa yang diperbaiki tahun 2026")
    keys.to(lambda: keys.name() == "purpose")
    page.keyboard.type("Memantau pembangunan desa")
    keys.to(lambda: keys.words() == "Simpan dan lanjut", "Enter")
    keys.to(lambda: keys.name() == "obtain", "Space", "Enter")
    keys.to(lambda: keys.name() == "bring", "ArrowDown", "Space", "Enter")
    keys.to(lambda: keys.words() == "Kirim permohonan", "Enter")
    _receipt(page)


class Keys:
    """Somebody without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, there: Callable[[], bool], *then: str) -> None:
        """Press Tab until there, then these keys."""
        for _press in range(60):
            self.page.keyboard.press("Tab")
            if there():
                break
        else:
            raise AssertionError(f"the keyboard does not get there at {self.page.url}")
        for key in then:
            self.press(key)

    def press(self, key: str) -> None:
        """Press a key; Enter sends or follows, so wait for the page it opens."""
        if key != "Enter":
            self.page.keyboard.press(key)
            return
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def words(self) -> str:
        """What is written on what has the focus."""
        return self._ask("e => e.innerText.trim()")

    def name(self) -> str:
        """The name of the field that has the focus."""
        return self._ask("e => e.name || ''")

    def is_in_main(self) -> bool:
        """Whether the focus is in the main part of the page."""
        return self._ask("e => String(e.closest('main') !== null)") == "true"

    def _ask(self, question: str) -> str:
        return str(self.page.evaluate(f"({question})(document.activeElement)"))

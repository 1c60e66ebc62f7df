"""Every page, for everyone who may open it: axe, outline, width, console, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from ppid.letters import prints
from ppid.letters import queries as letters
from tests.browser.acts import go_on, in_days
from tests.browser.audit import NARROWEST, Auditor
from tests.browser.office import Office
from tests.browser.rounds import (
    ROLES,
    Round,
    Visit,
    pages_of_a_case,
    pages_with_get,
    starts,
)
from tests.browser.scenes import SCENES, TROUBLE, a_context

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FIRST = ("completer", "holder")
PEOPLE = (*FIRST, *ROLES, *(one for one in SCENES if one not in FIRST))
# These differ with who looks at them.
OF_EACH = ("casework.queue", "casework.show")
KEY_PAGES = (
    "pages.home",
    "intake.details",
    "intake.case-in_progress",
    "intake.follow",
    "casework.queue",
    "casework.show-in_progress",
    "decisions.answer-refused",
    "admin.home",
    "explaining.own",
    "objections.show-registered",
    "disputes.show",
)
NOT_A_PAGE = {
    "static": "a file",
    "pages.stylesheet": "a file",
    "pages.health": "a word",
    "pages.ready": "a word",
    "admin.start": "leads to the guide or to the desk",
    "admin.erasure_certificate": "a file",
    "admin.practice": "only in the practice office",
    "admin.practice_progress": "only in the practice office",
    "intake.file": "a file",
    "casework.paper": "a file",
    "casework.note_consulted": "once a body was asked: a step like the others of a case",
    "decisions.copy_answer": "between linked cases: two fields of the kinds of the others",
    "decisions.file": "a file",
    "objections.own_file": "a file",
    "objections.paper": "a file",
    "disputes.paper": "a file",
    "signing.file": "a file",
    "letters.blank_request": "a file",
    "letters.blank_objection": "a file",
    "verifying.compare": "only after a form: in test_a_compared_file_is_for_everyone",
    "exclusions.file": "a file",
    "publication.file": "a file",
    "publication.item_file": "a file",
    "publication.decree_copy": "a file",
    "publication.signed_decree": "a file",
    "publication.data_csv": "a file",
    "publication.data_json": "a file",
    "publication.feed": "a file",
    "publication.site_map": "a file",
    "publication.robots": "a word",
    "publication.choose": "while a decree is made: in test_public_list_in_a_browser",
    "publication.approve_list": "while a decree waits: in test_public_list_in_a_browser",
    "publication.determine": "once it is approved: in test_public_list_in_a_browser",
    "reports.preview": "a file",
    "reports.annual_file": "a file",
    "reports.data": "a file",
    "reports.dictionary": "a file",
    "intake.open_link": "leads to the case",
    "objections.open_link": "leads to the objection",
    "accounts.password_link": "leads to new_password",
    "accounts.first_link": "leads to first",
    "accounts.invitation": "leads to new_password",
    "accounts.link_over": "in TROUBLE",
    "admin.logo": "a picture",
    "admin.caught_page": "a mail, in its own shut-off frame",
    "accounts.first": "only before the first officer: its form is the one of new_password",
    "admin.calendar_change": "only after a form: in test_what_a_change_would_do_is_for_everyone",
    "admin.earlier_register": "only after a form: in test_what_a_change_would_do_is_for_everyone",
    "publication.earlier_list": "only after a form: its frame is that of admin.earlier_register",
    "admin.hand_over_cases": "only once an officer is locked: its rows are those of a queue",
    "publication.give_back": "only while a list waits for approval: its frame is that of a step",
    "publication.leave": "only before a determination: its frame is that of the other steps",
    "casework.ask_for_time": "its form stands on the page of test_a_unit_answers_by_link",
    "casework.answer_by_link": "in test_a_unit_answers_by_link",
    "accounts.second_step": "only after a password: in test_second_step_in_a_browser",
    "accounts.recovery_codes": "shown once: in test_second_step_in_a_browser",
    "accounts.confirm": "in test_second_step_in_a_browser",
    "casework.consider": "the team's: in test_second_step_in_a_browser",
    "bulk.result": "only after a form: in test_the_queue_by_keys",
    "casework.print_notice": "a PDF",
    "casework.resend": "a button that asks back: its frame is that of the other steps",
    "objections.resend": "the same for an objection",
    "casework.lapse": "only days after a letter: its frame is that of the other steps",
}


@dataclass
class Seen:
    """What was looked at so far in this run."""

    kinds: set[tuple[str, str]] = field(default_factory=set)
    endpoints: set[str] = field(default_factory=set)
    looks: int = 0

    def fresh(self, visits: list[Visit]) -> list[Visit]:
        """The visits to pages that nobody has shown yet."""
        self.endpoints |= {visit.endpoint for visit in visits}
        once = {visit.kind: visit for visit in visits}.values()
        found = [v for v in once if v.kind in OF_EACH or v.kind not in self.kinds]
        self.kinds |= {visit.kind for visit in visits}
        return found


@pytest.fixture(scope="module")
def seen() -> Seen:
    return Seen()


@pytest.fixture
def context(chrome: Browser, office: Office, who: str) -> Iterator[BrowserContext]:
    """This person's browser."""
    with a_context(chrome, office, who if who in ROLES else "") as found:
        yield found


def _visits(office: Office, context: BrowserContext, who: str) -> list[Visit]:
    visits = []
    if who in SCENES:
        visits = SCENES[who](office, context.new_page())
    if who in (*ROLES, "holder", "visitor"):
        going = Round(office, context, who)
        going.go(starts(office, who))
        if who in ("desk", "ppid", "superior"):
            going.try_cases(pages_of_a_case(office.app))
        visits += going.seen.values()
    return visits


@pytest.mark.parametrize("who", PEOPLE)
def test_pages_are_for_everyone(who: str, office: Office, context: BrowserContext, seen: Seen):
    auditor = Auditor(context)
    visits = seen.fresh(_visits(office, context, who))
    for visit in visits:
        auditor.open(visit.path)
        auditor.look(visit.name, width=360, light="light", language="id")
        auditor.fits(visit.name, NARROWEST)
        if visit.name.startswith(KEY_PAGES):
            auditor.look(visit.name, width=1280, light="light", language="id")
    _in_english(context, office)
    for visit in _one_of_each(visits):
        auditor.open(visit.path)
        auditor.look(visit.name, width=1280, light="dark", language="en")
        auditor.fits(visit.name, NARROWEST)
        if visit.name.startswith(KEY_PAGES):
            auditor.look(visit.name, width=360, light="dark", language="en")
    seen.looks += auditor.looks
    assert auditor.complaints == []


def _one_of_each(visits: list[Visit]) -> list[Visit]:
    """One visit an endpoint, and all key pages: the states of a page differ less than its words."""
    first = {visit.endpoint: visit for visit in reversed(visits)}
    return [v for v in visits if first[v.endpoint] is v or v.name.startswith(KEY_PAGES)]


def _in_english(context: BrowserContext, office: Office) -> None:
    context.add_cookies([{"name": "bahasa", "value": "en", "url": office.base}])


@pytest.mark.parametrize("who", ["visitor"])
def test_the_auditor_is_not_blind(context: BrowserContext):
    auditor = Auditor(context)
    auditor.open("/lacak")
    auditor.page.evaluate(
        """document.body.innerHTML = `<h1>a</h1><h1>b</h1><input>
        <p id="pale">grey</p><div id="wide">wide</div>`;
        document.getElementById("pale").style.color = "#bbb";
        document.getElementById("wide").style.width = "2000px";
        console.error("something broke");"""
    )
    auditor.look("bad", width=360, light="light", language="en")
    told = " ".join(auditor.complaints)
    for fault in ("2 h1", "lang", "label", "color-contrast", "wider than 360", "something broke"):
        assert fault in told


@pytest.mark.parametrize("who", ["visitor"])
def test_pages_of_trouble_are_for_everyone(context: BrowserContext):
    auditor = Auditor(context)
    for path, status in TROUBLE.items():
        auditor.open(path, expect=status)
        auditor.look(path, width=360, light="light", language="id")
        auditor.look(path, width=360, light="dark", language="id")
        auditor.fits(path, NARROWEST)
    assert auditor.complaints == []


@pytest.mark.parametrize("who", ["ppid"])
def test_refused_forms_are_for_everyone(office: Office, context: BrowserContext):
    auditor = Auditor(context)
    for path, button in (
        ("/permohonan/baru/pemohon", "Simpan dan lanjut"),
        ("/lacak", "Buka permohonan"),
        ("/petugas/permohonan/baru", "Daftarkan permohonan"),
        (_refusal(office), "Simpan putusan butir ini"),
    ):
        auditor.open(path)
        go_on(auditor.page, button)
        _summary_has_the_focus(auditor.page)
        auditor.look(path, width=360, light="light", language="id")
        auditor.look(path, width=360, light="dark", language="id")
        auditor.fits(path, NARROWEST)
    assert auditor.complaints == []


@pytest.mark.parametrize("who", ["admin"])
def test_what_a_change_would_do_is_for_everyone(context: BrowserContext):
    """Pages that only a form leads to: they are looked at where the form has led."""
    auditor = Auditor(context)
    forms = (
        ("calendar_change", _add_a_day_off),
        ("preview_law", _change_a_number),
        ("earlier_register", _bring_a_register),
    )
    for name, form in forms:
        form(auditor)
        auditor.look(name, width=360, light="light", language="id")
        auditor.look(name, width=1280, light="dark", language="id")
        auditor.fits(name, NARROWEST)
    assert auditor.complaints == []


def _add_a_day_off(auditor: Auditor) -> None:
    auditor.open("/pengaturan/hari-libur")
    page = auditor.page
    page.get_by_label("Tanggal", exact=True).fill(in_days(_the_next_weekday()))
    page.get_by_label("Nama hari libur").fill("Hari jadi kabupaten")
    page.get_by_label("Dasar", exact=True).fill("Keputusan Bupati Nomor 12 Tahun 2026")
    page.get_by_role("main").get_by_role("radio").first.check()
    go_on(page, "Lihat akibatnya")
    page.get_by_role("button", name="Terapkan").first.wait_for()


def _the_next_weekday() -> int:
    """In how many days the next Monday to Friday is that is not today."""
    ahead = (one for one in range(3, 12) if date.fromisoformat(in_days(one)).weekday() < 5)
    return next(ahead)


def _change_a_number(auditor: Auditor) -> None:
    auditor.open("/pengaturan/profil-hukum/ubah")
    page = auditor.page
    page.get_by_label("Alasan perubahan").fill("Keputusan Bupati Nomor 12 Tahun 2026")
    page.locator("main input[inputmode=numeric]").first.fill("9")
    go_on(page, "Lihat pratinjau")
    page.get_by_role("button", name="Terapkan profil ini").wait_for()


def _bring_a_register(auditor: Auditor) -> None:
    rows = (
        "No,Tanggal,Nama,Informasi yang diminta,Keputusan\n"
        "1,2/1/2023,Budi,Peta jalan,\n2,kemarin,Ani,DPA,Ditolak\n"
    )
    auditor.open("/pengaturan/register-lama")
    register = {"name": "register.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    auditor.page.get_by_label("Berkas register").set_input_files(register)  # type: ignore[arg-type]
    go_on(auditor.page, "Baca berkas")
    auditor.page.get_by_role("heading", name="Arti kolom").wait_for()


@pytest.mark.parametrize("who", ["visitor"])
def test_a_compared_file_is_for_everyone(office: Office, context: BrowserContext):
    auditor = Auditor(context)
    for name, content in (("issued", _a_letter(office)), ("foreign", b"%PDF-1.7 lain")):
        auditor.open("/periksa")
        paper = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": content}
        auditor.page.get_by_label("Berkas PDF surat").set_input_files(paper)  # type: ignore[arg-type]
        go_on(auditor.page, "Bandingkan berkas")
        auditor.page.get_by_role("heading", name="Hasil perbandingan berkas").wait_for()
        auditor.look(f"compare-{name}", width=360, light="light", language="id")
        auditor.look(f"compare-{name}", width=1280, light="dark", language="id")
        auditor.fits(f"compare-{name}", NARROWEST)
    assert auditor.complaints == []


def _a_letter(office: Office) -> bytes:
    """The PDF of a letter as it was issued."""
    with office.app.app_context():
        kept = letters.letter_by_public_id(next(iter(office.letters)))
        assert kept is not None
        issued = letters.issued_print(kept)
        assert issued is not None
        return prints.content(issued)


def _refusal(office: Office) -> str:
    return next(path for path in starts(office, "ppid") if path.endswith("=refused"))


def _summary_has_the_focus(page: Page) -> None:
    page.locator(".govuk-error-summary:focus").wait_for()
    assert page.title().startswith("Kesalahan:")


def test_no_page_was_left_out(office: Office, seen: Seen):
    """Runs after the others; alone it has seen nothing."""
    if not seen.endpoints:
        pytest.skip("runs with the whole file")
    assert pages_with_get(office.app) - seen.endpoints - set(NOT_A_PAGE) == set()

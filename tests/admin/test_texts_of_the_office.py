"""The office writes parts of its letters in its own words, and never writes away the law."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.admin.texts import mail_samples, queries, samples
from ppid.casework import actions as casework
from ppid.kit import clock
from ppid.kit.db import db
from ppid.letters import queries as letters
from ppid.letters.models import Letter, LetterKind
from ppid.office.models import TextVersion
from ppid.office.queries import office
from ppid.office.texts import saying, versions
from ppid.office.texts.catalogue import SLOTS
from tests import builders

HERE = "/pengaturan/teks-surat"
KEY = "incomplete.opening"
OPENING = "Salam. Permohonan {nomor_pendaftaran} tanggal {tanggal_permohonan} belum lengkap."
ENGLISH = "Greetings. Request {nomor_pendaftaran} of {tanggal_permohonan} is not complete yet."
REASON = "Arahan Sekretaris Daerah"
_AREA = re.compile(r'<textarea[^>]*name="(\w+)"[^>]*>\n(.*?)</textarea>', re.DOTALL)


def words(page: str) -> str:
    """A page as a person reads it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def opened(browser: FlaskClient, key: str = KEY, **changed: str) -> dict[str, str]:
    """What a browser would send of the editor as it stands, with a reason."""
    page = browser.get(f"{HERE}/{key}").text
    form = page[page.index("data-preview=") : page.index("</form>", page.index("data-preview="))]
    (seen,) = re.findall(r'name="seen"[^>]*value="(\d+)"', form)
    return {n: unescape(t) for n, t in _AREA.findall(form)} | {
        "seen": seen,
        "reason": REASON,
        **changed,
    }


def save(browser: FlaskClient, key: str = KEY, **changed: str) -> int:
    """Open the editor, write, save; the status of the answer."""
    return browser.post(f"{HERE}/{key}", data=opened(browser, key, **changed)).status_code


def an_incomplete_letter(**said: str) -> Letter:
    """A letter that is issued now."""
    by, at = officer_actor(builders.an_officer()), clock.now()
    case = builders.a_case(complete=False, received=at, **said)
    casework.ask_for_completion(case, missing=["identity"], note=None, by=by, at=at)
    found = letters.latest(case, LetterKind.INCOMPLETE)
    assert found is not None
    return found


@pytest.mark.parametrize("key", SLOTS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_default_can_be_kept(app, key, language):
    slot = SLOTS[key]
    assert versions.faults(slot, slot.says(language)) == ()
    assert versions.lacking(slot, slot.says(language)) == []
    assert versions.fits(slot, slot.says(language))


@pytest.mark.parametrize("key", SLOTS)
def test_every_place_shows_in_its_letter_or_mail(app, key):
    slot, at = SLOTS[key], clock.now()
    tried = dict.fromkeys(("id", "en"), "Kata **kantor** ini.\n\n- butir satu")
    with app.test_request_context(), saying.trying(key, tried):
        for language in slot.languages:
            if slot.place.startswith("mail"):
                _subject, said = mail_samples.mail(slot.place.partition(".")[2], language, at=at)
                assert f"{saying.BEGINS}Kata kantor ini.\n\n- butir satu{saying.ENDS}" in said
            else:
                said = samples.letter(slot.place, language, at=at)
                assert "pp-trying" in said
                assert "Kata <strong>kantor</strong> ini." in said


def test_what_the_office_writes_stands_in_the_next_letter(admin: FlaskClient):
    assert save(admin, indonesian=f"**Penting.** {OPENING}") == 303
    said = an_incomplete_letter()
    assert "<strong>Penting.</strong> Salam. Permohonan PIP-" in said.html
    assert "belum lengkap." in words(said.html)


def test_a_letter_that_was_issued_keeps_its_words(admin: FlaskClient):
    before = an_incomplete_letter()
    kept, digest = before.html, before.sha256
    assert save(admin, indonesian=OPENING) == 303
    assert (before.html, before.sha256) == (kept, digest)
    assert "Salam." not in kept
    assert "Salam." in an_incomplete_letter().html


def test_who_reads_english_reads_the_office_in_english(admin: FlaskClient):
    assert save(admin, indonesian=OPENING, english=ENGLISH) == 303
    assert "Greetings. Request PIP-" in words(an_incomplete_letter(language="en").html)


def test_a_language_that_was_left_alone_says_the_default(admin: FlaskClient):
    assert save(admin, indonesian=OPENING) == 303
    assert versions.history(KEY)[0].words == {"id": OPENING}
    assert "Satu bahasa masih bawaan." in admin.get(HERE).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Yth.\n{nomor_pendaftaran\n{tanggal_permohonan}", "Baris 2, huruf ke-1: tanda { tidak"),
        (OPENING + " {nma}", "{nma} tidak dikenal"),
        (OPENING + " {nomor_pendaftarn}", "maksud Anda {nomor_pendaftaran}?"),
        (OPENING + " {nama.__class__}", "{nama.__class__} tidak dikenal"),
        ("Tanggal {tanggal_permohonan}.", "harus memuat {nomor_pendaftaran}"),
        ("", "Tulis teksnya."),
        (OPENING + "a" * 1_200, "Paling banyak 1200 huruf"),
        (OPENING + " **tebal", "tanda ** tidak ditutup"),
        (OPENING + "\u202e", "U+202E"),
    ],
)
def test_a_broken_text_is_refused_with_line_and_reason_and_stays(admin, text, said):
    answer = admin.post(f"{HERE}/{KEY}", data=opened(admin, indonesian=text))
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert dict(_AREA.findall(answer.text))["indonesian"].strip() in (
        text.strip(),
        str(re.escape(text)),
        unescape(text).replace("<", "&lt;"),
    )
    assert versions.history(KEY) == []


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "</article><h1>Palsu</h1>",
        "{{{{ 7 * 7 }}}}",
        "مرحبا",
        "🧾👩🏽‍⚖️",
    ],
)
def test_hostile_words_of_the_office_print_as_words(admin: FlaskClient, hostile: str):
    assert save(admin, indonesian=f"{OPENING}\n\n{hostile}") == 303
    said = an_incomplete_letter().html
    assert hostile.replace("{{", "{").replace("}}", "}") in words(said.replace("<br>", " "))
    assert "<script>" not in said
    assert "<h1>" not in said


def test_of_two_administrators_the_second_sees_what_changed(admin: FlaskClient):
    first, second = opened(admin, indonesian=OPENING), opened(admin, indonesian=f"{OPENING} Kedua.")
    assert admin.post(f"{HERE}/{KEY}", data=first).status_code == 303
    answer = admin.post(f"{HERE}/{KEY}", data=second)
    assert answer.status_code == 409
    assert "diubah orang lain" in answer.text
    assert "Ratna Dewi" in answer.text
    assert re.search(r"<ins>.*Kedua\.</ins>", answer.text)
    (seen,) = set(re.findall(r'name="seen"[^>]*value="(\d+)"', answer.text))
    assert admin.post(f"{HERE}/{KEY}", data=second | {"seen": seen}).status_code == 303
    assert saying.said(KEY, "id") == f"{OPENING} Kedua."


def test_every_version_is_kept_with_author_moment_and_reason(admin: FlaskClient):
    save(admin, indonesian=OPENING, reason="Pertama")
    save(admin, indonesian=f"{OPENING} Lagi.", reason="Kedua kalinya")
    page = words(admin.get(f"{HERE}/{KEY}").text)
    assert "Ratna Dewi" in page
    assert "Kedua kalinya" in page
    version = words(admin.get(f"{HERE}/{KEY}/versi/2").text)
    assert "ditambah: Lagi." in version.replace("  ", " ")
    assert admin.get(f"{HERE}/{KEY}/versi/3").status_code == 404
    assert admin.get(f"{HERE}/tidak.ada").status_code == 404


def test_an_old_version_is_restored_as_a_new_one_and_the_default_comes_back(admin: FlaskClient):
    save(admin, indonesian=OPENING)
    save(admin, indonesian=f"{OPENING} Lagi.")
    seen = {"seen": str(versions.history(KEY)[0].id)}
    admin.post(f"{HERE}/{KEY}/versi/1/pulihkan", data=seen)
    assert saying.said(KEY, "id") == OPENING
    assert [one.number for one in queries.history(KEY)] == [3, 2, 1]
    late = admin.post(f"{HERE}/{KEY}/bawaan", data=seen, follow_redirects=True)
    assert "baru saja diubah orang lain" in late.text
    admin.post(f"{HERE}/{KEY}/bawaan", data={"seen": str(versions.history(KEY)[0].id)})
    assert saying.said(KEY, "id") == SLOTS[KEY].says("id")


def test_a_preview_shows_the_draft_in_the_letter_and_keeps_nothing(admin: FlaskClient):
    draft = opened(admin, indonesian=f"Percobaan. {OPENING}", preview="1", reason="")
    page = admin.post(f"{HERE}/{KEY}", data=draft).text
    assert "Percobaan. Salam." in words(page)
    assert "Surat keterangan permohonan tidak lengkap" in words(page)
    alone = admin.post(f"{HERE}/{KEY}/pratinjau", data=draft)
    assert "Percobaan. Salam." in words(alone.text)
    assert "<html" not in alone.text
    broken = admin.post(f"{HERE}/{KEY}/pratinjau", data=draft | {"indonesian": "{nomor"})
    assert "Baris 1, huruf ke-1: tanda { tidak ditutup" in words(broken.text)
    assert versions.history(KEY) == []


def test_a_text_whose_names_are_no_longer_known_gives_way_to_the_default(app: Flask):
    """As after a new version of the product that has taken a name away."""
    old = {"id": "Permohonan {nama_lama} belum lengkap."}
    db.session.add(TextVersion(key=KEY, words=old, at=clock.now()))
    office().texts_version += 1
    db.session.flush()
    assert "belum lengkap." in words(an_incomplete_letter().html)
    assert "nama_lama" not in an_incomplete_letter().html


def test_saving_what_stands_there_already_is_said(admin: FlaskClient):
    assert save(admin) == 422
    assert versions.history(KEY) == []


def test_mails_say_the_offices_own_words_in_both_bodies(admin: FlaskClient):
    assert save(admin, "mail.closing", indonesian="Salam hangat,\n**{kantor}**") == 303
    builders.a_case(received=clock.now())
    (mail,) = builders.mails(kind="receipt")
    assert "Salam hangat,\nPPID Kabupaten Sukamaju" in mail.words.text
    assert "Salam hangat,<br><strong>PPID Kabupaten Sukamaju</strong>" in mail.words.html


def test_only_an_administrator_changes_texts_and_an_auditor_reads_them(app: Flask):
    desk, auditor = app.test_client(), app.test_client()
    builders.signed_in(desk, builders.an_officer(Role.DESK))
    builders.signed_in(auditor, builders.an_officer(Role.AUDITOR))
    assert desk.get(HERE).status_code == 403
    assert desk.get(f"{HERE}/{KEY}").status_code == 403
    assert auditor.get(HERE).status_code == 200
    assert auditor.get(f"{HERE}/{KEY}").status_code == 403

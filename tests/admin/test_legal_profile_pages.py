"""The legal profile as an administrator reads it, previews a change, and applies it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from ppid import law
from ppid.accounts.models import Officer
from ppid.cases.clock import clock_of
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import ClockStart, LegalProfile, Preset
from ppid.office import profiles
from ppid.office.calendar import local_day, profile_on
from ppid.office.models import Profile
from ppid.office.queries import office
from tests import builders

HERE = "/pengaturan/profil-hukum"
REASON = "Keputusan Bupati Nomor 12 Tahun 2026 tentang standar layanan"


@pytest.fixture
def today(app: Flask) -> date:
    """The office's day of the test."""
    return local_day(clock.now())


def filled(page: str) -> dict[str, list[str]]:
    """What a browser would send of the form as it stands on the page."""
    form = page[page.index('action="' + HERE + '/pratinjau"') :]
    said: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form[: form.index("</form>")]):
        told = {k: unescape(w) for k, w in re.findall(r'([a-z]+)="([^"]*)"', tag)}
        if told.get("type") in ("radio", "checkbox") and " checked" not in tag:
            continue
        said.setdefault(told["name"], []).append(told.get("value", ""))
    return said


def opened(browser: FlaskClient, start: str = "", **changed: object) -> dict[str, object]:
    """The form as it opens, with a reason and what is changed in it."""
    page = browser.get(f"{HERE}/ubah" + (f"?awal={start}" if start else ""))
    assert page.status_code == 200
    return filled(page.text) | {"reason": REASON} | changed


def versions() -> int:
    """How many versions are kept."""
    return db.session.scalar(sa.select(sa.func.count(Profile.id))) or 0


def test_the_page_shows_every_length_and_every_switch_with_its_article(admin: FlaskClient):
    page = unescape(admin.get(HERE).text).replace("\N{NO-BREAK SPACE}", " ")
    for code, period in law.PERIODS.items():
        assert code.value in page
        assert period.article in page
    for number in range(1, 27):
        assert f"A-{number:02}" in page
    assert "Perorangan" not in page


def test_a_change_is_previewed_and_only_then_kept(
    admin: FlaskClient, administrator: Officer, today: date
):
    said = opened(admin, length_D4="8", clock_start=ClockStart.FIRST_RECEIVED.value)
    preview = admin.post(f"{HERE}/pratinjau", data=said)
    assert preview.status_code == 200
    assert "Belum ada yang disimpan" in preview.text
    assert "8 hari kerja" in preview.text
    assert versions() == 1
    applied = admin.post(f"{HERE}/terapkan", data=said)
    assert applied.status_code == 303
    assert versions() == 2
    rules = profiles.in_force(today)
    assert rules.period("D4").days == 8
    assert rules.clock_start is ClockStart.FIRST_RECEIVED
    kept = db.session.get(Profile, profile_on(today))
    assert kept is not None
    assert (kept.reason, kept.author_id) == (REASON, administrator.id)
    assert kept.at is not None
    assert administrator.name in admin.get(HERE).text


def test_a_case_keeps_the_profile_it_was_opened_under(admin: FlaskClient, today: date):
    case = builders.a_case(received=clock.now())
    due = case.answer_due_on
    said = opened(admin, length_D4="8")
    preview = admin.post(f"{HERE}/pratinjau", data=said).text
    assert case.number in preview
    admin.post(f"{HERE}/terapkan", data=said)
    db.session.refresh(case)
    assert case.answer_due_on == due
    assert clock_of(case).days("D4") == 10
    later = builders.a_case(received=clock.now())
    assert clock_of(later).days("D4") == 8
    assert later.answer_due_on is not None
    assert due is not None
    assert later.answer_due_on < due


def test_a_profile_can_be_set_for_a_day_to_come(admin: FlaskClient, today: date):
    soon = today + timedelta(days=30)
    said = opened(admin, length_D4="8", effective_from=soon.isoformat())
    assert admin.post(f"{HERE}/terapkan", data=said).status_code == 303
    assert profiles.in_force(today).period("D4").days == 10
    assert profiles.in_force(soon - timedelta(days=1)).period("D4").days == 10
    assert profiles.in_force(soon).period("D4").days == 8
    assert "Akan berganti" in admin.get(HERE).text


def test_each_version_can_be_opened_and_says_what_it_changed(admin: FlaskClient):
    admin.post(f"{HERE}/terapkan", data=opened(admin, length_D4="8"))
    page = admin.get(f"{HERE}/versi/2").text
    assert "Yang berbeda dari versi 1" in page
    between = page[page.index("Yang berbeda dari versi 1") :]
    assert "10 hari kerja" in between
    assert "8 hari kerja" in between
    assert REASON in page
    assert admin.get(f"{HERE}/versi/1").status_code == 200
    assert admin.get(f"{HERE}/versi/99").status_code == 404


@pytest.mark.parametrize("preset", list(Preset))
def test_a_change_can_start_from_each_preset(admin: FlaskClient, preset: Preset, today: date):
    said = opened(admin, preset.value)
    applied = admin.post(f"{HERE}/terapkan", data=said)
    same = law.PRESETS[preset].counts_as(law.DEFAULT)
    assert applied.status_code == (422 if same else 303)
    assert profiles.in_force(today).counts_as(law.PRESETS[preset])


def test_the_profile_of_election_bodies_says_that_nobody_confirmed_it(admin: FlaskClient):
    assert "belum dikonfirmasi" in admin.get(f"{HERE}/ubah?awal=election").text
    admin.post(f"{HERE}/terapkan", data=opened(admin, "election"))
    assert "Belum dikonfirmasi" in admin.get(HERE).text


WRONG = [
    ({"length_D4": "-3"}, "UU 14/2008 Pasal 22 ayat (7)"),
    ({"length_D4": "0"}, "UU 14/2008 Pasal 22 ayat (7)"),
    ({"length_D5": "9999"}, "UU 14/2008 Pasal 22 ayat (8)"),
    ({"length_D19": "25"}, "Perki 1/2021 Pasal 45 ayat (7)"),
    ({"length_D8": ""}, "UU 14/2008 Pasal 36 ayat (2)"),
    ({"length_D9a": "sepuluh"}, "Tulis dengan angka."),
    ({"length_D2": "9" * 400}, "Tulis dengan angka."),
    ({"max_letters": "0"}, "Perki 1/2021 Pasal 33 ayat (2)"),
    ({"post_days": "31"}, "Tulis 1 sampai 30."),
    ({"clock_start": "whenever"}, "Pilih salah satu."),
    ({"unchecked": ""}, "Pilih salah satu."),
    ({"channels": ["web"]}, "Perki 1/2021 Pasal 28 ayat (2)"),
    ({"channels": ["desk", "letter", "email", "pigeon"]}, "Pilih dari daftar."),
    ({"effective_from": "2026-01-01"}, "Perki 1/2021 Pasal 62"),
    ({"effective_from": "kemarin"}, "Tulis tanggal seperti 25-11-2026."),
    ({"effective_from": ""}, "Tulis tanggal mulai berlakunya."),
    ({"effective_from": "2199-01-01"}, "Periksa tahunnya"),
    ({"reason": ""}, "Tulis mengapa profil hukum diubah."),
    ({"reason": "x"}, "Tulis 10 sampai 500 huruf."),
    ({"preset": "mine"}, "Profil awal ini tidak dikenal."),
    ({}, "Tidak ada yang berubah"),
]  # fmt: skip


@pytest.mark.parametrize("address", ["pratinjau", "terapkan"])
@pytest.mark.parametrize(("wrong", "told"), WRONG)
def test_what_cannot_be_is_said_in_words_and_nothing_is_kept(
    admin: FlaskClient, wrong: dict[str, object], told: str, address: str
):
    said = opened(admin, **wrong)
    answer = admin.post(f"{HERE}/{address}", data=said)
    assert answer.status_code == 422
    assert told in unescape(answer.text).replace("\N{NO-BREAK SPACE}", " ")
    if "reason" not in wrong:
        assert REASON in answer.text  # what was typed is still there
    assert versions() == 1
    assert office().law_version == 1


def test_of_two_administrators_the_second_sees_what_the_first_adopted(
    admin: FlaskClient, today: date
):
    mine, other = opened(admin, length_D4="9"), opened(admin, length_D4="8")
    assert admin.post(f"{HERE}/terapkan", data=other).status_code == 303
    second = admin.post(f"{HERE}/terapkan", data=mine)
    assert second.status_code == 409
    assert "diubah orang lain" in second.text
    assert "8 hari kerja" in second.text
    assert profiles.in_force(today).period("D4").days == 8
    again = admin.post(f"{HERE}/terapkan", data=filled(second.text) | {"reason": REASON})
    assert again.status_code == 303
    assert profiles.in_force(today).period("D4").days == 9


def test_the_preview_leads_back_to_the_form_with_all_that_was_typed(admin: FlaskClient):
    said = opened(admin, length_D7="25")
    preview = admin.post(f"{HERE}/pratinjau", data=said)
    assert 'value="25"' in preview.text
    back = admin.post(f"{HERE}/ubah", data=said)
    assert back.status_code == 200
    assert 'value="25"' in back.text
    assert REASON in back.text


def test_the_preview_counts_all_that_is_open_and_lists_the_first_fifty(admin: FlaskClient):
    cases = [builders.a_case(received=clock.now() - timedelta(days=n % 5)) for n in range(55)]
    preview = admin.post(f"{HERE}/pratinjau", data=opened(admin, length_D4="8")).text
    assert preview.count("PIP-") == 50
    assert preview.count(">55<") == 3  # open, with other dates, earlier
    assert "50 yang tenggatnya paling dekat" in preview
    nearest = min(cases, key=lambda case: (case.due_on, case.id))
    assert preview.index(nearest.number) == preview.index("PIP-")


def test_a_period_longer_than_its_article_is_warned_of(admin: FlaskClient):
    preview = admin.post(f"{HERE}/pratinjau", data=opened(admin, length_D4="20")).text
    assert "Lebih panjang dari peraturan" in preview


def test_a_kept_profile_reads_back_as_the_same_value(app: Flask):
    for preset in law.PRESETS.values():
        assert LegalProfile.of(preset.values()) == preset


def test_only_administrators_come_near(client: FlaskClient, app: Flask):
    from ppid.accounts.models import Role

    builders.signed_in(client, builders.an_officer(Role.PPID))
    for address in ("", "/ubah", "/versi/1"):
        assert client.get(HERE + address).status_code == 403
    for address in ("/pratinjau", "/terapkan"):
        assert client.post(HERE + address).status_code == 403

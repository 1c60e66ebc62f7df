"""The second step: apps, recovery codes, who must have one, and how a lost one is replaced."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.factors import codes, totp
from ppid.accounts.factors import queries as factors
from ppid.accounts.models import AccountEntry, AccountEvent, Officer, RecoveryCode, Role, SignIn
from ppid.kit import clock
from ppid.kit.db import db
from ppid.office.queries import office
from tests import builders
from tests.accounts.conftest import APP, an_officer, is_in, next_code, signs_in, tries, with_app

STEP, OWN = "/petugas/masuk/langkah-kedua", "/petugas/akun/langkah-kedua"
NOON = datetime(2026, 8, 10, 4, 0, 15, tzinfo=UTC)


def events(officer: Officer) -> list[AccountEvent]:
    """What the record says of an officer, oldest first."""
    rows = db.session.query(AccountEntry).filter_by(officer_id=officer.id)
    return [row.event for row in rows.order_by(AccountEntry.id)]


def sets_up_app(browser: FlaskClient) -> object:
    """Read the secret off the page and answer with a code, as an app does."""
    page = browser.get(OWN + "/aplikasi").text
    secret = re.search(r'pp-code">([A-Z2-7 ]+)<', page)[1].replace(" ", "")  # type: ignore[index]
    code = totp.code_at(secret, clock.now())
    return browser.post(OWN + "/aplikasi", data={"code": code})


def test_a_code_is_good_in_its_half_minute_and_one_beside_it():
    code = totp.code_at(APP, NOON)
    step = int(NOON.timestamp()) // 30
    for seconds, found in [(0, step), (30, step), (-30, step), (75, None), (-75, None)]:
        at = NOON + timedelta(seconds=seconds)
        assert totp.step_of(APP, code, last=None, at=at) == found


def test_a_code_is_good_once():
    step = int(NOON.timestamp()) // 30
    assert totp.step_of(APP, totp.code_at(APP, NOON), last=step, at=NOON) is None
    assert totp.step_of(APP, totp.code_at(APP, NOON), last=step - 1, at=NOON) == step


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "0" * 4000, "\u0661" * 6])
def test_what_is_no_code_is_refused_in_words(app: Flask, typed: str):
    officer, browser = with_app(), app.test_client()
    tries(browser, officer.email)
    page = browser.post(STEP, data={"code": typed})
    assert page.status_code == 200
    assert "govuk-error-message" in page.text
    assert not is_in(browser)


def test_the_password_alone_opens_nothing_once_there_is_an_app(app: Flask):
    officer, browser = with_app(), app.test_client()
    assert tries(browser, officer.email).location == STEP
    assert not is_in(browser)
    assert db.session.query(SignIn).filter_by(officer_id=officer.id).count() == 0


def test_password_and_code_open_the_page_that_was_wanted(app: Flask):
    officer, browser = with_app(Role.DESK), app.test_client()
    wanted = "?next=/petugas/pengecualian"
    assert signs_in(browser, officer, to=wanted).location == "/petugas/pengecualian"
    assert is_in(browser)


def test_a_code_that_was_used_does_not_open_another_browser(app: Flask):
    officer = with_app()
    here, there = app.test_client(), app.test_client()
    tries(here, officer.email)
    tries(there, officer.email)
    code = next_code(officer)
    assert here.post(STEP, data={"code": code}).status_code == 303
    assert there.post(STEP, data={"code": code}).status_code == 200
    assert not is_in(there)


def test_ten_minutes_after_the_password_one_begins_anew(app: Flask):
    officer, browser = with_app(), app.test_client()
    tries(browser, officer.email)
    with browser.session_transaction() as session:
        session["second_step"] = [officer.fs_uniquifier, session["second_step"][1] - 601]
    late = browser.post(STEP, data={"code": next_code(officer)})
    assert late.location == "/petugas/masuk"
    assert not is_in(browser)


def test_a_locked_account_does_not_pass_the_second_step(app: Flask):
    officer, browser = with_app(), app.test_client()
    tries(browser, officer.email)
    officer.active = False
    browser.post(STEP, data={"code": next_code(officer)})
    assert not is_in(browser)


def test_guessing_at_codes_is_stopped_after_five(app: Flask):
    officer, browser = with_app(), app.test_client()
    tries(browser, officer.email)
    answers = [browser.post(STEP, data={"code": "000000"}).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_an_administrator_opens_nothing_before_a_second_step_is_set_up(app: Flask):
    officer, browser = an_officer(Role.ADMIN), app.test_client()
    tries(browser, officer.email)
    assert browser.get("/pengaturan").location == OWN
    assert browser.post("/pengaturan/unit/baru", data={"name": "X"}).location == OWN
    assert "Pasang langkah kedua dahulu" in browser.get(OWN).text
    assert browser.get("/petugas/akun").location == OWN
    assert sets_up_app(browser).location == OWN + "/kode-pemulihan"  # type: ignore[attr-defined]
    assert browser.get("/pengaturan").status_code == 200
    assert events(officer) == [AccountEvent.TOTP_ADDED, AccountEvent.CODES_MADE]


def test_in_the_demonstration_an_administrator_need_not_and_is_told_so(app: Flask, monkeypatch):
    monkeypatch.setitem(app.config, "DEMO", True)
    officer, browser = an_officer(Role.ADMIN), app.test_client()
    tries(browser, officer.email)
    assert browser.get("/pengaturan").status_code == 200
    assert "di kantor contoh ini tidak diwajibkan" in browser.get("/petugas/akun").text


def test_a_switch_makes_it_a_duty_for_other_roles_at_once(app: Flask):
    officer, browser = an_officer(Role.PPID), app.test_client()
    tries(browser, officer.email)
    assert is_in(browser)
    admin = app.test_client()
    builders.signed_in(admin, builders.an_officer(Role.ADMIN, has_factor=True))
    admin.post("/pengaturan/keamanan", data={"factor_roles": ["ppid"]})
    assert office().factor_roles == "ppid"
    assert browser.get("/petugas/antrean").location == OWN


def test_recovery_codes_are_shown_once_and_each_opens_once(app: Flask):
    officer, browser = an_officer(), app.test_client()
    tries(browser, officer.email)
    sets_up_app(browser)
    shown = re.findall(r"\b\w{4}-\w{4}-\w{4}\b", browser.get(OWN + "/kode-pemulihan").text)
    assert len(set(shown)) == codes.HOW_MANY
    browser.get(OWN)
    assert browser.get(OWN + "/kode-pemulihan").location == OWN
    for code, status in [(shown[0].upper(), 303), (shown[0], 200), (shown[1], 303)]:
        other = app.test_client()
        tries(other, officer.email)
        assert other.post(STEP, data={"code": code}).status_code == status
    assert factors.codes_left(officer) == codes.HOW_MANY - 2
    assert events(officer).count(AccountEvent.CODE_USED) == 2


def test_codes_and_secret_are_not_readable_in_the_database(app: Flask):
    officer = with_app()
    browser = app.test_client()
    signs_in(browser, officer)
    browser.post(OWN + "/kode-pemulihan")
    import sqlalchemy as sa

    kept = db.session.execute(
        sa.text("SELECT totp_secret FROM officers WHERE id = :id"), {"id": officer.id}
    ).scalar_one()
    assert APP not in kept
    hashes = [row.code_hash for row in db.session.query(RecoveryCode)]
    assert len(hashes) == codes.HOW_MANY
    assert all(re.fullmatch(r"[0-9a-f]{64}", one) for one in hashes)


def test_one_officers_recovery_code_opens_no_other_account(app: Flask):
    first, second = with_app(), with_app()
    code = "abcd-efgh-jkmn"
    db.session.add(RecoveryCode(officer_id=first.id, code_hash=codes.hashed(first, code)))
    db.session.flush()
    browser = app.test_client()
    tries(browser, second.email)
    assert browser.post(STEP, data={"code": code}).status_code == 200


def test_the_last_factor_stays_where_one_must_be_had(app: Flask):
    officer, browser = with_app(Role.ADMIN), app.test_client()
    signs_in(browser, officer)
    refused = browser.post(OWN + "/aplikasi/hapus", follow_redirects=True)
    assert "Peran Anda mewajibkan langkah kedua" in refused.text
    assert officer.totp_secret == APP


def test_who_need_not_have_one_may_take_it_off(app: Flask):
    officer, browser = with_app(), app.test_client()
    signs_in(browser, officer)
    browser.post(OWN + "/aplikasi/hapus")
    assert (officer.totp_secret, officer.has_factor) == (None, False)
    assert builders.mails(kind="factor_changed")[-1].to == officer.email


def test_another_administrator_resets_a_lost_factor_on_record(app: Flask):
    lost, helper = with_app(Role.ADMIN), builders.an_officer(Role.ADMIN, has_factor=True)
    browser, theirs = app.test_client(), app.test_client()
    signs_in(theirs, lost)
    builders.signed_in(browser, helper)
    browser.post(f"/pengaturan/petugas/{lost.id}/atur-ulang-langkah-kedua")
    assert not is_in(theirs)
    assert not lost.has_factor
    last = db.session.query(AccountEntry).order_by(AccountEntry.id.desc()).first()
    assert (last.event, last.officer_id, last.by_id) == (
        AccountEvent.FACTORS_RESET, lost.id, helper.id,
    )  # fmt: skip
    assert tries(theirs, lost.email).location == "/pengaturan/mulai"
    assert theirs.get("/pengaturan").location == OWN


def test_nobody_resets_the_own_factor_from_the_settings(app: Flask):
    officer, browser = with_app(Role.ADMIN), app.test_client()
    signs_in(browser, officer)
    browser.post(f"/pengaturan/petugas/{officer.id}/atur-ulang-langkah-kedua")
    assert officer.has_factor


def test_a_forgotten_password_does_not_go_round_the_second_step(app: Flask):
    from ppid.accounts import actions

    officer, browser = with_app(), app.test_client()
    actions.ask_new_password(officer, at=clock.now())
    mailed = builders.mails(kind="password")[-1]
    path = re.search(r"http://localhost(/petugas/\S+)", mailed.text)[1]  # type: ignore[index]
    browser.get(path)
    new = "kelapa senja tujuh layar"
    browser.post("/petugas/sandi-baru", data={"password": new, "again": new})
    assert tries(browser, officer.email, new).location == STEP


def test_the_operator_lets_the_only_administrator_in_again(app: Flask, monkeypatch):
    from contextlib import nullcontext

    from click.testing import CliRunner

    from ppid.commands import house
    from ppid.commands.entry import access

    lost = with_app(Role.ADMIN)
    monkeypatch.setattr(house, "settings", lambda: {})
    monkeypatch.setattr(house, "app", lambda: nullcontext(app))
    said = CliRunner().invoke(access, [lost.email]).output
    browser, new = app.test_client(), "kelapa senja tujuh layar"
    browser.get(re.search(r"http://localhost(/petugas/atur-sandi/\S+)", said)[1])  # type: ignore
    browser.post("/petugas/sandi-baru", data={"password": new, "again": new})
    assert tries(browser, lost.email, new).location == "/pengaturan/mulai"
    assert browser.get("/pengaturan").location == OWN
    assert "Tidak ada petugas aktif" in CliRunner().invoke(access, ["x@y.example"]).output

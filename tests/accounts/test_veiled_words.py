"""An auditor reads files without learning who asks, whoever wrote the name down and wherever."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts import veil
from ppid.accounts.models import Role
from ppid.cases.models import Case, Question
from ppid.kit.db import db
from tests.builders import a_case, an_officer, signed_in

PAGES = (
    "/petugas/permohonan/{n}",
    "/petugas/antrean",
    "/petugas/register/permintaan",
    "/petugas/statistik/received",
)


@pytest.fixture
def case(app: Flask) -> Case:
    """A request whose subject and question say who asks."""
    found = a_case()
    found.requester.name = "Ratnawulan Siregar"
    found.subject = "Arsip tanah keluarga SIREGAR di Lariang"
    db.session.query(Question).filter_by(case_id=found.id).update(
        {"text": "Saya, Ratnawulan  Siregar, meminta arsip tanah kakek saya."}
    )
    found.purpose = "Dipakai ratnawulan sendiri"
    db.session.flush()
    return found


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SUPERIOR])
def test_no_page_says_the_name_to_who_may_not_see_it(client: FlaskClient, case: Case, role: Role):
    browser = signed_in(client, an_officer(role))
    for path in PAGES:
        page = browser.get(path.format(n=case.number), follow_redirects=True)
        assert page.status_code == 200, path
        said = page.text.lower()
        assert "arsip tanah" in said, path
        assert ("siregar" in said or "ratnawulan" in said) is (role is Role.SUPERIOR), path


def test_who_may_not_see_names_cannot_look_for_them(client: FlaskClient, case: Case):
    browser = signed_in(client, an_officer(Role.AUDITOR))
    for path in ("/petugas/antrean?words=", "/petugas/register/permintaan?q="):
        assert case.number in browser.get(path + "arsip", follow_redirects=True).text
        assert case.number not in browser.get(path + "siregar", follow_redirects=True).text


def test_only_names_are_taken_out_and_what_is_typed_stays(app: Flask):
    with app.test_request_context():
        names = ["Yayasan Mata Air", "Dewi Ayu O'Neil"]
        assert veil.hidden("Yayasan ini, dewi ayu, dan kedewian", names) == (
            "Yayasan ini, (nama), dan kedewian"
        )
        page = '<p title="untuk Dewi">O&#39;Neil</p><textarea>Dewi</textarea>'
        assert veil._without(page, names) == (
            '<p title="untuk (nama)">O&#39;(nama)</p><textarea>Dewi</textarea>'
        )

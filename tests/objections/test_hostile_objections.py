"""Whatever is typed or sent to the pages of objections, the answer is in words and never a 5xx."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.kit import clock
from tests.builders import an_accepted_case, an_objection, an_officer, signed_in
from tests.objections import citizen
from tests.objections.citizen import ALONE, all_objections

NASTY = (
    "",
    " ",
    "\x00\x1b[31m",
    "<script>alert(1)</script>",
    "{{7*7}}{% raw %}",
    "'; DROP TABLE objections; --",
    "٣" * 50,
    "\u202e\u200f",
    "🦀" * 2000,
    "-1",
    "9" * 400,
    "2026-13-45",
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("typed", NASTY)
def test_every_field_of_the_pages_takes_it_in_words(client: FlaskClient, typed: str):
    case = an_accepted_case(at=clock.now() - timedelta(days=35))
    start = citizen.opened(client, case)
    names = ("grounds", "found_on", "position", "wanted", "purpose", "sender", "proxy_name",
             "proxy_address", "proxy_phone", "seen", "kind", "by_proxy", "name", "phone",
             "identity_number", "address", "email", "information", "bring", "remove", "upload",
             "mandate", "csrf_token", "website")  # fmt: skip
    said = dict.fromkeys(names, typed)
    pages = (start, f"{start}/pengaju", f"{start}/periksa", f"{ALONE}/pengaju",
             f"{ALONE}/data-pengaju", f"{ALONE}/informasi", f"{ALONE}/lampiran",
             f"{ALONE}/periksa", "/keberatan/hapus", "/lacak")  # fmt: skip
    for page in pages:
        assert client.post(page, data=said).status_code < 500
        assert client.get(page).status_code < 500
    assert all_objections() == []


@pytest.mark.parametrize("typed", NASTY)
def test_every_field_of_the_desk_takes_it_in_words(client: FlaskClient, typed: str):
    signed_in(client, an_officer(Role.DESK))
    names = ("channel", "received_on", "back_dated_reason", "case_number", "who", "grounds",
             "found_on", "information", "position", "purpose", "kind", "name", "identity_number",
             "address", "phone", "email", "proxy_name", "language", "submission_key")  # fmt: skip
    answer = client.post("/petugas/keberatan/masuk", data=dict.fromkeys(names, typed))
    assert answer.status_code == 422
    assert all_objections() == []


def test_what_was_typed_is_text_on_every_page_and_sheet(client: FlaskClient):
    case = an_accepted_case(at=clock.now() - timedelta(days=35))
    hostile = "<script>alert(1)</script>{{7*7}}"
    citizen.send(client, citizen.fill(client, case, position=hostile, wanted=hostile))
    (objection,) = all_objections()
    base = f"/lacak/keberatan/{objection.number}"
    for page in ("", "/tanda-bukti", "/formulir"):
        text = client.get(base + page).text
        assert "<script>alert(1)" not in text
        assert "{{7*7}}" in text
        assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize("number", ["KEB-2026-999999", "x", "%00", "..%2f..", "KEB-2026-000001'"])
def test_an_unknown_number_leads_to_the_door(client: FlaskClient, number: str):
    for page in ("", "/pesan", "/lengkapi", "/cabut", "/tanda-bukti", "/berkas/" + "0" * 32):
        assert client.get(f"/lacak/keberatan/{number}{page}").status_code in (302, 404)
    assert client.get(f"/keberatan/{number}").status_code in (302, 404)


@pytest.mark.parametrize("file", ["0" * 32, "x", "..%2fetc", "0" * 31 + "g"])
def test_another_files_paper_is_not_found(client: FlaskClient, file: str):
    case = an_accepted_case(at=clock.now() - timedelta(days=40))
    objection = an_objection(case=case, received=clock.now() - timedelta(days=2))
    citizen.opened(client, case)
    assert client.get(f"/lacak/keberatan/{objection.number}/berkas/{file}").status_code == 404


def test_sending_is_limited_in_an_hour(client: FlaskClient):
    answers = [client.post(f"{ALONE}/periksa").status_code for _try in range(25)]
    assert answers.count(429) == 5

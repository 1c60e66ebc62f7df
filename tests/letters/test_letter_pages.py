"""Who may open a letter, and what they see of it."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.actors import THE_REQUESTER
from ppid.accounts.models import Role
from ppid.cases.grants import LASTS
from ppid.cases.models import Case
from ppid.kit import clock
from ppid.letters import actions
from ppid.letters.models import Letter, LetterKind
from tests.builders import a_case, an_officer, signed_in
from tests.decisions.desk import acting

CODE = "ABCD-EFGH-IJKL-MNOP-QRST"


def a_receipt(case: Case, by: object = THE_REQUESTER) -> Letter:
    return actions.issue(LetterKind.RECEIPT, case, by=by, at=clock.now(), code=CODE)


def desk(case: Case, letter: Letter) -> str:
    return f"/petugas/permohonan/{case.number}/surat/{letter.public_id}"


def following(client: FlaskClient, case: Case, since: object) -> FlaskClient:
    with client.session_transaction() as session:
        session["cases"] = {str(case.id): since.isoformat()}
    return client


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.DESK, 200), (Role.PPID, 200), (Role.SUPERIOR, 200), (Role.UNIT, 403), (Role.ADMIN, 403)],
)
def test_letters_bear_an_address_so_only_who_writes_to_requesters_reads_them(
    app: Flask, role: Role, status: int
):
    case = a_case()
    letter = a_receipt(case)
    client = signed_in(app.test_client(), an_officer(role))
    assert client.get(desk(case, letter)).status_code == status


def test_nobody_reads_a_letter_without_signing_in(app: Flask):
    case = a_case()
    assert app.test_client().get(desk(case, a_receipt(case))).status_code == 302


def test_the_tracking_code_is_shown_to_who_issued_it_at_the_desk_and_to_no_other_officer(
    app: Flask,
):
    case = a_case()
    dewi = an_officer(Role.DESK)
    at_desk, by_web = a_receipt(case, acting(dewi)), a_receipt(case)
    issuer, other = (
        signed_in(app.test_client(), officer) for officer in (dewi, an_officer(Role.PPID))
    )
    assert CODE in issuer.get(desk(case, at_desk)).text
    for client, letter in ((other, at_desk), (other, by_web), (issuer, by_web)):
        page = client.get(desk(case, letter)).text
        assert CODE not in page
        assert "pp-qr" not in page
        assert case.number in page


def test_a_letter_of_another_case_is_not_found(app: Flask):
    mine, other = a_case(), a_case()
    client = signed_in(app.test_client(), an_officer(Role.DESK))
    assert client.get(desk(other, a_receipt(mine))).status_code == 404


def test_the_requester_reads_the_whole_letter_while_the_case_is_open_in_the_browser(app: Flask):
    case = a_case()
    letter = a_receipt(case)
    page = following(app.test_client(), case, clock.now()).get(f"/lacak/surat/{letter.public_id}")
    assert page.status_code == 200
    assert CODE in page.text
    assert "no-store" in page.headers["Cache-Control"]


@pytest.mark.parametrize("public_id", ["0" * 32, None])
def test_a_foreign_letter_and_one_that_is_not_there_get_the_same_answer(
    app: Flask, public_id: str | None
):
    mine, other = a_case(), a_case()
    letter = a_receipt(other)
    client = following(app.test_client(), mine, clock.now())
    answer = client.get(f"/lacak/surat/{public_id or letter.public_id}")
    assert (answer.status_code, answer.location) == (302, "/lacak")


def test_after_half_a_day_the_case_must_be_opened_again(app: Flask):
    case = a_case()
    letter = a_receipt(case)
    client = following(app.test_client(), case, clock.now() - LASTS)
    assert client.get(f"/lacak/surat/{letter.public_id}").status_code == 302

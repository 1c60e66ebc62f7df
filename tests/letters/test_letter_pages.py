"""Who may open a letter, and what they see of it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Role
from ppid.cases import links
from ppid.cases.grants import LASTS
from ppid.cases.kinds import Channel
from ppid.cases.models import Case
from ppid.kit import clock
from ppid.letters import actions
from ppid.letters.models import Letter, LetterKind
from tests.builders import a_case, an_officer, signed_in
from tests.decisions.desk import acting

KEY = "kunci-1"
CODE_LIKE = re.compile(r"(?:[A-Z2-7]{4}-){4}[A-Z2-7]{4}")


def a_letter(case: Case) -> Letter:
    return actions.issue(
        LetterKind.INCOMPLETE,
        case,
        by=acting(an_officer(Role.DESK)),
        at=clock.now(),
        missing=["Salinan KTP"],
        note="",
        repair_due=date(2026, 8, 13),
    )


def desk(case: Case, letter: Letter) -> str:
    return f"/petugas/permohonan/{case.number}/surat/{letter.public_id}"


def receipt(case: Case) -> str:
    return f"/petugas/permohonan/{case.number}/tanda-bukti"


def own_receipt(case: Case) -> str:
    return f"/lacak/permohonan/{case.number}/tanda-bukti"


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
    letter = a_letter(case)
    client = signed_in(app.test_client(), an_officer(role))
    assert client.get(desk(case, letter)).status_code == status


def test_nobody_reads_a_letter_without_signing_in(app: Flask):
    case = a_case()
    assert app.test_client().get(desk(case, a_letter(case))).status_code == 302


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.DESK, 200), (Role.PPID, 200), (Role.SUPERIOR, 200), (Role.UNIT, 403), (Role.ADMIN, 403)],
)
def test_the_proof_of_receipt_is_read_by_who_writes_to_requesters(
    app: Flask, role: Role, status: int
):
    client = signed_in(app.test_client(), an_officer(role))
    assert client.get(receipt(a_case())).status_code == status
    assert app.test_client().get(receipt(a_case())).status_code == 302


def test_the_tracking_code_is_shown_to_who_just_entered_the_request_and_to_no_other_officer(
    app: Flask,
):
    dewi, rahma = an_officer(Role.DESK), an_officer(Role.PPID)
    said = {"channel": Channel.DESK, "by": acting(dewi)}
    fresh = a_case(**said, submission_key=KEY, received=clock.now())
    old = a_case(**said, submission_key="kunci-2", received=clock.now() - links.CODE_SHOWN_FOR)
    by_web = a_case(submission_key="kunci-3", received=clock.now())
    issuer, other = (signed_in(app.test_client(), officer) for officer in (dewi, rahma))
    assert links.new_code(KEY) in issuer.get(receipt(fresh)).text
    for client, case in ((other, fresh), (issuer, old), (issuer, by_web), (other, by_web)):
        page = client.get(receipt(case)).text
        assert not CODE_LIKE.search(page)
        assert "pp-qr" not in page
        assert case.number in page


def test_the_requester_prints_the_proof_with_its_code_while_the_case_is_open_in_the_browser(
    app: Flask,
):
    case, foreign = a_case(submission_key=KEY), a_case()
    client = following(app.test_client(), case, clock.now())
    page = client.get(own_receipt(case))
    assert links.new_code(KEY) in page.text
    assert "no-store" in page.headers["Cache-Control"]
    for address in (own_receipt(foreign), "/lacak/permohonan/PIP-2026-999999/tanda-bukti"):
        answer = client.get(address)
        assert (answer.status_code, answer.location) == (302, "/lacak")


def test_a_letter_of_another_case_is_not_found(app: Flask):
    mine, other = a_case(), a_case()
    client = signed_in(app.test_client(), an_officer(Role.DESK))
    assert client.get(desk(other, a_letter(mine))).status_code == 404


def test_the_requester_reads_the_whole_letter_while_the_case_is_open_in_the_browser(app: Flask):
    case = a_case()
    letter = a_letter(case)
    page = following(app.test_client(), case, clock.now()).get(f"/lacak/surat/{letter.public_id}")
    assert page.status_code == 200
    assert "Salinan KTP" in page.text
    assert "no-store" in page.headers["Cache-Control"]


@pytest.mark.parametrize("public_id", ["0" * 32, None])
def test_a_foreign_letter_and_one_that_is_not_there_get_the_same_answer(
    app: Flask, public_id: str | None
):
    mine, other = a_case(), a_case()
    letter = a_letter(other)
    client = following(app.test_client(), mine, clock.now())
    answer = client.get(f"/lacak/surat/{public_id or letter.public_id}")
    assert (answer.status_code, answer.location) == (302, "/lacak")


def test_after_half_a_day_the_case_must_be_opened_again(app: Flask):
    case = a_case()
    letter = a_letter(case)
    client = following(app.test_client(), case, clock.now() - LASTS)
    assert client.get(f"/lacak/surat/{letter.public_id}").status_code == 302

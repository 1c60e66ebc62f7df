"""A letter is corrected by a new one that names it; the old one stays as it was said."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm.exc import StaleDataError

from ppid.accounts.models import Role
from ppid.cases.models import Case
from ppid.kit.db import db
from ppid.letters import actions, queries
from ppid.letters.models import Letter, LetterKind
from tests.builders import NOON, an_officer, mails, signed_in
from tests.decisions.desk import a_decided_case, a_ppid, acting

pytestmark = pytest.mark.usefixtures("app")

ROWS = [{"said": "12 halaman", "meant": "21 halaman"}]
FORM = {"said_1": "12 halaman", "meant_1": "21 halaman", "reason": "Salah ketik jumlah halaman."}


def a_notice() -> tuple[Case, Letter]:
    case = a_decided_case(a_ppid())
    letter = queries.latest(case, LetterKind.NOTICE)
    assert letter is not None
    return case, letter


def corrected(letter: Letter, **said: Any) -> Letter:
    facts = {"rows": ROWS, "reason": FORM["reason"], "seen": 0, "by": acting(a_ppid()), "at": NOON}
    return actions.correct(letter, **(facts | said))


def page(letter: Letter) -> str:
    return f"/petugas/surat/{letter.public_id}/ralat"


def test_the_correction_names_the_letter_and_the_applicant_is_told():
    _case, letter = a_notice()
    before, prints = letter.html, len(queries.prints_of(letter))
    made = corrected(letter)
    assert (made.kind, made.number) == (LetterKind.CORRECTION, "SR/0001/2026")
    assert (made.corrects_id, queries.correction_of(letter)) == (letter.id, made)
    assert letter.number in made.html
    assert "21 halaman" in made.html
    assert (letter.html, len(queries.prints_of(letter))) == (before, prints)
    (mail,) = mails(kind="letter_corrected")
    assert "21 halaman" in mail.text


def test_two_who_correct_at_once_do_not_both():
    _case, letter = a_notice()
    first = corrected(letter)
    with pytest.raises(StaleDataError):
        corrected(letter)
    assert corrected(letter, seen=first.id).number == "SR/0002/2026"


def test_a_sheet_has_a_procedure_of_its_own():
    from tests.exclusions.bench_of_testers import a_tested_sheet

    rahma = a_ppid()
    a_tested_sheet(rahma)
    sheet = db.session.query(Letter).filter_by(kind=LetterKind.CONSEQUENCE_TEST).one()
    with pytest.raises(ValueError, match="procedure"):
        corrected(sheet)


@pytest.mark.parametrize(
    ("role", "status"), [(Role.PPID, 200), (Role.DESK, 403), (Role.SUPERIOR, 403)]
)
def test_who_signs_a_letter_may_correct_it(app: Flask, role: Role, status: int):
    _case, letter = a_notice()
    client = signed_in(app.test_client(), an_officer(role))
    assert client.get(page(letter)).status_code == status


def test_the_page_asks_for_whole_passages_and_keeps_what_was_typed(app: Flask):
    case, letter = a_notice()
    client = signed_in(app.test_client(), an_officer(Role.PPID))
    nothing = client.post(page(letter), data={"seen": "0", "reason": FORM["reason"]})
    assert nothing.status_code == 422
    assert "Isi paling sedikit satu bagian" in nothing.text
    half = client.post(page(letter), data={**FORM, "seen": "0", "meant_1": ""})
    assert half.status_code == 422
    assert "Tulis apa yang seharusnya." in half.text
    assert "12 halaman" in half.text
    done = client.post(page(letter), data={**FORM, "seen": "0"})
    assert done.status_code == 302
    made = queries.correction_of(letter)
    assert made is not None
    shown = client.get(f"/petugas/permohonan/{case.number}/surat/{letter.public_id}")
    assert f"diralat dengan surat nomor {made.number}" in shown.text
    again = client.post(page(letter), data={**FORM, "seen": "0"})
    assert again.status_code == 422
    assert "baru saja diralat orang lain" in again.text

"""A citizen files a request without an account."""

import sqlalchemy as sa

from ppid.cases.models import Case, CasePaper, Question
from ppid.files.models import Paper
from ppid.files.slots import Slot
from ppid.intake.models import Draft, DraftPaper
from ppid.kit.db import db
from ppid.letters.models import Letter
from tests.builders import Role, an_officer, mails
from tests.intake import citizen


def cases() -> list[Case]:
    return list(db.session.scalars(sa.select(Case)))


def test_a_request_gets_its_number_code_receipt_and_mail(client):
    number, code = citizen.file(client)
    (case,) = cases()
    assert case.number == number
    assert case.missing == ["identity"]
    assert case.requester.name == "Sari Melati"
    assert db.session.scalars(sa.select(Letter.kind)).all() == ["receipt"]
    (mail,) = mails(kind="receipt")
    assert mail.to == "sari@contoh.example"
    assert code in mail.text

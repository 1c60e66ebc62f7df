"""Who is written to, when, in which language, and what belongs to another reader."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ppid.kit.db import db
from tests.builders import NOON, Role, a_case, an_accepted_case, an_officer, mails
from tests.decisions import desk
from tests.emails import stories

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("story", [stories.filed, stories.filed_incomplete, stories.repaired_half,
                                   stories.withdrawn])  # fmt: skip
def test_what_a_stranger_typed_is_not_mailed_to_an_address_that_nobody_confirmed(story: Any):
    story("id")
    kinds = {"receipt", "repaired", "withdrawn"}
    for mail in [found for found in mails() if found.kind in kinds]:
        for typed in ("Siti", "Dokumen kontrak", "Penelitian"):
            assert typed not in mail.text + mail.html


def test_three_receipts_an_hour_to_an_address_that_nobody_confirmed_and_none_waits_longer():
    for place in range(6):
        a_case(received=NOON + timedelta(minutes=place))
    due = [mail.due_at - NOON for mail in mails(kind="receipt")]
    assert due == [timedelta(minutes=n) for n in range(3)] + [timedelta(hours=1)] * 3
    a_case(requester={"email": "budi@contoh.example"})
    assert mails(kind="receipt")[-1].due_at == NOON


def test_receipts_that_an_officer_causes_go_at_once():
    by = desk.acting(an_officer(Role.DESK))
    for _letter in range(3):
        a_case(by=by)
    assert {mail.due_at for mail in mails(kind="receipt")} == {NOON}


def test_each_reader_gets_their_own_language():
    an_officer(Role.DESK, language="en")
    an_officer(Role.DESK, language="id")
    a_case(language="en")
    assert [mail.language for mail in mails(kind="receipt")] == ["en"]
    assert sorted(mail.language for mail in mails(kind="officer_new")) == ["en", "id"]


def test_a_request_without_email_is_told_to_the_office_only():
    an_officer(Role.DESK)
    case = an_accepted_case(requester={"email": ""})
    assert {mail.kind for mail in mails(case_number=case.number)} == {"officer_new"}


def test_officers_who_may_not_sign_in_are_not_written_to():
    an_officer(Role.DESK, active=False)
    a_case()
    assert mails(kind="officer_new") == []


def test_a_unit_without_an_officer_is_asked_at_its_mailbox():
    unit = stories.a_unit("Dinas Kesehatan", email="dinkes@sukamaju.example")
    case = an_accepted_case()
    stories.units.assign(case, unit_ids=[unit.id], due_on=NOON.date() + timedelta(days=4),
                         note=None, by=desk.acting(an_officer(Role.PPID)), at=NOON)  # fmt: skip
    db.session.flush()
    assert [mail.to for mail in mails(kind="unit_asked")] == ["dinkes@sukamaju.example"]

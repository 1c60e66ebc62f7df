"""Who leaves is locked at once; the open cases go to others in one step, on record."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from ppid.accounts.models import AccountEntry, AccountEvent, Leave, Officer, Role
from ppid.admin.actions import mark_of
from ppid.admin.people.actions import OFFICER
from ppid.cases import handing_on
from ppid.cases.models import Case, Entry
from ppid.kit import clock
from ppid.kit.db import db
from ppid.law import Event
from ppid.office.calendar import local_day
from tests import builders


@pytest.fixture
def admin(client: FlaskClient) -> Officer:
    """An administrator, signed in."""
    officer = builders.an_officer(Role.ADMIN, has_factor=True)
    builders.signed_in(client, officer)
    return officer


def holding(officer: Officer, number: int = 3) -> list[Case]:
    """Open cases that an officer has."""
    cases = [builders.an_accepted_case() for _ in range(number)]
    for case in cases:
        case.owner = officer
    db.session.flush()
    return cases


def test_locking_leads_to_the_cases_that_are_left(client: FlaskClient, admin: Officer):
    leaving = builders.an_officer(Role.DESK)
    cases = holding(leaving)
    locked = client.post(f"/pengaturan/petugas/{leaving.id}/nonaktif")
    assert locked.location == f"/pengaturan/petugas/{leaving.id}/serah-terima"
    page = client.get(locked.location).text
    assert all(case.number in page for case in cases)
    assert cases[0].requester.name not in page
    assert cases[0].subject not in page


def test_who_has_none_leads_back_to_the_list(client: FlaskClient, admin: Officer):
    leaving = builders.an_officer(Role.DESK)
    locked = client.post(f"/pengaturan/petugas/{leaving.id}/nonaktif")
    assert locked.location == "/pengaturan/petugas"


def test_all_go_to_one_in_one_step_on_record(client: FlaskClient, admin: Officer):
    leaving = builders.an_officer(Role.DESK)
    heir = builders.an_officer(Role.DESK, name="Made Suarti")
    cases = holding(leaving)
    path = f"/pengaturan/petugas/{leaving.id}/serah-terima"
    done = client.post(path, data={"all_to": str(heir.id)}, follow_redirects=True)
    assert "3 permohonan diserahkan" in done.text
    assert {case.owner_id for case in cases} == {heir.id}
    lines = db.session.query(Entry).filter_by(event=Event.HANDED_ON).all()
    assert [(line.officer_id, line.facts) for line in lines] == [
        (admin.id, {"to": "Made Suarti"})
    ] * 3
    (mail,) = builders.mails(kind="cases_handed_on")
    assert mail.to == heir.email
    assert all(case.number in mail.text for case in cases)
    assert cases[0].requester.name not in mail.text
    row = db.session.query(AccountEntry).filter_by(event=AccountEvent.CASES_HANDED_ON).one()
    assert (row.officer_id, row.by_id, row.facts) == (
        leaving.id, admin.id, {"cases": 3, "to": "Made Suarti"},
    )  # fmt: skip


def test_each_may_go_to_somebody_else_and_some_may_stay(client: FlaskClient, admin: Officer):
    leaving = builders.an_officer(Role.DESK)
    first, second = builders.an_officer(Role.DESK), builders.an_officer(Role.PPID)
    one, two, three = holding(leaving)
    said = {"all_to": "0", f"case-{one.id}": str(first.id), f"case-{two.id}": str(second.id)}
    client.post(f"/pengaturan/petugas/{leaving.id}/serah-terima", data=said)
    assert [case.owner_id for case in (one, two, three)] == [first.id, second.id, leaving.id]
    assert len(builders.mails(kind="cases_handed_on")) == 2


@pytest.mark.parametrize("to", ["0", "", "99999", "x", "-1"])
def test_nothing_is_given_to_nobody(client: FlaskClient, admin: Officer, to: str):
    leaving = builders.an_officer(Role.DESK)
    (case,) = holding(leaving, 1)
    page = client.post(f"/pengaturan/petugas/{leaving.id}/serah-terima", data={"all_to": to})
    assert page.status_code == 200
    assert "govuk-error-message" in page.text
    assert case.owner_id == leaving.id


def test_nobody_gets_cases_who_may_not_write_in_them(client: FlaskClient, admin: Officer):
    leaving, locked = builders.an_officer(Role.DESK), builders.an_officer(Role.DESK, active=False)
    unfit = [builders.an_officer(role) for role in (Role.AUDITOR, Role.UNIT, Role.ADMIN)]
    (case,) = holding(leaving, 1)
    for one in (*unfit, locked, leaving):
        said = {"all_to": "0", f"case-{case.id}": str(one.id)}
        client.post(f"/pengaturan/petugas/{leaving.id}/serah-terima", data=said)
        assert case.owner_id == leaving.id


def test_what_somebody_took_meanwhile_stays_with_them(client: FlaskClient, admin: Officer):
    leaving, heir = builders.an_officer(Role.DESK), builders.an_officer(Role.DESK)
    taker = builders.an_officer(Role.DESK)
    one, two = holding(leaving, 2)
    receivers = {one.id: heir, two.id: heir}
    one.owner = taker
    db.session.flush()
    assert handing_on.hand_all_on(leaving, receivers, by=admin, at=clock.now()) == 1
    assert (one.owner_id, two.owner_id) == (taker.id, heir.id)


def test_closed_cases_stay_with_who_had_them(client: FlaskClient, admin: Officer):
    leaving = builders.an_officer(Role.DESK)
    (case,) = holding(leaving, 1)
    case.closed_on = local_day(clock.now())
    db.session.flush()
    assert handing_on.open_cases(leaving) == []


def test_an_administrator_notes_the_leave_of_somebody_who_fell_ill(
    client: FlaskClient, admin: Officer
):
    ill, deputy = builders.an_officer(Role.PPID), builders.an_officer(Role.DESK)
    day = local_day(clock.now()).isoformat()
    said = {"officer_id": str(ill.id), "deputy_id": str(deputy.id), "since": day, "until": day}
    assert client.post("/pengaturan/cuti", data=said).status_code == 303
    assert ill.name in client.get("/pengaturan/cuti").text
    superior = builders.an_officer(Role.SUPERIOR)
    refused = client.post("/pengaturan/cuti", data=said | {"deputy_id": str(superior.id)})
    assert "PPID dan Atasan PPID harus orang yang berbeda" in refused.text
    leave = db.session.query(Leave).one()
    client.post(f"/pengaturan/cuti/{leave.id}/akhiri")
    assert db.session.query(Leave).count() == 0


def test_the_record_tells_who_did_what_and_is_kept_for_good(client: FlaskClient, admin: Officer):
    officer = builders.an_officer(Role.DESK, name="Tono Suryadi")
    form = {"name": officer.name, "email": officer.email, "title": "", "nip": "",
            "roles": ["ppid"], "unit_id": "0", "seen": mark_of(officer, OFFICER)}  # fmt: skip
    client.post(f"/pengaturan/petugas/{officer.id}", data=form)
    page = client.get(f"/pengaturan/riwayat-akun?petugas={officer.id}").text
    assert "Peran: Petugas layanan, menjadi PPID" in page
    assert admin.name in page
    from ppid.accounts.models import RecordKept

    row = db.session.query(AccountEntry).first()
    row.facts = {"forged": True}
    with pytest.raises(RecordKept):
        db.session.flush()
    db.session.expire(row)


@pytest.mark.parametrize(
    "asked", ["petugas=x", "peristiwa=raja", "sebelum=-1", "sebelum=" + "9" * 40]
)
def test_a_strange_question_to_the_record_is_answered(
    client: FlaskClient, admin: Officer, asked: str
):
    assert client.get(f"/pengaturan/riwayat-akun?{asked}").status_code == 200


def test_an_auditor_reads_the_record_and_changes_nothing(client: FlaskClient):
    builders.signed_in(client, builders.an_officer(Role.AUDITOR))
    assert client.get("/pengaturan/riwayat-akun").status_code == 200
    assert client.get("/pengaturan/petugas").status_code == 200
    assert client.get("/pengaturan/keamanan").status_code == 403

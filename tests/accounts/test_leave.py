"""Leave: who stands in receives, may act, and never becomes two people who must be apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ppid import morning
from ppid.accounts import access
from ppid.accounts.away import actions, queries
from ppid.accounts.away.actions import NotDeputy, Why
from ppid.accounts.models import AccountEntry, AccountEvent, Leave, Officer, Role
from ppid.kit import clock
from ppid.kit.db import db
from ppid.office.calendar import local_day
from tests import builders
from tests.accounts.conftest import an_officer

MONDAY = date(2026, 8, 10)
NOON = builders.NOON


def away(officer: Officer, deputy: Officer, since: date = MONDAY, days: int = 5) -> Leave:
    """Note a leave of some days, by the officer's own hand."""
    until = since + timedelta(days=days - 1)
    return actions.set_leave(
        officer, deputy=deputy, since=since, until=until, by=officer, at=clock.now()
    )


def today() -> date:
    """The day on which the pages of these stories are opened."""
    return local_day(clock.now())


def test_the_deputy_holds_the_roles_within_the_days_and_not_outside(app: Flask):
    ppid, desk = an_officer(Role.PPID), an_officer(Role.DESK)
    away(ppid, desk)
    for day, lent in [(-1, 0), (0, 1), (4, 1), (5, 0)]:
        absent = queries.stands_in_for(desk, MONDAY + timedelta(days=day))
        assert queries.lent(desk, absent) == frozenset({Role.PPID} if lent else ())


def test_the_deputy_may_decide_today_and_the_page_says_for_whom(client: FlaskClient):
    ppid, desk = an_officer(Role.PPID, name="Rahma Wulandari"), an_officer(Role.DESK)
    case = builders.an_accepted_case()
    case.owner = ppid
    builders.signed_in(client, desk)
    draft = f"/petugas/permohonan/{case.number}/putusan"
    assert client.get(draft).status_code == 403
    leave = away(ppid, desk, today())
    assert client.get(draft).status_code != 403
    page = client.get("/petugas/antrean?owner=mine").text
    assert "Hari ini Anda mewakili Rahma Wulandari" in page
    assert case.number in page
    assert "Rahma Wulandari, Anda wakili" in page
    actions.end_leave(leave, today=today(), by=ppid, at=clock.now())
    assert client.get(draft).status_code == 403


def test_administering_is_never_lent(app: Flask):
    both, desk = an_officer(Role.ADMIN, Role.PPID), an_officer(Role.DESK)
    away(both, desk)
    assert queries.lent(desk, queries.stands_in_for(desk, MONDAY)) == {Role.PPID}
    with pytest.raises(NotDeputy) as refused:
        away(an_officer(Role.ADMIN), desk)
    assert refused.value.why is Why.NOTHING_TO_LEND


@pytest.mark.parametrize(
    ("absent", "deputy", "why"),
    [
        ([Role.SUPERIOR], [Role.PPID], Why.APART),
        ([Role.PPID], [Role.SUPERIOR], Why.APART),
        ([Role.SUPERIOR], [Role.AUDITOR], Why.APART),
        ([Role.AUDITOR], [Role.DESK], Why.APART),
        ([Role.SUPERIOR], [Role.DESK], None),
        ([Role.PPID], [Role.DESK], None),
        ([Role.HEAD], [Role.SUPERIOR], None),
    ],
)
def test_ppid_and_superior_stay_apart_also_during_a_leave(
    app: Flask, absent: list[Role], deputy: list[Role], why: Why | None
):
    officer, instead = an_officer(*absent), an_officer(*deputy)
    if why is None:
        assert away(officer, instead).deputy_id == instead.id
        return
    with pytest.raises(NotDeputy) as refused:
        away(officer, instead)
    assert refused.value.why is why


def test_nobody_stands_in_for_both_ppid_and_superior(app: Flask):
    desk = an_officer(Role.DESK)
    away(an_officer(Role.PPID), desk)
    with pytest.raises(NotDeputy) as refused:
        away(an_officer(Role.SUPERIOR), desk)
    assert refused.value.why is Why.APART
    assert away(an_officer(Role.SUPERIOR), desk, MONDAY + timedelta(days=30))


def test_a_deputy_who_became_ppid_meanwhile_is_not_lent_the_superiors_powers(app: Flask):
    superior, desk = an_officer(Role.SUPERIOR), an_officer(Role.DESK)
    away(superior, desk)
    desk.roles = [Role.PPID]
    db.session.flush()
    assert queries.lent(desk, queries.stands_in_for(desk, MONDAY)) == frozenset()


def test_a_unit_is_stood_in_for_by_a_colleague_of_the_same_unit(app: Flask):
    unit, other = builders.a_unit(), builders.a_unit()
    officer = an_officer(Role.UNIT, unit_id=unit.id)
    with pytest.raises(NotDeputy) as refused:
        away(officer, an_officer(Role.UNIT, unit_id=other.id))
    assert refused.value.why is Why.OTHER_UNIT
    assert away(officer, an_officer(Role.TEAM, unit_id=unit.id))


def test_two_who_are_away_do_not_stand_in_for_each_other(app: Flask):
    first, second, third = (an_officer(Role.DESK) for _ in range(3))
    away(first, second)
    for officer, deputy, why in [
        (first, third, Why.AWAY_ALREADY),
        (third, first, Why.DEPUTY_AWAY),
        (second, third, Why.IS_DEPUTY),
        (third, third, Why.ONESELF),
    ]:
        with pytest.raises(NotDeputy) as refused:
            away(officer, deputy, MONDAY + timedelta(days=2))
        assert refused.value.why is why


def test_the_morning_mail_goes_to_the_deputy_and_the_superior_hears_before_it_is_late(app: Flask):
    owner, deputy = an_officer(Role.PPID), an_officer(Role.DESK)
    superior = an_officer(Role.SUPERIOR)
    case = builders.an_accepted_case(by=owner)
    case.owner = owner
    away(owner, deputy, date(2026, 8, 1), days=90)
    last = case.due_on
    for days, readers in [(6, {deputy}), (1, {deputy, superior})]:
        morning_of = builders.at(last.year, last.month, last.day, 7) - timedelta(days=days)
        morning.remind(at=morning_of)
        said = builders.mails(kind="officer_reminders")
        assert {mail.to for mail in said if case.number in mail.text} == {o.email for o in readers}
        db.session.query(type(said[0])).delete()


def test_a_notice_of_that_day_reads_the_deputy_too(app: Flask):
    desk, deputy = an_officer(Role.DESK), an_officer(Role.DESK)
    away(desk, deputy, MONDAY)
    builders.a_case(received=NOON)
    assert [mail.to for mail in builders.mails(kind="officer_new")] == [deputy.email]


def test_leave_is_noted_on_ones_own_page_and_on_record(client: FlaskClient):
    officer, deputy = an_officer(Role.DESK), an_officer(Role.DESK, name="Tono Suryadi")
    builders.signed_in(client, officer)
    first = today() + timedelta(days=3)
    said = {"since": first.isoformat(), "until": first.isoformat(), "deputy_id": str(deputy.id)}
    assert client.post("/petugas/akun/cuti", data=said).status_code == 303
    assert "Tono Suryadi" in client.get("/petugas/akun/cuti").text
    (mail,) = builders.mails(kind="deputy")
    assert (mail.to, officer.name in mail.text) == (deputy.email, True)
    leave = db.session.query(Leave).one()
    assert client.post(f"/petugas/akun/cuti/{leave.id}/akhiri").status_code == 303
    assert db.session.query(Leave).count() == 0
    rows = db.session.query(AccountEntry).filter_by(officer_id=officer.id)
    assert [row.event for row in rows] == [AccountEvent.LEAVE_SET, AccountEvent.LEAVE_ENDED]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"since": ""}, "Tulis hari pertama cuti."),
        ({"until": "31-31-2026"}, "Tulis tanggal seperti 25-11-2026."),
        ({"until": "2020-01-01"}, "Hari terakhir tidak boleh sebelum"),
        ({"until": "2999-01-01"}, "Paling lama satu tahun"),
        ({"deputy_id": ""}, "Pilih pelaksana harian"),
        ({"deputy_id": "99999999"}, "Pilih pelaksana harian"),
    ],
)
def test_what_is_wrong_with_a_leave_is_said(client: FlaskClient, said: dict[str, str], words: str):
    officer, deputy = an_officer(Role.DESK), an_officer(Role.DESK)
    builders.signed_in(client, officer)
    day = today().isoformat()
    typed = {"since": day, "until": day, "deputy_id": str(deputy.id)} | said
    assert words in client.post("/petugas/akun/cuti", data=typed).text
    assert db.session.query(Leave).count() == 0


def test_nobody_ends_the_leave_of_another(client: FlaskClient):
    leave = away(an_officer(Role.DESK), an_officer(Role.DESK), today())
    builders.signed_in(client, an_officer(Role.DESK))
    assert client.post(f"/petugas/akun/cuti/{leave.id}/akhiri").status_code == 404


def test_outside_a_request_nobody_is_lent_anything(app: Flask):
    ppid, desk = an_officer(Role.PPID), an_officer(Role.DESK)
    away(ppid, desk, today())
    assert access.acting_roles(desk) == {Role.DESK}

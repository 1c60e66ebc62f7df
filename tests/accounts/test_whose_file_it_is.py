"""Behind the door: a file opens to those whose it is, and is not there for others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from ppid.accounts.access import LINK, Permission, access_of
from ppid.accounts.models import Role
from ppid.cases.models import Assignment, Case
from ppid.cases.objections import Objection
from ppid.casework.considering import actions as considering
from ppid.kit import clock
from ppid.kit.db import db
from ppid.office.calendar import local_day
from tests import builders
from tests.disputes import town

GONE = frozenset({302, 303, 403, 404})
_CODES = (("sengketa", "D9"), ("keberatan", "D8"))


def doors_of_a_number(app: Flask, access: object) -> Iterator[Rule]:
    """Doors with GET of one kind of access that want no more than a number and a date's code."""
    for rule in app.url_map.iter_rules():
        plain = "number" in rule.arguments and rule.arguments <= {"number", "code", "form"}
        if plain and "GET" in (rule.methods or ()) and access_of(app, rule.endpoint) == access:
            yield rule


def address(app: Flask, rule: Rule, number: str) -> str:
    """The address of a door for one file."""
    code = next((code for room, code in _CODES if room in rule.rule), "D4")
    known = {"number": number, "code": code, "form": "json"}
    filled = {name: value for name, value in known.items() if name in rule.arguments}
    return app.url_map.bind("localhost").build(rule.endpoint, filled)


@pytest.fixture
def case(app: Flask) -> Case:
    """A case of today, whose answer is being prepared."""
    return builders.an_accepted_case(at=clock.now())


@pytest.fixture
def objection(case: Case) -> Objection:
    """An objection about it."""
    return builders.an_objection(case=case, grounds="c", received=clock.now())


def follower(app: Flask, *cases: Case | None, minutes: int = 0) -> FlaskClient:
    """A browser that opened these cases by their codes so many minutes ago; or that opened none."""
    browser = app.test_client()
    if known := [case for case in cases if case is not None]:
        from datetime import timedelta

        with browser.session_transaction() as session:
            opened = clock.now() - timedelta(minutes=minutes)
            session["cases"] = {str(case.id): opened.isoformat() for case in known}
    return browser


def test_who_asked_opens_the_own_file_and_nobody_else_does(
    app: Flask, case: Case, objection: Objection
):
    """Owner, somebody with another case, one whose half day is over, and anybody."""
    dispute = town.a_dispute()
    other = builders.a_case(received=clock.now())
    owner = follower(app, case, dispute.objection.case)
    strangers = [follower(app, other), follower(app, case, minutes=13 * 60), follower(app)]
    wrong, opened = [], 0
    for rule in doors_of_a_number(app, LINK):
        files = {"sengketa/<": dispute.number, "/lacak/keberatan/<": objection.number}
        number = next((one for room, one in files.items() if room in rule.rule), case.number)
        path = address(app, rule, number)
        mine = owner.get(path).status_code
        opened += mine == 200
        if mine in (401, 403, 410, 500):
            wrong.append(f"{rule.endpoint}: {mine} to the owner")
        wrong += [
            f"{rule.endpoint}: {status} to a stranger"
            for stranger in strangers
            if (status := stranger.get(path).status_code) not in GONE
        ]
    assert wrong == []
    assert opened >= 12


def test_a_unit_opens_what_was_laid_with_it_and_no_other_unit_does(app: Flask, case: Case):
    """Own unit, another unit, a unit it was taken back from, one without a unit, the team."""
    units = [builders.a_unit() for _ in range(3)]
    asker, at = builders.an_officer(Role.PPID), clock.now()
    for unit in (units[0], units[2]):
        db.session.add(
            Assignment(case_id=case.id, unit_id=unit.id, asked_by_id=asker.id, asked_at=at,
                       due_on=local_day(at), recalled_at=at if unit is units[2] else None)
        )  # fmt: skip
    db.session.flush()
    readers = [builders.an_officer(Role.UNIT, unit_id=unit.id) for unit in units]
    readers += [builders.an_officer(Role.UNIT), builders.an_officer(Role.TEAM)]
    browsers = [builders.signed_in(app.test_client(), reader) for reader in readers]
    for rule in doors_of_a_number(app, Permission.READ):
        found = [browser.get(address(app, rule, case.number)).status_code for browser in browsers]
        if not rule.rule.startswith("/petugas/permohonan/"):
            continue
        assert found == [200, 404, 404, 404, 404], rule.endpoint
    from ppid.accounts.actors import officer_actor

    considering.ask(case, question="Dasar?", due_on=local_day(at), by=officer_actor(asker), at=at)
    assert browsers[4].get(f"/petugas/permohonan/{case.number}").status_code == 200


def test_the_auditor_opens_every_file_that_is_only_read_and_finds_no_identity(
    app: Flask, case: Case, objection: Objection
):
    browser = builders.signed_in(app.test_client(), builders.an_officer(Role.AUDITOR))
    who = case.requester
    for access in (Permission.READ, Permission.SEE_OBJECTIONS):
        for rule in doors_of_a_number(app, access):
            about = objection if "/keberatan/" in rule.rule else case
            answer = browser.get(address(app, rule, about.number))
            assert answer.status_code == 200, rule.endpoint
            for personal in (who.name, who.identity_number, who.email, who.phone, who.address):
                assert personal not in answer.text, (rule.endpoint, personal)


@pytest.mark.parametrize("path", ["/petugas/antrean", "/petugas/keberatan", "/petugas/sengketa",
                                  "/petugas/pengecualian", "/pengaturan/petugas"])  # fmt: skip
def test_lists_show_an_auditor_no_names_of_applicants(
    app: Flask, case: Case, objection: Objection, path: str
):
    browser = builders.signed_in(app.test_client(), builders.an_officer(Role.AUDITOR))
    page = browser.get(path)
    assert page.status_code == 200
    assert case.requester.name not in page.text

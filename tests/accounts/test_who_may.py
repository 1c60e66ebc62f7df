"""The table of permissions is whole, and doors are closed by default."""

from __future__ import annotations

from flask import Flask

from ppid.accounts.access import (
    IDENTITIES,
    NO_UNIT,
    ROLES,
    Permission,
    access_of,
    permissions,
    sees_only_unit,
)
from ppid.accounts.models import Role
from ppid.accounts.words import DUTIES
from ppid.accounts.words import ROLES as ROLE_WORDS
from ppid.office.queries import office
from tests import builders


def test_every_role_has_a_row_and_words():
    assert set(ROLES) == set(ROLE_WORDS) == set(DUTIES) == set(Role)


def test_every_permission_is_held_by_somebody():
    assert frozenset().union(*ROLES.values()) == set(Permission)


def test_every_officer_has_an_account_of_their_own():
    assert all(Permission.OWN_ACCOUNT in held for held in ROLES.values())


def test_only_administrators_administer_and_they_read_no_case():
    assert [role for role in Role if Permission.ADMINISTER in ROLES[role]] == [Role.ADMIN]
    assert Permission.READ not in ROLES[Role.ADMIN]


def test_only_the_ppid_decides_and_only_the_superior_approves():
    assert [role for role in Role if Permission.DECIDE in ROLES[role]] == [Role.PPID]
    assert [role for role in Role if Permission.APPROVE in ROLES[role]] == [Role.SUPERIOR]


def test_a_classification_is_approved_by_the_superior_or_the_head():
    held = [role for role in Role if Permission.CLASSIFY in ROLES[role]]
    assert held == [Role.SUPERIOR, Role.HEAD]


def test_an_auditor_only_reads_and_sees_no_names_unless_the_office_lets(app: Flask):
    auditor = builders.an_officer(Role.AUDITOR)
    acts = {p for p in permissions(auditor) if not p.value.startswith("see_")}
    assert acts == {Permission.READ, Permission.OWN_ACCOUNT}
    assert not IDENTITIES & permissions(auditor)
    office().auditor_sees_identity = True
    assert permissions(auditor) >= IDENTITIES


def test_the_team_decides_nothing():
    held = ROLES[Role.TEAM]
    assert held == {Permission.READ, Permission.CONSIDER, Permission.OWN_ACCOUNT}


def test_who_holds_two_roles_may_do_what_both_may(app: Flask):
    officer = builders.an_officer(Role.UNIT, Role.ADMIN)
    assert permissions(officer) == ROLES[Role.UNIT] | ROLES[Role.ADMIN]


def test_a_unit_officer_sees_only_the_unit_and_without_one_nothing(app: Flask):
    unit = builders.a_unit()
    assert sees_only_unit(builders.an_officer(Role.UNIT, unit_id=unit.id)) == unit.id
    assert sees_only_unit(builders.an_officer(Role.UNIT)) == NO_UNIT
    assert sees_only_unit(builders.an_officer(Role.UNIT, Role.DESK, unit_id=unit.id)) is None
    assert sees_only_unit(builders.an_officer(Role.ADMIN, unit_id=unit.id)) == NO_UNIT
    assert sees_only_unit(builders.an_officer(Role.TEAM, unit_id=unit.id)) == NO_UNIT


def test_every_page_of_accounts_and_administering_says_who_may_pass(app: Flask):
    own = [e for e in app.view_functions if e.split(".")[0] in ("accounts", "admin")]
    assert [e for e in own if access_of(app, e) is None] == []
    public = {e for e in own if access_of(app, e) == "public"}
    assert {e for e in public if e.startswith("admin.")} == {
        "admin.mailbox", "admin.caught_mail", "admin.caught_page", "admin.logo",
        "admin.practice_progress",
    }  # fmt: skip


def test_a_page_that_says_nothing_is_closed(app: Flask):
    from ppid.accounts.access import guard

    app.view_functions["said.nothing"] = lambda: "open"
    try:
        with app.test_request_context("/"):
            from flask import request
            from werkzeug.exceptions import Forbidden
            from werkzeug.routing import Rule

            request.url_rule = Rule("/", endpoint="said.nothing")
            try:
                guard()
            except Forbidden:
                return
            raise AssertionError("the guard let it pass")
    finally:
        del app.view_functions["said.nothing"]

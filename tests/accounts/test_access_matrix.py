"""Every door by everybody: what the table of permissions says is what happens, cell by cell.

The first part asks each door, by each of its methods, as each kind of reader, and stops before
the room behind it; the second walks into every room of a case, an objection, a dispute and an
exclusion as people to whom it is, or is not, theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Flask, g
from flask.testing import FlaskClient
from werkzeug.exceptions import Forbidden
from werkzeug.routing import AnyConverter, BaseConverter, IntegerConverter, Rule

from ppid.accounts.access import LINK, PUBLIC, ROLES, Permission, access_of, guard, says
from ppid.accounts.models import Leave, Officer, Role
from ppid.kit import clock
from ppid.kit.db import db
from ppid.office.calendar import local_day
from ppid.office.queries import office
from tests import builders

METHODS = {"GET", "POST"}
READING = {
    "casework.drop_filter", "casework.mail_filter", "casework.saved_filters", "registers.export",
}  # fmt: skip
"""What is sent by POST and changes no case: one's own filters, a file of what one may read."""
PASSES, ASKED_WHO, REFUSED, SET_UP_FIRST, ASKED_AGAIN = "passes", "who?", "no", "set up", "again?"


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody at a door: how they come to be signed in, and what the table lets them do."""

    name: str
    browser: FlaskClient
    may: frozenset[Permission]
    signed_in: bool = True
    must_set_up: bool = False
    is_stale: bool = False

    def expected(self, app: Flask, endpoint: str) -> str:
        """What the declared table says must happen at a door."""
        asked = access_of(app, endpoint)
        if asked in (PUBLIC, LINK):
            return PASSES
        if not self.signed_in:
            return ASKED_WHO
        if asked not in self.may:
            return REFUSED
        if self.must_set_up and not says(app, endpoint, "before_factor"):
            return SET_UP_FIRST
        return ASKED_AGAIN if self.is_stale and says(app, endpoint, "confirms") else PASSES


def doors(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Every door of the list with each of its methods."""
    for rule in app.url_map.iter_rules():
        for method in sorted(METHODS & (rule.methods or set())):
            yield rule, method


def address(app: Flask, rule: Rule) -> str:
    """An address of a door; whether there is a room behind it does not matter here."""
    filled = {name: _value(kind) for name, kind in rule._converters.items()}
    return app.url_map.bind("localhost").build(rule.endpoint, filled)


def _value(kind: BaseConverter) -> Any:
    if isinstance(kind, AnyConverter):
        return min(kind.items)
    return 1 if isinstance(kind, IntegerConverter) else "x"


def happened(app: Flask, path: str, method: str, cookie: str) -> str:
    """What the door says, before the room behind it is opened."""
    with app.test_request_context(path, method=method, headers={"Cookie": cookie}):
        for name in ("_login_user", "factor_wanted", "confirmed", "lent_roles"):
            g.pop(name, None)
        try:
            answer = app.preprocess_request()
        except Forbidden:
            return REFUSED
        if answer is None:
            return PASSES
        to = getattr(answer, "location", "")
        said = {"/petugas/masuk": ASKED_WHO, "/petugas/akun/langkah-kedua": SET_UP_FIRST,
                "/petugas/konfirmasi": ASKED_AGAIN}  # fmt: skip
        return said.get(to.split("?")[0], to)


def cookie_of(browser: FlaskClient) -> str:
    """The cookies a browser would send."""
    return "; ".join(f"{one.key}={one.value}" for one in browser._cookies.values())


def everybody(app: Flask) -> list[Subject]:
    """Ten kinds of officers, and those who are none, or not now, or not wholly."""

    def of(name: str, officer: Officer, *held: Permission, **more: bool) -> Subject:
        browser = builders.signed_in(app.test_client(), officer)
        may = frozenset().union(*(ROLES[role] for role in officer.roles), held)
        return Subject(name, browser, may, **more)

    unit = builders.a_unit()
    roles = [of(role.value, builders.an_officer(role, unit_id=unit.id)) for role in Role]
    both = of("desk and admin", builders.an_officer(Role.DESK, Role.ADMIN))
    locked_officer = builders.an_officer(Role.PPID)
    locked = of("locked", locked_officer, signed_in=False)
    locked_officer.active = False
    bare = of("admin without a second step", builders.an_officer(Role.ADMIN), must_set_up=True)
    _sign_in_of(bare).factor_wanted = True
    stale = of("who signed in long ago", builders.an_officer(Role.PPID, Role.DESK), is_stale=True)
    _sign_in_of(stale).confirmed_at -= timedelta(hours=1)
    resting = of("who rested too long", builders.an_officer(Role.SUPERIOR), signed_in=False)
    _sign_in_of(resting).seen_at -= timedelta(hours=1)
    absent, deputy = builders.an_officer(Role.PPID), builders.an_officer(Role.DESK)
    on_leave(absent, deputy)
    plh = of("deputy of the PPID", deputy, *ROLES[Role.PPID])
    nobody = Subject("anybody", app.test_client(), frozenset(), signed_in=False)
    db.session.flush()
    return [*roles, both, locked, bare, stale, resting, plh, nobody]


def on_leave(officer: Officer, deputy: Officer) -> None:
    """Let an officer be away today, with a deputy."""
    today = local_day(clock.now())
    db.session.add(
        Leave(officer_id=officer.id, deputy_id=deputy.id, since=today, until=today,
              by_id=officer.id, at=clock.now())
    )  # fmt: skip
    db.session.flush()


def _sign_in_of(subject: Subject):
    from ppid.accounts import queries

    with subject.browser.session_transaction() as session:
        return queries.sign_in_of(session["sign_in"])


def verdict(app: Flask, officer: Officer | None) -> str:
    """What the guard says to an officer at the door of this request."""
    g._login_user = officer or app.login_manager.anonymous_user()  # type: ignore[attr-defined]
    try:
        answer = guard()
    except Forbidden:
        return REFUSED
    return PASSES if answer is None else ASKED_WHO


def test_every_door_says_to_every_role_what_the_table_says(app: Flask):
    """Each door of the list by each of its methods, one after another for each role."""
    officers = [(role, builders.an_officer(role)) for role in Role]
    wrong, cells = [], 0
    for rule, method in doors(app):
        asked = access_of(app, rule.endpoint)
        with app.test_request_context(address(app, rule), method=method):
            found = [(None, verdict(app, None)), *((r, verdict(app, o)) for r, o in officers)]
        for role, said in found:
            cells += 1
            held = asked in (PUBLIC, LINK) or (role is not None and asked in ROLES[role])
            expected = PASSES if held else ASKED_WHO if role is None else REFUSED
            if said != expected:
                wrong.append(f"{method} {rule.endpoint} as {role}: {said}, not {expected}")
    assert wrong == []
    assert cells > 2500


def one_of_each(app: Flask) -> list[tuple[Rule, str]]:
    """One door for each thing that a door can ask, by each method."""
    found: dict[object, tuple[Rule, str]] = {}
    for rule, method in doors(app):
        marks = (says(app, rule.endpoint, mark) for mark in ("confirms", "before_factor"))
        if rule.endpoint != "static":
            found.setdefault((access_of(app, rule.endpoint), *marks, method), (rule, method))
    return list(found.values())


def test_everybody_with_a_real_sign_in_meets_what_the_table_says(app: Flask):
    """Through cookie, sign-in and guard: also who is locked, rested too long, stands in."""
    subjects = [(one, cookie_of(one.browser)) for one in everybody(app)]
    wrong = [
        f"{method} {rule.endpoint} as {subject.name}: {found}, not {expected}"
        for rule, method in one_of_each(app)
        for subject, cookie in subjects
        if (found := happened(app, address(app, rule), method, cookie))
        != (expected := subject.expected(app, rule.endpoint))
    ]
    assert wrong == []


def test_the_auditor_passes_no_door_that_changes_anything(app: Flask):
    auditor = builders.signed_in(app.test_client(), builders.an_officer(Role.AUDITOR))
    office().auditor_sees_identity = True
    db.session.flush()
    cookie = cookie_of(auditor)
    passed = {
        rule.endpoint
        for rule, method in doors(app)
        if method == "POST"
        and access_of(app, rule.endpoint) not in (PUBLIC, LINK)
        and happened(app, address(app, rule), method, cookie) == PASSES
    }
    own = {e for e in passed if access_of(app, e) == Permission.OWN_ACCOUNT}
    assert passed - own == READING | {"casework.identity", "objections.identity"}

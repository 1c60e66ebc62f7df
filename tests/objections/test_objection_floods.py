"""The button pressed in ten tabs at once, and many applicants at once, on a house of its own."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ppid.cases.objections import Objection
from ppid.kit.db import db
from ppid.kit.security import limiter
from ppid.outbox.models import Mail
from tests.intake.test_floods import own_house  # noqa: F401 (a fixture)
from tests.objections import citizen

COOKIE = "draf-keberatan"


def numbers(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(sa.select(Objection.number).order_by(Objection.number)))


def the_same_browser(app: Flask, client: FlaskClient) -> FlaskClient:
    """Another tab: a browser with the same cookie of the draft, and no session."""
    other = app.test_client()
    other.set_cookie(COOKIE, client.get_cookie(COOKIE).value)
    return other


def shown(page: TestResponse) -> str:
    """The number on a receipt."""
    found = re.search(r"KEB-\d{4}-\d{6}", page.text)
    assert found, page.text
    return found[0]


def test_ten_tabs_that_press_the_button_make_one_objection_and_show_one_receipt(
    own_house: Flask,  # noqa: F811
):
    client = own_house.test_client()
    check = citizen.fill_alone(client)
    tabs = [the_same_browser(own_house, client) for _copy in range(10)]
    with ThreadPoolExecutor(10) as pool:
        receipts = list(pool.map(lambda tab: citizen.send(tab, check), tabs))
    assert {page.status_code for page in receipts} == {200}
    assert {shown(page) for page in receipts} == set(numbers(own_house))
    assert len(numbers(own_house)) == 1
    with own_house.app_context():
        kinds = list(db.session.scalars(sa.select(Mail.kind)))
    assert kinds.count("objection_receipt") == 1


def test_many_at_once_get_numbers_without_a_gap(own_house: Flask):  # noqa: F811
    limiter.enabled = False
    browsers = [own_house.test_client() for _applicant in range(8)]
    checks = [citizen.fill_alone(browser) for browser in browsers]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(citizen.send, browsers, checks))
    limiter.enabled = True
    assert [int(number[-6:]) for number in numbers(own_house)] == list(range(1, 9))

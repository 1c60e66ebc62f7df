"""Double clicks, many copies at once, and sources that try too often: on a house of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from ppid import create_app
from ppid.cases.models import Case, Entry
from ppid.kit.db import db, transaction
from ppid.kit.security import limiter
from ppid.outbox.models import Mail
from tests.builders import Role, an_office, an_officer
from tests.conftest import DATABASE_URL
from tests.databases import empty_database
from tests.intake import citizen
from tests.intake.citizen import START
from tests.intake.statements import counted

COPIES = 10


@pytest.fixture
def own_house(tmp_path: Path) -> Iterator[Flask]:
    """A house with real commits: a file for SQLite, or a database of this test alone."""
    url = empty_database(DATABASE_URL, f"floods_{os.getpid()}") if DATABASE_URL else ""
    options = {"SQLALCHEMY_ENGINE_OPTIONS": {"pool_size": COPIES + 2}} if url else {}
    app = create_app(
        DATA=tmp_path,
        DATABASE_URL=url,
        BASE_URL="http://localhost",
        LOG_LEVEL="ERROR",
        RATELIMIT_ENABLED=True,
        **options,
    )
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        db.create_all()
        with transaction():
            an_office()
            an_officer(Role.DESK)
        db.session.remove()
    limiter.reset()
    yield app
    limiter.reset()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(model)) or 0


def the_same_browser(app: Flask, client) -> object:
    """Another tab: a browser with the same cookie of the draft, and no session."""
    other = app.test_client()
    other.set_cookie("draf", client.get_cookie("draf").value)
    return other


def test_ten_copies_at_once_make_one_request_and_show_one_receipt(own_house):
    client = own_house.test_client()
    check = citizen.fill(client)
    tabs = [the_same_browser(own_house, client) for _copy in range(COPIES)]
    with ThreadPoolExecutor(COPIES) as pool:
        receipts = list(pool.map(lambda tab: citizen.send(tab, check), tabs))
    assert {page.status_code for page in receipts} == {200}
    assert len({citizen.number_and_code(page) for page in receipts}) == 1
    assert count(own_house, Case) == 1
    assert count(own_house, Mail) == 2


def test_many_citizens_at_once_get_numbers_without_a_gap(own_house):
    limiter.enabled = False
    browsers = [own_house.test_client() for _citizen in range(12)]
    checks = [citizen.fill(browser) for browser in browsers]
    with ThreadPoolExecutor(4) as pool:
        receipts = list(pool.map(citizen.send, browsers, checks))
    limiter.enabled = True
    numbers = sorted(int(citizen.number_and_code(page)[0][-6:]) for page in receipts)
    assert numbers == list(range(1, 13))


def test_sending_costs_few_statements_and_one_commit(own_house):
    client = own_house.test_client()
    citizen.file(client)
    check = citizen.fill(client)
    commits = []
    with own_house.app_context():
        sa.event.listen(db.engine, "commit", lambda _connection: commits.append(1))
    with counted() as seen:
        client.post(f"{START}/periksa", data={"seen": citizen.seen(check)})
    # Two of them are the mail to the one desk officer of this house.
    assert len(seen) <= 14, "\n".join(seen)
    writes = [text for text in seen if not text.lstrip().upper().startswith("SELECT")]
    assert len(writes) <= 10, "\n".join(writes)
    assert len(commits) == 1


def test_reading_costs_the_same_for_a_long_story(own_house):
    client = own_house.test_client()
    number, _code = citizen.file(client)
    counts = []
    for _round in range(2):
        with counted() as seen:
            client.get(f"/lacak/permohonan/{number}")
        counts.append(len(seen))
        with own_house.app_context(), transaction():
            case_id = db.session.scalar(sa.select(Case.id))
            for entry in db.session.scalars(sa.select(Entry)).all() * 40:
                db.session.add(
                    Entry(
                        case_id=case_id, event=entry.event, at=entry.at, actor=entry.actor, facts={}
                    )
                )
    assert counts[0] == counts[1] <= 5


def test_guesses_of_a_code_are_limited_by_source(own_house):
    client = own_house.test_client()
    codes = [
        client.post("/lacak", data={"number": f"PIP-2026-{n:06d}", "code": "X"}).status_code
        for n in range(12)
    ]
    assert codes == [200] * 10 + [429] * 2
    honest = client.post(
        "/lacak",
        data={"number": "PIP-2026-000001", "code": "X"},
        environ_base={"REMOTE_ADDR": "203.0.113.9"},
    )
    assert honest.status_code == 200


def test_guesses_of_a_code_are_limited_by_number_from_many_sources(own_house):
    client = own_house.test_client()
    codes = [
        client.post(
            "/lacak",
            data={"number": "pip 2026 000001", "code": "X"},
            environ_base={"REMOTE_ADDR": f"203.0.113.{n}"},
        ).status_code
        for n in range(32)
    ]
    assert codes == [200] * 30 + [429] * 2


def test_over_the_limit_the_draft_is_kept(own_house):
    client = own_house.test_client()
    check = citizen.fill(client)
    codes = [client.post(f"{START}/periksa", data={"seen": "0"}).status_code for _n in range(21)]
    assert codes[-1] == 429
    assert "Sari Melati" in client.get(f"{START}/periksa").text
    sent = client.post(
        f"{START}/periksa",
        data={"seen": citizen.seen(check)},
        environ_base={"REMOTE_ADDR": "203.0.113.9"},
    )
    assert sent.location.endswith("/terkirim")

"""By hand: the queue with a million cases against a thousand. `python -m tests.bench.million`

Statements alone and whole page, in turns in one run, on SQLite and, where
PPID_TEST_DATABASE_URL names a server, on PostgreSQL. Ends with an error above the bound.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from ppid.accounts.models import Officer, Role
from ppid.casework import filters, queue
from ppid.kit.db import db, transaction
from ppid.office.calendar import working_calendar
from tests import builders
from tests.bench import town
from tests.bench.pace import ratio
from tests.databases import empty_database

FEW, MANY = 1_000, 1_000_000
MOST, ROUNDS = 1.3, 40
OPEN_SHARE = 8  # so that also a thousand cases fill a page: like is measured against like
LOOKS: Mapping[str, Mapping[str, str]] = {
    "everything open": {},
    "late": {"due": "late"},
    "mine": {"owner": "mine"},
    "nobody's": {"owner": "nobody"},
    "in one state": {"state": "in_progress"},
    "ended": {"shelf": "closed"},
}


def main() -> None:
    """Both databases, each look; the figures and whether they hold."""
    server = os.environ.get("PPID_TEST_DATABASE_URL", "")
    kinds = ["sqlite", *(["postgresql"] if server else [])]
    over = [said for kind in kinds for said in _measured(kind, server)]
    sys.exit("\n".join(["above the bound:", *over]) if over else 0)


def _measured(kind: str, server: str) -> list[str]:
    over = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        towns = [_Town(kind, server, folder, cases) for cases in (FEW, MANY)]
        for name, address in LOOKS.items():
            for what, works in (
                ("statements", [one.statements(address) for one in towns]),
                ("whole page", [one.page(address) for one in towns]),
            ):
                times, large, small = _best(works[1], works[0])
                said = f"{kind:10} {what} {name:15} {large:7.2f} ms, {small:7.2f} ms: {times:.2f}"
                sys.stdout.write(f"{said}\n")
                sys.stdout.flush()
                over += [said] if times > MOST else []
        for one in towns:
            one.leave()
    return over


def _best(large: Callable[[], None], small: Callable[[], None]) -> tuple[float, float, float]:
    found = []
    for _try in range(3):
        found.append(ratio(large, small, rounds=ROUNDS))
        if found[-1][0] <= MOST:
            break
    return min(found)


class _Town:
    """An office with so many cases, and the PPID who looks at its queue."""

    def __init__(self, kind: str, server: str, folder: Path, cases: int) -> None:
        name = f"million_{cases}"
        own = f"sqlite:///{folder / name}.sqlite"
        url = own if kind == "sqlite" else empty_database(server, name)
        self.app: Flask = town.house(folder / f"data-{cases}", url)
        town.people(self.app, cases, OPEN_SHARE)
        self.client: FlaskClient = self.app.test_client()
        with self.app.app_context():
            with transaction():
                self.officer_id = builders.an_officer(Role.PPID).id
                builders.signed_in(self.client, db.session.get_one(Officer, self.officer_id))
            db.session.remove()

    def statements(self, address: Mapping[str, str]) -> Callable[[], None]:
        """What the queue asks of the database for this address, without a page."""
        today = town.FIRST_DAY + timedelta(days=70)

        def ask() -> None:
            with self.app.app_context():
                officer = db.session.get_one(Officer, self.officer_id)
                calendar = working_calendar()
                wanted = filters.wanted(address, officer)
                queue.page(officer, wanted, today=today, calendar=calendar)
                queue.counts(officer, today=today, calendar=calendar)

        return ask

    def page(self, address: Mapping[str, str]) -> Callable[[], None]:
        """The page as the officer's browser gets it."""

        def look() -> None:
            answer = self.client.get("/petugas/antrean", query_string=address)
            assert answer.status_code == 200

        return look

    def leave(self) -> None:
        """Close what the town holds open."""
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()


if __name__ == "__main__":
    main()

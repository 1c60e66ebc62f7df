"""Three desks register at the same time: every number is given once, and none is left out."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ppid import create_app
from ppid.accounts.actors import officer_actor
from ppid.accounts.models import Role
from ppid.cases.kinds import Channel, RequesterKind
from ppid.cases.models import Case
from ppid.casework import entry
from ppid.kit import clock
from ppid.kit.db import db, transaction
from ppid.office.calendar import local_day
from tests import builders
from tests.databases import empty_database

DESKS, EACH = 3, 20


def test_three_desks_at_once_leave_no_gap_and_give_no_number_twice(tmp_path: Path):
    url = os.environ.get("PPID_TEST_DATABASE_URL", "")
    own = empty_database(url, f"desks_{os.getpid()}") if url else ""
    app = create_app(DATA=tmp_path, DATABASE_URL=own, LOG_LEVEL="ERROR")
    with app.app_context():
        db.create_all()
        with transaction():
            builders.an_office()
            officers = [builders.an_officer(Role.DESK) for _each in range(DESKS)]
            desks = [officer_actor(one) for one in officers]

    def work(place: int) -> list[str]:
        with app.test_request_context():
            numbers = []
            for turn in range(EACH):
                with transaction():
                    numbers.append(registered(desks[place], f"{place}-{turn}"))
            db.session.remove()
            return numbers

    def registered(by, mark: str) -> str:
        today = local_day(clock.now())
        made = entry.enter(
            requester={"kind": RequesterKind.PERSON, "name": f"Warga {mark}", "phone": "08123"},
            questions=[f"Daftar penerima bantuan {mark}"],
            purpose=None,
            obtain=None,
            copy_form=None,
            delivery=None,
            channel=Channel.DESK,
            language="id",
            missing=(),
            received_on=today,
            back_dated_reason=None,
            papers=(),
            note=None,
            submission_key=f"kunci-{mark}",
            by=by,
            at=clock.now(),
        )
        return made.number

    with ThreadPoolExecutor(DESKS) as pool:
        told = [number for numbers in pool.map(work, range(DESKS)) for number in numbers]
    assert sorted(int(number.rsplit("-", 1)[1]) for number in told) == list(
        range(1, DESKS * EACH + 1)
    )
    with app.app_context():
        assert db.session.query(Case).count() == DESKS * EACH
        db.session.remove()
        db.engine.dispose()

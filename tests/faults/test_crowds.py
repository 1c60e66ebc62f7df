"""Many at once, a broker that forgets, a worker that was away: on one site of real processes."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from ppid.kit.config import ROOT
from ppid.kit.db import db, transaction
from ppid.outbox.models import Mail
from tests.faults import citizen
from tests.faults.citizen import Citizen, Manners, Submission
from tests.faults.harness import Drafts, Town, inside, settle
from tests.faults.judgement import judge
from tests.faults.ledger import Ledger, read

COPIES, PROCESSES, EACH = 10, 8, 5
AWAY = timedelta(days=3)

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults")]


@pytest.fixture(scope="module")
def drafts(town: Town) -> Drafts:
    return Drafts(town)


@pytest.fixture(autouse=True)
def nothing_is_wrong_in_the_end(town: Town) -> Iterator[None]:
    """Whatever a test does: nothing lost, nothing doubled, every mail sent once."""
    yield
    settle(town, 60)
    seen = judge(town.evidence())
    assert seen.wrong == {}, (seen.wrong, seen.examples)
    assert seen.counts["acknowledged"] == seen.counts["stored"]
    assert seen.counts["mails_failed_or_unknown"] == 0
    assert seen.counts["mails_extra"] == 0 or town.kills


def file(town: Town, waiting: Sequence[Submission]) -> None:
    """File these, one after the other; nothing may go wrong on the way."""
    ledger, manners = Ledger(town.ledger), Manners()
    for place, submission in enumerate(waiting):
        citizen.file(town.base, place + 1000, submission, ledger, manners)
    ledger.close()
    assert (manners.busy, manners.broken, manners.unreached) == (0, 0, 0)


def test_ten_copies_of_one_submission_make_one_request(town: Town, drafts: Drafts):
    (submission,) = drafts.take(1)
    tabs = [Citizen(town.base, 7, submission.token) for _ in range(COPIES)]
    pages = [tab.open(citizen.CHECK) for tab in tabs]
    with ThreadPoolExecutor(COPIES) as pool:
        answers = list(
            pool.map(lambda tab, page: tab.submit(page, page.form_with("seen"), {}), tabs, pages)
        )
    told = [citizen.receipt(answer, submission) for answer in answers]
    ledger = Ledger(town.ledger)
    for each in told:
        ledger.write(each)
    ledger.close()
    assert len(set(told)) == 1


def test_eight_processes_at_once_get_numbers_without_a_gap(town: Town, drafts: Drafts):
    waiting = [drafts.take(EACH) for _ in range(PROCESSES)]
    before = {one.mark for one in read(town.ledger)}
    filing = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.citizen", town.base, str(town.ledger)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            text=True,
        )
        for _ in waiting
    ]
    for process, some in zip(filing, waiting, strict=True):
        assert process.stdin
        process.stdin.write(
            "".join(json.dumps({"mark": one.mark, "token": one.token}) + "\n" for one in some)
        )
        process.stdin.close()
    assert [process.wait(60) for process in filing] == [0] * PROCESSES  # no 5xx, no waiting lock
    assert len({one.mark for one in read(town.ledger)} - before) == PROCESSES * EACH
    assert "locked" not in town.log("web").lower()


def test_a_broker_that_is_emptied_again_and_again_delays_nothing(town: Town, drafts: Drafts):
    for submission in drafts.take(6):
        town.empty_the_broker()
        file(town, [submission])
        town.empty_the_broker()
    states = settle(town, 30)
    assert set(states) == {"sent"}
    assert not town.fell  # nobody had to start anything again


def test_after_three_days_without_a_worker_each_reader_gets_each_mail_once(
    town: Town, drafts: Drafts
):
    town.kill("worker")
    town.kill("beat")
    file(town, drafts.take(5))
    with inside(town):
        with transaction():
            for mail in db.session.scalars(sa.select(Mail).where(Mail.sent_at.is_(None))):
                mail.due_at -= AWAY
                mail.promised_at -= AWAY
        waiting = db.session.scalar(sa.select(sa.func.count()).where(Mail.sent_at.is_(None)))
    assert waiting == 10
    before = town.arrived()
    town.start("worker")
    town.start("beat")
    assert set(settle(town, 60)) == {"sent"}
    assert town.arrived() - before == 10

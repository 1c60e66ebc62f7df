"""A few kills of each program while requests are filed: the short form of `tests.faults.run`."""

import os
import random
from pathlib import Path

import pytest

from tests.databases import empty_database
from tests.faults.harness import PROGRAMS, a_town, kill_while_filing, settle
from tests.faults.judgement import judge

POSTGRESQL = os.environ.get("PPID_TEST_DATABASE_URL", "")
REDIS = os.environ.get("PPID_TEST_REDIS_URL", "")
KILLS = 3

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("faults"),
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="children are found in /proc"),
]


def test_kills_lose_nothing_and_double_nothing(tmp_path: Path):
    url = empty_database(POSTGRESQL, f"faults_{os.getpid()}") if POSTGRESQL else ""
    broker = REDIS if POSTGRESQL else ""
    seed = random.randrange(10**6)
    with a_town(tmp_path / "data", database_url=url, broker_url=broker, web_processes=2) as town:
        report = kill_while_filing(town, KILLS, seed, empty_every=6, calm=0.5)
        settle(town, 60, hurry=True)
        seen = judge(town.evidence())
    assert seen.wrong == {}, (seed, seen.counts, seen.examples)
    assert report.broken == 0, seed
    assert {name: seen.counts[f"kills_{name}"] for name in PROGRAMS} == dict.fromkeys(
        PROGRAMS, KILLS
    )
    assert seen.counts["acknowledged"] == seen.counts["stored"] > KILLS
    assert seen.counts["mails_expected"] == seen.counts["mails_delivered"]

"""A few kills of each program while requests are filed: the short form of `tests.faults.run`."""

import random
from pathlib import Path

import pytest

from tests.faults.harness import PROGRAMS, Town, kill_while_filing, settle
from tests.faults.judgement import judge
from tests.faults.ledger import read

KILLS = 3

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("faults"),
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="children are found in /proc"),
]


def acknowledged(town: Town) -> int:
    """How many requests citizens were told of so far."""
    return len({one.mark for one in read(town.ledger)})


def test_kills_lose_nothing_and_double_nothing(town: Town):
    seed, before = random.randrange(10**6), acknowledged(town)
    report = kill_while_filing(town, KILLS, seed, empty_every=6, calm=0.5)
    settle(town, 60, hurry=True)
    seen = judge(town.evidence())
    assert seen.wrong == {}, (seed, seen.counts, seen.examples)
    assert report.broken == 0, seed
    assert {name: seen.counts[f"kills_{name}"] for name in PROGRAMS} == dict.fromkeys(
        PROGRAMS, KILLS
    )
    assert seen.counts["acknowledged"] == seen.counts["stored"] > before + KILLS
    assert seen.counts["mails_expected"] == seen.counts["mails_delivered"]

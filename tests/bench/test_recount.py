"""One added day: counting 100,000 open cases anew, against a plain UPDATE of the same rows.

What is timed is the whole change: the new day, a line on each timeline, the officers' mails.
"""

from __future__ import annotations

import statistics

import pytest

from tests.bench import recounting, town
from tests.bench.pace import best_of, seconds
from tests.bench.test_ratios import url_for

CASES, ROUNDS, MOST = 100_000, 3, 3.0

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("bench")]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_an_added_day_costs_at_most_three_plain_updates(kind, tmp_path, report):
    app = town.house(tmp_path / "data", url_for(kind, tmp_path, "recount"))
    recounting.fill(app, CASES)

    def measure() -> tuple[float, float, float]:
        with app.app_context():
            pairs = list(recounting.turns(seconds, ROUNDS))
        mine, theirs = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
        return mine / theirs, mine, theirs

    found = best_of(2, measure, MOST)
    report(
        f"recount of {CASES:,} on {kind}: {found[1]:.0f} ms, plain UPDATE {found[2]:.0f} ms",
        found[0],
        MOST,
    )
    assert found[0] <= MOST

"""A register as a file: against the writing library alone, and within its memory.

PPID_BENCH_LINES=100000 measures the size that the product promises.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from ppid.kit.config import ROOT
from tests.bench import exporting, town
from tests.bench.pace import best_of
from tests.bench.test_ratios import url_for

LINES = int(os.environ.get("PPID_BENCH_LINES", "10000"))
# Of the same rows fetched and the writing library alone with the same cells. A CSV is written in
# no time by the library: there the words of the register are what it costs.
MOST = {"xlsx": 2.0, "csv": 2.5}
MOST_MEMORY = 200  # MB

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("bench")]


def measured(data: str, url: str, form: str) -> list[float]:
    """Processor seconds of the export and of the library alone, peak memory, bytes."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.exporting", data, url, form],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return [float(said) for said in done.stdout.split()]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_register_is_written_in_at_most_twice_the_librarys_time(kind, tmp_path, report):
    url = url_for(kind, tmp_path, "export")
    app = town.house(tmp_path / "data", url)
    exporting.fill(app, LINES)
    for form, most in MOST.items():
        seen: list[float] = []

        def measure(form: str = form, seen: list[float] = seen) -> tuple[float, float, float]:
            whole, alone, peak, _size = measured(str(tmp_path / "data"), url, form)
            seen.append(peak)
            return whole / alone, whole, alone

        found = best_of(2, measure, most)
        report(
            f"{LINES:,} lines as {form} on {kind}: {found[1]:.1f} s, plain "
            f"{found[2]:.1f} s, peak {max(seen):.0f} MB",
            found[0],
            most,
        )
        assert found[0] <= most
        assert max(seen) < MOST_MEMORY

"""The full run: `python -m tests.faults.run --kills 100` [--database URL] [--broker URL]."""

from __future__ import annotations

import argparse
import json
import secrets
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.databases import empty_database
from tests.faults.harness import Report, Supervised, Town, a_town, kill_while_filing, settle
from tests.faults.judgement import Judgement, judge
from tests.faults.lock import hold_the_lock

SETTLED_WITHIN = 300.0  # seconds: the longest lease, and a retry


def tell(words: str) -> None:
    """One line."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def figures(judgement: Judgement, report: Report, took: float) -> dict[str, object]:
    """All that was counted and timed."""
    worst = {
        f"worst_recovery_{name}_s": round(max(times, default=0.0), 1)
        for name, times in report.recoveries.items()
    }
    return {
        "seed": report.seed,
        "took_s": round(took),
        **judgement.counts,
        **worst,
        "broker_emptied": report.broker_emptied,
        "fell_by_themselves": report.fell,
        "not_reached": report.unreached,
        "answered_503": report.busy,
        "answered_500": report.broken,
        "longest_wait_of_a_citizen_s": round(report.longest, 1),
    }


def main() -> int:
    """Run, count, say; 1 if a forbidden count is above nought."""
    parser = argparse.ArgumentParser(prog="tests.faults.run", description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="how often each program is killed")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--database", default="", help="a PostgreSQL server's address")
    parser.add_argument("--broker", default="", help="a Redis of this run alone: it is flushed")
    parser.add_argument("--citizens", type=int, default=2)
    parser.add_argument("--pause", type=float, default=0.25, help="between two requests (s)")
    parser.add_argument(
        "--supervised",
        action="store_true",
        help="`ppid up` starts what is killed; its pauses grow, so take few kills",
    )
    parser.add_argument("--keep", action="store_true", help="keep the folder of the run")
    said = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the programs end with this one
    folder = Path(tempfile.mkdtemp(prefix="ppid-faults-"))
    url = empty_database(said.database, "ppid_faults") if said.database else ""
    tell(f"seed {said.seed}, {said.kills} kills of each program, {folder}")
    began, lock = time.monotonic(), None
    kind = Supervised if said.supervised else Town
    with a_town(
        folder / "data", kind, database_url=url, broker_url=said.broker, web_processes=2
    ) as town:
        report = kill_while_filing(
            town, said.kills, said.seed, citizens=said.citizens, pause=said.pause
        )
        tell(f"killed and filed in {time.monotonic() - began:.0f} s; now the mails must settle")
        tell(str(settle(town, SETTLED_WITHIN)))
        if not url:
            lock = hold_the_lock(town)
            settle(town, SETTLED_WITHIN)
        judgement = judge(town.evidence())
    found = figures(judgement, report, time.monotonic() - began)
    for name, value in found.items():
        tell(f"{name:32} {value}")
    wrong: dict[str, object] = dict(judgement.wrong)
    if report.broken:
        wrong["answered_500"] = report.broken
    if lock is not None:
        tell(f"{'a lock of 20 s':32} {lock}")
        wrong |= {} if lock.good else {"lock": lock}
    (folder / "figures.json").write_text(json.dumps(found | {"wrong": str(wrong)}, indent=1))
    tell(f"forbidden: {wrong} {judgement.examples}" if wrong else "forbidden: none")
    if not wrong and not said.keep:
        shutil.rmtree(folder)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

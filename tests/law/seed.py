"""The days off of the rule book, read from its file without the product."""

import csv
from datetime import date
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "ppid" / "law" / "holidays-id.csv"


def _days() -> frozenset[int]:
    with FILE.open(encoding="utf-8", newline="") as rows:
        return frozenset(
            date.fromisoformat(row["date"]).toordinal() for row in csv.DictReader(rows)
        )


SEED = _days()

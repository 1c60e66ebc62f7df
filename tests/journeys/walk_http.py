"""Walks one case through a running demonstration: `walk_http.py http://127.0.0.1:8000`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ppid.demo import people
from tests.journeys.story import Cast, walk


def cast_of_the_demo(base: str, data: Path) -> Cast:
    """The officers of the fictitious office."""
    sign_ins = {
        role: f"{login}@{people.DOMAIN}"
        for role, login in (
            ("desk", "meja"),
            ("ppid", "ppid"),
            ("superior", "atasan"),
            ("unit", "pupr"),
        )
    }
    return Cast(
        base, sign_ins, people.PASSWORD, "Dinas Pekerjaan Umum dan Penataan Ruang", data / "mailbox"
    )


if __name__ == "__main__":
    where = Path(os.environ["PPID_DATA"])
    number = walk(cast_of_the_demo(sys.argv[1], where))
    sys.stdout.write(f"1 passed, 0 failed\nwalked {number} from filing to fetching\n")

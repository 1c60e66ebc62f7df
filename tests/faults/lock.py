"""Somebody holds SQLite's write lock longer than anybody waits."""

from __future__ import annotations

import sqlite3
import threading
import time
from dataclasses import dataclass

from tests.faults import citizen
from tests.faults.citizen import Citizen, Manners, Unwell
from tests.faults.harness import Drafts, Town
from tests.faults.ledger import Ledger

HELD = 20.0  # seconds; a writer waits for 15


@dataclass(frozen=True, slots=True)
class Locked:
    """What a citizen met while the lock was held, and afterwards."""

    status: int
    said: bool
    waited: float
    filed_afterwards: bool

    @property
    def good(self) -> bool:
        """Not saved, said so, and it could be sent again."""
        return self.status == 503 and self.said and self.waited < HELD and self.filed_afterwards


def _hold(town: Town, held: threading.Event) -> None:
    connection = sqlite3.connect(town.folder / "ppid.sqlite", isolation_level=None, timeout=30)
    connection.execute("BEGIN IMMEDIATE")
    held.set()
    time.sleep(HELD)
    connection.execute("ROLLBACK")
    connection.close()


def hold_the_lock(town: Town) -> Locked:
    """Send a request while the lock is held, and once more when it is free."""
    (submission,) = Drafts(town).take(1)
    person, manners, held = Citizen(town.base, 77, submission.token), Manners(), threading.Event()
    page = person.open(citizen.CHECK)
    holder = threading.Thread(target=_hold, args=(town, held))
    holder.start()
    held.wait(30)
    began, status, words = time.monotonic(), 200, ""
    try:
        person.submit(page, page.form_with("seen"), {})
    except Unwell as refused:
        status, words = refused.status, refused.words
    waited = time.monotonic() - began
    holder.join()
    ledger = Ledger(town.ledger)
    ledger.write(citizen.receipt(citizen.press_send(person, manners), submission))
    ledger.close()
    return Locked(status, "belum tersimpan" in words.lower(), round(waited, 1), True)

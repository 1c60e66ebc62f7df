"""Fifty clients edit the same drafts at once: `python -m tests.faults.edits` [--database URL].

A real server; officers sign in, read a draft, add a mark of their own and save. Who is overtaken
sees both texts, joins them with the page's own button and saves again. Before and after, all race
for a move that is lawful once. In the end every mark that was called saved must be there, and
every timeline must be one that the law allows.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from ppid.cases.models import Case, Entry, Question
from ppid.kit.both_texts import MERGE
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.law import FLOW, MOVING, Event, State
from tests import builders
from tests.databases import empty_database
from tests.faults.citizen import Citizen
from tests.faults.harness import Town, a_town, inside
from tests.journeys.http_browser import Page, _lower
from tests.journeys.site import PASSWORD

QUESTIONS = 5
PATIENCE = 400  # tries until a client calls the office broken
_MARK = re.compile(r"\bk\d+x\d+\b")
_AGAIN = (429, 503)


@dataclass
class Tally:
    """What clients were told."""

    saved: list[tuple[str, int, str]] = field(default_factory=list)
    overtaken: int = 0
    typed_lost: int = 0
    asked_again: int = 0
    moves_done: int = 0
    moves_refused: int = 0
    broken: Counter[int] = field(default_factory=Counter)


def prepare_cases(many: int) -> Sequence[str]:
    """Requests that wait for their check, each with several questions; their numbers."""
    asked = tuple(f"Dokumen anggaran bagian {place}" for place in range(1, QUESTIONS + 1))
    with transaction():
        return [builders.a_case(received=now(), questions=asked).number for _ in range(many)]


class Client(Citizen):
    """A signed-in officer's browser that takes any answer."""

    def sign_in(self, email: str) -> None:
        """Sign in as this officer."""
        page = self.open("/petugas/masuk")
        form = page.form_with("password")
        self.submit(page, form, {"email": email, "password": PASSWORD})

    def _go(self, request: urllib.request.Request, expect: int) -> Page:
        try:
            with self._opener.open(request, timeout=60) as answer:
                return Page(answer.status, answer.url, _lower(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            return Page(error.code, error.url or "", _lower(error.headers), error.read())


def _move(client: Client, tally: Tally, address: str, field: str, **typed: str) -> None:
    """One try at a move that is lawful once."""
    page = client.open(address)
    forms = [one for one in page.forms if field in one.names]
    if not forms:
        tally.moves_refused += 1
        return
    done = client.submit(page, forms[0], typed)
    if done.status >= 500 and done.status not in _AGAIN:
        tally.broken[done.status] += 1
    elif done.status == 200 and "/petugas/permohonan/" in done.url and address not in done.url:
        tally.moves_done += 1
    else:
        tally.moves_refused += 1


def _edit(client: Client, tally: Tally, number: str, position: int, mark: str) -> None:
    """Add a mark to a draft; joined with what others saved, as often as it takes."""
    address = f"/petugas/permohonan/{number}/putusan/{position}?keputusan=granted"
    page = client.open(address)
    typed = _added(page, mark)
    for _try in range(PATIENCE):
        page = client.submit(page, page.form_with("reason"), typed)
        if page.status == 200 and "/putusan/" not in page.url:
            tally.saved.append((number, position, mark))
            return
        if page.status == 409:
            tally.overtaken += 1
            if mark not in page.form_with("reason").values["reason"][0]:
                tally.typed_lost += 1
            page = client.submit(page, page.form_with("reason"), {}, button=MERGE)
            typed = _added(page, mark)
        elif page.status in _AGAIN:
            tally.asked_again += 1
            page = client.open(address)
            typed = _added(page, mark)
        else:
            tally.broken[page.status] += 1
            return


def _added(page: Page, mark: str) -> dict[str, str]:
    held = page.form_with("reason").values["reason"][0].strip()
    words = held if mark in held else f"{held}\n{mark}".strip()
    return {"reason": words, "available_form": "softcopy"}


def run(
    town: Town, emails: Sequence[str], *, clients: int, edits: int, cases: int
) -> tuple[Tally, dict[str, object]]:
    """All clients at once: a race for a move, the edits, another race. Returns the figures."""
    tally = Tally()
    with inside(town):
        numbers = prepare_cases(cases)
    browsers = [Client(town.base, 70_000 + place) for place in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        list(
            pool.map(lambda one: one[1].sign_in(emails[one[0] % len(emails)]), enumerate(browsers))
        )

        def work(place: int) -> None:
            mine, number = browsers[place], numbers[place % cases]
            path = f"/petugas/permohonan/{number}"
            _move(mine, tally, f"{path}/lengkap", "version")
            barrier.wait()
            for turn in range(edits // clients):
                _edit(mine, tally, number, 1 + turn % QUESTIONS, f"k{place}x{turn}")
            barrier.wait()
            why = "Dokumen masih dicari di gudang arsip lama."
            _move(mine, tally, f"{path}/perpanjangan", "reason", ground="a", reason=why)

        barrier = threading.Barrier(clients, timeout=1200)
        list(pool.map(work, range(clients)))
    with inside(town):
        return tally, judge(tally, numbers)


def judge(tally: Tally, numbers: Sequence[str]) -> dict[str, object]:
    """What was called saved and is not there; what happened and the law does not allow."""
    rows = db.session.execute(
        sa.select(Case.number, Question.position, Question.reason)
        .join(Case, Case.id == Question.case_id)
        .where(Case.number.in_(numbers))
    )
    kept = {(number, place): set(_MARK.findall(text)) for number, place, text in rows}
    lost = [one for one in tally.saved if one[2] not in kept[one[0], one[1]]]
    illegal = 0
    for number in numbers:
        events = db.session.scalars(
            sa.select(Entry.event)
            .join(Case, Case.id == Entry.case_id)
            .where(Case.number == number, Entry.event.in_(MOVING))
            .order_by(Entry.id)
        )
        state = State.RECEIVED
        seen: Counter[Event] = Counter()
        for event in events:
            if event is Event.RECEIVED:
                continue
            seen[event] += 1
            illegal += event not in FLOW[state] or seen[event] > 1
            state = FLOW[state].get(event, state)
    return {
        "edits_saved": len(tally.saved),
        "overtaken": tally.overtaken,
        "asked_to_send_again": tally.asked_again,
        "moves_done": tally.moves_done,
        "moves_refused": tally.moves_refused,
        "lost_updates": len(lost),
        "typed_text_lost": tally.typed_lost,
        "illegal_moves": illegal,
        "broken_answers": sum(tally.broken.values()),
    }


FORBIDDEN = ("lost_updates", "typed_text_lost", "illegal_moves", "broken_answers")


def main() -> int:
    """Run, count, say; 1 if a forbidden count is above nought."""
    parser = argparse.ArgumentParser(prog="tests.faults.edits", description=__doc__)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--cases", type=int, default=10)
    parser.add_argument("--database", default="", help="a PostgreSQL server's address")
    said = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="ppid-edits-"))
    url = empty_database(said.database, "ppid_edits") if said.database else ""
    began = time.monotonic()
    with a_town(folder / "data", database_url=url, web_processes=2) as town:
        _tally, found = run(
            town,
            ["ppid@kantor.example"],
            clients=said.clients,
            edits=said.edits,
            cases=said.cases,
        )
    shutil.rmtree(folder)
    for name, value in ({"took_s": round(time.monotonic() - began)} | found).items():
        sys.stdout.write(f"{name:24} {value}\n")
    good = found["edits_saved"] == said.edits and not any(found[name] for name in FORBIDDEN)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

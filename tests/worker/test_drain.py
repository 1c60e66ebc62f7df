"""Workers that send side by side, are stopped, and are killed: what is lost and what is doubled."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from ppid.kit.clock import now
from ppid.kit.config import ROOT
from ppid.kit.db import db, transaction
from ppid.outbox import actions, delivery, mailbox
from ppid.outbox.models import Mail
from tests.outbox.house import NOON, rows
from tests.outbox.relay import Relay
from worker import outbox

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="senders are forked")


class Nursery:
    """A process that raises senders on demand."""

    def __init__(self, data: Path, database: str, port: int) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.worker.nursery", str(data), database, str(port)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.hear()

    def hear(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def ask(self, word: object) -> int:
        assert self.process.stdin
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return int(self.hear())

    def start(self) -> int:
        """A new sender; its process id."""
        return self.ask("start")

    def end(self, child: int, how: signal.Signals) -> int:
        """Signal it and wait; its exit code."""
        os.kill(child, how)
        return self.ask(child)

    def close(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


@pytest.fixture
def nurseries(
    post_office: Flask, mail_data: Path, mail_database: str
) -> Iterator[Callable[[int], Nursery]]:
    """Makes nurseries for a relay's port."""
    made: list[Nursery] = []

    def make(port: int) -> Nursery:
        made.append(Nursery(mail_data, mail_database, port))
        return made[-1]

    yield make
    for each in made:
        each.close()


def promise(count: int, **said: object) -> None:
    """So many mails, due now."""
    with transaction():
        for number in range(count):
            key = f"k{number:04}"
            actions.queue(
                "probe",
                to="siti@contoh.id",
                key=key,
                at=NOON - timedelta(365),
                title=key,
                words="Isi",
                **said,
            )
    db.session.remove()


def copies(relay: Relay) -> Counter[str]:
    """How often each mail was taken, by its Message-ID."""
    return Counter(
        re.search(rb"^Message-ID: (.*?)\r", whole, re.MULTILINE)[1].decode()
        for whole in relay.taken
    )


def done() -> bool:
    """Whether all are sent."""
    found = {state for _, state, _ in rows()}
    db.session.remove()
    return found == {"sent"}


def busy(server: Relay, before: int) -> None:
    """Wait until a new sender sends."""
    deadline = time.monotonic() + 3
    while len(server.taken) == before and time.monotonic() < deadline and not done():
        time.sleep(0.002)


def later() -> None:
    """Let the leases of the dead run out."""
    with transaction():
        db.session.execute(
            sa.update(Mail)
            .where(Mail.leased_until.is_not(None))
            .values(leased_until=now() - timedelta(seconds=1))
        )
        delivery.recover(now())
    db.session.remove()


def test_a_round_sends_what_is_due_and_nothing_else(post_office: Flask, box: Path):
    promise(3)
    with transaction():
        actions.queue(
            "probe",
            to="siti@contoh.id",
            key="besok",
            at=now() + timedelta(days=1),
            title="besok",
            words="Isi",
        )
    outbox.drain()
    assert [mail.subject for mail in mailbox.newest(box)] == ["k0002", "k0001", "k0000"]
    assert [state for _, state, _ in rows()] == ["sent", "sent", "sent", "waiting"]


def test_a_round_without_due_mail_calls_nobody(post_office: Flask, relay):
    server = relay()
    outbox.drain()
    assert server.connections == 0


def test_no_transaction_is_open_while_the_relay_thinks(post_office: Flask, relay):
    open_then: list[int] = []
    under_way = Counter[str]()
    for name, change in (("begin", 1), ("commit", -1), ("rollback", -1)):
        sa.event.listen(db.engine, name, lambda _, c=change: under_way.update(open=c))

    def script(step: str, number: int) -> None:
        if step in ("rcpt", "data", "words"):
            time.sleep(0.01)
            open_then.append(under_way["open"])

    relay(script)
    promise(5)
    outbox.drain()
    assert open_then == [0] * 15


def test_a_lost_mail_is_picked_up_by_the_round(post_office: Flask, box: Path):
    promise(1)
    with transaction():
        (parcel,) = delivery.claim(1, at=now() - timedelta(hours=1))
        delivery.mark(parcel, at=now() - timedelta(hours=1))
    outbox.recover()
    outbox.drain()
    assert rows() == [("k0000", "sent", 2)]


@pytest.mark.slow
def test_eight_workers_send_each_mail_once(post_office: Flask, relay, nurseries):
    server = relay()
    nursery = nurseries(server.port)
    promise(400)
    children = [nursery.start() for _ in range(8)]
    deadline = time.monotonic() + 60
    while not done() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [nursery.end(child, signal.SIGTERM) for child in children] == [0] * 8
    assert set(copies(server).values()) == {1}
    assert len(copies(server)) == 400
    assert Counter(state for _, state, _ in rows()) == {"sent": 400}


@pytest.mark.slow
def test_a_stopped_worker_leaves_nothing_behind_and_doubles_nothing(
    post_office: Flask, relay, nurseries
):
    server = relay(lambda step, number: time.sleep(0.002))
    nursery = nurseries(server.port)
    promise(100)
    stops = 0
    while not done() and stops < 200:
        before, child = len(server.taken), nursery.start()
        busy(server, before)
        time.sleep(random.Random(stops).uniform(0.0, 0.05))
        assert nursery.end(child, signal.SIGTERM) == 0
        stops += 1
        assert not [state for _, state, _ in rows() if state in ("claimed", "transmitting")]
        db.session.remove()
    assert stops > 5
    assert len(copies(server)) == 100
    assert set(copies(server).values()) == {1}


@pytest.mark.slow
def test_a_killed_worker_loses_nothing_and_doubles_one_mail_at_most(
    post_office: Flask, relay, nurseries
):
    server = relay(lambda step, number: time.sleep(0.002 if step == "words" else 0))
    nursery = nurseries(server.port)
    promise(100)
    kills = 0
    while not done() and kills < 300:
        before, child = len(server.taken), nursery.start()
        busy(server, before)
        time.sleep(random.Random(kills).uniform(0.0, 0.03))
        assert nursery.end(child, signal.SIGKILL) == -signal.SIGKILL
        kills += 1
        time.sleep(0.01)
        later()
        db.session.remove()
        assert sum(copies(server).values()) - len(copies(server)) <= kills
        assert len(server.taken) >= before
    found = copies(server)
    assert kills > 5
    assert len(found) == 100
    assert sum(found.values()) - 100 <= kills
    assert len(set(server.taken)) == 100, "a second copy is the same to the last byte"
    assert Counter(state for _, state, _ in rows()) == {"sent": 100}

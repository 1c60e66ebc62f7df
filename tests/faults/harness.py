"""A site whose programs are killed at random moments while citizens file."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask_migrate import stamp

from ppid import create_app
from ppid.cases import drafts as written
from ppid.cases.drafts import Draft
from ppid.kit.clock import now
from ppid.kit.db import db, transaction
from ppid.outbox import mailbox
from ppid.outbox.models import Mail, MailState
from tests.faults import citizen
from tests.faults.citizen import Citizen, Manners, Submission
from tests.faults.judgement import Evidence, Kill, gather
from tests.faults.ledger import Ledger, read
from tests.journeys.site import Site, prepare

PROGRAMS = ("web", "worker", "beat")
READY_WITHIN = 45.0  # seconds until a started program must work


@dataclass
class Town(Site):
    """A site behind a proxy that names each citizen's address, and what was done to it."""

    kills: list[Kill] = field(default_factory=list)
    fell: Counter[str] = field(default_factory=Counter)
    marks: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def settings(self) -> dict[str, object]:
        """The settings of this site, as overrides."""
        return super().settings | {"PROXIES": 1}

    @property
    def ledger(self) -> Path:
        """Where citizens write what they were told."""
        return self.folder / "ledger.jsonl"

    @property
    def senders(self) -> int:
        """How many processes of the worker send mail."""
        return 2 if self.broker_url else 1

    def children(self, name: str) -> list[int]:
        """The processes that a program started."""
        program = self.running.get(name)
        return started_by(program.pid) if program else []

    def strike(self, name: str) -> None:
        """Kill a whole program."""
        self.kills.append(Kill(name, time.time(), self.senders if name == "worker" else 0))
        self.kill(name)

    def strike_child(self, name: str, child: int) -> None:
        """Kill one process that a program started; the program starts another."""
        self.kills.append(Kill(name, time.time(), int(name == "worker"), one_process=True))
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)

    def tend(self, name: str) -> None:
        """Start a program again that fell by itself, as its supervisor would."""
        program = self.running.get(name)
        if program is not None and program.poll() is not None:
            self.fell[name] += 1
            self.kill(name)
            self.start(name)

    def empty_the_broker(self) -> None:
        """Take every message away, and the folder with them; or flush Redis."""
        if self.broker_url.startswith("redis"):
            import redis

            redis.Redis.from_url(self.broker_url).flushdb()
        else:
            shutil.rmtree(self.folder / "broker" / "messages", ignore_errors=True)

    def arrived(self) -> int:
        """How many mails the mail server took so far."""
        return len(mailbox.names(self.caught))

    def evidence(self) -> Evidence:
        """All that is known, from outside and inside."""
        return gather(self.settings, self.caught, read(self.ledger), self.kills)


@dataclass
class Supervised(Town):
    """The same site kept running by the product itself: `ppid up` starts its programs again."""

    words: Mapping[str, bytes] = field(
        default_factory=lambda: {"web": b"gunicorn", "worker": b"\0worker\0", "beat": b"\0beat\0"}
    )

    def orders(self) -> Mapping[str, list[str]]:
        """How each program is called."""
        return {**super().orders(), "up": ["ppid", "up"]}

    def start(self, name: str) -> None:
        """Start the supervisor, once; what it keeps it starts itself."""
        if name not in PROGRAMS:
            super().start(name)
        elif "up" not in self.running:
            super().start("up")

    def tend(self, name: str) -> None:
        """Leave it to the supervisor, which must not fall."""
        assert self.running["up"].poll() is None, self.log("up")

    def _child(self, name: str) -> int | None:
        for pid in started_by(self.running["up"].pid):
            with contextlib.suppress(OSError):
                if self.words[name] in Path(f"/proc/{pid}/cmdline").read_bytes():
                    return pid
        return None

    def children(self, name: str) -> list[int]:
        """The processes that a program of the supervisor started."""
        pid = self._child(name)
        return started_by(pid) if pid else []

    def strike(self, name: str) -> None:
        """Kill a whole program, once the supervisor has started it."""
        end = time.monotonic() + READY_WITHIN
        while (pid := self._child(name)) is None:
            assert time.monotonic() < end, self.log("up")
            time.sleep(0.02)
        self.kills.append(Kill(name, time.time(), self.senders if name == "worker" else 0))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


def started_by(pid: int) -> list[int]:
    """The processes that a process started."""
    with contextlib.suppress(OSError):
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


@contextlib.contextmanager
def inside(town: Town) -> Iterator[None]:
    """The database of the site, from this process."""
    app = create_app(**town.settings)
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


@contextlib.contextmanager
def a_town(folder: Path, kind: type[Town] = Town, **said: Any) -> Iterator[Town]:
    """A site that runs while the block does."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    town = kind(folder, **said)
    prepare(town)
    with inside(town):
        stamp(revision="head")
    town.empty_the_broker()
    try:
        for name in ("mail", *PROGRAMS):
            town.start(name)
        town.wait()
        yield town
    finally:
        for name in list(town.running):
            town.kill(name)


class Drafts:
    """Drafts that are filled in: one is written by hand, the others are copies of it."""

    def __init__(self, town: Town) -> None:
        self.town, self.lock = town, threading.Lock()
        first, manners = Submission("contoh"), Manners()
        citizen.fill(Citizen(town.base, 1), first, manners)
        with inside(town):
            draft = db.session.scalars(
                sa.select(Draft).where(Draft.sent_as.is_(None)).order_by(Draft.id.desc())
            ).first()
            assert draft
            self.pages = json.dumps(json.loads(draft.answers)["pages"])
            with transaction():
                written.forget(draft, at=now())

    def take(self, many: int) -> Sequence[Submission]:
        """So many new submissions, each with a draft that only wants sending."""
        with self.lock, inside(self.town), transaction():
            return [self._one() for _ in range(many)]

    def by_hand(self) -> Submission:
        """A submission whose pages must all be filled in, with a picture of a KTP."""
        return Submission(self._mark(), papers=1)

    def _mark(self) -> str:
        return f"m{next(self.town.marks):06d}x"

    def _one(self) -> Submission:
        mark = self._mark()
        pages = json.loads(
            self.pages.replace("contoh@warga", f"{mark}@warga").replace(
                "berkas contoh", f"berkas {mark}"
            )
        )
        _draft, token = written.begin(at=now(), pages=pages)
        return Submission(mark, token)


@dataclass
class Crowd:
    """Citizens who file one request after the other until they are told to stop."""

    town: Town
    drafts: Drafts
    seed: int
    citizens: int = 2
    pause: float = 0.25
    posting: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    manners: list[Manners] = field(default_factory=list)
    trouble: list[BaseException] = field(default_factory=list)
    threads: list[threading.Thread] = field(default_factory=list)

    def begin(self) -> None:
        """Let them file."""
        self.ledger = Ledger(self.town.ledger)
        for place in range(self.citizens):
            self.threads.append(threading.Thread(target=self._go, args=(place,), daemon=True))
            self.threads[-1].start()

    def _go(self, place: int) -> None:
        chance = random.Random(self.seed * 1000 + place)
        manners = Manners(posting=self.posting.set)
        self.manners.append(manners)
        waiting: list[Submission] = []
        filed = 0
        try:
            while not self.over.is_set():
                waiting = waiting or list(self.drafts.take(20))
                by_hand = chance.random() < 0.06
                submission = self.drafts.by_hand() if by_hand else waiting.pop()
                filed += 1
                citizen.file(
                    self.town.base,
                    place * 100_000 + filed + 10,
                    submission,
                    self.ledger,
                    manners,
                    copies=chance.choice((1,) * 7 + (3,)),
                    look_again=chance.random() < 0.25,
                )
                self.over.wait(self.pause * chance.random() * 2)
        except BaseException as trouble:
            self.trouble.append(trouble)

    def end(self) -> None:
        """Let each finish what they have begun."""
        self.over.set()
        for thread in self.threads:
            thread.join()
        self.ledger.close()
        if self.trouble:
            raise self.trouble[0]


@dataclass
class Killer:
    """Kills one program a number of times, each time once it works again."""

    town: Town
    crowd: Crowd
    name: str
    times: int
    seed: int
    calm: float
    recoveries: list[float] = field(default_factory=list)
    trouble: list[BaseException] = field(default_factory=list)

    def run(self) -> None:
        """Kill, start again, wait until it works."""
        chance = random.Random(f"{self.seed}{self.name}")
        try:
            for _ in range(self.times):
                self._once(chance)
        except BaseException as trouble:
            self.trouble.append(trouble)

    def _once(self, chance: random.Random) -> None:
        self._wait_for_the_moment(chance)
        children = self.town.children(self.name)
        began, before = time.monotonic(), self.town.arrived()
        if children and chance.random() < 0.4:
            self.town.strike_child(self.name, chance.choice(children))
        else:
            self.town.strike(self.name)
            time.sleep(chance.uniform(0, 0.4))
            self.town.start(self.name)
        if chance.random() < 0.1:
            time.sleep(chance.uniform(0, 2.5))  # the next kill finds it starting
            return
        if self._works(before):
            self.recoveries.append(time.monotonic() - began)

    def _works(self, before: int) -> bool:
        """Wait until it does its work; False if nothing could be seen of it in time."""
        end = time.monotonic() + READY_WITHIN
        while time.monotonic() < end:
            self.town.tend(self.name)
            if self.town.answers() if self.name == "web" else self.town.arrived() > before:
                return True
            time.sleep(0.05)
        return False

    def _wait_for_the_moment(self, chance: random.Random) -> None:
        """Half of the kills fall anywhere; half a moment after a request or a mail."""
        time.sleep(chance.uniform(0, self.calm))
        if chance.random() < 0.5:
            return
        if self.name == "web":
            self.crowd.posting.clear()
            self.crowd.posting.wait(5)
            time.sleep(chance.uniform(0, 0.06))
            return
        before, end = self.town.arrived(), time.monotonic() + 8
        while self.town.arrived() == before and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.02))


@dataclass
class Report:
    """How long things took, for who reads the figures."""

    seed: int
    recoveries: dict[str, list[float]]
    broker_emptied: int
    fell: Mapping[str, int]
    unreached: int
    busy: int
    broken: int
    longest: float


def kill_while_filing(
    town: Town,
    times: int,
    seed: int,
    *,
    citizens: int = 2,
    pause: float = 0.25,
    empty_every: float = 20.0,
    calm: float = 1.5,
) -> Report:
    """Each program is killed `times` times while citizens file and the broker is emptied.

    Seconds: `pause` between two requests of one citizen, `calm` at most before the next kill.
    """
    crowd = Crowd(town, Drafts(town), seed, citizens, pause)
    crowd.begin()
    killers = [Killer(town, crowd, name, times, seed, calm) for name in PROGRAMS]
    threads = [threading.Thread(target=killer.run, daemon=True) for killer in killers]
    for thread in threads:
        thread.start()
    emptied, last = 0, time.monotonic()
    while any(thread.is_alive() for thread in threads):
        time.sleep(0.2)
        if time.monotonic() - last > empty_every:
            town.empty_the_broker()
            emptied, last = emptied + 1, time.monotonic()
    for name in PROGRAMS:
        if name not in town.running:
            town.start(name)
    crowd.end()
    for killer in killers:
        if killer.trouble:
            raise killer.trouble[0]
    found = crowd.manners
    return Report(
        seed,
        {killer.name: killer.recoveries for killer in killers},
        emptied,
        dict(town.fell),
        sum(m.unreached for m in found),
        sum(m.busy for m in found),
        sum(m.broken for m in found),
        max((m.longest for m in found), default=0.0),
    )


def let_leases_end(town: Town) -> None:
    """What killed workers had in hand is free at once, instead of after two minutes.

    The worker that lives is asked to stop first: what it has in hand is its own.
    """
    living = town.running.pop("worker")
    living.terminate()
    living.wait(40)
    with transaction():
        db.session.execute(
            sa.update(Mail).where(Mail.leased_until.is_not(None)).values(leased_until=now())
        )
    town.start("worker")


def settle(town: Town, seconds: float, *, hurry: bool = False) -> dict[str, int]:
    """Wait until every mail is settled; how many stand where in the end."""
    end = time.monotonic() + seconds
    with inside(town):
        if hurry:
            let_leases_end(town)
        while True:
            for name in PROGRAMS:
                town.tend(name)
            grouped = sa.select(Mail.state, sa.func.count()).group_by(Mail.state)
            states = Counter(dict(db.session.execute(grouped).all()))
            db.session.remove()
            left = sum(
                states[each]
                for each in (MailState.WAITING, MailState.CLAIMED, MailState.TRANSMITTING)
            )
            if not left or time.monotonic() > end:
                return {state.value: count for state, count in states.items()}
            time.sleep(0.3)

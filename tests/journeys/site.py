"""A whole site of real processes: web, worker, clock, and a mail server that keeps every mail."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ppid import create_app
from ppid.accounts.models import Role
from ppid.commands import migration, processes
from ppid.kit import config
from ppid.kit.config import ROOT
from ppid.kit.db import db, transaction
from tests import builders
from tests.journeys.story import Cast

PASSWORD = "uji-jalan-terbuka-2026"
UNIT = "Dinas Pekerjaan Umum dan Penataan Ruang"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Site:
    """The processes of one site; each may be killed and started again."""

    folder: Path
    database_url: str = ""
    broker_url: str = ""
    web_processes: int = 1
    port: int = field(default_factory=free_port)
    mail_port: int = field(default_factory=free_port)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def caught(self) -> Path:
        """Where the mail server keeps what it accepted."""
        return self.folder / "mailbox"

    @property
    def settings(self) -> dict[str, object]:
        """The settings of this site, as overrides."""
        return {
            "DATA": self.folder,
            "DATABASE_URL": self.database_url,
            "PORT": self.port,
            "BROKER_URL": self.broker_url,
            "MAIL_PORT": self.mail_port,
            "WEB_PROCESSES": self.web_processes,
            "BASE_URL": self.base,
            "LOG_LEVEL": "WARNING",
        }

    def orders(self) -> Mapping[str, list[str]]:
        """How each program is called."""
        values = config.read(self.settings)
        return {
            "mail": processes.mailbox(self.mail_port, self.caught),
            "web": processes.web(values, drain=5),
            "worker": processes.worker(values),
            "beat": processes.beat(),
        }

    def start(self, name: str) -> None:
        """Start one program in a process group of its own."""
        env = {k: v for k, v in os.environ.items() if not k.startswith("PPID_")}
        env |= {f"PPID_{key}": str(value) for key, value in self.settings.items() if value != ""}
        env |= {"PYTHONPATH": str(ROOT)}
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", *self.orders()[name]],
                cwd=ROOT,
                env=env,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def kill(self, name: str, how: signal.Signals = signal.SIGKILL) -> None:
        """End one program with all its children, without asking it (SIGKILL)."""
        program = self.running.pop(name, None)
        if program is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, how)
        program.wait(timeout=30)

    def answers(self) -> bool:
        """Whether the web server answers."""
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"{self.base}/healthz", timeout=2) as answer,
        ):
            return bool(answer.status == 200)
        return False

    def wait(self, seconds: float = 40) -> None:
        """Until the web server answers."""
        end = time.monotonic() + seconds
        while not self.answers():
            if time.monotonic() > end:
                raise AssertionError((self.folder / "web.log").read_text()[-3000:])
            time.sleep(0.05)

    def log(self, name: str) -> str:
        """What a program wrote."""
        return (self.folder / f"{name}.log").read_text()[-4000:]


def prepare(site: Site) -> Cast:
    """Tables, an office, one officer a role; returns who they are."""
    from flask_security.utils import hash_password

    app = create_app(**site.settings)
    with app.app_context():
        migration.bring_up_to_date(app, lambda _line: None)
        password = hash_password(PASSWORD)
        with transaction():
            builders.an_office()
            unit = builders.a_unit(UNIT)
            sign_ins = {
                role: builders.an_officer(
                    kind,
                    password=password,
                    email=f"{role}@kantor.example",
                    unit_id=unit.id if kind is Role.UNIT else None,
                ).email
                for role, kind in (
                    ("desk", Role.DESK),
                    ("ppid", Role.PPID),
                    ("superior", Role.SUPERIOR),
                    ("unit", Role.UNIT),
                )
            }
        db.session.remove()
        db.engine.dispose()
    return Cast(site.base, sign_ins, PASSWORD, UNIT, site.caught)


@contextlib.contextmanager
def site(folder: Path, **said: object) -> Iterator[tuple[Site, Cast]]:
    """A site that runs while the block does."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = Site(folder, **said)  # type: ignore[arg-type]
    cast = prepare(place)
    try:
        for name in ("mail", "web", "worker", "beat"):
            place.start(name)
        place.wait()
        yield place, cast
    finally:
        for name in list(place.running):
            place.kill(name)

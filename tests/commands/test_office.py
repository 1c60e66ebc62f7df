"""An office is set up, checked, started and stopped, by its real commands."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ppid.commands.places import free_port
from ppid.kit.config import ROOT
from tests.commands.conftest import Started, until
from tests.commands.test_questions import ANSWERS


class Machine:
    """A machine with nothing but a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data = folder, folder / "data"
        self.port, mail = free_port(), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("PPID_")}
        self.env |= {
            "PPID_DATA": str(self.data),
            "PPID_PORT": str(self.port),
            "PYTHONPATH": str(ROOT),
        }
        self.mail_port = mail
        self.all_started: list[Started] = []

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "ppid", *words],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )

    def start(self, *words: str) -> Started:
        """Start one module and go on."""
        folder = self.folder / f"out-{len(self.all_started)}"
        folder.mkdir()
        started = Started([sys.executable, "-m", *words], folder, self.env)
        self.all_started.append(started)
        return started

    def fill_in(self, answers: Mapping[str, object]) -> str:
        """Write an answers file; returns its path."""
        path = self.folder / "kantor.toml"
        path.write_text("".join(f'{key} = "{value}"\n' for key, value in answers.items()))
        return str(path)

    def settings(self) -> dict[str, str]:
        """What stands in the settings file."""
        lines = (self.data / "ppid.env").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines if not line.startswith("#"))


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """An empty machine; whatever was started on it is ended."""
    made = Machine(tmp_path)
    yield made
    for started in made.all_started:
        started.end()


def answers_on(machine: Machine) -> dict[str, object]:
    """The answers of an office on this machine."""
    here = {
        "alamat_situs": machine.address,
        "peladen_surel": "127.0.0.1",
        "perantara": "",
        "port_surel": machine.mail_port,
        "enkripsi_surel": "tidak",
        "sandi_surel": "",
    }
    return ANSWERS | here


def test_nothing_starts_before_the_office_is_set_up(machine: Machine) -> None:
    """The sentence names the command that is missing."""
    ended = machine.run("up")
    assert ended.returncode == 1
    assert ended.stderr == "Data kantor belum diisi. Jalankan dahulu: ppid init\n"


def test_without_a_terminal_the_way_by_file_is_named(machine: Machine) -> None:
    """No prompt that nobody can answer."""
    ended = machine.run("init")
    assert ended.returncode == 1
    assert "ppid init --file kantor.toml" in ended.stderr


def test_a_bad_answers_file_changes_nothing(machine: Machine) -> None:
    """All that is wrong at once, and no half-written settings."""
    ended = machine.run("init", "--file", machine.fill_in({"nama": "X", "zona": "GMT"}))
    assert ended.returncode == 1
    assert "zona: harus WIB, WITA, atau WIT." in ended.stderr
    assert "surel: harus alamat email" in ended.stderr
    assert not machine.data.exists()


@pytest.mark.slow
def test_an_office_from_set_up_to_stop(machine: Machine) -> None:
    """init, init again, check, up, a second up, check, Ctrl-C."""
    path = machine.fill_in(answers_on(machine))
    first = machine.run("init", "--file", path)
    assert first.returncode == 0, first.stderr
    assert f"{machine.address}/petugas/mulai/" in first.stdout
    file = machine.data / "ppid.env"
    assert file.stat().st_mode & 0o077 == 0
    kept = machine.settings()
    assert len(kept["PPID_KEYS"]) >= 32
    assert len(kept["PPID_SECRET_KEY"]) >= 32

    file.write_text(file.read_text() + "PPID_WEB_THREADS=3\n")
    assert machine.run("init", "--file", path).returncode == 0
    assert machine.settings() == kept | {"PPID_WEB_THREADS": "3"}

    machine.start("ppid.outbox.sink", "--port", str(machine.mail_port), "--folder", "mails")
    up = machine.start("ppid", "up")
    until(lambda: "PPID siap:" in up.said(), 60)
    link = re.search(r"http\S+/petugas/mulai/\S+", up.said())
    assert link is not None
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with browser.open(link[0]) as page:
        assert page.status == 200

    second = machine.run("up")
    assert second.returncode == 1
    assert "PPID sudah berjalan dengan folder" in second.stderr

    checked = machine.run("check")
    assert checked.returncode == 1  # nobody can sign in yet
    for line in (
        "ok  Pengaturan aman",
        "ok  Server email 127.0.0.1",
        "ok  Basis data SQLite",
        "ok  Kantor: PPID Kota Contoh, zona waktu Asia/Makassar",
        "salah  Belum ada administrator",
    ):
        assert line in checked.stdout

    code, seconds = up.interrupt()
    assert code == 0, up.said()
    assert seconds < 9
    assert "PPID berhenti." in up.said()


def test_a_taken_port_is_said_with_another_one(machine: Machine) -> None:
    """One sentence with the command to type."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", machine.port))
        other.listen()
        ended = machine.run("up")
    assert ended.returncode == 1
    assert f"Port {machine.port} sedang dipakai program lain" in ended.stderr
    assert f"PPID_PORT={machine.port + 1} ppid" in ended.stderr

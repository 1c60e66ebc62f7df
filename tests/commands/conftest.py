"""A supervisor of tiny programs, started for real."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from ppid.kit.config import ROOT

T = TypeVar("T")

STEADY = """
    import os, time
    print("pid", os.getpid(), flush=True)
    time.sleep(60)
"""
STUBBORN = """
    import os, signal, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("pid", os.getpid(), flush=True)
    time.sleep(60)
"""
PARENT = """
    import os, subprocess, sys, time
    below = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    print("pid", os.getpid(), "below", below.pid, flush=True)
    time.sleep(60)
"""
BROKEN = """
    import sys
    sys.exit("cannot start")
"""
PROGRAMS = {"steady": STEADY, "stubborn": STUBBORN, "parent": PARENT, "broken": BROKEN}

SUPERVISE = """
    import os, sys
    from ppid.commands.supervisor import Child, Supervisor
    children = [Child(word.partition("=")[0], [word.partition("=")[2]]) for word in sys.argv[1:]]
    sys.exit(Supervisor(
        children, env=os.environ, is_ready=lambda: os.path.exists("ready"),
        when_ready=lambda: print("ANNOUNCED", flush=True), needed=children[0].name, grace=1.0,
    ).run())
"""


def until(wanted: Callable[[], T], seconds: float = 15.0) -> T:
    """Look again and again until something is true; returns it."""
    deadline = time.monotonic() + seconds
    while not (found := wanted()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
    return found


def lives(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


class Started:
    """A program started in its own group, with all that it printed so far."""

    def __init__(self, order: list[str], folder: Path, env: dict[str, str]) -> None:
        self.out = folder / "out.txt"
        self.process = subprocess.Popen(
            order,
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=self.out.open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def said(self) -> str:
        """All that was printed so far."""
        return self.out.read_text()

    def pids(self, name: str, word: str = "pid") -> list[int]:
        """The process ids that a program told, oldest first."""
        found = re.findall(rf"^ *{name} \|.*\b{word} (\d+)", self.said(), re.MULTILINE)
        return [int(pid) for pid in found]

    def pid(self, name: str, *, nth: int = 1, word: str = "pid") -> int:
        """The id that a program told at its n-th start."""
        return until(lambda: self.pids(name, word)[nth - 1 : nth])[0]

    def interrupt(self) -> tuple[int, float]:
        """Press Ctrl-C; returns the exit code and the seconds it took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20), time.monotonic() - began

    def end(self) -> None:
        """End it whatever it does."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.process.wait()


Supervise = Callable[..., Started]


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Supervise]:
    """Starts a supervisor over programs: `supervise("one=steady", "two=parent")`.

    It takes the first for ready once a file `ready` is there, as it is unless a test removes it.
    """
    (tmp_path / "ready").touch()
    for name, text in PROGRAMS.items():
        (tmp_path / f"{name}.py").write_text(textwrap.dedent(text))
    (tmp_path / "supervise.py").write_text(textwrap.dedent(SUPERVISE))
    env = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}
    all_started: list[Started] = []

    def start(*words: str) -> Started:
        started = Started([sys.executable, "supervise.py", *words], tmp_path, env)
        all_started.append(started)
        return started

    yield start
    for started in all_started:
        started.end()

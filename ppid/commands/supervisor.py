"""Keeps several programs running as one: starts, restarts, and ends them together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

FIRST_PAUSE, LONGEST_PAUSE, STEADY = 0.5, 30.0, 10.0  # seconds
GRACE = 8.0  # seconds between asking a program to end and ending it
LOOK = 0.2  # seconds between two looks


@dataclass(slots=True)
class Child:
    """One program that is kept running: a Python module and its words."""

    name: str
    order: Sequence[str]
    process: subprocess.Popen[str] | None = None
    began: float = 0.0
    again_at: float = 0.0
    pause: float = FIRST_PAUSE
    falls: int = field(default=0)


def _say(line: str) -> None:
    """Print; a reader who has gone away must not stop the programs."""
    with suppress(OSError, ValueError):
        print(line, flush=True)


def _pass_on(child: str, process: subprocess.Popen[str]) -> None:
    """Repeat what a program prints, with its name before each line, until it ends."""
    for line in process.stdout or ():
        _say(f"{child:>9} | {line.rstrip()}")


def _signal_group(process: subprocess.Popen[str], number: int) -> None:
    """Reach the program and all that it started."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _has_ended(process: subprocess.Popen[str]) -> bool:
    """Look without reaping: the id of an unreaped program cannot be given to another."""
    if sys.platform == "win32":
        return process.poll() is not None
    with suppress(ChildProcessError):
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    return True


def _how_it_ended(code: int) -> str:
    return f"sinyal {-code}" if code < 0 else f"kode {code}"


class Supervisor:
    """Runs children until it is told to stop; a child that falls comes back, the others go on."""

    def __init__(
        self,
        children: Sequence[Child],
        *,
        env: Mapping[str, str],
        is_ready: Callable[[], bool],
        when_ready: Callable[[], None],
        needed: str,
        grace: float = GRACE,
    ) -> None:
        """`needed` names the child that starts first; without it the start is given up."""
        self.children, self.env, self.grace = children, env, grace
        self.is_ready, self.when_ready, self.needed = is_ready, when_ready, needed
        self.announced = False
        self.failed = False
        self.asked = 0
        self.woken = threading.Event()

    def stop(self, *_signal: object) -> None:
        """End all; asked twice, end them at once."""
        self.asked += 1
        self.woken.set()

    def run(self) -> int:
        """Run until stopped; returns the exit code."""
        names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
        known = [getattr(signal, name) for name in names if hasattr(signal, name)]
        before = {number: signal.signal(number, self.stop) for number in known}
        try:
            while not self.asked:
                self._look_after_all()
                self.woken.wait(LOOK)
        finally:
            self._end_all()
            for number, what in before.items():
                signal.signal(number, what)
        return 1 if self.failed else 0

    def _look_after_all(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.process is not None and _has_ended(child.process):
                self._has_fallen(child, now)
            if child.process is None and child.again_at <= now and self._may_start(child):
                self._start(child, now)
        if not self.announced and not self.asked and self.is_ready():
            self.announced = True
            self.when_ready()

    def _may_start(self, child: Child) -> bool:
        """The needed one comes first and has the machine to itself until it is ready."""
        return not self.asked and (self.announced or child.name == self.needed)

    def _start(self, child: Child, now: float) -> None:
        order = [sys.executable, "-m", "ppid.commands.leash", str(os.getpid()), *child.order]
        flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        child.process = subprocess.Popen(
            order,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**self.env, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
            creationflags=flags,
        )
        child.began = now
        threading.Thread(target=_pass_on, args=(child.name, child.process), daemon=True).start()

    def _has_fallen(self, child: Child, now: float) -> None:
        code = self._clear_away(child)
        child.falls += 1
        child.pause = FIRST_PAUSE if now - child.began > STEADY else child.pause
        if child.name == self.needed and child.falls > 2 and not self.announced:
            _say(f"{child.name} tidak dapat dimulai; alasannya ada pada baris-baris di atas.")
            self.failed = True
            self.stop()
            return
        _say(
            f"{child.name} berhenti ({_how_it_ended(code)}); "
            f"dihidupkan lagi dalam {child.pause:.1f} detik."
        )
        child.again_at = now + child.pause
        child.pause = min(child.pause * 2, LONGEST_PAUSE)

    @staticmethod
    def _clear_away(child: Child) -> int:
        """End what a fallen program left behind, then reap it; returns its exit code."""
        process, child.process = child.process, None
        if process is None:
            return 0
        _signal_group(process, getattr(signal, "SIGKILL", signal.SIGTERM))
        if process.stdin:
            process.stdin.close()
        return process.wait()

    def _end_all(self) -> None:
        _say("\nMenghentikan ...")
        running = [child for child in self.children if child.process is not None]
        for child in running:
            if child.process is not None:
                child.process.terminate()
        deadline = time.monotonic() + self.grace
        while time.monotonic() < deadline and self.asked < 2:
            running = [c for c in running if c.process and not _has_ended(c.process)]
            if not running:
                break
            time.sleep(0.05)
        for child in self.children:
            self._clear_away(child)

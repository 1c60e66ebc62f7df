"""Programs fall and come back, end together, and leave nothing behind."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Supervise, lives, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_a_killed_program_comes_back_and_the_others_go_on(supervise: Supervise) -> None:
    """`kill -9` of one: a new one soon, the other untouched."""
    it = supervise("one=steady", "two=steady")
    first, other = it.pid("one"), it.pid("two")
    os.kill(first, signal.SIGKILL)
    second = it.pid("one", nth=2)
    assert second != first
    assert lives(other)
    assert it.pids("two") == [other]
    assert "one berhenti (sinyal 9); dihidupkan lagi dalam 0.5 detik." in it.said()


def test_what_a_killed_program_had_started_goes_with_it(supervise: Supervise) -> None:
    """A web server's workers hold its port: they must not survive it."""
    it = supervise("one=parent")
    below = it.pid("one", word="below")
    os.kill(it.pid("one"), signal.SIGKILL)
    it.pid("one", nth=2)
    until(lambda: not lives(below))


def test_an_interrupt_ends_all_within_seconds(supervise: Supervise) -> None:
    """Ctrl-C: exit code 0, nothing left."""
    it = supervise("one=steady", "two=parent")
    pids = [it.pid("one"), it.pid("two"), it.pid("two", word="below")]
    code, seconds = it.interrupt()
    assert (code, seconds < 3) == (0, True)
    assert not any(lives(pid) for pid in pids)


def test_a_program_that_will_not_end_is_ended(supervise: Supervise) -> None:
    """The grace is over after a second here, eight in use."""
    it = supervise("one=stubborn")
    pid = it.pid("one")
    code, seconds = it.interrupt()
    assert code == 0
    assert 0.9 < seconds < 4
    assert not lives(pid)


def test_a_killed_supervisor_takes_its_programs_along(supervise: Supervise) -> None:
    """`kill -9` of the supervisor: no orphan goes on working."""
    it = supervise("one=steady", "two=steady")
    pids = [it.pid("one"), it.pid("two")]
    it.process.kill()
    until(lambda: not any(lives(pid) for pid in pids))


def test_readiness_is_announced_once(supervise: Supervise, tmp_path: Path) -> None:
    """The address is printed when it answers, not before, and only once; then the others start."""
    (tmp_path / "ready").unlink()
    it = supervise("one=steady", "two=steady")
    os.kill(it.pid("one"), signal.SIGKILL)
    it.pid("one", nth=2)
    assert "ANNOUNCED" not in it.said()
    assert it.pids("two") == []
    (tmp_path / "ready").touch()
    it.pid("two")
    os.kill(it.pid("one", nth=2), signal.SIGKILL)
    it.pid("one", nth=3)
    assert it.said().count("ANNOUNCED") == 1


def test_a_start_that_cannot_succeed_is_given_up(supervise: Supervise, tmp_path: Path) -> None:
    """The needed program falls three times before it was ready: say so and end."""
    (tmp_path / "ready").unlink()
    it = supervise("one=broken", "two=steady")
    assert it.process.wait(20) == 1
    assert it.said().count("cannot start") == 3
    assert "one tidak dapat dimulai; alasannya ada pada baris-baris di atas." in it.said()
    assert it.pids("two") == []

"""The helpers of run.py: what is installed when, and what is said when it cannot be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import run
from ppid.kit.config import ROOT


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment folder of this test, with a lock of its own."""
    lock = tmp_path / "requirements.txt"
    lock.write_text(
        "flask==3.1.3 \\\n    --hash=sha256:00\npywin32==312 ; sys_platform == 'win32'\n"
    )
    monkeypatch.setattr(run, "HOME", tmp_path / "env")
    monkeypatch.setattr(run, "PYTHON", tmp_path / "env" / "python")
    monkeypatch.setattr(run, "LOCKS", {"core": lock, "tests": lock})
    (tmp_path / "env").mkdir()
    return tmp_path


def _made(home: Path, version: str) -> None:
    (home / "env" / "python").touch()
    (home / "env" / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n")


def test_nothing_is_installed_twice_and_a_new_lock_is_noticed(home: Path) -> None:
    """The stamp is the lock's hash: a second start installs nothing."""
    _made(home, f"{run.VERSION}.7")
    assert not run.is_ready("core")
    (home / "env" / "ppid-core").write_text(run.stamp_of(run.LOCKS["core"]))
    assert run.is_ready("core")
    run.LOCKS["core"].write_text("flask==3.1.4\n")
    assert not run.is_ready("core")


def test_an_environment_of_another_python_is_not_used(home: Path) -> None:
    """After a system update the old environment's packages are not found."""
    assert not run.is_of_this_python()
    _made(home, "3.9.2")
    assert not run.is_of_this_python()
    _made(home, f"{run.VERSION}.0")
    assert run.is_of_this_python()


def test_packages_for_other_systems_are_not_counted(home: Path) -> None:
    """The count that is shown is of this system."""
    assert run.packages_in(run.LOCKS["core"]) == 1


def test_debian_without_venv_is_told_the_exact_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with the command to type."""
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
    sentence = run.missing_venv()
    assert sentence is not None
    assert f"apt install python{run.VERSION}-venv" in sentence


def test_a_failed_program_says_its_last_lines(home: Path) -> None:
    """What pip said is shown when it failed."""
    code, said = run.follow([sys.executable, "-c", "print('no network'); exit(3)"], str)
    assert (code, said) == (3, "no network\n")


def test_an_old_python_gets_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    """The check stands before anything that an old Python could not run."""
    text = (ROOT / "run.py").read_text().replace("NEEDED = (3, 11)", "NEEDED = (9, 0)")
    (tmp_path / "run.py").write_text(text)
    ended = subprocess.run(
        [sys.executable, "run.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("PPID memerlukan Python 3.11 atau lebih baru; ini Python")
    assert "PPID needs Python 3.11 or newer" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_run_needs_only_the_standard_library() -> None:
    """It runs before anything is installed, without the site's packages."""
    ended = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); import run",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


def test_the_locks_agree_and_name_no_host() -> None:
    """What is tested is what runs; an office may install from its own mirror."""
    core = set(_pins(ROOT / "requirements.txt"))
    assert core < set(_pins(ROOT / "tests" / "requirements.txt"))
    for lock in run.LOCKS.values():
        text = lock.read_text()
        assert "://" not in text
        assert "--index" not in text
        assert text.count("==") <= text.count("--hash=sha256:")


def _pins(lock: Path) -> list[str]:
    return [line.rstrip(" \\") for line in lock.read_text().splitlines() if "==" in line]

"""Rules 1, 2, 3 and 8: imports run down only."""

import subprocess
import sys

import pytest

from ppid.kit.config import ROOT


def run(*command: str) -> None:
    """Run one of the checkers as anyone would; what it printed is the failure."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_imports_run_down_only():
    """Floors, rooms, the pure law, no circles."""
    run("importlinter.cli", "lint-imports")


def test_the_code_is_tidy():
    """Ruff's rules, also the banned names of rules 5 and 6."""
    run("ruff", "check", "--no-cache", ".")


def test_the_code_is_formatted():
    """Ruff's format."""
    run("ruff", "format", "--no-cache", "--check", ".")


@pytest.mark.slow
def test_the_types_hold():
    """Strict in the law, checked in the rest."""
    run("mypy")

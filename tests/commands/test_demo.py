"""The demonstration as a visitor starts it: a page soon, each program killed and back, the end."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from ppid import create_app
from ppid.cases.models import Case
from ppid.commands import migration
from ppid.commands.places import answers, free_port
from ppid.commands.start import fill_when_empty
from ppid.kit.config import ROOT
from ppid.kit.db import db
from tests.commands.conftest import Started, lives, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]


def children(pid: int) -> dict[str, int]:
    """The programs below a supervisor, by their module."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_text().split("\0")
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == pid and "ppid.commands.leash" in words:
            name = words[words.index("ppid.commands.leash") + 2]
            found["beat" if "beat" in words else name] = int(folder.name)
    return found


def test_a_visitor_sees_a_page_and_every_killed_program_comes_back(tmp_path: Path) -> None:
    """Start, kill -9 of each program, Ctrl-C; nothing is left, and nothing is filled again."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    env = {k: v for k, v in os.environ.items() if not k.startswith("PPID_")}
    env |= {"PPID_PORT": str(port), "PPID_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}
    order = [sys.executable, "-m", "ppid", "demo"]
    it = Started(order, tmp_path, env)
    try:
        until(lambda: "PPID siap." in it.said(), 120)
        assert f"{address}/petugas/masuk" in it.said()
        assert f"{address}/kotak-surat" in it.said()
        assert re.search(r"\S+@\S+ +\S+", it.said()), "no sign-ins"
        names = {"gunicorn", "celery", "beat", "ppid.outbox.sink"}
        first = until(lambda: (c := children(it.process.pid)).keys() == names and c, 20)
        for name in sorted(names):
            os.kill(first[name], signal.SIGKILL)
            until(lambda name=name: children(it.process.pid).get(name, first[name]) != first[name])
        until(lambda: answers(address), 30)
        last = children(it.process.pid)
        code, seconds = it.interrupt()
        assert code == 0, it.said()
        assert seconds < 15  # half of it on a machine that does nothing else
        until(lambda: not any(lives(pid) for pid in last.values()), 5)
        assert not answers(address)
    finally:
        it.end()

    fill_again(tmp_path / "data")


def fill_again(data: Path) -> None:
    """What a second start does before its programs start, as the first did: it fills nothing."""
    app = create_app(DATA=data, DATABASE_URL="")
    with app.app_context():
        before = db.session.scalar(sa.select(sa.func.count(Case.id)))
        assert migration.bring_up_to_date(app, print) == 0
        fill_when_empty(app)
        assert db.session.scalar(sa.select(sa.func.count(Case.id))) == before
        assert before
        db.session.remove()
        db.engine.dispose()

"""Migrations run once, whoever starts them, and go on after a kill."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from ppid.kit.config import ROOT
from tests.conftest import DATABASE_URL

pytestmark = pytest.mark.slow

STEP = """
    from alembic import op
    import sqlalchemy as sa, time, pathlib
    revision, down_revision = {this!r}, {before!r}
    def upgrade():
        op.create_table("step_" + revision, sa.Column("id", sa.Integer, primary_key=True))
        with pathlib.Path({log!r}).open("a") as log:
            log.write(revision + " ")
        time.sleep({seconds})
        op.create_table("end_" + revision, sa.Column("id", sa.Integer, primary_key=True))
"""

RUN = """
    import sys
    from pathlib import Path
    from flask import Flask
    from ppid.commands import migration
    from ppid.kit import config, db
    data, folder, url = sys.argv[1:]
    app = Flask("steps")
    config.load(app, {"DATA": Path(data), "MIGRATIONS": Path(folder), "DATABASE_URL": url})
    db.init_app(app)
    with app.app_context():
        print("steps", migration.bring_up_to_date(app, print), flush=True)
"""


class Site:
    """An empty database and three migrations of its own; the second takes its time."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.data, self.steps, self.log = folder / "data", folder / "steps", folder / "log"
        self.data.mkdir(mode=0o700)
        (self.steps / "versions").mkdir(parents=True)
        for name in ("env.py", "alembic.ini", "script.py.mako"):
            shutil.copy(ROOT / "migrations" / name, self.steps)
        self.log.touch()
        self.add("1", None)
        self.add("2", "1", seconds=0.8)

    def add(self, this: str, before: str | None, seconds: float = 0) -> None:
        """Write one migration."""
        text = STEP.format(this=this, before=before, log=str(self.log), seconds=seconds)
        (self.steps / "versions" / f"{this}.py").write_text(textwrap.dedent(text))

    def start(self) -> subprocess.Popen[str]:
        """Begin to migrate, in a process of its own."""
        order = [sys.executable, "-c", textwrap.dedent(RUN), self.data, self.steps, self.url]
        return subprocess.Popen(
            order, cwd=ROOT, stdout=subprocess.PIPE, text=True, stderr=subprocess.STDOUT
        )

    def ran(self) -> list[str]:
        """The migrations that ran, in order."""
        return self.log.read_text().split()

    def tables(self) -> set[str]:
        """The tables there are."""
        engine = sa.create_engine(self.url or f"sqlite:///{self.data / 'ppid.sqlite'}")
        try:
            return set(sa.inspect(engine).get_table_names()) - {"alembic_version"}
        finally:
            engine.dispose()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A site on SQLite, or on a fresh database of the PostgreSQL of this run."""
    if not DATABASE_URL:
        yield Site(tmp_path, "")
        return
    name = f"steps_{os.getpid()}"
    server = sa.create_engine(DATABASE_URL, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    url = sa.make_url(DATABASE_URL).set(database=name)
    yield Site(tmp_path, url.render_as_string(hide_password=False))
    with server.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


def test_two_nodes_that_start_at_once_run_each_step_once(site: Site) -> None:
    """The second waits for the first and finds nothing to do."""
    both = [site.start(), site.start()]
    said = [one.communicate(timeout=60)[0] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert site.ran() == ["1", "2"]
    assert sorted(text.splitlines()[-1] for text in said) == ["steps 0", "steps 2"]
    assert site.tables() == {"step_1", "end_1", "step_2", "end_2"}


def test_a_step_that_was_killed_is_done_again_whole(site: Site) -> None:
    """Old or new, never half: the step's transaction is gone with its process."""
    first = site.start()
    while site.ran() != ["1", "2"]:
        time.sleep(0.02)
        assert first.poll() is None, first.communicate()[0]
    first.kill()
    first.communicate()
    assert site.tables() == {"step_1", "end_1"}
    again = site.start()
    assert again.communicate(timeout=60)[0].splitlines()[-1] == "steps 1"
    assert site.tables() == {"step_1", "end_1", "step_2", "end_2"}


def test_a_database_of_a_newer_version_is_refused(site: Site) -> None:
    """Old code on new tables: one sentence, nothing touched."""
    site.add("3", "2")
    site.start().communicate(timeout=60)
    (site.steps / "versions" / "3.py").unlink()
    older = site.start()
    assert "versi PPID yang lebih baru (langkah 3)" in older.communicate(timeout=60)[0]
    assert older.returncode == 1


@pytest.mark.skipif(bool(DATABASE_URL), reason="PostgreSQL has its own means of copying")
def test_a_filled_sqlite_is_copied_before_its_tables_change(site: Site) -> None:
    """A copy from before stands in DATA/backups, for its owner only."""
    site.start().communicate(timeout=60)
    site.add("3", "2")
    said = site.start().communicate(timeout=60)[0]
    copy = site.data / "backups" / "before-migration-from-2.sqlite"
    assert str(copy) in said
    assert copy.stat().st_mode & 0o077 == 0
    engine = sa.create_engine(f"sqlite:///{copy}")
    assert "step_3" not in sa.inspect(engine).get_table_names()
    assert "end_2" in sa.inspect(engine).get_table_names()
    engine.dispose()

"""Many officers on one draft of a real server; the long run is `python -m tests.faults.edits`."""

import os
from pathlib import Path

import pytest

from tests.databases import empty_database
from tests.faults import edits
from tests.faults.harness import a_town

POSTGRESQL = os.environ.get("PPID_TEST_DATABASE_URL", "")

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults")]


def test_officers_who_edit_one_draft_at_once_lose_nothing_and_move_lawfully(tmp_path: Path):
    """In a town of its own: the kills judge every request of theirs."""
    url = empty_database(POSTGRESQL, f"edits_{os.getpid()}") if POSTGRESQL else ""
    with a_town(tmp_path / "data", database_url=url, web_processes=2) as town:
        _tally, found = edits.run(town, ["ppid@kantor.example"], clients=4, edits=8, cases=1)
    assert found["edits_saved"] == 8
    assert found["overtaken"] > 0
    assert [name for name in edits.FORBIDDEN if found[name]] == []

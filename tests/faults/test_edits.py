"""Many officers on one draft of a real server; the long run is `python -m tests.faults.edits`."""

import pytest

from tests.faults import edits
from tests.faults.harness import Town

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults")]


def test_officers_who_edit_one_draft_at_once_lose_nothing_and_move_lawfully(town: Town):
    _tally, found = edits.run(town, ["ppid@kantor.example"], clients=4, edits=8, cases=1)
    assert found["edits_saved"] == 8
    assert found["overtaken"] > 0
    assert [name for name in edits.FORBIDDEN if found[name]] == []

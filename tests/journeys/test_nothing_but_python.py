"""The main job on real processes with the embedded default: SQLite, a folder as broker."""

from pathlib import Path

import pytest

from tests.journeys.site import site
from tests.journeys.story import walk


@pytest.mark.slow
def test_a_request_is_filed_answered_and_fetched_with_nothing_but_python(tmp_path: Path):
    with site(tmp_path / "data") as (_place, cast):
        assert walk(cast)

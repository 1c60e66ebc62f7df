"""One site of real processes for crowds and kills: starting it costs more than most tests."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.databases import empty_database
from tests.faults.harness import Town, a_town

POSTGRESQL = os.environ.get("PPID_TEST_DATABASE_URL", "")
REDIS = os.environ.get("PPID_TEST_REDIS_URL", "")


@pytest.fixture(scope="package")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A site with two web processes; every test adds to its requests."""
    url = empty_database(POSTGRESQL, f"faults_{os.getpid()}") if POSTGRESQL else ""
    with a_town(
        tmp_path_factory.mktemp("town") / "data",
        database_url=url,
        broker_url=REDIS if POSTGRESQL else "",
        web_processes=2,
    ) as place:
        yield place

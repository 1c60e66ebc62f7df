"""The main job on real processes: PostgreSQL with Redis or RabbitMQ."""

import os
from pathlib import Path

import pytest

from tests.databases import empty_database
from tests.journeys.site import site
from tests.journeys.story import walk

POSTGRESQL = os.environ.get("PPID_TEST_DATABASE_URL", "")
BROKERS = {
    "redis": os.environ.get("PPID_TEST_REDIS_URL", ""),
    "rabbitmq": os.environ.get("PPID_TEST_AMQP_URL", ""),
}

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("broker", sorted(BROKERS))
def test_the_same_on_postgresql_with_a_broker_and_a_worker_of_its_own(broker, tmp_path: Path):
    if not POSTGRESQL or not BROKERS[broker]:
        pytest.skip(f"PostgreSQL or {broker} does not answer here")
    url = empty_database(POSTGRESQL, f"walk_{broker}_{os.getpid()}")
    said = {"database_url": url, "broker_url": BROKERS[broker], "web_processes": 2}
    with site(tmp_path / "data", **said) as (_place, cast):
        assert walk(cast)

"""Every scheduled task exists, and every task is scheduled."""

from worker.app import celery_app
from worker.schedule import SCHEDULE


def test_every_task_is_scheduled_and_every_scheduled_task_exists():
    own = {name for name in celery_app.tasks if not name.startswith("celery.")}
    assert {row.task for row in SCHEDULE} == own

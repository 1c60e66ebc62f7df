"""Makes the Celery app around the house: `celery -A worker.app worker`, `... beat`."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from celery import Celery, signals
from celery.platforms import SecurityWarning
from flask import Flask

from ppid import create_app
from ppid.kit.db import db
from worker.folder import URL as FOLDER
from worker.halt import halt
from worker.schedule import SCHEDULE, Round

LONGEST_TASK = 600  # seconds
QUEUE = "ppid"


def _folder_broker(data: Path) -> dict[str, Any]:
    """No broker to install: messages are files in a folder, and one worker reads them."""
    folder = data / "broker"
    for part in ("messages", "control"):
        (folder / part).mkdir(parents=True, exist_ok=True, mode=0o700)
    return {
        "broker_url": FOLDER,
        "broker_transport_options": {
            "data_folder_in": str(folder / "messages"),
            "data_folder_out": str(folder / "messages"),
            "control_folder": str(folder / "control"),
            "polling_interval": 0.2,
        },
        "worker_enable_remote_control": False,
    }


def _redis(url: str) -> dict[str, Any]:
    """What a killed worker had in hand comes back after the longest task, not after an hour."""
    return {
        "broker_url": url,
        "visibility_timeout": 2 * LONGEST_TASK,
        "broker_transport_options": {
            "visibility_timeout": 2 * LONGEST_TASK,
            "unacked_restore_throttle": 1,
            "socket_keepalive": True,
            "socket_timeout": 15,
            "socket_connect_timeout": 5,
            "health_check_interval": 10,
        },
    }


def _broker(config: Mapping[str, Any]) -> dict[str, Any]:
    url = config["BROKER_URL"]
    if not url or url.startswith("filesystem:"):
        return _folder_broker(Path(config["DATA"]))
    if url.startswith(("redis", "valkey")):
        return _redis(url)
    return {"broker_url": url}


def settings(config: Mapping[str, Any]) -> dict[str, Any]:
    """Celery's settings. It is a doorbell: rows say what is to be done, so no message matters."""
    return _broker(config) | {
        "accept_content": ["json"],
        "task_serializer": "json",
        "task_default_queue": QUEUE,
        "task_ignore_result": True,
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "task_time_limit": LONGEST_TASK,
        "task_soft_time_limit": LONGEST_TASK - 60,
        "worker_prefetch_multiplier": 1,
        "worker_max_tasks_per_child": 2000,
        "worker_max_memory_per_child": 400_000,  # KiB
        "worker_hijack_root_logger": False,
        "worker_send_task_events": False,
        "worker_soft_shutdown_timeout": 25.0,
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "timezone": "UTC",
        "beat_scheduler": "worker.clock:StatelessClock",
        "beat_max_loop_interval": 5,
        "beat_schedule": {
            each.task: {
                "task": each.task,
                "schedule": each.every,
                # A strike that nobody heard in time is not made up for: the next one does as well.
                "options": {"expires": max(each.every, 5)},
            }
            for each in SCHEDULE
        },
    }


def _in_house(house: Flask, each: Round) -> Callable[[], None]:
    def run() -> None:
        with house.app_context():
            each.run()

    run.__doc__ = each.purpose
    return run


def build(house: Flask) -> Celery:
    """A Celery app whose tasks run inside the house."""
    celery = Celery("ppid", set_as_current=False)
    celery.conf.update(settings(house.config))
    for each in SCHEDULE:
        celery.task(name=each.task)(_in_house(house, each))
    return celery


def _start_afresh(house: Flask, **_: Any) -> None:
    """A forked process opens connections of its own."""
    with house.app_context():
        db.engine.dispose(close=False)


def _clear_the_bell(**_: Any) -> None:
    """Drop strikes from before the clock's start: it strikes for every round at once."""
    with celery_app.connection_for_write() as connection:
        try:
            celery_app.control.purge(connection)
        except connection.connection_errors + connection.channel_errors:
            return


# In a container everybody is root; messages are JSON, so nothing in them can be run.
warnings.filterwarnings("ignore", category=SecurityWarning)

house = create_app()
celery_app = build(house)

signals.beat_init.connect(_clear_the_bell, weak=False)
signals.worker_process_init.connect(partial(_start_afresh, house), weak=False)
signals.worker_shutting_down.connect(lambda **_: halt(), weak=False)

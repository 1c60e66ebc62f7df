"""The programs that make PPID: how each is called, as a module and its words."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Order = list[str]


def web(settings: Mapping[str, Any], *, drain: int) -> Order:
    """The web server; on TERM it finishes what it has begun, for at most `drain` seconds."""
    place = f"{settings['HOST']}:{settings['PORT']}"
    if sys.platform == "win32":
        threads = settings["WEB_PROCESSES"] * settings["WEB_THREADS"]
        return [
            "waitress",
            f"--listen={place}",
            f"--threads={threads}",
            "--call",
            "ppid:create_app",
        ]
    return [
        "gunicorn",
        f"--bind={place}",
        "--worker-class=gthread",
        f"--workers={settings['WEB_PROCESSES']}",
        f"--threads={settings['WEB_THREADS']}",
        "--timeout=60",
        f"--graceful-timeout={drain}",
        "--max-requests=20000",
        "--max-requests-jitter=2000",
        "--preload",
        "--no-control-socket",
        "--log-level=warning",
        "ppid:create_app()",
    ]


def worker(settings: Mapping[str, Any]) -> Order:
    """The Celery worker: one task at a time without a broker, else one for each of two cores."""
    pool = ["--pool=prefork", "--concurrency=2"] if has_broker(settings) else ["--pool=solo"]
    return [
        *_celery("worker"),
        *(pool if sys.platform != "win32" else ["--pool=solo"]),
        "--without-gossip",
        "--without-mingle",
        "--loglevel=ERROR",
    ]


def beat() -> Order:
    """The clock that calls the worker's tasks; it keeps nothing."""
    return [*_celery("beat"), "--pidfile=", "--loglevel=ERROR"]


def mailbox(port: int, folder: Path) -> Order:
    """The mail server of the demonstration: it keeps every mail in a folder and sends none on."""
    return ["ppid.outbox.sink", "--port", str(port), "--folder", str(folder)]


def has_broker(settings: Mapping[str, Any]) -> bool:
    """Whether a broker of its own is configured; without one a folder in DATA is used."""
    return bool(settings["BROKER_URL"]) and not settings["BROKER_URL"].startswith("filesystem:")


def _celery(word: str) -> Order:
    return ["celery", "--app=worker.app:celery_app", "--quiet", "--skip-checks", word]

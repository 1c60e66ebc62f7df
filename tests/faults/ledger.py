"""What a citizen was told, kept outside the system: one line a receipt, on the disk at once."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Told:
    """A receipt page that a citizen saw. `mark` names the submission; it stands in its words."""

    mark: str
    number: str
    code: str
    email: str
    questions: tuple[str, ...]
    papers: int = 0


class Ledger:
    """A file that only grows; several threads or processes may write to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, told: Told) -> None:
        """Keep what was told before anything else is done."""
        line = json.dumps(asdict(told), ensure_ascii=False).encode() + b"\n"
        with self._lock:
            os.write(self._file, line)
            os.fsync(self._file)

    def close(self) -> None:
        """No more is written."""
        os.close(self._file)


def read(path: Path) -> Sequence[Told]:
    """All that was told, in the order of telling."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [
        Told(**(said := json.loads(line)) | {"questions": tuple(said["questions"])})
        for line in lines
    ]

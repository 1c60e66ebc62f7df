"""A broker that is a folder: Celery's file transport, but a message is there whole or not at all.

The transport as it comes writes a message in the place where it is read; a worker that looks at
that moment reads half of it and falls. It also falls when somebody takes the folder away.
"""

from __future__ import annotations

import os
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps

URL = "folder://localhost/"
# A bell that nobody answers need not ring on: rows say what is to be done.
MOST = 200


class Channel(filesystem.Channel):  # type: ignore[misc]
    """Puts messages under a name that nobody reads, then renames them.

    A folder that was taken away is made anew: its messages are gone, and no message matters.
    """

    def _put(  # type: ignore[override]
        self, queue: str, payload: Any, **_: Any
    ) -> None:
        name = f"{time.time_ns():020d}_{uuid.uuid4().hex}.{queue}.msg"
        folder = self._made(self.data_folder_out)
        if len(os.listdir(folder)) >= MOST:
            return
        draft = folder / f"{name}.draft"
        draft.write_text(dumps(payload), encoding="utf-8")
        os.replace(draft, folder / name)

    def _get(self, queue: str) -> Any:  # type: ignore[override]
        try:
            return super()._get(queue)
        except FileNotFoundError:
            self._made(self.data_folder_in)
            raise Empty from None

    def _purge(self, queue: str) -> int:
        self._made(self.data_folder_in)
        return int(super()._purge(queue))

    def _size(self, queue: str) -> int:
        self._made(self.data_folder_in)
        return int(super()._size(queue))

    @staticmethod
    def _made(folder: str | Path) -> Path:
        path = Path(folder)
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        return path


class Transport(filesystem.Transport):  # type: ignore[misc]
    """The file transport with that channel."""

    Channel = Channel


TRANSPORT_ALIASES["folder"] = "worker.folder:Transport"

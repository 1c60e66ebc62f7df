"""What a room gives to have its files made: a function that writes to a path, and says how far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from ppid.files.kinds import Kind
from ppid.files.names import kind_of


class Progress(Protocol):
    """Called by a maker every so often, cheap enough for every row."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """So many of so many are written; raises where the making must stop."""


Maker = Callable[[Mapping[str, Any], Path, Progress], None]
"""(parameters, path, progress): writes the file to the path, in bounded memory.

It runs in the worker, outside any transaction of its own making, and is begun anew when a worker
was killed: it changes no row.
"""


class UnknownKind(ValueError):
    """A file name whose ending is not one of the kinds that are kept."""


def kind_of_file(name: str) -> Kind:
    """What the name of an export says it is; raises UnknownKind."""
    kind = kind_of(name)
    if kind is None:
        raise UnknownKind(name)
    return kind

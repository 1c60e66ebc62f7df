"""What a room gives to have its files made: a function that writes to a path, and says how far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from ppid.files.kinds import Kind
from ppid.files.names import kind_of


class Progress(Protocol):
    """Called by a maker every so often, cheap enough for every row."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """So many of so many are written; raises where the making must stop."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a maker says of its file, where there is more to say than its name told.

    `kind` is what it became; `with_it` writes what belongs with it, told the time, in the
    transaction that finishes the file: once, however often the file was begun.
    """

    kind: Kind | None = None
    with_it: Callable[[datetime], object] | None = None


Maker = Callable[[Mapping[str, Any], Path, Progress], Made | None]
"""(parameters, path, progress): writes the file to the path, in bounded memory.

It runs in the worker, outside any transaction of its own making, and is begun anew when a worker
was killed: it changes no row itself.
"""


class UnknownKind(ValueError):
    """A file name whose ending is not one of the kinds that are kept."""


def named(name: str, kind: Kind | None) -> str:
    """The name of a file that became of another kind than was asked for."""
    if kind is None or kind_of(name) is kind:
        return name
    return f"{name.rpartition('.')[0]}.{kind.value}"


def kind_of_file(name: str) -> Kind:
    """What the name of an export says it is; raises UnknownKind."""
    kind = kind_of(name)
    if kind is None:
        raise UnknownKind(name)
    return kind

"""Makes files of a closed year, for the worker: the register as it was kept, and what changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.exports import xlsx
from ppid.exports.columns import Column, Heading, Table
from ppid.exports.making import Made, Progress
from ppid.files import store
from ppid.kit.language import speaking
from ppid.office.queries import office
from ppid.registers import words
from ppid.registers.models import RegisterSeal
from ppid.registers.sealing import actions, queries
from ppid.registers.sealing.queries import Change
from ppid.registers.wanted import Book

CHANGES, KEPT = "register_changes", "register_kept"

COLUMNS = (
    Column(_l("Nomor"), 20, lambda change: change.number),
    Column(_l("Yang berubah"), 28, lambda change: str(words.FACTS[change.fact])),
    Column(_l("Saat register ditutup"), 50, lambda change: change.before),
    Column(_l("Sekarang"), 50, lambda change: change.now),
)


class NoSuchSeal(Exception):
    """The seal that a file was asked for is not there."""


def make_kept(parameters: Mapping[str, Any], path: Path, _progress: Progress) -> None:
    """Write the register as it was closed (`parameters["seal"]`, its id) to a path."""
    with store.open_bytes(_seal(parameters).paper) as kept, path.open("wb") as file:
        shutil.copyfileobj(kept, file)


def make_closing(parameters: Mapping[str, Any], path: Path, progress: Progress) -> Made:
    """Write a year (`book`, `year`) to a path; with the file it is closed in the name of `by`.

    A worker that was killed leaves nothing behind, and the next begins anew. Where somebody
    closed the year meanwhile, their seal stands and the file is what they sealed.
    """
    book, year = Book(parameters["book"]), int(parameters["year"])
    seal = queries.standing(book, year)
    if seal is not None:
        make_kept({"seal": seal.id}, path, progress)
        return Made()
    prepared = actions.prepare(book, year, path, progress)
    return Made(with_it=partial(actions.close_once, prepared, int(parameters["by"])))


def make_changes(parameters: Mapping[str, Any], path: Path, progress: Progress) -> None:
    """Write what changed since a seal (`parameters["seal"]`, its id) to a path."""
    seal = _seal(parameters)
    with speaking("id"):
        title = _("Perubahan sesudah register ditutup, tahun %(year)d", year=seal.year)
        heading = Heading(office().name, title, [str(words.BOOKS[seal.book])])
        table = Table(heading, COLUMNS)
        xlsx.write(path, table, table.cells(_counted(queries.changes(seal), progress)))


def _seal(parameters: Mapping[str, Any]) -> RegisterSeal:
    seal = queries.seal_by_id(int(parameters["seal"]))
    if seal is None:
        raise NoSuchSeal
    return seal


def _counted(changes: Iterator[Change], progress: Progress) -> Iterator[Change]:
    for place, change in enumerate(changes, 1):
        progress(place)
        yield change

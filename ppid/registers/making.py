"""Makes the file of a register, for the worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from ppid.accounts import veil
from ppid.exports import comma, pages, xlsx
from ppid.exports.columns import Heading, Paper, Row, Table
from ppid.exports.comma import Flavour
from ppid.exports.making import Made, Progress
from ppid.exports.reading import snapshot
from ppid.kit.language import speaking
from ppid.kit.templates import day, month
from ppid.office.queries import office
from ppid.registers import sets
from ppid.registers.sets import SETS, ColumnSet
from ppid.registers.wanted import Wanted, of_parameters

KIND = "register"

Writer = Callable[[Path, Table, Iterator[Row]], Made | None]
WRITERS: Mapping[str, tuple[str, Writer]] = {
    "xlsx": ("xlsx", xlsx.write),
    "csv": ("csv", comma.write),
    "csv-excel": ("csv", partial(comma.write, flavour=Flavour.EXCEL)),
    "pdf": ("pdf", pages.write),
}
"""By the form that is chosen: the ending of the file's name, and who writes it."""


def make(parameters: Mapping[str, Any], path: Path, progress: Progress) -> Made | None:
    """Write a register to a path, in Indonesian, as its form by law is.

    `parameters`: `wanted` (`Wanted.to_parameters`), `set` (a key of `SETS`), `form` (a key of
    `WRITERS`), `paper`, `identity`, `names` (whether words may be looked for in names), `on` (the
    day it was asked for, ISO).
    """
    wanted = of_parameters(parameters["wanted"])
    names = bool(parameters.get("names"))
    _ending, write = WRITERS[parameters["form"]]
    with speaking("id"), snapshot() as over:
        total = sets.count(over, wanted, names=names)
        table = table_of(
            SETS[parameters["set"]],
            wanted,
            total,
            identity=bool(parameters.get("identity")),
            paper=Paper(parameters.get("paper", Paper.F4)),
            on=date.fromisoformat(parameters["on"]),
        )
        found = sets.lines(over, wanted, names=names)
        cells = table.cells(found) if names else _veiled(table, found)
        return write(path, table, _counted(cells, total, progress))


def table_of(
    chosen: ColumnSet, wanted: Wanted, total: int, *, identity: bool, paper: Paper, on: date
) -> Table:
    """The columns and what stands over them; without `identity` nobody is named."""
    columns = [one for one in chosen.columns if identity or not one.identity]
    said = [
        period(wanted),
        ngettext("%(num)d baris", "%(num)d baris", total),
        _("Dibuat %(day)s", day=day(on)),
    ]
    if wanted.is_narrowed:
        said.append(_("Sebagian saja: disaring menurut pilihan di layar"))
    if chosen.names_people and not identity:
        said.append(_("Tanpa kolom identitas pemohon"))
    heading = Heading(office().name, str(chosen.title), ["; ".join(said)], paper, "id", on)
    return Table(heading, columns)


def period(wanted: Wanted) -> str:
    """The year or month of a register, or the day on which exclusions are in force."""
    if wanted.year is None:
        if wanted.in_force:
            return _("Berlaku pada %(day)s", day=day(wanted.in_force))
        return _("Semua tahun")
    if wanted.month is None:
        return _("Tahun %(year)d", year=wanted.year)
    return month(date(wanted.year, wanted.month, 1))


def _veiled(table: Table, lines: Iterator[Any]) -> Iterator[Row]:
    """The cells for who may not see names: what people wrote is cleared of them too."""
    for line in lines:
        who = getattr(line, "case", None) or getattr(line, "filed", None)
        names = [name for name in (who.name, who.proxy_name) if name] if who is not None else []
        for row in table.cells([line]):
            yield [veil.hidden(cell, names) if isinstance(cell, str) else cell for cell in row]


def _counted(rows: Iterator[Row], total: int, progress: Progress) -> Iterator[Row]:
    for place, row in enumerate(rows, 1):
        progress(place, total)
        yield row

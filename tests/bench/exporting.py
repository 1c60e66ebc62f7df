"""Writes a register of the town in a process of its own, and says how long and how large.

`python -m tests.bench.exporting DATA DATABASE_URL FORM` prints processor seconds of the whole
export and of the yardstick, the peak memory of the export in MB, and the bytes of the file.

The yardstick is one for all three forms, what the shortest program with the same libraries would
need: the same statements are sent to the same database through SQLAlchemy and all their rows are
fetched, then the writing library alone (csv, XlsxWriter, the typesetter) writes the same cells in
the same way, from a list of finished texts. It computes no column, puts nothing into words, guards
against no formula, counts no progress. The seconds of the processes that set a PDF count on both
sides.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from ppid import create_app
from ppid.cases.models import Question, Requester
from ppid.exports import pages, reading
from ppid.exports.columns import Paper, Row, Table
from ppid.kit.config import ROOT
from ppid.kit.db import db, transaction
from ppid.kit.language import speaking
from ppid.letters.pdf import STANDARDS
from ppid.registers import making, sets
from ppid.registers.wanted import Book, Wanted
from tests.bench import town

WANTED = Wanted(Book.REQUESTS, year=2026)
SET = "lampiran-viii"


def fill(app: Flask, lines: int) -> None:
    """So many requests with identities; what is decided has its answer on each question."""
    town.people(app, lines)
    with app.app_context(), transaction():
        db.session.execute(sa.update(Requester).values(identity_number="3273010101900001"))
        db.session.execute(sa.update(Question).values(outcome="granted", available_form="softcopy"))


def seconds(work: Callable[[], object]) -> float:
    """How long one go takes of the processor, the processes it starts too."""
    began = _spent()
    work()
    return _spent() - began


def _spent() -> float:
    of = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in of)


def export(path: Path, form: str) -> None:
    """The whole way: read, put into words, write."""
    told = {
        "wanted": WANTED.to_parameters(),
        "set": SET,
        "form": form,
        "paper": "f4",
        "identity": True,
        "names": True,
        "on": "2026-11-24",
    }
    making.make(told, path, lambda done, total=None: None)


def statements() -> list[tuple[Any, Any, Any]]:
    """What the export asks the database, as SQLAlchemy was told it."""
    told: list[tuple[Any, Any, Any]] = []

    def keep(_over: Any, query: Any, many: Any, one: Any, options: Any) -> None:
        told.append((query, many or one, {k: options[k] for k in ("yield_per",) if k in options}))

    sa.event.listen(db.engine, "before_execute", keep)
    with speaking("id"), reading.snapshot() as over:
        sets.count(over, WANTED)
        for _line in sets.lines(over, WANTED):
            pass
    sa.event.remove(db.engine, "before_execute", keep)
    return told


def fetch(told: list[tuple[Any, Any, Any]]) -> None:
    """All their rows, and nothing done with them."""
    with reading.snapshot() as over:
        for query, values, options in told:
            found = over.execute(query, values or None, execution_options=options)
            for _part in found.partitions(500):
                pass


def cells() -> tuple[Table, list[Row]]:
    """The same cells as a list, and what stands over them."""
    with speaking("id"), reading.snapshot() as over:
        day = date(2026, 11, 24)
        table = making.table_of(
            sets.SETS[SET], WANTED, sets.count(over, WANTED), identity=True, paper=Paper.F4, on=day
        )
        return table, list(table.cells(sets.lines(over, WANTED)))


def xlsx_alone(table: Table, rows: list[Row]) -> Callable[[Path], object]:
    """Each cell in the format of its column, a row at a time."""
    import xlsxwriter

    def write(path: Path) -> None:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        sheet, look = book.add_worksheet(), book.add_format({"text_wrap": True, "border": 1})
        for at, row in enumerate(said):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at, place, cell, look)
                elif cell is None:
                    sheet.write_blank(at, place, None, look)
                else:
                    sheet.write_number(at, place, cell, look)
        book.close()

    said = [[_plain(cell) for cell in row] for row in rows]
    return write


def _plain(cell: Any) -> Any:
    if isinstance(cell, date):
        return cell.toordinal()
    return cell if cell != "" else None


def csv_alone(table: Table, rows: list[Row]) -> Callable[[Path], object]:
    """Finished texts, every field in quotes."""
    import csv

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows(said)

    said = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return write


def pdf_alone(table: Table, rows: list[Row]) -> Callable[[Path], object]:
    """The typesetter with finished texts, volume by volume as the export hands them to it."""

    def write(path: Path) -> None:
        for number, volume in enumerate(volumes):
            order = {
                "source": pages.SOURCE.read_text(),
                "path": str(path.with_suffix(f".{number}")),
                "data": said | {"rows": volume},
                "standards": list(STANDARDS),
            }
            subprocess.run(
                [sys.executable, "-m", "ppid.exports.setting"],
                input=json.dumps(order, ensure_ascii=False).encode(),
                cwd=ROOT,
                check=True,
            )

    said = pages._said(table)
    volumes = list(pages._volumes(table, rows))
    return write


ALONE: Mapping[str, Callable[[Table, list[Row]], Callable[[Path], object]]] = {
    "xlsx": xlsx_alone,
    "csv": csv_alone,
    "pdf": pdf_alone,
}


def main(data: str, url: str, form: str) -> None:
    """Measure once."""
    app = create_app(DATA=Path(data), DATABASE_URL=url, LOG_LEVEL="ERROR")
    path = Path(data) / f"register.{form}"
    with app.app_context():
        whole = seconds(lambda: export(path, form))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        peak = max(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        size, told = path.stat().st_size, statements()
        alone = seconds(lambda: fetch(told))
        told.clear()
        write = ALONE[form](*cells())
        alone += seconds(lambda: write(path))
    sys.stdout.write(f"{whole} {alone} {peak} {size}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Writes a register of the town in a process of its own, and says how long and how large.

`python -m tests.bench.exporting DATA DATABASE_URL FORM` prints processor seconds of the whole
export and of the writing library alone with the same cells from a list, the peak memory of the
export in MB, and the bytes of the file.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from ppid import create_app
from ppid.cases.models import Question, Requester
from ppid.exports import reading
from ppid.exports.columns import Row
from ppid.kit.db import db, transaction
from ppid.kit.language import speaking
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
    """How long one go takes of the processor: what else the machine does is not counted."""
    began = time.process_time()
    work()
    return time.process_time() - began


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


def cells() -> list[Row]:
    """The same cells as a list."""
    with speaking("id"), reading.snapshot() as over:
        columns = sets.SETS[SET].columns
        return [[one.value(line) for one in columns] for line in sets.lines(over, WANTED)]


def xlsx_alone(path: Path, rows: list[Row]) -> None:
    """What the library itself needs: each cell a text in a format, a row at a time."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet, look = book.add_worksheet(), book.add_format({"text_wrap": True, "border": 1})
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write_string(at, place, "" if cell is None else str(cell), look)
    book.close()


def csv_alone(path: Path, _rows: list[Row]) -> None:
    """The same tables over a raw cursor, as they are: no words, no names of outcomes."""
    import csv

    query = sa.text(
        "SELECT * FROM cases JOIN requesters ON requesters.id = cases.requester_id "
        "JOIN questions ON questions.case_id = cases.id ORDER BY registered_on, cases.id"
    )
    with path.open("w", encoding="utf-8", newline="") as file, reading.snapshot() as over:
        found = over.execute(query, execution_options={"yield_per": 500})
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(found)


ALONE: Mapping[str, Callable[[Path, list[Row]], Any]] = {"xlsx": xlsx_alone, "csv": csv_alone}


def main(data: str, url: str, form: str) -> None:
    """Measure once."""
    app = create_app(DATA=Path(data), DATABASE_URL=url, LOG_LEVEL="ERROR")
    path = Path(data) / f"register.{form}"
    with app.app_context():
        whole = seconds(lambda: export(path, form))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        peak = max(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        alone = 0.0
        if form in ALONE:
            rows = cells()
            alone = seconds(lambda: ALONE[form](path, rows))
    sys.stdout.write(f"{whole} {alone} {peak} {path.stat().st_size}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

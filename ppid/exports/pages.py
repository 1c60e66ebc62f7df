"""Tables as one PDF, whatever they hold: set part by part, then joined page by page.

Each part is set by a process of its own, because the engine keeps what it has set in memory. A
table of one part is tagged and archivable (PDF/UA-1, PDF/A-2a); joined parts lose their tags, so
that a longer register is read aloud from its XLSX or CSV.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from ppid.exports.columns import Cell, Form, Paper, Row, Table
from ppid.kit.config import ROOT
from ppid.kit.templates import day, rupiah
from ppid.letters.pdf import STANDARDS, shown

SOURCE = ROOT / "templates" / "exports" / "table.typ"
PART = 150  # rows
_SHEETS: Mapping[Paper, tuple[int, int]] = {Paper.F4: (330, 215), Paper.A4: (297, 210)}
_MANY = 12  # columns; more are set smaller
_LONGEST = 120  # seconds for one part


def write(path: Path, table: Table, rows: Iterable[Row]) -> None:
    """Set the table; parts lie beside the file until they are joined."""
    said = _said(table)
    parts = _parts(iter(rows))
    first, second = next(parts, []), next(parts, None)
    if second is None:
        _set(path, said | {"rows": _written(table, first)}, tagged=True)
        return
    made: list[Path] = []
    pages = 0
    for number, part in enumerate(chain((first, second), parts)):
        made.append(path.with_suffix(f".{number:05d}"))
        more = {"rows": _written(table, part), "after": pages, "opens": not number}
        _set(made[-1], said | more, tagged=False)
        pages += _pages(made[-1])
    _join(path, made)


def _parts(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while part := list(islice(rows, PART)):
        yield part


def _set(path: Path, data: Mapping[str, Any], *, tagged: bool) -> None:
    order = {
        "source": str(SOURCE),
        "path": str(path),
        "data": data,
        "standards": list(STANDARDS) if tagged else ["a-2b"],
        "tagged": tagged,
    }
    subprocess.run(
        [sys.executable, "-m", "ppid.exports.setting"],
        input=json.dumps(order, ensure_ascii=False).encode(),
        cwd=ROOT,
        check=True,
        timeout=_LONGEST,
    )


def _pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as part:
        return len(part)


def _join(path: Path, parts: Sequence[Path]) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument.new() as whole:
        for one in parts:
            with pypdfium2.PdfDocument(one) as part:
                whole.import_pages(part)
            one.unlink()
        whole.save(path)


def _said(table: Table) -> dict[str, Any]:
    heading = table.heading
    on = heading.on or date(1970, 1, 1)
    return {
        "title": shown(heading.title),
        "office": shown(heading.office),
        "lines": [shown(line) for line in heading.lines],
        "language": heading.language,
        "date": {"year": on.year, "month": on.month, "day": on.day},
        "sheet": _SHEETS[heading.paper],
        "size": 6.5 if len(table.columns) > _MANY else 8,
        "widths": [column.width for column in table.columns],
        "heads": [
            {
                "words": shown(head.words),
                "row": head.row,
                "column": head.column,
                "rows": head.rows,
                "columns": head.columns,
            }
            for head in table.heads()
        ],
        "after": 0,
        "opens": True,
    }


def _written(table: Table, rows: Sequence[Row]) -> list[list[str]]:
    forms = [column.form for column in table.columns]
    return [[_cell(cell, form) for cell, form in zip(row, forms, strict=True)] for row in rows]


def _cell(cell: Cell, form: Form) -> str:
    if isinstance(cell, date):
        return day(cell) if form is Form.LONG_DAY else f"{cell:%d-%m-%Y}"
    if isinstance(cell, int):
        return rupiah(cell) if form is Form.RUPIAH else str(cell)
    return shown(cell or "")

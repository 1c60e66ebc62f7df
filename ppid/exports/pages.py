"""Tables as one PDF, whatever they hold: set part by part, then joined page by page.

Each part is set by a process of its own, because the engine keeps what it has set in memory. A
table of one part is tagged and archivable (PDF/UA-1, PDF/A-2a); joined parts lose their tags, so
that a longer register is read aloud from its XLSX or CSV.
"""

from __future__ import annotations

import json
import re
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
_MARGIN, _INSET, _LETTER = 9, 2.2, 0.19  # millimetres; of a letter, for each point of its size
_HEADS = 0.9
_WORD, _SIGNS = re.compile(r"\S{4,}"), re.compile(r"(?<=[-/@._:,;])")
_BREAK, _SOFT = "\u200b", "\u00ad"
_LONGEST = 300  # seconds for one part, or for joining them


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
    _carry_out({"parts": [str(one) for one in made], "path": str(path)})


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
    _carry_out(order)


def _carry_out(order: Mapping[str, Any]) -> None:
    """Let a process of its own do it, which gives its memory back."""
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
        "size": _size(table),
        "widths": [column.width for column in table.columns],
        "heads": [
            {
                "words": _broken(
                    shown(head.words), _letters(table, head.column, head.columns, head=True)
                ),
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


def _size(table: Table) -> float:
    return 6.5 if len(table.columns) > _MANY else 8


def _letters(table: Table, column: int, columns: int = 1, *, head: bool = False) -> int:
    """How many letters fit on a line of a cell; those of a head are a little smaller."""
    width, _height = _SHEETS[table.heading.paper]
    wide = sum(one.width for one in table.columns[column : column + columns])
    share = wide / sum(one.width for one in table.columns)
    size = _size(table) * (_HEADS if head else 1)
    return max(3, int((share * (width - 2 * _MARGIN) - _INSET) / (size * _LETTER)))


def _broken(text: str, letters: int) -> str:
    """The text with places where a word may break that is longer than its line."""
    return _WORD.sub(lambda word: _pieces(word[0], letters), text)


def _pieces(word: str, letters: int) -> str:
    if len(word) <= letters:
        return word
    parts = [part for part in _SIGNS.split(word) if part]
    mark = _SOFT if word.isalpha() else _BREAK
    return _BREAK.join(
        mark.join(part[at : at + letters] for at in range(0, len(part), letters)) for part in parts
    )


def _written(table: Table, rows: Sequence[Row]) -> list[list[str]]:
    forms = [column.form for column in table.columns]
    fits = [_letters(table, place) for place in range(len(forms))]
    return [
        [_broken(_cell(cell, form), fit) for cell, form, fit in zip(row, forms, fits, strict=True)]
        for row in rows
    ]


def _cell(cell: Cell, form: Form) -> str:
    if isinstance(cell, date):
        return day(cell) if form is Form.LONG_DAY else f"{cell:%d-%m-%Y}"
    if isinstance(cell, int):
        return rupiah(cell) if form is Form.RUPIAH else str(cell)
    return shown(cell or "")

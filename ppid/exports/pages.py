"""Tables as PDF, whatever they hold; a long one in volumes (jilid), as paper registers are bound.

Every volume is a document of its own, tagged and archivable (PDF/UA-1, PDF/A-2a), with the title
and the heads; its pages are numbered on from the volume before. Each is set by a process of its
own, because the engine keeps what it has set in memory.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from ppid.exports.columns import Cell, Form, Paper, Row, Table
from ppid.exports.making import Made
from ppid.files.kinds import Kind
from ppid.kit import practice
from ppid.kit.config import ROOT
from ppid.kit.templates import day, rupiah
from ppid.letters.pdf import STANDARDS, shown

SOURCE = ROOT / "templates" / "exports" / "table.typ"
ROWS, LETTERS = 400, 150_000  # of one volume: what is set at once stays under 200 MB
_SHEETS: Mapping[Paper, tuple[int, int]] = {Paper.F4: (330, 215), Paper.A4: (297, 210)}
_MANY = 12  # columns; more are set smaller
_MARGIN, _INSET, _LETTER = 9, 2.2, 0.19  # millimetres; of a letter, for each point of its size
_HEADS = 0.9
_WORD, _SIGNS = re.compile(r"\S{4,}"), re.compile(r"(?<=[-/@._:,;])")
_BREAK, _SOFT = "\u200b", "\u00ad"
_LONGEST = 300  # seconds for one volume


def write(path: Path, table: Table, rows: Iterable[Row]) -> Made:
    """Set the table as one PDF, or as volumes in one ZIP where it is long; says which it became."""
    said = _said(table)
    volumes = _volumes(table, rows)
    first, second = next(volumes, []), next(volumes, None)
    if second is None:
        _set(path, said | {"rows": first})
        return Made()
    pages, part = 0, path.with_suffix(".jilid")
    with zipfile.ZipFile(path, "w") as pack:
        for number, volume in enumerate(chain((first, second), volumes), 1):
            title = _("%(title)s, jilid %(number)d", title=said["title"], number=number)
            _set(part, said | {"rows": volume, "after": pages, "title": title})
            pages += _pages(part)
            pack.writestr(zipfile.ZipInfo(f"jilid-{number:03d}.pdf"), part.read_bytes())
            part.unlink()
    return Made(Kind.ZIP)


def _volumes(table: Table, rows: Iterable[Row]) -> Iterator[list[list[str]]]:
    """The cells in words, so many rows at a time as the engine can set in its memory."""
    volume: list[list[str]] = []
    letters = 0
    for row in _written(table, rows):
        size = sum(map(len, row))
        if volume and (len(volume) == ROWS or letters + size > LETTERS):
            yield volume
            volume, letters = [], 0
        volume.append(row)
        letters += size
    if volume:
        yield volume


def _set(path: Path, data: Mapping[str, Any]) -> None:
    """Let a process of its own set it, which gives its memory back."""
    source = practice.paper(SOURCE.read_bytes()).decode()
    order = {"source": source, "path": str(path), "data": data, "standards": list(STANDARDS)}
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


def _written(table: Table, rows: Iterable[Row]) -> Iterator[list[str]]:
    forms = [column.form for column in table.columns]
    fits = [_letters(table, place) for place in range(len(forms))]
    for row in rows:
        yield [
            _broken(_cell(cell, form), fit)
            for cell, form, fit in zip(row, forms, fits, strict=True)
        ]


def _cell(cell: Cell, form: Form) -> str:
    if isinstance(cell, date):
        return day(cell) if form is Form.LONG_DAY else f"{cell:%d-%m-%Y}"
    if isinstance(cell, int):
        return rupiah(cell) if form is Form.RUPIAH else str(cell)
    return shown(cell or "")

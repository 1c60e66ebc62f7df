"""What a workbook holds that nobody sees who opens it: hidden sheets, rows and columns.

Called in the checking child only, after the workbook was proven sound. `look` says where
something is hidden, how many rows of it, and what they look like; `strip` writes a new workbook
of the values one sees, so that nothing of the rest (pivot caches, shared texts, names) is left.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from xml.parsers import expat

from ppid.files.reasons import Concealed, Reason, Refused, Where

MOST_TOLD: Final = 40  # of hidden parts: a child's answer is one short line
_SHEET_NAME: Final = 31
_SEEN: Final = "visible"
_YES: Final = ("1", "true", "on")
_LOOKS: Final = {
    "nik": re.compile(r"(?<!\d)\d{6}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}(?!\d)"),
    "phone": re.compile(r"(?<!\d)(?:\+?62|0)8\d{8,11}(?!\d)"),
}
_BETWEEN: Final = re.compile(r"[ .-]")
_FORMATS: Final = (
    (datetime, "yyyy-mm-dd hh:mm"),
    (date, "yyyy-mm-dd"),
    (time, "hh:mm:ss"),
    (timedelta, "[hh]:mm:ss"),
)

Row = Sequence[Any]


@dataclass(slots=True)
class _Sheet:
    """One sheet as the workbook lists it; rows and columns count from 0."""

    name: str
    seen: bool
    rows: set[int] = field(default_factory=set)
    columns: list[range] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        return not self.seen or bool(self.rows or self.columns)

    def hides_column(self, number: int) -> bool:
        return any(number in columns for columns in self.columns)


def look(content: bytes) -> None:
    """Raises Refused, with where something is hidden, where anything is."""
    found = _found(content)
    if found:
        raise Refused(Reason.HIDDEN, hidden=found[:MOST_TOLD])


def strip(content: bytes) -> bytes | None:
    """A workbook of what one sees, as values; None where nothing is hidden. Raises Refused."""
    if not _found(content):
        return None
    import xlsxwriter

    made = io.BytesIO()
    options = {"in_memory": True, "nan_inf_to_errors": True}
    try:
        with xlsxwriter.Workbook(made, options) as book:
            formats = [(kind, book.add_format({"num_format": how})) for kind, how in _FORMATS]
            for sheet, rows in _read(content, lambda sheet: sheet.seen):
                page = book.add_worksheet(sheet.name)
                _write(page, _seen(sheet, rows), formats)
                page.autofit()
    except xlsxwriter.exceptions.XlsxWriterException:
        raise Refused(Reason.BROKEN) from None
    return made.getvalue()


def _found(content: bytes) -> list[Concealed]:
    return [
        one
        for sheet, rows in _read(content, lambda sheet: sheet.hides)
        for one in _concealed(sheet, rows)
        if one.rows
    ]


def _concealed(sheet: _Sheet, rows: list[Row]) -> Iterator[Concealed]:
    if not sheet.seen:
        yield _told(sheet, Where.SHEET, rows)
        return
    yield _told(sheet, Where.ROWS, [row for at, row in enumerate(rows) if at in sheet.rows])
    if sheet.columns:
        unseen = [[cell for at, cell in enumerate(row) if sheet.hides_column(at)] for row in rows]
        yield _told(sheet, Where.COLUMNS, unseen)


def _told(sheet: _Sheet, where: Where, rows: Sequence[Row]) -> Concealed:
    full = [row for row in rows if any(cell != "" for cell in row)]
    looks = [
        name
        for name, pattern in _LOOKS.items()
        if any(pattern.search(_BETWEEN.sub("", _text(cell))) for row in full for cell in row)
    ]
    return Concealed(sheet.name[:_SHEET_NAME], where, len(full), tuple(looks))


def _text(cell: Any) -> str:
    return f"{cell:.0f}" if isinstance(cell, float) else str(cell)


def _seen(sheet: _Sheet, rows: list[Row]) -> Iterator[Row]:
    for at, row in enumerate(rows):
        if at not in sheet.rows:
            yield [cell for number, cell in enumerate(row) if not sheet.hides_column(number)]


def _write(page: Any, rows: Iterator[Row], formats: Sequence[tuple[type, Any]]) -> None:
    for at, row in enumerate(rows):
        for number, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(at, number, cell)  # never a formula
                continue
            how = next((one for kind, one in formats if isinstance(cell, kind)), None)
            page.write(at, number, cell, how)


def _read(content: bytes, wanted: Any) -> Iterator[tuple[_Sheet, list[Row]]]:
    """The wanted sheets with all their rows; nothing is read where none is wanted."""
    sheets = [sheet for sheet in _sheets(content) if wanted(sheet)]
    if not sheets:
        return
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in sheets:
            if sheet.name in book.sheet_names:
                yield (
                    sheet,
                    list(book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)),
                )
    except CalamineError:
        raise Refused(Reason.BROKEN) from None


def _sheets(content: bytes) -> Iterator[_Sheet]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        book = _book(archive, names)
        parts = _targets(archive, names, book)
        listed: list[dict[str, str]] = []
        _walk(archive.read(book), {"sheet": listed.append})
        for one in listed:
            sheet = _Sheet(one.get("name", ""), one.get("state", _SEEN) == _SEEN)
            part = parts.get(next((v for k, v in one.items() if k.endswith(":id")), ""), "")
            if part in names and "worksheets/" in part:
                _mark(sheet, archive.read(part))
                yield sheet


def _book(archive: zipfile.ZipFile, names: set[str]) -> str:
    parts = _targets(archive, names, "", purpose="officeDocument")
    book = next(iter(parts.values()), "")
    if book not in names:
        raise Refused(Reason.BROKEN)
    return book


def _targets(
    archive: zipfile.ZipFile, names: set[str], of: str, purpose: str = ""
) -> dict[str, str]:
    """Relationship id to part, of a part or of the whole archive."""
    folder, name = posixpath.split(of)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    found: list[dict[str, str]] = []
    if rels in names:
        _walk(archive.read(rels), {"Relationship": found.append})
    return {
        one.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, one.get("Target", ""))
        ).lstrip("/")
        for one in found
        if one.get("Type", "").endswith(purpose)
    }


def _mark(sheet: _Sheet, content: bytes) -> None:
    """Which rows and columns of the sheet are hidden."""
    if b"hidden" not in content:
        return
    last = -1

    def row(said: dict[str, str]) -> None:
        nonlocal last
        last = int(said["r"]) - 1 if "r" in said else last + 1
        if said.get("hidden") in _YES:
            sheet.rows.add(last)

    def column(said: dict[str, str]) -> None:
        if said.get("hidden") in _YES:
            sheet.columns.append(range(int(said["min"]) - 1, int(said["max"])))

    _walk(content, {"row": row, "col": column})


def _walk(content: bytes, wanted: dict[str, Any]) -> None:
    parser = expat.ParserCreate()

    def start(tag: str, said: dict[str, str]) -> None:
        if take := wanted.get(tag.rpartition(":")[2]):
            take(said)

    parser.StartElementHandler = start
    parser.Parse(content, True)

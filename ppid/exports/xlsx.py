"""Tables as XLSX for LibreOffice and Excel: every text a text, ready to print, in little memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ppid.exports.columns import Cell, Form, Head, Paper, Row, Table
from ppid.kit import practice

LONGEST = 32_767  # letters that one cell of the format holds
_CUT = " … (terpotong; selengkapnya di sistem)"

# The numbers of the format: 14 is Folio, 8.5 x 13 inches, which printers here call F4.
_PAPERS: Mapping[Paper, int] = {Paper.F4: 14, Paper.A4: 9}
_NUMBERS: Mapping[Form, str] = {
    Form.TEXT: "@",
    Form.NUMBER: "0",
    Form.DAY: "dd/mm/yyyy",
    Form.LONG_DAY: "[$-421]ddd, dd/mm/yyyy",
    Form.RUPIAH: '"Rp"#,##0',
}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LINE, _TALLEST = 15, 409  # points
_EPOCH = date(1899, 12, 30).toordinal()


def write(path: Path, table: Table, rows: Iterable[Row]) -> None:
    """Write title, heads and rows; only the row at hand is in memory."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), _OPTIONS | {"tmpdir": str(path.parent)})
    book.set_properties({"title": table.heading.title, "author": table.heading.office})
    sheet = book.add_worksheet("Register")
    first = len(table.heading.lines) + 3 + table.depth
    _set_up(sheet, table, first)
    _title(book, sheet, table)
    _heads(book, sheet, table, first - table.depth)
    last = _rows(book, sheet, table, rows, first)
    sheet.autofilter(first - 1, 0, max(last, first), len(table.columns) - 1)
    book.close()


def _set_up(sheet: Any, table: Table, first: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_PAPERS[table.heading.paper])
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first - table.depth, first - 1)
    sheet.freeze_panes(first, 1)
    sheet.set_footer("&L&8&A&R&8&P / &N")
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)


def _title(book: Any, sheet: Any, table: Table) -> None:
    strong, plain = book.add_format({"bold": True, "font_size": 14}), book.add_format()
    mark = f"{practice.MARK} – " if practice.is_on() else ""
    sheet.write_string(0, 0, f"{mark}{table.heading.office}", plain)
    sheet.write_string(1, 0, table.heading.title, strong)
    for row, words in enumerate(table.heading.lines, 2):
        sheet.write_string(row, 0, words, plain)


def _heads(book: Any, sheet: Any, table: Table, top: int) -> None:
    """Heads that several columns share reach across; a title stands in the last row.

    Reaching down as well is not possible: a row that is written is no longer in memory.
    """
    look = book.add_format(
        {
            "bold": True,
            "text_wrap": True,
            "align": "center",
            "valign": "vcenter",
            "border": 1,
            "bg_color": "#E7EDF5",
        }
    )
    bottom = table.depth - 1
    heads = list(table.heads())
    for row in range(table.depth):
        here = [head for head in heads if _stands(head.row, head.rows, bottom) == row]
        sheet.set_row(top + row, max((_tall(head, table) for head in here), default=1) * _LINE)
        for place in range(len(table.columns)):
            sheet.write_blank(top + row, place, None, look)
        for head in here:
            if head.columns > 1:
                end = head.column + head.columns - 1
                sheet.merge_range(top + row, head.column, top + row, end, head.words, look)
            else:
                sheet.write_string(top + row, head.column, head.words, look)


def _stands(row: int, rows: int, bottom: int) -> int:
    return bottom if row + rows - 1 == bottom else row


def _rows(book: Any, sheet: Any, table: Table, rows: Iterable[Row], first: int) -> int:
    looks = [
        book.add_format(
            {"num_format": _NUMBERS[column.form], "text_wrap": True, "valign": "top", "border": 1}
        )
        for column in table.columns
    ]
    put_text, put_number, put_nothing = sheet.write_string, sheet.write_number, sheet.write_blank
    widths = [column.width for column in table.columns]
    at = first - 1
    for at, row in enumerate(rows, first):
        lines = max(map(_lines, row, widths))
        if lines > 1:
            sheet.set_row(at, min(lines * _LINE, _TALLEST))
        sheet.row_info.pop(at - 2, None)  # written by now; the library would keep them all
        for place, cell in enumerate(row):
            look = looks[place]
            if isinstance(cell, str) and cell:
                put_text(at, place, cell if len(cell) <= LONGEST else _shortened(cell), look)
            elif isinstance(cell, date):
                put_number(at, place, cell.toordinal() - _EPOCH, look)
            elif isinstance(cell, int):
                put_number(at, place, cell, look)
            else:
                put_nothing(at, place, None, look)
    return at


def _lines(cell: Cell, width: int) -> int:
    """How many lines a text takes: LibreOffice makes no row taller by itself."""
    if not isinstance(cell, str) or (len(cell) <= width and "\n" not in cell):
        return 1
    return sum(1 + len(part) // max(width - 1, 1) for part in cell.split("\n"))


def _tall(head: Head, table: Table) -> int:
    over = table.columns[head.column : head.column + head.columns]
    wide = sum(column.width for column in over)
    longest = max(len(word) for word in head.words.split())
    return _lines(head.words, max(wide - 2, 1)) + (longest > wide)


def _shortened(text: str) -> str:
    return text[: LONGEST - len(_CUT)] + _CUT

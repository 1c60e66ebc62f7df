"""Tables as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from ppid.exports.columns import Row, Table

_STARTS = frozenset("=+-@\t\r\n＝＋－＠")


class Flavour(StrEnum):
    """For other programs: commas, plain UTF-8. For Excel in Indonesia: semicolons and a BOM."""

    PLAIN = "plain"
    EXCEL = "excel"


_DIALECTS = {Flavour.PLAIN: ("utf-8", ","), Flavour.EXCEL: ("utf-8-sig", ";")}


def safe(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    start = text[:1]
    if start.isalnum():
        return text
    if start in _STARTS or (start.isspace() and text.lstrip()[:1] in _STARTS):
        return f"'{text}"
    return text


def write(path: Path, table: Table, rows: Iterable[Row], flavour: Flavour = Flavour.PLAIN) -> None:
    """Write heads and rows; days as 2026-08-10, every field in quotes."""
    encoding, comma = _DIALECTS[flavour]
    with path.open("w", encoding=encoding, newline="") as file:
        out = csv.writer(file, delimiter=comma, quoting=csv.QUOTE_ALL)
        out.writerow([safe(" – ".join(column.heads)) for column in table.columns])
        # Days and numbers begin no formula, and csv writes them as they say themselves.
        out.writerows(
            [safe(cell) if isinstance(cell, str) and cell else cell for cell in row] for row in rows
        )

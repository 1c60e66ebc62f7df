"""The figures as open data: one figure a row, the same bytes each time, nothing personal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from ppid.exports.comma import safe
from ppid.kit.language import SOURCE, speaking
from ppid.reports import queries, words
from ppid.reports.definitions import FIGURES, VERSION
from ppid.reports.queries import Figures
from ppid.reports.scope import Dimension

LICENCE: Final = "CC BY 4.0"
LICENCE_ADDRESS: Final = "https://creativecommons.org/licenses/by/4.0/"
Row = Mapping[str, Any]


def rows_of(found: Figures) -> list[Row]:
    """Every figure and every cell of its breakdowns, in the order of the table."""
    with speaking(SOURCE):
        return list(_rows(found))


def _rows(found: Figures) -> Iterator[Row]:
    units = queries.unit_names()
    for key, figure in FIGURES.items():
        yield _row(found, key)
        for dimension in figure.by:
            for value in found.values(dimension):
                if (key, dimension, value) in found.cells:
                    yield _row(found, key, dimension, value, units)


def _row(
    found: Figures,
    key: str,
    dimension: Dimension | None = None,
    value: str = "",
    units: Mapping[str, str] | None = None,
) -> Row:
    figure, amount = FIGURES[key], found.of(key, dimension or "", value)
    return {
        "tahun": found.scope.year,
        "indikator": key,
        "dimensi": dimension.value if dimension else "",
        "nilai": value,
        "keterangan": words.value(dimension, value, units or {}) if dimension else "",
        "jumlah": None if amount is None else str(amount.normalize().__format__("f")),
        "satuan": figure.told_in.value,
    }


def dictionary_rows() -> list[Row]:
    """What every figure means, in Indonesian: the words of the law."""
    with speaking(SOURCE):
        return [
            {
                "indikator": key,
                "judul": str(figure.title),
                "definisi": str(figure.definition),
                "dasar_hukum": figure.article,
                "satuan": figure.told_in.value,
                "dimensi": " ".join(one.value for one in figure.by),
                "versi_definisi": VERSION,
                "lisensi": LICENCE,
            }
            for key, figure in FIGURES.items()
        ]


def as_csv(rows: Iterable[Row], _about: Mapping[str, Any]) -> str:
    """With a head; no cell starts a formula, whatever a unit is called."""
    kept = list(rows)
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, fieldnames=list(kept[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(
        {name: safe(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
        for row in kept
    )
    return lines.getvalue()


def as_json(rows: Iterable[Row], about: Mapping[str, Any]) -> str:
    """With what it is, whose, as of when, and under which licence."""
    told = {
        **about,
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
        "definitions": VERSION,
        "rows": list(rows),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


FORMS: Final[Mapping[str, Callable[[Iterable[Row], Mapping[str, Any]], str]]] = {
    "csv": as_csv,
    "json": as_json,
}

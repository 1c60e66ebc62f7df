"""Reading the lines of an older list as entries: each is good, known, or has a fault."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from flask_babel import gettext as _

from ppid import law
from ppid.admin.earlier.judging import Verdict
from ppid.admin.earlier.table import Cell, Lines
from ppid.kit.forms import clean_line, clean_text
from ppid.kit.templates import day
from ppid.law import Category, EntrySays
from ppid.office.queries import office
from ppid.publication import words
from ppid.publication.older.columns import FIELDS

_TITLE, _SUMMARY = 200, 2000
_LENGTHS: Final[Mapping[str, int]] = {
    "holder": 200,
    "responsible": 200,
    "made_when": 100,
    "made_place": 100,
    "retention": 200,
    "link": 500,
}
_YEARS: Final = range(1945, 2201)
_DIGITS: Final = 9
_CATEGORIES: Final[Sequence[tuple[str, Category]]] = (
    ("serta", Category.IMMEDIATE),
    ("berkala", Category.PERIODIC),
    ("setiap", Category.ALWAYS),
    ("tersedia", Category.ALWAYS),
)
_SOFT: Final = re.compile(r"soft|digital|elektronik|pdf|online|daring|file", re.IGNORECASE)
_HARD: Final = re.compile(r"hard|cetak|kertas|buku|dokumen", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as an older list says it: the columns of `CONTENT`, and its number there.

    `number` is kept; one that is no plain number stands only in `written`, for officers.
    """

    line: int
    written: str
    number: int | None
    content: Mapping[str, Any]

    @property
    def lacks(self) -> list[str]:
        """What it does not say yet, in words: it comes in as a draft."""
        content = self.content
        has_form = content["softcopy"] or content["hardcopy"]
        said = {name: content[name] for name in EntrySays.__slots__ if name != "has_form"}
        found = law.lacking(EntrySays(**said, has_form=has_form))
        return [str(words.ELEMENTS[name]) for name in found]


@dataclass(frozen=True, slots=True)
class Judged:
    """One line by its place in the file: the entry that it is, or what is wrong with it."""

    line: int
    verdict: Verdict
    shown: str
    entry: Entry | None = None
    wrong: str = ""


class _Wrong(Exception):
    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


def judge(
    lines: Lines,
    *,
    first: int,
    columns: Mapping[str, int],
    numbers: Mapping[int, str],
    titles: Collection[str],
) -> list[Judged]:
    """Every line from place `first` on.

    `numbers` are those that entries here have, with their titles; `titles` all titles here.
    """
    taken: dict[int, int] = {}
    return [_against(one, numbers, titles, taken) for one in _read(lines, first, columns)]


def _against(
    one: Judged, numbers: Mapping[int, str], titles: Collection[str], taken: dict[int, int]
) -> Judged:
    entry = one.entry
    if entry is None:
        return one
    title = entry.content["title"]
    if entry.number is None:
        known = title in titles
        return Judged(one.line, Verdict.KNOWN if known else Verdict.NEW, one.shown, entry)
    if entry.number in taken:
        said = _("Nomor ini sudah ada di baris %(line)s.", line=str(taken[entry.number]))
        return Judged(one.line, Verdict.BAD, one.shown, wrong=said)
    taken[entry.number] = one.line
    if entry.number not in numbers:
        return Judged(one.line, Verdict.NEW, one.shown, entry)
    if numbers[entry.number] == title:
        return Judged(one.line, Verdict.KNOWN, one.shown, entry)
    said = _("Nomor ini sudah milik entri “%(title)s”.", title=numbers[entry.number][:80])
    return Judged(one.line, Verdict.BAD, one.shown, wrong=said)


def _read(lines: Lines, first: int, columns: Mapping[str, int]) -> Iterator[Judged]:
    for place in range(first, len(lines)):
        row = {key: _at(lines[place], column) for key, column in columns.items()}
        if not any(value for key, value in row.items() if key != "number"):
            continue  # an empty line, or the numbers of the columns below the heads
        shown = _line(row, "number") or "-"
        try:
            entry = _entry(row, place + 1)
        except _Wrong as wrong:
            yield Judged(place + 1, Verdict.BAD, shown, wrong=wrong.said)
        else:
            yield Judged(place + 1, Verdict.NEW, shown, entry)


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else ""


def _entry(row: Mapping[str, Cell], line: int) -> Entry:
    written = _line(row, "number")
    bare = written.rstrip(".")
    plain = bare.isascii() and bare.isdecimal() and len(bare) <= _DIGITS and int(bare) > 0
    title, summary = _title(row)
    when, place = _made(row)
    forms = _line(row, "forms")
    content: dict[str, Any] = {
        "title": title,
        "summary": summary,
        "category": _category(_line(row, "category")),
        "unit_id": None,
        "holder": _line(row, "holder") or office().name,
        "responsible": _line(row, "responsible"),
        "made_when": when,
        "made_place": place,
        "year": _year(_line(row, "year")),
        "softcopy": bool(_SOFT.search(forms)),
        "hardcopy": bool(_HARD.search(forms)),
        "retention": _line(row, "retention"),
        "link": _link(_line(row, "link")),
    }
    for key, most in _LENGTHS.items():
        if len(content[key]) > most:
            raise _Wrong(
                _("%(field)s lebih dari %(most)s huruf.", field=_called(key), most=str(most))
            )
    return Entry(line, written, int(bare) if plain else None, content)


def _title(row: Mapping[str, Cell]) -> tuple[str, str]:
    """Title and summary; the annex has one column for both: its first line is the title."""
    said, more = _text(row, "title"), _text(row, "summary")
    if not said:
        raise _Wrong(_("%(field)s kosong.", field=_called("title")))
    head, _newline, rest = said.partition("\n")
    summary = "\n".join(part for part in (rest.strip(), more) if part)
    if len(head) > _TITLE:
        summary = "\n".join(part for part in (said, more) if part)
        head = head[: _TITLE - 2].rpartition(" ")[0] or head[: _TITLE - 2]
        head += " …"
    if len(summary) > _SUMMARY:
        raise _Wrong(
            _("%(field)s lebih dari %(most)s huruf.", field=_called("summary"), most=str(_SUMMARY))
        )
    return head.strip(), summary


def _made(row: Mapping[str, Cell]) -> tuple[str, str]:
    """When and where; in one column the place stands after the last comma."""
    when, place = _line(row, "made_when"), _line(row, "made_place")
    whole = _line(row, "made")
    if not whole:
        return when, place
    before, comma, after = whole.rpartition(",")
    both = (before.strip(), after.strip()) if comma else (whole, "")
    return when or both[0], place or both[1]


def _category(said: str) -> Category:
    """What is not said is available at all times, UU 14/2008 Pasal 11."""
    if not said or said == "-":
        return Category.ALWAYS
    for mark, category in _CATEGORIES:
        if mark in said.lower():
            return category
    raise _Wrong(
        _(
            "Jenis “%(said)s” tidak dikenal. Tulis berkala, serta-merta, atau setiap saat.",
            said=said[:60],
        )
    )


def _year(said: str) -> int | None:
    if said in ("", "-"):
        return None
    if said.isascii() and said.isdecimal() and len(said) == 4 and int(said) in _YEARS:
        return int(said)
    raise _Wrong(_("Tahun “%(said)s” bukan tahun dengan empat angka.", said=said[:40]))


def _link(said: str) -> str:
    if said in ("", "-"):
        return ""
    try:
        parts = urlsplit(said)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        good = False
    if good and " " not in said:
        return said
    raise _Wrong(_("Alamat “%(said)s” tidak diawali https:// atau http://.", said=said[:60]))


def _called(key: str) -> str:
    return next(str(one.words) for one in FIELDS if one.key == key)


def _line(row: Mapping[str, Cell], key: str) -> str:
    said = row.get(key, "")
    return day(said) if isinstance(said, date) else str(clean_line(said))


def _text(row: Mapping[str, Cell], key: str) -> str:
    said = row.get(key, "")
    return day(said) if isinstance(said, date) else str(clean_text(said))

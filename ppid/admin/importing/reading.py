"""Reading days off from a file, a CSV table or an iCalendar, row by row; and judging each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum, auto
from typing import Any, Final

from flask_babel import gettext as _

from ppid.admin.calendar.words import closed_words
from ppid.kit.forms import clean_line
from ppid.law import HolidayKind
from ppid.law.seed import UNCONFIRMED
from ppid.office.edits import CalendarEdit, DayOff, is_closed

COLUMNS: Final = ("date", "name", "kind", "source")
ALLOWED: Final = frozenset({*COLUMNS, "year"})
MOST_ROWS: Final = 1000
MOST_BYTES: Final = 500_000
_LONGEST: Final = 31  # days of one event
_NAME, _SOURCE = 160, 300
_YEARS: Final = range(2020, 2101)
_KINDS: Final = {kind.value for kind in HolidayKind}


class Unreadable(Exception):
    """The file as a whole cannot be read; says why in words."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = auto()
    KNOWN = auto()
    CONFLICT = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file by its line: the day that it names, or what is wrong with it."""

    line: int
    day: DayOff | None = None
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what becomes of it, and why in words."""

    row: Row
    verdict: Verdict
    words: str = ""


@dataclass(frozen=True)
class Report:
    """A dry run: all rows of a file, judged; `past` are new days that have passed already."""

    rows: Sequence[Judged]
    past: Sequence[DayOff] = field(default_factory=tuple)

    def of(self, verdict: Verdict) -> list[Judged]:
        """The rows with one verdict."""
        return [one for one in self.rows if one.verdict is verdict]

    @property
    def edit(self) -> CalendarEdit | None:
        """The change that takes all new days over; None while a row is bad or none is new."""
        new = [one.row.day for one in self.of(Verdict.NEW) if one.row.day]
        return CalendarEdit(added=tuple(new)) if new and not self.of(Verdict.BAD) else None


def read(name: str, data: bytes) -> list[Row]:
    """The rows of a file, told from its name and first words. Raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("Berkas ini terlalu besar: paling banyak 500 KB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("Berkas ini bukan teks UTF-8. Simpan lagi sebagai CSV UTF-8.")) from None
    is_calendar = name.lower().endswith(".ics") or text.lstrip().startswith("BEGIN:VCALENDAR")
    rows = list(_events(text, name) if is_calendar else _table(text))
    if not rows:
        raise Unreadable(_("Tidak ada satu hari pun di berkas ini."))
    if len(rows) > MOST_ROWS:
        raise Unreadable(
            _("Berkas ini memuat lebih dari 1.000 hari. Bagi menjadi beberapa berkas.")
        )
    return rows


def judge(rows: Iterable[Row], known: Mapping[date, DayOff], today: date) -> Report:
    """Compare rows with the days that are noted and with each other."""
    first: dict[date, int] = {}
    judged: list[Judged] = []
    for row in rows:
        found = _judge(row, known, first, today)
        if row.day and found.verdict is not Verdict.BAD:
            first.setdefault(row.day.on, row.line)
        judged.append(found)
    new = (one.row.day for one in judged if one.verdict is Verdict.NEW)
    return Report(judged, [one for one in new if one and one.on <= today])


def _judge(
    row: Row, known: Mapping[date, DayOff], first: Mapping[date, int], today: date
) -> Judged:
    if row.day is None:
        return Judged(row, Verdict.BAD, row.wrong)
    on, stored = row.day.on, known.get(row.day.on)
    if on in first:
        return Judged(row, Verdict.BAD, _("Tanggal ini sudah ada di baris %(line)s.",
                                          line=first[on]))  # fmt: skip
    if stored is None and is_closed(on.year, today):
        return Judged(row, Verdict.BAD, closed_words(on.year))
    if stored is None:
        return Judged(row, Verdict.NEW)
    if stored.kind != row.day.kind:
        return Judged(row, Verdict.CONFLICT, _("Tercatat dengan jenis lain: %(name)s.",
                                               name=stored.name))  # fmt: skip
    words = "" if stored.name == row.day.name else _("Tercatat: %(name)s.", name=stored.name)
    return Judged(row, Verdict.KNOWN, words)


def _table(text: str) -> Iterator[Row]:
    heads_line = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heads_line.count)
    lines = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        heads = [str(clean_line(head)).lower() for head in next(lines, [])]
        if not set(COLUMNS) <= set(heads) or not set(heads) <= ALLOWED or _twice(heads):
            raise Unreadable(_wrong_columns(heads))
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield _row(lines.line_num, heads, cells)
    except csv.Error:
        line = lines.line_num
        raise Unreadable(_("Baris %(line)s tidak dapat dibaca sebagai CSV.", line=line)) from None


def _twice(heads: Sequence[str]) -> bool:
    return len(set(heads)) < len(heads)


def _wrong_columns(heads: Sequence[str]) -> str:
    return _("Baris 1: kolom yang diharapkan adalah %(expected)s. Yang ada: %(found)s.",
             expected=", ".join(COLUMNS), found=", ".join(heads)[:200] or "-")  # fmt: skip


def _row(line: int, heads: Sequence[str], cells: Sequence[str]) -> Row:
    if len(cells) != len(heads):
        return Row(line, wrong=_("Ada %(found)s kolom, seharusnya %(expected)s: %(heads)s.",
                                 found=len(cells), expected=len(heads),
                                 heads=", ".join(heads)))  # fmt: skip
    said = {head: str(clean_line(cell)) for head, cell in zip(heads, cells, strict=True)}
    try:
        on = date.fromisoformat(said["date"])
    except ValueError:
        return Row(line, wrong=_("Tanggal \"%(typed)s\" tidak ada. Tulis seperti 2026-08-17.",
                                 typed=said["date"][:40]))  # fmt: skip
    if said["kind"] not in _KINDS:
        return Row(line, wrong=_("Jenis \"%(typed)s\" tidak dikenal. Pakai %(kinds)s.",
                                 typed=said["kind"][:40],
                                 kinds=", ".join(kind.value for kind in HolidayKind)))  # fmt: skip
    if said.get("year") and said["year"] != str(on.year):
        return Row(line, wrong=_("Kolom year (%(year)s) berbeda dari tahun tanggalnya.",
                                 year=said["year"][:10]))  # fmt: skip
    return _day(line, on, said["name"], said["kind"], said["source"])


def _day(line: int, on: date, name: str, kind: str, source: str) -> Row:
    if on.year not in _YEARS:
        return Row(line, wrong=_("Tahun %(year)s di luar 2020 sampai 2100.", year=str(on.year)))
    if not name or len(name) > _NAME:
        return Row(line, wrong=_("Nama hari libur harus 1 sampai %(most)s huruf.", most=_NAME))
    if not source or len(source) > _SOURCE:
        return Row(line, wrong=_("Dasar (source) harus 1 sampai %(most)s huruf.", most=_SOURCE))
    said = f"{name} {source}".lower()
    sure = not any(doubt in said for doubt in UNCONFIRMED)
    return Row(line, DayOff(on, name, kind, source, sure))


def _events(text: str, name: str) -> Iterator[Row]:
    """One row for each day of each event; the line is the one on which the event begins."""
    from icalendar import Calendar

    begins = [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip().upper() == "BEGIN:VEVENT"
    ]
    try:
        events = list(Calendar.from_ical(text).walk("VEVENT"))
    except (ValueError, IndexError, KeyError, RecursionError):
        raise Unreadable(
            _("Berkas .ics ini tidak dapat dibaca. Unduh lagi dari sumbernya, atau pakai CSV.")
        ) from None
    for line, event in zip(begins, events, strict=False):
        yield from _event(line, event, name)


def _event(line: int, event: Any, name: str) -> Iterator[Row]:
    if event.get("RRULE"):
        yield Row(line, wrong=_("Hari yang berulang tidak dibaca: tulis tanggalnya satu per satu."))
        return
    try:
        first, last = _span(event)
    except (ValueError, TypeError, AttributeError, KeyError):
        yield Row(line, wrong=_("Acara ini tidak punya tanggal yang dapat dibaca."))
        return
    if (last - first).days >= _LONGEST:
        yield Row(line, wrong=_("Acara ini lebih panjang daripada 31 hari."))
        return
    title = str(clean_line(str(event.get("SUMMARY", ""))))
    source = str(clean_line(str(event.get("DESCRIPTION", "")))) or _("Berkas %(name)s", name=name)
    for n in range((last - first).days + 1):
        yield _day(line, first + timedelta(n), title, _kind(event, title), source[:_SOURCE])


def _span(event: Any) -> tuple[date, date]:
    """First and last day; an iCalendar's own end is the day after the last."""
    start = event.decoded("DTSTART")
    end = event.decoded("DTEND", None)
    first = start.date() if isinstance(start, datetime) else start
    if end is None:
        return first, first
    last = end.date() if isinstance(end, datetime) else end - timedelta(days=1)
    return first, max(first, last)


def _kind(event: Any, title: str) -> str:
    named = event.get("CATEGORIES")
    said = named.to_ical().decode(errors="replace") if hasattr(named, "to_ical") else ""
    words = f"{said} {title}".lower().replace("_", " ")
    if "cuti bersama" in words:
        return HolidayKind.JOINT_LEAVE.value
    if "daerah" in words or "regional" in words:
        return HolidayKind.REGIONAL.value
    return HolidayKind.NATIONAL.value

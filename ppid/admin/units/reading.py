"""Reading a list of units line by line, and judging each line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Final

from flask_babel import gettext as _

from ppid.kit.forms import clean_line

MOST: Final = 500
MOST_BYTES: Final = 200_000
_NAME, _SHORT, _EMAIL = 160, 40, 254
_ADDRESS: Final = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
_HEADS: Final = frozenset({"nama", "nama unit", "unit", "perangkat daerah", "name"})


class Verdict(StrEnum):
    """What becomes of a line."""

    NEW = auto()
    KNOWN = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: what it names, and what becomes of it (why, if it is bad)."""

    number: int
    name: str
    short: str
    email: str
    verdict: Verdict
    words: str = ""

    @property
    def said(self) -> dict[str, str]:
        """As `office.actions.add_unit` takes it."""
        return {"name": self.name, "short": self.short, "email": self.email}


@dataclass(frozen=True)
class Report:
    """A dry run: all lines of a list, judged."""

    lines: Sequence[Line] = field(default_factory=tuple)

    def of(self, verdict: Verdict) -> list[Line]:
        """The lines with one verdict."""
        return [line for line in self.lines if line.verdict is verdict]

    @property
    def ready(self) -> bool:
        """Whether there is something to add, and nothing to put right."""
        return bool(self.of(Verdict.NEW)) and not self.of(Verdict.BAD)


def text_of(content: bytes) -> str:
    """The text of a file, however a spreadsheet wrote it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def judge(text: str, *, known: Collection[str]) -> Report:
    """Each line that says something; `known` are the names of units that are there."""
    there, seen = {name.casefold() for name in known}, set[str]()
    judged = []
    for number, cells in _rows(text):
        line = _judged(number, cells, there, seen)
        seen.add(line.name.casefold())
        judged.append(line)
    return Report(judged)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    marks = {mark: text.count(mark) for mark in "\t;"}
    between = max(marks, key=lambda mark: marks[mark]) if any(marks.values()) else ","
    reader = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=between)
    for number, cells in enumerate(reader, 1):
        clean = [str(clean_line(cell)) for cell in cells[:3]]
        if any(clean) and not (number == 1 and clean[0].casefold() in _HEADS):
            yield number, [*clean, "", ""][:3]
        if number > MOST:
            return


def _judged(number: int, cells: list[str], there: set[str], seen: set[str]) -> Line:
    name, short, email = cells
    wrong = (
        (not name, _("Nama unit kosong.")),
        (len(name) > _NAME, _("Nama unit lebih dari %(most)d huruf.", most=_NAME)),
        (len(short) > _SHORT, _("Singkatan lebih dari %(most)d huruf.", most=_SHORT)),
        (
            bool(email) and not (_ADDRESS.fullmatch(email) and len(email) <= _EMAIL),
            _("Alamat email tidak lengkap: %(email)s.", email=email[:60]),
        ),
        (name.casefold() in seen, _("Nama ini sudah ada di baris sebelumnya.")),
        (number > MOST, _("Paling banyak %(most)d unit sekali jalan.", most=MOST)),
    )
    why = next((words for is_wrong, words in wrong if is_wrong), "")
    verdict = Verdict.KNOWN if name.casefold() in there else Verdict.NEW
    return Line(number, name, short or name[:_SHORT], email, Verdict.BAD if why else verdict, why)

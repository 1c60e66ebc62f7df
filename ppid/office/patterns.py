"""How numbers of a register are written: {nomor:4}/{kode}/{bulan_romawi}/{tahun}."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from ppid.kit.wording import Fault, Line, Piece, read_line

MOST_DIGITS: Final = 8
NUMBER: Final = "nomor"
YEAR: Final = "tahun"
MONTH: Final = "bulan"
ROMAN: Final = "bulan_romawi"
CODE: Final = "kode"
CLASSIFICATION: Final = "klasifikasi"
_WIDTHS: Final = {f"{NUMBER}:{width}": width for width in range(1, MOST_DIGITS + 1)} | {NUMBER: 1}
NAMES: Final = frozenset({*_WIDTHS, YEAR, MONTH, ROMAN, CODE, CLASSIFICATION})
MONTHS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_DIGITS: Final = "0123456789"
_AHEAD: Final = 60  # years: as far as a pattern without an end is compared
_MANY: Final = 999_999


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that was read, with its code and its archive classification."""

    pieces: Line
    code: str = ""
    classification: str = ""

    @property
    def width(self) -> int:
        """How many digits a running number has at least."""
        return next(_WIDTHS[one.name] for one in self.pieces if one.name in _WIDTHS)

    @property
    def names(self) -> list[str]:
        """The places it names, without their widths, in order."""
        return [NUMBER if one.name in _WIDTHS else one.name for one in self.pieces if one.name]

    @property
    def months(self) -> Sequence[int]:
        """The months that make a difference to it: all, or one for all."""
        return range(1, 13) if {MONTH, ROMAN} & set(self.names) else (1,)

    def said(self, number: int, on: date) -> str:
        """The number of a document of that day."""
        values = self._fixed() | {
            YEAR: f"{on.year}",
            MONTH: f"{on.month:02d}",
            ROMAN: MONTHS[on.month - 1],
        }
        return "".join(
            one.words
            if not one.name
            else f"{number:0{_WIDTHS[one.name]}d}"
            if one.name in _WIDTHS
            else values[one.name]
            for one in self.pieces
        )

    def longest(self) -> int:
        """How many letters its longest number has, up to 999.999 a year."""
        return len(self.said(_MANY, date(2028, 8, 31)))

    def written(self) -> Line:
        """With code and classification in place, and the running number without its width."""
        fixed = self._fixed()
        merged: list[Piece] = []
        for one in self.pieces:
            name = NUMBER if one.name in _WIDTHS else one.name
            words = fixed.get(name, one.words)
            name = "" if name in fixed else name
            if not name and merged and not merged[-1].name:
                merged[-1] = Piece(merged[-1].words + words)
            else:
                merged.append(Piece(words, name))
        return tuple(merged)

    def _fixed(self) -> dict[str, str]:
        return {CODE: self.code, CLASSIFICATION: self.classification}


@lru_cache(maxsize=256)
def read(text: str, code: str = "", classification: str = "") -> tuple[Pattern, tuple[Fault, ...]]:
    """A pattern, and what in it could not be read."""
    pieces, faults = read_line(text, NAMES)
    return Pattern(pieces, code, classification), faults


@dataclass(frozen=True, slots=True)
class Reign:
    """The years in which a pattern writes numbers; `last` is None while it goes on."""

    first: int
    last: int | None = None

    def __contains__(self, year: int) -> bool:
        """Whether it may have written a number of that year."""
        return self.first <= year and (self.last is None or year <= self.last)

    def years(self) -> range:
        """Every year, as far as two patterns are compared."""
        return range(self.first, (self.last or self.first + _AHEAD) + 1)


def shared_number(one: Pattern, its: Reign, other: Pattern, others: Reign) -> str | None:
    """The shortest number that both patterns could write in their years, or None.

    Great and small letters are the same here: people do not tell such numbers apart.
    """
    left, right = _machine(one, its), _machine(other, others)
    waiting: list[tuple[int, int, str]] = [(0, 0, "")]
    seen = {(0, 0)}
    for here, there, said in waiting:
        if here == left.end and there == right.end:
            return said
        for letter, further, beyond in _steps_together(left, here, right, there):
            if (further, beyond) not in seen:
                seen.add((further, beyond))
                waiting.append((further, beyond, said + letter))
    return None


class _Machine:
    """Every number that a pattern can write, as steps from place to place."""

    def __init__(self) -> None:
        self.steps: dict[int, list[tuple[str, int]]] = {}
        self.end = 0
        self._places = 0

    def _step(self, place: int, letters: str, to: int | None = None) -> int:
        if to is None:
            self._places += 1
            to = self._places
        self.steps.setdefault(place, []).append((letters, to))
        return to

    def add_one_of(self, words: Sequence[str]) -> None:
        """One of several words follows; none of them begins with another whole one."""
        begin = self.end
        meeting: int | None = None
        for word in words:
            place = begin
            for at, letter in enumerate(word, 1):
                last = at == len(word)
                place = self._step(place, letter.lower(), meeting if last else None)
            meeting = place if word else meeting
        self.end = meeting if meeting is not None else begin

    def add_number(self, width: int) -> None:
        """A running number follows."""
        for _digit in range(width):
            self.end = self._step(self.end, _DIGITS)
        self._step(self.end, _DIGITS, self.end)


def _steps_together(
    left: _Machine, here: int, right: _Machine, there: int
) -> Iterator[tuple[str, int, int]]:
    for letters, further in left.steps.get(here, ()):
        for others, beyond in right.steps.get(there, ()):
            both = [letter for letter in letters if letter in others]
            if both:
                yield ("1" if "1" in both else both[0]), further, beyond


def _machine(pattern: Pattern, reign: Reign) -> _Machine:
    made = _Machine()
    alternatives: Mapping[str, Sequence[str]] = {
        YEAR: [str(year) for year in reign.years()],
        MONTH: [f"{month:02d}" for month in range(1, 13)],
        ROMAN: MONTHS,
    }
    for piece in pattern.written():
        if piece.name == NUMBER:
            made.add_number(pattern.width)
        else:
            made.add_one_of(alternatives.get(piece.name, [piece.words]))
    return made


def alike(one: Pattern, other: Pattern) -> bool:
    """Whether two patterns write the same but for the digits of the running number."""
    return _folded(one.written()) == _folded(other.written())


def _folded(line: Line) -> list[tuple[str, str]]:
    return [(piece.words.lower(), piece.name) for piece in line]


_BESIDE: Final = re.compile(r"[0-9]")


def touches_digits(pattern: Pattern) -> bool:
    """Whether the running number stands straight beside other digits, so that nobody reads it."""
    line = pattern.written()
    for at, piece in enumerate(line):
        if piece.name == NUMBER:
            before = line[at - 1] if at else None
            after = line[at + 1] if at + 1 < len(line) else None
            return _ends_in_digit(before, -1) or _ends_in_digit(after, 0)
    return False


def _ends_in_digit(piece: Piece | None, at: int) -> bool:
    if piece is None:
        return False
    return piece.name in (YEAR, MONTH) or bool(piece.words and _BESIDE.match(piece.words[at]))

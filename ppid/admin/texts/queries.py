"""The places with what the office says there, their versions, and what one says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from ppid.accounts.models import Officer
from ppid.admin.texts.words import is_mail, place_words
from ppid.kit.db import db
from ppid.office.models import TextVersion
from ppid.office.texts import saying, versions
from ppid.office.texts.catalogue import SLOTS
from ppid.office.texts.slots import Slot

_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in the list: what it says now, and whether these are the office's own words.

    `number` is that of its newest version, 0 where it was never changed; `half` says that the
    office changed one language and left the other as it was.
    """

    slot: Slot
    words: str
    version: TextVersion | None
    number: int
    half: bool

    @property
    def is_own(self) -> bool:
        """Whether the office says anything of its own here."""
        return bool(self.version and self.version.words)


def groups() -> list[tuple[Any, bool, list[PlaceLine]]]:
    """Every letter and mail with its places, and whether it is a mail."""
    known, numbers = versions.newest(), versions.counts()
    by_place = groupby(SLOTS.values(), lambda slot: slot.place)
    found = [
        (place, [_line(one, known.get(one.key), numbers.get(one.key, 0)) for one in slots])
        for place, slots in by_place
    ]
    return [(place_words(place), is_mail(lines[0].slot), lines) for place, lines in found]


def _line(slot: Slot, version: TextVersion | None, number: int) -> PlaceLine:
    own = version.words if version else {}
    half = bool(own) and any(language not in own for language in slot.languages)
    return PlaceLine(slot, saying.said(slot.key, "id"), version, number, half)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A version with its number within its place (1 is the first change) and its author."""

    number: int
    row: TextVersion
    author: str


def history(key: str) -> list[Numbered]:
    """The versions of a place, newest first."""
    rows = versions.history(key)
    names = _names({row.author_id for row in rows if row.author_id})
    return [
        Numbered(len(rows) - place, row, names.get(row.author_id or 0, ""))
        for place, row in enumerate(rows)
    ]


def _names(ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    rows = db.session.execute(sa.select(Officer.id, Officer.name).where(Officer.id.in_(ids)))
    return {row.id: row.name for row in rows}


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: the same in both texts, only in the old one, or only in the new one."""

    kind: str
    words: str


def difference(old: str, new: str) -> list[Change]:
    """What a text says otherwise than an older one, word by word."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    return list(_changes(before, after))


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(before[i:j]))
            continue
        if i < j:
            yield Change("out", "".join(before[i:j]))
        if k < m:
            yield Change("in", "".join(after[k:m]))

"""Why a file is not taken."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass


class Reason(enum.StrEnum):
    """Each reason has one sentence for the reader in words.py."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_ALLOWED = "not_allowed"
    MISLABELLED = "mislabelled"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    ACTIVE = "active"
    MACROS = "macros"
    OUTSIDE_LINKS = "outside_links"
    EMBEDDED = "embedded"
    OLD_OFFICE = "old_office"
    NOT_TEXT = "not_text"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_COMPLEX = "too_complex"
    HIDDEN = "hidden"
    MALWARE = "malware"
    NOT_CHECKED = "not_checked"
    NOT_SCANNED = "not_scanned"
    NO_SPACE = "no_space"
    NOT_STORED = "not_stored"


class Where(enum.StrEnum):
    """In which way a part of a workbook is hidden."""

    SHEET = "sheet"
    ROWS = "rows"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Concealed:
    """A part of a workbook that nobody sees: how many rows of it hold something.

    `looks` names what they look like: "nik", "phone".
    """

    sheet: str
    where: Where
    rows: int
    looks: tuple[str, ...] = ()


class Refused(Exception):
    """A file that is not taken; facts fill the sentence of its reason.

    `hidden` says what a workbook hides, where that is the reason.
    """

    def __init__(
        self, reason: Reason, *, hidden: Sequence[Concealed] = (), **facts: str | int
    ) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.hidden = tuple(hidden)
        self.facts = facts


class Hidden(enum.StrEnum):
    """What is done with what a workbook hides."""

    REFUSED = "refused"
    STRIPPED = "stripped"
    KEPT = "kept"

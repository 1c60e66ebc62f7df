"""Why a file is not taken."""

from __future__ import annotations

import enum


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
    MALWARE = "malware"
    NOT_CHECKED = "not_checked"
    NOT_SCANNED = "not_scanned"
    NO_SPACE = "no_space"
    NOT_STORED = "not_stored"


class Refused(Exception):
    """A file that is not taken; facts fill the sentence of its reason."""

    def __init__(self, reason: Reason, **facts: str | int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = facts

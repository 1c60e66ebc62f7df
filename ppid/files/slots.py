"""What may be handed in where, how large, and whether it is kept sealed."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from ppid.files.kinds import Kind

MB = 1024 * 1024


class Slot(enum.StrEnum):
    """A place in a case where a file may be handed in."""

    IDENTITY = "identity"
    MANDATE = "mandate"
    DEED = "deed"
    LETTER_SCAN = "letter_scan"
    ATTACHMENT = "attachment"
    UNIT_ANSWER = "unit_answer"
    RELEASE = "release"
    PUBLISHED = "published"
    ORIGINAL = "original"
    DECREE = "decree"
    DISPUTE = "dispute"
    LETTER = "letter"
    EXPORT = "export"
    REPORT = "report"
    LOGO = "logo"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class SlotRule:
    """Kinds that are taken, the most bytes of one file, and whether it is encrypted at rest.

    `cleaned`: what names its makers is taken out before it is kept. `open`: a workbook that
    hides sheets, rows or columns is not taken before somebody has said what becomes of them.
    """

    kinds: tuple[Kind, ...]
    max_bytes: int
    sealed: bool
    cleaned: bool = False
    open: bool = False


_SCAN = (Kind.PDF, Kind.JPEG, Kind.PNG)
_ANY = (*_SCAN, Kind.DOCX, Kind.XLSX, Kind.CSV, Kind.TXT)

SLOTS: Mapping[Slot, SlotRule] = {
    Slot.IDENTITY: SlotRule(_SCAN, 5 * MB, sealed=True),
    Slot.MANDATE: SlotRule(_SCAN, 5 * MB, sealed=True),
    Slot.DEED: SlotRule(_SCAN, 5 * MB, sealed=True),
    Slot.LETTER_SCAN: SlotRule(_SCAN, 20 * MB, sealed=True),
    Slot.ATTACHMENT: SlotRule(_ANY, 20 * MB, sealed=False),
    Slot.UNIT_ANSWER: SlotRule(_ANY, 50 * MB, sealed=False, open=True),
    Slot.RELEASE: SlotRule(_ANY, 50 * MB, sealed=False),
    Slot.PUBLISHED: SlotRule((*_SCAN, Kind.XLSX, Kind.CSV), 50 * MB, sealed=False, cleaned=True),
    Slot.ORIGINAL: SlotRule((Kind.PDF, Kind.XLSX), 50 * MB, sealed=True),
    Slot.DECREE: SlotRule((Kind.PDF,), 20 * MB, sealed=False),
    Slot.DISPUTE: SlotRule((*_SCAN, Kind.DOCX), 20 * MB, sealed=True),
    Slot.LOGO: SlotRule((Kind.PNG, Kind.JPEG), 2 * MB, sealed=False),
    Slot.LETTER: SlotRule((Kind.PDF,), 20 * MB, sealed=True),
    Slot.REGISTER: SlotRule((Kind.XLSX, Kind.CSV), 10 * MB, sealed=True),
    Slot.REPORT: SlotRule((Kind.PDF, Kind.DOCX), 50 * MB, sealed=False),
    Slot.EXPORT: SlotRule(
        (Kind.PDF, Kind.DOCX, Kind.XLSX, Kind.CSV, Kind.ZIP), 2000 * MB, sealed=True
    ),
}

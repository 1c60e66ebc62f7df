"""Which papers prove who somebody is and that they may act, Perki 1/2021 Pasal 27."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.cases.kinds import Missing, RequesterKind
from ppid.files.slots import Slot

PAPER_OF: Mapping[Slot, Missing] = {
    Slot.IDENTITY: Missing.IDENTITY,
    Slot.DEED: Missing.DEED,
    Slot.MANDATE: Missing.MANDATE,
}
SLOTS: Mapping[Slot, Any] = {
    Slot.IDENTITY: _l("Salinan KTP atau surat keterangan kependudukan"),
    Slot.DEED: _l("Salinan akta pendirian dengan pengesahannya"),
    Slot.MANDATE: _l("Surat kuasa khusus bermeterai"),
    Slot.ATTACHMENT: _l("Lampiran lain"),
}
_WANTED: Mapping[RequesterKind, tuple[Slot, ...]] = {
    RequesterKind.PERSON: (Slot.IDENTITY,),
    RequesterKind.LEGAL_ENTITY: (Slot.DEED,),
    RequesterKind.GROUP: (Slot.IDENTITY, Slot.MANDATE),
}


def wanted_slots(kind: RequesterKind, by_proxy: bool) -> tuple[Slot, ...]:
    """What must be attached, Perki 1/2021 Pasal 27 ayat (2) sampai (7)."""
    slots = _WANTED[kind]
    return slots if Slot.MANDATE in slots or not by_proxy else (*slots, Slot.MANDATE)

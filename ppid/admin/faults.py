"""What in a text with named places cannot be read, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from flask_babel import gettext as _

from ppid.kit.wording import Fault, Trouble

_FOUND: Final = 40  # letters: as much of what stands there as helps to find it

_TROUBLES: Final[Mapping[Trouble, Callable[[Fault], str]]] = {
    Trouble.NOT_CLOSED: lambda _fault: _(
        "tanda { tidak ditutup. Tutup dengan }, atau tulis {{ untuk tanda kurung biasa."
    ),
    Trouble.NOT_OPENED: lambda _fault: _(
        "tanda } tidak dibuka. Hapus, atau tulis }} untuk tanda kurung biasa."
    ),
    Trouble.NO_NAME: lambda _fault: _("{} tidak berisi nama. Tulis salah satu nama dari daftar."),
    Trouble.UNKNOWN: lambda fault: (
        _("%(found)s tidak dikenal; maksud Anda {%(meant)s}?", found=_cut(fault), meant=fault.meant)
        if fault.meant
        else _("%(found)s tidak dikenal. Pakai nama dari daftar.", found=_cut(fault))
    ),
    Trouble.BOLD_NOT_CLOSED: lambda _fault: _(
        "tanda ** tidak ditutup. Huruf tebal dibuka dan ditutup dengan ** pada baris yang sama."
    ),
    Trouble.BOLD_EMPTY: lambda _fault: _("di antara ** dan ** belum ada tulisan."),
    Trouble.HIDDEN: lambda fault: _(
        "ada huruf yang tidak tampak dan dapat membalik arah baris (%(found)s). Hapus huruf itu.",
        found=fault.found,
    ),
}


def _cut(fault: Fault) -> str:
    return fault.found if len(fault.found) <= _FOUND else f"{fault.found[:_FOUND]}…"


def fault_words(fault: Fault) -> str:
    """The column and the reason of what cannot be read; its line is the caller's to say."""
    return _("huruf ke-%(column)d: ", column=fault.column) + _TROUBLES[fault.trouble](fault)

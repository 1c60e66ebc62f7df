"""What the places of a number's pattern stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from flask_babel import lazy_gettext as _l

NAMES: Final[Sequence[tuple[str, Any, str]]] = (
    ("{nomor}", _l("nomor urut tahun ini"), "7"),
    ("{nomor:4}", _l("nomor urut dengan empat angka; boleh 1 sampai 8"), "0007"),
    ("{kode}", _l("kode dari isian di atas"), "SKTL"),
    ("{klasifikasi}", _l("kode klasifikasi arsip dari isian di atas"), "480"),
    ("{bulan}", _l("bulan dengan dua angka"), "11"),
    ("{bulan_romawi}", _l("bulan dengan angka Romawi"), "XI"),
    ("{tahun}", _l("tahun; harus ada"), "2026"),
)
"""Name, meaning, sample."""

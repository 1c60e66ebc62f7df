"""The places that a text may name, what they stand for, and a sample of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask_babel import lazy_gettext as _l

from ppid.kit.templates import day
from ppid.office.models import Office


@dataclass(frozen=True, slots=True)
class Name:
    """What a place stands for, and what a preview puts there: words, or a day."""

    means: Any
    sample: Any

    def shown(self) -> str:
        """The sample in the language spoken now."""
        return day(self.sample) if isinstance(self.sample, date) else str(self.sample)


OWN: Final[Mapping[str, Name]] = {
    "kantor": Name(_l("nama PPID kantor ini"), _l("PPID Kabupaten Contoh")),
    "badan_publik": Name(_l("nama badan publik"), _l("Pemerintah Kabupaten Contoh")),
    "alamat_kantor": Name(_l("alamat kantor"), _l("Jalan Contoh Nomor 1")),
    "telepon": Name(_l("telepon kantor"), "(0411) 555-0101"),
    "email": Name(_l("alamat email kantor"), "ppid@contoh.example"),
    "situs": Name(_l("situs web kantor"), "ppid.contoh.example"),
    "jam_layanan": Name(_l("jam buka kantor"), "08.00–16.00"),
}
"""What every text may name: the office's profile knows it."""

GIVEN: Final[Mapping[str, Name]] = {
    "nomor_pendaftaran": Name(_l("nomor pendaftaran permohonan"), "PIP-2026-000118"),
    "tanggal_permohonan": Name(_l("tanggal permohonan diterima"), date(2026, 11, 2)),
    "nomor_keberatan": Name(_l("nomor registrasi keberatan"), "KEB-2026-000007"),
    "tanggal_keberatan": Name(_l("tanggal keberatan diterima"), date(2026, 11, 25)),
    "waktu_menjawab": Name(
        _l("waktu menjawab menurut profil hukum"), _l("10 (sepuluh) hari kerja")
    ),
    "batas_unduh": Name(_l("hari terakhir berkas dapat diunduh"), date(2026, 12, 16)),
    "tanggal_penyerahan": Name(_l("tanggal informasi diserahkan"), date(2026, 11, 16)),
    "jumlah_biaya": Name(_l("jumlah biaya salinan"), "Rp 25.000"),
    "atasan": Name(_l("jabatan Atasan PPID"), _l("Sekretaris Daerah")),
}
"""What the letter or mail itself knows."""

NAMES: Final[Mapping[str, Name]] = {**OWN, **GIVEN}


def own_values(office: Office) -> dict[str, str]:
    """What the office's profile says for the places that every text may name."""
    return {
        "kantor": office.name,
        "badan_publik": office.body_name,
        "alamat_kantor": office.address,
        "telepon": office.phone,
        "email": office.email,
        "situs": office.website,
        "jam_layanan": f"{office.opens:%H.%M}–{office.closes:%H.%M}",
    }

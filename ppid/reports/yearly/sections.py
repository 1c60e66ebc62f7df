"""The parts of the report that the office writes, in the order of Perki 1/2021 Pasal 56 ayat "
"(4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from flask_babel import lazy_gettext as _l


class Fact(StrEnum):
    """How a number of a section is told."""

    PEOPLE = "people"
    RUPIAH = "rupiah"


@dataclass(frozen=True, slots=True)
class Asked:
    """A number that a section asks for."""

    name: str
    words: Any
    kind: Fact


@dataclass(frozen=True, slots=True)
class Section:
    """One part: its heading, its article, what belongs in it, and its numbers."""

    key: str
    title: Any
    article: str
    hint: Any
    asks: tuple[Asked, ...] = ()
    must: bool = True


_CONTENTS = "Perki 1/2021 Pasal 56 ayat (4)"
_CARRIED_OUT = "Perki 1/2021 Pasal 57 ayat (1)"

_SECTIONS: Final = (
    Section(
        "summary",
        _l("Ringkasan"),
        "Perki 1/2021 Pasal 58",
        _l(
            "Beberapa kalimat untuk pembaca yang hanya membaca satu halaman: apa yang dicapai, dan "
            "apa yang belum."
        ),
    ),
    Section(
        "policy",
        _l("Gambaran umum kebijakan pelayanan"),
        f"{_CONTENTS} huruf a",
        _l("Dasar hukum, susunan PPID, standar layanan, dan perubahan kebijakan pada tahun ini."),
    ),
    Section(
        "facilities",
        _l("Sarana dan prasarana"),
        f"{_CARRIED_OUT} huruf a",
        _l(
            "Ruang dan meja layanan, kanal layanan, sarana bagi penyandang disabilitas, dan "
            "keadaannya."
        ),
    ),
    Section(
        "staff",
        _l("Sumber daya manusia"),
        f"{_CARRIED_OUT} huruf b",
        _l(
            "Siapa yang melayani dan kualifikasinya: pendidikan, pelatihan, sertifikat. Tidak "
            "perlu nama."
        ),
        (
            Asked("officers", _l("Petugas pelayanan informasi"), Fact.PEOPLE),
            Asked("trained", _l("Di antaranya, yang dilatih tahun ini"), Fact.PEOPLE),
        ),
    ),
    Section(
        "budget",
        _l("Anggaran dan penggunaannya"),
        f"{_CARRIED_OUT} huruf c",
        _l(
            "Untuk apa anggaran layanan informasi dipakai, dan mengapa bila tidak terpakai "
            "seluruhnya."
        ),
        (
            Asked("budget", _l("Anggaran"), Fact.RUPIAH),
            Asked("spent", _l("Realisasi"), Fact.RUPIAH),
        ),
    ),
    Section(
        "service",
        _l("Penjelasan atas rincian pelayanan"),
        "Perki 1/2021 Pasal 57 ayat (2)",
        _l(
            "Angkanya dihitung dari register. Tulis apa yang perlu dijelaskan: sebab "
            "keterlambatan, lonjakan permohonan."
        ),
        must=False,
    ),
    Section(
        "disputes",
        _l("Penjelasan atas keberatan dan sengketa"),
        "Perki 1/2021 Pasal 57 ayat (3)",
        _l(
            "Angkanya dihitung dari register. Tulis isi putusan dan pelaksanaannya, tanpa nama "
            "pemohon."
        ),
        must=False,
    ),
    Section(
        "internal",
        _l("Kendala internal"),
        f"{_CONTENTS} huruf e",
        _l("Yang ada di dalam badan publik: dokumen tersebar, kekurangan petugas, dan sebagainya."),
    ),
    Section(
        "external",
        _l("Kendala eksternal"),
        f"{_CONTENTS} huruf e",
        _l("Yang ada di luar badan publik."),
    ),
    Section(
        "recommendations",
        _l("Rekomendasi dan rencana tindak lanjut"),
        f"{_CONTENTS} huruf f",
        _l("Apa yang akan diperbaiki, oleh siapa, dan kapan."),
    ),
)

SECTIONS: Final[Mapping[str, Section]] = MappingProxyType({one.key: one for one in _SECTIONS})

"""The indicators of the self-assessment, and where in the product each is proven.

The six indicators of 2025 are known from the Komisi Informasi DKI Jakarta only, their weights not
at all: nothing is scored here (Perki 1/2021 Pasal 59 asks for monitoring, not for these names).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from flask_babel import lazy_gettext as _l


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that can be shown: what it is, and the page where it stands."""

    words: Any
    endpoint: str
    values: Mapping[str, Any] = field(default_factory=dict)
    public: bool = True


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator and its proofs."""

    title: Any
    proofs: tuple[Proof, ...]


INDICATORS: Final = (
    Indicator(
        _l("Kualitas informasi"),
        (
            Proof(_l("Daftar Informasi Publik dengan unsur Perki 1/2021"), "publication.listing"),
            Proof(_l("Daftar informasi yang dikecualikan"), "publication.excluded"),
            Proof(_l("Data terbuka dengan kamus dan lisensi"), "reports.performance"),
        ),
    ),
    Indicator(
        _l("Sarana dan prasarana"),
        (
            Proof(_l("Permohonan dan keberatan secara daring"), "intake.start"),
            Proof(_l("Pernyataan aksesibilitas"), "pages.accessibility"),
            Proof(_l("Maklumat dan jadwal pelayanan"), "pages.pledge"),
        ),
    ),
    Indicator(
        _l("Jenis informasi"),
        (
            Proof(_l("Informasi berkala, serta-merta, dan setiap saat"), "publication.listing"),
            Proof(_l("Laporan layanan tahunan, ringkasan dan lengkap"), "reports.published"),
        ),
    ),
    Indicator(
        _l("Pelayanan informasi"),
        (
            Proof(_l("Register permohonan"), "registers.requests", public=False),
            Proof(_l("Register keberatan"), "registers.objections", public=False),
            Proof(
                _l("Waktu jawab: nilai tengah dan paling lama"), "reports.statistics", public=False
            ),
            Proof(
                _l("Permohonan yang dijawab tepat waktu"),
                "reports.behind",
                {"key": "on_time"},
                public=False,
            ),
            Proof(_l("Tata cara permohonan dan hak pemohon"), "pages.how"),
        ),
    ),
    Indicator(
        _l("Komitmen PPID"),
        (
            Proof(_l("Kewajiban berkala dan pelaksanaannya"), "admin.duties", public=False),
            Proof(_l("Uji konsekuensi dan Penetapan"), "exclusions.listing", public=False),
            Proof(_l("Sengketa dan pelaksanaan putusan"), "disputes.queue", public=False),
            Proof(_l("Laporan layanan dan pengirimannya"), "reports.reports", public=False),
        ),
    ),
    Indicator(
        _l("Digitalisasi dan inovasi"),
        (
            Proof(_l("Pelacakan permohonan oleh pemohon"), "intake.follow"),
            Proof(_l("Verifikasi surat lewat kode"), "verifying.ask"),
            Proof(_l("Hitungan tenggat yang dapat diperiksa siapa saja"), "pages.rights"),
            Proof(_l("Kinerja layanan terbuka, dihitung setiap hari"), "reports.performance"),
        ),
    ),
)

"""The yearly report of the fictitious office, as far as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from ppid.accounts.models import Officer
from ppid.office.calendar import local_day
from ppid.reports.models import YearReport
from ppid.reports.yearly import actions

WORDS: Final[Mapping[str, str]] = {
    "policy": "PPID Kabupaten Teluk Biru melayani permohonan berdasarkan UU 14/2008 dan "
    "Perki 1/2021. Susunan PPID dan PPID pelaksana ditetapkan dengan keputusan bupati; standar "
    "layanan diperbarui bulan Februari.",
    "facilities": "Satu meja layanan di lantai dasar dengan jalan landai, kursi tunggu, dan "
    "komputer bagi pemohon. Permohonan juga diterima lewat situs web, surat elektronik, surat, "
    "dan telepon.",
    "staff": "Petugas berlatar pendidikan ilmu administrasi, hukum, dan kearsipan. Dua orang "
    "mengikuti bimbingan teknis layanan informasi.",
    "budget": "Anggaran dipakai untuk penggandaan dokumen, pelatihan, dan pemeliharaan situs.",
    "internal": "Dokumen lama tersebar di beberapa perangkat daerah dan belum semuanya "
    "didigitalkan.",
    "external": "Sebagian pemohon tinggal di pulau kecil dengan jaringan internet terbatas.",
}
FACTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "staff": {"officers": 6, "trained": 2},
    "budget": {"budget": 150_000_000, "spent": 96_500_000},
}


def a_draft(ppid: Officer, *, at: datetime) -> YearReport:
    """This year's report, begun early: what is left to write is shown as such."""
    report = actions.begin(local_day(at).year, by=ppid, at=at)
    for section, text in WORDS.items():
        facts = FACTS.get(section, {})
        actions.write(report, section, seen=0, text=text, facts=facts, by=ppid, at=at)
    return report

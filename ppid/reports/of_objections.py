"""The figures on objections and disputes (Perki 1/2021 Pasal 57 ayat (3))."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from flask_babel import lazy_gettext as _l

from ppid.reports.figure import DISPUTED, Figure, Measure, Of, Unit
from ppid.reports.scope import Dimension

D = Dimension

OBJECTIONS: Final = (
    Figure(
        "objections",
        Of.OBJECTIONS,
        _l("Keberatan diterima"),
        _l(
            "Keberatan yang diterima dalam periode ini. Satu keberatan dengan dua alasan dihitung "
            "pada keduanya."
        ),
        f"{DISPUTED} huruf a",
        by=(D.MONTH, D.OBJECTION_GROUND),
    ),
    Figure(
        "objections_answered",
        Of.OBJECTIONS,
        _l("Keberatan ditanggapi"),
        _l("Di antaranya, yang sudah ditanggapi Atasan PPID sampai tanggal keadaan."),
        f"{DISPUTED} huruf b",
    ),
    Figure(
        "objections_settled",
        Of.OBJECTIONS,
        _l("Keberatan selesai secara musyawarah"),
        _l("Yang diselesaikan kedua belah pihak secara musyawarah."),
        "UU 14/2008 Pasal 35 ayat (2)",
    ),
    Figure(
        "objections_withdrawn",
        Of.OBJECTIONS,
        _l("Keberatan dicabut"),
        _l("Yang dicabut pemohonnya sebelum ditanggapi."),
        f"{DISPUTED} huruf a",
    ),
    Figure(
        "objections_open",
        Of.OBJECTIONS,
        _l("Keberatan belum ditanggapi"),
        _l("Yang pada tanggal keadaan belum ditanggapi, diselesaikan, atau dicabut."),
        f"{DISPUTED} huruf a",
    ),
    Figure(
        "objections_late",
        Of.OBJECTIONS,
        _l("Keberatan ditanggapi terlambat"),
        _l("Yang ditanggapi sesudah 30 hari kerja menurut hitungannya sendiri."),
        "UU 14/2008 Pasal 36 ayat (2)",
    ),
    Figure(
        "objections_granted",
        Of.OBJECTIONS,
        _l("Keberatan dikabulkan seluruhnya"),
        _l("Yang ditanggapi dengan mengabulkan seluruhnya."),
        f"{DISPUTED} huruf b",
    ),
    Figure(
        "objections_partly",
        Of.OBJECTIONS,
        _l("Keberatan dikabulkan sebagian"),
        _l("Yang ditanggapi dengan mengabulkan sebagian."),
        f"{DISPUTED} huruf b",
    ),
    Figure(
        "objections_upheld",
        Of.OBJECTIONS,
        _l("Keputusan PPID dikuatkan"),
        _l("Yang ditanggapi dengan menguatkan keputusan PPID."),
        "UU 14/2008 Pasal 36 ayat (3)",
    ),
    Figure(
        "objections_inadmissible",
        Of.OBJECTIONS,
        _l("Keberatan tidak dapat diterima"),
        _l("Yang ditanggapi bahwa keberatannya tidak dapat diterima."),
        f"{DISPUTED} huruf b",
    ),
    Figure(
        "objections_ordered",
        Of.OBJECTIONS,
        _l("Tanggapan yang memuat perintah"),
        _l("Yang tanggapan atau kesepakatannya memberi PPID sesuatu untuk dilaksanakan."),
        f"{DISPUTED} huruf b; Perki 1/2021 Pasal 8 ayat (2) huruf c",
    ),
    Figure(
        "objections_executed",
        Of.OBJECTIONS,
        _l("Perintah selesai dilaksanakan"),
        _l("Di antaranya, yang semua perintahnya sudah dilaksanakan sampai tanggal keadaan."),
        f"{DISPUTED} huruf b",
    ),
    Figure(
        "objection_days_median",
        Of.OBJECTIONS,
        _l("Waktu tanggapan: nilai tengah"),
        _l(
            "Separuh tanggapan datang dalam waktu ini atau lebih cepat; hari kerja sejak keberatan "
            "diterima."
        ),
        "UU 14/2008 Pasal 36 ayat (2)",
        Measure.MEDIAN,
        Unit.DAYS,
        base="objections_answered",
    ),
    Figure(
        "objection_days_slowest",
        Of.OBJECTIONS,
        _l("Waktu tanggapan: paling lama"),
        _l("Hari kerja tanggapan yang paling lama."),
        "UU 14/2008 Pasal 36 ayat (2)",
        Measure.SLOWEST,
        Unit.DAYS,
        base="objections_answered",
    ),
)


def _dispute(key: str, title: Any, definition: Any, letter: str) -> Figure:
    return Figure(key, Of.DISPUTES, title, definition, f"{DISPUTED} huruf {letter}")


_JUDGED: Final = (
    (
        "won",
        _l("Yang putusannya dalam periode ini memenangkan pemohon seluruhnya."),
    ),
    ("partly", _l("Yang putusannya dalam periode ini memenangkan pemohon untuk sebagian.")),
    ("lost", _l("Yang putusannya dalam periode ini memenangkan kantor.")),
)


def _judged(of: str, letter: str, titles: Sequence[Any]) -> Iterator[Figure]:
    """What the judgments of one instance said; those without a noted outcome are in none."""
    for (name, definition), title in zip(_JUDGED, titles, strict=True):
        yield _dispute(f"{of}_{name}", title, definition, letter)


DISPUTES: Final = (
    _dispute(
        "disputes",
        _l("Sengketa di Komisi Informasi"),
        _l("Permohonan penyelesaian sengketa yang diterima Komisi Informasi dalam periode ini."),
        "c",
    ),
    _dispute(
        "disputes_settled",
        _l("Mediasi mencapai kesepakatan"),
        _l(
            "Sengketa yang mediasinya mencapai kesepakatan dalam periode ini, kapan pun dimohonkan."
        ),
        "d",
    ),
    _dispute(
        "disputes_unsettled",
        _l("Mediasi gagal"),
        _l("Sengketa yang mediasinya dinyatakan gagal dalam periode ini."),
        "d",
    ),
    _dispute(
        "disputes_decided",
        _l("Putusan Komisi Informasi"),
        _l("Sengketa yang putusan ajudikasinya dibacakan dalam periode ini."),
        "d",
    ),
    *_judged(
        "disputes",
        "d",
        (
            _l("Putusan Komisi Informasi: pemohon menang"),
            _l("Putusan Komisi Informasi: menang sebagian"),
            _l("Putusan Komisi Informasi: kantor menang"),
        ),
    ),
    _dispute(
        "disputes_withdrawn",
        _l("Sengketa, gugatan, atau kasasi dicabut"),
        _l("Sengketa yang permohonan, gugatan, atau kasasinya dicabut dalam periode ini."),
        "d",
    ),
    _dispute(
        "disputes_ended",
        _l("Berakhir tanpa putusan"),
        _l("Sengketa yang dalam periode ini tidak diregistrasi, dinyatakan gugur, atau dicabut."),
        "d",
    ),
    _dispute(
        "disputes_executed",
        _l("Putusan atau kesepakatan dilaksanakan"),
        _l("Sengketa yang putusan atau kesepakatannya selesai dilaksanakan dalam periode ini."),
        "d",
    ),
    _dispute(
        "lawsuits",
        _l("Gugatan ke pengadilan"),
        _l("Sengketa yang digugat ke pengadilan dalam periode ini."),
        "e",
    ),
    _dispute(
        "judgments",
        _l("Putusan pengadilan"),
        _l("Sengketa yang putusan pengadilannya diterima dalam periode ini."),
        "f",
    ),
    *_judged(
        "judgments",
        "f",
        (
            _l("Putusan pengadilan: pemohon menang"),
            _l("Putusan pengadilan: menang sebagian"),
            _l("Putusan pengadilan: kantor menang"),
        ),
    ),
    _dispute(
        "cassations",
        _l("Kasasi"),
        _l("Sengketa yang dikasasi dalam periode ini."),
        "e",
    ),
    _dispute(
        "cassations_decided",
        _l("Putusan kasasi"),
        _l("Sengketa yang kasasinya diputus dalam periode ini."),
        "f",
    ),
    *_judged(
        "cassations",
        "f",
        (
            _l("Putusan kasasi: pemohon menang"),
            _l("Putusan kasasi: menang sebagian"),
            _l("Putusan kasasi: kantor menang"),
        ),
    ),
    _dispute(
        "disputes_running",
        _l("Sengketa yang masih berjalan"),
        _l(
            "Sengketa yang dimohonkan kapan pun dan pada hari terakhir periode, atau tanggal "
            "keadaan bila lebih awal, belum berakhir."
        ),
        "d",
    ),
)

"""What registers, forms and facts are called on screen."""

from collections.abc import Mapping
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ppid.exports.columns import Paper
from ppid.registers.wanted import Book

BOOKS: Mapping[Book, LazyString] = {
    Book.REQUESTS: _l("Register permintaan"),
    Book.OBJECTIONS: _l("Register keberatan"),
    Book.EXCLUSIONS: _l("Daftar informasi yang dikecualikan"),
    Book.PUBLIC_LIST: _l("Daftar Informasi Publik"),
}

FORMS: Mapping[str, tuple[LazyString, LazyString]] = {
    "xlsx": (_l("Excel (XLSX)"), _l("Untuk LibreOffice dan Excel, siap dicetak.")),
    "pdf": (
        _l("PDF"),
        _l("Untuk dicetak dan diarsipkan; register panjang berjilid dalam satu ZIP."),
    ),
    "csv": (_l("CSV"), _l("Untuk aplikasi lain: koma, UTF-8.")),
    "csv-excel": (
        _l("CSV untuk Excel"),
        _l("Titik koma dan tanda UTF-8, sesuai pengaturan Indonesia."),
    ),
}

PAPERS: Mapping[Paper, LazyString] = {
    Paper.F4: _l("F4 (215 x 330 mm), melintang"),
    Paper.A4: _l("A4, melintang"),
}

FACTS: Mapping[str, Any] = {
    "": _l("Seluruh baris"),
    "id": _l("Urutan"),
    "nomor": _l("Nomor"),
    "didaftar": _l("Tanggal didaftar"),
    "diterima": _l("Tanggal diterima"),
    "saluran": _l("Saluran"),
    "nama": _l("Nama"),
    "nomor_identitas": _l("Nomor identitas"),
    "alamat": _l("Alamat"),
    "pekerjaan": _l("Pekerjaan"),
    "telepon": _l("Telepon"),
    "email": _l("Email"),
    "kuasa": _l("Kuasa"),
    "surat_kuasa": _l("Surat kuasa"),
    "informasi": _l("Informasi yang diminta"),
    "informasi_butir": _l("Informasi yang diminta"),
    "tujuan": _l("Tujuan penggunaan"),
    "cara_memperoleh": _l("Jenis permintaan"),
    "status": _l("Status"),
    "keputusan": _l("Keputusan"),
    "keputusan_butir": _l("Keputusan setiap butir"),
    "diperpanjang": _l("Tanggal perpanjangan"),
    "diberitahukan": _l("Tanggal pemberitahuan tertulis"),
    "diberikan": _l("Tanggal pemberian informasi"),
    "biaya": _l("Biaya"),
    "dibayar": _l("Tanggal pembayaran"),
    "bukti_bayar": _l("Bukti pembayaran"),
    "selesai": _l("Tanggal selesai"),
    "catatan": _l("Catatan"),
    "nomor_permohonan": _l("Nomor pendaftaran permintaan"),
    "alasan": _l("Alasan keberatan"),
    "putusan": _l("Putusan"),
    "uraian": _l("Uraian tanggapan"),
    "pertimbangan": _l("Pertimbangan"),
    "kesepakatan": _l("Kesepakatan musyawarah"),
    "ditanggapi": _l("Tanggal tanggapan"),
    "disepakati": _l("Tanggal kesepakatan"),
    "penanggap": _l("Atasan PPID yang menanggapi"),
    "tanggapan_pemohon": _l("Tanggapan pemohon"),
}

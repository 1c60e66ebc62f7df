"""What the columns of an older list mean: the elements of Lampiran I, however they are headed."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext as _l

from ppid.admin.earlier.columns import Field

FIELDS: Final = (
    Field("number", _l("Nomor dalam daftar lama"), ("nomor", "no", "no urut")),
    Field(
        "title",
        _l("Judul atau ringkasan isi informasi"),
        ("judul informasi", "nama informasi", "ringkasan isi informasi", "judul", "ringkasan isi"),
        required=True,
    ),
    Field("summary", _l("Ringkasan isi"), ("ringkasan isi", "ringkasan", "uraian", "keterangan")),
    Field(
        "holder",
        _l("Pejabat, unit, atau satuan kerja yang menguasai"),
        (
            "pejabat unit satuan kerja yang menguasai informasi",
            "yang menguasai",
            "menguasai informasi",
            "unit kerja",
            "satuan kerja",
        ),
    ),
    Field(
        "responsible",
        _l("Penanggung jawab pembuatan atau penerbitan"),
        ("penanggung jawab pembuatan atau penerbitan informasi", "penanggung jawab"),
    ),
    Field(
        "made",
        _l("Waktu dan tempat pembuatan"),
        ("waktu dan tempat pembuatan informasi", "waktu dan tempat", "waktu tempat pembuatan"),
    ),
    Field("made_when", _l("Waktu pembuatan"), ("waktu pembuatan", "tanggal pembuatan")),
    Field("made_place", _l("Tempat pembuatan"), ("tempat pembuatan", "tempat")),
    Field(
        "forms",
        _l("Bentuk informasi yang tersedia"),
        ("bentuk informasi yang tersedia", "bentuk informasi", "bentuk", "format"),
    ),
    Field(
        "retention",
        _l("Jangka waktu penyimpanan atau retensi arsip"),
        (
            "jangka waktu penyimpanan atau retensi arsip",
            "jangka waktu penyimpanan",
            "retensi arsip",
            "retensi",
        ),
    ),
    Field(
        "category", _l("Jenis informasi"), ("jenis informasi", "kategori", "klasifikasi", "jenis")
    ),
    Field("year", _l("Tahun informasi"), ("tahun informasi", "tahun")),
    Field("link", _l("Alamat halaman"), ("tautan", "alamat halaman", "link", "url")),
)
"""The elements of Perki 1/2021 Pasal 21 ayat (2), and what else a list here says of an entry."""
KEYS: Final = tuple(one.key for one in FIELDS)
REQUIRED: Final = tuple(one.key for one in FIELDS if one.required)

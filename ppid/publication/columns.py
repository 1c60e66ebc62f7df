"""The columns of the list: those of Lampiran I Perki 1/2021 in their order, and useful ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import current_app
from flask_babel import lazy_gettext as _l

from ppid.kit.links import link
from ppid.publication import words
from ppid.publication.models import Edition


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its name in files, its head on paper, what it says, and how it is explained."""

    name: str
    head: Any
    value: Callable[[Edition], Any]
    means: Any


def address(public_id: str) -> str:
    """The whole address of an entry's page; the list's own is built once, not for each row."""
    return f"{_list_under(current_app.config['BASE_URL'])}/{public_id}"


@lru_cache(maxsize=4)
def _list_under(_base: str) -> str:
    return link("publication.listing")


def said(edition: Edition) -> str:
    """Title and summary together: the annex has one column for both."""
    return "\n".join(part for part in (edition.title, edition.summary) if part)


ANNEX = (
    ListColumn("nomor", _l("No"), lambda one: one.number, _l("Nomor tetap entri dalam daftar")),
    ListColumn(
        "ringkasan_isi",
        _l("Ringkasan Isi Informasi"),
        said,
        _l("Judul dan ringkasan isi informasi"),
    ),
    ListColumn(
        "yang_menguasai",
        _l("Pejabat/Unit/Satuan Kerja yang Menguasai Informasi"),
        lambda one: one.holder,
        _l("Siapa yang menyimpan informasinya"),
    ),
    ListColumn(
        "penanggung_jawab",
        _l("Penanggung Jawab Pembuatan atau Penerbitan Informasi"),
        lambda one: one.responsible,
        _l("Jabatan yang membuat atau menerbitkannya"),
    ),
    ListColumn(
        "waktu_tempat_pembuatan",
        _l("Waktu dan Tempat Pembuatan Informasi"),
        words.made,
        _l("Kapan dan di mana informasi dibuat"),
    ),
    ListColumn(
        "bentuk",
        _l("Bentuk Informasi yang Tersedia"),
        lambda one: str(words.form_of(one)),
        _l("Softcopy, hardcopy, atau keduanya"),
    ),
    ListColumn(
        "retensi",
        _l("Jangka Waktu Penyimpanan atau Retensi Arsip"),
        lambda one: one.retention,
        _l("Berapa lama informasinya disimpan"),
    ),
)
"""Exactly the columns of Lampiran I, in their order."""

MORE = (
    ListColumn(
        "jenis",
        _l("Jenis"),
        lambda one: words.SLUGS[one.category],
        _l("berkala, serta-merta, atau setiap-saat (UU 14/2008 Pasal 9, 10, dan 11)"),
    ),
    ListColumn(
        "tahun", _l("Tahun"), lambda one: one.year, _l("Tahun informasi; kosong bila banyak tahun")
    ),
    ListColumn(
        "tautan", _l("Tautan"), lambda one: one.link, _l("Halaman tempat informasi dapat dibaca")
    ),
    ListColumn(
        "halaman",
        _l("Halaman"),
        lambda one: address(one.public_id),
        _l("Halaman entri ini, dengan berkasnya"),
    ),
    ListColumn(
        "dimutakhirkan",
        _l("Dimutakhirkan"),
        lambda one: one.since_on.isoformat(),
        _l("Tanggal penetapan entri dalam bentuknya sekarang (tahun-bulan-tanggal)"),
    ),
)
ALL = (*ANNEX, *MORE)

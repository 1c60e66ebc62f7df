"""The columns of the public information list (DIP), as the room that keeps it words them."""

from __future__ import annotations

from collections.abc import Mapping

from ppid.exports.columns import Column
from ppid.publication import columns
from ppid.publication.columns import ListColumn

_WIDTHS: Mapping[str, int] = {
    "nomor": 7,
    "ringkasan_isi": 46,
    "yang_menguasai": 26,
    "penanggung_jawab": 26,
    "waktu_tempat_pembuatan": 22,
    "bentuk": 14,
    "retensi": 20,
    "jenis": 12,
    "tahun": 8,
    "tautan": 30,
    "halaman": 30,
    "dimutakhirkan": 13,
}


def _column(one: ListColumn) -> Column:
    return Column(one.head, _WIDTHS.get(one.name, 20), one.value)


LAMPIRAN_I = tuple(_column(one) for one in columns.ANNEX)
"""Exactly the columns of Lampiran I Perki 1/2021."""

ALL = tuple(_column(one) for one in columns.ALL)
"""With the kind, year, addresses and day of the last change."""

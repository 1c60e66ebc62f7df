"""What the columns of an older table mean: fields that are taken over, and their usual heads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from ppid.admin.earlier.table import Cell, Lines

_HEAD_WITHIN: Final = 15  # lines: above the head stand titles and the office's name


@dataclass(frozen=True, slots=True)
class Field:
    """One field that is taken over: its words here, and the heads under which tables keep it."""

    key: str
    words: LazyString
    heads: tuple[str, ...]
    required: bool = False


FIELDS: Final = (
    Field(
        "number",
        _l("Nomor pendaftaran"),
        ("nomor pendaftaran", "no pendaftaran", "nomor registrasi", "nomor", "no"),
        required=True,
    ),
    Field(
        "received_on",
        _l("Tanggal permintaan"),
        ("tanggal permintaan", "tanggal permohonan", "tanggal masuk", "tanggal", "tgl"),
        required=True,
    ),
    Field("name", _l("Nama pemohon"), ("nama lengkap", "nama pemohon", "nama"), required=True),
    Field("identity", _l("NIK atau nomor SK pengesahan"), ("nik", "nomor sk", "no ktp", "ktp")),
    Field("address", _l("Alamat"), ("alamat",)),
    Field(
        "contact",
        _l("Nomor kontak (telepon atau email)"),
        ("nomor kontak", "no kontak", "kontak", "telepon", "telp", "no hp", "hp", "email"),
    ),
    Field("occupation", _l("Pekerjaan"), ("pekerjaan",)),
    Field(
        "question",
        _l("Informasi yang diminta"),
        ("informasi yang diminta", "rincian informasi", "informasi yang dimohon", "rincian"),
        required=True,
    ),
    Field("purpose", _l("Tujuan penggunaan"), ("tujuan penggunaan", "tujuan", "alasan permintaan")),
    Field("channel", _l("Cara masuk"), ("kanal", "cara masuk", "saluran", "media")),
    Field(
        "decision",
        _l("Keputusan"),
        ("keputusan", "status permohonan", "status informasi", "hasil", "status"),
    ),
    Field("reason", _l("Alasan penolakan"), ("alasan penolakan", "alasan ditolak")),
    Field("extended_on", _l("Tanggal perpanjangan"), ("tanggal perpanjangan", "perpanjangan")),
    Field(
        "decided_on",
        _l("Tanggal pemberitahuan tertulis"),
        ("pemberitahuan tertulis", "tanggal pemberitahuan", "tanggal jawaban", "tanggal dijawab"),
    ),
    Field(
        "handed_over_on",
        _l("Tanggal pemberian informasi"),
        ("pemberian informasi", "tanggal pemberian", "tanggal diserahkan"),
    ),
    Field("note", _l("Keterangan"), ("keterangan", "catatan", "biaya")),
)
KEYS: Final = tuple(one.key for one in FIELDS)
REQUIRED: Final = tuple(one.key for one in FIELDS if one.required)


def head_line(lines: Lines, fields: Sequence[Field] = FIELDS) -> int:
    """The line, from 1, whose cells look most like the heads of these fields."""
    known = {head for field in fields for head in field.heads}

    def likeness(place: int) -> int:
        return len(known & {_plain(cell) for cell in lines[place]})

    return max(range(min(_HEAD_WITHIN, len(lines))), key=lambda at: (likeness(at), -at)) + 1


def heads(lines: Lines, line: int) -> list[str]:
    """The heads of the columns; a head in two levels is joined from both lines."""
    upper = lines[line - 1] if 0 < line <= len(lines) else ()
    lower = lines[line] if line < len(lines) and _is_second_level(lines[line]) else ()
    width = max((len(one) for one in lines), default=0)
    return [
        " ".join(str(one[place]) for one in (upper, lower) if place < len(one) and one[place])
        for place in range(width)
    ]


def first_row(lines: Lines, line: int) -> int:
    """The place, from 0, of the first line below the heads."""
    second = line < len(lines) and _is_second_level(lines[line])
    return line + (1 if second else 0)


def guess(titles: Sequence[str], fields: Sequence[Field] = FIELDS) -> dict[str, int]:
    """Which column each field is probably in: the most exact head first, each column once."""
    plain = [_plain(title) for title in titles]
    found: dict[str, int] = {}
    for exact in (True, False):
        for field in fields:
            if field.key not in found:
                place = _place_of(field, plain, taken=found, exact=exact)
                if place is not None:
                    found[field.key] = place
    return found


def _place_of(
    field: Field, titles: Sequence[str], *, taken: Mapping[str, int], exact: bool
) -> int | None:
    for head in field.heads:
        for place, title in enumerate(titles):
            same = title == head if exact else len(head) > 3 and head in title
            if same and place not in taken.values():
                return place
    return None


def _is_second_level(line: Sequence[Cell]) -> bool:
    """Sub-heads say no number and no day: Softcopy, Hardcopy, Ya, Tdk."""
    said = [cell for cell in line if cell]
    few_letters = all(isinstance(cell, str) and len(cell) <= 40 for cell in said)
    return bool(said) and few_letters and not line[0] and not any(_has_digit(c) for c in said)


def _has_digit(cell: Cell) -> bool:
    return isinstance(cell, date) or any(letter.isdigit() for letter in cell)


def _plain(cell: Cell) -> str:
    return " ".join(re.findall(r"[a-z]+", str(cell).lower()))

"""Which sets of columns each register is written in, and how its lines are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from flask_babel import lazy_gettext as _l

from ppid.cases.models import Case, Requester
from ppid.cases.objections import Objection
from ppid.exclusions.models import Exclusion
from ppid.exports.columns import Column
from ppid.publication.reading import queries as public_list
from ppid.registers import (
    exclusion_columns,
    objection_columns,
    public_columns,
    request_columns,
)
from ppid.registers.exclusion_lines import exclusion_lines
from ppid.registers.objection_lines import objection_lines
from ppid.registers.request_lines import request_lines
from ppid.registers.wanted import Book, Wanted, conditions


@dataclass(frozen=True, slots=True)
class ColumnSet:
    """One way to write a register: its book, what it is called, its columns, its file's name."""

    book: Book
    words: Any
    title: Any
    columns: Sequence[Column]
    name: str

    @property
    def names_people(self) -> bool:
        """Whether any column tells who somebody is."""
        return any(column.identity for column in self.columns)


_REQUESTS, _OBJECTIONS = _l("Register Permintaan Informasi Publik"), _l("Register Keberatan")
_EXCLUSIONS = _l("Daftar Informasi Publik yang Dikecualikan")

SETS: Mapping[str, ColumnSet] = {
    "pasal-32": ColumnSet(
        Book.REQUESTS,
        _l("Unsur Pasal 32 ayat (1) Perki 1/2021"),
        _REQUESTS,
        request_columns.PASAL_32,
        "register-permintaan",
    ),
    "lampiran-viii": ColumnSet(
        Book.REQUESTS,
        _l("Bentuk Lampiran VIII Perki 1/2021"),
        _REQUESTS,
        request_columns.LAMPIRAN_VIII,
        "register-permintaan-lampiran-viii",
    ),
    "pasal-43": ColumnSet(
        Book.OBJECTIONS,
        _l("Unsur Pasal 43 ayat (2) Perki 1/2021"),
        _OBJECTIONS,
        objection_columns.PASAL_43,
        "register-keberatan",
    ),
    "lampiran-xi": ColumnSet(
        Book.OBJECTIONS,
        _l("Bentuk Lampiran XI Perki 1/2021"),
        _OBJECTIONS,
        objection_columns.LAMPIRAN_XI,
        "register-keberatan-lampiran-xi",
    ),
    "dik-lengkap": ColumnSet(
        Book.EXCLUSIONS,
        _l("Lengkap, untuk di dalam kantor"),
        _EXCLUSIONS,
        exclusion_columns.WHOLE,
        "daftar-dikecualikan",
    ),
    "dik-judul": ColumnSet(
        Book.EXCLUSIONS,
        _l("Judul saja, boleh diumumkan"),
        _EXCLUSIONS,
        exclusion_columns.TITLES,
        "daftar-dikecualikan-judul",
    ),
    "lampiran-i": ColumnSet(
        Book.PUBLIC_LIST,
        _l("Bentuk Lampiran I Perki 1/2021"),
        _l("Daftar Informasi Publik"),
        public_columns.LAMPIRAN_I,
        "daftar-informasi-publik",
    ),
    "dip-lengkap": ColumnSet(
        Book.PUBLIC_LIST,
        _l("Dengan jenis, tahun, tautan, dan tanggal pemutakhiran"),
        _l("Daftar Informasi Publik"),
        public_columns.ALL,
        "daftar-informasi-publik-lengkap",
    ),
}


def sets_of(book: Book) -> dict[str, ColumnSet]:
    """The sets of one register."""
    return {key: one for key, one in SETS.items() if one.book is book}


def lines(over: sa.Connection, wanted: Wanted, *, names: bool = True) -> Iterator[Any]:
    """The lines of a register that are wanted, in its own order."""
    if wanted.book is Book.PUBLIC_LIST:
        return public_list.every()
    if wanted.book is Book.EXCLUSIONS:
        return exclusion_lines(over, wanted)
    read = request_lines if wanted.book is Book.REQUESTS else objection_lines
    return read(over, wanted, names=names)


def count(over: sa.Connection, wanted: Wanted, *, names: bool = True) -> int:
    """How many lines are wanted."""
    told: Mapping[Book, Any] = {
        Book.REQUESTS: sa.select(sa.func.count())
        .select_from(Case)
        .join(Requester, Requester.id == Case.requester_id),
        Book.OBJECTIONS: sa.select(sa.func.count())
        .select_from(Objection)
        .join(Requester, Requester.id == Objection.requester_id)
        .outerjoin(Case, Case.id == Objection.case_id),
        Book.EXCLUSIONS: sa.select(sa.func.count()).select_from(Exclusion),
    }
    if wanted.book is Book.PUBLIC_LIST:
        return sum(public_list.counts().values())
    query = told[wanted.book].where(*conditions(wanted, names=names))
    return int(over.execute(query).scalar_one())

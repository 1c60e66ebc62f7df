"""What a sealed register is made of: the facts of a line without any wording.

Days as year-month-day, states and outcomes by their codes: a sentence that is put better in a
later release changes no seal. A column is never taken away or moved, or older seals cannot be
checked any more. The first three tell a line and its place: id, number, day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ppid.exports.columns import Column
from ppid.exports.comma import safe
from ppid.registers.objection_lines import ObjectionLine
from ppid.registers.request_lines import RequestLine
from ppid.registers.wanted import Book


def _of_case(name: str) -> Callable[[RequestLine], Any]:
    return lambda line: getattr(line.case, name)


def _of_asked(*names: str) -> Callable[[RequestLine], str]:
    """Facts of all questions, one question a line; outcomes only when the notice is out."""

    def said(line: RequestLine) -> str:
        return "\n".join(
            "|".join(str(getattr(one, name) or "") for name in names) for one in line.asked
        )

    return said


def _decided(value: Callable[[RequestLine], Any]) -> Callable[[RequestLine], Any]:
    return lambda line: value(line) if line.is_decided else ""


_ANSWER = (
    "position",
    "outcome",
    "available_form",
    "ground",
    "sub_point",
    "law_article",
    "holder",
)
REQUESTS = (
    Column("id", 0, _of_case("id")),
    Column("nomor", 0, _of_case("number")),
    Column("didaftar", 0, _of_case("registered_on")),
    Column("diterima", 0, _of_case("received_on")),
    Column("saluran", 0, _of_case("channel")),
    Column("nama", 0, _of_case("name")),
    Column("nomor_identitas", 0, _of_case("identity_number")),
    Column("alamat", 0, _of_case("address")),
    Column("pekerjaan", 0, _of_case("occupation")),
    Column("telepon", 0, _of_case("phone")),
    Column("email", 0, _of_case("email")),
    Column("kuasa", 0, _of_case("proxy_name")),
    Column("surat_kuasa", 0, lambda line: str(line.has_mandate)),
    Column("informasi", 0, _of_asked("position", "text")),
    Column("tujuan", 0, _of_case("purpose")),
    Column("cara_memperoleh", 0, _of_case("obtain")),
    Column("status", 0, _of_case("state")),
    Column("keputusan", 0, _of_case("outcome")),
    Column(
        "keputusan_butir",
        0,
        _decided(
            _of_asked(
                "position",
                "outcome",
                "available_form",
                "ground",
                "sub_point",
                "law_article",
                "holder",
            )
        ),
    ),
    Column("diperpanjang", 0, _of_case("extended_on")),
    Column("diberitahukan", 0, _of_case("decided_on")),
    Column("diberikan", 0, _of_case("handed_over_on")),
    Column("biaya", 0, _decided(lambda line: line.cost)),
    Column("dibayar", 0, _of_case("paid_on")),
    Column("bukti_bayar", 0, lambda line: line.receipt),
    Column("selesai", 0, _of_case("closed_on")),
    Column("catatan", 0, _of_case("register_note")),
)


def _filed(name: str) -> Callable[[ObjectionLine], Any]:
    return lambda line: getattr(line.filed, name)


def _answered(name: str) -> Callable[[ObjectionLine], Any]:
    return lambda line: getattr(line.filed, name) if line.answered_on else ""


OBJECTIONS = (
    Column("id", 0, _filed("id")),
    Column("nomor", 0, _filed("number")),
    Column("didaftar", 0, _filed("recorded_on")),
    Column("diterima", 0, _filed("received_on")),
    Column("saluran", 0, _filed("channel")),
    Column("nama", 0, _filed("name")),
    Column("nomor_identitas", 0, _filed("identity_number")),
    Column("alamat", 0, _filed("address")),
    Column("pekerjaan", 0, _filed("occupation")),
    Column("telepon", 0, _filed("phone")),
    Column("email", 0, _filed("email")),
    Column("kuasa", 0, _filed("proxy_name")),
    Column("nomor_permohonan", 0, _filed("case_number")),
    Column("informasi", 0, _filed("information")),
    Column("informasi_butir", 0, lambda line: "\n".join(one.text for one in line.asked)),
    Column("tujuan", 0, _filed("purpose")),
    Column("alasan", 0, _filed("grounds")),
    Column("status", 0, _filed("state")),
    Column("putusan", 0, _filed("ruling")),
    Column("uraian", 0, _answered("statement")),
    Column("pertimbangan", 0, _answered("reasons")),
    Column("kesepakatan", 0, _answered("settlement")),
    Column("ditanggapi", 0, _filed("answered_on")),
    Column("disepakati", 0, _filed("settled_on")),
    Column("penanggap", 0, _answered("signer")),
    Column("tanggapan_pemohon", 0, _answered("reply")),
    Column("selesai", 0, _filed("closed_on")),
)

SETS: Mapping[Book, Sequence[Column]] = {Book.REQUESTS: REQUESTS, Book.OBJECTIONS: OBJECTIONS}
"""The registers that are sealed, and what of each."""


def values(book: Book, line: Any) -> list[str]:
    """The facts of one line as they are sealed."""
    return [
        safe(str(value)) if (value := column.value(line)) is not None else ""
        for column in SETS[book]
    ]


def digest(facts: Sequence[str]) -> str:
    """The SHA-256 (hex) of one line."""
    return hashlib.sha256("\x1f".join(facts).encode()).hexdigest()

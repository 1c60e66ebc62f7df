"""Reading the lines of an older register as requests: each is good, known, or has a fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Final

from flask_babel import gettext as _

from ppid.admin.earlier.days import NotADay, read_day
from ppid.admin.earlier.table import Cell, Lines
from ppid.cases.earlier import Earlier, End
from ppid.cases.kinds import Channel, RequesterKind
from ppid.cases.numbers import tidy_number
from ppid.kit.forms import clean_line, clean_text
from ppid.law import Ground, Outcome

FIRST_DAY: Final = date(2010, 5, 1)  # when UU 14/2008 came into force
_NAME, _ADDRESS, _WORK, _PHONE, _MAIL = 160, 400, 120, 40, 254
_EMAIL = re.compile(r"[^\s,;/<>()]+@[^\s,;/<>()]+\.[a-zA-Z]{2,}")
_BODY = re.compile(r"^(pt|cv|ud|fa|yayasan|lsm|perkumpulan|koperasi|persekutuan)\b", re.IGNORECASE)
_GROUND = re.compile(r"pasal\s*17\D{0,12}huruf\s*([a-j])\b|\bhuruf\s*([a-j])\b", re.IGNORECASE)

# The first words that are found decide, so what contains others stands before them.
_DECISIONS: Final[Sequence[tuple[tuple[str, ...], Outcome | End | None]]] = (
    (("tidak ditindaklanjuti", "tidak dilengkapi", "gugur"), End.LAPSED),
    (("dicabut", "mencabut", "dibatalkan pemohon"), End.WITHDRAWN),
    (("sebagian",), Outcome.PARTLY_GRANTED),
    (("didokumentasikan",), Outcome.NOT_DOCUMENTED),
    (("tidak dikuasai", "belum dikuasai", "tidak menguasai", "dialihkan"), Outcome.NOT_HELD),
    (("ditolak", "tolak", "dikecualikan"), Outcome.REFUSED),
    (("proses", "menunggu", "belum dijawab", "berjalan"), None),
    (
        ("dikabulkan", "kabul", "diberikan", "dipenuhi", "terpenuhi", "selesai", "seluruhnya"),
        Outcome.GRANTED,
    ),
)
_CHANNELS: Final[Sequence[tuple[tuple[str, ...], Channel]]] = (
    (("email", "e-mail", "surel"), Channel.EMAIL),
    (("web", "situs", "daring", "online", "aplikasi"), Channel.WEB),
    (("telepon", "telp", "whatsapp", "wa"), Channel.PHONE),
    (("surat", "pos", "kurir", "faks"), Channel.LETTER),
)


class Verdict(StrEnum):
    """What becomes of a line."""

    NEW = auto()
    KNOWN = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class Judged:
    """One line by its place in the file: the request that it names, or what is wrong with it."""

    line: int
    verdict: Verdict
    shown: str
    request: Earlier | None = None
    wrong: str = ""


class _Wrong(Exception):
    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def judge(
    lines: Lines,
    *,
    first: int,
    columns: Mapping[str, int],
    known: Callable[[Collection[str]], Collection[str]],
    today: date,
) -> list[Judged]:
    """Every line from place `first` on; `known` tells which numbers stand in the register."""
    read = list(_read(lines, first, columns, today))
    there = known([one.request.number for one in read if one.request])
    seen: dict[str, int] = {}
    return [_against(one, there, seen) for one in read]


def _against(one: Judged, there: Collection[str], seen: dict[str, int]) -> Judged:
    if one.request is None:
        return one
    number = one.request.number
    if number in seen:
        words = _("Nomor ini sudah ada di baris %(line)s.", line=str(seen[number]))
        return Judged(one.line, Verdict.BAD, one.shown, wrong=words)
    seen[number] = one.line
    verdict = Verdict.KNOWN if number in there else Verdict.NEW
    return Judged(one.line, verdict, one.shown, one.request)


def _read(lines: Lines, first: int, columns: Mapping[str, int], today: date) -> Iterator[Judged]:
    for place in range(first, len(lines)):
        row = {key: _at(lines[place], column) for key, column in columns.items()}
        if not any(row.get(key) for key in ("received_on", "name", "question")):
            continue  # an empty line, or a sum below the table
        shown = str(clean_line(str(row["number"]))) or "-"
        try:
            request = _request(row, place + 1, today)
        except _Wrong as wrong:
            yield Judged(place + 1, Verdict.BAD, shown, wrong=wrong.words)
        else:
            yield Judged(place + 1, Verdict.NEW, shown, request)


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else ""


def _request(row: Mapping[str, Cell], line: int, today: date) -> Earlier:
    received = _needed_day(row, "received_on", _("Tanggal permintaan"), today)
    if received < FIRST_DAY:
        raise _Wrong(_("Tanggal permintaan lebih dahulu daripada UU 14/2008 berlaku, 1 Mei 2010."))
    written = _needed(row, "number", _("Nomor pendaftaran"))
    decision = _decision(_line(row, "decision"))
    decided = _decided_on(row, decision, today)
    extended = _day(row, "extended_on", _("Tanggal perpanjangan"), today)
    handed = _day(row, "handed_over_on", _("Tanggal pemberian informasi"), today)
    _in_order(received, extended, decided, handed)
    outcome = decision if isinstance(decision, Outcome) else None
    reason = _text(row, "reason")
    return Earlier(
        line=line,
        number=number_of(written, received),
        written=written,
        received_on=received,
        requester=_requester(row),
        question=_needed_text(row, "question", _("Informasi yang diminta")),
        purpose=_text(row, "purpose"),
        channel=_channel(_line(row, "channel")),
        outcome=outcome,
        end=decision if isinstance(decision, End) else None,
        ground=_ground(f"{reason} {row.get('decision', '')}", outcome),
        reason=reason,
        extended_on=extended,
        decided_on=decided,
        handed_over_on=handed if outcome else None,
        note=_text(row, "note"),
    )


def number_of(written: str, received: date) -> str:
    """The number in this register: as it was written, or with its year where it is a bare count."""
    tidy = tidy_number(written)
    return f"REG-{received.year}-{int(tidy):04d}" if tidy.isdecimal() else tidy


def _decided_on(
    row: Mapping[str, Cell], decision: Outcome | End | None, today: date
) -> date | None:
    found = _day(row, "decided_on", _("Tanggal pemberitahuan tertulis"), today)
    handed = _day(row, "handed_over_on", _("Tanggal pemberian informasi"), today)
    if decision is None and (found or handed):
        raise _Wrong(
            _("Ada tanggal jawaban, tetapi keputusannya kosong. Isi kolom keputusan di berkas.")
        )
    if isinstance(decision, Outcome) and not (found or handed):
        raise _Wrong(
            _("Ada keputusan, tetapi tanggal pemberitahuan tertulisnya kosong. Isi di berkas.")
        )
    return found or handed


def _in_order(*days: date | None) -> None:
    said = [day for day in days if day]
    if said != sorted(said):
        raise _Wrong(_("Urutan tanggal terbalik: jawaban tidak mungkin sebelum permintaan."))


def _decision(words: str) -> Outcome | End | None:
    said = words.lower()
    if said in ("", "-"):
        return None
    for marks, decision in _DECISIONS:
        if any(mark in said for mark in marks):
            return decision
    raise _Wrong(
        _(
            "Keputusan “%(words)s” tidak dikenal. Tulis dikabulkan, dikabulkan sebagian, ditolak, "
            "tidak dikuasai, belum didokumentasikan, tidak ditindaklanjuti, dicabut, atau proses.",
            words=words[:60],
        )
    )


def _channel(words: str) -> Channel:
    said = re.findall(r"[a-z-]+", words.lower())
    for marks, channel in _CHANNELS:
        if any(word.startswith(mark) for word in said for mark in marks):
            return channel
    return Channel.DESK


def _ground(words: str, outcome: Outcome | None) -> Ground | None:
    found = _GROUND.search(words) if outcome is Outcome.REFUSED else None
    return Ground((found[1] or found[2]).lower()) if found else None


def _requester(row: Mapping[str, Cell]) -> dict[str, object]:
    name = _short(_needed(row, "name", _("Nama pemohon")), _NAME, _("Nama pemohon"))
    contact = _line(row, "contact")
    email = _EMAIL.search(contact)
    phone = _EMAIL.sub(" ", contact).strip(" ,;/")
    return {
        "kind": RequesterKind.LEGAL_ENTITY if _BODY.match(name) else RequesterKind.PERSON,
        "name": name,
        "identity_number": _line(row, "identity") or None,
        "address": _short(_line(row, "address"), _ADDRESS, _("Alamat")),
        "occupation": _short(_line(row, "occupation"), _WORK, _("Pekerjaan")),
        "phone": _short(phone, _PHONE, _("Nomor kontak")),
        "email": _short(email[0].lower() if email else "", _MAIL, _("Alamat email")),
    }


def _line(row: Mapping[str, Cell], key: str) -> str:
    return str(clean_line(str(row.get(key, ""))))


def _text(row: Mapping[str, Cell], key: str) -> str:
    return str(clean_text(str(row.get(key, ""))))


def _needed(row: Mapping[str, Cell], key: str, words: str) -> str:
    if said := _line(row, key):
        return said
    raise _Wrong(_("%(field)s kosong.", field=words))


def _needed_text(row: Mapping[str, Cell], key: str, words: str) -> str:
    _needed(row, key, words)
    return _text(row, key)


def _short(said: str, most: int, words: str) -> str:
    if len(said) <= most:
        return said
    raise _Wrong(_("%(field)s lebih dari %(most)s huruf.", field=words, most=str(most)))


def _needed_day(row: Mapping[str, Cell], key: str, words: str, today: date) -> date:
    found = _day(row, key, words, today)
    if found is None:
        raise _Wrong(_("%(field)s kosong.", field=words))
    return found


def _day(row: Mapping[str, Cell], key: str, words: str, today: date) -> date | None:
    cell = row.get(key, "")
    try:
        found = read_day(cell)
    except NotADay:
        raise _Wrong(
            _(
                "%(field)s “%(said)s” bukan tanggal. Tulis seperti 25-11-2026.",
                field=words,
                said=str(cell)[:40],
            )
        ) from None
    if found and found > today:
        raise _Wrong(_("%(field)s ada di masa depan.", field=words))
    return found

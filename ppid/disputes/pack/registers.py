"""The two registers as far as they speak of this case: Perki 1/2021 Pasal 32 (1), 43 (2)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from ppid import law
from ppid.cases import objection_file, queries, words
from ppid.cases.kinds import CopyForm, Obtain
from ppid.cases.models import Case, Question
from ppid.cases.objections import Objection
from ppid.cases.people import Requester
from ppid.kit.templates import day, rupiah
from ppid.law import ObjectionGround, Outcome
from ppid.office.queries import office

Row = list[tuple[str, str]]


def requests(case: Case, *, identity: bool) -> Row:
    """The row of the register of requests: the items of Pasal 32 (1) and of Lampiran VIII.

    The number of the identity card is shown only where the copy of it goes along.
    """
    asked, who = queries.questions(case), case.requester
    decision = queries.decision(case) if case.decided_on else None
    given = case.handed_over_on
    return [
        ("Nomor pendaftaran", case.number),
        ("Tanggal permintaan", day(case.received_on)),
        *_who(who, identity=identity),
        ("Informasi yang diminta", _numbered([one.text for one in asked])),
        ("Tujuan penggunaan informasi", case.purpose or "-"),
        ("Status informasi", _numbered([_status(case, one) for one in asked])),
        ("Bentuk informasi yang dikuasai", _numbered([_form(one) for one in asked])),
        ("Jenis permintaan", _kind(case)),
        ("Keputusan", _numbered([_outcome(case, one) for one in asked])),
        ("Alasan penolakan", _numbered([_refusal(case, one) for one in asked])),
        ("Hari dan tanggal pemberitahuan tertulis", _day(case.decided_on)),
        ("Hari dan tanggal pemberian informasi", _day(given)),
        ("Biaya", rupiah(decision.cost) if decision else "-"),
        ("Cara pembayaran", office().payment or "-"),
        ("Catatan", case.register_note or "-"),
    ]


def objections(objection: Objection, *, identity: bool) -> Row:
    """The row of the register of objections: the items of Pasal 43 (2) and of Lampiran XI."""
    case, answer = objection.case, objection_file.answer_of(objection)
    ruling = objection.standing.ruling
    asked = [one.text for one in queries.questions(case)] if case else [objection.information]
    return [
        ("Nomor registrasi keberatan", objection.number),
        ("Tanggal diterima", day(objection.received_on)),
        *_who(objection.requester, identity=identity),
        ("Nomor pendaftaran permintaan", case.number if case else "-"),
        ("Informasi yang diminta", _numbered(asked)),
        ("Tujuan penggunaan informasi", objection.purpose or (case.purpose if case else "") or "-"),
        ("Alasan keberatan", _grounds(objection.grounds)),
        ("Kasus posisi", objection.position or "-"),
        ("Keputusan Atasan PPID", str(words.RULINGS[ruling]) if ruling else "Belum ditanggapi"),
        ("Alasan penolakan atau pemberian", (answer.reasons if answer and ruling else "") or "-"),
        ("Hari dan tanggal pemberian tanggapan", _day(objection.answered_on)),
        ("Nama dan posisi Atasan PPID", _signer(objection)),
        ("Tanggapan pemohon informasi", (answer.reply if answer else "") or "-"),
    ]


def as_csv(row: Sequence[tuple[str, str]]) -> bytes:
    """One register's row with its heads, as spreadsheets read it.

    A cell that begins like a formula is kept from being one.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([head for head, _value in row])
    writer.writerow([_inert(value) for _head, value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _inert(value: str) -> str:
    return f"'{value}" if value[:1] in "=+-@\t\r" and value != "-" else value


def _who(who: Requester, *, identity: bool) -> Row:
    number = who.identity_number or ""
    shown = number if identity or not number else f"disamarkan, berakhiran {number[-4:]}"
    proxy = f"{who.proxy_name}, {who.proxy_address}, {who.proxy_phone}" if who.by_proxy else "-"
    return [
        ("Nama", who.name),
        ("NIK atau nomor pengesahan badan hukum", shown or "-"),
        ("Alamat", who.address or "-"),
        ("Nomor kontak", ", ".join(filter(None, (who.phone, who.email))) or "-"),
        ("Pekerjaan", who.occupation or "-"),
        ("Kuasa", proxy),
    ]


def _numbered(values: Sequence[str]) -> str:
    if len(values) == 1:
        return values[0]
    return "\n".join(f"{place}. {value}" for place, value in enumerate(values, 1)) or "-"


def _status(case: Case, question: Question) -> str:
    if case.decided_on is None or question.outcome is None:
        return "-"
    return {
        Outcome.NOT_HELD: "Tidak di bawah penguasaan",
        Outcome.NOT_DOCUMENTED: "Belum didokumentasikan",
    }.get(question.outcome, "Di bawah penguasaan")


def _form(question: Question) -> str:
    form = question.available_form
    return str(words.COPY_FORMS[CopyForm(form)]) if form else "-"


def _kind(case: Case) -> str:
    return str(words.OBTAIN[Obtain(case.obtain)]) if case.obtain else "-"


def _outcome(case: Case, question: Question) -> str:
    if case.decided_on is None or question.outcome is None:
        return "Belum diputuskan"
    return str(words.OUTCOMES[question.outcome])


def _refusal(case: Case, question: Question) -> str:
    if case.decided_on is None or question.outcome is None:
        return "-"
    ground = f"Pasal 17 huruf {question.ground.value}" if question.ground else ""
    return "; ".join(filter(None, (ground, question.law_article, question.reason))) or "-"


def _grounds(letters: str) -> str:
    told = (f"huruf {one}: {law.GROUND_WORDINGS[ObjectionGround(one)]}" for one in letters)
    return "\n".join(told)


def _signer(objection: Objection) -> str:
    from ppid.accounts import queries as accounts

    answer = objection_file.answer_of(objection)
    signer = accounts.officer(answer.signed_by_id) if answer and answer.signed_by_id else None
    return ", ".join(filter(None, (signer.name if signer else "", office().superior_title))) or "-"


def _day(value: date | None) -> str:
    return day(value) if value else "-"

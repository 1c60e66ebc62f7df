"""The columns of the register of objections: Perki 1/2021 Pasal 43 ayat (2), and Lampiran XI."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.cases import words
from ppid.exports.columns import Cell, Column, Form
from ppid.kit.templates import day
from ppid.law import ObjectionGround, ObjectionState
from ppid.office.queries import office
from ppid.registers.objection_lines import ObjectionLine

TICK = "V"
_WITHOUT_REQUEST = ObjectionGround.NOT_PUBLISHED.value


def name(line: ObjectionLine) -> str:
    """Who objects, and by whom where it is by proxy."""
    who, proxy = line.filed.name, line.filed.proxy_name
    return _("%(name)s (kuasa: %(proxy)s)", name=who, proxy=proxy) if proxy else who


def contact(line: ObjectionLine) -> str:
    """Telephone and e-mail, whichever there is."""
    return "\n".join(filter(None, (line.filed.phone, line.filed.email)))


def identity(line: ObjectionLine) -> str:
    """Who objects with number, address and contact, one under the other."""
    filed = line.filed
    said = (name(line), filed.identity_number, filed.address, filed.phone, filed.email)
    return "\n".join(filter(None, said))


def request_number(line: ObjectionLine) -> str:
    """The number of the request; empty where the objection is on huruf b alone."""
    return "" if line.filed.grounds == _WITHOUT_REQUEST else line.filed.case_number or ""


def information(line: ObjectionLine) -> str:
    """What was asked for, or what the objection is about where there is no request."""
    if len(line.asked) < 2:
        return line.filed.information or "".join(one.text for one in line.asked)
    said = [
        _("Butir %(number)d: %(text)s", number=one.position, text=one.text) for one in line.asked
    ]
    return line.filed.information or "\n".join(said)


def purpose(line: ObjectionLine) -> str:
    """What the information is for."""
    return line.filed.purpose or line.filed.case_purpose or ""


def grounds(line: ObjectionLine) -> str:
    """The reasons of the objection, letter by letter (UU 14/2008 Pasal 35 ayat (1))."""
    return "\n".join(
        _(
            "Huruf %(letter)s: %(words)s",
            letter=letter,
            words=words.OBJECTION_GROUNDS[ObjectionGround(letter)],
        )
        for letter in line.filed.grounds
    )


def decision(line: ObjectionLine) -> str:
    """What the superior decided, or what both sides agreed."""
    filed = line.filed
    if filed.answered_on:
        return str(words.RULINGS[filed.ruling])
    if filed.settled_on:
        return "\n".join(filter(None, (_("Diselesaikan secara musyawarah"), filed.settlement)))
    return str(words.OBJECTION_STATES[ObjectionState(filed.state)])


def reasons(line: ObjectionLine) -> str:
    """Why the superior refuses or gives; nothing before the answer."""
    filed = line.filed
    if filed.settled_on and not filed.answered_on:
        return filed.settlement or ""
    return (filed.reasons or filed.statement or "") if filed.answered_on else ""


def superior(line: ObjectionLine) -> str:
    """Name and position of the superior who answered."""
    if not line.answered_on:
        return ""
    filed = line.filed
    return "\n".join(filter(None, (filed.signer, filed.signer_title or office().superior_title)))


def reply(line: ObjectionLine) -> str:
    """What the applicant says to the answer."""
    return (line.filed.reply or "") if line.answered_on else ""


def note(line: ObjectionLine) -> str:
    """What else became of it."""
    filed = line.filed
    if filed.state is ObjectionState.WITHDRAWN and filed.closed_on:
        return _("Dicabut pemohon %(day)s.", day=day(filed.closed_on))
    return ""


def _on(ground: ObjectionGround) -> Callable[[ObjectionLine], Cell]:
    return lambda line: TICK if ground.value in line.filed.grounds else ""


_NOTE = Column(_l("Catatan"), 18, note)
_REASONS = _l("Alasan Pengajuan Keberatan (Pasal 35 ayat (1) UU KIP)")

PASAL_43 = (
    Column(_l("Nomor registrasi keberatan"), 16, lambda line: line.filed.number),
    Column(
        _l("Tanggal diterimanya keberatan"), 11, lambda line: line.filed.received_on, form=Form.DAY
    ),
    Column(_l("Identitas pemohon dan/atau kuasanya"), 24, identity, identity=True),
    Column(_l("Nomor pendaftaran permintaan informasi"), 16, request_number),
    Column(_l("Informasi yang diminta"), 34, information),
    Column(_l("Tujuan penggunaan informasi"), 18, purpose),
    Column(_l("Alasan pengajuan keberatan"), 26, grounds),
    Column(_l("Alasan penolakan atau pemberian"), 34, reasons),
    Column(
        _l("Hari dan tanggal pemberian tanggapan"),
        16,
        lambda line: line.answered_on,
        form=Form.LONG_DAY,
    ),
    _NOTE,
)
"""Items a to i of Pasal 43 ayat (2), and what else became of it."""

LAMPIRAN_XI = (
    Column(_l("No"), 16, lambda line: line.filed.number),
    Column(_l("Tgl"), 11, lambda line: line.filed.received_on, form=Form.DAY),
    Column(_l("Nama"), 18, name, identity=True),
    Column(_l("Alamat"), 20, lambda line: line.filed.address, identity=True),
    Column(_l("Nomor Kontak"), 18, contact, identity=True),
    Column(_l("Pekerjaan"), 12, lambda line: line.filed.occupation, identity=True),
    Column(_l("No. Pendaftaran Permintaan Informasi"), 16, request_number),
    Column(_l("Informasi yang Diminta"), 34, information),
    Column(_l("Tujuan Penggunaan Informasi"), 18, purpose),
    *(Column(ground.value, 4, _on(ground), above=(_REASONS,)) for ground in ObjectionGround),
    Column(_l("Keputusan Atasan PPID"), 20, decision),
    Column(
        _l("Hari dan Tanggal Pemberian Tanggapan atas Keberatan"),
        16,
        lambda line: line.answered_on,
        form=Form.LONG_DAY,
    ),
    Column(_l("Nama dan Posisi Atasan PPID"), 20, superior),
    Column(_l("Tanggapan Pemohon Informasi"), 20, reply),
    _NOTE,
)
"""The columns of Lampiran XI in their order, and what else became of it."""

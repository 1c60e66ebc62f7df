"""The columns of the register of requests: Perki 1/2021 Pasal 32 ayat (1), and Lampiran VIII."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.cases import words
from ppid.cases.kinds import CopyForm, Obtain
from ppid.exports.columns import Cell, Column, Form
from ppid.kit.language import current_language
from ppid.kit.language import gettext as _
from ppid.kit.templates import day
from ppid.law import Outcome, State
from ppid.office.queries import office
from ppid.registers.request_lines import HELD, RequestLine

TICK = "V"
_FREE = (None, Outcome.GRANTED)  # outcomes without a reason


def name(line: RequestLine) -> str:
    """Who asks, and by whom where it is by proxy."""
    who, proxy = line.case.name, line.case.proxy_name
    return _("%(name)s (kuasa: %(proxy)s)", name=who, proxy=proxy) if proxy else who


def contact(line: RequestLine) -> str:
    """Telephone and e-mail, whichever there is."""
    phone, email = line.case.phone, line.case.email
    return f"{phone}\n{email}" if phone and email else phone or email or ""


def mandate(line: RequestLine) -> str:
    """Whether a special power of attorney lies in the file; empty without a proxy."""
    if not line.case.proxy_name:
        return ""
    return _("Ada") if line.has_mandate else _("Belum diserahkan")


def asked(line: RequestLine) -> str:
    """What is asked; numbered where it is more than one thing."""
    if len(line.asked) == 1:
        return str(line.asked[0].text)
    return listed(line, [(one.position, one.text) for one in line.asked])


def listed(line: RequestLine, said: Iterable[tuple[int, str]]) -> str:
    """What is said of single questions, each with its number where there are several."""
    if len(line.asked) == 1:
        return "".join([text for _position, text in said])
    return "\n".join(_("Butir %(number)d: %(text)s", number=n, text=text) for n, text in said)


def by_outcome(line: RequestLine, word: Callable[[Outcome], str]) -> str:
    """One word where all questions agree; "Sebagian" and the questions where they differ."""
    if not line.is_decided:
        return ""
    said = [(one.position, word(one.outcome)) for one in line.asked if one.outcome]
    if len({text for _position, text in said}) <= 1:
        return said[0][1] if said else ""
    return "\n".join([_("Sebagian"), listed(line, said)])


def status(line: RequestLine) -> str:
    """Status of the information: held, not held, not documented."""
    return by_outcome(line, _status)


def _status(outcome: Outcome) -> str:
    if outcome is Outcome.NOT_HELD:
        return _("Tidak di bawah penguasaan")
    if outcome is Outcome.NOT_DOCUMENTED:
        return _("Belum didokumentasikan")
    return _("Di bawah penguasaan")


@cache
def _called(of: str, key: Any, _language: str) -> str:
    """The words of one state, outcome or form; looked up once in each language."""
    return str(getattr(words, of)[key])


def outcome_words(outcome: Outcome) -> str:
    """What an outcome is called."""
    return _called("OUTCOMES", outcome, current_language())


def decision(line: RequestLine) -> str:
    """What the notice says; of each question where they differ."""
    if not line.is_decided:
        return _called("STATES", State(line.case.state), current_language())
    whole = outcome_words(line.case.outcome)
    if len({one.outcome for one in line.asked}) <= 1:
        return whole
    said = [(one.position, outcome_words(one.outcome)) for one in line.asked if one.outcome]
    return "\n".join([whole, listed(line, said)])


def form_held(line: RequestLine) -> str:
    """In which form the information that is given is held."""
    spoken = current_language()
    forms = [
        (one.position, _called("COPY_FORMS", one.available_form, spoken)) for one in line.given
    ]
    if len({text for _position, text in forms}) <= 1:
        return forms[0][1] if forms else ""
    return listed(line, forms)


def kind(line: RequestLine) -> str:
    """To see it, or to have a copy."""
    return _called("OBTAIN", line.case.obtain, current_language()) if line.case.obtain else ""


def reasons(line: RequestLine) -> str:
    """Why something is not given, question by question."""
    if not line.is_decided:
        return ""
    said = [(one.position, _reason(one)) for one in line.asked if one.outcome not in _FREE]
    return listed(line, [(position, text) for position, text in said if text])


def _reason(one: Any) -> str:
    if one.outcome in (Outcome.REFUSED, Outcome.PARTLY_GRANTED) and one.ground:
        place = _("UU 14/2008 Pasal 17 huruf %(letter)s", letter=one.ground.value)
        if one.sub_point:
            place = _("%(place)s angka %(point)d", place=place, point=one.sub_point)
        return "; ".join(filter(None, (place, one.law_article)))
    if one.outcome is Outcome.NOT_HELD:
        holder = _("dikuasai oleh %(holder)s", holder=one.holder) if one.holder else ""
        return "; ".join(filter(None, (_("Tidak dikuasai"), holder)))
    if one.outcome is Outcome.NOT_DOCUMENTED:
        return "; ".join(filter(None, (_("Belum didokumentasikan"), one.reason)))
    return ""


def cost(line: RequestLine) -> int | None:
    """What it costs, in rupiah; nothing before the notice."""
    return line.cost if line.is_decided else None


def way(line: RequestLine) -> str:
    """How it is, or was, paid."""
    if not line.is_decided:
        return ""
    if not line.cost:
        return _("Tanpa biaya")
    paid = line.case.paid_on
    said = [office().payment]
    if paid:
        said.append(_("dibayar %(day)s", day=day(paid)))
    if line.receipt:
        said.append(_("bukti %(receipt)s", receipt=line.receipt))
    return "; ".join(filter(None, said))


def note(line: RequestLine) -> str:
    """What Perki 1/2021 Pasal 33 ayat (4) asks to be noted, and what else became of it."""
    case = line.case
    if not (case.register_note or case.extended_on or case.state is State.WITHDRAWN):
        return ""
    said = [case.register_note]
    if case.state is State.WITHDRAWN and case.closed_on:
        said.append(_("Dicabut pemohon %(day)s.", day=day(case.closed_on)))
    if case.extended_on:
        said.append(_("Waktu diperpanjang %(day)s.", day=day(case.extended_on)))
    return "\n".join(filter(None, said))


def _share(line: RequestLine, of: tuple[Outcome, ...]) -> str:
    """A tick where all questions came out so, "Sebagian" where some did."""
    if not line.is_decided:
        return ""
    hits = [one for one in line.asked if one.outcome in of]
    return _tick(len(hits), len(line.asked)) if hits else ""


def _tick(hits: int, of: int) -> str:
    return TICK if hits == of else _("Sebagian")


def _held(outcomes: tuple[Outcome, ...]) -> Callable[[RequestLine], Cell]:
    return lambda line: _share(line, outcomes)


def _in_form(form: CopyForm) -> Callable[[RequestLine], Cell]:
    def tick(line: RequestLine) -> str:
        held = line.given
        hits = [one for one in held if one.available_form is form]
        return _tick(len(hits), len(held)) if hits else ""

    return tick


def _wants(obtain: Obtain) -> Callable[[RequestLine], Cell]:
    return lambda line: TICK if line.case.obtain is obtain else ""


_NUMBER = Column(_l("Nomor pendaftaran"), 16, attrgetter("case.number"))
_NOTE = Column(_l("Catatan (Pasal 33 ayat (4))"), 18, note)
_STATUS, _UNDER = _l("Status Informasi"), _l("Di bawah Penguasaan")
_FORM, _KIND = _l("Bentuk Informasi yang Dikuasai"), _l("Jenis Permohonan")
_DAYS, _PAY = _l("Hari dan Tanggal"), _l("Biaya & Cara Pembayaran")

PASAL_32 = (
    _NUMBER,
    Column(_l("Tanggal permintaan"), 11, attrgetter("case.received_on"), form=Form.DAY),
    Column(
        _l("Nama lengkap orang perorangan, badan hukum, atau kuasanya"), 18, name, identity=True
    ),
    Column(
        _l("NIK atau nomor SK pengesahan badan hukum"),
        17,
        attrgetter("case.identity_number"),
        identity=True,
    ),
    Column(_l("Alamat"), 20, attrgetter("case.address"), identity=True),
    Column(_l("Nomor telepon atau email"), 18, contact, identity=True),
    Column(_l("Surat kuasa khusus"), 10, mandate),
    Column(_l("Rincian informasi yang diminta"), 34, asked),
    Column(_l("Tujuan penggunaan informasi"), 18, attrgetter("case.purpose")),
    Column(_l("Status informasi"), 16, status),
    Column(_l("Format informasi yang dikuasai"), 12, form_held),
    Column(_l("Jenis permintaan"), 12, kind),
    Column(_l("Alasan penolakan bila permintaan ditolak"), 22, reasons),
    Column(
        _l("Penyampaian pemberitahuan tertulis"),
        16,
        attrgetter("case.decided_on"),
        above=(_l("Hari dan tanggal"),),
        form=Form.LONG_DAY,
    ),
    Column(
        _l("Pemberian informasi"),
        16,
        attrgetter("case.handed_over_on"),
        above=(_l("Hari dan tanggal"),),
        form=Form.LONG_DAY,
    ),
    Column(_l("Biaya"), 11, cost, above=(_l("Biaya dan cara pembayaran"),), form=Form.RUPIAH),
    Column(_l("Cara pembayaran"), 16, way, above=(_l("Biaya dan cara pembayaran"),)),
    _NOTE,
)
"""Items a to o of Pasal 32 ayat (1); n and o hold two things each."""

LAMPIRAN_VIII = (
    Column(_l("No"), 16, attrgetter("case.number")),
    Column(_l("Tgl"), 11, attrgetter("case.received_on"), form=Form.DAY),
    Column(_l("Nama"), 18, name, identity=True),
    Column(_l("Alamat"), 20, attrgetter("case.address"), identity=True),
    Column(_l("Nomor Kontak"), 18, contact, identity=True),
    Column(_l("Pekerjaan"), 13, attrgetter("case.occupation"), identity=True),
    Column(_l("Informasi yang Diminta"), 34, asked),
    Column(_l("Tujuan Penggunaan Informasi"), 18, attrgetter("case.purpose")),
    Column(_l("Ya"), 8, _held(HELD), above=(_STATUS, _UNDER)),
    Column(_l("Tdk"), 8, _held((Outcome.NOT_HELD,)), above=(_STATUS, _UNDER)),
    Column(
        _l("Belum Didokumentasikan"),
        13,
        _held((Outcome.NOT_DOCUMENTED,)),
        above=(_STATUS,),
    ),
    Column(_l("Softcopy"), 11, _in_form(CopyForm.SOFTCOPY), above=(_FORM,)),
    Column(_l("Hardcopy"), 11, _in_form(CopyForm.HARDCOPY), above=(_FORM,)),
    Column(_l("Melihat/ Mengetahui"), 12, _wants(Obtain.SEE), above=(_KIND,)),
    Column(_l("Meminta Salinan"), 10, _wants(Obtain.COPY), above=(_KIND,)),
    Column(_l("Keputusan"), 18, decision),
    Column(_l("Alasan Penolakan"), 22, reasons),
    Column(
        _l("Pemberitahuan Tertulis"),
        16,
        attrgetter("case.decided_on"),
        above=(_DAYS,),
        form=Form.LONG_DAY,
    ),
    Column(
        _l("Pemberian Informasi"),
        16,
        attrgetter("case.handed_over_on"),
        above=(_DAYS,),
        form=Form.LONG_DAY,
    ),
    Column(_l("Biaya"), 11, cost, above=(_PAY,), form=Form.RUPIAH),
    Column(_l("Cara"), 16, way, above=(_PAY,)),
    _NOTE,
)
"""The columns of Lampiran VIII in their order, and the note of Pasal 33 ayat (4)."""

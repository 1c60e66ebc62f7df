"""The pages on which an objection is written, each with what the law asks there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l

from ppid.cases.proofs import SLOTS
from ppid.files.slots import Slot
from ppid.kit.checks import Length, OrEmpty, Phone, Required, When
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    Form,
    LongTextField,
    ManyField,
    PhoneField,
    TextField,
    UploadsField,
)
from ppid.law import ObjectionGround
from ppid.objections.filing.grounds import Offered

SELF, PROXY = "self", "proxy"
NOW, LATER = "now", "later"
_LONG_AGO = 5


def position_field() -> Any:
    """What happened, in the applicant's own words (kasus posisi)."""
    return LongTextField(
        _l("Ceritakan duduk perkaranya"),
        [Required(_l("Ceritakan apa yang terjadi.")), Length(5000)],
        description=_l(
            "Apa yang Anda minta, apa yang terjadi, dan mengapa itu keliru menurut Anda. "
            "Dalam formulir resmi ini disebut kasus posisi."
        ),
    )


def purpose_field() -> Any:
    """What the information is for, as on the official form."""
    return LongTextField(
        _l("Untuk apa informasi itu akan Anda gunakan?"),
        [Required(_l("Tulis tujuan penggunaan informasi.")), Length(2000)],
        description=_l("Isinya tidak kami nilai; satu kalimat cukup."),
    )


class FoundForm(Form):
    """A page that may ask for the day on which the reason was found (D7)."""

    def __init__(self, *args: Any, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.today = today

    def validate_found_on(self, field: DayField) -> None:
        """A day that was, and not in another age."""
        if field.data and field.data > self.today:
            raise wtf.ValidationError(_l("Tanggal ini belum tiba."))
        if field.data and field.data.year < self.today.year - _LONG_AGO:
            raise wtf.ValidationError(
                _l("Tanggal ini lebih dari lima tahun lalu. Periksa tahunnya.")
            )


def _needs_day(form: Any) -> bool:
    return ObjectionGround.NOT_PUBLISHED.value in (form.grounds.data or ())


class ReasonsForm(FoundForm):
    """Why, what happened, what is asked for (UU 14/2008 Pasal 35 ayat (1))."""

    grounds = ManyField(
        _l("Mengapa Anda keberatan?"),
        [Required(_l("Pilih sedikitnya satu alasan, huruf a sampai g."))],
        description=_l("Boleh lebih dari satu."),
    )
    found_on = DayField(
        _l("Kapan Anda mengetahui bahwa informasi berkala itu tidak disediakan?"),
        [When(_needs_day), Required(_l("Tulis tanggal Anda mengetahuinya."))],
        description=_l("Hanya untuk huruf b. Untuk alasan lain tanggalnya sudah kami ketahui."),
    )
    position = position_field()
    wanted = LongTextField(
        _l("Apa yang Anda minta dari Atasan PPID?"),
        [OrEmpty(), Length(2000)],
        description=_l("Contoh: agar dokumen kontrak diberikan seluruhnya."),
    )
    purpose = purpose_field()

    def __init__(self, *args: Any, offers: Sequence[Offered], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.grounds.choices = [(one.ground.value, one.words) for one in offers]

    @property
    def answers(self) -> dict[str, Any]:
        """The day of finding only where it was asked for."""
        told = super().answers
        return told | {"found_on": told["found_on"] if _needs_day(self) else None}


_PROXY = ("proxy_name", "proxy_address", "proxy_phone")


def _by_proxy(form: Any) -> bool:
    return bool(form.sender.data == PROXY)


class SenderForm(Form):
    """Who files it: the requester, or a proxy (Perki 1/2021 Pasal 39)."""

    sender = ChoiceField(
        _l("Siapa yang mengajukan keberatan ini?"),
        choices=[
            (SELF, _l("Yang mengajukan permohonannya")),
            (PROXY, _l("Penerima kuasa, dengan surat kuasa khusus bermeterai")),
        ],
        missing=_l("Pilih siapa yang mengajukan keberatan ini."),
    )
    proxy_name = TextField(
        _l("Nama lengkap penerima kuasa"),
        [When(_by_proxy), Required(_l("Tulis nama penerima kuasa.")), Length(160)],
    )
    proxy_address = LongTextField(
        _l("Alamat penerima kuasa"),
        [When(_by_proxy), Required(_l("Tulis alamat penerima kuasa.")), Length(400)],
    )
    proxy_phone = PhoneField(
        _l("Nomor telepon penerima kuasa"),
        [When(_by_proxy), OrEmpty(), Length(40), Phone()],
    )
    mandate = UploadsField(SLOTS[Slot.MANDATE])
    attachment = UploadsField(SLOTS[Slot.ATTACHMENT])

    @property
    def answers(self) -> dict[str, Any]:
        """Who acts; nothing of a proxy where there is none."""
        told = super().answers
        return {name: told[name] for name in _PROXY} if _by_proxy(self) else {}


class ReportForm(FoundForm):
    """Which periodic information is not provided, and since when it is known (huruf b)."""

    information = LongTextField(
        _l("Informasi berkala apa yang tidak disediakan?"),
        [Required(_l("Sebut informasi berkala yang Anda cari.")), Length(2000)],
        description=_l("Contoh: laporan keuangan tahun 2025, rencana kerja, atau daftar program."),
    )
    found_on = DayField(
        _l("Kapan Anda mengetahuinya?"),
        [Required(_l("Tulis tanggal Anda mengetahuinya."))],
        description=_l("Waktu untuk mengajukan keberatan dihitung dari tanggal ini."),
    )
    position = position_field()
    purpose = purpose_field()


class ProofsForm(Form):
    """What must be attached (Perki 1/2021 Pasal 27), now or later; a mandate always now."""

    bring = ChoiceField(
        _l("Kapan Anda menyerahkan bukti identitas?"),
        choices=[
            (NOW, _l("Saya unggah sekarang")),
            (LATER, _l("Saya susulkan, atau tunjukkan di kantor")),
        ],
        missing=_l("Pilih unggah sekarang atau susulkan."),
    )
    identity = UploadsField(SLOTS[Slot.IDENTITY])
    deed = UploadsField(SLOTS[Slot.DEED])
    mandate = UploadsField(SLOTS[Slot.MANDATE])
    attachment = UploadsField(SLOTS[Slot.ATTACHMENT])


NO_FILES: Mapping[Slot, Any] = {
    Slot.MANDATE: _l(
        "Keberatan melalui kuasa harus disertai surat kuasa khusus bermeterai "
        "(Perki 1/2021 Pasal 39). Pilih berkasnya."
    ),
    Slot.IDENTITY: _l("Pilih berkasnya, atau pilih “Saya susulkan”."),
    Slot.DEED: _l("Pilih berkasnya, atau pilih “Saya susulkan”."),
}

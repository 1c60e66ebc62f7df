"""One screen for an objection that came to the desk."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.cases import queries as cases
from ppid.cases import words
from ppid.cases.identity import mailbox
from ppid.cases.kinds import Channel, RequesterKind
from ppid.cases.models import Case
from ppid.cases.numbers import tidy_number
from ppid.cases.objecting import Applicant
from ppid.files.slots import Slot
from ppid.kit.checks import Length, OrEmpty, Phone, Required
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    EmailField,
    Form,
    HiddenField,
    LongTextField,
    ManyField,
    PhoneField,
    SelectField,
    SubmitButton,
    TextField,
    UploadsField,
    YesField,
)
from ppid.kit.language import LANGUAGES
from ppid.law import ObjectionGround

_DIGITS = re.compile(r"[ .-]")
_PERSON = ("name", "address", "occupation", "phone", "email")
_PROXY = ("proxy_name", "proxy_address", "proxy_phone")
FILES: Mapping[str, Slot] = {
    "identity_paper": Slot.IDENTITY,
    "mandate_paper": Slot.MANDATE,
    "letter_paper": Slot.LETTER_SCAN,
}


class Who(StrEnum):
    """Who stands at the desk, or signed the letter."""

    REQUESTER = "requester"
    PROXY = "proxy"
    OTHER = "other"


WHO = {
    Who.REQUESTER: _l("Pemohon sendiri"),
    Who.PROXY: _l("Penerima kuasa, dengan surat kuasa khusus bermeterai"),
    Who.OTHER: _l("Orang lain, tanpa surat kuasa"),
}


class EntryForm(Form):
    """What the official form asks (Lampiran X); what is blank can be asked for later."""

    submission_key = HiddenField(validators=[Length(60)])

    channel = ChoiceField(
        _l("Bagaimana keberatan ini datang?"),
        default=Channel.DESK.value,
        choices=[(c.value, w) for c, w in words.CHANNELS.items() if c is not Channel.WEB],
    )
    received_on = DayField(
        _l("Tanggal diterima"),
        [InputRequired(_l("Tulis tanggal keberatan diterima."))],
        description=_l(
            "Hari keberatan sungguh diterima kantor. Waktu tanggapan dihitung dari sini."
        ),
    )
    back_dated_reason = TextField(
        _l("Alasan bila bukan hari ini"),
        [OrEmpty(), Length(300)],
        description=_l("Contoh: surat masuk kotak pos kemarin sore."),
    )
    case_number = TextField(
        _l("Nomor pendaftaran permohonan"),
        [OrEmpty(), Length(40)],
        description=_l("Kosongkan hanya bila informasi berkala tidak disediakan (huruf b)."),
    )
    who = ChoiceField(
        _l("Siapa yang mengajukan?"),
        default=Who.REQUESTER.value,
        choices=words.choices(WHO),
    )
    grounds = ManyField(
        _l("Alasan keberatan"),
        [Required(_l("Pilih sedikitnya satu alasan, huruf a sampai g."))],
        choices=[],
    )
    found_on = DayField(
        _l("Tanggal alasan ditemukan menurut pengaju"),
        [OrEmpty()],
        description=_l(
            "Wajib untuk huruf b. Untuk alasan lain dihitung dari berkas permohonan bila ada di "
            "sana."
        ),
    )
    information = LongTextField(
        _l("Informasi berkala yang tidak disediakan"), [OrEmpty(), Length(2000)]
    )
    position = LongTextField(
        _l("Kasus posisi"),
        [Required(_l("Tulis kasus posisi: apa yang terjadi menurut pengaju.")), Length(5000)],
    )
    purpose = LongTextField(
        _l("Tujuan penggunaan informasi"),
        [OrEmpty(), Length(2000)],
        description=_l("Kosongkan bila sama dengan tujuan dalam permohonan."),
    )

    kind = ChoiceField(
        _l("Jenis pengaju"),
        default=RequesterKind.PERSON.value,
        choices=words.choices(words.KINDS),
    )
    name = TextField(_l("Nama lengkap, atau nama badan hukum"), [OrEmpty(), Length(160)])
    identity_number = TextField(
        _l("NIK, atau nomor pengesahan badan hukum"), [OrEmpty(), Length(80)]
    )
    address = LongTextField(_l("Alamat"), [OrEmpty(), Length(400)])
    phone = PhoneField(_l("Nomor telepon"), [OrEmpty(), Length(40), Phone()])
    email = EmailField(_l("Alamat email"), [OrEmpty(), Length(254), mailbox()])
    occupation = TextField(_l("Pekerjaan"), [OrEmpty(), Length(120)])
    identity_paper = UploadsField(_l("Salinan identitas atau akta"))

    proxy_name = TextField(_l("Nama penerima kuasa"), [OrEmpty(), Length(160)])
    proxy_address = LongTextField(_l("Alamat penerima kuasa"), [OrEmpty(), Length(400)])
    proxy_phone = PhoneField(_l("Nomor telepon penerima kuasa"), [OrEmpty(), Length(40), Phone()])
    mandate_shown = YesField(_l("Surat kuasa bermeterai ditunjukkan di meja, tanpa salinan"))
    mandate_paper = UploadsField(_l("Surat kuasa"))
    letter_paper = UploadsField(_l("Surat atau formulir yang dipindai"))
    language = SelectField(_l("Bahasa untuk surat dan email"), choices=list(LANGUAGES.items()))
    submit = SubmitButton(_l("Daftarkan keberatan"))

    def __init__(self, *args: Any, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.today, self.case = today, None
        self.grounds.choices = [
            (ground.value, f"{ground.value}. {words.OBJECTION_GROUNDS[ground]}")
            for ground in ObjectionGround
        ]
        if not self.is_submitted():
            self.received_on.data = today
        if not self.submission_key.data:
            self.submission_key.data = secrets.token_hex(20)

    case: Case | None

    def validate_case_number(self, field: TextField) -> None:
        """A number that stands in the register, however it was typed."""
        self.case = cases.case_by_number(tidy_number(field.data)) if field.data else None
        if field.data and self.case is None:
            raise wtf.ValidationError(
                _("Nomor ini tidak ada dalam register permohonan. Contoh PIP-2026-000118.")
            )

    def validate_received_on(self, field: DayField) -> None:
        """Not in the future, and not in another year by mistake."""
        self._check_day(field)
        if field.data and field.data < self.today.replace(year=self.today.year - 1, day=1):
            raise wtf.ValidationError(_("Tanggal ini lebih dari setahun lalu. Periksa tahunnya."))

    def validate_found_on(self, field: DayField) -> None:
        """Not in the future; it may lie long ago: the objection is then noted as late."""
        self._check_day(field)

    def _check_day(self, field: DayField) -> None:
        if field.data and field.data > self.today:
            raise wtf.ValidationError(_("Tanggal ini belum tiba."))

    def validate_identity_number(self, field: TextField) -> None:
        """Sixteen digits for people; legal entities have a number of another form."""
        if field.data and self.asks is not RequesterKind.LEGAL_ENTITY:
            field.data = _DIGITS.sub("", field.data)
            if not re.fullmatch(r"[0-9]{16}", field.data):
                raise wtf.ValidationError(_("NIK harus 16 angka, contoh 3273010101900001."))

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """What hangs together, each said at its field."""
        good = super().validate(extra_validators)
        for field, lacks, sentence in self._wanted():
            if lacks and not field.errors:
                field.errors = [sentence]
                good = False
        return bool(good)

    def _wanted(self) -> tuple[tuple[wtf.Field, bool, str], ...]:
        periodic = ObjectionGround.NOT_PUBLISHED.value in (self.grounds.data or ())
        alone = not self.case_number.data
        return (
            (
                self.back_dated_reason,
                self.is_back_dated and not self.back_dated_reason.data,
                _("Tulis alasan mengapa dicatat sesudah hari diterima."),
            ),
            (
                self.found_on,
                periodic and not self.found_on.data,
                _("Tulis tanggal pengaju mengetahui informasi berkala itu tidak disediakan."),
            ),
            (
                self.information,
                alone and not self.information.data,
                _("Sebut informasi berkala yang tidak disediakan."),
            ),
            (self.name, alone and not self.name.data, _("Tulis nama pengaju.")),
            (
                self.proxy_name,
                self.by_proxy and not self.proxy_name.data,
                _("Tulis nama penerima kuasa."),
            ),
        )

    @property
    def asks(self) -> RequesterKind:
        """What kind of applicant it is."""
        kinds = {kind.value: kind for kind in RequesterKind}
        return kinds.get(self.kind.data or "", RequesterKind.PERSON)

    @property
    def by_proxy(self) -> bool:
        """Whether somebody came with a power of attorney."""
        return bool(self.who.data == Who.PROXY)

    @property
    def is_back_dated(self) -> bool:
        """Whether it came on an earlier day."""
        return bool(self.received_on.data and self.received_on.data < self.today)

    @property
    def slots(self) -> dict[str, Slot]:
        """Where each file belongs; an entity is known by its deed."""
        deed = self.asks is RequesterKind.LEGAL_ENTITY
        return {**FILES, "identity_paper": Slot.DEED if deed else Slot.IDENTITY}

    def applicant(self, *, mandate: bool) -> Applicant:
        """Who objects, as the register takes it; nobody named is the requester of the case."""
        told, stranger = self.answers, self.who.data == Who.OTHER
        proxy = {name: told[name] for name in _PROXY} if self.by_proxy else {}
        if self.case is None:
            person = {name: told[name] for name in (*_PERSON, "identity_number")}
            return Applicant(
                {"kind": self.asks, **person, **proxy}, mandate=mandate, stranger=stranger
            )
        if not self.by_proxy:
            return Applicant(stranger=stranger)
        of = self.case.requester
        principal = {name: getattr(of, name) for name in (*_PERSON, "kind", "identity_number")}
        return Applicant(principal | proxy, mandate=mandate)

    @property
    def entered(self) -> dict[str, Any]:
        """What `actions.enter` asks for beside who objects and the files."""
        told = self.answers
        return {
            "case": self.case,
            "grounds": [ObjectionGround(letter) for letter in told["grounds"]],
            "stated_on": told["found_on"],
            "information": told["information"] if self.case is None else "",
            "position": told["position"],
            "purpose": told["purpose"] or (self.case.purpose if self.case else ""),
            "channel": Channel(told["channel"]),
            "language": told["language"],
            "received_on": told["received_on"],
            "back_dated_reason": told["back_dated_reason"] if self.is_back_dated else None,
            "note": _("Surat kuasa ditunjukkan di meja, tanpa salinan.")
            if self.by_proxy and told["mandate_shown"]
            else None,
            "submission_key": told["submission_key"],
        }

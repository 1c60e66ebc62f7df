"""One screen for a request that came to the desk."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, ClassVar

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.cases import words as case_words
from ppid.cases.kinds import (
    Channel,
    CopyForm,
    Delivery,
    Missing,
    Obtain,
    Relation,
    RequesterKind,
)
from ppid.casework import words
from ppid.casework.case_form import CaseForm, MailboxField, Slots
from ppid.casework.words import Identity
from ppid.files.slots import Slot
from ppid.kit.checks import Length, OrEmpty, Phone, Required
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    HiddenField,
    LongTextField,
    PhoneField,
    SelectField,
    SubmitButton,
    TextField,
    UploadField,
    YesField,
)
from ppid.kit.language import LANGUAGES

MOST_QUESTIONS = 10
_DIGITS = re.compile(r"[ .-]")
_REQUESTER = (
    "name",
    "address",
    "occupation",
    "phone",
    "email",
    "proxy_name",
    "proxy_address",
    "proxy_phone",
    "helper_name",
    "helper_organisation",
)

# By which paper each kind of requester is known (Perki 1/2021 Pasal 27).
KNOWN_BY: Mapping[RequesterKind, tuple[Missing, Slot]] = {
    RequesterKind.PERSON: (Missing.IDENTITY, Slot.IDENTITY),
    RequesterKind.GROUP: (Missing.IDENTITY, Slot.IDENTITY),
    RequesterKind.LEGAL_ENTITY: (Missing.DEED, Slot.DEED),
}


class EntryForm(CaseForm):
    """What the official form asks (Lampiran VI); what is blank is noted as missing."""

    submission_key = HiddenField(validators=[Length(60)])

    channel = ChoiceField(
        _l("Bagaimana permohonan ini datang?"),
        default=Channel.DESK.value,
    )
    received_on = DayField(
        _l("Tanggal diterima"),
        [InputRequired(_l("Tulis tanggal permohonan diterima."))],
        description=_l(
            "Hari permohonan sungguh diterima kantor. Waktu jawaban dihitung dari sini."
        ),
    )
    back_dated_reason = TextField(
        _l("Alasan bila bukan hari ini"),
        [OrEmpty(), Length(300)],
        description=_l("Contoh: surat masuk kotak pos kemarin sore."),
    )

    kind = ChoiceField(
        _l("Siapa yang meminta?"),
        default=RequesterKind.PERSON.value,
        choices=case_words.choices(case_words.KINDS),
    )
    name = TextField(
        _l("Nama lengkap, atau nama badan hukum"),
        [Required(_l("Tulis nama pemohon.")), Length(160)],
    )
    identity_number = TextField(
        _l("NIK, atau nomor pengesahan badan hukum"), [OrEmpty(), Length(80)]
    )
    address = LongTextField(_l("Alamat"), [OrEmpty(), Length(400)])
    phone = PhoneField(_l("Nomor telepon"), [OrEmpty(), Length(40), Phone()])
    email = MailboxField(_l("Alamat email"))
    occupation = TextField(_l("Pekerjaan"), [OrEmpty(), Length(120)])
    identity = ChoiceField(
        _l("Bukti identitas, atau akta badan hukum"),
        default=Identity.LATER.value,
        choices=case_words.choices(words.IDENTITIES),
        missing=_l("Pilih bagaimana identitas pemohon diketahui."),
    )
    identity_paper = UploadField(_l("Salinan identitas atau akta"))

    proxy_name = TextField(_l("Nama penerima kuasa"), [OrEmpty(), Length(160)])
    proxy_address = LongTextField(_l("Alamat penerima kuasa"), [OrEmpty(), Length(400)])
    proxy_phone = PhoneField(_l("Nomor telepon penerima kuasa"), [OrEmpty(), Length(40), Phone()])
    mandate_shown = YesField(_l("Surat kuasa bermeterai ditunjukkan di meja, tanpa salinan"))
    mandate_paper = UploadField(_l("Surat kuasa"))

    helper_name = TextField(
        _l("Nama yang membantu menuliskan (juru tulis)"), [OrEmpty(), Length(160)]
    )
    helper_relation = ChoiceField(
        _l("Siapa yang membantu atau mewakili?"),
        [OrEmpty()],
        choices=case_words.choices(case_words.RELATIONS),
    )
    helper_organisation = TextField(_l("Organisasi atau kelompoknya"), [OrEmpty(), Length(160)])

    questions = wtf.FieldList(
        LongTextField("", [Length(5000)]), min_entries=3, max_entries=MOST_QUESTIONS
    )
    unclear = YesField(_l("Rincian belum jelas, pemohon perlu melengkapinya"))
    purpose = LongTextField(_l("Tujuan penggunaan informasi"), [OrEmpty(), Length(2000)])
    obtain = ChoiceField(
        _l("Cara memperoleh informasi"), [OrEmpty()], choices=case_words.choices(case_words.OBTAIN)
    )
    copy_form = ChoiceField(
        _l("Bentuk salinan"), [OrEmpty()], choices=case_words.choices(case_words.COPY_FORMS)
    )
    delivery = ChoiceField(
        _l("Cara mendapatkan salinan"),
        [OrEmpty()],
        choices=case_words.choices(case_words.DELIVERIES),
    )
    letter_paper = UploadField(_l("Surat atau formulir yang dipindai"))
    language = SelectField(_l("Bahasa untuk surat dan email"), choices=list(LANGUAGES.items()))
    submit = SubmitButton(_l("Daftarkan permohonan"))

    SLOTS: ClassVar[Slots] = {}

    def __init__(self, *args: Any, today: date, channels: Collection[Channel], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.channel.choices = [
            (channel.value, words_of)
            for channel, words_of in case_words.CHANNELS.items()
            if channel in channels and channel is not Channel.WEB
        ]
        self.today = today
        if not self.is_submitted():
            self.received_on.data = today
        if not self.submission_key.data:
            self.submission_key.data = secrets.token_hex(24)
        self.name_questions()

    def name_questions(self) -> None:
        """Number the questions."""
        for place, entry in enumerate(self.questions.entries, 1):
            entry.label.text = _("Butir %(number)d", number=place)

    def one_more_question(self) -> None:
        """Room for another question, up to the most there may be."""
        if len(self.questions.entries) < MOST_QUESTIONS:
            self.questions.append_entry()
        self.name_questions()

    def validate_received_on(self, field: DayField) -> None:
        """Not in the future."""
        if field.data and field.data > self.today:
            raise wtf.ValidationError(_("Tanggal ini belum tiba."))
        if field.data and field.data < self.today.replace(year=self.today.year - 1, day=1):
            raise wtf.ValidationError(_("Tanggal ini lebih dari setahun lalu. Periksa tahunnya."))

    def validate_identity_number(self, field: TextField) -> None:
        """Sixteen digits for people; legal entities have a number of another form."""
        if field.data and self.asks is not RequesterKind.LEGAL_ENTITY:
            field.data = _DIGITS.sub("", field.data)
            if not re.fullmatch(r"\d{16}", field.data):
                raise wtf.ValidationError(_("NIK harus 16 angka, contoh 3273010101900001."))

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """What hangs together: a reason for an earlier day, a paper that is said to be there."""
        good = super().validate(extra_validators)
        wanted = (
            (
                self.back_dated_reason,
                self._is_back_dated and not self.back_dated_reason.data,
                _("Tulis alasan mengapa dicatat sesudah hari diterima."),
            ),
            (
                self.identity_paper,
                self.identity.data == Identity.PAPER and not self.identity_paper.data,
                _("Pilih salinan identitasnya, atau pilih ditunjukkan di meja."),
            ),
            (
                self.helper_relation,
                bool(self.helper_name.data or self.helper_organisation.data)
                and not self.helper_relation.data,
                _("Pilih siapa yang membantu atau mewakili."),
            ),
            (
                self.helper_name,
                bool(self.helper_relation.data)
                and not (self.helper_name.data or self.proxy_name.data),
                _("Tulis nama yang membantu, atau nama penerima kuasa."),
            ),
            (
                self.questions.entries[0],
                not self.asked,
                _("Tulis informasi yang diminta, paling sedikit satu butir."),
            ),
        )
        for field, lacks, sentence in wanted:
            if lacks and not field.errors:
                field.errors = [sentence]
                good = False
        if not self.asked:
            self.questions.errors = [self.questions.entries[0].errors]
        return bool(good)

    def take_in(self) -> bool:
        """The paper of identity goes where this kind of requester's belongs."""
        self.SLOTS = {  # type: ignore[misc]
            "identity_paper": KNOWN_BY[self.asks][1],
            "mandate_paper": Slot.MANDATE,
            "letter_paper": Slot.LETTER_SCAN,
        }
        return super().take_in()

    @property
    def asks(self) -> RequesterKind:
        """What kind of requester it is."""
        kinds = {kind.value: kind for kind in RequesterKind}
        return kinds.get(self.kind.data or "", RequesterKind.PERSON)

    @property
    def asked(self) -> list[str]:
        """The questions that are not empty, in order."""
        return [entry.data for entry in self.questions.entries if entry.data]

    @property
    def lacking(self) -> list[Missing]:
        """What is missing of Perki 1/2021 Pasal 27 and Pasal 29 ayat (5), in its order."""
        by_proxy = bool(self.proxy_name.data) or self.asks is RequesterKind.GROUP
        wants_copy = bool(self.obtain.data == Obtain.COPY)
        blank = {
            KNOWN_BY[self.asks][0]: self.identity.data == Identity.LATER,
            Missing.IDENTITY_NUMBER: not self.identity_number.data,
            Missing.MANDATE: by_proxy and not (self.mandate_paper.data or self.mandate_shown.data),
            Missing.ADDRESS: not self.address.data,
            Missing.CONTACT: not (self.phone.data or self.email.data),
            Missing.QUESTIONS: bool(self.unclear.data),
            Missing.PURPOSE: not self.purpose.data,
            Missing.OBTAIN: not self.obtain.data,
            Missing.DELIVERY: wants_copy and not self.delivery.data,
        }
        return [item for item in Missing if blank.get(item)]

    @property
    def entered(self) -> dict[str, Any]:
        """What `entry.enter` asks for."""
        told = self.answers
        requester = {name: told[name] for name in _REQUESTER}
        shown = (
            [_("Identitas ditunjukkan di meja, tanpa salinan.")]
            if (self.identity.data == Identity.SHOWN)
            else []
        )
        shown += (
            [_("Surat kuasa ditunjukkan di meja, tanpa salinan.")]
            if (self.mandate_shown.data)
            else []
        )
        return {
            "requester": requester
            | {
                "kind": self.asks,
                "identity_number": told["identity_number"],
                "helper_relation": _member(Relation, told["helper_relation"]),
            },
            "questions": self.asked,
            "purpose": told["purpose"],
            "obtain": _member(Obtain, told["obtain"]),
            "copy_form": _member(CopyForm, told["copy_form"]),
            "delivery": _member(Delivery, told["delivery"]),
            "channel": Channel(told["channel"]),
            "language": told["language"],
            "missing": self.lacking,
            "received_on": told["received_on"],
            "back_dated_reason": told["back_dated_reason"] if self._is_back_dated else None,
            "papers": list(self.stored),
            "note": "\n".join(shown) or None,
            "submission_key": told["submission_key"],
        }

    @property
    def _is_back_dated(self) -> bool:
        return bool(self.received_on.data and self.received_on.data < self.today)


def _member(kind: Any, value: str | None) -> Any:
    return kind(value) if value else None

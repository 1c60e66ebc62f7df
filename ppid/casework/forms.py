"""What the desk is asked at each step of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.accounts.models import Officer
from ppid.cases import words as case_words
from ppid.cases.identity import ContactOfAnyKind
from ppid.cases.kinds import Missing
from ppid.cases.models import Case
from ppid.casework import words
from ppid.casework.actions import REPAIRS
from ppid.casework.case_form import CaseForm, MailboxField, Slots
from ppid.files.slots import Slot
from ppid.kit.checks import Length, OrEmpty, Phone, Required, RequiredFile
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    Form,
    LongTextField,
    ManyField,
    PhoneField,
    SubmitButton,
    TextField,
    UploadField,
    YesField,
)
from ppid.kit.templates import day
from ppid.law import Standing


class StepForm(CaseForm):
    """A step that asks nothing: it is only meant or not."""


class AcceptForm(CaseForm):
    """Declaring complete: what was noted as missing must be there now."""

    present = ManyField(_l("Yang tadinya belum ada dan sekarang sudah ada"))
    submit = SubmitButton(_l("Nyatakan lengkap"))

    def __init__(self, *args: Any, seen: Case, **rest: Any) -> None:
        super().__init__(*args, seen=seen, **rest)
        self.present.choices = [(item, case_words.MISSING[Missing(item)]) for item in seen.missing]

    def validate_present(self, field: ManyField) -> None:
        """All of it: a request that lacks something is not complete."""
        if len(field.data or ()) < len(field.choices or ()):
            raise wtf.ValidationError(
                _("Centang semuanya. Bila masih ada yang kurang, minta pemohon melengkapi.")
            )


def _missing_field() -> ManyField:
    return ManyField(
        _l("Yang belum ada"),
        [Required(_l("Centang paling sedikit satu yang belum ada."))],
        choices=case_words.choices(case_words.MISSING),
    )


class CompletionForm(CaseForm):
    """The incompleteness letter, Perki 1/2021 Pasal 33 ayat (2)."""

    missing = _missing_field()
    note = LongTextField(
        _l("Penjelasan untuk pemohon"),
        [OrEmpty(), Length(2000)],
        description=_l("Tulis dengan jelas apa yang diminta, supaya cukup sekali melengkapi."),
    )
    reached_on = DayField(_l("Kapan surat ini sampai kepada pemohon?"))
    submit = SubmitButton(_l("Kirim surat keterangan tidak lengkap"))

    def __init__(self, *args: Any, seen: Case, today: date, latest: date, **rest: Any) -> None:
        super().__init__(*args, seen=seen, **rest)
        self.standing: Standing = seen.standing
        self.latest = latest
        if seen.requester.email:
            del self.reached_on
        elif not self.is_submitted():
            self.reached_on.data = latest

    def validate_reached_on(self, field: DayField) -> None:
        """A day from the receipt up to the day on which post without proof counts as received."""
        if field.data is None:
            raise wtf.ValidationError(_("Tulis tanggal surat sampai kepada pemohon."))
        if not self.standing.received_on <= field.data <= self.latest:
            raise wtf.ValidationError(
                _("Tanggal ini harus antara hari diterima dan %(day)s.", day=day(self.latest))
            )


class StillIncompleteForm(CaseForm):
    """A repair that does not yet make the request complete."""

    missing = _missing_field()
    note = LongTextField(_l("Penjelasan untuk pemohon"), [OrEmpty(), Length(2000)])
    submit = SubmitButton(_l("Beri tahu pemohon"))


class RepairForm(CaseForm):
    """What was brought to the desk; only what is missing is asked."""

    SLOTS: ClassVar[Slots] = {
        "identity_paper": Slot.IDENTITY,
        "mandate_paper": Slot.MANDATE,
        "deed_paper": Slot.DEED,
    }

    on = DayField(_l("Tanggal diterima di meja"), [InputRequired(_l("Tulis tanggalnya."))])
    identity_shown = YesField(_l("Identitas ditunjukkan di meja, tanpa salinan"))
    identity_paper = UploadField(_l("Salinan identitas"))
    identity_number = TextField(_l("NIK, atau nomor pengesahan badan hukum"), [Length(80)])
    mandate_paper = UploadField(_l("Surat kuasa"))
    deed_paper = UploadField(_l("Akta badan hukum"))
    address = LongTextField(_l("Alamat"), [Length(400)])
    phone = PhoneField(_l("Nomor telepon"), [OrEmpty(), Length(40), Phone()])
    email = MailboxField(_l("Alamat email"))
    details = LongTextField(_l("Rincian informasi yang lebih jelas"), [Length(5000)])
    purpose = LongTextField(_l("Tujuan penggunaan informasi"), [Length(2000)])
    obtain = ChoiceField(
        _l("Cara memperoleh informasi"), [OrEmpty()], choices=case_words.choices(case_words.OBTAIN)
    )
    delivery = ChoiceField(
        _l("Cara mendapatkan salinan"),
        [OrEmpty()],
        choices=case_words.choices(case_words.DELIVERIES),
    )
    submit = SubmitButton(_l("Catat perbaikan"))

    def __init__(self, *args: Any, seen: Case, today: date, **rest: Any) -> None:
        super().__init__(*args, seen=seen, **rest)
        self.today, self.received_on = today, seen.received_on
        lacked = {Missing(value) for value in seen.missing}
        for item, names in REPAIRS.items():
            for name in names if item not in lacked else ():
                delattr(self, name)
        if not self.is_submitted():
            self.on.data = today

    def validate_on(self, field: DayField) -> None:
        """Not before the request and not after today."""
        if field.data and not self.received_on <= field.data <= self.today:
            raise wtf.ValidationError(_("Tanggal ini harus antara hari diterima dan hari ini."))

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Something must have been brought."""
        good = super().validate(extra_validators)
        if good and not any(self.given.values()):
            self.form_errors.append(_("Isi paling sedikit satu yang dilengkapi pemohon."))
        return good and not self.form_errors

    @property
    def given(self) -> dict[str, Any]:
        """What was brought, by the names of REPAIRS."""
        return {name: value for name, value in super().answers.items() if name != "on"}

    @property
    def answers(self) -> dict[str, Any]:
        """The day it came, and what was brought."""
        return {"on": self.on.data, "given": self.given}


class LateRepairForm(RepairForm):
    """The same after the window: the PPID takes it all the same (A-04)."""

    submit = SubmitButton(_l("Terima perbaikan yang terlambat"))


class LapseForm(CaseForm):
    """The note in the register, Perki 1/2021 Pasal 33 ayat (4)."""

    note = LongTextField(
        _l("Catatan dalam register"), [Required(_l("Tulis catatan untuk register.")), Length(1000)]
    )
    submit = SubmitButton(_l("Catat tidak ditindaklanjuti"))


class NoteForm(CaseForm):
    """A note to the colleagues."""

    text = LongTextField(
        _l("Catatan internal"),
        [Required(_l("Tulis catatannya.")), Length(5000)],
        description=_l(
            "Hanya petugas yang membacanya, pemohon tidak. Tulis @nama untuk menyebut rekan."
        ),
    )
    mentioned = ManyField(
        _l("Sebut rekan"),
        coerce=int,
        description=_l("Mereka diberi tahu bahwa ada catatan untuk dibaca."),
    )
    submit = SubmitButton(_l("Simpan catatan"))

    def __init__(self, *args: Any, colleagues: Sequence[Officer] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.mentioned.choices = [(one.id, one.name) for one in colleagues]
        if not colleagues:
            del self.mentioned


class MessageForm(CaseForm):
    """A message to the requester."""

    SLOTS: ClassVar[Slots] = {"paper": Slot.ATTACHMENT}

    text = LongTextField(_l("Pesan untuk pemohon"), [Required(_l("Tulis pesannya.")), Length(5000)])
    paper = UploadField(_l("Lampiran"))
    submit = SubmitButton(_l("Kirim pesan"))


class PaperForm(CaseForm):
    """A paper that came to the desk."""

    slot = ChoiceField(_l("Berkas apa ini?"), missing=_l("Pilih jenis berkasnya."))
    paper = UploadField(_l("Berkas"), [RequiredFile(_l("Pilih berkasnya."))])
    submit = SubmitButton(_l("Tambahkan berkas"))

    TAKEN: ClassVar[Sequence[Slot]] = (
        Slot.LETTER_SCAN,
        Slot.ATTACHMENT,
        Slot.IDENTITY,
        Slot.MANDATE,
        Slot.DEED,
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.slot.choices = [(slot.value, words.SLOTS[slot]) for slot in self.TAKEN]

    def take_in(self) -> bool:
        """The slot is the one that was chosen."""
        self.SLOTS = {"paper": Slot(self.slot.data or "")}  # type: ignore[misc]
        return super().take_in()


class WithdrawForm(CaseForm):
    """The requester's own letter; without it a request is not taken back."""

    SLOTS: ClassVar[Slots] = {"paper": Slot.LETTER_SCAN}

    paper = UploadField(
        _l("Surat pencabutan dari pemohon"),
        [RequiredFile(_l("Pilih pindaian surat pencabutannya."))],
    )
    sure = YesField(
        _l("Surat ini ditandatangani pemohon atau kuasanya"),
        [Required(_l("Centang bila benar. Tanpa itu permohonan tidak dicabut."))],
    )
    submit = SubmitButton(_l("Catat pencabutan"))


class ContactForm(CaseForm, ContactOfAnyKind):
    """Where the requester is reached."""

    submit = SubmitButton(_l("Simpan kontak"))


class PurposeForm(Form):
    """Why an identity paper is opened."""

    purpose = ChoiceField(
        _l("Untuk keperluan apa Anda membuka berkas ini?"),
        choices=case_words.choices(words.PURPOSES),
        missing=_l("Pilih keperluannya."),
    )
    submit = SubmitButton(_l("Buka berkas"))

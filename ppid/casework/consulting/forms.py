"""What is asked when another body is asked, and when it answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import wtforms as wtf
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.cases.consultations import ConsultedBy
from ppid.casework.case_form import CaseForm, MailboxField, Slots
from ppid.files.slots import Slot
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    HiddenField,
    LongTextField,
    SubmitButton,
    TextField,
    UploadField,
)
from ppid.kit.templates import day

WAYS: Mapping[ConsultedBy, LazyString] = {
    ConsultedBy.EMAIL: _l("Email, dikirim dari sini"),
    ConsultedBy.LETTER: _l("Surat, dikirim oleh kantor sendiri"),
}


class ConsultForm(CaseForm):
    """Whom, what, until when, by which way."""

    body = TextField(
        _l("Badan Publik yang ditanya"),
        [Required(_l("Tulis nama badan publiknya.")), Length(200)],
    )
    question = LongTextField(
        _l("Yang ditanyakan"),
        [Required(_l("Tulis yang ditanyakan.")), Length(4000)],
        description=_l("Jangan tulis nama atau data pribadi pemohon."),
    )
    due_on = DayField(
        _l("Dijawab paling lambat"), [InputRequired(_l("Tulis tanggal paling lambat."))]
    )
    way = ChoiceField(
        _l("Lewat apa?"),
        choices=[(way.value, words) for way, words in WAYS.items()],
        missing=_l("Pilih lewat email atau surat."),
    )
    email = MailboxField(_l("Alamat email badan publik itu"))
    letter_number = TextField(_l("Nomor surat kantor"), [OrEmpty(), Length(120)])
    submit = SubmitButton(_l("Minta pendapat"))

    def __init__(self, *args: Any, today: date, latest: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.today, self.latest = today, latest

    def validate_due_on(self, field: DayField) -> None:
        """Not in the past and not after the answer is due."""
        if field.data and not self.today <= field.data <= self.latest:
            raise wtf.ValidationError(
                _(
                    "Pilih tanggal dari hari ini sampai %(day)s, batas jawaban kepada pemohon.",
                    day=day(self.latest),
                )
            )

    def validate_way(self, field: ChoiceField) -> None:
        """An email needs its address, a letter its number."""
        needs = {"email": self.email, "letter": self.letter_number}.get(field.data or "")
        if needs is not None and not needs.data:
            raise wtf.ValidationError(
                _("Tulis juga “%(field)s” di bawah ini.", field=needs.label.text)
            )

    @property
    def answers(self) -> dict[str, Any]:
        """The answers with the way as a member."""
        return super().answers | {"way": ConsultedBy(self.way.data)}


class ConsultedForm(CaseForm):
    """What the body said, and when."""

    SLOTS: ClassVar[Slots] = {"paper": Slot.ATTACHMENT}

    answered_on = DayField(_l("Dijawab pada"), [InputRequired(_l("Tulis tanggalnya."))])
    answer = LongTextField(
        _l("Isi jawaban"), [Required(_l("Tulis isi jawabannya.")), Length(10_000)]
    )
    paper = UploadField(_l("Surat jawaban"))
    seen_version = HiddenField()
    submit = SubmitButton(_l("Catat jawaban"))

    def __init__(self, *args: Any, today: date, asked_on: date, version: int, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.today, self.asked_on = today, asked_on
        if not self.seen_version.data:
            self.seen_version.data = str(version)

    def validate_answered_on(self, field: DayField) -> None:
        """Between the asking and today."""
        if field.data and not self.asked_on <= field.data <= self.today:
            raise wtf.ValidationError(_("Tanggal ini harus antara hari ditanyakan dan hari ini."))

    @property
    def answers(self) -> dict[str, Any]:
        """What was said, and the version that was read as a number."""
        said = super().answers
        seen = said.pop("seen_version") or ""
        return said | {"seen": int(seen) if seen.isdecimal() else -1}

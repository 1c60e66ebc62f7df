"""What is asked of who answers an objection, settles it, or writes down what the applicant says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.cases.models import Question
from ppid.cases.objections import Objection, ObjectionAnswer
from ppid.cases.words import RULINGS, choices
from ppid.kit.checks import Length, Required, When
from ppid.kit.draft_form import DraftForm, NotBefore
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    LongTextField,
    SelectField,
    TextField,
)
from ppid.kit.templates import day
from ppid.law import RULINGS_ON_EXCLUSION, RULINGS_WITH_REASONS, Ruling

LONG = 12_000
LEAST = 20

RULING_HINTS: Mapping[Ruling, Any] = {
    Ruling.GRANTED: _l(
        "Semua yang dipersoalkan pemohon diberikan. Sebut perintah yang harus dilaksanakan PPID."
    ),
    Ruling.PARTLY_GRANTED: _l(
        "Sebagian diberikan. Sebut perintah untuk PPID, dan alasan untuk bagian yang lain."
    ),
    Ruling.UPHELD: _l(
        "Keputusan PPID tetap berlaku. Alasan tertulis wajib (UU 14/2008 Pasal 36 ayat (3))."
    ),
    Ruling.INADMISSIBLE: _l(
        "Diajukan lewat waktu, atau oleh yang tidak berhak. Pokoknya tidak diperiksa; "
        "alasannya wajib ditulis."
    ),
}


def _ruling(form: Any) -> Ruling | None:
    typed = form.ruling.data
    return Ruling(typed) if typed in set(Ruling) else None


class AnswerForm(DraftForm):
    """The answer itself (Perki 1/2021 Pasal 44): statement, ruling, reasons, decree."""

    statement = LongTextField(
        _l("Uraian tanggapan atas alasan keberatan"),
        [Required(_l("Tulis uraian tanggapan atas alasan keberatan.")), Length(LONG, LEAST)],
        description=_l(
            "Tanggapi tiap alasan yang diajukan pemohon (Perki 1/2021 Pasal 44 ayat (2)). "
            "Dimuat dalam surat."
        ),
    )
    ruling = ChoiceField(
        _l("Putusan Anda"),
        choices=choices(RULINGS),
        missing=_l("Pilih putusan atas keberatan ini."),
    )
    reasons = LongTextField(
        _l("Alasan"),
        [
            When(lambda form: _ruling(form) in RULINGS_WITH_REASONS),
            Required(_l("Tulis alasannya: wajib bila keberatan tidak dikabulkan seluruhnya.")),
            Length(LONG, LEAST),
        ],
        description=_l(
            "Wajib bila keputusan PPID dikuatkan, dikabulkan sebagian, atau keberatan tidak dapat "
            "diterima (UU 14/2008 Pasal 36 ayat (3)). Dimuat dalam surat."
        ),
    )
    decree_number = TextField(
        _l("Nomor surat keputusan pengecualian"),
        [Length(120)],
        description=_l("Wajib bila ada informasi yang tetap dikecualikan (Pasal 44 ayat (3))."),
    )
    decree_on = DayField(_l("Tanggal surat keputusan pengecualian"))

    def __init__(self, *args: Any, excluding: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.excluding = excluding
        if not excluding:
            del self.decree_number
            del self.decree_on

    def validate_decree_number(self, field: wtf.Field) -> None:
        """Upholding what is excluded names its decree."""
        if _ruling(self) is Ruling.UPHELD and not field.data:
            raise wtf.ValidationError(
                _l("Sebut nomor surat keputusan pengecualian yang menjadi dasar.")
            )

    def validate_decree_on(self, field: wtf.Field) -> None:
        """A decree has a day, and it has come."""
        if self.decree_number.data and not field.data and not field.errors:
            raise wtf.ValidationError(_l("Tulis tanggal surat keputusan itu."))
        if field.data and field.data > self.today:
            raise wtf.ValidationError(_l("Tanggal ini belum tiba."))

    @property
    def answers(self) -> dict[str, Any]:
        """The columns of an answer; what the ruling does not need is not kept."""
        said = super().answers
        ruling = Ruling(said["ruling"])
        keeps = ruling in RULINGS_ON_EXCLUSION and self.excluding
        return said | {
            "ruling": ruling,
            "reasons": said["reasons"] if ruling in RULINGS_WITH_REASONS else None,
            "decree_number": said.get("decree_number") if keeps else None,
            "decree_on": said.get("decree_on") if keeps else None,
        }


def from_draft(
    answer: ObjectionAnswer | None, suggested: tuple[str, date | None]
) -> dict[str, Any]:
    """What the form starts with: the draft, and the decree that the notice has named."""
    number, on = suggested
    if answer is None:
        return {"decree_number": number, "decree_on": on}
    return {
        "statement": answer.statement,
        "ruling": answer.ruling.value if answer.ruling else None,
        "reasons": answer.reasons,
        "decree_number": answer.decree_number or number,
        "decree_on": answer.decree_on or on,
    }


class OrderForm(DraftForm):
    """One task for the PPID."""

    text = LongTextField(
        _l("Perintah untuk PPID"),
        [Required(_l("Tulis apa yang harus dilakukan PPID.")), Length(4000, 10)],
        description=_l("Contoh: serahkan salinan kontrak tahap kedua tanpa penghitaman harga."),
    )
    question = SelectField(_l("Butir permohonan"), missing=_l("Pilih butir dari daftar."))
    due_on = DayField(
        _l("Dilaksanakan paling lambat"),
        [InputRequired(_l("Tulis batas waktu pelaksanaan.")), NotBefore()],
    )

    def __init__(self, *args: Any, questions: Sequence[Question], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.question.choices = [
            ("", _l("Tidak menyangkut satu butir tertentu")),
            *(
                (
                    str(one.id),
                    _l("Butir %(position)d: %(text)s", position=one.position, text=one.text[:120]),
                )
                for one in questions
            ),
        ]
        if not questions:
            del self.question

    @property
    def answers(self) -> dict[str, Any]:
        """A task, and the version that was read."""
        said = super().answers
        chosen = said.get("question")
        return {
            "seen": said["seen"],
            "text": said["text"],
            "due_on": said["due_on"],
            "question_id": int(chosen) if chosen else None,
        }


class SendAnswerForm(DraftForm):
    """Sending: when the letter reaches an applicant who has no email."""

    reached_on = DayField(
        _l("Surat sampai kepada pemohon pada"),
        [InputRequired(_l("Tulis kapan surat sampai kepada pemohon.")), NotBefore()],
        description=_l(
            "Pemohon tidak punya email. Hak ke Komisi Informasi dihitung dari hari surat diterima; "
            "surat lewat pos tanpa bukti terima dianggap sampai beberapa hari kerja sesudah "
            "dikirim."
        ),
    )

    def __init__(self, *args: Any, by_hand: bool, latest: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.latest = latest
        if not by_hand:
            del self.reached_on

    def validate_reached_on(self, field: wtf.Field) -> None:
        """Not later than post takes."""
        if field.data and field.data > self.latest:
            raise wtf.ValidationError(
                _(
                    "Paling lambat %(day)s, saat surat lewat pos dianggap sampai. Periksa "
                    "tanggalnya.",
                    day=day(self.latest),
                )
            )


def version_of(objection: Objection | ObjectionAnswer | None) -> int:
    """The version that a form starts from, 0 for what is not there yet."""
    return objection.version if objection else 0

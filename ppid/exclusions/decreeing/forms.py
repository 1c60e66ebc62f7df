"""What is asked about a decree on paper, its signed copy, and its opening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.exclusions.forms import SheetForm
from ppid.exclusions.words import OPENING_REASONS
from ppid.kit.checks import Length, Required
from ppid.kit.draft_form import DraftForm, NotAfter
from ppid.kit.forms import ChoiceField, DayField, LongTextField, TextField, UploadField
from ppid.law import OpeningReason

BOTH, HEAD, SUPERIOR = "both", "head", "superior"


class RecordForm(SheetForm):
    """A decree that the office has on paper, Lampiran III."""

    decree_number = TextField(
        _l("Nomor Penetapan"), [Required(_l("Tulis nomor Penetapan.")), Length(120)]
    )
    decreed_on = DayField(
        _l("Tanggal Penetapan"), [InputRequired(_l("Tulis tanggal Penetapan.")), NotAfter()]
    )
    test_number = TextField(
        _l("Nomor lembar uji konsekuensi"), [Required(_l("Tulis nomor lembar uji.")), Length(120)]
    )
    tested_on = DayField(
        _l("Tanggal lembar uji"), [InputRequired(_l("Tulis tanggal lembar uji.")), NotAfter()]
    )
    approval = ChoiceField(
        _l("Siapa yang menyetujui menurut dokumen itu?"),
        choices=[
            (BOTH, _l("Pimpinan Badan Publik dan Atasan PPID")),
            (HEAD, _l("Pimpinan Badan Publik saja")),
            (SUPERIOR, _l("Atasan PPID saja")),
        ],
        missing=_l("Pilih siapa yang menyetujui."),
        description=_l("Persetujuan yang belum ada diminta lewat sistem sebelum dapat dipakai."),
    )
    approved_by = TextField(
        _l("Nama yang menyetujui"), [Required(_l("Tulis nama yang menyetujui.")), Length(160)]
    )
    approver_title = TextField(
        _l("Jabatan yang menyetujui"),
        [Required(_l("Tulis jabatan yang menyetujui.")), Length(160)],
    )
    paper = UploadField(_l("Pindaian Penetapan (PDF)"))

    def validate_tested_on(self, field: wtf.Field) -> None:
        """A test comes before its decree, Perki 1/2021 Pasal 22 ayat (3)."""
        decreed = self.decreed_on.data
        if field.data and decreed and field.data > decreed:
            raise wtf.ValidationError(_l("Uji konsekuensi mendahului Penetapan."))

    def validate_period_ends_on(self, field: wtf.Field) -> None:
        """A decree that has ended carries no refusal."""
        if field.data and field.data < self.today:
            raise wtf.ValidationError(
                _l("Jangka waktunya sudah berakhir, jadi informasinya terbuka.")
            )

    @property
    def starts_on(self) -> date:
        """The period is counted from the decree."""
        return self.decreed_on.data or self.today

    @property
    def answers(self) -> dict[str, Any]:
        """The columns, with the approvals that the paper shows."""
        said = super().answers
        given, day = said.pop("approval"), said["decreed_on"]
        said.pop("paper")
        said.pop("seen")
        return said | {
            "superior_on": day if given in (BOTH, SUPERIOR) else None,
            "head_on": day if given in (BOTH, HEAD) else None,
        }


class CopyForm(DraftForm):
    """The signed decree."""

    paper = UploadField(_l("Penetapan yang sudah ditandatangani (PDF)"))


class OpeningForm(DraftForm):
    """Why the information is opened."""

    reason = ChoiceField(
        _l("Mengapa informasinya dibuka?"),
        missing=_l("Pilih alasan pembukaan."),
        coerce=lambda value: OpeningReason(value) if value in set(OpeningReason) else value,
    )
    note = LongTextField(
        _l("Penjelasan"),
        [Required(_l("Jelaskan alasannya.")), Length(4000, 20)],
        description=_l("Paling sedikit 20 huruf. Dimuat dalam Penetapan pembukaan."),
    )

    def __init__(self, *args: Any, reasons: Sequence[OpeningReason], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.reason.choices = [(one.value, OPENING_REASONS[one]) for one in reasons]

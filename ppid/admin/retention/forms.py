"""Periods, and a hold on one case."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from ppid.admin.retention.models import Kept
from ppid.admin.retention.words import KINDS
from ppid.kit.checks import Length, Required
from ppid.kit.forms import Form, HiddenField, LongTextField, NumberField, SubmitButton, TextField

LEAST, MOST = 30, 36_500


class PeriodsForm(Form):
    """How many days each kind is kept."""

    copies = NumberField(
        KINDS[Kept.COPIES],
        description=_l(
            "Hari kalender sesudah permohonan selesai dan semua jangka waktu keberatan dan "
            "sengketa lewat. Bawaan: 90. Berlaku juga bagi nama yang membantu pemohon dan isi "
            "pemberitahuan tercetak."
        ),
    )
    number = NumberField(
        KINDS[Kept.NUMBER],
        description=_l("Hari kalender; 0 berarti disimpan menurut jadwal retensi arsip (JRA)."),
    )
    seen = HiddenField()
    submit = SubmitButton(_l("Simpan masa simpan"))

    def validate_copies(self, field: NumberField) -> None:
        """Not so short that a right could still run, not without end."""
        if field.data is None or not LEAST <= field.data <= MOST:
            raise ValidationError(_l("Tulis 30 sampai 36.500 hari."))

    def validate_number(self, field: NumberField) -> None:
        """The same, or 0."""
        if field.data is None or not (field.data == 0 or LEAST <= field.data <= MOST):
            raise ValidationError(_l("Tulis 0, atau 30 sampai 36.500 hari."))

    @property
    def wanted(self) -> dict[Kept, int]:
        """The days of each kind."""
        return {Kept.COPIES: self.copies.data or 0, Kept.NUMBER: self.number.data or 0}


class HoldForm(Form):
    """A case of which nothing may be erased, and why."""

    number = TextField(_l("Nomor permohonan"), [Required(_l("Isi nomor permohonan.")), Length(40)])
    reason = LongTextField(
        _l("Alasan penangguhan"),
        [Required(_l("Isi alasannya.")), Length(300)],
        description=_l("Contoh: diminta polisi untuk pemeriksaan. Jangan tulis nama orang."),
    )
    lay = SubmitButton(_l("Tangguhkan penghapusan"))

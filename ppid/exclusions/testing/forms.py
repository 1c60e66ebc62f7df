"""What is asked of who tests, who approves, and about the head's signature."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from ppid.kit.checks import Length, Required, When
from ppid.kit.draft_form import DraftForm, NotAfter
from ppid.kit.forms import ChoiceField, DayField, Form, LongTextField, TextField, UploadField


class TesterForm(Form):
    """One more tester (penguji), Lampiran II."""

    name = TextField(_l("Nama penguji"), [Required(_l("Tulis nama penguji.")), Length(160)])
    title = TextField(_l("Jabatan"), [Required(_l("Tulis jabatan penguji.")), Length(160)])
    unit = TextField(_l("Unit kerja"), [Required(_l("Tulis unit kerja penguji.")), Length(160)])


class StepForm(DraftForm):
    """A step that needs only the version that was read."""


class VerdictForm(DraftForm):
    """The superior approves, or gives back with a note."""

    verdict = ChoiceField(
        _l("Putusan Anda sebagai Atasan PPID"),
        choices=[("approve", _l("Setujui")), ("return", _l("Kembalikan dengan catatan"))],
        missing=_l("Pilih setuju atau kembalikan."),
    )
    note = LongTextField(
        _l("Catatan untuk PPID"),
        [
            When(lambda form: form.verdict.data == "return"),
            Required(_l("Tulis apa yang perlu diperbaiki.")),
            Length(4000),
        ],
        description=_l("Wajib bila dikembalikan. Tidak terlihat oleh pemohon."),
    )


class NoteForm(DraftForm):
    """A step that must say why."""

    note = LongTextField(_l("Alasan"), [Required(_l("Tulis alasannya.")), Length(4000, 20)])


class SignatureForm(DraftForm):
    """The head (Pimpinan Badan Publik) signed the sheet on paper: who, when, and the scan."""

    name = TextField(
        _l("Nama pimpinan Badan Publik"), [Required(_l("Tulis nama pimpinan.")), Length(160)]
    )
    title = TextField(_l("Jabatan"), [Required(_l("Tulis jabatan pimpinan.")), Length(160)])
    on = DayField(
        _l("Tanggal ditandatangani"),
        [InputRequired(_l("Tulis tanggal ditandatangani.")), NotAfter()],
    )
    paper = UploadField(_l("Lembar uji yang sudah ditandatangani (PDF)"))

"""What is asked of who sends and of who approves."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Length, Required, When
from ppid.kit.draft_form import DraftForm
from ppid.kit.forms import ChoiceField, LongTextField, YesField


class SendForm(DraftForm):
    """The version that was read, and whether a printed notice is handed over today (A-15)."""

    handed = YesField(_l("Surat cetak diserahkan langsung kepada pemohon hari ini"))


class ApprovalForm(DraftForm):
    """Approve, or return with a note."""

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

"""What is confirmed before a year is closed, and asked before it is opened again."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Length, Required
from ppid.kit.forms import Form, LongTextField, SubmitButton


class CloseForm(Form):
    """Closing is confirmed by the button alone."""

    submit = SubmitButton(_l("Tutup register"))


class ReopenForm(Form):
    """Why a closed year is opened again."""

    reason = LongTextField(
        _l("Alasan membuka kembali"),
        [Required(_l("Tuliskan alasannya: siapa yang meminta dan untuk apa.")), Length(500)],
        description=_l("Dicatat bersama nama Anda dan waktunya; tidak dapat dihapus."),
    )
    submit = SubmitButton(_l("Buka kembali"))

"""What is asked of who keeps a filter."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Length, Required
from ppid.kit.forms import Form, SubmitButton, TextField, YesField


class KeepForm(Form):
    """A name for the filter that is open."""

    name = TextField(_l("Nama saringan"), [Required(_l("Beri nama saringannya.")), Length(60)])
    shared = YesField(_l("Bagikan kepada semua petugas kantor"))
    mailed = YesField(_l("Kirim hasilnya kepada saya setiap pagi hari kerja"))
    keep = SubmitButton(_l("Simpan saringan"))

"""A list of units: pasted, or as a file."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Length, OrEmpty
from ppid.kit.forms import Form, LongTextField, SubmitButton, UploadField


class UnitsForm(Form):
    """Many units at once: one in each line."""

    lines = LongTextField(
        _l("Daftar unit"),
        [OrEmpty(), Length(40_000)],
        description=_l(
            "Satu unit tiap baris: nama; singkatan; email. Singkatan dan email boleh kosong. "
            "Boleh disalin langsung dari lembar kerja."
        ),
    )
    file = UploadField(
        _l("Atau berkas CSV"),
        description=_l("Kolom: nama, singkatan, email. Paling besar 200 KB."),
    )
    check = SubmitButton(_l("Periksa daftar"))
    submit = SubmitButton(_l("Tambahkan semua"))

"""What is asked of who verifies a letter."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Length, Required
from ppid.kit.forms import Form, HiddenField, SubmitButton, TextField, UploadField


class CodeForm(Form):
    """The code beside the QR at the foot of a letter."""

    kode = TextField(
        _l("Kode surat"),
        validators=[
            Required(_l("Isi kode surat, contoh 7K3F-Q2M9-XTRA.")),
            Length(40, message=_l("Kode surat terdiri dari 12 huruf dan angka.")),
        ],
        description=_l(
            "12 huruf dan angka di samping kode QR, contoh 7K3F-Q2M9-XTRA. Besar kecil huruf dan "
            "tanda hubung tidak berpengaruh."
        ),
    )
    submit = SubmitButton(_l("Periksa surat"))


class FileForm(Form):
    """The file that somebody holds; drawn here, read by `comparing` straight from the line."""

    file = UploadField(_l("Berkas PDF surat yang Anda pegang"))
    code = HiddenField()

"""What the PPID says of an older list: the file, and what its columns mean."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.admin.earlier.forms import with_fields
from ppid.kit.checks import RequiredFile
from ppid.kit.forms import Form, SubmitButton, UploadField, YesField
from ppid.publication.older.columns import FIELDS

ListColumnsForm = with_fields(FIELDS, _l("Pilih kolomnya: tanpa ini tidak ada entri."))


class ListFileForm(Form):
    """A file of an older list."""

    file = UploadField(
        _l("Berkas daftar (XLSX atau CSV)"), [RequiredFile(_l("Pilih berkasnya dahulu."))]
    )
    submit = SubmitButton(_l("Baca berkas"))


class TakeOverForm(Form):
    """The word to go on, and that lines with a fault stay out."""

    without_bad = YesField(_l("Lewati baris yang bermasalah; selebihnya diambil"))
    bring = SubmitButton(_l("Ambil ke dalam daftar"))

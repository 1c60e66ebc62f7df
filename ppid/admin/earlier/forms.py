"""What an administrator says of an older register: the file, and what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.admin.earlier.columns import FIELDS, REQUIRED
from ppid.kit.checks import RequiredFile
from ppid.kit.forms import Form, SelectField, SubmitButton, UploadField, YesField

NONE = ""


class RegisterFileForm(Form):
    """A file of an older register."""

    file = UploadField(
        _l("Berkas register (XLSX atau CSV)"), [RequiredFile(_l("Pilih berkasnya dahulu."))]
    )
    submit = SubmitButton(_l("Baca berkas"))


class ColumnsForm(Form):
    """Which column means what; one list for each field of a request."""

    head_line = SelectField(_l("Judul kolom ada di baris"))

    def __init__(
        self,
        *given: Any,
        titles: Sequence[str],
        lines: int,
        now: Mapping[str, int],
        head_line: int,
        **rest: Any,
    ) -> None:
        super().__init__(*given, data=_as_typed(now, head_line), **rest)
        self.head_line.choices = [(str(line), str(line)) for line in range(1, lines + 1)]
        offered = [(NONE, _("(tidak ada)"))] + [
            (str(place), f"{place + 1}. {title[:60]}") for place, title in enumerate(titles)
        ]
        for one in FIELDS:
            self[one.key].choices = offered

    @property
    def chosen(self) -> dict[str, int]:
        """The column of each field that has one, counted from 0."""
        return {one.key: int(self[one.key].data) for one in FIELDS if self[one.key].data != NONE}

    def validate(self, extra_validators: Any = None) -> bool:
        """Four fields make a request: without them no line could be read."""
        right = bool(super().validate(extra_validators))
        for key in REQUIRED:
            if self[key].data == NONE and not self[key].errors:
                self[key].errors = [_("Pilih kolomnya: tanpa ini tidak ada permohonan.")]
                right = False
        return right


def _as_typed(now: Mapping[str, int], head_line: int) -> dict[str, str]:
    known = {one.key: str(now[one.key]) if one.key in now else NONE for one in FIELDS}
    return known | {"head_line": str(head_line)}


for _field in FIELDS:
    setattr(ColumnsForm, _field.key, SelectField(_field.words))
ColumnsForm.submit = SubmitButton(_l("Periksa baris demi baris"))  # type: ignore[attr-defined]


class BringInForm(Form):
    """The word to go on, and that lines with a fault stay out."""

    without_bad = YesField(_l("Lewati baris yang bermasalah; selebihnya diambil"))
    bring = SubmitButton(_l("Ambil ke dalam register"))

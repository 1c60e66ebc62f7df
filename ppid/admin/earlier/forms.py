"""What an administrator says of an older register: the file, and what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from ppid.admin.earlier.columns import FIELDS, Field
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
    """Which column means what; one list for each of the fields (`with_fields`)."""

    fields: ClassVar[Sequence[Field]] = ()
    needed: ClassVar[LazyString]

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
        typed = {one.key: str(now.get(one.key, NONE)) for one in self.fields}
        super().__init__(*given, data=typed | {"head_line": str(head_line)}, **rest)
        self.head_line.choices = [(str(line), str(line)) for line in range(1, lines + 1)]
        offered = [(NONE, _("(tidak ada)"))] + [
            (str(place), f"{place + 1}. {title[:60]}") for place, title in enumerate(titles)
        ]
        for one in self.fields:
            self[one.key].choices = offered

    @property
    def chosen(self) -> dict[str, int]:
        """The column of each field that has one, counted from 0."""
        return {
            one.key: int(self[one.key].data) for one in self.fields if self[one.key].data != NONE
        }

    def validate(self, extra_validators: Any = None) -> bool:
        """Without the required fields no line could be read."""
        right = bool(super().validate(extra_validators))
        for one in self.fields:
            if one.required and self[one.key].data == NONE and not self[one.key].errors:
                self[one.key].errors = [str(self.needed)]
                right = False
        return right


def with_fields(fields: Sequence[Field], needed: LazyString) -> type[ColumnsForm]:
    """The form of these fields; `needed` is said where a required one has no column."""
    parts: dict[str, Any] = {one.key: SelectField(one.words) for one in fields}
    parts |= {"fields": fields, "needed": needed}
    parts["submit"] = SubmitButton(_l("Periksa baris demi baris"))
    return type("ColumnsOfForm", (ColumnsForm,), parts)


RegisterColumnsForm = with_fields(FIELDS, _l("Pilih kolomnya: tanpa ini tidak ada permohonan."))


class BringInForm(Form):
    """The word to go on, and that lines with a fault stay out."""

    without_bad = YesField(_l("Lewati baris yang bermasalah; selebihnya diambil"))
    bring = SubmitButton(_l("Ambil ke dalam register"))

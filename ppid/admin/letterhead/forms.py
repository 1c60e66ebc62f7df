"""The picture for the head of letters."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import ValidationError

from ppid.files import words as files
from ppid.files.inspect import inspect
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.kit.checks import Length
from ppid.kit.forms import Form, SubmitButton, TextField, UploadField


class LogoForm(Form):
    """A picture, and what it shows in words for who cannot see it."""

    picture = UploadField(_l("Logo"))
    alt = TextField(
        _l("Keterangan logo"),
        [Length(160)],
        description=_l("Dibacakan bagi yang tidak melihat, contoh: Lambang Kabupaten Sukamaju."),
    )
    submit = SubmitButton(_l("Simpan"))

    def __init__(self, *given: Any, has_logo: bool, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self._has_logo = has_logo
        self.content = b""

    def validate_picture(self, field: UploadField) -> None:
        """It is a whole picture; what is kept of it are its pixels alone."""
        chosen = field.data
        if not isinstance(chosen, FileStorage) or not chosen.filename:
            if not self._has_logo:
                raise ValidationError(_("Pilih berkas logo."))
            return
        try:
            found = inspect(chosen.stream, name=chosen.filename, slot=Slot.LOGO)  # type: ignore[arg-type]
        except Refused as refused:
            raise ValidationError(files.sentence(refused)) from None
        self.content = found.clean or b""

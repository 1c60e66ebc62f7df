"""What is asked for a file of a register."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Length, Required
from ppid.kit.forms import ChoiceField, Form, SubmitButton, TextField
from ppid.registers import words
from ppid.registers.sets import ColumnSet


class ExportForm(Form):
    """Which columns, as which kind of file, on which paper."""

    columns = ChoiceField(_l("Kolom"), validators=[Required(_l("Pilih susunan kolomnya."))])
    kind = ChoiceField(
        _l("Jenis berkas"),
        choices=[(key, name) for key, (name, _hint) in words.FORMS.items()],
        validators=[Required(_l("Pilih jenis berkasnya."))],
        default="xlsx",
    )
    paper = ChoiceField(
        _l("Kertas"),
        choices=[(paper.value, name) for paper, name in words.PAPERS.items()],
        validators=[Required(_l("Pilih ukuran kertasnya."))],
        default="f4",
        description=_l("Untuk Excel dan PDF."),
    )
    submit = SubmitButton(_l("Buat berkas"))

    def __init__(self, *args: Any, sets: dict[str, ColumnSet], **kwargs: Any) -> None:
        kwargs.setdefault("data", {"columns": next(iter(sets))})
        super().__init__(*args, **kwargs)
        self.columns.choices = [(key, one.words) for key, one in sets.items()]


class NamedExportForm(ExportForm):
    """The same with who asks in it: what for is asked and kept."""

    purpose = TextField(
        _l("Untuk keperluan apa?"),
        [
            Required(_l("Tuliskan keperluannya, misalnya: pemeriksaan Inspektorat.")),
            Length(300),
        ],
        description=_l(
            "Dicatat bersama nama Anda dan waktunya. Jangan menulis data pemohon di sini."
        ),
    )

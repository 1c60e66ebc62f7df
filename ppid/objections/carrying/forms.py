"""What is asked of who carries out a task."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms.validators import InputRequired

from ppid.cases.objections import ObjectionTask
from ppid.files import actions as files
from ppid.files import words as file_words
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.kit.checks import Length, Required, When
from ppid.kit.forms import DayField, Form, LongTextField, TextField, UploadsField, YesField


def _hands_files(form: Any) -> bool:
    return bool(form.chosen)


class CarryOutForm(Form):
    """One task: when, how, what the applicant gets, and whether it is open to everybody."""

    done_on = DayField(
        _l("Dilaksanakan pada"), [InputRequired(_l("Tulis kapan perintah dilaksanakan."))]
    )
    note = LongTextField(
        _l("Apa yang sudah dilakukan"),
        [Required(_l("Tulis apa yang sudah dilakukan.")), Length(4000, 10)],
        description=_l("Dibaca pemohon. Jangan menulis data pribadi orang lain."),
    )
    papers = UploadsField(_l("Berkas untuk pemohon"))
    ends_on = DayField(
        _l("Berkas dapat diunduh sampai"),
        [When(_hands_files), InputRequired(_l("Tulis sampai kapan berkas dapat diunduh."))],
    )
    opened = YesField(
        _l("Informasi ini sekarang terbuka untuk umum"),
        description=_l(
            "Informasi yang dibuka lewat keberatan masuk Daftar Informasi Publik "
            "(UU 14/2008 Pasal 11 ayat (2))."
        ),
    )
    number = TextField(
        _l("Ketik nomor keberatan ini"),
        [Required(_l("Ketik nomor keberatan untuk memastikan penerimanya benar."))],
        description=_l("Agar berkas tidak terkirim kepada pemohon lain."),
    )

    def __init__(self, *args: Any, task: ObjectionTask, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.task, self.today = task, today

    @property
    def chosen(self) -> list[FileStorage]:
        """The files that were chosen."""
        return [one for one in self.papers.data or () if isinstance(one, FileStorage) and one]

    def validate_done_on(self, field: wtf.Field) -> None:
        """Between the answer and today."""
        objection = self.task.objection
        began = objection.answered_on or objection.settled_on or objection.received_on
        if field.data and field.data > self.today:
            raise wtf.ValidationError(_l("Tanggal ini belum tiba."))
        if field.data and field.data < began:
            raise wtf.ValidationError(_l("Tanggal ini mendahului tanggapan atas keberatan."))

    def validate_ends_on(self, field: wtf.Field) -> None:
        """Ahead."""
        if self.chosen and field.data and field.data <= self.today:
            raise wtf.ValidationError(_l("Pilih tanggal sesudah hari ini."))

    def validate_number(self, field: wtf.Field) -> None:
        """The number of this very objection, however it is spaced."""
        typed = "".join((field.data or "").split()).casefold()
        if typed != self.task.objection.number.casefold():
            raise wtf.ValidationError(
                _l("Nomor ini bukan nomor keberatan yang sedang dibuka. Periksa lagi.")
            )

    def take_in(self) -> Sequence[Stored]:
        """The files, checked and on disk; one that is not taken is said at the field."""
        stored, refused = [], []
        for upload in self.chosen:
            try:
                stored.append(
                    files.inspect_and_store(upload.stream, upload.filename or "", Slot.RELEASE)
                )
            except Refused as reason:
                refused.append(file_words.sentence(reason))
        self.papers.errors = refused
        if refused:
            for one in stored:
                files.discard(one)
        return stored

    @property
    def answers(self) -> dict[str, Any]:
        """When, what, until when, and whether it is open to everybody."""
        said = super().answers
        return {
            "done_on": said["done_on"],
            "note": said["note"],
            "opened": bool(said["opened"]),
            "ends_on": said["ends_on"] if self.chosen else None,
        }

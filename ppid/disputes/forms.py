"""What is asked when something is written into the file of a dispute."""

from __future__ import annotations

from datetime import date
from typing import Any

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.cases import dispute_words
from ppid.cases.disputes import Dispute
from ppid.files import actions as files
from ppid.files import words as file_words
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    Form,
    HiddenField,
    LongTextField,
    SubmitButton,
    TextField,
    UploadField,
    YesField,
)
from ppid.law import JUDGED, JUDGMENTS, SITTINGS, StepKind

_DAY = _l("Tulis tanggalnya.")
NOBODY = "nobody"


class FileForm(Form):
    """Something that is written into a file as it was seen; a paper is kept before it is done."""

    version = HiddenField()

    def __init__(self, *args: Any, seen: Dispute | None = None, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.seen = seen
        self.stored: list[Stored] = []
        if seen is not None and not self.version.data:
            self.version.data = str(seen.version)

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, without the version; a paper as what is stored of it."""
        said = super().answers
        said.pop("version")
        if "paper" in said:
            said.pop("paper")
            said["papers"] = tuple(self.stored)
        return said

    def take_in(self) -> bool:
        """Check and store the paper; one that is not taken is said at its field."""
        field = self._fields.get("paper")
        if field is not None and field.data:
            name = field.data.filename or ""
            try:
                self.stored.append(files.inspect_and_store(field.data.stream, name, Slot.DISPUTE))
            except Refused as refused:
                field.errors = [*field.errors, file_words.sentence(refused)]
        return not self.errors

    def discard(self) -> None:
        """Take the stored paper away again: nothing was written."""
        for stored in self.stored:
            files.discard(stored)
        self.stored.clear()

    def forbid(self, sentence: str) -> None:
        """Say at the top why it was not done, and start from how the file stands now."""
        self.discard()
        self.form_errors.append(sentence)
        if self.seen is not None:
            self.version.data = str(self.seen.version)


class OpenForm(FileForm):
    """A copy of the application to the Komisi Informasi, Perki 1/2013 Pasal 10 and 11."""

    ki_name = TextField(
        _l("Komisi Informasi yang menerima"),
        [Required(_l("Tulis nama Komisi Informasinya.")), Length(160)],
        description=_l(
            "Badan publik kabupaten/kota: Komisi Informasi kabupaten/kota; bila belum dibentuk, "
            "Komisi Informasi provinsi (Perki 1/2013 Pasal 6)."
        ),
    )
    applied_on = DayField(
        _l("Tanggal Komisi Informasi menerima permohonan"),
        [Required(_DAY)],
        description=_l("Lihat cap atau tanda terima pada salinan permohonan."),
    )
    copy_on = DayField(_l("Tanggal salinannya diterima kantor"), [OrEmpty()])
    relief = LongTextField(
        _l("Yang diminta pemohon (petitum)"),
        [OrEmpty(), Length(5000)],
        description=_l("Salin dari permohonannya, apa adanya."),
    )
    paper = UploadField(_l("Salinan permohonan sengketa"))
    submit = SubmitButton(_l("Buka berkas sengketa"))


class StepForm(FileForm):
    """One step; only what belongs to its kind is asked."""

    on = DayField(_l("Tanggal"), [Required(_DAY)])
    number = TextField(
        _l("Nomor register Komisi Informasi"),
        [Required(_l("Tulis nomor registernya.")), Length(80)],
    )
    session_on = DayField(_l("Hari sidang"), [Required(_l("Tulis hari sidangnya."))])
    absent = ChoiceField(
        _l("Siapa yang tidak hadir tanpa alasan?"),
        choices=[
            (NOBODY, _l("Semua hadir, atau ada alasannya")),
            *((party.value, words) for party, words in dispute_words.PARTIES.items()),
        ],
    )
    outcome = ChoiceField(
        _l("Siapa yang dimenangkan?"),
        choices=[(one.value, dispute_words.SIDES[one]) for one in JUDGED],
        missing=_l("Pilih siapa yang dimenangkan."),
    )
    place = TextField(_l("Tempat"), [OrEmpty(), Length(160)])
    note = LongTextField(_l("Catatan"), [OrEmpty(), Length(5000)])
    paper = UploadField(_l("Dokumen"))
    submit = SubmitButton(_l("Catat langkah ini"))

    def __init__(self, *args: Any, kind: StepKind, today: date, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if kind is not StepKind.REGISTERED:
            del self.number
        if kind is not StepKind.SUMMONED:
            del self.session_on
        if kind not in SITTINGS:
            del self.absent
        if kind not in JUDGMENTS:
            del self.outcome
        if kind not in SITTINGS | {StepKind.SUMMONED, StepKind.DECISION_READ}:
            del self.place
        if not self.is_submitted():
            self.on.data = today
            if self.absent is not None:
                self.absent.data = NOBODY

    @property
    def answers(self) -> dict[str, Any]:
        """As the action takes it: nobody is no party."""
        said = super().answers
        if said.get("absent") == NOBODY:
            said["absent"] = None
        return said


class StrikeForm(FileForm):
    """Why a step was wrong."""

    reason = TextField(
        _l("Mengapa langkah ini dicoret?"), [Required(_l("Tulis alasannya.")), Length(300)]
    )
    submit = SubmitButton(_l("Coret langkah ini"))


class OrderForm(FileForm):
    """One order of a decision or an agreement."""

    text = LongTextField(
        _l("Apa yang harus dilaksanakan?"),
        [Required(_l("Tulis apa yang harus dilaksanakan.")), Length(2000)],
        description=_l("Satu perintah satu catatan, menurut bunyi amar atau kesepakatannya."),
    )
    opens = YesField(
        _l("Perintah ini membuka informasi: sesudah dilaksanakan, masuk Daftar Informasi Publik")
    )
    due_on = DayField(_l("Paling lambat, bila disebut"), [OrEmpty()])
    submit = SubmitButton(_l("Catat perintah ini"))


class DoneForm(FileForm):
    """That an order was carried out."""

    done_on = DayField(_l("Tanggal dilaksanakan"), [Required(_DAY)])
    note = LongTextField(_l("Bagaimana dilaksanakan"), [OrEmpty(), Length(2000)])
    submit = SubmitButton(_l("Catat pelaksanaan"))


class NoteForm(FileForm):
    """A note to the colleagues."""

    text = LongTextField(
        _l("Catatan"),
        [Required(_l("Tulis catatannya.")), Length(5000)],
        description=_l("Hanya dilihat petugas; tidak ikut dalam berkas sengketa."),
    )
    submit = SubmitButton(_l("Simpan catatan"))


class CloseForm(FileForm):
    """Closing asks nothing: it is only meant or not."""

    submit = SubmitButton(_l("Tutup berkas sengketa"))


class PackForm(FileForm):
    """What goes into the pack, and that it is meant to leave the office."""

    identity = YesField(
        _l("Sertakan salinan identitas pemohon"),
        description=_l("Hanya bila Komisi Informasi memintanya. Tercatat dalam riwayat."),
    )
    sure = YesField(_l("Saya mengekspor berkas ini untuk sengketa tersebut"))
    submit = SubmitButton(_l("Unduh berkas sengketa (ZIP)"))

    def __init__(self, *args: Any, sees_identity: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not sees_identity:
            del self.identity

    def validate_sure(self, field: YesField) -> None:
        """It must be said: the pack holds names and addresses."""
        if not field.data:
            raise wtf.ValidationError(_("Centang bahwa berkas ini diekspor untuk sengketa ini."))

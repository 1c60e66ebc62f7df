"""What is asked of who settles an objection or writes down what the applicant says."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ppid.files import actions as files
from ppid.files import words as file_words
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.kit.checks import Length, Required, RequiredFile
from ppid.kit.draft_form import DraftForm
from ppid.kit.forms import LongTextField, UploadField, YesField

LONG = 12_000
LEAST = 20


class SettleForm(DraftForm):
    """What both sides agreed."""

    agreed = LongTextField(
        _l("Apa yang disepakati"),
        [Required(_l("Tulis apa yang disepakati dengan pemohon.")), Length(LONG, LEAST)],
        description=_l(
            "Sebut apa yang diberikan, kapan, dan bagaimana. Dimuat dalam berita acara."
        ),
    )
    with_letter = YesField(_l("Buat berita acara penyelesaian keberatan"))


class PaperForm(DraftForm):
    """The applicant's own letter, on paper."""

    paper = UploadField(
        _l("Surat pencabutan dari pemohon"),
        [RequiredFile(_l("Pilih pindaian surat pencabutan dari pemohon."))],
    )

    def take_in(self) -> Stored | None:
        """The letter, checked and on disk; what is wrong with it is said at its field."""
        upload = self.paper.data
        try:
            return files.inspect_and_store(upload.stream, upload.filename or "", Slot.LETTER_SCAN)
        except Refused as refused:
            self.paper.errors = [file_words.sentence(refused)]
        return None


class ReplyForm(DraftForm):
    """What the applicant says to the answer."""

    text = LongTextField(
        _l("Tanggapan pemohon atas jawaban Atasan PPID"),
        [Required(_l("Tulis tanggapan pemohon.")), Length(4000)],
        description=_l(
            "Contoh: menerima; tidak menerima dan akan ke Komisi Informasi. "
            "Masuk register keberatan."
        ),
    )

"""What is asked of officers who write about an objection."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ppid.cases.identity import ContactOfAnyKind
from ppid.cases.people import Requester
from ppid.cases.telling import PURPOSES
from ppid.cases.words import choices
from ppid.files import actions as files
from ppid.files import words as file_words
from ppid.files.actions import Stored
from ppid.files.reasons import Refused
from ppid.files.slots import Slot
from ppid.kit.checks import Length, OrEmpty, Phone, Required
from ppid.kit.draft_form import DraftForm
from ppid.kit.forms import (
    ChoiceField,
    Form,
    LongTextField,
    PhoneField,
    SubmitButton,
    UploadField,
)

LONG = 4000


class NoteForm(Form):
    """A note to the colleagues."""

    text = LongTextField(
        _l("Catatan internal"),
        [Required(_l("Tulis catatannya.")), Length(LONG)],
        description=_l("Hanya petugas yang membacanya, pemohon tidak."),
    )
    submit = SubmitButton(_l("Simpan catatan"))


class MessageForm(Form):
    """A message to the applicant."""

    text = LongTextField(_l("Pesan"), [Required(_l("Tulis pesannya.")), Length(LONG)])
    paper = UploadField(_l("Lampiran"))
    submit = SubmitButton(_l("Kirim pesan"))

    def take_in(self) -> Stored | None:
        """The enclosure, checked and on disk; what is wrong with it is said at its field."""
        upload = self.paper.data
        if not upload:
            return None
        try:
            return files.inspect_and_store(upload.stream, upload.filename or "", Slot.ATTACHMENT)
        except Refused as refused:
            self.paper.errors = [file_words.sentence(refused)]
        return None


class ContactForm(DraftForm, ContactOfAnyKind):
    """Where the applicant is reached, and who acts for them; for a proxy it says why it changes."""

    proxy_address = LongTextField(_l("Alamat penerima kuasa"), [OrEmpty(), Length(400)])
    proxy_phone = PhoneField(_l("Nomor telepon penerima kuasa"), [OrEmpty(), Length(40), Phone()])
    reason = LongTextField(
        _l("Mengapa kontaknya diubah?"),
        [Required(_l("Tulis siapa yang memintanya dan bagaimana.")), Length(300)],
        description=_l("Tersimpan dalam riwayat. Jangan menulis alamat atau nomor di sini."),
    )
    submit = SubmitButton(_l("Simpan kontak"))

    def __init__(self, *args: Any, who: Requester, **rest: Any) -> None:
        super().__init__(*args, obj=who, **rest)
        if not who.by_proxy:
            for name in ("proxy_address", "proxy_phone", "reason"):
                del self[name]


class PurposeForm(Form):
    """For what an identity paper is opened."""

    purpose = ChoiceField(
        _l("Untuk keperluan apa Anda membuka berkas ini?"),
        choices=choices(PURPOSES),
        missing=_l("Pilih keperluannya."),
    )
    submit = SubmitButton(_l("Buka berkas"))

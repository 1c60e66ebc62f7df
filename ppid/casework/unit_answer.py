"""What a unit says it holds, and what becomes of what its workbooks hide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Any

import wtforms as wtf
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ppid.cases import words as case_words
from ppid.cases.kinds import Found
from ppid.casework import held
from ppid.casework.case_form import CaseForm
from ppid.casework.held import Held
from ppid.files import store
from ppid.files import words as file_words
from ppid.files.reasons import Concealed, Hidden, Reason, Refused
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.forms import ChoiceField, HiddenField, LongTextField, SubmitButton, UploadsField

MOST_PAPERS = 10
DROPPED = "dropped"
WAYS = [
    (Hidden.STRIPPED.value, _l("Hapus bagian yang tersembunyi, lalu kirim")),
    (Hidden.KEPT.value, _l("Tetap kirim seluruhnya, dengan alasan")),
    (DROPPED, _l("Jangan kirim berkas ini")),
]
HINTS = {
    Hidden.STRIPPED.value: _l(
        "Kami membuat salinan yang hanya berisi nilai yang terlihat. Rumus, grafik, gambar, dan "
        "komentar tidak ikut. Berkas asli disegel dan hanya dapat dibuka PPID dengan alasan."
    ),
    Hidden.KEPT.value: _l("Alasan Anda tercatat dalam riwayat permohonan."),
}


class UnitAnswerForm(CaseForm):
    """What a unit holds."""

    found = ChoiceField(
        _l("Apakah perangkat daerah Anda menguasai informasi ini?"),
        choices=case_words.choices(case_words.FOUND),
        missing=_l("Pilih salah satu."),
    )
    answer = LongTextField(
        _l("Jawaban"),
        [Required(_l("Tulis jawaban untuk PPID.")), Length(10_000)],
        description=_l("Bila tidak dikuasai, sebutkan siapa yang mungkin menguasainya."),
    )
    papers = UploadsField(_l("Berkas"))
    held = HiddenField()
    hidden = ChoiceField(
        _l("Apa yang kami lakukan dengan bagian yang tersembunyi?"), [OrEmpty()], choices=WAYS
    )
    hidden_why = LongTextField(
        _l("Mengapa bagian yang tersembunyi perlu dikirim?"), [OrEmpty(), Length(1000)]
    )
    submit = SubmitButton(_l("Kirim jawaban ke PPID"))

    hidden_hints = HINTS

    def validate_papers(self, field: UploadsField) -> None:
        """A handful: more belong into one archive of pages."""
        if len(self._uploads) + len(self.waiting) > MOST_PAPERS:
            raise wtf.ValidationError(
                _("Paling banyak %(most)d berkas sekali kirim.", most=MOST_PAPERS)
            )

    @property
    def waiting(self) -> list[Held]:
        """The uploads of before that wait for a word."""
        return held.waiting(self.seen.id, self.held.data or "") if self.seen else []

    @property
    def concealing(self) -> list[Held]:
        """Those of them that hide something."""
        return [one for one in self.waiting if one.found]

    @property
    def answers(self) -> dict[str, Any]:
        """The answer with what was found as a member, and what stands on the timeline of files."""
        said = super().answers
        chosen = {name: said.pop(name) for name in ("held", "hidden", "hidden_why")}
        said |= {"found": Found(self.found.data or ""), "papers": list(self.stored)}
        hiding = self.concealing
        if not hiding or chosen["hidden"] == DROPPED:
            return said
        parts = "; ".join(f"{one.name}: {file_words.hidden(one.found)}" for one in hiding)
        why = chosen["hidden_why"] if chosen["hidden"] == Hidden.KEPT else ""
        return said | {"hidden": chosen["hidden"], "hidden_parts": parts, "hidden_why": why}

    def take_in(self) -> bool:
        """Check and store the files; a workbook that hides something waits for a word.

        Where one file is not taken the others wait too, so that nobody has to choose them again.
        """
        waits = self.waiting
        way = self._way(waits)
        if not self.errors:
            self._take_waiting(waits, way)
        fresh = [(one, self._take(one.stream, one.filename or "", way)) for one in self._uploads]
        if self.errors:
            self.discard()
            waits += held.hold_all((one, found) for one, found in fresh if found is not None)
            self.held.data = held.token(self.seen.id, waits) if self.seen else ""
        return not self.errors

    @property
    def _uploads(self) -> list[Any]:
        return [upload for upload in self.papers.data or () if upload]

    def _way(self, waits: Sequence[Held]) -> Hidden:
        """What becomes of hidden parts; what is missing is said at its field."""
        if not any(one.found for one in waits) or self.hidden.data == DROPPED:
            return Hidden.REFUSED
        if self.hidden.data is None:
            self.hidden.errors = [_("Pilih salah satu.")]
            return Hidden.REFUSED
        way = Hidden(self.hidden.data)
        if way is Hidden.KEPT and not self.hidden_why.data:
            self.hidden_why.errors = [_("Tulis alasannya.")]
        return way

    def _take_waiting(self, waits: Sequence[Held], way: Hidden) -> None:
        for one in waits:
            if one.found and self.hidden.data == DROPPED:
                continue
            try:
                with one.bytes as content:
                    self._take(content, one.name, way)
            except store.Damaged:
                self._say(
                    _("Berkas “%(name)s” tidak tersimpan lagi. Pilih sekali lagi.", name=one.name)
                )

    def _take(self, content: IO[bytes], name: str, way: Hidden) -> Sequence[Concealed] | None:
        """Store one; what it hides where that is why it waits, None where it is not taken."""
        try:
            self.stored += held.take(content, name, way)
        except Refused as refused:
            self._say(file_words.sentence(refused))
            return refused.hidden if refused.reason is Reason.HIDDEN else None
        return ()

    def _say(self, sentence: str) -> None:
        self.papers.errors = [*self.papers.errors, sentence]

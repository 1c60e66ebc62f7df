"""What is asked when a decree on the list is prepared, approved and determined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l

from ppid.kit.checks import Length, OrEmpty, Required, When
from ppid.kit.draft_form import DraftForm, NotAfter
from ppid.kit.forms import (
    ChoiceField,
    DayField,
    LongTextField,
    ManyField,
    TextField,
    UploadField,
    YesField,
)
from ppid.publication.models import Item

APPROVE, RETURN = "approve", "return"


class ChooseForm(DraftForm):
    """Which proposals go into the decree."""

    entries = ManyField(_l("Usulan yang dimuat"), [OrEmpty()], choices=())
    note = LongTextField(_l("Catatan untuk Atasan PPID"), [OrEmpty(), Length(2000)])

    def __init__(self, *args: Any, items: Sequence[Item], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.entries.choices = [(one.public_id, one.title or "-") for one in items]


class VerdictForm(DraftForm):
    """What the Atasan PPID says to the list."""

    verdict = ChoiceField(
        _l("Putusan Anda"),
        choices=[
            (APPROVE, _l("Setujui penetapan daftar ini")),
            (RETURN, _l("Kembalikan kepada PPID untuk diperbaiki")),
        ],
        missing=_l("Pilih setujui atau kembalikan."),
    )
    note = LongTextField(
        _l("Yang perlu diperbaiki"),
        [
            When(lambda form: form.verdict.data == RETURN),
            Required(_l("Tulis apa yang perlu diperbaiki.")),
            Length(2000),
        ],
        description=_l("Isi bila Anda mengembalikannya."),
    )


HERE, ON_PAPER = "here", "paper"


def _is_on_paper(form: wtf.Form) -> bool:
    return form["made"].data == ON_PAPER


class DetermineForm(DraftForm):
    """The decree as a letter of today; or number, day and signed copy of one made on paper."""

    made = ChoiceField(
        _l("Keputusannya"),
        choices=[
            (HERE, _l("Buatkan sekarang: bernomor, bertanggal hari ini, dengan kode verifikasi")),
            (ON_PAPER, _l("Sudah dibuat dan ditandatangani di luar sistem ini")),
        ],
        missing=_l("Pilih bagaimana keputusannya dibuat."),
    )
    number = TextField(
        _l("Nomor Keputusan PPID"),
        [When(_is_on_paper), Required(_l("Tulis nomor keputusannya.")), Length(120)],
    )
    on = DayField(
        _l("Tanggal keputusan"),
        [When(_is_on_paper), Required(_l("Tulis tanggal keputusannya.")), NotAfter()],
    )
    paper = UploadField(_l("Salinan bertanda tangan (PDF, boleh menyusul)"), [OrEmpty()])

    @property
    def answers(self) -> dict[str, Any]:
        """Number and day of a decree on paper, none for one that is made now."""
        said = super().answers
        if said.pop("made") == HERE:
            said |= {"number": "", "on": None}
        return said


class AnnounceForm(DraftForm):
    """Writing down that the periodic information was announced (UU 14/2008 Pasal 9)."""

    sure = YesField(
        _l("Semua informasi berkala dalam daftar sudah diumumkan dan dapat dibuka umum"),
        [Required(_l("Centang bila informasi berkala sudah diumumkan."))],
    )
    on = DayField(
        _l("Tanggal pengumuman"), [Required(_l("Tulis tanggal pengumumannya.")), NotAfter()]
    )

    def validate_sure(self, field: wtf.Field) -> None:
        """Nothing is noted by default."""
        if not field.data:
            raise wtf.ValidationError(_l("Centang bila informasi berkala sudah diumumkan."))

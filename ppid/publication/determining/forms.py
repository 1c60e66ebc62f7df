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


class DetermineForm(DraftForm):
    """Number and day of the decree, and its signed copy."""

    number = TextField(
        _l("Nomor Keputusan PPID"), [Required(_l("Tulis nomor keputusannya.")), Length(120)]
    )
    on = DayField(
        _l("Tanggal keputusan"), [Required(_l("Tulis tanggal keputusannya.")), NotAfter()]
    )
    paper = UploadField(_l("Salinan bertanda tangan (PDF, boleh menyusul)"), [OrEmpty()])


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

"""What is asked about the notice as a whole: cost, time, place, and the decree."""

from __future__ import annotations

from typing import Any, ClassVar

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, NumberRange

from ppid.cases.models import Decision
from ppid.kit.checks import Length, OrEmpty, Required
from ppid.kit.draft_form import DraftForm, NotBefore
from ppid.kit.forms import AmountField, DayField, NumberField, TextField, UploadField

_UP_TO = NumberRange(0, 100_000_000, _l("Tulis paling banyak Rp 100.000.000."))
_TOGETHER = _l("Isi biaya tiap lembar dan jumlah lembarnya bersama-sama.")


class TermsForm(DraftForm):
    """Cost, time, place, and the decree; what does not apply is not asked."""

    GIVING: ClassVar = ("provide_by", "place", "copy_cost", "sheets", "sending_cost", "other_cost")
    EXCLUDING: ClassVar = ("decree_number", "decree_on", "decree")

    provide_by = DayField(
        _l("Informasi disediakan paling lambat"),
        [InputRequired(_l("Sebut kapan informasi disediakan.")), NotBefore()],
        description=_l("Perki 1/2021 Pasal 31 ayat (4) huruf f. Tanggal ini mengikat kantor."),
    )
    place = TextField(
        _l("Tempat melihat atau mengambil informasi"),
        [OrEmpty(), Length(300)],
        description=_l("Kosongkan bila informasi hanya dikirim lewat tautan."),
    )
    copy_cost = AmountField(_l("Biaya penyalinan tiap lembar (Rp)"), [OrEmpty(), _UP_TO])
    sheets = NumberField(
        _l("Jumlah lembar"),
        [OrEmpty(), NumberRange(0, 100_000, _l("Tulis 0 sampai 100.000 lembar."))],
    )
    sending_cost = AmountField(_l("Biaya pengiriman (Rp)"), [OrEmpty(), _UP_TO])
    other_cost = AmountField(_l("Biaya lain-lain (Rp)"), [OrEmpty(), _UP_TO])
    decree_number = TextField(
        _l("Nomor surat keputusan pengecualian"),
        [Required(_l("Tulis nomor surat keputusan pengecualian.")), Length(120)],
    )
    decree_on = DayField(
        _l("Tanggal surat keputusan"), [InputRequired(_l("Tulis tanggal surat keputusan."))]
    )
    decree = UploadField(_l("Surat keputusan pengecualian (PDF)"))

    def __init__(self, *args: Any, giving: bool, excluding: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for asked, names in ((giving, self.GIVING), (excluding, self.EXCLUDING)):
            for name in names:
                if not asked:
                    del self[name]

    def validate_sheets(self, field: wtf.Field) -> None:
        """Sheets have a price."""
        if field.data and not self.copy_cost.data:
            raise wtf.ValidationError(_TOGETHER)

    def validate_copy_cost(self, field: wtf.Field) -> None:
        """A price for each sheet needs their number."""
        if field.data and not self.sheets.data:
            raise wtf.ValidationError(_TOGETHER)

    def validate_decree_on(self, field: wtf.Field) -> None:
        """A decree that exists already."""
        if field.data and field.data > self.today:
            raise wtf.ValidationError(_l("Tanggal surat keputusan belum tiba."))

    @property
    def answers(self) -> dict[str, Any]:
        """The columns of a decision, without the file."""
        return {name: value for name, value in super().answers.items() if name != "decree"}


def terms_of(decision: Decision | None) -> dict[str, Any]:
    """What the terms start with; no cost stays empty, for most requests are free."""
    if decision is None:
        return {}
    amounts = ("copy_cost", "sheets", "sending_cost", "other_cost")
    return {name: getattr(decision, name) or None for name in amounts} | {
        "provide_by": decision.provide_by,
        "place": decision.place,
        "decree_number": decision.decree_number,
        "decree_on": decision.decree_on,
    }

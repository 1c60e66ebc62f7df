"""What is asked about the notice as a whole: cost, time and place."""

from __future__ import annotations

from typing import Any, ClassVar

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, NumberRange

from ppid.cases.models import Decision
from ppid.decisions.deciding.forms import TOGETHER, UP_TO
from ppid.kit.checks import Length, OrEmpty
from ppid.kit.draft_form import DraftForm, NotBefore
from ppid.kit.forms import AmountField, DayField, NumberField, TextField


class TermsForm(DraftForm):
    """Cost, time and place of what is given; nothing is asked where nothing is."""

    GIVING: ClassVar = ("provide_by", "place", "copy_cost", "sheets", "sending_cost", "other_cost")

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
    copy_cost = AmountField(_l("Biaya penyalinan tiap lembar (Rp)"), [OrEmpty(), UP_TO])
    sheets = NumberField(
        _l("Jumlah lembar"),
        [OrEmpty(), NumberRange(0, 100_000, _l("Tulis 0 sampai 100.000 lembar."))],
    )
    sending_cost = AmountField(_l("Biaya pengiriman (Rp)"), [OrEmpty(), UP_TO])
    other_cost = AmountField(_l("Biaya lain-lain (Rp)"), [OrEmpty(), UP_TO])

    def __init__(self, *args: Any, giving: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for name in self.GIVING if not giving else ():
            del self[name]

    def validate_sheets(self, field: wtf.Field) -> None:
        """Sheets have a price."""
        if field.data and not self.copy_cost.data:
            raise wtf.ValidationError(TOGETHER)

    def validate_copy_cost(self, field: wtf.Field) -> None:
        """A price for each sheet needs their number."""
        if field.data and not self.sheets.data:
            raise wtf.ValidationError(TOGETHER)


def terms_of(decision: Decision | None) -> dict[str, Any]:
    """What the terms start with; no cost stays empty, for most requests are free."""
    if decision is None:
        return {}
    amounts = ("copy_cost", "sheets", "sending_cost", "other_cost")
    return {name: getattr(decision, name) or None for name in amounts} | {
        "provide_by": decision.provide_by,
        "place": decision.place,
    }

"""What is asked about one question (butir): one form an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import wtforms as wtf
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, NumberRange

from ppid.cases.kinds import CopyForm
from ppid.cases.models import Question
from ppid.cases.words import COPY_FORMS, choices
from ppid.exclusions.ground_form import (
    GROUND_LABEL,
    GROUND_MISSING,
    GROUNDS,
    GroundFields,
    ground_columns,
    point_value,
)
from ppid.kit.checks import Length, OrEmpty, Required, When
from ppid.kit.draft_form import DraftForm, NotBefore
from ppid.kit.forms import (
    AmountField,
    ChoiceField,
    DayField,
    LongTextField,
    NumberField,
    TextField,
    YesField,
)
from ppid.law import LegalProfile, Outcome, WrongBody

LONG = 8000
REASON_LEAST = 20
UP_TO = NumberRange(0, 100_000_000, _l("Tulis paling banyak Rp 100.000.000."))
TOGETHER = _l("Isi biaya tiap lembar dan jumlah lembarnya bersama-sama.")

EXCLUDED, UNHELD = "excluded", "unheld"


class ExcludingFields(GroundFields):
    """The ground of an exclusion, and what opening would do."""

    consequence = LongTextField(
        _l("Konsekuensi bila informasi dibuka"),
        [Required(_l("Tulis apa akibatnya bila informasi dibuka.")), Length(LONG, REASON_LEAST)],
        description=_l("Menurut uji konsekuensi, paling sedikit 20 huruf. Dimuat dalam surat."),
    )


class GivingFields(wtf.Form):
    """Time and cost of one question, where they are not those of the whole notice."""

    provide_by = DayField(
        _l("Butir ini disediakan paling lambat"),
        [OrEmpty(), NotBefore()],
        description=_l("Kosongkan bila sama dengan ketentuan seluruh surat."),
    )
    copy_cost = AmountField(_l("Biaya penyalinan butir ini tiap lembar (Rp)"), [OrEmpty(), UP_TO])
    sheets = NumberField(
        _l("Jumlah lembar butir ini"),
        [OrEmpty(), NumberRange(0, 100_000, _l("Tulis 0 sampai 100.000 lembar."))],
    )

    def validate_sheets(self, field: wtf.Field) -> None:
        """Sheets have a price."""
        if field.data and not self.copy_cost.data:
            raise wtf.ValidationError(TOGETHER)

    def validate_copy_cost(self, field: wtf.Field) -> None:
        """A price for each sheet needs their number."""
        if field.data and not self.sheets.data:
            raise wtf.ValidationError(TOGETHER)


def _excluding(form: Any) -> bool:
    return bool(form.kept_back.data == EXCLUDED)


AVAILABLE: Mapping[str, Any] = {
    "label": _l("Bentuk yang tersedia"),
    "choices": choices(COPY_FORMS),
    "missing": _l("Pilih bentuk informasi yang tersedia."),
    "coerce": lambda value: CopyForm(value) if value in set(CopyForm) else value,
}


class GrantForm(DraftForm, GivingFields):
    """All of it is given."""

    reason = LongTextField(
        _l("Informasi yang diberikan"),
        [Required(_l("Sebut informasi yang diberikan.")), Length(LONG)],
        description=_l("Sebut dokumen atau datanya, tahun, dan jumlahnya bila ada."),
    )
    available_form = ChoiceField(**AVAILABLE)


class PartForm(DraftForm, GivingFields, ExcludingFields):
    """Some of it is given: why not the rest."""

    reason = LongTextField(
        _l("Bagian yang diberikan"),
        [Required(_l("Sebut bagian yang diberikan.")), Length(LONG)],
    )
    available_form = ChoiceField(**AVAILABLE)
    blackened = LongTextField(
        _l("Penjelasan bagian yang dihitamkan atau tidak diberikan"),
        [Required(_l("Jelaskan bagian yang dihitamkan atau tidak diberikan.")), Length(LONG)],
        description=_l(
            "Sebut tiap bagian beserta pasal dan alasannya (Perki 1/2021 Pasal 31 ayat (4) huruf g "
            "dan Pasal 50 ayat (2)). Naskah asli tetap disimpan utuh."
        ),
    )
    kept_back = ChoiceField(
        _l("Mengapa bagian itu tidak diberikan?"),
        choices=[
            (EXCLUDED, _l("Dikecualikan menurut Pasal 17")),
            (UNHELD, _l("Tidak dikuasai oleh kantor ini")),
        ],
        missing=_l("Pilih mengapa bagian itu tidak diberikan."),
    )
    holder = TextField(
        _l("Badan Publik yang menguasai bagian itu"),
        [OrEmpty(), Length(200)],
        description=_l("Bila diketahui."),
    )
    ground = ChoiceField(
        GROUND_LABEL,
        [When(_excluding), Required(GROUND_MISSING)],
        choices=GROUNDS,
        missing=GROUND_MISSING,
    )
    consequence = LongTextField(
        _l("Konsekuensi bila informasi dibuka"),
        [
            When(_excluding),
            Required(_l("Tulis apa akibatnya bila informasi dibuka.")),
            Length(LONG, REASON_LEAST),
        ],
        description=_l("Menurut uji konsekuensi, paling sedikit 20 huruf. Dimuat dalam surat."),
    )

    def validate_point(self, field: wtf.Field) -> None:
        """Only where something is excluded."""
        if _excluding(self):
            super().validate_point(field)

    def validate_law_article(self, field: wtf.Field) -> None:
        """Only where something is excluded."""
        if _excluding(self):
            super().validate_law_article(field)

    @property
    def answers(self) -> dict[str, Any]:
        """Either a ground, or a holder."""
        said = super().answers
        if said.pop("kept_back") == EXCLUDED:
            return ground_columns(said | {"holder": ""})
        bare = ("ground", "point", "law_article", "consequence")
        return {name: value for name, value in said.items() if name not in bare}


class RefusalForm(DraftForm, ExcludingFields):
    """None of it is given, on a ground of Pasal 17."""

    part = ChoiceField(
        _l("Dapatkah sebagian diberikan setelah bagian yang dikecualikan dihitamkan?"),
        choices=[("no", _l("Tidak dapat")), ("yes", _l("Ya, sebagian dapat diberikan"))],
        missing=_l("Jawab apakah sebagian dapat diberikan."),
        description=_l(
            "Satu bagian yang dikecualikan tidak menjadi alasan menutup seluruh "
            "dokumen (Perki 1/2021 Pasal 50 ayat (3))."
        ),
    )
    part_releasable = LongTextField(
        _l("Mengapa sebagian pun tidak dapat diberikan"),
        [
            When(lambda form: form.part.data != "yes"),
            Required(_l("Tulis mengapa sebagian pun tidak dapat diberikan.")),
            Length(LONG, REASON_LEAST),
        ],
        description=_l("Paling sedikit 20 huruf. Dimuat dalam surat."),
    )
    reason = LongTextField(
        _l("Penjelasan lain untuk pemohon"),
        [OrEmpty(), Length(LONG)],
    )

    @property
    def wants_part(self) -> bool:
        """Whether the officer found that a part can be given: then this is no refusal."""
        return bool(self.part.data == "yes")

    @property
    def answers(self) -> dict[str, Any]:
        """The columns of a question."""
        said = super().answers
        said.pop("part")
        return ground_columns(said)


class NotHeldForm(DraftForm):
    """The office does not hold it."""

    holder = TextField(
        _l("Badan Publik yang menguasai informasi"),
        [OrEmpty(), Length(200)],
        description=_l(
            "Bila diketahui, sebut nama badan atau unitnya (UU 14/2008 Pasal 22 ayat (7) huruf b)."
        ),
    )
    reason = LongTextField(
        _l("Penjelasan"),
        [Required(_l("Jelaskan mengapa informasi tidak dikuasai.")), Length(LONG, REASON_LEAST)],
        description=_l("Paling sedikit 20 huruf. Sebut di mana sudah dicari."),
    )
    forwarded = YesField(_l("Permohonan sudah diteruskan ke sana dengan persetujuan pemohon"))

    def offer_forwarding(self, profile: LegalProfile) -> None:
        """Ask about forwarding only where the case's profile has it (A-19)."""
        if profile.wrong_body is not WrongBody.FORWARDED:
            del self.forwarded

    def validate_forwarded(self, field: wtf.Field) -> None:
        """A request is forwarded to somebody."""
        if field.data and not self.holder.data:
            raise wtf.ValidationError(_l("Sebut dahulu Badan Publik yang menguasai informasi."))


class NotDocumentedForm(DraftForm):
    """The office holds it but has not documented it."""

    reason = LongTextField(
        _l("Penjelasan"),
        [
            Required(_l("Jelaskan mengapa informasi belum didokumentasikan.")),
            Length(LONG, REASON_LEAST),
        ],
        description=_l("Paling sedikit 20 huruf."),
    )
    provide_by = DayField(
        _l("Disediakan paling lambat"),
        [InputRequired(_l("Sebut kapan informasi akan disediakan.")), NotBefore()],
        description=_l("Lampiran VII meminta waktu yang jelas."),
    )


FORMS: Mapping[Outcome, type[DraftForm]] = {
    Outcome.GRANTED: GrantForm,
    Outcome.PARTLY_GRANTED: PartForm,
    Outcome.REFUSED: RefusalForm,
    Outcome.NOT_HELD: NotHeldForm,
    Outcome.NOT_DOCUMENTED: NotDocumentedForm,
}


def from_draft(question: Question) -> dict[str, Any]:
    """What a form starts with: the draft of this question."""
    drafted = question.outcome is not None
    return {
        "reason": question.reason,
        "available_form": question.available_form,
        "blackened": question.blackened,
        "holder": question.holder,
        "forwarded": question.forwarded,
        "ground": question.ground.value if question.ground else None,
        "point": point_value(question.ground, question.sub_point),
        "law_article": question.law_article,
        "consequence": question.consequence,
        "part_releasable": question.part_releasable,
        "provide_by": question.provide_by,
        "copy_cost": question.copy_cost or None,
        "sheets": question.sheets or None,
        "part": "no" if question.part_releasable else None,
        "kept_back": (EXCLUDED if question.ground else UNHELD) if drafted else None,
    }
